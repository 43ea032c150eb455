"""The waveform of a live session: the newest at the right, marked moments and the time on it."""

from collections.abc import Sequence
from math import floor

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.chip_strip import chip_font
from app.job_words import clock
from app.live_outline import SLOT, LiveOutline
from app.live_state import Mark
from app.theme import Theme
from engine import Level

_BAR, _PITCH = 2.0, 4.0  # pixels: how wide a bar is, and from one to the next
_LOUDNESS = 0.6  # the power that lifts quiet speech off the line
_LEAST, _MOST = 48, 96  # pixels of height
_TICK = 10  # seconds from one moment that is written to the next
_LABEL_GAP = 4
_FLAG = 7.0
_TOO_LOUD = 0.99  # of full scale


class LiveWaveform(QWidget):
    """Moves on with what is recorded, and stands still with it."""

    def __init__(
        self, theme: Theme, outline: LiveOutline | None = None, parent: QWidget | None = None
    ) -> None:
        """Make one; `outline` has what was recorded before the window was filled anew."""
        super().__init__(parent)
        self._theme = theme
        self._outline = outline or LiveOutline()
        self._marks: Sequence[Mark] = ()
        self.setAccessibleName(self.tr("Waveform of this session"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.fit(_LEAST)
        theme.changed.connect(self.update)

    def fit(self, height: int) -> None:
        """Be so high, within reason."""
        self._height = min(max(height, _LEAST), _MOST)
        self.updateGeometry()

    def clear(self) -> None:
        """Another session begins."""
        self._outline.clear()
        self._marks = ()
        self.update()

    def take(self, level: Level) -> None:
        """Show what was recorded last."""
        self._outline.take(level)
        self.update()

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show these moments."""
        self._marks = marks
        self.update()

    @property
    def span(self) -> tuple[float, float]:
        """The seconds from the left edge to the newest."""
        n = int(self.width() // _PITCH)
        return max(self._outline.end - n, 0) * SLOT, self._outline.end * SLOT

    def x_of(self, seconds: float) -> float:
        """Where a moment is; short recordings begin at the left."""
        return (seconds - self.span[0]) / SLOT * _PITCH

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as there is room."""
        return QSize(240, self._height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Less where there is little room."""
        return QSize(120, self._height)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the times, the bars, the marks, and the line at which it grows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = chip_font(self.font())
        painter.setFont(font)
        top = QFontMetrics(font).height() + 2
        self._paint_times(painter)
        self._paint_bars(painter, top)
        self._paint_marks(painter, top)
        painter.end()

    def _paint_times(self, painter: QPainter) -> None:
        start, end = self.span
        if not end:
            return
        metrics = painter.fontMetrics()
        second = -int(-start // _TICK) * _TICK
        while second <= end:
            x, text = self.x_of(second), clock(second)
            painter.setPen(self._theme.color("line"))
            painter.drawLine(QLineF(x, 0, x, self.height()))
            if x + _LABEL_GAP + metrics.horizontalAdvance(text) < self.width():
                painter.setPen(self._theme.color("muted"))
                painter.drawText(QPointF(x + _LABEL_GAP, metrics.ascent()), text)
            second += _TICK

    def _paint_bars(self, painter: QPainter, top: float) -> None:
        middle, room = (top + self.height()) / 2, (self.height() - top) / 2
        n = int(self.width() // _PITCH)
        end = self._outline.end
        left = max(end - n, 0)
        peaks: list[QRectF] = []
        loud: list[QRectF] = []
        inner: list[QRectF] = []
        for slot, peak, rms in self._outline.slots(left, end):
            x = (slot - left) * _PITCH
            (loud if peak >= _TOO_LOUD else peaks).append(_bar(x, middle, room, peak))
            inner.append(_bar(x, middle, room, rms))
        painter.setPen(Qt.PenStyle.NoPen)
        for bars, colour in ((peaks, "wave"), (loud, "error"), (inner, "accent")):
            painter.setBrush(self._theme.color(colour))
            painter.drawRects(bars)
        if end:
            x = min((end - left) * _PITCH, self.width() - 1.0)
            painter.setPen(self._theme.color("error"))
            painter.drawLine(QLineF(x, top, x, self.height()))

    def _paint_marks(self, painter: QPainter, top: float) -> None:
        """Flags, that stand on the bars' ground and fly at its top."""
        painter.setPen(self._theme.color("text"))
        painter.setBrush(self._theme.color("text"))
        for mark in self._marks:
            x = floor(self.x_of(mark.seconds)) + 0.5  # in the middle of a pixel
            if 0 <= x <= self.width():
                painter.drawLine(QLineF(x, top, x, self.height()))
                flag = [(x, top), (x + _FLAG, top + _FLAG / 2), (x, top + _FLAG)]
                painter.drawPolygon(QPolygonF([QPointF(*point) for point in flag]))


def _bar(x: float, middle: float, room: float, level: float) -> QRectF:
    height = max(1.0, min(level, 1.0) ** _LOUDNESS * room)
    return QRectF(x, middle - height, _BAR, 2 * height)
