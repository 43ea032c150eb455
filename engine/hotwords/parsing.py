"""The text of hotwords, as people write it on one line or as a list, and back.

A list has one entry a line:

    word                        a word to listen for
    word weight                 the same with a number above 0
    word | alias | alias ~~~ not this ~~~ nor this
    wrong => right              a rule
    /pattern/ => right          a rule that is a regular expression
    ~~~ not this                never changed
    ## group                    what follows belongs to this group
    # language: zh              in which sentences the words of the list are looked for
    # comment                   also behind an entry, after a space: its note
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from engine.hotwords.lists import Denied, Entry, Hotword, HotwordList, Rule, hotword_list

_SEPARATORS = re.compile(r"[,，、;；\n]")

Fault = Literal["long", "control", "empty", "weight", "pattern", "many"]


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
        """What its entries say."""
        return hotword_list(line.entry for line in self.lines if line.entry is not None)


def parse_hotwords(text: str) -> HotwordList:
    """What a single text means: entries between commas or line ends, else words between spaces."""
    text = text.strip().replace("\r", "\n")
    phrases = _SEPARATORS.split(text) if _SEPARATORS.search(text) else text.split()
    return _unique(Hotword(" ".join(phrase.split())) for phrase in phrases if phrase.strip())


def read_list(text: str) -> ListText:
    """The lines of a list and what they mean."""
    language: str | None = None
    lines = []
    for line in text.splitlines():
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            lines.append(Line(line))
            continue
        lines.append(Line(line, _entry(stripped)))
    return ListText(tuple(lines), language)


def write_entry(entry: Entry) -> str:
    """A line that means this entry; its group and language are told by other lines."""
    if isinstance(entry, Rule):
        wrong = f"/{entry.wrong}/" if entry.is_pattern else entry.wrong
        text = f"{wrong} => {entry.right}"
    elif isinstance(entry, Denied):
        text = f"~~~ {entry.text}"
    else:
        weight = "" if entry.weight == 1 else f"\t{entry.weight:g}"
        text = " | ".join((entry.word + weight, *entry.aliases))
        text += "".join(f" ~~~ {each}" for each in entry.denied)
    return f"{text} # {entry.note}" if entry.note else text


def write_list(hotwords: HotwordList) -> str:
    """A list's text that `read_list` makes the same list of, groups and languages aside."""
    entries: list[Entry] = [*hotwords.words, *hotwords.rules, *hotwords.denied]
    return "".join(f"{write_entry(entry)}\n" for entry in entries)


def _entry(text: str) -> Entry:
    if "=>" in text:
        wrong, right = (part.strip() for part in text.split("=>", 1))
        return Rule(wrong, right)
    said, *denied = (part.strip() for part in text.split("~~~"))
    word, *aliases = (part.strip() for part in said.split("|"))
    return Hotword(word, aliases=tuple(aliases), denied=tuple(denied))


def _unique(words: Iterable[Hotword]) -> HotwordList:
    return HotwordList(tuple(dict.fromkeys(words)))
