"""Lines of the terminal as they come, and below them one that is rewritten in place."""

import errno
import os
import sys
import threading
import time
from collections.abc import Callable
from typing import Any, Self, TextIO

from rich.cells import cell_len, get_character_cell_size
from rich.console import Console

_USUAL_WIDTH = 80  # columns of a terminal that does not say
_SPARE = 3  # columns for ^C, which the terminal writes itself; the last one would break the line
_GREY, _PLAIN = "\x1b[90m", "\x1b[0m"
_REST_OF_LINE = "\x1b[K"
_NOBODY_READS = {errno.EPIPE, errno.EIO, errno.EBADF, errno.EINVAL}  # the last one on Windows
_AGAIN = 0.01  # seconds until a stream that somebody made non-blocking is asked again


class Screen:
    """Writes on a thread of its own: a reader who does not read holds up nothing else.

    Used as a context manager; leaving it waits until all is written. The rewritten line is there
    only where standard output is a terminal.
    """

    def __init__(
        self,
        on_unwritten: Callable[[OSError], None] = lambda _error: None,
        out: TextIO | None = None,
        err: TextIO | None = None,
    ) -> None:
        """Write to standard output and standard error.

        Args:
            on_unwritten: hears, once and on the thread, why standard output takes nothing.
        """
        self._out = _Stream(sys.stdout if out is None else out)
        self._err = _Stream(sys.stderr if err is None else err)
        self._on_unwritten = on_unwritten
        console = Console(file=self._out.text)
        self.has_status = (
            self._out.is_terminal and not console.is_dumb_terminal and not console.legacy_windows
        )
        self._colours = ("", "") if console.no_color else (_GREY, _PLAIN)
        self._changed = threading.Condition()
        self._lines: list[tuple[_Stream, str]] = []
        self._status = ""
        self._drawn = ""  # what stands in the rewritten line
        self._is_told = self._is_closed = False
        self._thread = threading.Thread(target=self._run, name="screen", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._changed:
            self._status = ""
            self._is_closed = True
            self._changed.notify()
        self._thread.join()

    def write(self, line: str) -> None:
        """Put a line on standard output."""
        self._add(self._out, line)

    def remark(self, line: str) -> None:
        """Put a line on standard error."""
        self._add(self._err, line)

    def show(self, status: str) -> None:
        """Let the rewritten line be this, or as much of its end as there is room for."""
        if self.has_status:
            with self._changed:
                self._status = status
                self._changed.notify()

    def _add(self, stream: "_Stream", line: str) -> None:
        with self._changed:
            self._lines.append((stream, f"{line}\n"))
            self._changed.notify()

    def _run(self) -> None:
        is_last = False
        while not is_last:
            with self._changed:
                self._changed.wait_for(self._has_news)
                lines, self._lines = self._lines, []
                status, is_last = self._status, self._is_closed
            if lines:
                self._draw("")
            for stream, line in lines:
                self._put(stream, line)
            self._draw(status)

    def _has_news(self) -> bool:
        return bool(self._lines) or self._status != self._drawn or self._is_closed

    def _draw(self, status: str) -> None:
        if status:
            grey, plain = self._colours
            text = end_of(status, self._out.width - _SPARE)
            self._put(self._out, f"\r{grey}{text}{plain}{_REST_OF_LINE}")
        elif self._drawn:
            self._put(self._out, f"\r{_REST_OF_LINE}")
        self._drawn = status

    def _put(self, stream: "_Stream", text: str) -> None:
        try:
            stream.put(text)
        except OSError as error:
            if stream is self._out and not self._is_told:
                self._is_told = True
                self._on_unwritten(error)


class _Stream:
    """Standard output or standard error, past Python's buffer, which fails again at the end."""

    def __init__(self, text: TextIO) -> None:
        self.text = text
        self.is_terminal = text.isatty()
        self._encoding = text.encoding if self.is_terminal else "utf-8"
        self._unwritten = b""
        self._is_gone = False

    @property
    def width(self) -> int:
        """Columns of the terminal."""
        try:
            return os.get_terminal_size(self.text.fileno()).columns or _USUAL_WIDTH
        except (OSError, ValueError):
            return _USUAL_WIDTH

    def put(self, text: str) -> None:
        """Write it; what the system does not take is tried again with the next text.

        Raises:
            OSError: not all of it was taken.
        """
        if self._is_gone:
            return
        self._unwritten += text.encode(self._encoding, "replace")
        raw: Any = getattr(self.text.buffer, "raw", self.text.buffer)
        try:
            while self._unwritten:
                n_written = raw.write(self._unwritten)
                if n_written is None:
                    time.sleep(_AGAIN)
                self._unwritten = self._unwritten[n_written or 0 :]
        except OSError as error:
            self._is_gone = error.errno in _NOBODY_READS
            raise


def end_of(text: str, columns: int) -> str:
    """As much of the end of a line as fits into so many columns, with an ellipsis before it."""
    if cell_len(text) <= columns:
        return text
    room = columns - 1
    kept = len(text)
    while kept and (size := get_character_cell_size(text[kept - 1])) <= room:
        room -= size
        kept -= 1
    return f"…{text[kept:]}"
