"""Corrections and the library: which journals changed, what an entry is after them.

A journal that no entry names was kept before there was a library, or of a file of subtitles; it
gets an entry of its own.
"""

import json
import logging
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from app import journal
from app.journal import Kept, NotAJournal
from app.keeper import Claim
from app.library_entries import Draft, add, segments_of, set_title, whole
from app.library_index import index
from engine import Segment

log = logging.getLogger(__name__)

SUFFIX = ".edits"


@dataclass(frozen=True, slots=True)
class Corrections:
    """A journal as it was at one moment.

    Attributes:
        stamp: tells that moment from others.
        size: of the media, in bytes; 0 where there is none.
        origin: the file that was corrected, where that is known.
    """

    name: str
    stamp: str
    kept: Kept
    size: int
    origin: Path | None = None


def known(connection: sqlite3.Connection) -> dict[str, str | None]:
    """The journals that entries name, with the stamps of what was read of them."""
    found = connection.execute("SELECT journal, stamp FROM entries WHERE journal IS NOT NULL")
    return dict(found.fetchall())


def changed(folder: Path, stamps: Mapping[str, str | None]) -> Iterator[Corrections]:
    """The journals that are not as they were when they were read, one after the other."""
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        if stamps.get(path.name) != _stamp(path):
            corrections = read(path)
            if corrections is not None:
                yield corrections


def read(path: Path, origin: Path | None = None) -> Corrections | None:
    """A journal; None where it is gone or damaged, which its page says when it is opened."""
    try:
        stamp = _stamp(path)
        kept = journal.read(path)
    except (OSError, NotAJournal) as error:
        log.warning("%s cannot be read: %r", path, error)
        return None
    return Corrections(path.name, stamp or "", kept, _size(kept.media), origin)


def take(connection: sqlite3.Connection, corrections: Corrections) -> int:
    """Let the entry of a journal be as it was corrected, deleted or not; return its id."""
    transcript = corrections.kept.transcript
    found = connection.execute(
        "SELECT id, title FROM entries WHERE journal = ?", (corrections.name,)
    ).fetchone()
    entry, title = found or (add(connection, _draft(corrections)), transcript.source)
    if title != whole(transcript.source):
        set_title(connection, entry, transcript.source)
    if found is None:
        connection.execute("UPDATE entries SET is_complete = 1 WHERE id = ?", (entry,))
    connection.execute(
        "UPDATE entries SET stamp = ?, duration = max(duration, ?), deleted = NULL WHERE id = ?",
        (corrections.stamp, transcript.duration, entry),
    )
    rest = _rest(connection, entry, corrections.kept.n_heard)
    index(connection, entry, (*transcript.segments, *rest))
    return int(entry)


def retitle(path: Path, title: str) -> None:
    """Call the transcript in a journal otherwise, unless a page has it open.

    Raises:
        OSError: it cannot be written.
    """
    claim = Claim(path)
    try:
        if claim.is_ours:
            kept = journal.read(path)
            transcript = replace(kept.transcript, source=title)
            journal.begin(path, transcript, kept.media, kept.n_heard)
    except (FileNotFoundError, NotAJournal):
        return  # nothing was corrected, or nothing of it can be read
    finally:
        claim.release()


def forget(path: Path) -> bool:
    """Delete a journal; whether it is gone."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        log.warning("%s cannot be deleted: %s", path, error)
        return False
    with suppress(OSError):
        Path(f"{path}.lock").unlink(missing_ok=True)
    return True


def _rest(connection: sqlite3.Connection, entry: int, n_heard: int) -> Sequence[Segment]:
    """What was recognized of a recording since it was corrected; its page adds it when opened."""
    row = connection.execute("SELECT kind FROM entries WHERE id = ?", (entry,)).fetchone()
    return segments_of(connection, entry)[n_heard:] if row == ("recording",) else ()


def _draft(corrections: Corrections) -> Draft:
    transcript = corrections.kept.transcript
    return Draft(
        "file" if transcript.model else "text",
        transcript.source,
        corrections.kept.media,
        transcript.created,
        transcript.model,
        transcript.duration,
        corrections.size,
        corrections.name,
        corrections.origin,
    )


def _stamp(path: Path) -> str | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return json.dumps([status.st_size, status.st_mtime_ns])


def _size(path: Path | None) -> int:
    if path is None:
        return 0
    try:
        return path.stat().st_size
    except OSError:
        return 0
