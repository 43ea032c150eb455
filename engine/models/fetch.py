"""One file over HTTP: resumed where it broke off, tried again where that can help, and checked.

The bytes are moved here, as the hubs' libraries can neither be stopped midway nor told how long a
silence may last.
"""

import logging
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import requests
import urllib3

from engine.errors import DownloadFailed
from engine.models.hubs import RemoteFile
from engine.models.manifest import FileRecord, hash_file
from engine.models.network import Network

log = logging.getLogger(__name__)

_PIECE_BYTES = 1 << 16
_MOST_REDIRECTS = 10
_LONGEST_PAUSE = 60.0
_STEP = 0.2  # seconds; how often a pause asks whether it is over
_SLOWEST = 256.0  # bytes a second; slower is a stall
_MOST_UNTOLD = 64 << 20  # bytes of a file whose size the hub does not tell; none is so large
_GOOD_BYTES = 1 << 20  # so much new in one attempt, and the attempts count anew
_OK, _PARTIAL, _UNSATISFIABLE = 200, 206, 416
_REDIRECTS = (301, 302, 303, 307, 308)
_BUSY = (408, 425, 429, 500, 502, 503, 504)
_REASONS = {401: "forbidden", 403: "forbidden", 404: "missing", 410: "missing"}


class Stopped(Exception):  # noqa: N818 - no error; it never leaves engine.models
    """The user changed their mind; what has arrived is kept."""


class _Again(Exception):  # noqa: N818 - becomes a DownloadFailed after too many
    """Something that may be better a moment later."""

    def __init__(self, reason: str, detail: str = "", after: float = 0.0) -> None:
        super().__init__(reason, detail, after)
        self.reason = reason
        self.detail = detail
        self.after = after


@dataclass(slots=True)
class Fetcher:
    """Fetches the files of one model.

    Attributes:
        is_cancelled: asked after every piece and during pauses.
        on_bytes: hears how much of the present file is there.
        sleep: passes the time between attempts.
        clock: seconds, to see whether a line has come to a crawl.
    """

    model: str
    network: Network
    is_cancelled: Callable[[], bool] = lambda: False
    on_bytes: Callable[[int], None] = lambda _done: None
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _session: requests.Session = field(default_factory=requests.Session)

    def __post_init__(self) -> None:
        self._session.headers["User-Agent"] = "shengwen"

    def fetch(self, file: RemoteFile, target: Path) -> FileRecord:
        """Bring `file` to `target`, going on with what an earlier run left in `<name>.….part`.

        Raises:
            DownloadFailed: it cannot be had, or is not what it should be.
            Stopped: it was cancelled.
            OSError: it cannot be written.
        """
        part = target.with_name(f"{target.name}.{(file.sha256 or '')[:8]}.part")
        if file.sha256 is None:
            part.unlink(missing_ok=True)  # what it is a part of cannot be told
        transfer = _Transfer(self, file, part)
        n_failed, pause = 0, 1.0
        while True:
            before = transfer.n_present()
            try:
                record = transfer.attempt()
                part.replace(target)
            except _Again as fault:
                if transfer.n_present() - before >= _GOOD_BYTES:
                    n_failed, pause = 0, 1.0
                n_failed += 1
                log.warning("%s of %s: %s %s", file.name, self.model, fault.reason, fault.detail)
                if n_failed >= self.network.attempts:
                    raise self.failed(file, fault.reason, fault.detail) from fault
                self._pause(min(max(pause, fault.after), _LONGEST_PAUSE))
                pause *= 2
            else:
                return record

    def failed(self, file: RemoteFile, reason: str, detail: str = "") -> DownloadFailed:
        """The error that names the file."""
        host = urlsplit(file.url).hostname or file.url
        return DownloadFailed(self.model, reason, host, file.name, detail)

    def check(self) -> None:
        """Stop where that is wanted."""
        if self.is_cancelled():
            raise Stopped

    def open(self, file: RemoteFile, headers: dict[str, str]) -> requests.Response:
        """Ask for a file and follow redirects as far as they are safe."""
        url = file.url
        for _ in range(_MOST_REDIRECTS):
            response = self._get(file, url, headers)
            if response.status_code not in _REDIRECTS:
                return response
            response.close()
            onward = response.headers.get("Location", "")
            if not _is_safe_step(url, onward):
                raise self.failed(file, "redirect", onward)
            url = urljoin(url, onward)
        raise self.failed(file, "redirect", url)

    def close(self) -> None:
        """Let go of connections that are kept for the next file."""
        self._session.close()

    def _get(self, file: RemoteFile, url: str, headers: dict[str, str]) -> requests.Response:
        proxy, bundle = self.network.proxy, self.network.ca_bundle
        try:
            # Said with each request, as the environment's word counts more than the session's.
            return self._session.get(
                url,
                headers=headers,
                stream=True,
                allow_redirects=False,
                proxies=None if proxy is None else {"http": proxy, "https": proxy},
                verify=None if bundle is None else str(bundle),
                timeout=self.network.stall,
            )
        except requests.exceptions.SSLError as error:
            raise self.failed(file, "certificate", str(error)) from error
        except requests.exceptions.ProxyError as error:
            raise _Again("proxy", str(error)) from error
        except requests.Timeout as error:
            raise _Again("stalled", str(error)) from error
        except requests.ConnectionError as error:
            raise _Again("unreachable", str(error)) from error
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise self.failed(file, "address", str(error)) from error  # or a bad proxy, or bundle

    def _pause(self, seconds: float) -> None:
        while seconds > 0:
            self.check()
            self.sleep(min(seconds, _STEP))
            seconds -= _STEP


@dataclass(slots=True)
class _Transfer:
    """One file on its way into `part`."""

    fetcher: Fetcher
    file: RemoteFile
    part: Path
    _tag: str | None = None  # what the server calls the version of which we have a part

    def n_present(self) -> int:
        """Bytes that are there."""
        return self.part.stat().st_size if self.part.is_file() else 0

    def attempt(self) -> FileRecord:
        """Get what is missing and check the whole."""
        self.fetcher.check()
        present = self._usable()
        if present == 0 or present != self.file.size:
            self._receive(present)
        return self._checked(was_resumed=present > 0)

    def _usable(self) -> int:
        """How much of what is there can be gone on with."""
        present = self.n_present()
        can_tell = self.file.sha256 is not None or self._tag is not None
        if not can_tell or (self.file.size is not None and present > self.file.size):
            self.part.unlink(missing_ok=True)
            return 0
        return present

    def _receive(self, present: int) -> None:
        headers = {"Accept-Encoding": "identity"}
        if present:
            headers["Range"] = f"bytes={present}-"
            if self._tag is not None:
                headers["If-Range"] = self._tag
        response = self.fetcher.open(self.file, headers)
        try:
            start = self._start(response, present)
            self._tag = _strong(response.headers.get("ETag"))
            self._copy(response, start, self._promised(response, start))
        finally:
            response.close()

    def _start(self, response: requests.Response, present: int) -> int:
        """Where the answer's bytes begin in the file."""
        status = response.status_code
        if status == _UNSATISFIABLE and present:
            self.part.unlink(missing_ok=True)
            raise _Again("length", "nothing at that place")
        if status in _BUSY:
            raise _Again("busy", f"status {status}", _seconds(response.headers.get("Retry-After")))
        if status not in (_OK, _PARTIAL):
            raise self._failed(_REASONS.get(status, "refused"), f"status {status}")
        if response.headers.get("Content-Type", "").lower().startswith("text/html"):
            raise self._failed("web-page")
        if response.headers.get("Content-Encoding", "identity").lower() != "identity":
            raise self._failed("refused", "compressed on the way")
        if status == _OK:
            return 0  # also from a server that ignores Range
        if not response.headers.get("Content-Range", "").startswith(f"bytes {present}-"):
            self.part.unlink(missing_ok=True)
            raise _Again("length", "another place than asked for")
        return present

    def _promised(self, response: requests.Response, start: int) -> int | None:
        """How long the whole file should be; None where nobody says."""
        length = response.headers.get("Content-Length", "")
        promised = start + int(length) if length.isdecimal() else None
        if promised is not None and self.file.size not in (None, promised):
            detail = f"{promised} bytes promised instead of {self.file.size}"
            raise self._failed("length", detail)
        return promised if self.file.size is None else self.file.size

    def _copy(self, response: requests.Response, start: int, promised: int | None) -> None:
        most = _MOST_UNTOLD if self.file.size is None else self.file.size
        pace = _Pace(self.fetcher.clock, self.fetcher.network.stall)
        with self.part.open("r+b" if start else "wb") as out:
            out.seek(start)
            done = start
            self.fetcher.on_bytes(done)
            for piece in _pieces(response):
                done += len(piece)
                if done > most:
                    raise self._failed("length", f"more than {most} bytes")
                out.write(piece)
                self.fetcher.on_bytes(done)
                self.fetcher.check()
                pace.keep(len(piece))
            out.flush()
            os.fsync(out.fileno())
        if promised is not None and done < promised:
            raise _Again("broke-off", f"{done} of {promised} bytes")

    def _checked(self, *, was_resumed: bool) -> FileRecord:
        sha256 = hash_file(self.part, lambda _n: self.fetcher.check())
        if self.file.sha256 not in (None, sha256):
            self.part.unlink()
            if was_resumed:
                raise _Again("hash", "after going on with a part")
            raise self._failed("hash")
        return FileRecord(self.n_present(), sha256)

    def _failed(self, reason: str, detail: str = "") -> DownloadFailed:
        return self.fetcher.failed(self.file, reason, detail)


class _Pace:
    """Tells a crawling line from a slow one."""

    def __init__(self, clock: Callable[[], float], stall: float) -> None:
        self._clock = clock
        self._stall = stall
        self._since = clock()
        self._n_bytes = 0

    def keep(self, n_bytes: int) -> None:
        """Hear of new bytes; a new connection is better than this one if they are too few."""
        self._n_bytes += n_bytes
        seconds = self._clock() - self._since
        if seconds < self._stall:
            return
        if self._n_bytes < _SLOWEST * seconds:
            raise _Again("stalled", f"{self._n_bytes} bytes in {seconds:.0f} s")
        self._since, self._n_bytes = self._clock(), 0


def _is_safe_step(url: str, onward: str) -> bool:
    """Whether a redirect stays on the web, and encrypted where it was."""
    allowed = ("https",) if urlsplit(url).scheme == "https" else ("http", "https")
    try:
        return urlsplit(urljoin(url, onward)).scheme in allowed
    except ValueError:  # no address
        return False


def _pieces(response: requests.Response) -> Iterator[bytes]:
    """What arrives, as it arrives, so that a slow line can be stopped too."""
    try:
        while piece := response.raw.read1(_PIECE_BYTES, decode_content=False):
            yield piece
    except urllib3.exceptions.ReadTimeoutError as error:
        raise _Again("stalled", str(error)) from error
    except (urllib3.exceptions.HTTPError, ConnectionError) as error:
        raise _Again("broke-off", str(error)) from error


def _strong(tag: str | None) -> str | None:
    """An ETag that stands for the very bytes."""
    return tag if tag is not None and tag.startswith('"') else None


def _seconds(text: str | None) -> float:
    return float(text) if text is not None and text.isdecimal() else 0.0
