"""What the library knows of recordings: sessions as they go, and what a killed one left.

Functions of a connection, each part of somebody's transaction. Seconds are of the recording.
"""

import json
import logging
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from app import hotword_records
from app import library_entries as entries
from app import library_index as index
from app.hotword_records import Find, option_fields
from app.job_records import read_options
from app.library_entries import Draft
from app.schema import path_of, stored_path
from engine import Options, Segment

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Session:
    """A recording that was made here, and how far its text is.

    Attributes:
        is_open: it is being recorded, or was when the program was killed.
        done: up to where all text is final and in the library.
        marks: moments that somebody marked.
        breaks: where recording began or went on, each with the time of day.
        n_segments: how many sentences there are.
        duration: how much there is of it; 0 while that is unknown.
    """

    entry: int
    title: str
    path: Path
    is_open: bool
    created: datetime
    done: float = 0.0
    options: Options = Options()  # noqa: RUF009 - it is frozen
    marks: tuple[float, ...] = ()
    breaks: tuple[tuple[float, datetime], ...] = ()
    n_segments: int = 0
    duration: float = 0.0

    def time_at(self, seconds: float) -> datetime:
        """What time of day it was then."""
        before = [each for each in self.breaks if each[0] <= seconds] or [(0.0, self.created)]
        begun, when = before[-1]
        return when + timedelta(seconds=seconds - begun)


def begin(connection: sqlite3.Connection, session: Session) -> None:
    """Take a session in, before its first sound."""
    draft = Draft("recording", session.title, session.path, session.created, session.options.model)
    entries.add(connection, draft, session.entry)
    connection.execute(
        "INSERT INTO sessions (entry, path, is_open, done, options) VALUES (?, ?, ?, ?, ?)",
        (
            session.entry,
            stored_path(session.path),
            session.is_open,
            session.done,
            json.dumps(option_fields(session.options)),
        ),
    )
    hotword_records.put(connection, session.options.hotwords)


def append(
    connection: sqlite3.Connection,
    entry: int,
    first: int,
    segments: Sequence[Segment],
    done: float,
) -> None:
    """Take sentences from number `first` on, and up to where the text is final by now."""
    if not entries.exists(connection, entry):
        return  # it was deleted for good meanwhile
    if segments:
        entries.drop_segments(connection, entry, first)
        entries.append_segments(connection, entry, first, segments)
        entries.finish(connection, entry, duration=None, is_complete=False)
        connection.execute(
            "UPDATE entries SET duration = max(duration, ?) WHERE id = ?",
            (segments[-1].end, entry),
        )
    connection.execute("UPDATE sessions SET done = ? WHERE entry = ?", (done, entry))


def note(
    connection: sqlite3.Connection,
    entry: int,
    marks: Iterable[float],
    breaks: Iterable[tuple[float, datetime]],
) -> None:
    """Keep what was marked, and where recording went on."""
    times = [[seconds, when.isoformat()] for seconds, when in breaks]
    connection.execute(
        "UPDATE sessions SET marks = ?, breaks = ? WHERE entry = ?",
        (json.dumps(list(marks)), json.dumps(times), entry),
    )


def move(connection: sqlite3.Connection, entry: int, path: Path) -> None:
    """Its sound is somewhere else than was meant."""
    entries.relocate(connection, entry, path)
    connection.execute("UPDATE sessions SET path = ? WHERE entry = ?", (stored_path(path), entry))


def close(
    connection: sqlite3.Connection,
    entry: int,
    path: Path,
    *,
    duration: float,
    is_complete: bool,
) -> None:
    """Nothing more is recorded; its words can be found. `is_complete` if there is all its text."""
    entries.finish(connection, entry, duration=duration, is_complete=is_complete)
    connection.execute("UPDATE entries SET size = ? WHERE id = ?", (_size(path), entry))
    connection.execute("UPDATE sessions SET is_open = 0 WHERE entry = ?", (entry,))
    if is_complete:
        connection.execute("UPDATE sessions SET done = ? WHERE entry = ?", (duration, entry))
    if entries.exists(connection, entry):
        index.index_recognized(connection, [entry])


def forget(connection: sqlite3.Connection, entry: int) -> None:
    """Nothing was recorded after all."""
    entries.delete(connection, [entry])
    entries.purge(connection, [entry])
    connection.execute("DELETE FROM sessions WHERE entry = ?", (entry,))


def keep(connection: sqlite3.Connection, session: Session, segments: Sequence[Segment]) -> None:
    """Take in a recording that is there already, with the text that there is up to its `done`."""
    begin(connection, session)
    append(connection, session.entry, 0, segments, session.done)
    note(connection, session.entry, session.marks, session.breaks)
    close(
        connection,
        session.entry,
        session.path,
        duration=session.duration,
        is_complete=bool(session.duration) and session.done >= session.duration,
    )


def find(connection: sqlite3.Connection, entry: int) -> Session | None:
    """What is known of a recording; of one that came without, what can be told from its entry."""
    found = entries.some(connection, [entry])
    if not found or found[0].media is None:
        return None
    [known] = found
    assert known.media is not None
    [(last,)] = connection.execute("SELECT max(n) FROM segments WHERE entry = ?", (entry,))
    session = Session(
        entry,
        known.title,
        known.media,
        is_open=False,
        created=known.created,
        n_segments=0 if last is None else last + 1,
        duration=known.duration,
    )
    row = connection.execute(
        "SELECT is_open, done, options, marks, breaks FROM sessions WHERE entry = ?", (entry,)
    ).fetchone()
    if row is None:
        end = entries.segments_of(connection, entry)[-1].end if last is not None else 0.0
        return replace(session, done=end, options=Options(model=known.model or Options().model))
    return _read(session, row, partial(hotword_records.find, connection))


def left_open(connection: sqlite3.Connection) -> list[Session]:
    """Sessions that are being recorded, or were interrupted."""
    ids = [i for [i] in connection.execute("SELECT entry FROM sessions WHERE is_open = 1")]
    found = [find(connection, i) for i in ids]
    return [each for each in found if each is not None]


def known_paths(connection: sqlite3.Connection) -> set[Path]:
    """The recordings that are in the library, or were and had to go."""
    rows = connection.execute(
        "SELECT path FROM sessions UNION SELECT media FROM entries WHERE media IS NOT NULL"
    )
    return {path_of(stored) for [stored] in rows}


def marks_of(connection: sqlite3.Connection, entry: int) -> tuple[float, ...]:
    """The moments that were marked in a recording."""
    row = connection.execute("SELECT marks FROM sessions WHERE entry = ?", (entry,)).fetchone()
    return () if row is None else _marks(row[0])


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # its drive fails, or is away
        return 0


def _read(session: Session, row: Sequence[Any], find: Find) -> Session:
    is_open, done, options, marks, breaks = row
    try:
        chosen = read_options(options, find)
    except (TypeError, ValueError) as error:
        log.warning("options of a session make no sense: %r", error)
        chosen = Options()
    return replace(
        session,
        is_open=bool(is_open),
        done=float(done),
        options=chosen,
        marks=_marks(marks),
        breaks=_breaks(breaks),
    )


def _marks(stored: str) -> tuple[float, ...]:
    try:
        return tuple(float(seconds) for seconds in json.loads(stored))
    except (TypeError, ValueError) as error:
        log.warning("marks of a session make no sense: %r", error)
        return ()


def _breaks(stored: str) -> tuple[tuple[float, datetime], ...]:
    try:
        return tuple(
            (float(seconds), datetime.fromisoformat(when)) for seconds, when in json.loads(stored)
        )
    except (TypeError, ValueError) as error:
        log.warning("breaks of a session make no sense: %r", error)
        return ()
