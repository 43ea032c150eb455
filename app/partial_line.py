"""What is being said, in muted italics: as many lines as there are, and of more the last ones."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.tail_text import TailText
from app.theme import Theme

_LINES = 2


class PartialLine(QWidget):
    """Has room for two lines always, so that nothing moves as words come."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._font = QFont(self.font())  # its own: style sheets take a plain widget's away
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("What is being said"))
        theme.changed.connect(self.update)

    @property
    def text(self) -> str:
        """What it shows."""
        return self._text

    def show_text(self, text: str) -> None:
        """Show what is being said, or nothing."""
        if text != self._text:
            self._text = text
            self.setAccessibleDescription(text)
            self.update()

    def resize_text(self, font: QFont) -> None:
        """Show text in this font."""
        self._font = QFont(font)
        self._font.setItalic(True)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Two lines."""
        return QSize(200, _LINES * QFontMetrics(self._font).lineSpacing() + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Two lines, too."""
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the last lines."""
        colour = self._theme.color("muted")
        painter = QPainter(self)
        painter.setPen(colour)
        lines = TailText("", self._text, self._font, self.width(), colour)
        lines.paint(painter, QPointF(0.0, 0.0), _LINES)
        painter.end()
