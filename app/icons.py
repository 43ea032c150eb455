"""Icons on buttons and actions that follow the theme."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton

from app.theme import Role, Theme


class IconOn(QObject):
    """Keeps one icon in today's colours; lives and dies with what it is on."""

    def __init__(
        self, target: QAbstractButton | QAction, theme: Theme, name: str, role: Role
    ) -> None:
        super().__init__(target)
        self._target = target
        self._theme = theme
        self._name = name
        self._role = role
        theme.changed.connect(self._paint)
        self._paint()

    def show(self, name: str, role: Role) -> None:
        """Take another icon."""
        self._name = name
        self._role = role
        self._paint()

    def _paint(self) -> None:
        self._target.setIcon(self._theme.icon(self._name, self._role))
