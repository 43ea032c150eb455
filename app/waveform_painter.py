"""What of the waveform stays while it plays: bands, bars, ruler and signs, painted once."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from app.theme import SMALL_SCALE, Theme, scaled
from app.time_axis import TimeAxis
from app.waveform_marks import Mark
from app.waveform_rows import Rows, Span
from engine import Peaks

_BAR, _PITCH = 2.0, 4.0  # pixels: how wide a bar is, and from one to the next
_LOUDNESS = 0.6  # the power that lifts quiet speech off the line
_RADIUS = 4.0
_SIGN = 14  # pixels of a sign
_SIGN_PITCH = _SIGN + 3
_TICK, _LONG_TICK = 3, 6
_NARROW = 3.0  # pixels; rows that are narrower on the average are painted as one ground
_CURRENT_ALPHA = 0.22


@dataclass(frozen=True, slots=True)
class Scene:
    """All that is painted.

    Attributes:
        duration: of the sound, in seconds; the bars know as much as `peaks` does.
        moved: the row whose edge is being dragged, and where it is meanwhile.
    """

    size: QSize
    ratio: float
    axis: TimeAxis
    duration: float
    peaks: Peaks
    rows: Rows
    marks: Sequence[Mark]
    current: int | None
    moved: tuple[int, Span] | None

    def span(self, row: int) -> Span:
        """Where a row is at this moment."""
        if self.moved is not None and self.moved[0] == row:
            return self.moved[1]
        return self.rows[row]


class WaveformPainter:
    """Paints scenes in the theme's colours."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def body(self, size: QSize, font: QFont) -> QRect:
        """Where bars and bands are: below the ruler."""
        top = QFontMetrics(_ruler_font(font)).height() + _LONG_TICK
        return QRect(0, top, size.width(), size.height() - top)

    def signs(self, scene: Scene, font: QFont) -> list[tuple[QRect, Mark]]:
        """Where signs are; those that would cover another are left out."""
        top = self.body(scene.size, font).top() + 2
        found = []
        place = _first_at(scene.marks, scene.axis.time_at(scene.axis.left - _SIGN))
        while place < len(scene.marks) and scene.marks[place].at <= scene.axis.end:
            mark = scene.marks[place]
            box = QRect(round(scene.axis.x_of(mark.at)) + 2, top, _SIGN, _SIGN)
            found.append((box, mark))
            next_at = scene.axis.time_at(box.left() - 2 + _SIGN_PITCH)
            place = max(place + 1, _first_at(scene.marks, next_at))
        return found

    def layers(self, scene: Scene, font: QFont) -> tuple[QPixmap, QPixmap]:
        """The whole as if all of it had been played, and as if nothing had."""
        played = QPixmap(scene.size * scene.ratio)
        played.setDevicePixelRatio(scene.ratio)
        played.fill(self._theme.color("surface"))
        with QPainter(played) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_bands(painter, scene, font)
            self._paint_ruler(painter, scene, font)
        ahead = played.copy()
        lines, flat = self._lines(scene, font)
        signs = self.signs(scene, font)
        for layer, colour in ((played, "accent"), (ahead, "wave")):
            with QPainter(layer) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._paint_bars(painter, lines, flat, self._theme.color(colour))
                for box, mark in signs:
                    self._theme.icon(mark.icon, "muted").paint(painter, box)
        return played, ahead

    def _paint_bands(self, painter: QPainter, scene: Scene, font: QFont) -> None:
        body = QRectF(self.body(scene.size, font))
        rows = scene.rows.between(scene.axis.start, scene.axis.end)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent_soft"))
        if len(rows) * _NARROW > scene.axis.width:
            painter.drawRects(_grounds(scene, body))
        else:
            for row in rows:
                painter.drawRoundedRect(_band(scene, row, body), _RADIUS, _RADIUS)
        if scene.current is not None:
            self._paint_current(painter, _band(scene, scene.current, body))

    def _paint_current(self, painter: QPainter, band: QRectF) -> None:
        shade = self._theme.color("accent")
        painter.setPen(QPen(shade, 1))
        shade.setAlphaF(_CURRENT_ALPHA)
        painter.setBrush(shade)
        painter.drawRoundedRect(band.adjusted(0, 0.5, 0, -0.5), _RADIUS, _RADIUS)

    def _paint_ruler(self, painter: QPainter, scene: Scene, font: QFont) -> None:
        bottom = self.body(scene.size, font).top()
        axis = scene.axis
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.drawLines(_ticks(axis, list(axis.ticks()), bottom, _TICK))
        painter.setPen(QPen(self._theme.color("muted"), 1))
        painter.drawLines(_ticks(axis, list(axis.labels()), bottom, _LONG_TICK))
        painter.setFont(_ruler_font(font))
        base = painter.fontMetrics().ascent()
        for seconds in axis.labels():
            text = axis.label(seconds)
            painter.drawText(QPointF(axis.x_of(seconds) + 4, base), text)

    def _lines(self, scene: Scene, font: QFont) -> tuple[list[QLineF], QLineF]:
        """The bars, and the line where the sound is not known yet."""
        axis, body = scene.axis, QRectF(self.body(scene.size, font))
        middle, half = body.center().y(), body.height() / 2 - _SIGN - 2
        seconds = _PITCH / axis.scale
        first = floor(axis.start / seconds)
        known = min(axis.end, scene.peaks.duration)
        n = max(0, ceil(known / seconds) - first)
        parts = scene.peaks.between(first * seconds, (first + n) * seconds, n) if n else []
        lines = []
        for number, (low, high) in enumerate(parts, first):
            x = axis.x_of((number + 0.5) * seconds)
            up, down = max(high, 0.0) ** _LOUDNESS, max(-low, 0.0) ** _LOUDNESS
            lines.append(QLineF(x, middle - up * half, x, middle + down * half + 0.01))
        begin = max(axis.start, scene.peaks.duration)
        end = max(begin, min(axis.end, scene.duration))
        return lines, QLineF(axis.x_of(begin), middle, axis.x_of(end), middle)

    def _paint_bars(
        self, painter: QPainter, lines: list[QLineF], flat: QLineF, colour: QColor
    ) -> None:
        painter.setPen(QPen(colour, _BAR, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLines(lines)
        if flat.length() > 0:
            painter.setPen(QPen(colour, 1))
            painter.drawLine(flat)


def _ruler_font(font: QFont) -> QFont:
    return scaled(font, SMALL_SCALE)


def _band(scene: Scene, row: int, body: QRectF) -> QRectF:
    """Half a pixel in from both edges, so that rows that touch can be told apart."""
    start, end = scene.span(row)
    left, right = scene.axis.x_of(start), scene.axis.x_of(end)
    return QRectF(left + 0.5, body.top(), max(1.0, right - left - 1), body.height())


def _grounds(scene: Scene, body: QRectF) -> list[QRectF]:
    """Of thousands of rows: the pixels in which somebody speaks, as few rectangles."""
    axis, grounds = scene.axis, []
    x, right = axis.left, axis.left + axis.width
    while x < right:
        row = scene.rows.at(axis.time_at(x))
        if row is not None:
            end = max(x + 1, min(right, floor(axis.x_of(scene.rows[row][1]))))
            grounds.append(QRectF(x, body.top(), end - x, body.height()))
            x = end
        else:
            x += 1
    return grounds


def _ticks(axis: TimeAxis, moments: Sequence[float], bottom: int, length: int) -> list[QLineF]:
    places = (floor(axis.x_of(seconds)) + 0.5 for seconds in moments)
    return [QLineF(x, bottom - length, x, bottom - 1) for x in places]


def _first_at(marks: Sequence[Mark], seconds: float) -> int:
    return bisect_left(marks, seconds, key=lambda mark: mark.at)
