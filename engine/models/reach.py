"""Whether the hubs can be asked for models with a network as it was chosen."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from engine.errors import DownloadFailed, Offline
from engine.models.catalog import VAD, look_up
from engine.models.hubs import list_files
from engine.models.network import Network


@dataclass(frozen=True, slots=True)
class Reached:
    """What became of asking one hub.

    Attributes:
        host: who was asked.
        error: why no list of files came back; None where one did.
    """

    host: str
    error: DownloadFailed | None = None


def ask_hubs(network: Network) -> Iterator[Reached]:
    """Ask each hub that a download would ask for the list of files of the smallest model.

    Raises:
        Offline: no connection may be opened.
    """
    model = look_up(VAD)
    assert model is not None
    if network.is_offline:
        raise Offline(model.name)
    for hub in network.hubs:
        address = network.endpoint(hub)
        try:
            list_files(model, hub, network)
        except DownloadFailed as error:
            yield Reached(error.host, error)
        else:
            yield Reached(urlsplit(address).hostname or address)
