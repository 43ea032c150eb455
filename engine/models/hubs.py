"""What ModelScope and Hugging Face say of a model: its files, their sizes, hashes and addresses.

Asked as nobody in particular: without the user's tokens, and without the identity that
ModelScope's library would keep.
"""

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import urlsplit

from engine.errors import DownloadFailed, Offline
from engine.models.catalog import Model
from engine.models.manifest import MANIFEST, MOST_FILES, is_sha256
from engine.models.names import are_distinct, is_safe
from engine.models.network import HubName, Network

log = logging.getLogger(__name__)

_TIMEOUT = 30.0
_MOST_BYTES = 20_000_000_000  # of a model; the largest has a twentieth of it
_REASONS = {401: "forbidden", 403: "forbidden", 404: "missing", 410: "missing"}
_LATEST: dict[HubName, str] = {"modelscope": "master", "huggingface": "main"}


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file on a hub; `size` and `sha256` are None where the hub does not tell."""

    name: str
    url: str
    size: int | None
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a model that are needed, as a hub has them."""

    revision: str
    files: tuple[RemoteFile, ...]

    @property
    def size(self) -> int:
        """Bytes of all files whose size is known."""
        return sum(file.size or 0 for file in self.files)


def list_files(model: Model, hub: HubName, network: Network) -> Listing:
    """Ask a hub for a model's files.

    Raises:
        DownloadFailed: it cannot be asked, has no such model, or names files that must not be.
        Offline: the hub's library was told to stay offline.
    """
    model_id = _id(model, hub)
    endpoint = network.endpoint(hub)
    host = _host(endpoint)
    if model_id is None:
        raise DownloadFailed(model.name, "missing", host)
    revision = model.revision or _LATEST[hub]
    ask = _ask_modelscope if hub == "modelscope" else _ask_huggingface
    with network.environment(), _translated(model.name, host):
        found_revision, files = ask(model_id, endpoint, revision)
    needed = [_checked(file, model, host) for file in files if is_needed(file.name, model)]
    _check_whole(needed, model, host)
    needed.sort(key=lambda file: file.size or 0)  # what is wrong with small ones shows early
    log.info("%s has %d files of %s", host, len(needed), model.name)
    return Listing(found_revision, tuple(needed))


def is_needed(name: str, model: Model) -> bool:
    """Whether a file of the hub's directory is part of the model."""
    if "/" in name or name == MANIFEST:
        return False
    return any(fnmatchcase(name, pattern) for pattern in model.files) and not any(
        fnmatchcase(name, pattern) for pattern in model.left_out
    )


def _id(model: Model, hub: HubName) -> str | None:
    return model.modelscope if hub == "modelscope" else model.huggingface


def _host(endpoint: str) -> str:
    try:
        return urlsplit(endpoint).hostname or endpoint
    except ValueError:  # no address; the libraries will say so too
        return endpoint


def _ask_modelscope(model_id: str, endpoint: str, revision: str) -> tuple[str, list[RemoteFile]]:
    from modelscope_hub import HubApi, HubConfig  # noqa: PLC0415 - nothing else needs it

    _log_with_us("modelscope_hub")
    with tempfile.TemporaryDirectory(prefix="shengwen-") as nobody:
        folder = Path(nobody)
        config = HubConfig(endpoint=endpoint, token="", config_dir=folder, cache_dir=folder)
        api = HubApi(config)
        files = [
            RemoteFile(
                name=file.path,
                url=api.legacy.get_download_url(model_id, "model", file.path, revision),
                size=file.size or None,
                sha256=file.sha256,
            )
            for file in api.list_repo_files(model_id, "model", revision=revision)
            if not file.is_dir
        ]
    return revision, files


def _ask_huggingface(model_id: str, endpoint: str, revision: str) -> tuple[str, list[RemoteFile]]:
    from huggingface_hub import HfApi, close_session, hf_hub_url  # noqa: PLC0415

    _log_with_us("huggingface_hub")
    close_session()  # the next one learns of proxy and certificates
    info = HfApi(endpoint=endpoint, token=False).model_info(
        model_id, revision=revision, files_metadata=True, timeout=_TIMEOUT
    )
    commit = info.sha or revision
    files = [
        RemoteFile(
            name=file.rfilename,
            url=hf_hub_url(model_id, file.rfilename, revision=commit, endpoint=endpoint),
            size=file.size,
            sha256=None if file.lfs is None else file.lfs.sha256,
        )
        for file in info.siblings or ()
    ]
    return commit, files


def _log_with_us(library: str) -> None:
    """Send to the log what a library would print into the progress bar."""
    logger = logging.getLogger(library)
    logger.handlers.clear()
    logger.propagate = True


@contextmanager
def _translated(model: str, host: str) -> Iterator[None]:
    """Turn what the hubs' libraries raise into facts of ours."""
    import httpx2  # noqa: PLC0415 - how huggingface_hub speaks
    import huggingface_hub.errors as hf  # noqa: PLC0415
    import modelscope_hub.errors as ms  # noqa: PLC0415
    import requests  # noqa: PLC0415 - how modelscope_hub speaks

    # The first that fits; the last are an answer of another shape, and no such certificates.
    reasons: list[tuple[tuple[type[Exception], ...], str]] = [
        ((ms.NotExistError, hf.RepositoryNotFoundError, hf.RevisionNotFoundError), "missing"),
        ((ms.AuthenticationError, ms.PermissionDeniedError), "forbidden"),
        ((ms.RequestTimeoutError, httpx2.TimeoutException), "stalled"),
        ((ms.NetworkError, httpx2.TransportError, requests.ConnectionError), "unreachable"),
        ((ms.HubError, hf.HfHubHTTPError), "refused"),
        ((ValueError, TypeError, KeyError, AttributeError), "listing"),
        ((requests.RequestException, httpx2.InvalidURL, OSError), "address"),
    ]
    try:
        yield
    except hf.OfflineModeIsEnabled as error:
        raise Offline(model) from error
    except tuple(kind for kinds, _reason in reasons for kind in kinds) as error:
        reason = next(reason for kinds, reason in reasons if isinstance(error, kinds))
        detail = str(error).partition("\n")[0]
        raise DownloadFailed(model, _refined(reason, error), host, detail=detail) from error


def _refined(reason: str, error: Exception) -> str:
    """What only the error's text or status can tell."""
    text = str(error).lower()
    if reason in ("unreachable", "address") and "certificate" in text:
        return "certificate"
    if reason == "unreachable" and "proxy" in text:
        return "proxy"
    if reason == "listing" and _is_web_page(error):
        return "web-page"
    status = getattr(getattr(error, "response", None), "status_code", None)
    return _REASONS.get(status or 0, reason) if reason == "refused" else reason


def _is_web_page(error: BaseException) -> bool:
    """Whether JSON was awaited and a page came, as from a network that wants one to log in."""
    content = getattr(error, "doc", "")
    if isinstance(content, str) and content.lstrip("\ufeff \t\r\n").startswith("<"):
        return True
    cause = error.__cause__ or error.__context__
    return cause is not None and _is_web_page(cause)


def _checked(file: RemoteFile, model: Model, host: str) -> RemoteFile:
    """The file, with the catalogue's hash before the hub's."""
    shown = file.name if file.name.isprintable() else ascii(file.name)
    sha256 = file.sha256.lower() if isinstance(file.sha256, str) and file.sha256 else None
    if not is_safe(file.name):
        raise DownloadFailed(model.name, "name", host, shown)
    if sha256 is not None and not is_sha256(sha256):
        raise DownloadFailed(model.name, "listing", host, shown)
    known = model.sha256.get(file.name)
    if known is not None and sha256 is not None and known != sha256:
        raise DownloadFailed(model.name, "hash", host, shown)
    return RemoteFile(file.name, file.url, file.size, known or sha256)


def _check_whole(files: list[RemoteFile], model: Model, host: str) -> None:
    names = [file.name for file in files]
    sizes = [file.size or 0 for file in files]
    for name in model.required:
        if name not in names:
            raise DownloadFailed(model.name, "incomplete", host, name)
    if len(files) > MOST_FILES or not are_distinct(names):
        raise DownloadFailed(model.name, "listing", host)
    if min(sizes) < 0 or sum(sizes) > _MOST_BYTES:
        raise DownloadFailed(model.name, "listing", host)
