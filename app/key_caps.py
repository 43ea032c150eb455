"""Keys drawn as the caps that one presses."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.keys import caps, native
from app.theme import SMALL_SCALE, Theme, scaled

_PADDING = 6
_GAP = 3
_BETWEEN = 10  # between a key and the next one that does the same
_RADIUS = 5
_DEPTH = 2  # the front edge of a cap


class KeyCaps(QWidget):
    """Shows the keys of one action, side by side."""

    def __init__(self, keys: tuple[str, ...], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFont(scaled(self.font(), SMALL_SCALE, self.font().Weight.Medium))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_keys(keys)
        theme.changed.connect(self.update)

    def show_keys(self, keys: tuple[str, ...]) -> None:
        """Show these from now on."""
        self._caps = [caps(key) for key in keys]
        self.setAccessibleName(", ".join(map(native, keys)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for all of them."""
        width = sum(self._width(cap) + _GAP for each in self._caps for cap in each)
        gaps = max(0, len(self._caps) - 1) * (_BETWEEN - _GAP)
        return QSize(max(0, width - _GAP) + gaps, self._height() + _DEPTH)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint each cap with its front edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0.0
        for each in self._caps:
            for cap in each:
                box = QRectF(left, 0, self._width(cap), self._height())
                self._paint(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), cap)
                left = box.right() + _GAP
            left += _BETWEEN - _GAP
        painter.end()

    def _paint(self, painter: QPainter, box: QRectF, cap: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("muted" if self.isEnabled() else "line"))
        painter.drawRoundedRect(box.adjusted(0, _RADIUS, 0, _DEPTH), _RADIUS, _RADIUS)
        painter.setPen(QPen(self._theme.color("muted"), 1))
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.setPen(self._theme.color("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cap)

    def _width(self, cap: str) -> int:
        advance = QFontMetrics(self.font()).horizontalAdvance(cap)
        return max(self._height(), advance + 2 * _PADDING)

    def _height(self) -> int:
        return QFontMetrics(self.font()).height() + 4
