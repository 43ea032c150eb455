"""Lists of hotwords in files of one's own: text as the program keeps it, or CSV for tables."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from app.input_errors import TextUnreadable, TooLarge
from app.outputs import replace_file
from app.texts import decoded, opened
from engine import Entry, Hotword, Line, ListText, read_list, write_entry

CSV_SUFFIX = ".csv"
LIMIT = 16 << 20  # bytes: a hundred thousand words with all that can be said of them

_COLUMNS = ("word", "weight", "aliases", "denied", "note", "group", "language")
_NAMES = {  # what people, and the window, call them
    "热词": "word",
    "词": "word",
    "权重": "weight",
    "也会听成": "aliases",
    "别名": "aliases",
    "also heard as": "aliases",
    "不是这些": "denied",
    "not these": "denied",
    "备注": "note",
    "notes": "note",
    "分组": "group",
    "语言": "language",
}
_QUOTE = '"'
_LINE_ENDS = re.compile(r"[\r\n]+")
_TELLING = 4_096  # characters by which the separator of columns is found


def read_list_file(path: Path) -> ListText:
    """What a list in a text file says.

    Raises:
        TextUnreadable: it cannot be read. TooLarge is one of these.
    """
    return read_list(_text(path))


def read_any(path: Path) -> list[str]:
    """The lines of a list in a text or CSV file.

    Raises:
        TextUnreadable: it cannot be read. TooLarge is one of these.
    """
    text = _text(path)
    if path.suffix.lower() != CSV_SUFFIX:
        return [line.text for line in read_list(text).lines]
    try:
        return list(_lines(list(csv.reader(io.StringIO(text, newline=""), _dialect(text)))))
    except csv.Error:  # a field that never ends
        raise TextUnreadable(str(path), "binary") from None


def write_any(path: Path, text: ListText) -> None:
    """Write a list to a text or, by its suffix, CSV file.

    Raises:
        OSError: the file cannot be written; what was there stays.
    """
    if path.suffix.lower() == CSV_SUFFIX:
        replace_file(path, _table(text.lines, text.language).encode("utf-8-sig", "replace"))
    else:
        replace_file(path, list_bytes(path, (line.text for line in text.lines)))


def list_bytes(path: Path, lines: Iterable[str]) -> bytes:
    """What a file of these lines holds.

    Raises:
        TooLarge: it could not be read again.
    """
    data = "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")
    if len(data) > LIMIT:
        raise TooLarge(str(path), LIMIT)
    return data


def _text(path: Path) -> str:
    with opened(path) as file:
        try:
            data = file.read(LIMIT + 1)
        except OSError:
            raise TextUnreadable(str(path), "unreadable") from None
    if len(data) > LIMIT:
        raise TooLarge(str(path), LIMIT)
    text = decoded(path, data)
    if "\0" in text:  # other controls are the fault of their line
        raise TextUnreadable(str(path), "binary")
    return text


def _table(lines: Sequence[Line], language: str | None) -> str:
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(_COLUMNS)
    for entry in (line.entry for line in lines if line.entry is not None):
        bare, weight, aliases, denied = write_entry(replace(entry, note="")), "", "", ""
        if isinstance(entry, Hotword):
            bare = write_entry(Hotword(entry.word))
            weight = f"{entry.weight:g}" if entry.weight != 1 else ""
            aliases = write_entry(Hotword("x", aliases=entry.aliases))[len("x | ") :]
            denied = write_entry(Hotword("x", denied=entry.denied))[len("x ~~~ ") :]
        spoken = entry.language or language or ""
        table.writerow((bare, weight, aliases, denied, entry.note, entry.group, spoken))
    return out.getvalue()


def _dialect(text: str) -> type[csv.Dialect]:
    """Tables come with commas, semicolons or tabs, by the country of who saved them."""
    head = text[:_TELLING].split("\n", 1)[0]

    class Found(csv.excel):
        delimiter = max(",;\t", key=head.count)

    return Found


def _lines(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Lines of a list that say the same as the rows of a table."""
    first = [cell.strip().casefold() for cell in rows[0]] if rows else []
    first = [_NAMES.get(name, name) for name in first]
    is_named = _COLUMNS[0] in first
    columns = first if is_named else _COLUMNS
    cells = (dict(zip(columns, map(_on_one_line, row), strict=False)) for row in rows[is_named:])
    filled = [row for row in cells if row.get("word")]
    languages = {row.get("language", "") for row in filled}
    if len(languages) == 1 and (language := languages.pop()):
        yield f"# language: {language}"
    group = ""
    for row in filled:
        if row.get("group", "") != group:
            group = row.get("group", "")
            yield f"## {group}".rstrip()
        yield _line(row)


def _line(row: dict[str, str]) -> str:
    """The line of one row, whose cells are written as in a list; a bad one is told as a list's."""
    line = row["word"]
    if isinstance(_entry(line), Hotword):
        if (weight := row.get("weight", "")) not in {"", "1"}:
            line += f"\t{weight}"
        if aliases := row.get("aliases"):
            line += f" | {aliases}"
        if denied := row.get("denied"):
            line += f" ~~~ {denied if _QUOTE in denied else denied.replace('|', '~~~')}"
    note = row.get("note")
    return f"{line} # {note}" if note else line


def _entry(text: str) -> Entry | None:
    lines = read_list(text).lines
    return lines[0].entry if lines else None


def _on_one_line(cell: str) -> str:
    return _LINE_ENDS.sub(" ", cell).strip()
