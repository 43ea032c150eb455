"""Reads the rows in a damaged SQLite file, page by page, without trusting how they hang together.

Each page that holds rows says where they are on it, and each row says what it holds: no header,
no schema and no tree is needed. What a program had written and not yet moved into the file is in
the write-ahead log beside it. Format: https://www.sqlite.org/fileformat2.html
"""

import os
import struct
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.schema import PAGE

_HEADER = 100  # bytes before the first page's content
_TABLE_LEAF, _INDEX_LEAF, _INDEX_INTERIOR = 0x0D, 0x0A, 0x02
_LOG_HEADER, _FRAME_HEADER = 32, 24
_LOG_MAGIC = 0x377F0682  # or one more, where checksums are of big-endian words
_TEXT_FROM, _BLOB_FROM = 13, 12  # serial types: odd ones are text, even ones are not
_SIZES = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}

Value = None | int | float | str | bytes


class _Broken(Exception):  # noqa: N818 - never leaves this file
    """No row is to be had here."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one row holds; `id` is its rowid, None in a table without."""

    id: int | None
    values: tuple[Value, ...]


def rows(path: Path) -> Iterator[Row]:
    """Every row of every table that can still be read; of an index, too, as nothing tells.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        pages = _Pages(file, _logged(Path(f"{path}-wal")))
        for number in range(1, len(pages) + 1):
            yield from _rows_of(pages, number)


class _Pages:
    """The pages as their last transaction left them, counted from 1."""

    def __init__(self, file: BinaryIO, newer: Mapping[int, bytes]) -> None:
        self._file = file
        self._newer = newer
        n_in_file = -(-file.seek(0, os.SEEK_END) // PAGE)
        self._n = max([n_in_file, *newer])

    def __len__(self) -> int:
        return self._n

    def __getitem__(self, number: int) -> bytes:
        if not 1 <= number <= self._n:
            raise _Broken
        page = self._newer.get(number)
        if page is None:
            self._file.seek((number - 1) * PAGE)
            page = self._file.read(PAGE)
        return page.ljust(PAGE, b"\0")


def _rows_of(pages: _Pages, number: int) -> Iterator[Row]:
    page = pages[number]
    for cell, kind in _cells(page, _HEADER if number == 1 else 0):
        with suppress(_Broken, IndexError, struct.error, UnicodeDecodeError):
            yield _row(pages, page, cell, kind)


def _logged(path: Path) -> dict[int, bytes]:
    """The pages in a write-ahead log, up to its last whole transaction."""
    try:
        log = path.read_bytes()
    except FileNotFoundError:
        return {}
    if len(log) < _LOG_HEADER:
        return {}
    magic, _version, size, _n, *salts = struct.unpack(">6I", log[:24])
    order = ">" if magic & 1 else "<"
    if magic & ~1 != _LOG_MAGIC or size != PAGE:
        return {}
    summed = _checksum(log[:24], (0, 0), order)
    if summed != struct.unpack(">2I", log[24:32]):
        return {}
    pages: dict[int, bytes] = {}
    open_pages: dict[int, bytes] = {}
    for at in range(_LOG_HEADER, len(log) - _FRAME_HEADER - PAGE + 1, _FRAME_HEADER + PAGE):
        number, n_after, *frame_salts = struct.unpack(">4I", log[at : at + 16])
        page = log[at + _FRAME_HEADER : at + _FRAME_HEADER + PAGE]
        summed = _checksum(log[at : at + 8] + page, summed, order)
        if frame_salts != salts or summed != struct.unpack(">2I", log[at + 16 : at + 24]):
            break
        open_pages[number] = page
        if n_after:  # the transaction ends here
            pages |= open_pages
            open_pages.clear()
    return pages


def _checksum(data: bytes, before: tuple[int, int], order: str) -> tuple[int, int]:
    first, second = before
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for i in range(0, len(words), 2):
        first = (first + words[i] + second) & 0xFFFFFFFF
        second = (second + words[i + 1] + first) & 0xFFFFFFFF
    return first, second


def _cells(page: bytes, start: int) -> Iterator[tuple[int, int]]:
    """Where rows begin on a page, and the page's kind."""
    kind = page[start]
    if kind not in {_TABLE_LEAF, _INDEX_LEAF, _INDEX_INTERIOR}:
        return
    header = 12 if kind == _INDEX_INTERIOR else 8
    n_cells = int.from_bytes(page[start + 3 : start + 5], "big")
    pointers = start + header
    if pointers + 2 * n_cells > PAGE:
        return
    for at in range(pointers, pointers + 2 * n_cells, 2):
        yield int.from_bytes(page[at : at + 2], "big"), kind


def _row(pages: _Pages, page: bytes, at: int, kind: int) -> Row:
    if kind == _INDEX_INTERIOR:
        at += 4  # the page below it
    size, at = _varint(page, at)
    rowid = None
    if kind == _TABLE_LEAF:
        rowid, at = _varint(page, at)
        rowid -= (rowid >> 63) << 64
    return Row(rowid, _values(_payload(pages, page, at, size, kind)))


def _payload(pages: _Pages, page: bytes, at: int, size: int, kind: int) -> bytes:
    """A row's bytes: what is on the page, and what went on on others."""
    largest = PAGE - 35 if kind == _TABLE_LEAF else (PAGE - 12) * 64 // 255 - 23
    if size <= largest:
        return _slice(page, at, size)
    smallest = (PAGE - 12) * 32 // 255 - 23
    here = smallest + (size - smallest) % (PAGE - 4)
    here = here if here <= largest else smallest
    parts, left = [_slice(page, at, here)], size - here
    if left > len(pages) * PAGE:
        raise _Broken
    following = int.from_bytes(_slice(page, at + here, 4), "big")
    while left:
        rest = pages[following]
        parts.append(rest[4 : 4 + left])
        left -= len(parts[-1])
        following = int.from_bytes(rest[:4], "big")
    return b"".join(parts)


def _values(payload: bytes) -> tuple[Value, ...]:
    end, at = _varint(payload, 0)
    kinds = []
    while at < end:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    if at != end or len(payload) != end + sum(map(_size, kinds)):
        raise _Broken
    return tuple(_each(payload, end, kinds))


def _each(payload: bytes, at: int, kinds: Sequence[int]) -> Iterator[Value]:
    for kind in kinds:
        size = _size(kind)
        yield _value(payload[at : at + size], kind)
        at += size


def _size(kind: int) -> int:
    if kind < _BLOB_FROM:
        if kind not in _SIZES:
            raise _Broken
        return _SIZES[kind]
    return (kind - _BLOB_FROM) // 2


def _value(data: bytes, kind: int) -> Value:
    if kind >= _TEXT_FROM and kind % 2:
        return data.decode()
    if kind >= _BLOB_FROM:
        return data
    if kind == 7:  # noqa: PLR2004 - the format's number of a float
        return float(struct.unpack(">d", data)[0])
    if kind in {8, 9}:
        return kind - 8
    return int.from_bytes(data, "big", signed=True) if kind else None


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for i in range(8):
        byte = data[at + i]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004 - the highest bit says that it goes on
            return value, at + i + 1
    return value << 8 | data[at + 8], at + 9


def _slice(page: bytes, at: int, size: int) -> bytes:
    if at + size > len(page):
        raise _Broken
    return page[at : at + size]
