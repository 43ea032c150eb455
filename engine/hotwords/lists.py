"""What a list of hotwords says: words, rules, and what is never to be changed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from itertools import starmap
from operator import attrgetter


@dataclass(frozen=True, slots=True)
class Hotword:
    """A word to listen for, and to be put where something like it was heard.

    Attributes:
        word: as it is to be written.
        weight: above 0; where a model takes few words the heaviest come first, and of two that
            sound like what was heard the heavier one is meant.
        aliases: what it is heard as, too: replaced by the word wherever it comes.
        denied: what sounds like it and is never it.
        language: in sentences of which it is looked for, as "zh"; None for any.
        group, note: for those who read the list.
    """

    word: str
    weight: float = 1.0
    aliases: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    language: str | None = None
    group: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    r"""What is wrong wherever it comes, and what is right there.

    Attributes:
        wrong: as it is heard; where `is_pattern`, a regular expression.
        right: what stands there instead; where `is_pattern`, with \1 for groups.
        language: as a Hotword has it.
        group, note: as a Hotword has them.
    """

    wrong: str
    right: str
    is_pattern: bool = False
    language: str | None = None
    group: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Denied:
    """What is never changed, whatever it sounds like."""

    text: str
    language: str | None = None
    group: str = ""
    note: str = ""


Entry = Hotword | Rule | Denied


@dataclass(frozen=True, slots=True)
class HotwordList:
    """All that some lists say together; empty is false."""

    words: tuple[Hotword, ...] = ()
    rules: tuple[Rule, ...] = ()
    denied: tuple[Denied, ...] = ()

    def __reduce__(self) -> tuple[object, ...]:
        """Go to another process as plain rows, which takes half the time of entries."""
        rows = (
            tuple(map(_row_of(kind), entries))
            for kind, entries in ((Hotword, self.words), (Rule, self.rules), (Denied, self.denied))
        )
        return _of_rows, tuple(rows)

    def __bool__(self) -> bool:
        return bool(self.words or self.rules or self.denied)

    @property
    def spoken(self) -> tuple[str, ...]:
        """The words to listen for, the heaviest first; each once, while FunASR repeats them."""
        heaviest = sorted(self.words, key=lambda each: -each.weight)
        return tuple(dict.fromkeys(each.word for each in heaviest))

    @property
    def bare(self) -> "HotwordList":
        """The same without what only those who read it see."""
        return HotwordList(
            tuple(replace(each, group="", note="") for each in self.words),
            tuple(replace(each, group="", note="") for each in self.rules),
            tuple(replace(each, group="", note="") for each in self.denied),
        )


def _row_of(kind: type[Entry]) -> Callable[[Entry], tuple[object, ...]]:
    return attrgetter(*(field.name for field in fields(kind)))


def _of_rows(*rows: Iterable[tuple[object, ...]]) -> HotwordList:
    words, rules, denied = rows
    return HotwordList(
        tuple(starmap(Hotword, words)), tuple(starmap(Rule, rules)), tuple(starmap(Denied, denied))
    )


NO_HOTWORDS = HotwordList()


def hotword_list(entries: Iterable[Entry]) -> HotwordList:
    """What entries say together, in their order."""
    every = list(entries)
    return HotwordList(
        tuple(entry for entry in every if isinstance(entry, Hotword)),
        tuple(entry for entry in every if isinstance(entry, Rule)),
        tuple(entry for entry in every if isinstance(entry, Denied)),
    )


def as_hotwords(words: Iterable[str]) -> HotwordList:
    """Plain words as a list."""
    return HotwordList(tuple(map(Hotword, words)))


def joined_lists(lists: Iterable[HotwordList]) -> HotwordList:
    """Several lists as one, in their order."""
    every = list(lists)
    return HotwordList(
        tuple(word for each in every for word in each.words),
        tuple(rule for each in every for rule in each.rules),
        tuple(denied for each in every for denied in each.denied),
    )
