"""Builds the page of settings, and does what it asks for besides."""

from PySide6.QtCore import QObject, Signal

from app.general_settings import GeneralSettings
from app.preset_part import PresetSettings
from app.recognition_settings import RecognitionSettings
from app.setting_group import SettingGroup
from app.settings import Settings
from app.settings_page import SettingsPage
from app.theme import Theme


class SettingsErrands(QObject):
    """Lives on while the page is built anew, in another language or size.

    Signals:
        chosen: Settings with the user's choice in them.
        model_wanted: the name of a model that is to be had.
    """

    chosen = Signal(object)
    model_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page: SettingsPage | None = None

    def make_page(self, settings: Settings) -> SettingsPage:
        """The page, in the language now in force."""
        presets = PresetSettings(self._theme)
        presets.part.model_wanted.connect(self.model_wanted)
        groups: list[SettingGroup] = [
            presets,
            GeneralSettings(self._theme),
            RecognitionSettings(self._theme),
        ]
        self._page = SettingsPage(groups, settings)
        self._page.chosen.connect(self.chosen)
        return self._page

    def adopt(self, settings: Settings) -> None:
        """Show settings that were changed elsewhere."""
        if self._page is not None:
            self._page.adopt(settings)
