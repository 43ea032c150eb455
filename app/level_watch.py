"""Whether what is heard is too loud, too quiet or nothing at all, from the levels of the last time.

Levels are parts of full scale; decibels are below it.
"""

from collections import deque
from enum import Enum, auto
from math import log10

from engine import Level

CLIP_STAYS = 3.0  # seconds for which a clipped peak is told
SILENCE = 10.0  # seconds without sound, until that is told
_FLOOR = -100.0  # decibels; there is nothing below
_SILENT = -60.0  # the loudest peak of a source that hears nothing; rooms are louder
_QUIET = -38.0  # the loudest peak of speech that is hardly heard


class Hearing(Enum):
    """How well it is heard.

    Attributes:
        UNKNOWN: not for long enough to tell.
        FINE: as it should be.
        CLIPPED: so loud that peaks are cut off.
        QUIET: something, but nothing loud enough to be understood.
        SILENT: nothing.
    """

    UNKNOWN = auto()
    FINE = auto()
    CLIPPED = auto()
    QUIET = auto()
    SILENT = auto()


def decibels(level: float) -> float:
    """Parts of full scale as decibels, from -100 to 0."""
    return max(20 * log10(level), _FLOOR) if level > 0.0 else _FLOOR


class LevelWatch:
    """Takes levels with the second at which they came, of any clock."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Another source is heard, or none."""
        self._peaks: deque[tuple[float, float]] = deque()
        self._began: float | None = None
        self._clipped: float | None = None
        self._sounded = 0.0

    @property
    def silence(self) -> float:
        """For how many seconds nothing was heard."""
        return self._peaks[-1][0] - self._sounded if self._peaks else 0.0

    @property
    def is_clipped(self) -> bool:
        """Whether a peak was cut off lately."""
        if self._clipped is None:
            return False
        return self._peaks[-1][0] - self._clipped < CLIP_STAYS

    def take(self, level: Level, now: float) -> Hearing:
        """Take the newest level; tell how well it is heard."""
        if self._began is None:
            self._began = self._sounded = now
        peak = decibels(level.peak)
        if peak > _SILENT:
            self._sounded = now
        if level.is_clipped:
            self._clipped = now
        while self._peaks and now - self._peaks[0][0] > SILENCE:
            self._peaks.popleft()
        while self._peaks and self._peaks[-1][1] <= peak:  # it will never be the loudest again
            self._peaks.pop()
        self._peaks.append((now, peak))
        return self._judge(now)

    def _judge(self, now: float) -> Hearing:
        if self.is_clipped:
            return Hearing.CLIPPED
        if self.silence >= SILENCE:
            return Hearing.SILENT
        if self._peaks[0][1] > _QUIET:
            return Hearing.FINE
        is_long = self._began is not None and now - self._began >= SILENCE
        return Hearing.QUIET if is_long else Hearing.UNKNOWN
