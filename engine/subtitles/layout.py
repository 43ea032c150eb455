"""The words of a cue → its lines: as few as hold them, broken where it reads best."""

import math
from collections.abc import Sequence
from itertools import accumulate, pairwise

from engine.subtitles.cue_words import Word, unwritten
from engine.subtitles.cutting import BREAK_COST
from engine.subtitles.rules import Profile

_RAGGED_COST = 40.0  # two lines that differ by a full line in width; as in cutting.py

_Break = tuple[float, int]  # what the lines so far cost, and where the last one begins


def lines_of(words: Sequence[Word], profile: Profile) -> tuple[str, ...]:
    """Set the words in lines; none where the marks that are not written are all there is."""
    lines = (
        joined_words(line).rstrip(profile.drop_trailing + " ") for line in broken(words, profile)
    )
    return tuple(filter(None, lines))


def broken(words: Sequence[Word], profile: Profile) -> list[Sequence[Word]]:
    """The words of each line."""
    breaks = _Layout(words, profile).breaks()
    return [words[start:end] for start, end in pairwise([*breaks, len(words)])]


def joined_words(words: Sequence[Word]) -> str:
    """The text that the words spell."""
    return "".join(" " * word.is_spaced + word.text for word in words).lstrip(" ")


class _Layout:
    def __init__(self, words: Sequence[Word], profile: Profile) -> None:
        self._words = words
        self._profile = profile
        self._widths = list(accumulate((w.width + w.is_spaced for w in words), initial=0))
        self._unwritten = [unwritten(word, profile) for word in words]

    def breaks(self) -> list[int]:
        """Where each line begins."""
        n, n_lines = len(self._words), self._fewest()
        if n_lines == 1:
            return [0]
        even = self._width(0, n) / n_lines
        rows: list[dict[int, _Break]] = [{0: (0.0, 0)}]  # by how many words the lines hold
        for _ in range(n_lines - 1):
            rows.append(self._longer(rows[-1], range(1, n), even))
        rows.append(self._longer(rows[-1], range(n, n + 1), even))
        breaks = [n]
        for row in reversed(rows[1:]):
            breaks.append(row[breaks[-1]][1])
        return breaks[:0:-1]

    def _fewest(self) -> int:
        """How many lines it takes at least."""
        if self._fits(0, len(self._words)):
            return 1
        n_lines, start = 1, 0
        for end in range(1, len(self._words) + 1):
            if not self._fits(start, end):
                n_lines, start = n_lines + 1, end - 1
        return n_lines

    def _longer(self, row: dict[int, _Break], ends: range, even: float) -> dict[int, _Break]:
        """The best breaks with one line more, which ends at one of `ends`."""
        best: dict[int, _Break] = {}
        for start, (cost, _) in row.items():
            cost_here = cost + (BREAK_COST[self._words[start].seam] if start else 0.0)
            for end in range(max(start + 1, ends.start), ends.stop):
                if not self._fits(start, end):
                    break
                ragged = abs(self._width(start, end) - even) / self._profile.columns
                total = cost_here + _RAGGED_COST * ragged
                if total < best.get(end, (math.inf,))[0]:
                    best[end] = total, start
        return best

    def _fits(self, start: int, end: int) -> bool:
        """Whether the words fit on a line, as one alone must."""
        return end - start == 1 or self._width(start, end) <= self._profile.columns

    def _width(self, start: int, end: int) -> int:
        width = self._widths[end] - self._widths[start] - self._words[start].is_spaced
        return width - self._unwritten[end - 1]
