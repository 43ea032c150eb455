"""The part of the settings where keys are changed."""

from itertools import groupby

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.key_row import KeyRow
from app.shortcuts import Shortcuts
from app.theme import Theme, scaled

_SIZE = QSize(640, 600)
_MINIMUM = QSize(480, 320)


class ShortcutSettings(QWidget):
    """A row for each action, by groups; every change applies at once."""

    def __init__(self, shortcuts: Shortcuts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shortcuts = shortcuts
        self._before: dict[str, tuple[str, ...]] = {}  # what to go back to
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Search keys and actions"))
        self._search.setAccessibleName(self._search.placeholderText())
        self._cards = [
            _Card(group.title, [KeyRow(entry, shortcuts, theme) for entry in entries])
            for group, entries in groupby(shortcuts.entries, key=lambda entry: entry.group)
        ]
        self._reset = QPushButton(self.tr("&Reset all"))
        self._done = QLabel(self.tr("All keys are the usual ones again."))
        self._undo = QPushButton(self.tr("&Undo"))
        for button in (self._reset, self._undo):
            button.setAccessibleName(button.text().replace("&", ""))
            button.setAutoDefault(False)  # Enter in the search is not for them
        self._lay_out()
        self._search.textChanged.connect(self._on_searched)
        self._reset.clicked.connect(self._on_reset)
        self._undo.clicked.connect(self._on_undo)
        shortcuts.changed.connect(self._refresh)
        self._refresh()

    def _lay_out(self) -> None:
        body = QWidget()
        body.setObjectName("page")
        cards = QVBoxLayout(body)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(14)
        for card in self._cards:
            cards.addWidget(card)
        cards.addStretch()
        scroll = QScrollArea()
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        below = QHBoxLayout()
        below.addWidget(self._reset)
        below.addWidget(self._done)
        below.addWidget(self._undo)
        below.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._search)
        column.addWidget(scroll, 1)
        column.addLayout(below)

    def _refresh(self) -> None:
        stored = self._shortcuts.stored
        self._reset.setEnabled(bool(stored))
        for part in (self._done, self._undo):
            part.setVisible(bool(self._before) and not stored)

    def _on_searched(self, text: str) -> None:
        wanted = text.casefold().split()
        for card in self._cards:
            card.narrow(wanted)

    def _on_reset(self) -> None:
        self._before = self._shortcuts.stored
        self._shortcuts.adopt({})
        self._undo.setFocus()

    def _on_undo(self) -> None:
        self._shortcuts.adopt(self._before)
        self._reset.setFocus()


class ShortcutDialog(QDialog):
    """The same in a window of its own."""

    def __init__(self, shortcuts: Shortcuts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setWindowTitle(self.tr("Change keys"))
        close = QPushButton(self.tr("Close"))
        close.setObjectName("primary")
        close.setAccessibleName(close.text())
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(ShortcutSettings(shortcuts, theme), 1)
        column.addLayout(row)
        self.setMinimumSize(_MINIMUM)
        self.resize(_SIZE)


class _Card(QFrame):
    """The rows of one group."""

    def __init__(self, title: str, rows: list[KeyRow]) -> None:
        super().__init__()
        self.setObjectName("card")
        self._title = title
        self._rows = rows
        label = QLabel(title)
        label.setObjectName("muted")
        label.setFont(scaled(self.font(), 1, self.font().Weight.DemiBold))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(2)
        column.addWidget(label)
        for row in rows:
            column.addWidget(row)

    def narrow(self, wanted: list[str]) -> None:
        """Show the rows that have all of these words in them."""
        for row in self._rows:
            said = f"{self._title} {row.said}".casefold()
            row.setVisible(all(word in said for word in wanted))
        self.setVisible(any(not row.isHidden() for row in self._rows))
