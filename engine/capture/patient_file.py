"""A file that keeps in memory what the disk refuses, and writes it in order once it can."""

import contextlib
import io
import os
from collections import deque
from pathlib import Path

_HEAD_SIZE = 4096  # bytes; what tells a player what it is takes a few hundred


class PatientFile:
    """What an encoder writes into: writing never fails, it waits.

    Attributes:
        path: where it lies.
        refusal: why the disk took less than it was given; None while it took everything.
        is_there: whether there is a file.
        head: its first bytes.
        waiting: what the disk has not taken: places and bytes, in order.
    """

    def __init__(self, path: Path) -> None:
        """Create it, with its folder, or wait until that can be done."""
        self.path = path
        self.refusal: OSError | None = None
        self._file: io.FileIO | None = None
        self.is_there = False
        self.waiting: deque[tuple[int, bytes]] = deque()
        self.head = bytearray()
        self._position = 0
        self._length = 0
        self.retry()

    def write(self, data: bytes) -> int:
        """Take all of it; to the disk at once, where nothing waits before it."""
        if self._position <= _HEAD_SIZE:
            self.head[self._position : self._position + len(data)] = data
        self.waiting.append((self._position, bytes(data)))
        self._position += len(data)
        self._length = max(self._length, self._position)
        if self.refusal is None:
            self.retry()
        return len(data)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: self._length}[whence]
        self._position = base + offset
        return self._position

    def tell(self) -> int:
        return self._position

    def retry(self) -> None:
        """Write what waits, as far as the disk takes it."""
        try:
            file = self._opened()
            while self.waiting:
                offset, data = self.waiting[0]
                file.seek(offset)
                n_written = file.write(data) or 0
                if n_written < len(data):
                    self.waiting[0] = (offset + n_written, data[n_written:])
                else:
                    self.waiting.popleft()
        except OSError as error:
            self.refusal = error
            self._let_go()  # a drive that was away answers only a file that is opened anew
        else:
            self.refusal = None

    def sync(self) -> None:
        """Let the disk keep what it took, also when the power fails, or somebody removed it."""
        if self._file is not None:
            try:
                os.fsync(self._file.fileno())
                if self._is_removed(self._file):
                    self._restore(self._file)
            except OSError as error:
                self.refusal = error
                self._let_go()

    def close(self) -> None:
        self.sync()
        self._let_go()

    def _opened(self) -> io.FileIO:
        if self._file is None:
            if self.is_there:
                self._file = io.FileIO(self.path, "r+b")
            else:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._file = io.FileIO(self.path, "x+b")
                self.is_there = True
        return self._file

    def _is_removed(self, file: io.FileIO) -> bool:
        """Whether it was deleted, or put elsewhere, as into the wastebasket."""
        written = os.fstat(file.fileno())
        try:
            there = self.path.stat()
        except FileNotFoundError:
            return True
        return written.st_nlink == 0 and not os.path.samestat(written, there)

    def _restore(self, removed: io.FileIO) -> None:
        """Write it anew; what the disk has no room for waits, as it goes with the last who has it.

        In memory as a whole: a few hundred megabytes for hours of sound.
        """
        self._file, self.is_there = None, False
        with removed:
            removed.seek(0)
            self.waiting.appendleft((0, removed.readall()))
        self.retry()

    def _let_go(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            with contextlib.suppress(OSError):
                file.close()
