"""The sidebar: pages above, settings below."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.theme import Theme, scaled

_WIDTH = 180
_LAST = "settings"  # stands at the foot
_ICON = QSize(18, 18)


class Sidebar(QFrame):
    """Shows where one is.

    Signals:
        page_chosen: the page of that name is to be shown.
    """

    page_chosen = Signal(str)

    def __init__(self, pages: Collection[str], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        name = QLabel("声文 Shengwen")
        name.setFont(scaled(self.font(), 1.2, self.font().Weight.Bold))
        name.setContentsMargins(8, 0, 0, 10)
        self._theme = theme
        self._entries = {
            page: self._make_entry(page, text, icon)
            for page, text, icon in (
                ("files", self.tr("Files"), "file-music-outline"),
                ("live", self.tr("Live"), "microphone-outline"),
                ("library", self.tr("Library"), "bookshelf"),
                ("hotwords", self.tr("Hotwords"), "format-list-text"),
                ("models", self.tr("Models"), "cube-outline"),
                (_LAST, self.tr("Settings"), "cog-outline"),
            )
            if page in pages
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 18, 12, 14)
        column.addWidget(name)
        for page, entry in self._entries.items():
            if page == _LAST:
                column.addStretch()
            column.addWidget(entry)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as ever, but where its texts need more."""
        hint = super().sizeHint()
        return QSize(max(_WIDTH, hint.width()), hint.height())

    def mark(self, page: str) -> None:
        """Show that one is on a page."""
        self._entries[page].setChecked(True)

    def _make_entry(self, page: str, text: str, icon: str) -> QPushButton:
        entry = QPushButton(f" {text}")
        entry.setObjectName("nav")
        entry.setAccessibleName(text)
        entry.setIconSize(_ICON)
        self._theme.dress(entry, icon, "accent")
        entry.setCheckable(True)
        entry.setAutoExclusive(True)
        entry.clicked.connect(partial(self.page_chosen.emit, page))
        return entry
