"""What the dialogs have in common: their margins, their size, and the row that ends them."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.labels import spoken

_SEEN = 60  # pixels of the window around a dialog, so that it is known for one


class Dialog(QDialog):
    """Its parts stand below each other in `column`."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setWindowTitle(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 18, 20, 16)
        self.column.setSpacing(12)

    def fit(self, size: QSize) -> None:
        """Be of this size, or smaller than the window that it belongs to."""
        parent = self.parentWidget()
        if parent is not None:
            size = size.boundedTo(parent.window().size() - QSize(_SEEN, _SEEN))
        self.resize(size)

    def add_answers(self, text: str, *others: QPushButton) -> QPushButton:
        """End with what cancels and what accepts, in the system's order; return the latter.

        Add everything else before: Enter is for what accepts, wherever it is pressed.

        Args:
            text: what accepting does.
            others: what else can be done; these stand at the left.
        """
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        accept = box.addButton(text, QDialogButtonBox.ButtonRole.AcceptRole)
        accept.setObjectName("primary")
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        self._end(others, box)
        for button in box.buttons():
            button.setAccessibleName(spoken(button.text()))
        accept.setDefault(True)
        return accept

    def add_close(self, *others: QPushButton) -> None:
        """End with what closes it, where every change applies at once; Enter is for nothing."""
        close = QPushButton(self.tr("Close"))
        close.setObjectName("primary")
        close.setAccessibleName(close.text())
        close.clicked.connect(self.accept)
        self._end(others, close)
        close.setAutoDefault(False)

    def _end(self, others: Sequence[QPushButton], last: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in others:
            button.setAccessibleName(spoken(button.text()))
            row.addWidget(button)
        self.column.addLayout(row)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        row.addStretch()
        row.addWidget(last)
