"""Asks by how much rows are to begin earlier or later, and which."""

from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QFormLayout,
    QRadioButton,
    QWidget,
)

from app.dialog import Dialog

_MOST = 86_400.0


class Reach(Enum):
    """Which rows are meant."""

    SELECTED = auto()
    FROM_HERE = auto()
    ALL = auto()


class ShiftDialog(Dialog):
    """One number and three choices.

    Signals:
        asked: seconds, more is later; a Reach.
    """

    asked = Signal(float, object)

    def __init__(self, n_selected: int, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Shift times"), parent)
        self._seconds = QDoubleSpinBox()
        self._seconds.setRange(-_MOST, _MOST)
        self._seconds.setDecimals(3)
        self._seconds.setSingleStep(0.1)
        self._seconds.setSuffix(self.tr(" s"))
        self._seconds.setAccessibleName(
            self.tr("Seconds; more is later, less than nothing earlier")
        )
        self._reaches = {
            Reach.SELECTED: QRadioButton(self.tr("%n selected row(s)", "", n_selected)),
            Reach.FROM_HERE: QRadioButton(self.tr("From here to the end")),
            Reach.ALL: QRadioButton(self.tr("All rows")),
        }
        self._reaches[Reach.SELECTED if n_selected > 1 else Reach.ALL].setChecked(True)
        form = QFormLayout()
        form.addRow(self.tr("Later by"), self._seconds)
        self.column.addLayout(form)
        for button in self._reaches.values():
            self.column.addWidget(button)
        self.add_answers(self.tr("&Shift"))
        self.setMinimumWidth(340)
        self._seconds.selectAll()

    def accept(self) -> None:
        """Say what was chosen."""
        reach = next(reach for reach, button in self._reaches.items() if button.isChecked())
        super().accept()
        self.asked.emit(self._seconds.value(), reach)
