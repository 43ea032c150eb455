"""The sound of a live job that is not text yet: in memory, and on disk where it becomes much."""

import errno
import logging
import tempfile
from collections import deque
from dataclasses import dataclass
from typing import IO

log = logging.getLogger(__name__)

_CHUNK = 262_144  # bytes: 8 s
_MOST_IN_MEMORY = 32 * _CHUNK  # 4 minutes


@dataclass(slots=True, eq=False)
class _Chunk:
    """Bytes from `start` on: here, or in a slot of the file."""

    start: int
    content: bytearray
    slot: int | None = None

    @property
    def end(self) -> int:
        return self.start + (len(self.content) if self.slot is None else _CHUNK)

    @property
    def is_full(self) -> bool:
        return self.slot is not None or len(self.content) == _CHUNK


class KeptSound:
    """A run of bytes that grows at its end and is let go at its beginning. Positions are bytes.

    What comes last goes to disk, as what came first is wanted first. The file has no name where
    the system can do that, and goes with the process.
    """

    def __init__(self, most_in_memory: int = _MOST_IN_MEMORY) -> None:
        self.end = 0
        self._most_here = most_in_memory // _CHUNK
        self._chunks: deque[_Chunk] = deque()
        self._file: IO[bytes] | None = None
        self._free: list[int] = []  # slots that were used
        self._n_slots = 0
        self._can_write = True

    def append(self, samples: bytes) -> None:
        """Take what comes next."""
        taken = 0
        while taken < len(samples):
            if not self._chunks or self._chunks[-1].is_full:
                self._chunks.append(_Chunk(self.end, bytearray()))
            last = self._chunks[-1]
            part = samples[taken : taken + _CHUNK - len(last.content)]
            last.content += part
            taken += len(part)
            self.end += len(part)
            if last.is_full and sum(c.slot is None for c in self._chunks) > self._most_here:
                self._put_away(last)

    def read(self, start: int, end: int) -> bytes:
        """What lies there, up to where one chunk ends; nothing where nothing is kept.

        Raises:
            OSError: it is on disk, and cannot be read.
        """
        for chunk in self._chunks:
            if chunk.start <= start < chunk.end:
                return bytes(self._content(chunk)[start - chunk.start : end - chunk.start])
        return b""

    def forget(self, until: int) -> None:
        """Let go of what lies before."""
        while self._chunks and self._chunks[0].end <= until:
            slot = self._chunks.popleft().slot
            if slot is not None:
                self._free.append(slot)
        if self._file is not None and len(self._free) == self._n_slots:
            self.close_file()

    def close_file(self) -> None:
        """Let go of what is on disk."""
        if self._file is not None:
            self._file.close()
        self._file, self._free, self._n_slots = None, [], 0

    def _content(self, chunk: _Chunk) -> bytes | bytearray:
        if chunk.slot is None or self._file is None:
            return chunk.content
        self._file.seek(chunk.slot * _CHUNK)
        content = self._file.read(_CHUNK)
        if len(content) < _CHUNK:
            raise OSError(errno.EIO, "the file was cut short")
        return content

    def _put_away(self, chunk: _Chunk) -> None:
        if not self._can_write:
            return
        slot = self._free[-1] if self._free else self._n_slots
        try:
            if self._file is None:
                self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed when it is empty
            self._file.seek(slot * _CHUNK)
            self._file.write(chunk.content)
            self._file.flush()
        except OSError:
            log.warning("sound that waits stays in memory, as no file takes it")
            self._can_write = False
            return
        if self._free:
            self._free.pop()
        else:
            self._n_slots += 1
        chunk.slot, chunk.content = slot, bytearray()
