"""Where the words of a list are in a text, and how each came there."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Literal

from engine.correction.changes import Changed, changes_in
from engine.correction.folding import Folded, Phrasebook, closed_up, folded
from engine.correction.languages import speaks
from engine.hotwords.lists import HotwordList
from engine.script import simplified
from engine.types import Segment, Way


@dataclass(frozen=True, slots=True)
class Hit:
    """A hotword in a text.

    Attributes:
        word: as the list has it.
        row: which sentence, from 0.
        start, end: when it is said, in seconds.
        way: how it came there; "heard" is as the model wrote it.
        heard: what was recognized.
        likeness: as a Change has it.
    """

    word: str
    row: int
    start: float
    end: float
    way: Way | Literal["heard"]
    heard: str
    likeness: float = 1.0


def find_hits(segments: Iterable[Segment], hotwords: HotwordList) -> list[Hit]:
    """Every hotword of the list in the sentences, suggestions among them, in order.

    Of a word that is part of another one there, only the longer is told.
    """
    hits: list[Hit] = []
    book = _book(hotwords)
    for row, segment in enumerate(segments):
        own = [*_written(row, segment, hotwords, book), *_suggested(row, segment, hotwords, book)]
        hits += sorted(own, key=lambda hit: hit.start)
    return hits


def never_heard(hits: Sequence[Hit], hotwords: HotwordList) -> tuple[str, ...]:
    """The words of the list that no hit has, suggestions not counted, in the list's order."""
    heard = {hit.word for hit in hits if hit.way != "suggestion"}
    words = dict.fromkeys(entry.word for entry in hotwords.words)
    return tuple(word for word in words if word not in heard)


def _written(row: int, segment: Segment, hotwords: HotwordList, book: Phrasebook) -> Iterator[Hit]:
    text = "".join(token.text for token in segment.tokens)
    ends = list(accumulate(len(token.text) for token in segment.tokens))
    changes = [each for each in changes_in(segment) if each.change.way != "suggestion"]
    taken: list[range] = []
    for start, end, numbers in sorted(
        book.find(_comparable(text)), key=lambda found: found[0] - found[1]
    ):
        words = [hotwords.words[n] for n in numbers]
        words = [word for word in words if speaks(word.language, segment.tags.language)]
        if not words or any(start < each.stop and each.start < end for each in taken):
            continue
        taken.append(range(start, end))
        first = sum(until <= start for until in ends)
        last = sum(until < end for until in ends)
        change = _covering(changes, first, last)
        tokens = segment.tokens[first : last + 1]
        yield Hit(
            words[0].word,
            row,
            tokens[0].start,
            tokens[-1].end,
            "heard" if change is None else change.change.way,
            text[start:end] if change is None else change.change.heard,
            1.0 if change is None else change.change.likeness,
        )


def _covering(changes: Iterable[Changed], first: int, last: int) -> Changed | None:
    return next((each for each in changes if each.first <= last and first < each.last), None)


def _suggested(
    row: int, segment: Segment, hotwords: HotwordList, book: Phrasebook
) -> Iterator[Hit]:
    for each in changes_in(segment):
        change = each.change
        if (
            change.way == "suggestion"
            and (word := _listed(change.word, hotwords, book)) is not None
        ):
            start, end = segment.tokens[each.first].start, segment.tokens[each.last - 1].end
            yield Hit(word, row, start, end, change.way, change.heard, change.likeness)


def _listed(word: str, hotwords: HotwordList, book: Phrasebook) -> str | None:
    """The word as the list has it, which may be in another script."""
    text = _comparable(word)
    found = [numbers[0] for _, end, numbers in book.find(text) if end == len(word)]
    return hotwords.words[found[0]].word if found else None


@lru_cache(maxsize=2)
def _book(hotwords: HotwordList) -> Phrasebook:
    return Phrasebook((_comparable(entry.word).text, n) for n, entry in enumerate(hotwords.words))


def _comparable(text: str) -> Folded:
    return closed_up(folded(_simplified(text)))


def _simplified(text: str) -> str:
    """The text for comparing, in which every character stays where it is."""
    if text.isascii():
        return text
    same = simplified(text)
    return same if len(same) == len(text) else text
