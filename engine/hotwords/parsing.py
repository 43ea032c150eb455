"""The text of hotwords, as people write it on one line or as a list, and back.

A list has one entry a line:

    word                        a word to listen for
    word weight                 the same with a number above 0: behind a tab or a comma, behind a
                                space where the word ends in a Chinese character or where every
                                word of the list has a number, as FunASR's runtime wants them
    word | alias | alias ~~~ not this ~~~ nor this
    wrong => right              a rule; with nothing on the right what is wrong is left out
    /pattern/ => right          a rule that is a regular expression
    ~~~ not this                never changed
    "C | D"                     between quotes signs are letters; a quote among them is written ""
    ## group                    what follows belongs to this group; with no name, to none
    # language: zh              before the first entry: in which sentences the list is looked for
    # comment                   also behind an entry, between spaces: its note

｜, ～～～, ＝＞ and → are the same signs. FunASR's {"word": weight} and ["word"] are read as well.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, islice
from typing import TypeGuard

from engine.hotwords.entries import (
    Fault,
    Misread,
    ends_in_number,
    is_header,
    read_entry,
    seen,
    write_entry,
)
from engine.hotwords.lists import Entry, Hotword, HotwordList, Rule, hotword_list

MOST_ENTRIES = 100_000
MOST_PATTERNS = 1_000

_LINE_END = re.compile(r"\r\n?|\n")
_GROUP = re.compile(r"##(?!#)\s*(?P<name>.*?)(?:\s+##+)?")
_LANGUAGE = re.compile(
    r"#\s*(?:language|语言)\s*[:：]\s*(?P<code>[a-z]*)(?:[-_]\w+)?", re.IGNORECASE
)
_ENTRY = re.compile(r"[|｜]|[~～]{3}|=>|＝＞|→")
_TYPED = re.compile(
    r"(?<![^\n,，、;；])[ \t]*/[^\n]{1,300}?/[ \t]*(?:=>|＝＞|→)|"
    r'(?<![^\s,，、;；|｜~～>＞→])"(?:[^"\n]|""){0,300}"(?![^\s,，、;；|｜~～=＝→])'
    r'|[^,，、;；\n"]+|(?P<end>[,，、;；\n])|"'
)
_WORDS = re.compile(r'"(?:[^"]|""){0,300}"(?!\S)|\S+')
_LONGEST_JSON = 4_000_000  # characters


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list.

    Attributes:
        text: as it is written, without the end of the line.
        entry: what it says; None for comments, blank lines, and what cannot be understood.
        fault: why it cannot be understood.
    """

    text: str
    entry: Entry | None = None
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class ListText:
    """A list as it is written, line by line.

    Attributes:
        language: of the whole list; None for any.
    """

    lines: tuple[Line, ...]
    language: str | None = None

    @property
    def hotwords(self) -> HotwordList:
        """What its entries say, each once.

        Follows FunASR's generate_hotwords_list for a file; on purpose blank lines and comments are
        no words, a weight is no part of its word, and the signs above have a meaning.
        """
        return hotword_list(
            dict.fromkeys(line.entry for line in self.lines if line.entry is not None)
        )


def parse_hotwords(text: str) -> HotwordList:
    """What a single text means: entries between commas or line ends, else words between spaces.

    Follows FunASR's generate_hotwords_list for a text; on purpose commas divide as well, between
    which a phrase keeps its spaces, and whoever takes the name of a file or an address looks for it
    before. What is no entry is a word as it stands, which is reported where it cannot be listened
    for.
    """
    lines = _of_json(text)
    if lines is None:
        phrases = islice(_phrases(_LINE_END.sub("\n", text.strip())), MOST_ENTRIES)
        lines = [Line(phrase, _typed_entry(phrase)) for phrase in phrases]
    return ListText(tuple(lines)).hotwords


def read_list(text: str) -> ListText:
    """The lines of a list and what they mean; those of JSON as a list would have them."""
    lines = _of_json(text)
    if lines is not None:
        return ListText(tuple(lines))
    written = _LINE_END.split(text.removesuffix("\n").removesuffix("\r")) if text else []
    reader = _Reader()
    lines = [reader.read(line) for line in written]
    if _are_all_weighted(lines):
        lines = [_weighted(line) for line in lines]
    return ListText(tuple(lines), reader.language)


def write_list(hotwords: HotwordList) -> str:
    """A list's text that `read_list` makes the same list of, with its groups.

    Its language is written where all entries have the same; one list has no more.
    """
    entries: list[Entry] = [*hotwords.words, *hotwords.rules, *hotwords.denied]
    languages = {entry.language for entry in entries}
    language = languages.pop() if len(languages) == 1 else None
    lines = [] if language is None else [f"# language: {language}"]
    above = ""
    for group, own in groupby(entries, key=lambda entry: entry.group):
        if group != above:
            lines.append(f"## {group}".rstrip())
        above = group
        lines += map(write_entry, own)
    return "".join(f"{line}\n" for line in lines)


class _Reader:
    """Reads line after line, with what the lines before said of it."""

    def __init__(self) -> None:
        self.language: str | None = None
        self._group = ""
        self._n_entries = self._n_patterns = 0

    def read(self, line: str) -> Line:
        try:
            text = seen(line)
            if text.startswith("#"):
                self._take(text)
            elif text and not (self._n_entries == 0 and is_header(text)):
                return Line(line, self._entry(text))
            return Line(line)
        except Misread as misread:
            return Line(line, fault=misread.fault)

    def _take(self, comment: str) -> None:
        """Take what a comment says of the lines below it."""
        group = _GROUP.fullmatch(comment)
        language = _LANGUAGE.fullmatch(comment)
        if group is not None:
            self._group = group["name"]
        elif language is not None and not self._n_entries:
            code = language["code"].lower()
            self.language = None if code in ("", "any") else code

    def _entry(self, text: str) -> Entry:
        if self._n_entries == MOST_ENTRIES:
            raise Misread("many")
        if self._n_patterns == MOST_PATTERNS and text.startswith("/"):
            raise Misread("many")
        entry = read_entry(text)
        self._n_patterns += isinstance(entry, Rule) and entry.is_pattern
        self._n_entries += 1
        if self.language is None and not self._group:
            return entry
        return replace(entry, language=self.language, group=self._group)


def _are_all_weighted(lines: Iterable[Line]) -> bool:
    """Whether every word has a number behind it; of a single one that says nothing."""
    words = [line for line in lines if isinstance(line.entry, Hotword)]
    return len(words) > 1 and all(map(_has_number, words))


def _has_number(line: Line) -> bool:
    if not _may_be_weighted(line.entry):
        return True
    _, space, last = line.entry.word.rpartition(" ")
    is_sure = space and last.isdecimal() and '"' not in line.text and "\t" not in line.text
    return bool(is_sure) or ends_in_number(seen(line.text))


def _weighted(line: Line) -> Line:
    """The same line where every word has a number behind it."""
    if not _may_be_weighted(line.entry):
        return line
    entry = read_entry(seen(line.text), all_weighted=True)
    return replace(line, entry=replace(entry, language=line.entry.language, group=line.entry.group))


def _may_be_weighted(entry: Entry | None) -> TypeGuard[Hotword]:
    """Whether it is a word whose number may have been taken for a part of it."""
    return isinstance(entry, Hotword) and entry.weight == 1


def _phrases(text: str) -> Iterator[str]:
    """The entries of what was typed."""
    if not any(run["end"] for run in _TYPED.finditer(text)) and not _ENTRY.search(text):
        yield from (found[0] for found in _WORDS.finditer(text))
        return
    for is_end, phrase in groupby(_TYPED.finditer(text), key=lambda run: run["end"] is not None):
        if not is_end:
            yield "".join(run[0] for run in phrase)


def _typed_entry(phrase: str) -> Entry | None:
    try:
        text = seen(phrase)
        return read_entry(text) if text else None
    except Misread:
        word = " ".join("".join(c if c.isprintable() else " " for c in phrase).split())
        return Hotword(word) if word else None


def _of_json(text: str) -> list[Line] | None:
    """The entries of FunASR's own form, {"word": weight}, or of ["word"]; None for other text."""
    if len(text) > _LONGEST_JSON or not text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        return None
    try:
        content = json.loads(text.strip("\ufeff \t\r\n"))
    except (ValueError, RecursionError):
        return None
    pairs = content.items() if isinstance(content, dict) else ((word, 1) for word in content)
    reader = _Reader()
    return [reader.read(_line_of(word, weight)) for word, weight in pairs]


def _line_of(word: object, weight: object) -> str:
    """A line for what JSON says; where that is no number the line has its fault."""
    is_number = isinstance(weight, int | float) and not isinstance(weight, bool)
    entry = write_entry(Hotword(str(word)))
    return entry if is_number and weight == 1 else f"{entry}\t{' '.join(str(weight).split())}"
