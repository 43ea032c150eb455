"""Where playing is between two reports of the player, which come every 50 to 100 ms."""

import time
from collections.abc import Callable

_SHARE = 0.2  # of what a report differs by is made up for at once: reports jitter
_JUMP = 0.25  # seconds by which it has really gone elsewhere
_STALL = 0.5  # seconds without a report after which it waits for one
_NEAR = 0.5  # seconds from where it was sent; reports from elsewhere are from before
_PATIENCE = 1.0  # seconds after which wherever it says it is counts


class Playhead:
    """Runs on by the clock, and is corrected by reports; it never goes back unless it is sent.

    After it was started or sent somewhere it waits for the first report that sound comes from
    there: decoders take up to 200 ms to get going.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._rate = 1.0
        self._is_running = False
        self._anchor = 0.0  # where it was...
        self._since: float | None = None  # ...at this time; None while it waits
        self._sent = clock()
        self._shown = 0.0

    @property
    def seconds(self) -> float:
        """Where playing is now."""
        self._shown = max(self._shown, self._estimate())
        return self._shown

    def run(self) -> None:
        """Playing was started."""
        self._is_running = True
        self._wait_at(self.seconds)

    def halt(self) -> None:
        """Playing was stopped."""
        here = self.seconds
        self._is_running = False
        self._wait_at(here)

    def jump(self, seconds: float) -> None:
        """It was sent there."""
        self._wait_at(seconds)

    def set_rate(self, rate: float) -> None:
        """Go this many times as fast from here on."""
        if self._since is not None:
            self._hold(self.seconds)
        self._rate = rate

    def report(self, seconds: float) -> None:
        """Take in where the player says it is."""
        if not self._is_running:
            return
        if self._since is None:
            self._begin(seconds)
            return
        estimate = self._estimate()
        error = seconds - estimate
        if abs(error) > _JUMP:
            self._hold(seconds)
        else:
            self._anchor, self._since = estimate + _SHARE * error, self._clock()

    def _begin(self, seconds: float) -> None:
        """Start running if this is from where it was sent."""
        moved = seconds - self._anchor
        if 0 < moved < _NEAR or self._clock() - self._sent > _PATIENCE:
            self._hold(seconds)

    def _hold(self, seconds: float) -> None:
        """Go on from there, whatever was shown."""
        self._anchor, self._since, self._shown = seconds, self._clock(), seconds

    def _wait_at(self, seconds: float) -> None:
        self._anchor, self._since, self._shown = seconds, None, seconds
        self._sent = self._clock()

    def _estimate(self) -> float:
        if self._since is None:
            return self._anchor
        return self._anchor + self._rate * min(self._clock() - self._since, _STALL)
