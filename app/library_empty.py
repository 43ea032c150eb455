"""What the library says where there is nothing to show: what will be here, or how to see more."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from app.job_words import shown_name
from app.theme import Theme, scaled

_ICON = 48
_TITLE = 1.25


class LibraryEmpty(QFrame):
    """One sentence, one button, one hint.

    Signals:
        add_requested: files are to be chosen.
        clear_requested: everything is to be shown.
    """

    add_requested = Signal()
    clear_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._theme = theme
        self._is_bare = True
        self._icon = QLabel()
        self._title = _label("")
        self._hint = _label("muted")
        self._button = QPushButton()
        self._button.setObjectName("primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addStretch()
        for widget in (self._icon, self._title, self._button, self._hint):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        self._button.clicked.connect(self._on_pressed)
        theme.changed.connect(self._dress)
        self.tell("", is_bare=True)

    @property
    def text(self) -> str:
        """What it says."""
        return self._title.text()

    def tell(self, query: str, *, is_bare: bool) -> None:
        """Say that the library is bare, or that nothing in it meets the query or the choices."""
        self._is_bare = is_bare
        if is_bare:
            title = self.tr("Everything you transcribe or correct is kept here")
            hint = self.tr("Find every word again, also in last year's recordings")
        elif query:
            title = self.tr("Nothing was found for “%1”").replace("%1", shown_name(query[:60]))
            hint = self.tr("Beginnings of words and both Chinese scripts are found")
        else:
            title = self.tr("Nothing here is of this kind")
            hint = ""
        self._title.setText(title)
        self._hint.setText(hint)
        self._button.setText(self.tr("Add files…") if is_bare else self.tr("Show everything"))
        self._button.setAccessibleName(self._button.text())
        self._dress()

    def _dress(self) -> None:
        name = "bookshelf" if self._is_bare else "magnify"
        self._icon.setPixmap(self._theme.icon(name, "accent").pixmap(_ICON, _ICON))
        self._title.setFont(scaled(self.font(), _TITLE, self.font().Weight.DemiBold))

    def _on_pressed(self) -> None:
        (self.add_requested if self._is_bare else self.clear_requested).emit()


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(False)
    return label
