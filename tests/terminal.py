"""A pseudo-terminal, and what a user sees on it."""

import fcntl
import os
import pty
import struct
import termios
from contextlib import suppress

import pyte

COLUMNS, ROWS = 40, 10


class Terminal:
    """What a user sees."""

    def __init__(self, columns: int = COLUMNS) -> None:
        self._ours, theirs = pty.openpty()
        self.resize(columns)
        self.out = os.fdopen(theirs, "w", encoding="utf-8")
        self._screen = pyte.Screen(columns, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self.received = b""

    def resize(self, columns: int) -> None:
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, columns, 0, 0))

    def read_until(self, text: str) -> list[str]:
        """The rows once `text` has been received; a test that waits in vain is ended by pytest."""
        while text.encode() not in self.received:
            self._read()
        return self.rows

    def read_all(self) -> list[str]:
        """The rows after all that was written."""
        self.out.close()
        with suppress(OSError):  # how a pseudo-terminal ends
            while self._read():
                pass
        return self.rows

    def _read(self) -> bytes:
        received = os.read(self._ours, 65536)
        self.received += received
        self._stream.feed(received)
        return received

    @property
    def rows(self) -> list[str]:
        # pyte fills the second cell of a wide character with nothing
        return [row.rstrip() for row in self._screen.display if row.strip()]

    def close(self) -> None:
        self.out.close()
        os.close(self._ours)
