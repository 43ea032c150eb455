"""Words → parts, each of which stands on the screen by itself, cut where it costs a reader least.

Dynamic programming chooses the cuts (after Knuth & Plass, "Breaking paragraphs into lines", 1981,
with time as a second dimension). Costs are in hundredths of a cut between two words of one phrase;
only their ratios matter. How far it looks back is bounded by what fits in a cue, so the time taken
grows with the number of words.
"""

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from engine.subtitles.cue_words import Seam, Word, unwritten
from engine.subtitles.rules import Profile, characters

_CUT_COST = (0.0, 30.0, 70.0, 100.0, 180.0, 2000.0)  # by Seam, where no pause follows
_HALVING_PAUSE_MS = 200  # a cut costs half where the speaker pauses this long
_PAUSE_COST = 0.025  # a millisecond of silence inside a cue: words are read before they are said
_SENTENCE_END_COST = 15.0  # a sentence that ends inside a cue
_SHORT_COST = 150.0  # a cue shorter than the profile wants; twice that at no time at all
_FAST_COST = 0.03  # a millisecond that is missing to read a cue
_SENTENCE_COST = 5000.0  # a cut inside a sentence that should be kept whole
_SMALL_COST = 40.0  # a cue of next to no text
BREAK_COST = (0.0, 5.0, 15.0, 30.0, 100.0, 500.0)  # a line break inside a cue, by Seam
_SMALL = 0.25  # of a line: a cue with less text is small
_LOOSE_COST = 10.0  # the room that a cue leaves empty, squared: a half-full one costs a quarter


class Cutter:
    """Finds the cheapest way to cut a stretch of words into parts, each a cue."""

    def __init__(
        self, words: Sequence[Word], profile: Profile, since_ms: int, until_ms: int
    ) -> None:
        """Take the words of one stretch, and when the ones before and after it end and begin."""
        self._words = words
        self._shortest_ms, self._longest_ms = _ms(profile.shortest), _ms(profile.longest)
        self._starts = [word.start_ms for word in words]
        self._ends = [word.end_ms for word in words]
        free_from = (since_ms, *self._ends)
        self._leads = [  # how much earlier a cue that is too short can come up
            max(0, start_ms - free_ms - _ms(profile.gap))
            for start_ms, free_ms in zip(self._starts, free_from, strict=False)
        ]
        self._until = [start_ms - _ms(profile.gap) for start_ms in (*self._starts[1:], until_ms)]
        self._widths = list(accumulate((w.width + w.is_spaced for w in words), initial=0))
        self._readings = list(accumulate(_readings_ms(words, profile), initial=0.0))
        extra = _SENTENCE_COST if profile.keeps_sentences else 0.0
        self._steps = [*(extra + _step(*pair) for pair in pairwise(words)), 0.0]
        self._line_openings = _line_openings(words, self._widths, profile)
        self._line_closings = _line_closings(self._line_openings)
        self._openings = _earliest_openings(self._line_openings, profile.lines)
        self._breaks = [BREAK_COST[word.seam] for word in words]
        widest = max(word.width for word in words)
        self._text_costs = _text_costs(profile.columns, profile.lines, widest)

    def parts(self) -> list[Sequence[Word]]:
        """The words of each cue."""
        costs, openings = [0.0], [0]  # of the best cues that hold the first 0, 1, 2 … words
        for end, step in enumerate(self._steps, start=1):
            cost, opening = self._best_opening(end, costs)
            costs.append(cost + step)
            openings.append(opening)
        parts: list[Sequence[Word]] = []
        end = len(self._words)
        while end > 0:
            parts.append(self._words[openings[end] : end])
            end = openings[end]
        return parts[::-1]

    def _best_opening(self, end: int, costs: Sequence[float]) -> tuple[float, int]:
        """What the words up to `end` cost at best, and where their last cue opens."""
        end_ms, until_ms = self._ends[end - 1], self._until[end - 1]
        shortest_ms = self._shortest_ms
        width, reading = self._widths[end], self._readings[end]
        last_line, breaks = self._line_openings[end], self._best_breaks(end)
        best, opening = math.inf, end - 1
        for start in range(end - 1, self._openings[end] - 1, -1):
            start_ms = self._starts[start]
            if end_ms - start_ms > self._longest_ms and start < end - 1:
                break
            room_ms = until_ms - start_ms
            cost = costs[start] + self._text_costs[width - self._widths[start]]
            missing_ms = reading - self._readings[start] - room_ms
            if missing_ms > 0:
                cost += _FAST_COST * missing_ms
            if start < last_line:
                cost += breaks[max(-1, self._line_closings[start] - last_line)]
            # Where speech overlaps there is less room than none, though the rules may ask for none.
            if shortest_ms and room_ms < shortest_ms > room_ms + self._leads[start]:
                cost += _SHORT_COST * (2 - room_ms / shortest_ms)
            if cost < best:
                best, opening = cost, start
        return best, opening

    def _best_breaks(self, end: int) -> list[float]:
        """What it costs to begin the line that ends there, by how late it may begin.

        The last of them is for three lines or more: of their breaks only the last one counts.
        """
        first = self._line_openings[end]
        return [*accumulate(self._breaks[first:end], min)]


def _ms(seconds: float) -> int:
    return round(seconds * 1000)


def _readings_ms(words: Sequence[Word], profile: Profile) -> list[float]:
    """How long it takes to read each word."""
    if profile.speed is None:
        return [0.0] * len(words)
    per_column = 1000 / profile.speed / (2 if profile.is_wide else 1)
    if profile.is_wide:
        return [(word.width + word.is_spaced) * per_column for word in words]
    return [(characters(word.text, profile) + word.is_spaced) * per_column for word in words]


def _line_openings(words: Sequence[Word], widths: Sequence[int], profile: Profile) -> list[int]:
    """For every number of words, the first one that a line which ends there has room for.

    A word that is wider than a line has one to itself.
    """
    openings = [0]
    start = 0
    for end, last in enumerate(words, start=1):
        written = widths[end] - unwritten(last, profile)
        while start < end - 1 and (
            written - widths[start] - words[start].is_spaced > profile.columns
        ):
            start += 1
        openings.append(start)
    return openings


def _line_closings(openings: Sequence[int]) -> list[int]:
    """For every word, how many words come before the end of the longest line that it begins."""
    closings, end = [], 0
    for start in range(len(openings) - 1):
        while end + 1 < len(openings) and openings[end + 1] <= start:
            end += 1
        closings.append(end)
    return closings


def _earliest_openings(line_openings: Sequence[int], n_lines: int) -> list[int]:
    """The same for a cue of so many lines."""
    openings = list(range(len(line_openings)))
    for _ in range(n_lines):
        openings = [line_openings[opening] for opening in openings]
    return openings


def _step(word: Word, following: Word) -> float:
    """What a cut between the two costs, less what it costs to go across."""
    pause_ms = _pause_ms(word, following)
    cut = _CUT_COST[following.seam] / (1 + (pause_ms / _HALVING_PAUSE_MS) ** 2)
    crossing = _SENTENCE_END_COST if following.seam is Seam.SENTENCE else 0.0
    return cut - crossing - _PAUSE_COST * pause_ms


def _pause_ms(word: Word, following: Word) -> int:
    return max(0, following.start_ms - word.end_ms)


@lru_cache
def _text_costs(columns_of_line: int, n_lines: int, widest: int) -> list[float]:
    """What a cue costs by the columns of its text; `widest` are those of its widest word."""
    full, small = n_lines * columns_of_line, _SMALL * columns_of_line
    # Spaces between lines and marks that are not written come on top.
    most = n_lines * (max(columns_of_line, widest) + widest + 2)
    return [
        _LOOSE_COST * max(0.0, 1 - width / full) ** 2 + _SMALL_COST * max(0.0, 1 - width / small)
        for width in range(most + 1)
    ]
