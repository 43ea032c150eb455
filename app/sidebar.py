"""The sidebar: pages above, settings below."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from app.settings import Settings
from app.theme import Role, Theme, scaled

_WIDTH = 180
_ICON = QSize(18, 18)


class Sidebar(QFrame):
    """Shows where one is.

    Signals:
        keys_requested: keys are to be changed.
        page_chosen: the page of that name is to be shown.
        theme_chosen, interface_chosen: a value of Settings.theme or Settings.interface.
    """

    page_chosen = Signal(str)
    keys_requested = Signal()
    theme_chosen = Signal(str)
    interface_chosen = Signal(str)

    def __init__(
        self,
        pages: Collection[str],
        settings: Settings,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setFixedWidth(_WIDTH)
        name = QLabel("声文 Shengwen")
        name.setFont(scaled(self.font(), 1.2, self.font().Weight.Bold))
        name.setContentsMargins(8, 0, 0, 10)
        self._theme = theme
        self._entries = {
            page: self._make_entry(page, text, icon)
            for page, text, icon in (
                ("files", self.tr("Files"), "file-music-outline"),
                ("library", self.tr("Library"), "bookshelf"),
                ("models", self.tr("Models"), "cube-outline"),
            )
            if page in pages
        }
        self._settings = _entry(self.tr("Settings"), "cog-outline", theme, "muted")
        self._settings.clicked.connect(self.show_settings)
        self._menu = self._build_menu(settings)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 18, 12, 14)
        column.addWidget(name)
        for entry in self._entries.values():
            column.addWidget(entry)
        column.addStretch()
        column.addWidget(self._settings)

    def mark(self, page: str) -> None:
        """Show that one is on a page."""
        self._entries[page].setChecked(True)

    def _make_entry(self, page: str, text: str, icon: str) -> QPushButton:
        entry = _entry(text, icon, self._theme, "accent")
        entry.setCheckable(True)
        entry.setAutoExclusive(True)
        entry.clicked.connect(partial(self.page_chosen.emit, page))
        return entry

    def _build_menu(self, settings: Settings) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("Appearance")).setEnabled(False)
        themes = (
            ("system", self.tr("Like the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        )
        _choices(menu, themes, settings.theme).triggered.connect(self._on_theme)
        menu.addSeparator()
        menu.addAction(self.tr("Keys…")).triggered.connect(self.keys_requested)
        menu.addSeparator()
        menu.addAction(self.tr("Language")).setEnabled(False)
        languages = (
            ("system", self.tr("System language")),
            ("en", "English"),
            ("zh_CN", "简体中文"),
        )
        _choices(menu, languages, settings.interface).triggered.connect(self._on_interface)
        return menu

    def show_settings(self) -> None:
        """Open the menu of settings."""
        above = self._settings.mapToGlobal(self._settings.rect().topLeft())
        self._menu.popup(above - QPoint(0, self._menu.sizeHint().height() + 4))

    def _on_theme(self, action: QAction) -> None:
        self.theme_chosen.emit(action.data())

    def _on_interface(self, action: QAction) -> None:
        self.interface_chosen.emit(action.data())


def _entry(text: str, icon: str, theme: Theme, role: Role) -> QPushButton:
    button = QPushButton(f" {text}")
    button.setObjectName("nav")
    button.setAccessibleName(text)
    button.setIconSize(_ICON)
    theme.dress(button, icon, role)
    return button


def _choices(menu: QMenu, options: tuple[tuple[str, str], ...], chosen: str) -> QActionGroup:
    group = QActionGroup(menu)
    for value, text in options:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(value == chosen)
        action.setData(value)
        group.addAction(action)
    return group
