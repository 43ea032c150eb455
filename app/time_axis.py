"""Which stretch of time a picture shows, and where in it a moment lies. Seconds and pixels."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

_MOST_SCALE = 320.0  # pixels a second: the outline knows no more than 16 ms
_LABEL_GAP = 84.0  # pixels a label and the room beside it take, at least
# Seconds between two labels, and into how many parts ticks divide them.
_STEPS = (
    *((0.5, 5), (1.0, 10), (2.0, 4), (5.0, 5), (10.0, 10), (15.0, 3), (30.0, 6)),
    *((60.0, 6), (120.0, 4), (300.0, 5), (600.0, 10), (900.0, 3), (1800.0, 6), (3600.0, 6)),
    *((7200.0, 4), (21_600.0, 6), (86_400.0, 4)),
)


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """From left to right.

    Attributes:
        left: the pixel where it begins.
        width: how many pixels there are.
        start: the second at the left.
        scale: pixels a second.
    """

    left: float
    width: float
    start: float
    scale: float

    @property
    def span(self) -> float:
        """How many seconds are shown."""
        return self.width / self.scale

    @property
    def end(self) -> float:
        """The second at the right."""
        return self.start + self.span

    def x_of(self, seconds: float) -> float:
        """Where a moment lies, perhaps outside."""
        return self.left + (seconds - self.start) * self.scale

    def time_at(self, x: float) -> float:
        """Which moment lies there."""
        return self.start + (x - self.left) / self.scale

    def shows(self, seconds: float) -> bool:
        """Whether a moment is in sight."""
        return self.start <= seconds <= self.end

    def within(self, duration: float) -> "TimeAxis":
        """The same as far as a sound of that length goes."""
        least = self.width / duration
        scale = min(max(self.scale, least), max(_MOST_SCALE, least))
        start = min(max(self.start, 0.0), max(0.0, duration - self.width / scale))
        return replace(self, start=start, scale=scale)

    def zoomed(self, factor: float, around: float, duration: float) -> "TimeAxis":
        """Closer by a factor, with the moment `around` where it was."""
        x = self.x_of(around)
        near = replace(self, scale=self.scale * factor).within(duration)
        return replace(near, start=around - (x - self.left) / near.scale).within(duration)

    def labels(self) -> Iterator[float]:
        """The moments that a ruler names."""
        step, _ = self._step()
        return _multiples(step, self.start, self.end)

    def ticks(self) -> Iterator[float]:
        """The moments that a ruler marks, the named ones among them."""
        step, n_parts = self._step()
        return _multiples(step / n_parts, self.start, self.end)

    def label(self, seconds: float) -> str:
        """A moment as the ruler says it."""
        return clock(seconds, n_decimals=1 if self._step()[0] < 1 else 0)

    def _step(self) -> tuple[float, int]:
        place = bisect_left(_STEPS, (_LABEL_GAP / self.scale, 0))
        return _STEPS[min(place, len(_STEPS) - 1)]


def clock(seconds: float, *, n_decimals: int) -> str:
    """A moment as 1:02:03.450, without the hours where there are none."""
    units = round(max(0.0, seconds) * 10**n_decimals)
    whole, rest = divmod(units, 10**n_decimals)
    minutes, hours = whole // 60 % 60, whole // 3600
    head = f"{hours}:{minutes:02}" if hours else f"{minutes}"
    return f"{head}:{whole % 60:02}" + (f".{rest:0{n_decimals}}" if n_decimals else "")


def _multiples(step: float, start: float, end: float) -> Iterator[float]:
    number = ceil(start / step)
    while number * step <= end:
        yield number * step
        number += 1
