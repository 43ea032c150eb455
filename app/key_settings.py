"""The way to the keys that can be changed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from app.setting_group import SettingGroup
from app.setting_row import DeedRow
from app.settings import Settings
from app.theme import Theme


class KeySettings(SettingGroup):
    """One row.

    Signals:
        keys_requested: keys are to be changed.
    """

    keys_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        change = QPushButton(self.tr("Change…"))
        self._row = DeedRow(self.tr("Keys of actions"), "", theme, change)
        told = self.tr("Every action has keys; they can be others.")
        self._fill(self.tr("Shortcuts"), told, (self._row,))
        change.clicked.connect(self.keys_requested)

    def show_settings(self, settings: Settings) -> None:
        """Say how many are not the usual ones."""
        n = len(settings.shortcuts)
        usual = self.tr("All are the usual ones.")
        self._row.tell(self.tr("%n action(s) have other keys.", "", n) if n else usual)
