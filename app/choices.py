"""The choices that the toolbar and dialogs offer alike: what is spoken, and what is written."""

from app.combo import Combo
from app.languages import language_name, most_used_first
from app.settings import Settings, languages_of
from app.theme import Theme


class LanguageCombo(Combo):
    """What is spoken, among the languages of a model."""

    def offer(self, settings: Settings) -> None:
        """Fill the list and show what is chosen."""
        self.clear()
        self.addItem(self.tr("Auto language"), None)
        first, others = most_used_first(languages_of(settings.model))
        for code in first:
            self.addItem(language_name(code), code)
        self.insertSeparator(self.count())
        for code in others:
            self.addItem(language_name(code), code)
        self.choose(settings.language)


class OutcomeCombo(Combo):
    """What is written beside a file."""

    def __init__(self, theme: Theme, name: str, settings: Settings) -> None:
        super().__init__(theme, name)
        self.addItem(self.tr("Subtitles"), "subtitles")
        self.addItem(self.tr("Text"), "text")
        self.addItem(self.tr("Everything"), "everything")
        self.choose(settings.outcome)
