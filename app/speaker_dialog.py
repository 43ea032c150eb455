"""Asks for a speaker's name: one of those who speak already, or a new one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)


class SpeakerDialog(QDialog):
    """One field.

    Signals:
        named: the name, perhaps empty.
    """

    named = Signal(str)

    def __init__(
        self, title: str, text: str, names: Sequence[str], now: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        told = QLabel(text)
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        self._name = QComboBox()
        self._name.setEditable(True)
        self._name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._name.addItems(names)
        self._name.setCurrentText(now)
        self._name.setAccessibleName(self.tr("Name"))
        if (line := self._name.lineEdit()) is not None:
            line.selectAll()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(told)
        column.addWidget(self._name)
        column.addWidget(buttons)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setObjectName("primary")
        self.setMinimumWidth(340)
        self._name.setFocus()

    def accept(self) -> None:
        """Say the name."""
        super().accept()
        self.named.emit(self._name.currentText().strip())
