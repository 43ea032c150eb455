"""The actions of one group on a card, those alone that are searched for."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from app.theme import scaled


class ActionRow(QFrame):
    """One action on a card."""

    @property
    def said(self) -> str:
        """What can be searched: the action and its keys."""
        raise NotImplementedError


class KeyCard(QFrame):
    """A title and rows."""

    def __init__(self, title: str, rows: Sequence[ActionRow]) -> None:
        super().__init__()
        self.setObjectName("card")
        self.rows = rows
        self._title = title
        label = QLabel(title)
        label.setObjectName("muted")
        label.setFont(scaled(self.font(), 1, self.font().Weight.DemiBold))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(2)
        column.addWidget(label)
        for row in rows:
            row.setAccessibleDescription(title)
            column.addWidget(row)

    def narrow(self, wanted: Sequence[str]) -> int:
        """Show the rows that have all of these words in them; tell how many that is."""
        for row in self.rows:
            said = f"{self._title} {row.said}".casefold()
            row.setVisible(all(word in said for word in wanted))
        n_shown = sum(not row.isHidden() for row in self.rows)
        self.setVisible(bool(n_shown))
        return n_shown
