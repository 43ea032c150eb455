"""What the library knows of jobs: the queue as it was, with the sentences and checkpoints so far.

Functions of a connection, each part of somebody's transaction.
"""

import logging
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from app import checkpoint_store, hotword_records
from app.job import AT_REST, Job, State
from app.job_records import COLUMNS, Stored, job_of
from app.segment_text import read_segment
from engine import NO_HOTWORDS, HotwordList, Segment

log = logging.getLogger(__name__)

# What a start goes on with; whatever else is stored had come to its end.
_OPEN = ("WAITING", "PREPARING", "TRANSCRIBING", "SAVING", "PAUSED", "INTERRUPTED", "FAILED")


@dataclass(slots=True)
class Changes:
    """What became of one job since it was stored last.

    Attributes:
        row: the columns that changed; all of them where the job is new.
        key: what its checkpoints are kept under, where that is known.
        heard: new checkpoints.
        forgotten: keys whose checkpoints are of no use any more.
        hotwords: what its options name, where those changed.
    """

    id: int
    row: dict[str, Stored]
    is_new: bool = False
    key: str = ""
    heard: dict[int, bytes] = field(default_factory=dict)
    forgotten: tuple[str, ...] = ()
    hotwords: HotwordList = NO_HOTWORDS


@dataclass(frozen=True, slots=True)
class Restored:
    """A job as the last start left it, and what it is called in the library."""

    id: int
    job: Job
    segments: tuple[str, ...] = ()


def apply(connection: sqlite3.Connection, changes: Sequence[Changes]) -> None:
    """Store what became of jobs."""
    for change in changes:
        hotword_records.put(connection, change.hotwords)
        if change.is_new:
            _insert(connection, change.id, change.row)
        elif change.row:
            _update(connection, change.id, change.row)
        for key in change.forgotten:
            checkpoint_store.forget(connection, key)
        if change.heard:
            checkpoint_store.put(connection, change.key, change.heard)


def remove(connection: sqlite3.Connection, ids: Sequence[int]) -> None:
    """Take jobs out of the queue; their text stays."""
    connection.executemany("DELETE FROM jobs WHERE id = ?", [(each,) for each in ids])


def restore(connection: sqlite3.Connection) -> list[Restored]:
    """What an earlier start left unfinished, in order; what it finished is forgotten here."""
    marks = ", ".join("?" * len(_OPEN))
    connection.execute(f"DELETE FROM jobs WHERE state NOT IN ({marks})", _OPEN)  # noqa: S608 - marks
    checkpoint_store.forget_old(connection)
    hotword_records.forget_unused(connection)
    columns = ", ".join(("id", *COLUMNS))
    rows = connection.execute(f"SELECT {columns} FROM jobs ORDER BY position, id")  # noqa: S608 - ours
    found = [_restored(connection, dict(zip(("id", *COLUMNS), row, strict=True))) for row in rows]
    return [each for each in found if each is not None]


def _restored(connection: sqlite3.Connection, row: Mapping[str, Any]) -> Restored | None:
    try:
        job = job_of(row, partial(hotword_records.find, connection))
    except ValueError as error:
        log.warning("a job of the library cannot be read: %s", error)
        return None
    if job.state not in {State.WAITING, State.FAILED, *AT_REST}:
        job.state = State.INTERRUPTED
    job.was_left = True
    _fill(connection, job)
    return Restored(row["id"], job)


def _fill(connection: sqlite3.Connection, job: Job) -> None:
    """Bring back the sentences, up to the first that is missing, and what was heard.

    Where sentences are missing, the job is not complete: they are to be heard again.
    """
    if job.entry is not None:
        rows = connection.execute(
            "SELECT n, body FROM segments WHERE entry = ? ORDER BY n", (job.entry,)
        )
        for place, (n, body) in enumerate(rows):
            segment = _sentence(body) if n == place else None
            if segment is None:
                job.is_complete = False
                break
            job.add(segment)
    job.is_complete = job.is_complete and bool(job.segments)
    if job.source is not None:
        key = checkpoint_store.key_of(job.path, job.source, job.options)
        job.heard = list(checkpoint_store.earlier(connection, key))


def _sentence(body: str) -> Segment | None:
    try:
        return read_segment(body)
    except (TypeError, ValueError) as error:
        log.warning("a sentence of the library cannot be read: %r", error)
        return None


def _insert(connection: sqlite3.Connection, number: int, row: Mapping[str, Stored]) -> None:
    names = ", ".join(("id", *row))
    marks = ", ".join(("?", *map(_mark, row)))
    connection.execute(
        f"INSERT OR REPLACE INTO jobs ({names}) VALUES ({marks})",  # noqa: S608 - our own names
        (number, *row.values()),
    )


def _update(connection: sqlite3.Connection, number: int, row: Mapping[str, Stored]) -> None:
    sets = ", ".join(f"{name} = {_mark(name)}" for name in row)
    connection.execute(
        f"UPDATE jobs SET {sets} WHERE id = ?",  # noqa: S608 - our own names
        (*row.values(), number),
    )


def _mark(name: str) -> str:
    """What stands for a column's value; an entry that was deleted for good is none."""
    return "(SELECT id FROM entries WHERE id = ?)" if name == "entry" else "?"
