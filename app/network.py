"""How models are fetched: from the settings to what the engine takes, and addresses checked.

Free of Qt, as the command line checks the same addresses.
"""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from app.settings import Settings
from engine import Network

MIRROR_KINDS = ("http", "https")
PROXY_KINDS = ("http", "https", "socks4", "socks4a", "socks5", "socks5h")


def network_of(settings: Settings) -> Network:
    """The network as the user chose it."""
    return Network(
        offline=settings.is_offline,
        hub=None if settings.hub == "auto" else settings.hub,
        mirror=settings.mirror or None,
        proxy=settings.proxy or None,
        ca_bundle=Path(settings.ca_bundle) if settings.ca_bundle else None,
    )


def is_address(address: str, kinds: Sequence[str]) -> bool:
    """Whether it names a host on the web, in one of these ways of speaking."""
    try:
        parts = urlsplit(address)
        return parts.scheme in kinds and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False


def completed(address: str, kind: str) -> str:
    """What was typed, as an address: many leave out how to speak."""
    address = address.strip()
    return f"{kind}://{address}" if address and "://" not in address else address
