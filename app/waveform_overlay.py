"""What moves over the waveform: selection, playhead, the edge that is held, a message."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from app.theme import Theme

HEAD = 5  # pixels: half the playhead's grip
_LINE_WIDTH = 2.0
_VEIL_ALPHA, _SELECTION_ALPHA = 0.88, 0.22
_RADIUS = 6.0
_HANDLE_WIDTH = 3.0
_LABEL_GAP = 8.0


class WaveformOverlay:
    """Paints in the theme's colours; all of it in little time."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def selection(self, painter: QPainter, box: QRectF) -> None:
        """Tint a range and draw its ends."""
        shade = self._theme.color("muted")
        painter.setPen(QPen(shade, 1))
        painter.drawLine(box.topLeft(), box.bottomLeft())
        painter.drawLine(box.topRight(), box.bottomRight())
        shade.setAlphaF(_SELECTION_ALPHA)
        painter.fillRect(box, shade)

    def playhead(self, painter: QPainter, x: float, top: float, bottom: float) -> None:
        """Draw the line of the moment that is heard, with a grip on the ruler."""
        shade = self._theme.color("error")
        painter.fillRect(QRectF(x - _LINE_WIDTH / 2, top, _LINE_WIDTH, bottom - top), shade)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        grip = (QPointF(x - HEAD, top - HEAD), QPointF(x + HEAD, top - HEAD), QPointF(x, top + 1))
        painter.drawPolygon(QPolygonF(grip))

    def handle(self, painter: QPainter, x: float, body: QRectF) -> None:
        """Show that an edge can be taken hold of."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        bar = QRectF(x - _HANDLE_WIDTH / 2, body.top() + 1, _HANDLE_WIDTH, body.height() - 2)
        painter.drawRoundedRect(bar, _HANDLE_WIDTH / 2, _HANDLE_WIDTH / 2)

    def label(self, painter: QPainter, x: float, body: QRectF, text: str) -> None:
        """Say something beside a place, on the side where there is room."""
        box = self._text_box(painter, text)
        left = label_left(x, body, box.width())
        box.moveTopLeft(QPointF(left, body.bottom() - box.height() - 4))
        self._paint_text(painter, box, text, "text")

    def message(self, painter: QPainter, body: QRectF, text: str) -> None:
        """Say something in the middle."""
        box = self._text_box(painter, text)
        box.moveCenter(body.center())
        self._paint_text(painter, box, text, "muted")

    def focus_ring(self, painter: QPainter, box: QRectF) -> None:
        """Show that the keys work here."""
        painter.setPen(QPen(self._theme.color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)

    def _text_box(self, painter: QPainter, text: str) -> QRectF:
        metrics = painter.fontMetrics()
        return QRectF(0, 0, metrics.horizontalAdvance(text) + 20, metrics.height() + 8)

    def _paint_text(self, painter: QPainter, box: QRectF, text: str, ink: str) -> None:
        veil = self._theme.color("surface")
        veil.setAlphaF(_VEIL_ALPHA)
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.setBrush(veil)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.setPen(self._theme.color(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def label_left(x: float, body: QRectF, width: float) -> float:
    """Where a label begins: behind a place, before it where there is no room, always in sight."""
    left = x + _LABEL_GAP
    if left + width > body.right():
        left = min(x, body.right()) - _LABEL_GAP - width
    return max(left, body.left() + _LABEL_GAP)
