"""The settings of the window itself: how it looks and speaks."""

from app.number_words import count
from app.setting_group import SettingGroup
from app.setting_row import CheckRow, ChoiceRow
from app.theme import Theme

_PERCENT = (80, 90, 100, 110, 125, 150, 175, 200)


class GeneralSettings(SettingGroup):
    """Appearance, language, size of text, what happens at the start and at the end."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._fill(
            self.tr("General"),
            self.tr("How the window looks and speaks."),
            (
                ChoiceRow("theme", self.tr("Appearance"), "", self._themes(), theme),
                ChoiceRow("interface", self.tr("Language"), "", self._languages(), theme),
                ChoiceRow("font_percent", self.tr("Size of text"), "", self._sizes(), theme),
                CheckRow(
                    "notifies",
                    self.tr("Notifications"),
                    self.tr("Say when long work ends while another window is in front."),
                    theme,
                ),
                CheckRow(
                    "goes_on",
                    self.tr("Go on at the start"),
                    self.tr("Transcribe what was not finished when the program ended."),
                    theme,
                ),
                CheckRow(
                    "pause_while_typing",
                    self.tr("Pause while typing"),
                    self.tr("The sound of a transcript waits while its text is corrected."),
                    theme,
                ),
            ),
        )

    def _themes(self) -> list[tuple[str, object]]:
        return [
            (self.tr("Like the system"), "system"),
            (self.tr("Light"), "light"),
            (self.tr("Dark"), "dark"),
        ]

    def _languages(self) -> list[tuple[str, object]]:
        return [(self.tr("System language"), "system"), ("English", "en"), ("简体中文", "zh_CN")]

    def _sizes(self) -> list[tuple[str, object]]:
        return [(self.tr("%1 %").replace("%1", count(each)), each) for each in _PERCENT]
