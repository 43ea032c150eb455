"""A file that keeps in memory what the disk refuses, and writes it in order once it can."""

import contextlib
import io
import os
import shutil
from collections import deque
from pathlib import Path

_HEAD_SIZE = 8192  # bytes at the beginning that tell a player what it is


class PatientFile:
    """What an encoder writes into: writing never fails, it waits.

    Attributes:
        path: where it lies.
        refusal: why the disk took less than it was given; None while it took everything.
    """

    def __init__(self, path: Path) -> None:
        """Create it, with its folder, or wait until that can be done."""
        self.path = path
        self.refusal: OSError | None = None
        self._file: io.FileIO | None = None
        self._was_created = False
        self._waiting: deque[tuple[int, bytes]] = deque()
        self._head = bytearray()
        self._position = 0
        self._length = 0
        self.retry()

    def write(self, data: bytes) -> int:
        """Take all of it; to the disk at once, where nothing waits before it."""
        if self._position <= _HEAD_SIZE:
            self._head[self._position : self._position + len(data)] = data
        self._waiting.append((self._position, bytes(data)))
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
            while self._waiting:
                offset, data = self._waiting[0]
                file.seek(offset)
                n_written = file.write(data) or 0
                if n_written < len(data):
                    self._waiting[0] = (offset + n_written, data[n_written:])
                else:
                    self._waiting.popleft()
        except OSError as error:
            self.refusal = error
            self._let_go()  # a drive that was away answers only a file that is opened anew
        else:
            self.refusal = None

    def sync(self) -> None:
        """Let the disk keep what it took, also when the power fails."""
        if self._file is not None:
            try:
                os.fsync(self._file.fileno())
            except OSError as error:
                self.refusal = error
                self._let_go()

    def move(self, path: Path) -> bool:
        """Bring all of it to another place; say whether that went well.

        Where what was written is out of reach, only the rest is there, as a file of its own.
        """
        before = self.path
        self._let_go()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as copy:
                try:
                    with before.open("rb") as written:
                        shutil.copyfileobj(written, copy)
                except OSError:
                    return False
        except OSError:
            return False
        self.path = path
        self._was_created = True
        self.retry()
        if self.refusal is not None:
            self._let_go()
            path.unlink(missing_ok=True)
            self.path = before
            return False
        with contextlib.suppress(OSError):
            before.unlink()
        return True

    def close(self) -> None:
        self.sync()
        self._let_go()

    def _opened(self) -> io.FileIO:
        if self._file is None:
            if self._was_created:
                self._file = io.FileIO(self.path, "r+b")
            else:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._file = io.FileIO(self.path, "x+b")
                self._was_created = True
        return self._file

    def _let_go(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            with contextlib.suppress(OSError):
                file.close()
