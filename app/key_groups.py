"""Groups of actions with their keys, on cards in columns: what the sheet of keys shows."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.key_caps import KeyCaps
from app.key_card import ActionRow, KeyCard
from app.keymap import Entry, Group
from app.keys import native
from app.shortcuts import Shortcuts
from app.theme import Theme, scaled


class KeyGroups(QWidget):
    """A title, and groups of actions below it in columns."""

    def __init__(
        self, title: str, entries: Iterable[Entry], shortcuts: Shortcuts, theme: Theme
    ) -> None:
        super().__init__()
        label = QLabel(title)
        label.setFont(scaled(self.font(), 15 / 13, self.font().Weight.DemiBold))
        ordered = sorted(entries, key=lambda entry: [*Group].index(entry.group))
        self._groups = [
            KeyCard(group.title, [_Row(entry, shortcuts, theme) for entry in found])
            for group, found in groupby(ordered, key=lambda entry: entry.group)
        ]
        self._columns = QHBoxLayout()
        self._columns.setSpacing(14)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label)
        column.addLayout(self._columns)
        self._filled: list[QWidget] = []
        self._n_columns = 0

    @property
    def rows(self) -> list[ActionRow]:
        """Those of all groups."""
        return [row for group in self._groups for row in group.rows]

    def narrow(self, wanted: Sequence[str]) -> int:
        """Show what has all of these words in it; tell how many rows that is."""
        n_shown = sum(group.narrow(wanted) for group in self._groups)
        self.setVisible(bool(n_shown))
        self._place(self._n_columns)
        return n_shown

    def arrange(self, n: int) -> None:
        """Stand in n columns of like length."""
        if n != self._n_columns:
            self._place(n)

    def _place(self, n: int) -> None:
        self._n_columns = n
        before, self._filled = self._filled, [QWidget() for _ in range(n)]
        insides = [QVBoxLayout(column) for column in self._filled]
        lengths = [0] * n
        for group in self._groups:
            shortest = lengths.index(min(lengths))
            insides[shortest].addWidget(group)
            lengths[shortest] += 0 if group.isHidden() else len(group.rows) + 2
        for inside, column in zip(insides, self._filled, strict=True):
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(14)
            self._columns.addWidget(column, 1, Qt.AlignmentFlag.AlignTop)
        for column in before:
            self._columns.removeWidget(column)
            column.deleteLater()


class _Row(ActionRow):
    """An action and its keys."""

    def __init__(self, entry: Entry, shortcuts: Shortcuts, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("keyrow")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        keys = shortcuts.keys(entry.id)
        said = ", ".join(map(native, keys)) or self.tr("no key")
        self.setAccessibleName(f"{entry.text}: {said}")
        text = QLabel(entry.text)
        text.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 2, 4, 2)
        row.addWidget(text, 1)
        if keys:
            row.addWidget(KeyCaps(keys, theme), 0, Qt.AlignmentFlag.AlignTop)
        else:
            none = QLabel(said)
            none.setObjectName("muted")
            row.addWidget(none)

    @property
    def said(self) -> str:
        """What can be searched: the action and its keys."""
        return self.accessibleName()
