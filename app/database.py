"""The library's file on threads of its own: one writes, in order, and one reads for pages.

Nothing here knows Qt: results go where `post` puts them; `app.database_bridge` puts them on the
window's thread.
"""

import logging
import queue
import sqlite3
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from app.database_file import connect, connect_to_read
from app.database_writer import Fault, Hears, Post, Task, Work, Writer
from app.library_errors import LibraryTrouble, trouble_of
from engine import InternalError

log = logging.getLogger(__name__)
T = TypeVar("T")

_PATIENCE = 5.0  # seconds that a file which cannot be written gets at the end


class Database:
    """Runs work on a library's file; made and started once in a process.

    Work is a function of a connection. It touches nothing else: it is run again, from the start,
    when the file could not be written.
    """

    def __init__(
        self,
        path: Path,
        post: Post = lambda deliver: deliver(),
        hears: Hears = Hears(),  # noqa: B008 - it is frozen
        *,
        again: float = 1.0,
        connect: Callable[[Path], sqlite3.Connection] = connect,
    ) -> None:
        """Prepare; nothing is opened yet.

        Args:
            post: takes what is to be called with a result, from any thread.
            hears: is told, by way of `post`, what becomes of the file.
            again: seconds until work is tried again that the file refused.
            connect: opens the file for writing.
        """
        self.path = path
        self._writer = Writer(path, post, hears, connect, again)
        self._reader = _Reader(path, post, self._writer)

    def start(self) -> None:
        """Open the file, and make or mend it if need be, beside whoever asks."""
        self._writer.start()
        self._reader.start()

    def run(
        self, work: Work[T], deliver: Callable[[T | Fault], None] = lambda _result: None
    ) -> None:
        """Do `work` in one transaction after all before it, then `deliver` what it returned.

        While the file cannot be written that waits, and nothing is delivered.
        """
        self._writer.add(Task(work, deliver))

    def read(self, work: Work[T], deliver: Callable[[T | Fault], None]) -> None:
        """Do `work` that only reads, at once: it may not see yet what `run` was asked to write."""
        self._reader.add(work, deliver)

    @property
    def trouble(self) -> LibraryTrouble | None:
        """Why nothing can be written at present, if that is so."""
        return self._writer.trouble

    def close(self, patience: float = _PATIENCE) -> LibraryTrouble | None:
        """Write what was asked for, and let go of the file.

        Args:
            patience: seconds to go on trying where the file refuses.

        Returns:
            Why something could not be written, if that is so.
        """
        self._reader.close()
        return self._writer.close(patience)


class _Reader:
    """A thread that reads."""

    def __init__(self, path: Path, post: Post, writer: Writer) -> None:
        self._path = path
        self._post = post
        self._writer = writer
        self._tasks: queue.SimpleQueue[tuple[Work[Any], Callable[[Any], None]] | None]
        self._tasks = queue.SimpleQueue()
        self._connection: sqlite3.Connection | None = None
        self._is_closing = False
        self._thread = threading.Thread(target=self._loop, name="library-reader", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def add(self, work: Work[Any], deliver: Callable[[Any], None]) -> None:
        self._tasks.put((work, deliver))

    def close(self) -> None:
        """Stop in the middle of whatever is read."""
        self._is_closing = True
        connection = self._connection
        with suppress(sqlite3.Error):  # it may have closed just now
            if connection is not None:
                connection.interrupt()
        self._tasks.put(None)

    def _loop(self) -> None:
        self._writer.was_tried.wait()  # a file that is to be made or mended is not yet to be read
        while (task := self._tasks.get()) is not None:
            if not self._is_closing:
                work, deliver = task
                self._post(partial(deliver, self._result(work)))
        self._let_go()

    def _result(self, work: Work[T]) -> T | Fault:
        try:
            if self._writer.trouble is not None:
                self._let_go()  # the file may be another one by now
            if self._connection is None:
                self._connection = connect_to_read(self._path)
            return work(self._connection)
        except sqlite3.Error as error:
            self._let_go()
            trouble = trouble_of(str(self._path), error)
            if trouble is not None:
                if trouble.reason == "damaged":
                    self._writer.suspect()
                return trouble
            return self._bug()
        except Exception:  # noqa: BLE001 - a bug in work: whoever awaits its result hears of it
            return self._bug()

    def _bug(self) -> InternalError:
        trace = traceback.format_exc()
        if not self._is_closing:
            log.error("reading the library failed: %s", trace)
        return InternalError(trace)

    def _let_go(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
