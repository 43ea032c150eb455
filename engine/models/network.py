"""How the network may be used: whether at all, through what, and how patiently."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

HubName = Literal["modelscope", "huggingface"]

_ENDPOINTS: dict[HubName, tuple[str, str]] = {
    "modelscope": ("MODELSCOPE_ENDPOINT", "https://modelscope.cn"),
    "huggingface": ("HF_ENDPOINT", "https://huggingface.co"),
}


@dataclass(frozen=True, slots=True)
class Network:
    """What was asked for; the environment's usual names say the rest.

    Attributes:
        offline: open no socket. SHENGWEN_OFFLINE=1 says the same.
        hub: the one to ask; None asks ModelScope, then Hugging Face.
        mirror: address of a copy of that hub, ModelScope's by default; nobody else is asked then.
        proxy: as http://host:port.
        ca_bundle: file with the certificates to trust.
        stall: seconds without a byte after which a connection is given up.
        attempts: how often in a row a file may fail.
    """

    offline: bool = False
    hub: HubName | None = None
    mirror: str | None = None
    proxy: str | None = None
    ca_bundle: Path | None = None
    stall: float = 30.0
    attempts: int = 5

    @property
    def is_offline(self) -> bool:
        """Whether no socket may be opened."""
        return self.offline or os.environ.get("SHENGWEN_OFFLINE", "").lower() in _TRUE

    @property
    def hubs(self) -> tuple[HubName, ...]:
        """Whom to ask, in order."""
        if self.mirror is not None:
            return (self.hub or "modelscope",)
        return ("modelscope", "huggingface") if self.hub is None else (self.hub,)

    def endpoint(self, hub: HubName) -> str:
        """The address of a hub or its mirror."""
        variable, usual = _ENDPOINTS[hub]
        address = self.mirror or os.environ.get(variable) or usual
        return (address if "://" in address else f"https://{address}").rstrip("/")

    @contextmanager
    def environment(self) -> Iterator[None]:
        """Tell libraries that listen to nothing else about the proxy and the certificates.

        The environment is the whole process's, so others hear of it meanwhile; one at a time
        changes it, so that each finds it again as it was.
        """
        wanted: dict[str, str] = {}
        if self.proxy is not None:
            wanted |= dict.fromkeys(_PROXY_VARIABLES, self.proxy)
        if self.ca_bundle is not None:
            wanted |= dict.fromkeys(("REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"), str(self.ca_bundle))
        with _ENVIRONMENT:
            before = {name: os.environ.get(name) for name in wanted}
            os.environ.update(wanted)
            try:
                yield
            finally:
                for name, value in before.items():
                    if value is None:
                        del os.environ[name]
                    else:
                        os.environ[name] = value


_ENVIRONMENT = threading.Lock()
_TRUE = ("1", "true", "yes", "on")
_PROXY_VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")
