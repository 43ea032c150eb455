"""A FLAC file whose recorder was killed: its torn end is cut off, its length written into it."""

import os
from pathlib import Path
from typing import BinaryIO

from engine.errors import UnreadableAudio

# Format: RFC 9639. A file begins with "fLaC" and STREAMINFO; the places are counted from the
# file's beginning.
_MAGIC = b"fLaC"
_INFO_END = 42
_BLOCK_PLACE, _RATE_PLACE, _TOTAL_PLACE = 8, 18, 21
_TOTAL_MASK = (1 << 36) - 1
_SYNC = b"\xff\xf8"  # of a frame in a stream with blocks of one size
_LARGEST_HEADER = 16  # bytes of a frame's
_STEP = 1 << 16
_CRC8, _CRC16 = 0x07, 0x8005  # polynomials

_BLOCK_SIZES = {1: 192} | {n: 144 << n for n in range(2, 6)} | {n: 1 << n for n in range(8, 16)}
_SIZE_BYTES = {6: 1, 7: 2}  # codes that say: it stands at the header's end
_RATE_BYTES = {12: 1, 13: 2, 14: 2}


def mend_recording(path: Path) -> float:
    """Make an unfinished recording a whole file; return its seconds. One that is whole stays.

    Raises:
        UnreadableAudio: it is no FLAC file, or cannot be read or written.
    """
    try:
        with path.open("r+b") as file:
            return _mend(file, path)
    except FileNotFoundError as error:
        raise UnreadableAudio(str(path), "missing") from error
    except PermissionError as error:
        raise UnreadableAudio(str(path), "permission") from error
    except IsADirectoryError as error:
        raise UnreadableAudio(str(path), "folder") from error
    except OSError as error:
        raise UnreadableAudio(str(path), "gone") from error


def _mend(file: BinaryIO, path: Path) -> float:
    head = file.read(_INFO_END)
    if not head:
        raise UnreadableAudio(str(path), "empty")
    if len(head) < _INFO_END or not head.startswith(_MAGIC):
        raise UnreadableAudio(str(path), "not media")
    rate = int.from_bytes(head[_RATE_PLACE : _RATE_PLACE + 3]) >> 4
    total = int.from_bytes(head[_TOTAL_PLACE : _TOTAL_PLACE + 5])
    if not rate:
        raise UnreadableAudio(str(path), "damaged")
    if not total & _TOTAL_MASK:
        block_size = int.from_bytes(head[_BLOCK_PLACE : _BLOCK_PLACE + 2])
        end, n_samples = _last_frame(file, block_size)
        file.truncate(end)
        total |= n_samples
        file.seek(_TOTAL_PLACE)
        file.write(total.to_bytes(5))
        file.flush()
        os.fsync(file.fileno())
    return (total & _TOTAL_MASK) / rate


def _last_frame(file: BinaryIO, block_size: int) -> tuple[int, int]:
    """Where the last whole frame ends, and how many samples there are by then.

    Looked for from the end, as an hour of sound need not be read for its last moment.
    """
    begin = sound_place(file)
    file.seek(begin)
    first_frame = _frame(file.read(_LARGEST_HEADER), block_size)
    first = 0 if first_frame is None else first_frame.start
    size = file.seek(0, os.SEEK_END)
    end = size
    place = size
    while place > begin:
        place = max(begin, place - _STEP)
        file.seek(place)
        tail = file.read(min(end, place + _STEP + _LARGEST_HEADER) - place)
        at = len(tail)
        while (at := tail.rfind(_SYNC, 0, at)) >= 0:
            frame = _frame(tail[at : at + _LARGEST_HEADER], block_size)
            if frame is not None:
                file.seek(place + at)
                if _crc(file.read(end - place - at), _CRC16, 16) == 0:
                    return end, frame.stop - first
                end = place + at  # a frame before this one ends here, if it is one
    return begin, 0


def sound_place(file: BinaryIO) -> int:
    """Where the first frame is: after the blocks that describe the sound."""
    place, is_last = len(_MAGIC), False
    while not is_last:
        file.seek(place)
        header = file.read(4)
        is_last = len(header) < 4 or bool(header[0] & 0x80)  # noqa: PLR2004 - of four bytes
        place += 4 + int.from_bytes(header[1:])
    return place


def _frame(header: bytes, block_size: int) -> range | None:
    """Which samples are in the frame that begins so; None if none does."""
    if not header.startswith(_SYNC):
        return None
    if len(header) < 6 or header[3] & 1:  # noqa: PLR2004 - the shortest header
        return None
    number = _coded_number(header[4:])
    if number is None:
        return None
    frame_number, at = number[0], 4 + number[1]
    size_code, rate_code = header[2] >> 4, header[2] & 0xF
    n_bytes = _SIZE_BYTES.get(size_code, 0)
    size = _BLOCK_SIZES.get(size_code, int.from_bytes(header[at : at + n_bytes]) + 1)
    at += n_bytes + _RATE_BYTES.get(rate_code, 0)
    if at >= len(header) or _crc(header[: at + 1], _CRC8, 8):
        return None
    start = frame_number * block_size
    return range(start, start + size)


def _coded_number(raw: bytes) -> tuple[int, int] | None:
    """A frame's number, coded as UTF-8 codes characters, and how many bytes it takes."""
    n_bytes = 8 - (raw[0] ^ 0xFF).bit_length()  # leading ones
    if n_bytes == 0:
        return raw[0], 1
    if n_bytes == 1 or n_bytes > min(6, len(raw)):
        return None
    number = raw[0] & (0x7F >> n_bytes)
    for byte in raw[1:n_bytes]:
        number = number << 6 | byte & 0x3F
    return number, n_bytes


def _crc(data: bytes, polynomial: int, n_bits: int) -> int:
    """The remainder of `data`: 0 where its last bytes are its own."""
    top, mask, value = 1 << n_bits - 1, (1 << n_bits) - 1, 0
    for byte in data:
        value ^= byte << n_bits - 8
        for _ in range(8):
            value = (value << 1 ^ polynomial if value & top else value << 1) & mask
    return value
