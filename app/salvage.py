"""What a damaged library still holds, into a new one: rows are known by what is in them.

What is made from other tables is not among it; `app.library` makes it again.
"""

import json
import logging
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.library_entries import KINDS
from app.pages import Row, rows

log = logging.getLogger(__name__)

_N_ENTRY, _N_SEGMENT, _N_JOB, _N_CHECKPOINT = 18, 3, 18, 4  # columns in the first version
_N_SESSION = 7  # in the second
_N_HOTWORDS = 2  # in the third
_KEY = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Salvage:
    """A damaged library was replaced.

    Attributes:
        aside: where it is now.
        counts: how many rows of each table are in the new one.
    """

    aside: Path
    counts: Mapping[str, int]


def salvage(damaged: Path, new: sqlite3.Connection) -> dict[str, int]:
    """Copy every row that can be read; how many there were of each table.

    Raises:
        OSError: the damaged file cannot be read at all.
        sqlite3.Error: the new one cannot be written.
    """
    found: Counter[str] = Counter()
    columns = {table: _columns(new, table) for table in TABLES}
    new.execute("PRAGMA foreign_keys = OFF")  # a row may come before what it belongs to
    new.execute("BEGIN")
    for row in rows(damaged):
        table = next((name for name, is_of in TABLES.items() if is_of(row)), None)
        if table is not None and _put(new, table, columns[table], row):
            found[table] += 1
    _adopt_orphans(new)
    new.execute("COMMIT")
    return dict(found)


def _columns(new: sqlite3.Connection, table: str) -> list[str]:
    return [each[1] for each in new.execute(f"PRAGMA table_info({table})")]


def _put(new: sqlite3.Connection, table: str, columns: list[str], row: Row) -> bool:
    values = row.values if row.id is None else (row.id, *row.values[1:])
    names = columns[: len(values)]
    marks = ", ".join("?" * len(names))
    statement = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608 - our own names
    try:
        new.execute(statement, values[: len(names)])
    except sqlite3.IntegrityError as error:  # half of a row, or one that is there already
        log.warning("a row of %s was not taken over: %s", table, error)
        return False
    return True


def _adopt_orphans(new: sqlite3.Connection) -> None:
    """Let sentences whose entry is lost have one: their words are not to be lost as well."""
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    new.execute(
        "INSERT INTO entries (id, kind, title, created, changed)"
        " SELECT DISTINCT entry, 'file', '', ?, ? FROM segments"
        " WHERE entry NOT IN (SELECT id FROM entries)",
        (now, now),
    )
    new.execute(
        "UPDATE entries SET kind = 'recording', media = path FROM sessions"
        " WHERE entry = entries.id AND media IS NULL"
    )
    # A recording of which there is nothing else is taken in anew by `app.session_rescue`.
    new.execute("DELETE FROM sessions WHERE entry NOT IN (SELECT id FROM entries)")
    new.execute("UPDATE jobs SET entry = NULL WHERE entry NOT IN (SELECT id FROM entries)")


def _is_entry(row: Row) -> bool:
    return row.id is not None and len(row.values) >= _N_ENTRY and row.values[1] in KINDS


def _is_segment(row: Row) -> bool:
    if row.id is not None or len(row.values) != _N_SEGMENT:
        return False
    entry, n, body = row.values
    return (
        isinstance(entry, int) and isinstance(n, int) and isinstance(body, str) and _is_json(body)
    )


def _is_job(row: Row) -> bool:
    if row.id is None or len(row.values) < _N_JOB:
        return False
    _id, position, _entry, path, options, *_rest = row.values
    return (
        isinstance(position, int | float)
        and isinstance(path, str | bytes)
        and isinstance(options, str)
        and _is_json(options)
    )


def _is_checkpoint(row: Row) -> bool:
    if row.id is not None or len(row.values) != _N_CHECKPOINT:
        return False
    key, n, body, changed = row.values
    return (
        isinstance(key, str)
        and isinstance(n, int)
        and isinstance(body, str | bytes)
        and isinstance(changed, str)
    )


def _is_session(row: Row) -> bool:
    if row.id is None or len(row.values) != _N_SESSION:
        return False
    _entry, path, is_open, done, *said = row.values
    return (
        isinstance(path, str | bytes)
        and is_open in {0, 1}
        and isinstance(done, int | float)
        and all(isinstance(text, str) and _is_json(text) for text in said)
    )


def _is_hotwords(row: Row) -> bool:
    if row.id is not None or len(row.values) != _N_HOTWORDS:
        return False
    key, body = row.values
    return (
        isinstance(key, str)
        and _KEY.fullmatch(key) is not None
        and isinstance(body, str)
        and _is_json(body)
    )


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


# Every table that is not made from others, with what tells its rows from all others.
TABLES: dict[str, Callable[[Row], bool]] = {
    "entries": _is_entry,
    "segments": _is_segment,
    "jobs": _is_job,
    "checkpoints": _is_checkpoint,
    "sessions": _is_session,
    "hotwords": _is_hotwords,
}
