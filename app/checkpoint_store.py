"""What was heard of files that are not finished, in the library: who comes back goes on there.

The window and the command line share it. A file is known by its path, size and time, with the
options that decide what is heard; so another file under the same name begins anew.
"""

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from stat import S_ISREG

from app.hotword_records import spoken_key
from engine import NO_HOTWORDS, Options

_KEPT = timedelta(days=30)  # what nobody came back to is forgotten


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells a file from what was there before: bytes, and nanoseconds since 1970."""

    size: int
    mtime_ns: int


def stamp_of(path: Path) -> Stamp | None:
    """A file's stamp; None where there is no file, or it cannot be seen."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return Stamp(status.st_size, status.st_mtime_ns) if S_ISREG(status.st_mode) else None


def key_of(path: Path, stamp: Stamp, options: Options) -> str:
    """What a file's checkpoints are kept under; what is done to words that were heard is no part.

    Those are the script, and what hotwords are besides words to listen for.
    """
    heard = asdict(replace(options, script="asis", hotwords=NO_HOTWORDS))
    heard["hotwords"] = [*filter(None, [spoken_key(options.hotwords)])]
    facts = [str(path.absolute()), stamp.size, stamp.mtime_ns, sorted(heard.items())]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


def put(connection: sqlite3.Connection, key: str, checkpoints: Mapping[int, bytes]) -> None:
    """Keep these, by their numbers."""
    now = datetime.now(UTC).isoformat()
    rows = [(key, n, body, now) for n, body in checkpoints.items()]
    connection.executemany("INSERT OR REPLACE INTO checkpoints VALUES (?, ?, ?, ?)", rows)


def earlier(connection: sqlite3.Connection, key: str) -> tuple[bytes, ...]:
    """What was kept, in order, up to the first that is missing."""
    rows = connection.execute("SELECT n, body FROM checkpoints WHERE key = ? ORDER BY n", (key,))
    return tuple(body for place, (n, body) in enumerate(rows) if n == place)


def forget(connection: sqlite3.Connection, key: str) -> None:
    """The file is finished, or is to begin anew."""
    connection.execute("DELETE FROM checkpoints WHERE key = ?", (key,))


def forget_old(connection: sqlite3.Connection) -> None:
    """Forget what was kept long ago."""
    then = (datetime.now(UTC) - _KEPT).isoformat()
    connection.execute("DELETE FROM checkpoints WHERE changed < ?", (then,))
