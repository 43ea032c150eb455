"""The lines of a list of hotwords: its groups, its language, and two versions of it as one."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from engine import Entry, Hotword, Line, read_list, write_entry

_HEADING = re.compile(r"\s*##(?!#)\s*(?P<name>.*?)[\s#]*")
_LANGUAGE = re.compile(r"\s*#\s*(?:language|语言)\s*[:：].*", re.IGNORECASE)


def is_row(line: Line) -> bool:
    """Whether a line is an entry, or should be one."""
    return line.entry is not None or line.fault is not None


def texts_of(lines: Iterable[Line]) -> tuple[str, ...]:
    """What is written on lines."""
    return tuple(line.text for line in lines)


def read_lines(text: str, language: str | None, group: str) -> list[Line]:
    """What lines mean that are put into a list of a language, in one of its groups."""
    head = [] if language is None else [f"# language: {language}"]
    head += [f"## {group}"] if group else []
    lines = read_list("\n".join([*head, text])).lines[len(head) :]
    return [written(line) for line in lines]


def written(line: Line) -> Line:
    """The line as the program writes it, which means the same beside whatever other lines."""
    return line if line.entry is None else Line(write_entry(line.entry), line.entry)


def group_of(line: Line, lines: Sequence[Line], at: int) -> str:
    """The group that a line is in, which is number `at` of its list."""
    if line.entry is not None:
        return line.entry.group
    above = (heading(lines[i]) for i in range(at, -1, -1))
    return next((name for name in above if name is not None), "")


def heading(line: Line) -> str | None:
    """The name of the group that a line begins; None for any other line."""
    if is_row(line) or (found := _HEADING.fullmatch(line.text)) is None:
        return None
    return found["name"]


def groups_of(lines: Iterable[Line]) -> list[str]:
    """The names of groups, in their order."""
    names = (heading(line) for line in lines)
    return list(dict.fromkeys(name for name in names if name))


def end_of_group(lines: Sequence[Line], group: str) -> tuple[int, list[Line]]:
    """Where a group's next line goes, and the lines that have to be before it there."""
    current, end = "", 0 if not group else None
    for at, line in enumerate(lines):
        name = heading(line)
        current = current if name is None else name
        is_content = line.text.strip() and (name is not None or is_row(line) or not group)
        if current == group and is_content:
            end = at + 1
    if end is not None:
        return end, []
    blank = [Line("")] if lines and lines[-1].text.strip() else []
    return len(lines), [*blank, Line(f"## {group}")]


def with_language(lines: Sequence[Line], language: str | None) -> list[str]:
    """The texts of lines that are in a language now; None is any."""
    first = next((at for at, line in enumerate(lines) if is_row(line)), len(lines))
    kept = [
        line.text
        for at, line in enumerate(lines)
        if at >= first or not _LANGUAGE.fullmatch(line.text)
    ]
    return kept if language is None else [f"# language: {language}", *kept]


def both(base: Iterable[str], ours: Sequence[Line], theirs: Sequence[str]) -> tuple[list[str], int]:
    """Two versions of what was `base`, as one: theirs, then what only ours has; how much that is.

    What we removed is there again: of two who change a list at once nobody loses a word.
    """
    new = Counter(texts_of(ours))
    new.subtract(Counter(base))
    new.subtract(Counter(theirs))
    merged, n_added = list(theirs), 0
    names = (heading(Line(text)) for text in reversed(merged))
    group = next((name for name in names if name is not None), "")
    for at, line in enumerate(ours):
        if new[line.text] <= 0 or not is_row(line):
            continue
        new[line.text] -= 1
        n_added += 1
        own = group_of(line, ours, at)
        if own != group:
            merged.append(f"## {own}".rstrip())
            group = own
        merged.append(line.text)
    return merged, n_added


def faithful(lines: Sequence[Line]) -> tuple[str, ...]:
    """Texts of lines that mean, beside each other, what each of them means."""
    texts = texts_of(lines)
    read = read_list("".join(f"{text}\n" for text in texts)).lines
    if len(read) == len(lines):
        pairs = zip(lines, read, strict=True)
        if all(line.entry == other.entry for line, other in pairs):
            return texts
    return tuple(written(line).text for line in lines)


def with_words(lines: Sequence[Line], words: Sequence[Entry]) -> tuple[list[Line], int]:
    """The lines with these words and rules, and how many of them are new.

    A word that is there already takes on what it is also heard as, and never.
    """
    places = {
        line.entry.word: at for at, line in enumerate(lines) if isinstance(line.entry, Hotword)
    }
    found, added = list(lines), list[Line]()
    known = {_meaning(line.entry) for line in lines if line.entry is not None}
    for word in words:
        if not isinstance(word, Hotword):
            if _meaning(word) not in known:
                known.add(_meaning(word))
                added.append(Line(write_entry(word), word))
            continue
        at = places.get(word.word)
        if at is None:
            places[word.word] = len(lines) + len(added)
            added.append(Line(write_entry(word), word))
        else:
            line = found[at] if at < len(found) else added[at - len(found)]
            more = _joined(line.entry, word)
            if at < len(found):
                found[at] = more if more.entry != line.entry else line
            else:
                added[at - len(found)] = more
    return found + added, len(added)


def rows_of(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines that are entries, or should be."""
    return (line for line in lines if is_row(line))


def _meaning(entry: Entry) -> Entry:
    """The entry without what is only for those who read the list."""
    return replace(entry, language=None, group="", note="")


def _joined(entry: object, word: Hotword) -> Line:
    assert isinstance(entry, Hotword)
    more = replace(
        entry,
        aliases=tuple(dict.fromkeys((*entry.aliases, *word.aliases))),
        denied=tuple(dict.fromkeys((*entry.denied, *word.denied))),
    )
    return Line(write_entry(more), more)
