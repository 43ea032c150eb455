"""The thread that writes the library: one piece of work after the other, each a transaction.

Work that the file refuses waits and is tried again; it never takes effect twice.
"""

import logging
import queue
import sqlite3
import threading
import traceback
import uuid
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from app.database_file import (
    Connect,
    connect_to_read,
    is_whole,
    open_library,
    put_back,
    rescue,
    was_left_open,
)
from app.library_errors import LibraryTrouble, trouble_of
from app.salvage import Salvage
from engine import InternalError

log = logging.getLogger(__name__)
T = TypeVar("T")

# What may come in place of a result: the file gives trouble, or the program has a bug.
Fault = LibraryTrouble | InternalError
Work = Callable[[sqlite3.Connection], T]
Post = Callable[[Callable[[], None]], None]

_STUCK = 30.0  # seconds after which a disk that does not answer is given up


@dataclass(frozen=True, slots=True)
class Hears:
    """Who is told what becomes of the file.

    Attributes:
        troubled: it cannot be written now; work waits.
        mended: it can be again.
        salvaged: it was damaged, and another one is in its place.
    """

    troubled: Callable[[LibraryTrouble], None] = lambda _trouble: None
    mended: Callable[[], None] = lambda: None
    salvaged: Callable[[Salvage], None] = lambda _salvage: None


@dataclass(slots=True)
class Task:
    """Work, and who gets its result.

    Attributes:
        token: is written with it, so that a second try knows whether the first one counted.
        result: what it returned in a try whose end is not known.
        was_rescued: the file was found damaged on its account, and replaced.
    """

    work: Work[Any]
    deliver: Callable[[Any], None]
    token: str = field(default_factory=lambda: uuid.uuid4().hex)
    result: tuple[Any] | None = None
    was_rescued: bool = False


class Writer:
    """Owns the connection that writes.

    Attributes:
        was_tried: set once the file was opened, or that failed for the first time.
        trouble: why nothing can be written at present, if that is so.
    """

    def __init__(
        self, path: Path, post: Post, hears: Hears, connect: Connect, again: float
    ) -> None:
        self.was_tried = threading.Event()
        self.trouble: LibraryTrouble | None = None
        self._path = path
        self._post = post
        self._hears = hears
        self._connect = connect
        self._again = again
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._connection: sqlite3.Connection | None = None
        self._place: tuple[int, int] | None = None  # of the file that is open
        self._gives_up = threading.Event()
        self._left: LibraryTrouble | None = None
        self._check = _Check(path, self.suspect)
        self._thread = threading.Thread(target=self._loop, name="library-writer", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def add(self, task: Task) -> None:
        self._tasks.put(task)

    def suspect(self) -> None:
        """Find out whether the file is damaged, and mend it."""
        self.add(Task(self._examine, lambda _result: None))

    def close(self, patience: float) -> LibraryTrouble | None:
        """Do what is left to do; see Database.close."""
        self._check.stop()
        self._tasks.put(None)
        self._thread.join(patience)
        self._gives_up.set()
        self._thread.join(_STUCK)
        if self._thread.is_alive():
            return LibraryTrouble(str(self._path), "disk")
        return self._left

    def _loop(self) -> None:
        self._check.is_due = was_left_open(self._path)
        task: Task | None = Task(lambda _connection: None, lambda _result: None)  # opens it
        while task is not None and self._perform(task):
            task = self._tasks.get()
        self._let_go()

    def _perform(self, task: Task) -> bool:
        """Do one thing, however many tries it takes; False where it is given up."""
        while True:
            try:
                result = self._try(task)
            except LibraryTrouble as trouble:
                if trouble.reason == "damaged":  # again, in a new file: it is the work's fault
                    self._post(partial(task.deliver, trouble))
                    return True
                self._tell(trouble)
                if self._gives_up.wait(self._again):
                    self._left = trouble
                    return False
            except Exception:  # a bug in work: the others are done all the same
                log.exception("writing the library failed")
                self._post(partial(task.deliver, InternalError(traceback.format_exc())))
                return True
            else:
                self._tell(None)
                self._post(partial(task.deliver, result))
                return True

    def _try(self, task: Task) -> Any:  # noqa: ANN401 - whatever work returns
        try:
            connection = self._opened()
            connection.execute("BEGIN IMMEDIATE")
            if not self._has_counted(connection, task):
                result = task.work(connection)
                connection.execute("UPDATE last_write SET token = ?", (task.token,))
                task.result = (result,)
            connection.execute("COMMIT")
        except (sqlite3.Error, LibraryTrouble) as error:
            self._give_back()
            trouble = trouble_of(str(self._path), error)
            if trouble is None:
                raise
            self._let_go()  # what is open may be of a disk that is gone
            if trouble.reason != "damaged" or task.was_rescued:
                raise trouble from error
            self._post(partial(self._hears.salvaged, rescue(self._path)))
            task.was_rescued = True
            return self._try(task)
        except Exception:
            self._give_back()
            raise
        assert task.result is not None
        return task.result[0]

    def _has_counted(self, connection: sqlite3.Connection, task: Task) -> bool:
        """Whether an earlier try did take effect though its end was reported to have failed."""
        if task.result is None:
            return False
        [token] = connection.execute("SELECT token FROM last_write").fetchone()
        return bool(token == task.token)

    def _give_back(self) -> None:
        with suppress(sqlite3.Error):
            if self._connection is not None and self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def _opened(self) -> sqlite3.Connection:
        if self._connection is not None and self._place != _identity(self._path):
            if not self._path.exists():
                put_back(self._path, self._connection)
            self._let_go()
        if self._connection is None:
            if self._place is None:  # only once: where a disk was, no folder is to be made
                _make_folder(self._path)
            self._connection, salvaged = open_library(self._path, self._connect)
            self._place = _identity(self._path)
            if salvaged is not None:
                self._post(partial(self._hears.salvaged, salvaged))
            self._check.start_if_due()
        return self._connection

    def _examine(self, connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")
        if not is_whole(connection):
            raise LibraryTrouble(str(self._path), "damaged")

    def _tell(self, trouble: LibraryTrouble | None) -> None:
        before, self.trouble = self.trouble, trouble
        self.was_tried.set()
        if trouble is not None and (before is None or before.reason != trouble.reason):
            log.error("the library cannot be written: %s, %s", trouble.reason, trouble.detail)
            self._post(partial(self._hears.troubled, trouble))
        elif trouble is None and before is not None:
            self._post(self._hears.mended)

    def _let_go(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.close()


class _Check:
    """Looks through all of a file whose last writer did not close it, beside everything else."""

    def __init__(self, path: Path, found: Callable[[], None]) -> None:
        self.is_due = False
        self._path = path
        self._found = found
        self._connection: sqlite3.Connection | None = None
        self._is_stopped = False

    def start_if_due(self) -> None:
        if self.is_due:
            self.is_due = False
            threading.Thread(target=self._run, name="library-check", daemon=True).start()

    def stop(self) -> None:
        self._is_stopped = True
        connection = self._connection
        with suppress(sqlite3.Error):  # it may have closed just now
            if connection is not None:
                connection.interrupt()

    def _run(self) -> None:
        with suppress(sqlite3.Error), closing(connect_to_read(self._path)) as connection:
            self._connection = connection
            if not self._is_stopped and not is_whole(connection):
                self._found()
            self._connection = None


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise trouble_of(str(path), error) or error from error
