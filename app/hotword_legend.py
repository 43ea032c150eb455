"""What the colours and small letters mean, how often each came; pressed, it shows only those."""

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from app.change_words import ChangeWords
from app.flow_layout import FlowLayout
from app.hotword_looks import LOOKS
from app.hotword_trial import CAME, Came
from app.theme import Theme

_BAR, _INSET = 3, 10  # pixels: the line of a way's colour below its name


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
            sign = words.sign(came)
            name = words.name(came)
            button = _Sign(f"{name} {sign}".strip(), came, theme)
            button.toggled.connect(self._on_toggled)
            row.addWidget(button)
            self._buttons[came] = button
        self.show_counts(Counter())

    def show_counts(self, counts: Counter[Came]) -> None:
        """Show how many words came in which way; a way of none cannot be chosen."""
        for came, button in self._buttons.items():
            button.count(counts[came])

    def _on_toggled(self) -> None:
        self.chosen.emit({came for came, each in self._buttons.items() if each.isChecked()})


class _Sign(QPushButton):
    """A name with its letter and number, underlined as its words are."""

    def __init__(self, name: str, came: Came, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("chip")
        self.setCheckable(True)
        self._name = name
        self._look = LOOKS[came]
        self._theme = theme

    def count(self, n: int) -> None:
        """Say how many there are."""
        self.setText(f"{self._name.replace('&', '&&')} {n}")
        told = self.tr("%1: %n word(s)", "", n).replace("%1", self._name)
        self.setAccessibleName(told)
        self.setToolTip(self.tr("%1. Press to see only these.").replace("%1", told))
        if not n:
            self.setChecked(False)
        self.setEnabled(bool(n))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the line, in dashes where words have these."""
        super().paintEvent(event)
        painter = QPainter(self)
        colour: QColor = self._theme.color(self._look.role)
        if not self.isEnabled():
            colour.setAlphaF(0.4)
        pen = QPen(colour, 2)
        if self._look.is_dashed:
            pen.setDashPattern([2, 2])
        painter.setPen(pen)
        y = self.height() - _BAR
        painter.drawLine(_INSET + 4, y, self.width() - _INSET - 4, y)
        painter.end()
