"""Kaldi's lists: lines of an id and what belongs to it, a path in wav.scp, words in text.

Blank lines and those that begin with # are skipped.
"""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.input_errors import LineRefused, TextUnreadable
from app.texts import read_text

LIST_SUFFIX = ".scp"


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
        TextUnreadable: it cannot be read or has no entry.
    """
    entries: dict[str, Entry] = {}
    for number, line in enumerate(read_text(file).split("\n"), start=1):
        words = re.split(r"[ \t]+", line.strip(" \t\r"), maxsplit=1)
        if not words[0] or words[0].startswith("#"):
            continue
        entry = Entry(number, words[0], words[1] if len(words) > 1 else "")
        first = entries.setdefault(entry.id, entry)
        if first is not entry:
            on_repeat(Repeat(first, entry))
    if not entries:
        raise TextUnreadable(str(file), "empty")
    return list(entries.values())


def read_references(file: Path, on_repeat: Callable[[Repeat], None]) -> dict[str, str]:
    """Read what is said under each id.

    Raises:
        TextUnreadable: the file cannot be read or has no entry.
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
