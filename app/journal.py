"""What was done to a transcript, line by line on disk: a crash loses nothing that was written.

The first line says what it is, the next ones are the sentences, as JSON. Each change is a line of
its first row, how many rows went and how many came, and then those that came. One that is cut off
at the end of the file was never made.
"""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from engine import Segment, Tags, Token, Transcript, joined

_FORMAT = "shengwen edits"
_VERSION = 1


class NotAJournal(Exception):  # noqa: N818 - a fact
    """Another kind of file, or one of a later version."""


@dataclass(frozen=True, slots=True)
class Change:
    """Rows [first, first + n_gone) made way for `segments`."""

    first: int
    n_gone: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A transcript as it was last, and where its sound is, as far as that is known.

    Attributes:
        is_whole: nothing was cut off at its end, and nothing in it was damaged.
    """

    transcript: Transcript
    media: Path | None
    n_changes: int
    is_whole: bool = True


def begin(path: Path, transcript: Transcript, media: Path | None) -> None:
    """Write a new journal, whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".tmp")
    about = {
        "format": _FORMAT,
        "version": _VERSION,
        "source": transcript.source,
        "duration": transcript.duration,
        "model": transcript.model,
        "created": transcript.created.isoformat(),
        "media": None if media is None else os.fsdecode(media),
    }
    with unfinished.open("w", encoding="utf-8", errors="surrogatepass", newline="\n") as file:
        file.write(json.dumps(about, ensure_ascii=False) + "\n")
        file.writelines(_lines(Change(0, 0, transcript.segments)))
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def append(path: Path, changes: Iterable[Change]) -> None:
    """Add what was done since.

    Raises:
        OSError: it cannot be written; what is there stays.
    """
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
    n_read, n_changes = 1, -1  # the first change is how it began
    for change in _changes(lines[1:]):
        segments[change.first : change.first + change.n_gone] = change.segments
        n_read += 1 + len(change.segments)
        n_changes += 1
    if n_changes < 0:
        raise NotAJournal
    is_whole = n_read == len(lines) and not rest
    return Kept(replace(bare, segments=tuple(segments)), media, n_changes, is_whole)


def title(path: Path) -> str:
    """What a transcript is called; the rest of it is not read.

    Raises:
        OSError: it cannot be read.
        NotAJournal: it is something else.
    """
    with path.open("rb") as file:
        return _beginning(file.readline())[0].source


def _beginning(line: bytes) -> tuple[Transcript, Path | None]:
    """The first line: the transcript without its sentences, and where its sound is."""
    try:
        about = json.loads(line)
        if (about["format"], about["version"]) != (_FORMAT, _VERSION):
            raise NotAJournal
        media = None if about["media"] is None else Path(about["media"])
        created = datetime.fromisoformat(about["created"])
        duration = float(about["duration"])
        return Transcript(str(about["source"]), duration, str(about["model"]), created, ()), media
    except (KeyError, TypeError, ValueError) as error:
        raise NotAJournal from error


def _lines(change: Change) -> Iterator[str]:
    """A line each, so that no other thread waits long for this one."""
    yield json.dumps([change.first, change.n_gone, len(change.segments)]) + "\n"
    for segment in change.segments:
        tags = segment.tags
        tokens = [[token.text, token.start, token.end, token.score] for token in segment.tokens]
        said = [tokens, tags.language, tags.emotion, tags.events, segment.speaker]
        yield json.dumps(said, ensure_ascii=False) + "\n"


def _changes(lines: Sequence[bytes]) -> Iterator[Change]:
    """The changes up to one that is cut off or damaged."""
    at = 0
    while at < len(lines):
        try:
            first, n_gone, n_new = json.loads(lines[at])
            segments = tuple(_segment(json.loads(line)) for line in lines[at + 1 : at + 1 + n_new])
        except (TypeError, ValueError):
            return
        if len(segments) < n_new:
            return
        yield Change(first, n_gone, segments)
        at += 1 + n_new


def _segment(said: Any) -> Segment:  # noqa: ANN401 - whatever the file holds
    spoken, language, emotion, events, speaker = said
    tokens = tuple(Token(str(text), start, end, score) for text, start, end, score in spoken)
    if not tokens:
        raise ValueError
    return Segment(tokens, joined(tokens), Tags(language, emotion, tuple(events)), speaker)
