"""Asks for a speaker's name: one of those who speak already, or a new one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from app.dialog import Dialog


class SpeakerDialog(Dialog):
    """One field.

    Signals:
        named: the name, perhaps empty.
    """

    named = Signal(str)

    def __init__(
        self, title: str, text: str, names: Sequence[str], now: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        told = QLabel(text)
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        self._name = QComboBox()
        self._name.setEditable(True)
        self._name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # A completer would make "Anna" of "Ann", and of "anna".
        self._name.setCompleter(None)  # type: ignore[arg-type] # Qt takes none, too
        self._name.addItems(names)
        self._name.setCurrentText(now)
        self._name.setAccessibleName(self.tr("Name"))
        if (line := self._name.lineEdit()) is not None:
            line.selectAll()
        self.column.addWidget(told)
        self.column.addWidget(self._name)
        self.add_answers(self.tr("&Set"))
        self.setMinimumWidth(340)
        self._name.setFocus()

    def accept(self) -> None:
        """Say the name."""
        super().accept()
        self.named.emit(self._name.currentText().strip())
