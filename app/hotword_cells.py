"""What the cells of a hotword say, and the entry that comes of what is typed into one."""

import re
from dataclasses import replace
from enum import IntEnum

from app.hotword_lines import read_lines
from engine import Denied, Entry, Hotword, Line, Rule, write_entry

_SEPARATORS = re.compile(r"[,，、;；]")
_BETWEEN = ", "
_SURE = " | "  # between words of which one holds a comma
_LONGEST = 1_000  # characters of what cannot be understood and may be typed anew
_MOST_COLUMNS = 5  # of a pasted table: word, weight, also heard as, not these, notes


class Column(IntEnum):
    """What the table tells of an entry."""

    WORD = 0
    WEIGHT = 1
    ALIASES = 2
    DENIED = 3
    GROUP = 4
    NOTE = 5
    HIT = 6


def cell_text(line: Line, column: Column) -> str:  # noqa: PLR0911 - one a column
    """What a cell says, and what is typed anew where it is edited."""
    entry = line.entry
    if entry is None:
        return line.text.strip() if column is Column.WORD else ""
    match column:
        case Column.WORD:
            return main_text(entry)
        case Column.WEIGHT:
            return f"{entry.weight:g}" if isinstance(entry, Hotword) else ""
        case Column.ALIASES:
            return _listed(entry.aliases) if isinstance(entry, Hotword) else ""
        case Column.DENIED:
            return _listed(entry.denied) if isinstance(entry, Hotword) else ""
        case Column.GROUP:
            return entry.group
        case Column.NOTE:
            return entry.note
        case Column.HIT:
            return ""


def typed_text(line: Line, column: Column) -> str:
    """What an editor begins with: of a word, rule or denied text what could be read again."""
    if column is not Column.WORD or line.entry is None:
        return cell_text(line, column)
    entry = replace(line.entry, note="")
    if isinstance(entry, Hotword):
        entry = Hotword(entry.word)
    return write_entry(entry)


def main_text(entry: Entry) -> str:
    """An entry in its first cell."""
    match entry:
        case Hotword():
            return entry.word
        case Denied():
            return entry.text
        case Rule(is_pattern=True):
            return f"/{entry.wrong}/ → {entry.right}"
        case Rule():
            return f"{entry.wrong} → {entry.right}"


def can_edit(line: Line, column: Column) -> bool:
    """Whether a cell means something that can be typed."""
    if column is Column.HIT:
        return False
    if line.entry is None:
        return column is Column.WORD and len(line.text) <= _LONGEST
    if column in {Column.WEIGHT, Column.ALIASES, Column.DENIED}:
        return isinstance(line.entry, Hotword)
    return True


def with_cell(line: Line, column: Column, text: str) -> Line | None:  # noqa: PLR0911 - a table
    """The line once `text` was typed into a cell; None where that cannot be.

    A line that cannot be understood is one, too: what was typed stays to be mended. The group is
    not changed here, as a line's group is where it is.
    """
    entry = line.entry
    text = " ".join(text.split())
    if column is Column.WORD:
        return _with_word(line, text)
    if entry is None:
        return None
    if column is Column.NOTE:
        return _line(replace(entry, note=text))
    if not isinstance(entry, Hotword):
        return None
    if column is Column.WEIGHT:
        weight = _weight(text)
        return None if weight is None else _line(replace(entry, weight=weight))
    if column is Column.ALIASES:
        return _line(replace(entry, aliases=_parts(text)))
    return _line(replace(entry, denied=_parts(text)))


def pasted(text: str, language: str | None, group: str) -> list[Line]:
    """The lines of text from an editor, or of cells from a spreadsheet."""
    rows = [line.split("\t") for line in text.replace("\r\n", "\n").split("\n")]
    lines: list[Line] = []
    plain: list[str] = []
    for cells in rows:
        if len(cells) <= 2:  # noqa: PLR2004 - a list has a tab before its weight
            plain.append("\t".join(cells))
            continue
        lines += _read(plain, language, group)
        plain = []
        lines += _of_cells(cells[:_MOST_COLUMNS], language, group)
    return [line for line in (*lines, *_read(plain, language, group)) if line.text.strip()]


def _read(texts: list[str], language: str | None, group: str) -> list[Line]:
    return read_lines("\n".join(texts), language, group) if texts else []


def _of_cells(cells: list[str], language: str | None, group: str) -> list[Line]:
    first = read_lines(cells[0], language, group)
    if len(first) != 1 or first[0].entry is None:
        return first
    line = first[0]
    columns = (Column.WEIGHT, Column.ALIASES, Column.DENIED, Column.NOTE)
    for column, cell in zip(columns, cells[1:], strict=False):
        if cell.strip():
            line = with_cell(line, column, cell) or line
    return [line]


def _with_word(line: Line, text: str) -> Line | None:
    language = line.entry.language if line.entry is not None else None
    group = line.entry.group if line.entry is not None else ""
    found = read_lines(text, language, group)
    if len(found) != 1:
        return None
    [new] = found
    before, entry = line.entry, new.entry
    if entry is None or before is None:
        return new
    if isinstance(before, Hotword) and isinstance(entry, Hotword):
        entry = replace(
            entry,
            weight=entry.weight if entry.weight != 1 else before.weight,
            aliases=entry.aliases or before.aliases,
            denied=entry.denied or before.denied,
        )
    return _line(replace(entry, note=entry.note or before.note))


def _line(entry: Entry) -> Line:
    """A line that is read as it is meant; where it cannot be, with its fault."""
    text = write_entry(entry)
    [read] = read_lines(text, entry.language, entry.group) or [Line(text)]
    return read


def _listed(words: tuple[str, ...]) -> str:
    if any(_SEPARATORS.search(word) for word in words):
        return _SURE.join(words) if len(words) > 1 else f"{words[0]} |"
    return _BETWEEN.join(words)


def _parts(text: str) -> tuple[str, ...]:
    parts = text.split("|") if "|" in text else _SEPARATORS.split(text)
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _weight(text: str) -> float | None:
    try:
        weight = float(text.replace(",", ".") or 1)
    except ValueError:
        return None
    return weight if 0 < weight < float("inf") else None
