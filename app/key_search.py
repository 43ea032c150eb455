"""A field to search for keys and actions, and below it what it narrows down."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.key_card import KeyCard
from app.key_groups import KeyGroups


class KeySearch(QWidget):
    """The field, and the parts below each other."""

    def __init__(self, parts: Sequence[KeyCard | KeyGroups]) -> None:
        super().__init__()
        self._parts = parts
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Search keys and actions"))
        self.field.setAccessibleName(self.field.placeholderText())
        self._nothing = QLabel(self.tr("No action is called so."))
        self._nothing.setObjectName("muted")
        self._nothing.hide()
        self._scroll = _Scroll()
        self._lay_out()
        self.field.textChanged.connect(self._on_searched)

    @property
    def rows(self) -> list[QWidget]:
        """The rows that are shown."""
        return [row for part in self._parts for row in part.rows if not row.isHidden()]

    def scroll_to(self, row: QWidget) -> None:
        """Let a row be seen."""
        self._scroll.ensureWidgetVisible(row)

    def _lay_out(self) -> None:
        body = QWidget()
        body.setObjectName("page")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(14)
        for part in (*self._parts, self._nothing):
            inside.addWidget(part)
        inside.addStretch()
        self._scroll.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.field)
        column.addWidget(self._scroll, 1)

    def _on_searched(self, text: str) -> None:
        wanted = text.casefold().split()
        n_shown = sum(part.narrow(wanted) for part in self._parts)
        self._nothing.setVisible(not n_shown)


class _Scroll(QScrollArea):
    """Leaves the keys to what it shows, and to the dialog around it."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()
