"""What was done to a transcript, line by line on disk: a crash loses nothing that was written.

The first line says what it is, the next ones are the sentences, as JSON. Each change is a line of
its first row, how many rows went, how many came and how many were heard so far, and then those
that came. One that is cut off at the end of the file was never made.
"""

import json
import operator
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app.segment_text import has_changes, read_segment, written
from engine import Segment, Transcript

_FORMAT = "shengwen edits"
_VERSIONS = _PLAIN, _WITH_CHANGES = 1, 2
_PLACE_OF_VERSION = len(json.dumps({"format": _FORMAT, "version": 1})) - len("1}")


class NotAJournal(Exception):  # noqa: N818 - a fact
    """Another kind of file, or one of a later version."""


@dataclass(frozen=True, slots=True)
class Change:
    """Rows [first, first + n_gone) made way for `segments`.

    `n_heard` sentences of the recognizer are in the transcript then, or were before they changed.
    """

    first: int
    n_gone: int
    segments: tuple[Segment, ...]
    n_heard: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A transcript as it was last, where its sound is, if that is known, and its last `n_heard`.

    Attributes:
        is_whole: nothing was cut off at the end of its file, and nothing in it was damaged.
    """

    transcript: Transcript
    media: Path | None
    n_heard: int
    is_whole: bool = True


def begin(path: Path, transcript: Transcript, media: Path | None, n_heard: int) -> None:
    """Write a new journal, whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".tmp")
    about = {
        "format": _FORMAT,
        "version": _WITH_CHANGES if any(map(has_changes, transcript.segments)) else _PLAIN,
        "source": transcript.source,
        "duration": transcript.duration,
        "model": transcript.model,
        "created": transcript.created.isoformat(),
        "media": None if media is None else os.fsdecode(media),
    }
    try:
        with unfinished.open("w", encoding="utf-8", errors="surrogatepass", newline="\n") as file:
            file.write(json.dumps(about, ensure_ascii=False) + "\n")
            file.writelines(_lines(Change(0, 0, transcript.segments, n_heard)))
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError:
        with suppress(OSError):
            unfinished.unlink()
        raise


def append(path: Path, changes: Iterable[Change]) -> None:
    """Add what was done since.

    Raises:
        OSError: it cannot be written; what is there stays.
    """
    changes = list(changes)
    if any(has_changes(segment) for change in changes for segment in change.segments):
        _mark(path)
    with path.open("r+", encoding="utf-8", errors="surrogatepass", newline="\n") as file:
        file.seek(0, os.SEEK_END)
        whole = file.tell()
        try:
            for change in changes:
                file.writelines(_lines(change))
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            file.truncate(whole)
            raise


def read(path: Path) -> Kept:
    """Read a transcript as its last change left it.

    Raises:
        OSError: it cannot be read.
        NotAJournal: it is something else, or damaged before the first change.
    """
    *lines, rest = path.read_bytes().split(b"\n")
    bare, media = _beginning(lines[0] if lines else b"")
    segments: list[Segment] = []
    n_heard, n_read = 0, 1
    for change in _changes(lines[1:]):
        if not 0 <= change.first <= change.first + change.n_gone <= len(segments):
            break
        segments[change.first : change.first + change.n_gone] = change.segments
        n_heard = change.n_heard
        n_read += 1 + len(change.segments)
    if n_read == 1:  # not even how it began
        raise NotAJournal
    is_whole = n_read == len(lines) and not rest
    return Kept(replace(bare, segments=tuple(segments)), media, n_heard, is_whole)


def _mark(path: Path) -> None:
    """Let a journal be of the version that has changes, before any is in it; a single byte."""
    with path.open("r+b") as file:
        file.seek(_PLACE_OF_VERSION)
        if file.read(1) == str(_PLAIN).encode():
            file.seek(_PLACE_OF_VERSION)
            file.write(str(_WITH_CHANGES).encode())


def _beginning(line: bytes) -> tuple[Transcript, Path | None]:
    """The first line: the transcript without its sentences, and where its sound is."""
    try:
        about = json.loads(line)
        if about["format"] != _FORMAT or about["version"] not in _VERSIONS:
            raise NotAJournal
        media = None if about["media"] is None else Path(about["media"])
        created = datetime.fromisoformat(about["created"])
        duration = float(about["duration"])
        return Transcript(str(about["source"]), duration, str(about["model"]), created, ()), media
    except (KeyError, TypeError, ValueError) as error:
        raise NotAJournal from error


def _lines(change: Change) -> Iterator[str]:
    """A line each, so that no other thread waits long for this one."""
    numbers = [change.first, change.n_gone, len(change.segments), change.n_heard]
    yield json.dumps(numbers) + "\n"
    for segment in change.segments:
        yield written(segment) + "\n"


def _changes(lines: Sequence[bytes]) -> Iterator[Change]:
    """The changes up to one that is cut off or damaged."""
    at = 0
    while at < len(lines):
        try:
            first, n_gone, n_new, n_heard = map(operator.index, json.loads(lines[at]))
            segments = tuple(map(read_segment, lines[at + 1 : at + 1 + n_new]))
        except (TypeError, ValueError):
            return
        if len(segments) < n_new:
            return
        yield Change(first, n_gone, segments, n_heard)
        at += 1 + n_new
