"""What the colours and small letters mean, how often each came; pressed, it shows only those."""

from collections import Counter

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QPushButton, QWidget

from app.change_words import ChangeWords
from app.flow_layout import FlowLayout
from app.hotword_looks import LOOKS, TINT
from app.hotword_trial import CAME, Came
from app.theme import SMALL_SCALE, Theme, scaled

_LEAST, _LINE = 14, 2  # pixels


class HotwordLegend(QWidget):
    """A button for each way in which words came.

    Signals:
        chosen: a set of Came; empty for all.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = ChangeWords(self)
        row = FlowLayout()
        row.setSpacing(6)
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)
        self._buttons: dict[Came, _Sign] = {}
        for came in CAME:
            button = _Sign(words.name(came), words.sign(came), came, theme)
            button.toggled.connect(self._on_toggled)
            row.addWidget(button)
            self._buttons[came] = button
        self.show_counts(Counter())

    def show_counts(self, counts: Counter[Came]) -> None:
        """Show how many words came in which way; a way of none is not there."""
        for came, button in self._buttons.items():
            button.count(counts[came])

    def _on_toggled(self) -> None:
        self.chosen.emit({came for came, each in self._buttons.items() if each.isChecked()})


class _Sign(QPushButton):
    """A name and a number, with a picture of how the words look."""

    def __init__(self, name: str, letter: str, came: Came, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("chip")
        self.setCheckable(True)
        self._name = name
        self._letter = letter
        self._look = LOOKS[came]
        self._theme = theme
        side = max(_LEAST, self.fontMetrics().height())
        self._side = QSize(side, side)
        self.setIconSize(self._side)
        theme.changed.connect(self._draw)
        self._draw()

    def count(self, n: int) -> None:
        """Say how many there are."""
        self.setText(f"{self._name.replace('&', '&&')} {n}")
        told = self.tr("%1: %n word(s)", "", n).replace("%1", self._name)
        self.setAccessibleName(told)
        self.setToolTip(self.tr("%1. Press to see only these.").replace("%1", told))
        if not n:
            self.setChecked(False)
        self.setVisible(bool(n))

    def _draw(self) -> None:
        """Draw the letter on the ground of its words, with their line below."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self._side * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        colour, ground = (self._theme.color(self._look.role) for _ in range(2))
        ground.setAlphaF(TINT)
        box = QRect(QPoint(0, 0), self._side)
        painter.fillRect(box, ground)
        pen = QPen(colour, _LINE)
        if self._look.is_dashed:
            pen.setDashPattern([1.5, 1.5])
        painter.setPen(pen)
        painter.drawLine(0, box.bottom(), box.right() + 1, box.bottom())
        painter.setPen(colour)
        painter.setFont(scaled(self.font(), SMALL_SCALE, QFont.Weight.Bold))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._letter)
        painter.end()
        self.setIcon(QIcon(picture))
