"""A combo box with an arrow in the theme's colours."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from app.theme import Theme

_ARROW = 16
_MARGIN = 8


class Combo(QComboBox):
    """The style sheet leaves no arrow; this paints one."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.view().setAccessibleName(name)
        self.setToolTip(name)
        self.setMaxVisibleItems(16)

    def choose(self, value: object) -> None:
        """Select the entry with this data, the first one if there is none."""
        self.setCurrentIndex(max(self.findData(value), 0))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Do nothing: who scrolls past it means no other choice."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the box and an arrow in it."""
        super().paintEvent(event)
        painter = QPainter(self)
        box = QRect(self.width() - _ARROW - _MARGIN, (self.height() - _ARROW) // 2, _ARROW, _ARROW)
        self._theme.icon("chevron-down", "muted").paint(painter, box)
        painter.end()
