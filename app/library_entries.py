"""What is in the library: entries, their sentences, and what is done with them.

Every function works on a connection, inside the transaction of `Database.run` or `Database.read`.
Times of day are ISO texts with a zone, lengths are seconds.
"""

import json
import logging
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from app.schema import path_of, stored_path
from app.segment_text import read_segment, stored
from engine import Segment

log = logging.getLogger(__name__)

Kind = Literal["file", "recording", "text"]
KINDS: tuple[Kind, ...] = ("file", "recording", "text")

_FIELDS = (
    "id, kind, title, media, created, duration, languages, model, size, tags, notes,"
    " journal, is_complete, n_words, origin"
)
_MOST_IDS = 500  # that a statement names


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the library.

    Attributes:
        kind: a "file" or "recording" that was recognized here, or "text" that was opened.
        media: where its sound is, or was.
        languages: what is spoken, most of it first.
        size: of the media, in bytes; 0 where unknown.
        journal: the name of the file in which corrections are kept, once there are any.
        origin: the file of subtitles or of a transcript that it was read from.
    """

    id: int
    kind: Kind
    title: str
    media: Path | None
    created: datetime
    duration: float
    languages: tuple[str, ...]
    model: str
    size: int
    tags: tuple[str, ...]
    notes: str
    journal: str | None
    is_complete: bool
    n_words: int
    origin: Path | None

    @property
    def is_unfinished(self) -> bool:
        """Whether it is a recording that is not all text yet."""
        return self.kind == "recording" and not self.is_complete and self.media is not None


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of an entry when it begins; see Entry."""

    kind: Kind
    title: str
    media: Path | None
    created: datetime
    model: str = ""
    duration: float = 0.0
    size: int = 0
    journal: str | None = None
    origin: Path | None = None


def add(connection: sqlite3.Connection, draft: Draft, number: int | None = None) -> int:
    """Begin an entry, under this number or the next one; return its id."""
    cursor = connection.execute(
        "INSERT INTO entries (id, kind, title, media, created, changed, model, duration, size,"
        " journal, origin) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            draft.kind,
            whole(draft.title),
            _stored(draft.media),
            draft.created.isoformat(),
            _now(),
            draft.model,
            draft.duration,
            draft.size,
            draft.journal,
            _stored(draft.origin),
        ),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def exists(connection: sqlite3.Connection, entry: int) -> bool:
    """Whether there is such an entry, deleted or not."""
    found = connection.execute("SELECT 1 FROM entries WHERE id = ?", (entry,)).fetchone()
    return found is not None


def append_segments(
    connection: sqlite3.Connection, entry: int, first: int, segments: Iterable[Segment]
) -> None:
    """Take sentences that were recognized; those of the same numbers make way."""
    connection.executemany(
        "INSERT OR REPLACE INTO segments VALUES (?, ?, ?)",
        ((entry, n, stored(segment)) for n, segment in enumerate(segments, first)),
    )


def drop_segments(connection: sqlite3.Connection, entry: int, first: int = 0) -> None:
    """Forget the sentences from number `first` on: they will be recognized again."""
    connection.execute("DELETE FROM segments WHERE entry = ? AND n >= ?", (entry, first))
    connection.execute("DELETE FROM texts WHERE entry = ?", (entry,))  # it is to be indexed anew


def finish(
    connection: sqlite3.Connection, entry: int, *, duration: float | None, is_complete: bool
) -> None:
    """No more sentences come, for now. `app.library_index` makes them findable."""
    connection.execute(
        "UPDATE entries SET duration = coalesce(?, duration), is_complete = ?, changed = ?"
        " WHERE id = ?",
        (duration, is_complete, _now(), entry),
    )


def relocate(connection: sqlite3.Connection, entry: int, media: Path) -> None:
    """Its sound was moved there."""
    connection.execute("UPDATE entries SET media = ? WHERE id = ?", (stored_path(media), entry))


def segments_of(connection: sqlite3.Connection, entry: int) -> tuple[Segment, ...]:
    """What was recognized, without corrections."""
    found = connection.execute("SELECT body FROM segments WHERE entry = ? ORDER BY n", (entry,))
    return tuple(read_segment(body) for [body] in found)


def every(connection: sqlite3.Connection) -> list[Entry]:
    """All entries but those that were deleted, newest first."""
    found = connection.execute(
        f"SELECT {_FIELDS} FROM entries WHERE deleted IS NULL ORDER BY created DESC, id DESC"  # noqa: S608 - our own names
    )
    return _readable(found)


def some(connection: sqlite3.Connection, ids: Collection[int]) -> list[Entry]:
    """These entries, without those that were deleted."""
    found: list[Entry] = []
    for part in parts(list(ids), _MOST_IDS):
        marks = ", ".join("?" * len(part))
        rows = connection.execute(
            f"SELECT {_FIELDS} FROM entries WHERE deleted IS NULL AND id IN ({marks})",  # noqa: S608 - our own names
            part,
        )
        found += _readable(rows)
    return found


def set_title(connection: sqlite3.Connection, entry: int, title: str) -> None:
    """Call it otherwise."""
    _set(connection, entry, "title", whole(title))


def set_tags(connection: sqlite3.Connection, entry: int, tags: Sequence[str]) -> None:
    """Give it these tags and no others."""
    _set(connection, entry, "tags", json.dumps([whole(tag) for tag in tags], ensure_ascii=False))


def set_notes(connection: sqlite3.Connection, entry: int, notes: str) -> None:
    """Note something about it."""
    _set(connection, entry, "notes", whole(notes))


def set_journal(connection: sqlite3.Connection, entry: int, journal: str) -> None:
    """Say where its corrections are kept."""
    _set(connection, entry, "journal", journal)


def delete(connection: sqlite3.Connection, ids: Collection[int]) -> None:
    """Take entries out; `restore` puts them back until `purge`."""
    now = _now()
    connection.executemany("UPDATE entries SET deleted = ? WHERE id = ?", [(now, i) for i in ids])


def restore(connection: sqlite3.Connection, ids: Collection[int]) -> None:
    """Put deleted entries back."""
    connection.executemany("UPDATE entries SET deleted = NULL WHERE id = ?", [(i,) for i in ids])


def deleted(connection: sqlite3.Connection) -> list[tuple[int, str | None]]:
    """Which entries were deleted, each with its journal."""
    return connection.execute(
        "SELECT id, journal FROM entries WHERE deleted IS NOT NULL"
    ).fetchall()


def purge(connection: sqlite3.Connection, ids: Collection[int]) -> None:
    """Let go of deleted entries for good."""
    for i in ids:
        connection.execute("DELETE FROM words WHERE rowid = ?", (i,))
        connection.execute("DELETE FROM entries WHERE id = ? AND deleted IS NOT NULL", (i,))


def languages_in(segments: Iterable[Segment]) -> list[str]:
    """What is spoken, most of it first."""
    counts = Counter(each.tags.language for each in segments if each.tags.language)
    return [code for code, _n in counts.most_common()]


def whole(text: str) -> str:
    """Text as the library takes it: what is no character becomes a mark."""
    return text.encode("utf-8", "replace").decode() if not _is_text(text) else text


def _is_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _set(connection: sqlite3.Connection, entry: int, field: str, value: str) -> None:
    connection.execute(
        f"UPDATE entries SET {field} = ?, changed = ? WHERE id = ?",  # noqa: S608 - our own names
        (value, _now(), entry),
    )


def _readable(rows: Iterable[Sequence[Any]]) -> list[Entry]:
    """The entries in these rows; one that makes no sense is left where it is."""
    found = []
    for row in rows:
        try:
            found.append(_entry(row))
        except (TypeError, ValueError) as error:
            log.warning("entry %s of the library cannot be read: %r", row[0], error)
    return found


def _entry(row: Sequence[Any]) -> Entry:
    (
        i, kind, title, media, created, duration, languages, model, size, tags, notes,
        journal, is_complete, n_words, origin,
    ) = row  # fmt: skip
    return Entry(
        i,
        kind,
        title,
        None if media is None else path_of(media),
        datetime.fromisoformat(created).astimezone(),
        duration,
        _names(languages),
        model,
        size,
        _names(tags),
        notes,
        journal,
        bool(is_complete),
        n_words,
        None if origin is None else path_of(origin),
    )


def _names(text: str) -> tuple[str, ...]:
    return tuple(map(str, json.loads(text))) if text != "[]" else ()


def _stored(path: Path | None) -> str | bytes | None:
    return None if path is None else stored_path(path)


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def parts(ids: Sequence[int], n: int) -> list[Sequence[int]]:
    """Ids, so many at a time."""
    return [ids[at : at + n] for at in range(0, len(ids), n)]
