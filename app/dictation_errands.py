"""Dictation and the icon in the notification area, joined to library, settings and window."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app import session_store
from app.dictation import Dictation
from app.dictation_choices import DictationChoices, choices_from
from app.dictation_settings import DictationSettings
from app.dictation_state import DictationState
from app.dictation_take import Take
from app.hotkey import HotKey
from app.hotkey_words import as_shortcut
from app.job_hotwords import Resolve
from app.library import Library
from app.live_capture import Capture
from app.live_errands import LiveErrands
from app.live_text import LiveTranscriber
from app.messages import Messages
from app.notifications import Notifications, is_away
from app.session_rows import new_number
from app.session_store import Session
from app.settings import Settings
from app.shortcuts import Shortcuts
from app.theme import Theme
from app.tray import Tray
from engine import Event


class DictationErrands(QObject):
    """Lives as long as the program.

    Attributes:
        tray: the icon.

    Signals:
        said: a Notice.
    """

    said = Signal(object)

    def __init__(  # noqa: PLR0913, PLR0917 - everything that it joins
        self,
        capture: Capture,
        folder: Path,
        library: Library,
        shortcuts: Shortcuts,
        notifications: Notifications,
        theme: Theme,
        messages: Messages,
        resolve: Resolve,
        parent: QObject,
    ) -> None:
        """Join them.

        Args:
            folder: has recordings until their text is delivered.
            resolve: says which hotwords are in lists of some names.
        """
        super().__init__(parent)
        self._library = library
        self._shortcuts = shortcuts
        self._notifications = notifications
        self._theme = theme
        self._choices = DictationChoices()
        self._is_told = False  # that the program goes on without its window
        self._group: DictationSettings | None = None
        self.tray = Tray(theme, self)
        self.dictation = Dictation(
            capture.recorder, folder, self._keep, theme, messages, self, resolve=resolve
        )
        self.dictation.said.connect(self.said)
        self.dictation.told.connect(self._on_told)
        self.dictation.state_changed.connect(self._on_state)
        self.dictation.trouble_changed.connect(self._on_trouble)
        self.tray.dictation_wanted.connect(self.dictation.toggle)

    def follow(self, live: LiveErrands) -> None:
        """Show live sessions at the icon; let its menu begin and end them, and show captions."""
        self.tray.offer_live()
        live.desk.state_changed.connect(self.tray.show_session)
        self.tray.session_wanted.connect(live.desk.toggle)
        self.tray.session_ended.connect(live.desk.stop)
        self.tray.offer_captions()
        self.tray.captions_wanted.connect(live.turn_captions)
        self.tray.captions_caught.connect(live.catch_captions)

    def start(self, engine: LiveTranscriber) -> None:
        """Recognize with this engine from now on."""
        self.dictation.start(engine)

    def stays_without(self, window: QWidget) -> bool:
        """Hide the window instead of closing it, if that is wished and there is a way back."""
        is_ending = isinstance(app := QGuiApplication.instance(), QGuiApplication) and (
            app.isSavingSession()
        )
        if not self._choices.stays or not self.tray.is_there or is_ending:
            return False
        window.hide()
        if not self._is_told:
            self._is_told = True
            self._notifications.show(
                self.tr("Shengwen goes on"), self.tr("The menu of its icon here ends it.")
            )
        return True

    def on_event(self, event: Event) -> None:
        """Take what the engine reports."""
        self.dictation.on_event(event)

    def adopt(self, settings: Settings) -> None:
        """Be as the settings are."""
        choices = self._choices = choices_from(settings.dictation)
        self.tray.want(is_wanted=choices.is_on or choices.stays)
        self.dictation.adopt(settings)

    def make_settings(self) -> DictationSettings:
        """The part of the settings that is about it."""
        group = self._group = DictationSettings(self._theme, self._holder)
        group.started.connect(self.dictation.toggle)
        group.waiting.connect(self.dictation.ignore_key)
        group.show_trouble(self.dictation.trouble)
        group.show_state(self.dictation.state)
        return group

    def close(self) -> None:
        """End everything."""
        self.dictation.close()
        self.tray.close()

    def _holder(self, hot_key: HotKey) -> str:
        """The action of the window that has a key already."""
        key = as_shortcut(hot_key)
        entries = self._shortcuts.entries
        return next((each.text for each in entries if key in self._shortcuts.keys(each.id)), "")

    def _keep(self, take: Take) -> None:
        """Take a recording into the library, with what was understood of it."""
        is_whole = take.error is None
        session = Session(
            new_number(),
            self.tr("Dictation %1").replace("%1", f"{take.began:%Y-%m-%d %H:%M}"),
            take.path,
            is_open=False,
            created=take.began,
            done=take.duration if is_whole else max((s.end for s in take.segments), default=0.0),
            options=take.options,
            duration=take.duration,
        )
        work = partial(session_store.keep, session=session, segments=tuple(take.segments))
        self._library.run(work, [session.entry])

    def _on_told(self, text: str) -> None:
        if is_away():
            self._notifications.show(self.tr("Dictation"), text)

    def _on_state(self, state: DictationState) -> None:
        self.tray.show_dictation(state)
        if self._group is not None and isValid(self._group):  # its page is built anew at times
            self._group.show_state(state)

    def _on_trouble(self, text: str) -> None:
        if self._group is not None and isValid(self._group):
            self._group.show_trouble(text)
