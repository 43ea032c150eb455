"""One attempt at one file: what is there is gone on with, what arrives is counted and checked."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import requests
import urllib3

from engine.errors import DownloadFailed
from engine.models.hubs import RemoteFile
from engine.models.manifest import FileRecord, hash_file
from engine.models.web import Again, Web

_PIECE_BYTES = 1 << 16
_SLOWEST = 256.0  # bytes a second; slower is a stall
_MOST_UNTOLD = 64 << 20  # bytes of a file whose size the hub does not tell; none is so large
_OK, _PARTIAL, _UNSATISFIABLE = 200, 206, 416
_BUSY = (408, 425, 429, 500, 502, 503, 504)
_REASONS = {401: "forbidden", 403: "forbidden", 404: "missing", 410: "missing"}


@dataclass(frozen=True, slots=True)
class Watch:
    """What is asked and told while bytes arrive.

    Attributes:
        on_bytes: hears how much of the file is there.
        check: raises Stopped where that is wanted.
        stall: seconds in which a line has to bring something worth while.
        clock: seconds, to see whether it does.
    """

    on_bytes: Callable[[int], None]
    check: Callable[[], None]
    stall: float
    clock: Callable[[], float]


@dataclass(slots=True)
class Transfer:
    """One file on its way into `part`."""

    web: Web
    watch: Watch
    file: RemoteFile
    part: Path
    _tag: str | None = None  # what the server calls the version of which we have a part

    def n_present(self) -> int:
        """Bytes that are there."""
        return self.part.stat().st_size if self.part.is_file() else 0

    def attempt(self) -> FileRecord:
        """Get what is missing and check the whole."""
        self.watch.check()
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
        response = self.web.open(self.file, headers)
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
            raise Again("length", "nothing at that place")
        if status in _BUSY:
            raise Again("busy", f"status {status}", _seconds(response.headers.get("Retry-After")))
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
            raise Again("length", "another place than asked for")
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
        pace = _Pace(self.watch.clock, self.watch.stall)
        with self.part.open("r+b" if start else "wb") as out:
            out.seek(start)
            done = start
            self.watch.on_bytes(done)
            for piece in _pieces(response):
                done += len(piece)
                if done > most:
                    raise self._failed("length", f"more than {most} bytes")
                out.write(piece)
                self.watch.on_bytes(done)
                self.watch.check()
                pace.keep(len(piece))
            out.flush()
            os.fsync(out.fileno())
        if promised is not None and done < promised:
            raise Again("broke-off", f"{done} of {promised} bytes")

    def _checked(self, *, was_resumed: bool) -> FileRecord:
        sha256 = hash_file(self.part, lambda _n: self.watch.check())
        if self.file.sha256 not in (None, sha256):
            self.part.unlink()
            if was_resumed:
                raise Again("hash", "after going on with a part")
            raise self._failed("hash")
        return FileRecord(self.n_present(), sha256)

    def _failed(self, reason: str, detail: str = "") -> DownloadFailed:
        return self.web.failed(self.file, reason, detail)


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
            raise Again("stalled", f"{self._n_bytes} bytes in {seconds:.0f} s")
        self._since, self._n_bytes = self._clock(), 0


def _pieces(response: requests.Response) -> Iterator[bytes]:
    """What arrives, as it arrives, so that a slow line can be stopped too."""
    try:
        while piece := response.raw.read1(_PIECE_BYTES, decode_content=False):
            yield piece
    except urllib3.exceptions.ReadTimeoutError as error:
        raise Again("stalled", str(error)) from error
    except (urllib3.exceptions.HTTPError, ConnectionError) as error:
        raise Again("broke-off", str(error)) from error


def _strong(tag: str | None) -> str | None:
    """An ETag that stands for the very bytes."""
    return tag if tag is not None and tag.startswith('"') else None


def _seconds(text: str | None) -> float:
    return float(text) if text is not None and text.isdecimal() else 0.0
