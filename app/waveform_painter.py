"""What of the waveform stays while it plays: bands, bars, ruler and signs, painted once."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil, floor

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPixmap

from app.theme import SMALL_SCALE, Theme, scaled
from app.time_axis import TimeAxis
from app.waveform_marks import Mark
from app.waveform_rows import Rows, Span
from engine import Peaks

_BAR, _PITCH = 2.0, 4.0  # pixels: how wide a bar is, and from one to the next
_LOUDNESS = 0.6  # the power that lifts quiet speech off the line
_RADIUS = 4.0
_SIGN = 16  # pixels of a sign
_SIGN_PITCH = _SIGN + 10
_TICK, _LONG_TICK = 3, 6
_LABEL_GAP = 4  # from a tick to what it says
_NARROW = 3.0  # pixels; rows that are narrower on the average are painted as one ground
_ROUNDED = 12.0  # pixels; from here on corners can be seen
_CELL = 2.0  # pixels; of the one ground
_CURRENT_ALPHA = 0.14


@dataclass(frozen=True, slots=True)
class Scene:
    """All that is painted.

    Attributes:
        duration: of the sound, in seconds; the bars know as much as `peaks` does.
        moved: rows whose edge is being dragged, and where they are meanwhile.
    """

    size: QSize
    ratio: float
    axis: TimeAxis
    duration: float
    peaks: Peaks
    rows: Rows
    marks: Sequence[Mark]
    current: int | None
    moved: Mapping[int, Span]

    def span(self, row: int) -> Span:
        """Where a row is at this moment."""
        return self.moved.get(row) or self.rows[row]


class WaveformPainter:
    """Paints scenes in the theme's colours."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._signs: dict[tuple[str, str, float], QPixmap] = {}

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
            for box, mark in self.signs(scene, font):
                painter.drawPixmap(box.topLeft(), self._sign(mark.icon, scene.ratio))
        ahead = played.copy()
        bars = self._bars(scene, font)
        for layer, colour in ((played, "accent"), (ahead, "wave")):
            with QPainter(layer) as painter:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.color(colour))
                painter.drawRects(bars)
        return played, ahead

    def _paint_bands(self, painter: QPainter, scene: Scene, font: QFont) -> None:
        body = QRectF(self.body(scene.size, font))
        rows = scene.rows.between(scene.axis.start, scene.axis.end)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent_soft"))
        if len(rows) * _NARROW > scene.axis.width:
            painter.drawRects(_grounds(scene, body))
        elif len(rows) * _ROUNDED > scene.axis.width:
            painter.drawRects([_band(scene, row, body) for row in rows])
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
            text, x = axis.label(seconds), axis.x_of(seconds) + _LABEL_GAP
            if x + painter.fontMetrics().horizontalAdvance(text) < scene.size.width():
                painter.drawText(QPointF(x, base), text)

    def _bars(self, scene: Scene, font: QFont) -> list[QRectF]:
        """As high as the sound is loud, and a line where it is not known yet."""
        axis, body = scene.axis, QRectF(self.body(scene.size, font))
        middle, half = floor(body.center().y()), body.height() / 2 - _SIGN - 2
        seconds = _PITCH / axis.scale
        first = floor(axis.start / seconds)
        known = min(axis.end, scene.peaks.duration)
        n = max(0, ceil(known / seconds) - first)
        parts = scene.peaks.between(first * seconds, (first + n) * seconds, n) if n else []
        bars = []
        for number, (low, high) in enumerate(parts, first):
            x = round(axis.x_of((number + 0.5) * seconds) * scene.ratio) / scene.ratio
            up, down = max(high, 0.0) ** _LOUDNESS * half, max(-low, 0.0) ** _LOUDNESS * half
            bars.append(QRectF(x - _BAR / 2, middle - up, _BAR, max(_BAR, up + down)))
        begin = axis.x_of(max(axis.start, scene.peaks.duration))
        end = axis.x_of(min(axis.end, scene.duration))
        return [*bars, QRectF(begin, middle, end - begin, 1)] if end > begin else bars

    def _sign(self, icon: str, ratio: float) -> QPixmap:
        """Painting one from its font takes a hundred times as long as copying it."""
        colour = self._theme.tokens.muted
        if (icon, colour, ratio) not in self._signs:
            picture = self._theme.icon(icon, "muted").pixmap(QSize(_SIGN, _SIGN), ratio)
            self._signs[icon, colour, ratio] = picture
        return self._signs[icon, colour, ratio]


def _ruler_font(font: QFont) -> QFont:
    return scaled(font, SMALL_SCALE)


def _band(scene: Scene, row: int, body: QRectF) -> QRectF:
    """Half a pixel in from both edges, so that rows that touch can be told apart."""
    start, end = scene.span(row)
    left, right = scene.axis.x_of(start), scene.axis.x_of(end)
    return QRectF(left + 0.5, body.top(), max(1.0, right - left - 1), body.height())


def _grounds(scene: Scene, body: QRectF) -> list[QRectF]:
    """Of thousands of rows: where somebody speaks, in as few rectangles."""
    axis = scene.axis
    places = [axis.left + cell * _CELL for cell in range(ceil(axis.width / _CELL))]
    spoken = scene.rows.covering([axis.time_at(x + _CELL / 2) for x in places])
    grounds = []
    for is_spoken, run in groupby(zip(places, spoken, strict=True), key=lambda each: each[1]):
        if is_spoken:
            cells = list(run)
            width = len(cells) * _CELL
            grounds.append(QRectF(cells[0][0], body.top(), width, body.height()))
    return grounds


def _ticks(axis: TimeAxis, moments: Sequence[float], bottom: int, length: int) -> list[QLineF]:
    places = (floor(axis.x_of(seconds)) + 0.5 for seconds in moments)
    return [QLineF(x, bottom - length, x, bottom - 1) for x in places]


def _first_at(marks: Sequence[Mark], seconds: float) -> int:
    return bisect_left(marks, seconds, key=lambda mark: mark.at)
