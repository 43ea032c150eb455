"""Kaldi's lists: lines of an id and what belongs to it, a path in wav.scp, words in text.

In UTF-8, UTF-16 with its mark, or else GB18030. Blank lines and those that
begin with # are skipped.
"""

import codecs
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.input_errors import LineRefused, ListUnreadable

LIST_SUFFIX = ".scp"

_HEAD_BYTES = 1 << 16  # a recording that is called a list is found out by these
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Entry:
    """Line `line` of a list, from 1."""

    line: int
    id: str
    rest: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """An id that came before."""

    first: Entry
    again: Entry


def read_entries(file: Path, on_repeat: Callable[[Repeat], None]) -> list[Entry]:
    """Read a list; of entries of the same id the first is kept, and `on_repeat` told of the others.

    Raises:
        ListUnreadable: it cannot be read or has no entry.
    """
    entries: dict[str, Entry] = {}
    for number, line in enumerate(_text(file).split("\n"), start=1):
        words = re.split(r"[ \t]+", line.strip(" \t\r"), maxsplit=1)
        if not words[0] or words[0].startswith("#"):
            continue
        entry = Entry(number, words[0], words[1] if len(words) > 1 else "")
        first = entries.setdefault(entry.id, entry)
        if first is not entry:
            on_repeat(Repeat(first, entry))
    if not entries:
        raise ListUnreadable(str(file), "empty")
    return list(entries.values())


def read_references(file: Path, on_repeat: Callable[[Repeat], None]) -> dict[str, str]:
    """Read what is said under each id.

    Raises:
        ListUnreadable: the file cannot be read or has no entry.
    """
    return {entry.id: entry.rest for entry in read_entries(file, on_repeat)}


def place_of(entry: Entry) -> str:
    """The path or address that an entry of wav.scp names.

    Raises:
        LineRefused: there is none, or it is a command.
    """
    if not entry.rest:
        raise LineRefused(entry.line, "no path")
    if entry.rest.startswith("|") or entry.rest.endswith("|"):
        raise LineRefused(entry.line, "command")
    return entry.rest


def beside(file: Path, place: str) -> Path:
    """A path in a list: from the list's folder, or where that holds none, as the shell sees it."""
    path = file.parent / place
    is_here = not os.path.lexists(path) and os.path.lexists(place)  # of any length: no error
    return Path(place) if is_here else path


def _text(file: Path) -> str:
    data = _data(file)
    try:
        text = data.decode("utf-16" if data.startswith(_UTF16_MARKS) else "utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError:
            raise ListUnreadable(str(file), "binary") from None
    if _CONTROLS.search(text):
        raise ListUnreadable(str(file), "binary")
    return text


def _data(file: Path) -> bytes:
    try:
        with file.open("rb") as source:
            head = source.read(_HEAD_BYTES)
            if b"\0" in head and not head.startswith(_UTF16_MARKS):
                raise ListUnreadable(str(file), "binary")
            return head + source.read()
    except FileNotFoundError:
        raise ListUnreadable(str(file), "missing") from None
    except PermissionError:
        raise ListUnreadable(str(file), "permission") from None
    except IsADirectoryError:
        raise ListUnreadable(str(file), "folder") from None
    except OSError:
        raise ListUnreadable(str(file), "unreadable") from None
