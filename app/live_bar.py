"""The title of the live page and its choices: source, channel, model, language, hotwords."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.choices import LanguageCombo
from app.flow_layout import FlowLayout
from app.hotword_choice import HotwordChoice
from app.live_port import LivePort
from app.model_combo import ModelCombo
from app.settings import Settings, languages_of, with_model
from app.source_combo import ChannelCombo, SourceCombo
from app.theme import TITLE_SCALE, Theme, scaled
from engine import SoundSource


class LiveBar(QWidget):
    """Shows what the next session is recorded from and recognized with, and changes it.

    Signals:
        chosen: Settings with the user's choice in them.
        model_wanted: a model was chosen that is not on this computer.
        lists_wanted: lists of hotwords are to be made or changed.
        why_asked: why what the computer plays cannot be recorded.
    """

    chosen = Signal(object)
    model_wanted = Signal(str)
    lists_wanted = Signal()
    why_asked = Signal()

    def __init__(
        self, desk: LivePort, settings: Settings, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._settings = settings
        title = QLabel(self.tr("Live"))
        title.setFont(scaled(self.font(), TITLE_SCALE, self.font().Weight.DemiBold))
        self.source = SourceCombo(theme)
        self.channel = ChannelCombo(theme)
        self.model = ModelCombo(theme, self.tr("Model of live sessions"), offers_missing=True)
        self.language = LanguageCombo(theme, self.tr("Language that is spoken"))
        self.hotwords = HotwordChoice(theme)
        self.hotwords.offer_page()
        self.hotwords.choose(settings.hotword_lists)
        self._lay_out(title)
        self._connect()
        self.offer_models()
        self.offer_sources()

    def adopt(self, settings: Settings) -> None:
        """Go on from settings that were changed elsewhere."""
        before, self._settings = self._settings, settings
        if _of_models(settings) != _of_models(before):
            self.offer_models()
        self.language.choose(settings.live_language)
        self.hotwords.choose(settings.hotword_lists)

    def offer_lists(self, names: Sequence[str]) -> None:
        """Let these lists of hotwords be chosen from."""
        self.hotwords.offer(names)

    def offer_models(self) -> None:
        """See anew which models are here."""
        settings = self._settings
        model = settings.live_model or settings.model
        shown = replace(settings, model=model, language=settings.live_language)
        self.model.offer(shown)
        self.language.offer(shown)

    def offer_sources(self) -> None:
        """See anew what there is to record from."""
        desk = self._desk
        self.source.offer(desk.sources, desk.source, desk.system_sound_hint)
        self._offer_channels()

    def lock(self, *, is_locked: bool) -> None:
        """While a session goes on, it keeps what it began with."""
        for choice in (self.source, self.channel, self.model, self.language, self.hotwords):
            choice.setEnabled(not is_locked)

    @property
    def heard(self) -> SoundSource | None:
        """The source that is chosen, or the system's own, where it is there."""
        chosen = self._desk.source
        found = (s for s in self._desk.sources if (s.id == chosen if chosen else s.is_default))
        return next(found, None)

    def _offer_channels(self) -> None:
        n_channels = 1 if self.heard is None else self.heard.n_channels
        self.channel.offer(n_channels, self._desk.channel)

    def _lay_out(self, title: QLabel) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(title)
        row.addStretch(1)
        choices = QWidget()  # on more lines where letters are very large
        flow = FlowLayout()
        flow.setContentsMargins(0, 0, 0, 0)
        flow.setSpacing(10)
        for choice in (self.source, self.channel, self.model, self.language, self.hotwords):
            flow.addWidget(choice)
        choices.setLayout(flow)
        row.addWidget(choices)

    def _connect(self) -> None:
        self._desk.sources_changed.connect(self.offer_sources)
        self.source.source_chosen.connect(self._on_source)
        self.source.why_asked.connect(self.why_asked)
        self.channel.channel_chosen.connect(self._on_channel)
        self.model.model_chosen.connect(self._on_model)
        self.model.model_wanted.connect(self.model_wanted)
        self.language.activated.connect(self._on_language)
        self.hotwords.lists_chosen.connect(self._on_lists)
        self.hotwords.page_wanted.connect(self.lists_wanted)

    def _on_source(self, source: str) -> None:
        self._desk.choose_source(source)
        self._offer_channels()

    def _on_channel(self, channel: int) -> None:
        self._desk.choose_source(self._desk.source, channel or None)

    def _on_model(self, model: str) -> None:
        settings = self._settings
        language = settings.live_language
        language = language if language in languages_of(model) else None
        folders = with_model(settings, model).model_folders
        self._choose(
            replace(settings, live_model=model, model_folders=folders, live_language=language)
        )

    def _on_language(self) -> None:
        self._choose(replace(self._settings, live_language=self.language.currentData()))

    def _on_lists(self, lists: tuple[str, ...]) -> None:
        self._choose(replace(self._settings, hotword_lists=lists))

    def _choose(self, settings: Settings) -> None:
        if settings != self._settings:
            self.adopt(settings)
            self.chosen.emit(settings)


def _of_models(settings: Settings) -> tuple[object, ...]:
    return settings.live_model, settings.model, settings.model_folders
