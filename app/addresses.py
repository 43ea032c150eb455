"""Recordings and lists at http addresses that the user typed, kept in a folder.

A kept file is used again when the server says that it is unchanged, or as it is when offline.
"""

import hashlib
import json
import math
import os
import re
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse, InvalidURL
from pathlib import Path, PurePosixPath
from typing import IO
from urllib import request
from urllib.error import HTTPError, URLError
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from app.input_errors import FetchFailed

_TIMEOUT = 30.0  # seconds without a byte
_BLOCK = 1 << 16
_REPORT_EVERY = 0.2  # seconds
_ABANDONED = 86_400.0  # seconds after which an unfinished download is no longer anybody's
_PAGES = ("text/html", "application/xhtml+xml")
_PAGE = re.compile(rb"\s*(<!doctype html|<html)", re.IGNORECASE)
_MEDIA = "audio/*, video/*, */*;q=0.5"
_SAFE = "/%:@!$&'()*+,;=~"


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is known of a file in the cache; `etag` and `modified` as the server called them."""

    address: str
    size: int
    etag: str | None
    modified: str | None


def is_address(text: str) -> bool:
    """Whether `text` is an address rather than a path."""
    return text.lower().startswith(("http://", "https://"))


def file_name(address: str) -> str:
    """What the file at an address is called: the last part of its path, or else the server."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "address"
    return PurePosixPath(unquote(parts.path)).name or parts.hostname or "address"


class Fetcher:
    """Fetches addresses into `folder`, none of them larger than `limit` bytes."""

    def __init__(
        self,
        folder: Path,
        *,
        limit: int,
        offline: bool = False,
        timeout: float = _TIMEOUT,
        accept: str = _MEDIA,
    ) -> None:
        self._folder = folder
        self._limit = limit
        self._offline = offline
        self._timeout = timeout
        self._accept = accept

    def fetch(self, address: str, on_progress: Callable[[int, int | None], None]) -> Path:
        """Return the file that holds what is at `address`.

        Args:
            on_progress: told of the bytes that are here and of how many there are, if known;
                what it raises ends the download.

        Raises:
            FetchFailed: there is no recording to have there.
            OSError: it cannot be kept.
        """
        file, facts = self._places(address)
        kept = _known(facts, file)
        if self._offline:
            if kept is None:
                raise FetchFailed(address, "offline")
            return file
        response = self._open(address, kept)
        if response is None:
            return file
        with response:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._sweep()
            unfinished = self._received(self._blocks(address, response, on_progress))
            _keep(unfinished, file, facts, address, response.headers)
        return file

    def kept(self, address: str) -> Path | None:
        """The file of an address that was fetched before."""
        file, facts = self._places(address)
        return None if _known(facts, file) is None else file

    def _places(self, address: str) -> tuple[Path, Path]:
        """Where a file is kept, and what is known of it."""
        key = hashlib.sha256(address.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        suffix = PurePosixPath(file_name(address)).suffix
        name = key + (suffix if re.fullmatch(r"\.\w{1,8}", suffix) else "")
        return self._folder / name, self._folder / f"{key}.kept.json"

    def _open(self, address: str, kept: _Kept | None) -> HTTPResponse | None:
        """The server's answer; None where what is kept is still what it has."""
        try:
            headers = {"Accept": self._accept, **_headers(kept)}
            asked = request.Request(_quoted(address), headers=headers)  # noqa: S310 - http
            response: HTTPResponse = _opener().open(asked, timeout=self._timeout)
        except HTTPError as error:
            with error:
                if error.code == 304 and kept is not None:  # noqa: PLR2004 - not modified
                    return None
                raise _refusal(address, error) from error
        except (InvalidURL, ValueError) as error:
            raise FetchFailed(address, "address") from error
        except (OSError, HTTPException) as error:
            what = error.reason if isinstance(error, URLError) else error
            reason = "unreachable" if kept is None else "unreachable, kept"
            raise FetchFailed(address, reason, str(what) or type(what).__name__) from error
        return response

    def _received(self, blocks: Iterable[bytes]) -> Path:
        """All of the answer in a file without a name of its own yet."""
        descriptor, name = tempfile.mkstemp(suffix=".part", dir=self._folder)
        try:
            with os.fdopen(descriptor, "wb") as out:
                out.writelines(blocks)
        except BaseException:
            Path(name).unlink()
            raise
        return Path(name)

    def _blocks(
        self, address: str, response: HTTPResponse, on_progress: Callable[[int, int | None], None]
    ) -> Iterator[bytes]:
        """What the server sends, as far as it is a recording and not too large."""
        promised = response.length
        if response.headers.get_content_type() in _PAGES:
            raise FetchFailed(address, "page")
        self._check_size(address, promised or 0)
        size = 0
        reported = -math.inf  # when, in seconds
        while block := _block(address, response):
            if not size and _PAGE.match(block):
                raise FetchFailed(address, "page")
            size += len(block)
            self._check_size(address, size)
            if time.monotonic() - reported >= _REPORT_EVERY:
                on_progress(size, promised)
                reported = time.monotonic()
            yield block
        on_progress(size, promised)
        if promised is not None and size < promised:
            raise FetchFailed(address, "broken off", f"{size} of {promised} bytes came")

    def _check_size(self, address: str, size: int) -> None:
        if size > self._limit:
            raise FetchFailed(address, "limit", _in_units(self._limit))

    def _sweep(self) -> None:
        """Remove what a killed run left."""
        for part in self._folder.glob("*.part"):
            with suppress(OSError):
                if time.time() - part.stat().st_mtime > _ABANDONED:
                    part.unlink()


class _SameScheme(request.HTTPRedirectHandler):
    """Follows redirects that stay with http, or turn to https."""

    def redirect_request(  # noqa: PLR0913, PLR0917 - as the library calls it
        self,
        req: request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> request.Request | None:
        if urlsplit(newurl).scheme.lower() not in {"https", req.type}:
            raise HTTPError(req.full_url, code, msg, headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> request.OpenerDirector:
    """Speaks http and https and nothing else, files and FTP least of all."""
    opener = request.OpenerDirector()
    for handler in (
        request.ProxyHandler(),
        request.HTTPHandler(),
        request.HTTPSHandler(),
        request.HTTPDefaultErrorHandler(),
        _SameScheme(),
        request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


def _headers(kept: _Kept | None) -> dict[str, str]:
    headers = {"User-Agent": "shengwen"}
    if kept is not None and kept.etag:
        headers["If-None-Match"] = kept.etag
    elif kept is not None and kept.modified:
        headers["If-Modified-Since"] = kept.modified
    return headers


def _quoted(address: str) -> str:
    """The address in ASCII, as HTTP wants it."""
    parts = urlsplit(address)
    if not parts.hostname or parts.username is not None:
        raise ValueError(address)
    host = parts.hostname.encode("idna").decode() if not parts.hostname.isascii() else parts.netloc
    if parts.port is not None and host != parts.netloc:
        host += f":{parts.port}"
    path = quote(parts.path or "/", safe=_SAFE)
    return urlunsplit((parts.scheme, host, path, quote(parts.query, safe=_SAFE + "?"), ""))


def _refusal(address: str, error: HTTPError) -> FetchFailed:
    location = error.headers.get("Location")
    if error.code in {301, 302, 303, 307, 308} and location:
        return FetchFailed(address, "redirect", location)
    return FetchFailed(address, "status", f"{error.code} {error.reason}".strip())


def _block(address: str, response: HTTPResponse) -> bytes:
    try:
        return response.read1(_BLOCK)  # what is there: a slow server must not hide for long
    except (OSError, HTTPException) as error:
        raise FetchFailed(address, "broken off", str(error) or type(error).__name__) from error


def _known(facts: Path, file: Path) -> _Kept | None:
    """What is known of `file`, where it is there and whole."""
    try:
        kept = _Kept(**json.loads(facts.read_text("utf-8")))
        is_whole = file.stat().st_size == kept.size
    except (OSError, ValueError, TypeError):
        return None
    return kept if is_whole else None


def _keep(unfinished: Path, file: Path, facts: Path, address: str, headers: HTTPMessage) -> None:
    """Give a whole download its name; what is known of it is on disk only while it is true."""
    kept = _Kept(address, unfinished.stat().st_size, headers["ETag"], headers["Last-Modified"])
    facts.unlink(missing_ok=True)
    unfinished.replace(file)
    facts.write_text(json.dumps(asdict(kept)), "utf-8")


def _in_units(size: int) -> str:
    """Bytes as people write them."""
    for unit, factor in (("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)):
        if size >= factor:
            return f"{size / factor:.3g} {unit}"
    return f"{size} bytes"
