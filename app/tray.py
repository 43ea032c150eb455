"""The icon in the notification area: what goes on, and a menu for what is done most.

Where there is no such area nothing is shown, and nothing else is different.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from app.dictation_state import DictationState
from app.live_state import LiveState
from app.theme import Theme
from app.tray_icon import Sign, icon_for

_Reason = QSystemTrayIcon.ActivationReason
_GOING = {LiveState.RECORDING, LiveState.AWAITING}


class Tray(QObject):
    """Shows the icon while it is wanted, or something goes on.

    Signals:
        dictation_wanted: dictation is to begin, or to end.
        session_wanted: a live session is to begin, to pause or to go on.
        session_ended: the live session is to end.
        captions_wanted: the captions are to be shown, or hidden.
        captions_caught: clicks are to reach the captions again.
        window_wanted: the window is to come to the front.
        quit_wanted: the program is to end.
    """

    dictation_wanted = Signal()
    session_wanted = Signal()
    session_ended = Signal()
    captions_wanted = Signal()
    captions_caught = Signal()
    window_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_wanted = False
        self._has_live = self._has_captions = False
        self._dictation = DictationState.OFF
        self._session = LiveState.CLOSED
        self._icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None
        self._actions: dict[str, QAction] = {}
        theme.changed.connect(self._refresh)

    @property
    def is_there(self) -> bool:
        """Whether the icon can be seen, and the program be ended by it."""
        return self._icon is not None and self._icon.isVisible() and _has_area()

    @property
    def said(self) -> str:
        """What the icon says in words."""
        words = {
            Sign.IDLE: self.tr("Shengwen"),
            Sign.RECORDING: self.tr("Shengwen: a live session is recorded"),
            Sign.PAUSED: self.tr("Shengwen: the live session is paused"),
            Sign.DICTATING: self.tr("Shengwen: listening to your dictation"),
            Sign.RECOGNIZING: self.tr("Shengwen: your dictation is being recognized"),
        }
        return words[self.sign]

    @property
    def sign(self) -> Sign:
        """What the icon shows: dictation first, as it is short."""
        if self._dictation is DictationState.LISTENING:
            return Sign.DICTATING
        if self._dictation is DictationState.RECOGNIZING:
            return Sign.RECOGNIZING
        if self._session in _GOING:
            return Sign.RECORDING
        return Sign.PAUSED if self._session is LiveState.PAUSED else Sign.IDLE

    @property
    def menu(self) -> QMenu:
        """What the icon offers."""
        if self._menu is None:
            self._menu = self._make_menu()
        return self._menu

    def want(self, *, is_wanted: bool) -> None:
        """Show the icon always, or only while something goes on."""
        self._is_wanted = is_wanted
        self._refresh()

    def offer_live(self) -> None:
        """Offer live sessions, too."""
        self._has_live = True
        self._refresh()

    def offer_captions(self) -> None:
        """Offer captions, too."""
        self._has_captions = True
        self._refresh()

    def show_dictation(self, state: DictationState) -> None:
        """Show where dictation stands."""
        self._dictation = state
        self._refresh()

    def show_session(self, state: LiveState) -> None:
        """Show where the live session stands."""
        self._session = state
        self._refresh()

    def rename(self) -> None:
        """Speak the language now in force."""
        if self._menu is not None:
            self._menu.deleteLater()
            self._menu = None
        self._refresh()

    def close(self) -> None:
        """Take the icon away."""
        if self._icon is not None:
            self._icon.hide()
        if self._menu is not None:
            self._menu.deleteLater()
            self._menu = None

    def _make_menu(self) -> QMenu:
        menu = QMenu()
        for name, signal in (
            ("dictation", self.dictation_wanted),
            ("session", self.session_wanted),
            ("end", self.session_ended),
            ("captions", self.captions_wanted),
            ("catch", self.captions_caught),
            ("window", self.window_wanted),
            ("quit", self.quit_wanted),
        ):
            if name == "window":
                menu.addSeparator()
            action = self._actions[name] = QAction(menu)
            action.triggered.connect(signal)
            menu.addAction(action)
        self._actions["captions"].setText(self.tr("Show or hide captions"))
        self._actions["catch"].setText(self.tr("Let clicks reach the captions again"))
        self._actions["end"].setText(self.tr("End the live session"))
        self._actions["window"].setText(self.tr("Show the window"))
        self._actions["quit"].setText(self.tr("Quit"))
        return menu

    def _refresh(self) -> None:
        is_shown = self._is_wanted or self._dictation.is_at_work or self._session.is_session
        if self._icon is None:
            if not is_shown:
                return
            self._icon = QSystemTrayIcon(self)
            self._icon.activated.connect(self._on_activated)
        self._name_actions()
        if self._icon.contextMenu() is not self.menu:
            self._icon.setContextMenu(self.menu)
        self._icon.setIcon(icon_for(self.sign, self._theme))
        self._icon.setToolTip(self.said)
        self._icon.setVisible(is_shown)

    def _name_actions(self) -> None:
        menu, live = self.menu, self._session
        assert menu is not None
        is_listening = self._dictation is DictationState.LISTENING
        self._actions["dictation"].setText(
            self.tr("Stop dictation") if is_listening else self.tr("Start dictation")
        )
        text = self.tr("Start a live session")
        if live in _GOING:
            text = self.tr("Pause the live session")
        elif live is LiveState.PAUSED:
            text = self.tr("Go on with the live session")
        self._actions["session"].setText(text)
        self._actions["session"].setVisible(self._has_live)
        for name in ("captions", "catch"):
            self._actions[name].setVisible(self._has_captions)
        self._actions["session"].setEnabled(live not in {LiveState.OPENING, LiveState.ENDING})
        self._actions["end"].setVisible(live in _GOING or live is LiveState.PAUSED)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in {_Reason.Trigger, _Reason.DoubleClick}:
            self.window_wanted.emit()


def _has_area() -> bool:
    return QSystemTrayIcon.isSystemTrayAvailable()
