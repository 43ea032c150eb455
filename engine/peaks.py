"""The outline of a sound: the lowest and the highest sample of any stretch, at any zoom.

Kept at several levels, each four times as coarse as the one below, so that a picture of an hour
costs as little as one of a second. Plain bytes: the window asks it and loads no numpy.
"""

from dataclasses import dataclass
from math import ceil, floor

BIN_SECONDS = 0.016  # of the finest level
COARSER = 4
N_LEVELS = 6  # a bin of the coarsest is 16 s: few enough for a day of sound
FULL_SCALE = 127
SILENCE = 128  # the byte that says 0
_FEWEST_BINS = 8  # a part of a picture is made of; with fewer it would lie beside its place


@dataclass(frozen=True, slots=True)
class PeaksBlock:
    """The next stretch of a sound.

    Attributes:
        lows: of each level, finest first: a byte for the lowest sample of every bin.
        highs: the same for the highest.
    """

    lows: tuple[bytes, ...]
    highs: tuple[bytes, ...]


class Peaks:
    """What is known of a sound so far."""

    def __init__(self) -> None:
        self._lows = tuple(bytearray() for _ in range(N_LEVELS))
        self._highs = tuple(bytearray() for _ in range(N_LEVELS))

    @property
    def duration(self) -> float:
        """Seconds."""
        return len(self._lows[0]) * BIN_SECONDS

    @property
    def whole(self) -> PeaksBlock:
        """All of it."""
        return PeaksBlock(tuple(map(bytes, self._lows)), tuple(map(bytes, self._highs)))

    def append(self, block: PeaksBlock) -> None:
        """Go on with `block`; any but the last lasts a whole number of the coarsest bins."""
        for level in range(N_LEVELS):
            self._lows[level].extend(block.lows[level])
            self._highs[level].extend(block.highs[level])

    def between(self, start: float, end: float, n: int) -> list[tuple[float, float]]:
        """The lowest and highest values, in [-1, 1], of n equal parts of [start, end) seconds.

        What is before or behind the sound is silent.
        """
        bins_each = (end - start) / n / BIN_SECONDS
        level = 0
        while level + 1 < N_LEVELS and bins_each >= _FEWEST_BINS:
            bins_each /= COARSER
            level += 1
        lows, highs = self._lows[level], self._highs[level]
        first = start / BIN_SECONDS / COARSER**level
        n_before = min(n, max(0, floor(-start * n / (end - start))))
        parts = [(0.0, 0.0)] * n_before
        for part in range(n_before, n):
            here = max(0, floor(first + part * bins_each))
            there = max(0, ceil(first + (part + 1) * bins_each))  # no bin is left out
            low = min(lows[here:there], default=SILENCE)
            high = max(highs[here:there], default=SILENCE)
            parts.append(((low - SILENCE) / FULL_SCALE, (high - SILENCE) / FULL_SCALE))
        return parts
