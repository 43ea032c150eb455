"""A given text and what was heard → when each of its words was said, and which were not.

Both are cut into characters and words of letters and matched by the fewest edits. What was heard
otherwise than it is written counts as said where it sounds alike; what was not heard at all, only
where there is speech that nothing else explains.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice, pairwise
from operator import itemgetter

import numpy as np

from engine.blocks import find_blocks
from engine.numbers import has_digits, read_like
from engine.sentences import IDEOGRAPHS
from engine.sounds import said_in
from engine.timestamps import Times
from engine.types import Token

_UNITS = re.compile(rf"\s*(?:[{IDEOGRAPHS}]|[^\s{IDEOGRAPHS}]+)")
_SHORTEST = 0.08  # seconds of speech that a unit takes at least
_SAME = {katakana: katakana - 0x60 for katakana in range(0x30A1, 0x30F7)} | {
    ord("两"): "二",  # which a number in digits may be read with
    ord("〇"): "零",
}

Time = tuple[float, float]
Speech = Sequence[Time]


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

    times: Sequence[Time | None]
    unheard: Sequence[Passage]
    unwritten: Sequence[Passage]


def read_units(text: str) -> list[Unit]:
    """Cut a text; marks by themselves belong to the unit before them."""
    units: list[Unit] = []
    for number, line in enumerate(text.splitlines()):
        opening = ""
        for found in _UNITS.findall(line.strip()):
            if _comparable(found):
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
        speech: (start, end) of speech in seconds, both ascending.
        key: what makes two ways of writing the same, as simplified characters.
    """
    recognized = list(heard)
    all_written = _comparable(key("".join(unit.text for unit in units)))
    all_spoken = _comparable(key("".join(token.text for token in recognized)))
    cut = [(whole, token) for whole in recognized for token in _cut(whole, all_written)]
    tokens = [token for _, token in cut]
    spoken = [_comparable(key(token.text)) for token in tokens]
    spoken_digits = [has_digits(whole.text) for whole, _ in cut]
    parts = [_parts(read_like(key(unit.text), all_spoken)) for unit in units]
    written = [_comparable(part) for of_unit in parts for part in of_unit]
    written_digits = [
        has_digits(unit.text) for unit, of_unit in zip(units, parts, strict=True) for _ in of_unit
    ]
    times: list[Time | None] = []
    unwritten = []
    for block in find_blocks(written, spoken):
        there = tokens[block.j : block.j_end]
        if block.is_equal:
            times += [(token.start, token.end) for token in there]
            continue
        ours = written[block.i : block.i_end]
        if there:
            theirs = spoken[block.j : block.j_end]
            digits = written_digits[block.i : block.i_end] + spoken_digits[block.j : block.j_end]
            said = said_in(ours, theirs, has_numbers=any(digits))
            found = _heard_otherwise(ours, there, said)
        else:
            found = _unexplained(ours, _between(tokens, block.j, speech))
        times += found
        if there and not any(found):
            text = "".join(token.text for token in there).strip()
            unwritten.append(Passage(text, there[0].start, there[-1].end))
    whole_times = _joined(times, [len(of_unit) for of_unit in parts])
    return Match(whole_times, list(_unheard(units, whole_times, speech)), unwritten)


def _joined(times: Sequence[Time | None], counts: Sequence[int]) -> list[Time | None]:
    """The times of units from those of their parts."""
    parts = iter(times)
    whole: list[Time | None] = []
    for count in counts:
        known = [time for time in islice(parts, count) if time is not None]
        whole.append((known[0][0], known[-1][1]) if known else None)
    return whole


def _heard_otherwise(
    written: Sequence[str], tokens: Sequence[Token], said: Sequence[bool]
) -> list[Time | None]:
    """When each unit was said, of those that were."""
    if not any(said):
        return [None] * len(written)
    there = [unit for unit, is_said in zip(written, said, strict=True) if is_said]
    times = iter(_shared(there, tokens))
    return [next(times) if is_said else None for is_said in said]


def _unexplained(written: Sequence[str], speech: Speech) -> list[Time | None]:
    """Units in speech in which nothing was recognized, where there is enough of it."""
    if sum(end - start for start, end in speech) < _SHORTEST * len(written):
        return [None] * len(written)
    return [*_spread(written, speech)]


def _between(tokens: Sequence[Token], j: int, speech: Speech) -> Times:
    """Speech before token j and after the one before it."""
    before = tokens[j - 1].end if j else 0.0
    after = tokens[j].start if j < len(tokens) else np.inf
    first, behind = bisect_right(speech, before, key=itemgetter(1)), bisect_left(speech, (after,))
    cut = [(max(start, before), min(end, after)) for start, end in speech[first:behind]]
    return [(start, end) for start, end in cut if end > start]


def _unheard(
    units: Sequence[Unit], times: Sequence[Time | None], speech: Speech
) -> Iterator[Passage]:
    """The runs of units without a time, and the times between which they are missed."""
    before = 0.0
    last = max(speech[-1][1] if speech else 0.0, *(time[1] for time in times if time), 0.0)
    for is_missing, run in groupby(range(len(units)), lambda i: times[i] is None):
        missing = list(run)
        if not is_missing:
            before = max(time[1] for time in times[missing[0] : missing[-1] + 1] if time)
            continue
        after = next((time[0] for time in times[missing[-1] + 1 :] if time), last)
        yield Passage(_joined_lines(units[i] for i in missing), before, max(after, before))


def _joined_lines(units: Iterable[Unit]) -> str:
    lines = groupby(units, lambda unit: unit.line)
    return " ".join("".join(unit.text for unit in line).strip() for _, line in lines)


def _opens(mark: str) -> bool:
    return unicodedata.category(mark.strip()[0]) in ("Ps", "Pi")


def _parts(text: str) -> list[str]:
    return [part for part in _UNITS.findall(text) if _comparable(part)]


def _cut(token: Token, written: str) -> Iterator[Token]:
    """A token's units, its time shared by their length; numbers as the text has them."""
    parts = _parts(read_like(token.text, written))
    ends = np.cumsum([0, *(len(part.strip()) for part in parts)])
    for part, (first, last) in zip(parts, pairwise(ends / max(ends[-1], 1)), strict=True):
        length = token.end - token.start
        start, end = token.start + first * length, token.start + last * length
        yield replace(token, text=part, start=float(start), end=float(end))


def _comparable(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded.translate(_SAME) if c.isalnum())


def _shared(written: Sequence[str], tokens: Sequence[Token]) -> Times:
    """Units in the time of other tokens, each as much as it is long."""
    ends = np.cumsum([0, *(len(_comparable(token.text)) for token in tokens)])
    clock = np.concatenate([[tokens[0].start], [token.end for token in tokens]])
    return _on_clock(written, ends / ends[-1], clock)


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
