"""How loud it is, as a row of lamps: the peak is held, and a clipped one stays marked."""

import time
from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.level_watch import CLIP_STAYS, decibels
from app.theme import Role, Theme
from engine import Level

LEAST = -60.0  # decibels below full scale, at the left end
_WARN, _LOUD = -12.0, -3.0  # from here on it is loud, and nearly too loud
_HOLD = 1.5  # seconds for which the highest lamp stays
_FALL = 20.0  # decibels a second at which it falls then
_PITCH, _GAP = 13.0, 2.0
_HEIGHT, _WIDTH = 16, 10 * _PITCH


class LevelMeter(QWidget):
    """Shows levels as they come; `peak` is the one that is held, in decibels."""

    def __init__(
        self,
        theme: Theme,
        now: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = now
        self.setAccessibleName(self.tr("Level"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self._level = self._peak = decibels(0.0)
        self._held = 0.0
        self._clipped: float | None = None

    @property
    def peak(self) -> float:
        """The held peak, in decibels."""
        return self._peak

    @property
    def is_clipped(self) -> bool:
        """Whether a peak was cut off in the last seconds."""
        return self._clipped is not None and self._now() - self._clipped < CLIP_STAYS

    def take(self, level: Level) -> None:
        """Show the newest level."""
        now = self._now()
        self._level = decibels(level.rms)
        peak = decibels(level.peak)
        held = self._peak - _FALL * max(now - self._held - _HOLD, 0.0)
        if peak >= held:
            self._peak, self._held = peak, now
        elif now - self._held > _HOLD:
            self._peak, self._held = held, now - _HOLD
        if level.is_clipped:
            self._clipped = now
        self.update()

    def clear(self) -> None:
        """Nothing is heard."""
        self._level = self._peak = decibels(0.0)
        self._held, self._clipped = 0.0, None
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A short row of lamps; it takes what room there is."""
        return QSize(round(_WIDTH), _HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the lamps: lit up to the level, and the one of the held peak."""
        n = max(int((self.width() + _GAP) // _PITCH), 1)
        pitch = (self.width() + _GAP) / n
        top = (self.height() - _HEIGHT) / 2
        lit, held = self._place(self._level, n), self._place(self._peak, n)
        is_clipped = self.is_clipped
        painter = QPainter(self)
        for i in range(n):
            is_end = is_clipped and i == n - 1
            is_lit = i < lit or (i == held - 1 and held > 0) or is_end
            role = "error" if is_end else _role_at(LEAST * (1 - (i + 0.5) / n))
            box = QRectF(i * pitch, top, pitch - _GAP, _HEIGHT)
            painter.fillRect(box, self._theme.color(role if is_lit else "chip"))
        painter.end()

    def _place(self, level: float, n: int) -> int:
        """How many lamps of n that is."""
        return round(n * min(max(1 - level / LEAST, 0.0), 1.0))


def _role_at(level: float) -> Role:
    """The colour of a lamp at that many decibels."""
    if level > _LOUD:
        return "error"
    return "warn" if level > _WARN else "ok"
