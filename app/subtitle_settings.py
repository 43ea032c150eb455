"""What is written beside a file, and the user's own rules for subtitles."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from app.own_profiles import known_from
from app.setting_group import SettingGroup
from app.setting_row import ChoiceRow, DeedRow
from app.settings import FORMATS_OF, Settings
from app.theme import Theme


class SubtitleSettings(SettingGroup):
    """Outcome and rules.

    Signals:
        rules_requested: the user's rules are to be changed.
    """

    rules_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        change = QPushButton(self.tr("Change…"))
        self._rules = DeedRow(self.tr("Own rules"), "", theme, change)
        outcome = ChoiceRow(
            "outcome",
            self.tr("What is written"),
            self.tr("Beside each file, as soon as it is done."),
            self._outcomes(),
            theme,
        )
        self._fill(
            self.tr("Subtitles"),
            self.tr("How long a subtitle may be is chosen when a transcript is exported."),
            (outcome, self._rules),
        )
        change.clicked.connect(self.rules_requested)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen, and which rules there are."""
        super().show_settings(settings)
        names = [profile.name for profile in known_from(settings.profiles).own]
        none = self.tr("None yet: those of the program are used.")
        self._rules.tell(", ".join(names) or none)

    def _outcomes(self) -> list[tuple[str, object]]:
        words = {
            "subtitles": self.tr("Subtitles"),
            "text": self.tr("Text"),
            "everything": self.tr("Everything"),
        }
        return [
            (f"{words[outcome]} ({', '.join(each.upper() for each in formats)})", outcome)
            for outcome, formats in FORMATS_OF.items()
        ]
