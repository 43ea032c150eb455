"""The outline of a recording while it grows: peak and loudness of every fifth of a second.

What is kept is bounded: of a long session, the newest part.
"""

from array import array

from engine import Level

SLOT = 0.2  # seconds that a bar stands for
_MOST = 1 << 14  # slots: nearly an hour


class LiveOutline:
    """Grows by levels; slots are counted from the recording's start."""

    def __init__(self) -> None:
        self._peaks = array("f")
        self._rms = array("f")
        self._first = 0  # the slot that the arrays begin with

    @property
    def end(self) -> int:
        """How many slots there have been."""
        return self._first + len(self._peaks)

    @property
    def first(self) -> int:
        """The first one that is still known."""
        return self._first

    def clear(self) -> None:
        """Another recording begins."""
        self._peaks, self._rms, self._first = array("f"), array("f"), 0

    def take(self, level: Level) -> None:
        """Take a level of what is recorded; a slot is as loud as the loudest in it."""
        slot = int(level.elapsed / SLOT)
        if slot < self._first:
            return
        n_new = slot + 1 - self.end
        if n_new > _MOST:  # the clock jumped: what was before is far away
            self._peaks, self._rms, self._first = array("f"), array("f"), slot
            n_new = 1
        self._peaks.extend([0.0] * n_new)
        self._rms.extend([0.0] * n_new)
        at = slot - self._first
        self._peaks[at] = max(self._peaks[at], level.peak)
        self._rms[at] = max(self._rms[at], level.rms)
        if len(self._peaks) > 2 * _MOST:
            del self._peaks[:_MOST], self._rms[:_MOST]
            self._first += _MOST

    def slots(self, first: int, last: int) -> list[tuple[int, float, float]]:
        """Of these slots, those that are known: number, peak, loudness."""
        first, last = max(first, self._first), min(last, self.end)
        low, high = first - self._first, max(last, first) - self._first
        known = zip(self._peaks[low:high], self._rms[low:high], strict=True)
        return [(first + i, peak, rms) for i, (peak, rms) in enumerate(known)]
