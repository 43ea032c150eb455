"""Dictation into other programs: from the hot key to the text where the cursor is."""

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.dictation_choices import DictationChoices, choices_from
from app.dictation_delivery import Delivery
from app.dictation_ear import DictationEar, MakeRecorder
from app.dictation_overlay import DictationOverlay
from app.dictation_state import DictationState
from app.dictation_take import Take
from app.dictation_words import DictationWords
from app.hotkey_press import SHORTEST, Press
from app.hotkey_watch import HotKeyUnheard, HotKeyWatch
from app.job_hotwords import Resolve, no_lists
from app.live_options import live_options
from app.live_text import LiveTranscriber
from app.messages import Messages
from app.notice import Notice
from app.settings import Settings
from app.theme import Theme
from app.typing_into import Outcome, TypingInto
from app.typing_into_clipboard import put
from engine import Event, Level, Options

log = logging.getLogger(__name__)

_WARM_MS = 5 * 60_000  # the engine keeps a model that is asked for so often
_LONGEST_MS = 10 * 60_000  # a key that never goes up ends nothing else
_SHOWN_AFTER_MS = round(SHORTEST * 1000)  # a key that is only touched shows nothing


class Dictation(QObject):
    """Listens while the hot key says so, and writes what was said.

    Signals:
        state_changed: the DictationState.
        trouble_changed: why the hot key is not heard, or nothing.
        said: a Notice.
        told: a sentence for who looks at another program.
    """

    state_changed = Signal(object)
    trouble_changed = Signal(str)
    said = Signal(object)
    told = Signal(str)

    def __init__(  # noqa: PLR0913, PLR0917 - everything that it joins
        self,
        make_recorder: MakeRecorder,
        folder: Path,
        keep: Callable[[Take], None],
        theme: Theme,
        messages: Messages,
        parent: QObject,
        hot_key: HotKeyWatch | None = None,
        typing: TypingInto | None = None,
        *,
        resolve: Resolve = no_lists,
    ) -> None:
        """Join everything.

        Args:
            resolve: says which hotwords are in lists of some names.
            folder: where recordings lie until their text was delivered.
            keep: takes the recording of a Take, and its text, into the library.
        """
        super().__init__(parent)
        self._theme = theme
        self._resolve = resolve
        self._settings = Settings()
        self._warmed: Options | None = None  # what the model in memory was asked for with
        self._listening: tuple[str, str] | None = None  # the key and the mode that are heard
        self.trouble = ""
        self.state = DictationState.OFF
        self._words = DictationWords(messages, self)
        self._ear = DictationEar(make_recorder, folder, self)
        self._hot_key = hot_key or HotKeyWatch(self)
        self._typing = typing or TypingInto(self._is_key_down, self)
        self._delivery = Delivery(self._typing, keep, self)
        self._overlay: DictationOverlay | None = None
        self._warming = QTimer(self, interval=_WARM_MS)
        self._warming.timeout.connect(self._warm_up)
        self._showing = QTimer(self, singleShot=True, interval=_SHOWN_AFTER_MS)
        self._too_long = QTimer(self, singleShot=True, interval=_LONGEST_MS)
        self._connect()

    def start(self, engine: LiveTranscriber) -> None:
        """Recognize with this engine from now on."""
        self._ear.engine = engine
        self._warm_up()
        self._settle()

    def adopt(self, settings: Settings) -> None:
        """Be as the settings are."""
        before, self._settings = self._choices, settings
        self._delivery.choices = choices_from(settings.dictation)
        if self._choices.is_on:
            self._listen_for_key()
            source, channel = settings.live_source, settings.live_channel or None
            self._ear.stay_open(source, channel, is_wanted=self._choices.hears_ahead)
            options = live_options(settings)
            if not before.is_on or not before.is_warm or options != self._warmed:
                self._warm_up()
        elif before.is_on:
            self._stop_listening()
        self._settle()

    def close(self) -> None:
        """End everything; a dictation that goes on is on disk."""
        self._warming.stop()
        self._hot_key.stop()
        self._ear.close()
        self._delivery.close()
        self._typing.close()
        if self._overlay is not None:
            self._overlay.deleteLater()
            self._overlay = None

    def on_event(self, event: Event) -> None:
        """Take what the engine reports."""
        self._ear.on_event(event)

    def ignore_key(self, is_ignored: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Do not act on the hot key for a while, as another is being chosen."""
        if is_ignored:
            self._end_held()
            self._listening = None
            self._hot_key.stop()
        elif self._choices.is_on:
            self._listen_for_key()

    def toggle(self) -> None:
        """Begin to listen, or end it: from a menu, which no key is held for."""
        if self._ear.current is None:
            self._begin(is_sure=True)
        else:
            self._ear.stop()

    @property
    def _choices(self) -> DictationChoices:
        return self._delivery.choices

    def _connect(self) -> None:
        self._hot_key.pressed.connect(self._on_pressed)
        self._hot_key.lost.connect(self._on_keys_lost)
        self._delivery.ended.connect(self._on_delivered)
        self._delivery.nothing.connect(self._on_nothing)
        self._ear.prepared.connect(self._on_prepared)
        self._ear.opened.connect(self._on_opened)
        self._ear.understood.connect(self._on_understood)
        self._ear.levelled.connect(self._on_level)
        self._ear.stopped.connect(self._on_stopped)
        self._ear.ended.connect(self._on_ended)
        self._showing.timeout.connect(self._show_listening)
        self._too_long.timeout.connect(self._ear.stop)

    def _is_key_down(self) -> bool:
        return self._hot_key.is_down

    def _warm_up(self) -> None:
        """Have at hand what a dictation needs, and have it stay so."""
        engine = self._ear.engine
        self._warming.stop()
        if engine is None or not self._choices.is_on:
            return
        self._ear.open()
        if self._choices.is_warm:
            self._warmed = live_options(self._settings)
            engine.warm_up(self._warmed)
            self._warming.start()

    def _listen_for_key(self) -> None:
        wanted = (self._choices.key, self._choices.mode)
        if self._listening == wanted and not self.trouble:
            return
        self._end_held()
        self._listening = wanted
        try:
            self._hot_key.start(self._choices.hot_key, self._choices.mode)
        except HotKeyUnheard as error:
            log.warning("the hot key is not heard: %s %s", error.reason, error.detail)
            self._say_trouble(self._words.trouble(error.reason, error.detail))
        else:
            self._say_trouble("")

    def _stop_listening(self) -> None:
        self._listening = None
        self._hot_key.stop()
        self._ear.stop()
        self._ear.stay_open("", None, is_wanted=False)
        self._say_trouble("")

    def _say_trouble(self, text: str) -> None:
        self.trouble = text
        self.trouble_changed.emit(text)

    def _end_held(self) -> None:
        """End what lasts as long as the key is held: nobody is going to hear when it goes up."""
        if self._hot_key.is_down:
            self._ear.stop()

    def _on_keys_lost(self) -> None:
        self._end_held()
        self._say_trouble(self._words.trouble("lost", ""))

    def _on_pressed(self, press: Press) -> None:
        match press:
            case Press.BEGAN:
                self._begin(is_sure=False)
            case Press.ENDED:
                self._ear.stop()
            case Press.TOGGLED:
                self.toggle()
            case Press.DROPPED:
                self._showing.stop()
                self._too_long.stop()
                self._ear.drop()
        self._settle()

    def _begin(self, *, is_sure: bool) -> None:
        """Listen; what is not sure to be a dictation is shown when it has lasted."""
        if self._ear.engine is None:
            self._tell(self._words.starting())
            return
        source, channel = self._settings.live_source, self._settings.live_channel or None
        try:
            found = self._resolve(self._settings.hotword_lists)
            options = live_options(self._settings, found.hotwords)
            take = self._ear.begin(options, source, channel, self._typing.window())
        except OSError as error:
            self._tell(self._words.no_folder(error))
            return
        if take is None:
            return
        self._too_long.start()
        if is_sure:
            self._show_listening()
        else:
            self._showing.start()
        self._settle()

    def _show_listening(self) -> None:
        take = self._ear.current
        if take is not None:
            self._shown().listen(is_open=self._ear.is_open)
            self._shown().hear(take.so_far)

    def _on_opened(self) -> None:
        if self._is_shown():
            self._show_listening()

    def _on_prepared(self, is_loading: bool) -> None:  # noqa: FBT001 - a signal's argument
        if is_loading and self._is_shown() and self._ear.is_open:
            self._shown().prepare()

    def _on_understood(self, take: Take) -> None:
        if self._is_shown():
            self._shown().hear(take.so_far)

    def _on_level(self, level: Level) -> None:
        if self._is_shown():
            self._shown().show_level(level.peak)

    def _on_stopped(self, take: Take) -> None:
        self._showing.stop()
        self._too_long.stop()
        if self._ear.current is None:
            self._shown().recognize(take.so_far)
        self._settle()

    def _on_ended(self, take: Take) -> None:
        """It is understood, as far as it can be."""
        self._showing.stop()
        if take.error is not None or take.is_cut:
            self._tell(self._words.failed(take))
        self._delivery.deliver(take)
        self._settle()

    def _on_nothing(self, is_kept: bool) -> None:  # noqa: FBT001 - a signal's argument
        kept = f" {self._words.kept()}" if is_kept else ""
        self._say_ended(self._words.nothing() + kept)

    def _on_delivered(self, outcome: Outcome, is_kept: bool) -> None:  # noqa: FBT001 - a signal's
        if not outcome.reason:
            self._say_ended(outcome.text.strip())
        elif outcome.is_delivered:
            self._offer(outcome.text)
        else:
            kept = self._words.kept() if is_kept else ""
            self._tell(f"{self._words.delivered(outcome.reason)} {kept}".rstrip())
        self._settle()

    def _offer(self, text: str) -> None:
        """Say that a text is on the clipboard, and keep it at hand in the window."""
        self._say_ended(self._words.delivered("chosen"))
        self.said.emit(Notice(text, self._words.copy(), lambda: put(text)))

    def _tell(self, text: str) -> None:
        """Say that something is not as it should be."""
        self._shown().end(text, is_trouble=True)
        self.said.emit(Notice(text))
        self.told.emit(text)

    def _say_ended(self, text: str) -> None:
        if self._ear.current is None:
            self._shown().end(text)

    def _shown(self) -> DictationOverlay:
        if self._overlay is None:
            self._overlay = DictationOverlay(self._theme)
        return self._overlay

    def _is_shown(self) -> bool:
        return self._overlay is not None and self._overlay.isVisible()

    def _settle(self) -> None:
        state = self._state_now()
        if not state.is_at_work and self._overlay is not None:
            self._overlay.rest()
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)

    def _state_now(self) -> DictationState:
        if self._ear.current is not None:
            return DictationState.LISTENING
        if self._ear.is_busy or self._delivery.is_busy:
            return DictationState.RECOGNIZING
        return DictationState.READY if self._choices.is_on else DictationState.OFF
