"""The log file of the window, the command line and their workers; never with what was said.

Several processes write one file. None keeps it open: it is opened for each record, so that it can
be renamed on Windows, too, and so that nobody writes on into a file that was put aside.
"""

import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import platformdirs

_BYTES = 1 << 20
_KEPT = 3
_STALE = 10.0  # seconds after which whoever was putting the file aside is no more


def log_folder() -> Path:
    """Where logs and crash reports lie."""
    return platformdirs.user_log_path("shengwen")


def log_files() -> list[Path]:
    """The log and what was put aside of it, newest first."""
    file = log_folder() / "shengwen.log"
    return [file, *(_aside(file, n) for n in range(1, _KEPT + 1))]


def start_logging(level: int = logging.INFO) -> None:
    """Log to the user's log folder; where it cannot be written to, nothing is logged."""
    root = logging.getLogger()
    root.setLevel(level)
    if not any(isinstance(handler, SharedLog) for handler in root.handlers):
        handler = SharedLog(log_files()[0])
        handler.setFormatter(
            logging.Formatter("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s")
        )
        root.addHandler(handler)


class SharedLog(logging.Handler):
    """Appends to a file that others append to, and puts it aside when it is large."""

    def __init__(self, file: Path, most_bytes: int = _BYTES, kept: int = _KEPT) -> None:
        super().__init__()
        self._file = file
        self._most = most_bytes
        self._kept = kept

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record; a log that cannot be written stops nothing."""
        try:
            line = f"{self.format(record)}\n".encode("utf-8", "backslashreplace")
            if self._is_full(len(line)):
                self._put_aside(len(line))
            self._append(line)
        except Exception:  # noqa: BLE001 - a record with a bug in it, a disk that is full
            self.handleError(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own
        """Stay silent: the terminal is the user's."""

    def _append(self, line: bytes) -> None:
        flags = os.O_APPEND | os.O_CREAT | os.O_WRONLY | getattr(os, "O_BINARY", 0)
        try:
            handle = os.open(self._file, flags, 0o600)
        except FileNotFoundError:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(self._file, flags, 0o600)
        try:
            os.write(handle, line)
        finally:
            os.close(handle)

    def _is_full(self, more: int) -> bool:
        try:
            return self._file.stat().st_size + more > self._most
        except OSError:
            return False

    def _put_aside(self, more: int) -> None:
        with _alone(self._file.with_suffix(".lock")) as is_alone:
            if not is_alone or not self._is_full(more):  # somebody else is at it, or was
                return
            with suppress(OSError):  # open somewhere on Windows: the next record tries again
                for n in range(self._kept - 1, 0, -1):
                    if _aside(self._file, n).exists():
                        _aside(self._file, n).replace(_aside(self._file, n + 1))
                self._file.replace(_aside(self._file, 1))


def _aside(file: Path, n: int) -> Path:
    return file.with_name(f"{file.name}.{n}")


@contextmanager
def _alone(lock: Path) -> Iterator[bool]:
    """Whether no other process does what this one is about to do; never waits."""
    try:
        with suppress(FileNotFoundError):
            if time.time() - lock.stat().st_mtime > _STALE:
                lock.unlink()
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except OSError:
        yield False
        return
    try:
        yield True
    finally:
        lock.unlink(missing_ok=True)
