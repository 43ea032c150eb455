"""A given text and what was heard → when each of its words was said, and which were not.

Both are cut into characters and words of letters and matched by the fewest edits. What was heard
otherwise than it is written counts as said where it sounds alike; what was not heard at all, only
where there is speech that nothing else explains.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from pypinyin import lazy_pinyin
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from engine.sentences import IDEOGRAPHS
from engine.timestamps import Times
from engine.types import Token

_UNITS = re.compile(rf"\s*(?:[{IDEOGRAPHS}]|[^\s{IDEOGRAPHS}]+)")
_ALIKE = 50.0  # percent of the sounds, from which two passages are the same words
_SHORTEST = 0.08  # seconds of speech that a unit takes at least

Speech = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Unit:
    """A character or a word of letters, with its marks and the space before it."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive units of a text, or what was heard, at a time in seconds."""

    text: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Match:
    """When each unit was said, None where it was not; and what was said that is not written."""

    times: Sequence[tuple[float, float] | None]
    unheard: Sequence[Passage]
    unwritten: Sequence[Passage]


@dataclass(frozen=True, slots=True)
class _Block:
    """Units [i, i_end) of the text stand where [j, j_end) was heard."""

    i: int
    i_end: int
    j: int
    j_end: int
    is_equal: bool


def read_units(text: str) -> list[Unit]:
    """Cut a text; marks by themselves belong to the unit before them."""
    units: list[Unit] = []
    for number, line in enumerate(text.splitlines()):
        opening = ""
        for found in _UNITS.findall(line.strip()):
            if any(c.isalnum() for c in found):
                units.append(Unit(opening + found, number))
                opening = ""
            elif units and units[-1].line == number and not opening and not _opens(found):
                units[-1] = replace(units[-1], text=units[-1].text + found)
            else:
                opening += found
        if opening and units and units[-1].line == number:
            units[-1] = replace(units[-1], text=units[-1].text + opening)
    return units


def match(
    units: Sequence[Unit],
    heard: Iterable[Token],
    speech: Speech,
    key: Callable[[str], str] = lambda text: text,
) -> Match:
    """Find the units in what was heard.

    Args:
        heard: tokens in the order of their times.
        speech: (start, end) of speech in seconds, ascending.
        key: what makes two ways of writing the same, as simplified characters.
    """
    tokens = [token for whole in heard for token in _cut(whole)]
    written = [_comparable(key(unit.text)) for unit in units]
    spoken = [_comparable(key(token.text)) for token in tokens]
    times: list[tuple[float, float] | None] = [None] * len(units)
    unheard, unwritten = [], []
    for block in _blocks(written, spoken):
        ours, theirs = slice(block.i, block.i_end), slice(block.j, block.j_end)
        if block.is_equal:
            times[ours] = [(token.start, token.end) for token in tokens[theirs]]
            continue
        before = tokens[block.j - 1].end if block.j else 0.0
        after = tokens[block.j_end].start if block.j_end < len(tokens) else np.inf
        if _sound_alike(written[ours], spoken[theirs]):
            times[ours] = _shared(written[ours], tokens[theirs])
            continue
        if theirs.start < theirs.stop:
            text = "".join(token.text for token in tokens[theirs]).strip()
            start, end = tokens[block.j].start, tokens[block.j_end - 1].end
            unwritten.append(Passage(text, start, end))
        free = [] if theirs.start < theirs.stop else _within(speech, before, after)
        if ours.start < ours.stop and _room(free) >= _SHORTEST * (block.i_end - block.i):
            times[ours] = _spread(written[ours], free)
        elif ours.start < ours.stop:
            text = "".join(unit.text for unit in units[ours]).strip()
            unheard.append(Passage(text, before, min(after, max(before, _end(speech)))))
    return Match(times, unheard, unwritten)


def _opens(mark: str) -> bool:
    return unicodedata.category(mark.strip()[0]) in ("Ps", "Pi")


def _cut(token: Token) -> Iterator[Token]:
    """A token's units, its time shared by their length."""
    parts = [part for part in _UNITS.findall(token.text) if any(c.isalnum() for c in part)]
    ends = np.cumsum([0, *(len(part.strip()) for part in parts)])
    for part, (first, last) in zip(parts, pairwise(ends / max(ends[-1], 1)), strict=True):
        length = token.end - token.start
        start, end = token.start + first * length, token.start + last * length
        yield replace(token, text=part, start=float(start), end=float(end))


def _comparable(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if c.isalnum())


def _blocks(written: Sequence[str], spoken: Sequence[str]) -> Iterator[_Block]:
    """Where both are equal, and what stands between."""
    i = j = 0
    for op in Levenshtein.opcodes(written, spoken):
        if op.tag != "equal":
            continue
        if (i, j) != (op.src_start, op.dest_start):
            yield _Block(i, op.src_start, j, op.dest_start, is_equal=False)
        yield _Block(op.src_start, op.src_end, op.dest_start, op.dest_end, is_equal=True)
        i, j = op.src_end, op.dest_end
    if (i, j) != (len(written), len(spoken)):
        yield _Block(i, len(written), j, len(spoken), is_equal=False)


def _sound_alike(written: Sequence[str], spoken: Sequence[str]) -> bool:
    if not written or not spoken:
        return False
    return fuzz.ratio(_sound(written), _sound(spoken)) >= _ALIKE


def _sound(words: Sequence[str]) -> str:
    """Letters as they are, Chinese in pinyin without tones."""
    return "".join(lazy_pinyin("".join(words)))


def _shared(written: Sequence[str], tokens: Sequence[Token]) -> Times:
    """Units in the time of other tokens, each as much as it is long."""
    ends = np.cumsum([0, *(len(_comparable(token.text)) for token in tokens)])
    clock = np.concatenate([[tokens[0].start], [token.end for token in tokens]])
    return _on_clock(written, ends / ends[-1], clock)


def _within(speech: Speech, before: float, after: float) -> Times:
    cut = [(max(start, before), min(end, after)) for start, end in speech]
    return [(start, end) for start, end in cut if end > start]


def _room(speech: Speech) -> float:
    return sum(end - start for start, end in speech)


def _end(speech: Speech) -> float:
    return speech[-1][1] if speech else 0.0


def _spread(written: Sequence[str], speech: Speech) -> Times:
    """Units over stretches of speech, each as much as it is long."""
    ends = np.cumsum([0.0, *(end - start for start, end in speech)])
    starts = [
        (share, start) for share, (start, _) in zip(ends[:-1] / ends[-1], speech, strict=True)
    ]
    stops = [(share, end) for share, (_, end) in zip(ends[1:] / ends[-1], speech, strict=True)]
    points = sorted([*starts, *stops])
    return _on_clock(written, np.array([p for p, _ in points]), np.array([t for _, t in points]))


def _on_clock(written: Sequence[str], shares: np.ndarray, clock: np.ndarray) -> Times:
    bounds = np.cumsum([0, *(max(len(text), 1) for text in written)])
    times = np.interp(bounds / bounds[-1], shares, clock)
    return [(float(start), float(end)) for start, end in pairwise(times)]
