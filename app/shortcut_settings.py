"""The part of the settings where keys are changed."""

from itertools import groupby

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.dialog import Dialog
from app.key_card import KeyCard
from app.key_row import KeyRow
from app.key_search import KeySearch
from app.labels import spoken
from app.shortcuts import Shortcuts
from app.theme import Theme

_SIZE = QSize(640, 600)


class ShortcutSettings(QWidget):
    """A row for each action, by groups; every change applies at once."""

    def __init__(self, shortcuts: Shortcuts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shortcuts = shortcuts
        self._before: dict[str, tuple[str, ...]] = {}  # what to go back to
        cards = [
            KeyCard(group.title, [KeyRow(entry, shortcuts, theme) for entry in entries])
            for group, entries in groupby(shortcuts.entries, key=lambda entry: entry.group)
        ]
        self._search = KeySearch(cards)
        self._reset = QPushButton(self.tr("&Reset all"))
        self._done = QLabel(self.tr("All keys are the usual ones again."))
        self._undo = QPushButton(self.tr("&Undo"))
        for button in (self._reset, self._undo):
            button.setAccessibleName(spoken(button.text()))
        self._lay_out()
        self._reset.clicked.connect(self._on_reset)
        self._undo.clicked.connect(self._on_undo)
        shortcuts.changed.connect(self._refresh)
        self._refresh()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.addWidget(self._reset)
        below.addWidget(self._done)
        below.addWidget(self._undo)
        below.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._search, 1)
        column.addLayout(below)

    def _refresh(self) -> None:
        stored = self._shortcuts.stored
        self._reset.setEnabled(bool(stored))
        for part in (self._done, self._undo):
            part.setVisible(bool(self._before) and not stored)

    def _on_reset(self) -> None:
        self._before = self._shortcuts.stored
        self._shortcuts.adopt({})
        self._undo.setFocus()

    def _on_undo(self) -> None:
        self._shortcuts.adopt(self._before)
        self._reset.setFocus()


class ShortcutDialog(Dialog):
    """The same in a window of its own."""

    def __init__(self, shortcuts: Shortcuts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Change keys"), parent)
        self.column.addWidget(ShortcutSettings(shortcuts, theme), 1)
        self.add_close()
        self.fit(_SIZE)
