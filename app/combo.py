"""A combo box with an arrow in the theme's colours."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from app.theme import Theme

_ARROW = 16
_MARGIN = 8
_LEAST = 17  # letters of what is chosen are to be seen
TEXT_SLACK = 2  # the style leaves a pixel on each side of the text


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

    def give_way(self) -> None:
        """Be as wide as there is room; text that is longer is shortened."""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def hint_for(self, texts: Iterable[str], most_chars: int) -> QSize:
        """The size that has room for the widest of these, but for no more than so many letters."""
        widest = max(map(self.fontMetrics().horizontalAdvance, texts), default=0)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        text = QSize(widest + TEXT_SLACK, self.fontMetrics().height())
        box = self.style().sizeFromContents(QStyle.ContentsType.CT_ComboBox, option, text, self)
        return QSize(min(box.width(), self.width_of(most_chars)), super().sizeHint().height())

    def width_of(self, n_chars: int) -> int:
        """What so many letters take."""
        return self.fontMetrics().averageCharWidth() * n_chars

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Do nothing: who scrolls past it means no other choice."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the box, as much of the text as fits, and an arrow."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        option.currentText = option.fontMetrics.elidedText(
            option.currentText, Qt.TextElideMode.ElideMiddle, room.width() - TEXT_SLACK
        )
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        box = QRect(self.width() - _ARROW - _MARGIN, (self.height() - _ARROW) // 2, _ARROW, _ARROW)
        self._theme.icon("chevron-down", "muted").paint(painter, box)
        painter.end()
