"""Dictation and the icon in the notification area, joined to library, settings and window."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from app import session_store
from app.dictation import Dictation
from app.dictation_choices import choices_from
from app.dictation_ear import Recognizer
from app.dictation_settings import DictationSettings
from app.dictation_state import DictationState
from app.dictation_take import Take
from app.hotkey import HotKey
from app.hotkey_words import as_shortcut
from app.library import Library
from app.live_capture import Capture
from app.live_state import LiveState
from app.messages import Messages
from app.notifications import Notifications, is_away
from app.session_rescue import SessionRescue
from app.session_rows import new_number
from app.session_store import Session
from app.settings import Settings
from app.shortcuts import Shortcuts
from app.theme import Theme
from app.tray import Tray
from engine import Event

MakeDictation = Callable[..., Dictation]


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
        settings: Settings,
        parent: QObject,
        make_dictation: MakeDictation = Dictation,
    ) -> None:
        """Join them; `folder` has recordings until their text is delivered."""
        super().__init__(parent)
        self._folder = folder
        self._library = library
        self._shortcuts = shortcuts
        self._notifications = notifications
        self._theme = theme
        self._settings = settings
        self._group: DictationSettings | None = None
        self.tray = Tray(theme, self)
        self._rescue = SessionRescue(library, capture.mend, self)
        self.dictation = make_dictation(capture.recorder, folder, self._keep, theme, messages, self)
        self.dictation.said.connect(self.said)
        self.dictation.told.connect(self._on_told)
        self.dictation.state_changed.connect(self._on_state)
        self.dictation.trouble_changed.connect(self._on_trouble)
        self.tray.dictation_wanted.connect(self.dictation.toggle)

    @property
    def stays(self) -> bool:
        """Whether the program goes on when its window is closed."""
        return choices_from(self._settings.dictation).stays and self.tray.is_there

    def begin(self) -> None:
        """Listen for the key if that is wished, and see what a killed program left."""
        self._rescue.look(self._folder)
        QTimer.singleShot(0, self, partial(self.adopt, self._settings))

    def start(self, engine: Recognizer) -> None:
        """Recognize with this engine from now on."""
        self.dictation.start(engine)

    def on_event(self, event: Event) -> None:
        """Take what the engine reports."""
        self.dictation.on_event(event)

    def adopt(self, settings: Settings) -> None:
        """Be as the settings are."""
        self._settings = settings
        choices = choices_from(settings.dictation)
        self.tray.want(is_wanted=choices.is_on or choices.stays)
        self.dictation.adopt(settings)

    def show_session(self, state: LiveState) -> None:
        """Show where a live session stands."""
        self.tray.show_session(state)

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
        self._rescue.close()
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
