"""Opens the library's file: makes it, brings it to this version, replaces a damaged one.

Nothing is ever deleted here: a damaged file moves aside, and one that is brought to a new version
has a copy.
"""

import logging
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from app.library_errors import LibraryTrouble, trouble_of
from app.salvage import Salvage, salvage
from app.schema import APPLICATION, PAGE, VERSION, migrate, version_of

log = logging.getLogger(__name__)

_BUSY = 5.0  # seconds that another program gets to finish its writing
_OPENING = 30.0  # and to finish its opening: it may be rescuing a damaged file
_BESIDE = ("-wal", "-shm", "-journal")

Connect = Callable[[Path], sqlite3.Connection]


class Unfit(Exception):  # noqa: N818 - never leaves this file
    """Not our library, though SQLite can read it."""


def connect(path: Path) -> sqlite3.Connection:
    """A connection for reading and writing, without a transaction of its own making."""
    connection = sqlite3.connect(
        path, timeout=_BUSY, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")  # so that salvage finds nothing deleted
        connection.execute("PRAGMA synchronous = FULL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection for reading alone, for another thread; on a read-only disk, too."""
    try:
        return _reading(path, "mode=ro")
    except sqlite3.OperationalError:  # where a write-ahead log can be neither found nor made
        if os.access(path.parent, os.W_OK):
            raise
        return _reading(path, "mode=ro&immutable=1")


def open_library(
    path: Path, connect: Connect = connect
) -> tuple[sqlite3.Connection, Salvage | None]:
    """Open the library for writing; say what was saved of a damaged one.

    Raises:
        LibraryTrouble: it cannot be opened now, or is of a newer version.
    """
    try:
        with _alone(path):
            return _open(path, connect)
    except (OSError, sqlite3.Error) as error:
        raise _told(path, error) from error


def was_left_open(path: Path) -> bool:
    """Whether its last writer did not close it: it was killed, or is still there."""
    try:
        return Path(f"{path}-wal").stat().st_size > 0
    except OSError:
        return False


def is_whole(connection: sqlite3.Connection) -> bool:
    """Whether all of a file can be read; takes seconds where it is large."""
    try:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError as error:
        trouble = trouble_of("", error)
        if trouble is None or trouble.reason != "damaged":
            raise
        return False


def rescue(path: Path) -> Salvage:
    """Put what can be read of a damaged file in its place; the file itself moves aside.

    Raises:
        LibraryTrouble: that cannot be done now.
    """
    try:
        with _alone(path):
            return _replace_damaged(path)
    except (OSError, sqlite3.Error) as error:
        raise _told(path, error) from error


def put_back(path: Path, connection: sqlite3.Connection) -> None:
    """Write a file again that was deleted while it was open.

    Raises:
        LibraryTrouble: that cannot be done now.
    """
    try:
        with _alone(path):
            _back_up(connection, _salvaged(path))
            _install(path)
    except (OSError, sqlite3.Error) as error:
        raise _told(path, error) from error


def _replace_damaged(path: Path) -> Salvage:
    unfinished = path.with_suffix(".salvaging")
    for each in (unfinished, *_beside(unfinished)):
        each.unlink(missing_ok=True)
    with closing(connect(unfinished)) as new:
        _make(new)
        counts = salvage(path, new) if path.is_file() else {}
    _sync(unfinished)
    unfinished.replace(_salvaged(path))
    aside = _install(path)
    log.error("%s was damaged and is now %s; saved from it: %s", path, aside.name, counts)
    return Salvage(aside, counts)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let no other process open it meanwhile; where no lock can be made, nothing can be."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - the window's start is quick

    lock = FileLock(f"{path}.lock")
    try:
        lock.acquire(timeout=_OPENING)
    except Timeout as error:
        raise LibraryTrouble(str(path), "locked") from error
    except OSError as error:
        log.debug("no lock beside %s: %s", path, error)
    try:
        yield
    finally:
        lock.release()


def _open(path: Path, connect: Connect) -> tuple[sqlite3.Connection, Salvage | None]:
    if _salvaged(path).exists():  # the program ended while it put it in place
        _install(path)
    try:
        return _opened(path, connect), None
    except (sqlite3.DatabaseError, Unfit) as error:
        if isinstance(error, sqlite3.Error) and not _is_damage(path, error):
            raise
        rescued = _replace_damaged(path)
        return _opened(path, connect), rescued


def _opened(path: Path, connect: Connect) -> sqlite3.Connection:
    if path.is_dir() or (not _size(path) and _size(Path(f"{path}-wal"))):
        raise Unfit  # SQLite would throw the log away that the missing pages may be in
    connection = connect(path)
    try:
        _bring_up(path, connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _bring_up(path: Path, connection: sqlite3.Connection) -> None:
    version = version_of(connection)
    if version > VERSION:
        raise LibraryTrouble(str(path), "newer", str(version))
    if version == 0 and not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        _make(connection)
        return
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise Unfit
    if version < VERSION:
        _back_up(connection, path.with_suffix(f".before-{VERSION}.db"))
        migrate(connection, version)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("SELECT * FROM last_write").fetchone()


def _make(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA page_size = {PAGE}")
    connection.execute("PRAGMA auto_vacuum = NONE")
    connection.execute("PRAGMA journal_mode = WAL")
    migrate(connection, 0)


def _back_up(connection: sqlite3.Connection, place: Path) -> None:
    """Copy all of it; an unfinished copy has another name."""
    unfinished = place.with_suffix(".tmp")
    with closing(sqlite3.connect(unfinished)) as copy:
        connection.backup(copy)
    _sync(unfinished)
    unfinished.replace(place)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _install(path: Path) -> Path:
    """Move a damaged file aside, its log first, and the salvaged one into its place."""
    aside = _free(path)
    log_file, memory, journal = _beside(path)
    memory.unlink(missing_ok=True)
    for each, suffix in ((log_file, "-wal"), (journal, "-journal"), (path, "")):
        with suppress(FileNotFoundError):
            each.rename(f"{aside}{suffix}")
    _salvaged(path).replace(path)
    return aside


def _free(path: Path) -> Path:
    n = 1
    while (aside := path.with_suffix(f".damaged-{n}.db")).exists():
        n += 1
    return aside


def _salvaged(path: Path) -> Path:
    """Where a whole new library waits for its place."""
    return path.with_suffix(".salvaged")


def _beside(path: Path) -> list[Path]:
    return [Path(f"{path}{suffix}") for suffix in _BESIDE]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _told(path: Path, error: Exception) -> LibraryTrouble:
    return trouble_of(str(path), error) or LibraryTrouble(str(path), "disk", str(error))


def _is_damage(path: Path, error: sqlite3.Error) -> bool:
    trouble = trouble_of(str(path), error)
    return trouble is None or trouble.reason == "damaged"


def _reading(path: Path, how: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}",
        uri=True,
        timeout=_BUSY,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        version_of(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection
