"""The settings of recognition; what the chosen model cannot do is greyed, with the reason."""

from app.job_words import model_title
from app.languages import language_name, most_used_first
from app.model_row import ModelRow
from app.setting_group import SettingGroup
from app.setting_row import CheckRow, ChoiceRow, Option
from app.settings import Settings, languages_of
from app.theme import Theme
from engine import PUNCTUATION, SILERO, VAD, Store, look_up

_CHINESE = frozenset({"zh", "yue"})


class RecognitionSettings(SettingGroup):
    """What files are recognized with, where nothing else is chosen for them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._model = ModelRow(
            self.tr("Model"), self.tr("What turns speech into text, for the next files."), theme
        )
        self._language = ChoiceRow("language", self.tr("Spoken language"), "", [self._auto], theme)
        self._itn = CheckRow(
            "itn", self.tr("Numbers as digits"), self.tr("“25”, not “twenty-five”."), theme
        )
        self._script = ChoiceRow(
            "script", self.tr("Chinese characters"), "", self._scripts(), theme
        )
        self._vad = ChoiceRow(
            "vad",
            self.tr("Finding speech"),
            self.tr("What tells speech from silence and noise."),
            self._finders(),
            theme,
        )
        self._punctuation = ChoiceRow(
            "punctuation",
            self.tr("Punctuation"),
            self.tr("What writes commas and full stops where the model writes none."),
            self._punctuators(),
            theme,
        )
        self._fill(
            self.tr("Recognition"),
            self.tr("What the next files are recognized with."),
            (
                self._model,
                self._language,
                self._itn,
                self._script,
                self._vad,
                self._punctuation,
            ),
        )

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen, and what can be."""
        self._language.offer(self._languages(settings.model))
        self._vad.offer(self._finders())
        self._punctuation.offer(self._punctuators())
        super().show_settings(settings)
        self._itn.allow(self._why_no_itn(settings))
        self._script.allow(self._why_no_script(settings))
        self._punctuation.allow(self._why_no_punctuation(settings))

    def _why_no_itn(self, settings: Settings) -> str:
        known = look_up(settings.model)
        if known is None or known.capabilities.itn:
            return ""
        text = self.tr("%1 writes numbers as it learned to; this cannot be chosen.")
        return text.replace("%1", known.title)

    def _why_no_script(self, settings: Settings) -> str:
        if settings.language is not None and settings.language not in _CHINESE:
            return self.tr("For Chinese alone; another language is chosen.")
        if not _CHINESE & languages_of(settings.model):
            return self.tr("%1 knows no Chinese.").replace("%1", model_title(settings.model))
        return ""

    def _why_no_punctuation(self, settings: Settings) -> str:
        known = look_up(settings.model)
        if known is None or not known.capabilities.punctuation:
            return ""
        if settings.punctuation != "auto" or (known.capabilities.itn and not settings.itn):
            return ""
        return self.tr("%1 writes its own marks.").replace("%1", known.title)

    @property
    def _auto(self) -> Option:
        return (self.tr("Auto language"), None)

    def _languages(self, model: str) -> list[Option]:
        first, others = most_used_first(languages_of(model))
        return [self._auto, *((language_name(code), code) for code in (*first, *others))]

    def _scripts(self) -> list[Option]:
        return [
            (self.tr("Simplified"), "simplified"),
            (self.tr("Traditional"), "traditional"),
            (self.tr("As the model writes"), "asis"),
        ]

    def _finders(self) -> list[Option]:
        here = [(model_title(VAD), VAD)] if Store().has(VAD) else []
        return [
            (self.tr("What suits the model"), "auto"),
            *here,
            ("Silero", SILERO),
            (self.tr("None: all of it is speech"), "none"),
        ]

    def _punctuators(self) -> list[Option]:
        store = Store()
        here = [(model_title(name), name) for name in PUNCTUATION if store.has(name)]
        return [(self.tr("What suits the model"), "auto"), *here, (self.tr("None"), "none")]
