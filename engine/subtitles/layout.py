"""The words of a cue → its lines: as few as hold them, broken where it reads best."""

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate

from engine.subtitles.cue_words import Word
from engine.subtitles.rules import Profile, columns

_BREAK_COST = (0.0, 5.0, 15.0, 30.0, 50.0, 500.0)  # by Seam; hundredths of a cut, as in cutting.py
_RAGGED_COST = 40.0  # two lines that differ by a full line in width

_Break = tuple[float, int]  # what the lines so far cost, and where the last one begins


def lines_of(words: Sequence[Word], profile: Profile) -> tuple[str, ...]:
    """Set the words in lines; none where the marks that are not written are all there is."""
    layout = _Layout(words, profile)
    return tuple(filter(None, layout.lines()))


class _Layout:
    def __init__(self, words: Sequence[Word], profile: Profile) -> None:
        self._words = words
        self._profile = profile
        self._widths = list(accumulate((w.width + w.is_spaced for w in words), initial=0))
        self._unwritten = [
            word.width - columns(word.text.rstrip(profile.drop_trailing)) for word in words
        ]

    def lines(self) -> Iterator[str]:
        breaks = self._breaks()
        for start, end in zip(breaks, [*breaks[1:], len(self._words)], strict=True):
            yield _joined(self._words[start:end]).rstrip(self._profile.drop_trailing + " ")

    def _breaks(self) -> list[int]:
        """Where each line begins."""
        n = len(self._words)
        rows: list[dict[int, _Break]] = [{0: (0.0, 0)}]  # by how many words the lines hold
        n_lines = self._fewest()
        if n_lines == 1:
            return [0]
        even = self._width(0, n) / n_lines
        for _ in range(n_lines):
            rows.append(self._longer(rows[-1], even))
        breaks = [n]
        for row in reversed(rows[1:]):
            breaks.append(row[breaks[-1]][1])
        return breaks[:0:-1]

    def _fewest(self) -> int:
        """How many lines it takes at least."""
        n_lines, start = 1, 0
        for end in range(1, len(self._words) + 1):
            if not self._fits(start, end):
                n_lines, start = n_lines + 1, end - 1
        return n_lines

    def _longer(self, row: dict[int, _Break], even: float) -> dict[int, _Break]:
        """The best breaks with one line more."""
        best: dict[int, _Break] = {}
        for start, (cost, _) in row.items():
            seam_cost = _BREAK_COST[self._words[start].seam] if 0 < start < len(self._words) else 0
            for end in range(start + 1, len(self._words) + 1):
                if not self._fits(start, end):
                    break
                ragged = abs(self._width(start, end) - even) / self._profile.columns
                total = cost + seam_cost + _RAGGED_COST * ragged
                if total < best.get(end, (math.inf,))[0]:
                    best[end] = total, start
        return best

    def _fits(self, start: int, end: int) -> bool:
        """Whether the words fit on a line, as one alone must."""
        return end - start == 1 or self._width(start, end) <= self._profile.columns

    def _width(self, start: int, end: int) -> int:
        width = self._widths[end] - self._widths[start] - self._words[start].is_spaced
        return width - self._unwritten[end - 1]


def _joined(words: Sequence[Word]) -> str:
    return "".join(" " * word.is_spaced + word.text for word in words).lstrip(" ")
