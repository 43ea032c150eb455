"""The system's own messages, for who looks elsewhere; where there are none, nothing happens.

On Linux the desktop's portal is asked, which every common desktop answers; else, and on Windows and
macOS, Qt's icon in the notification area speaks.
"""

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from app.resources import resource
from app.session_bus import SessionBus

_SERVICE, _PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
_INTERFACE = "org.freedesktop.portal.Notification"
_ID = "ended"  # a later message takes the place of an earlier one
_SHOWN_MS = 10_000


class Notifications(QObject):
    """Shows one message at a time.

    Signals:
        clicked: the user wants to see what the last message was about.
    """

    clicked = Signal()

    def __init__(self, bus: SessionBus | None, parent: QObject) -> None:
        super().__init__(parent)
        self._bus = bus
        self._tray: QSystemTrayIcon | None = None
        self._hiding = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._hiding.timeout.connect(self.clear)
        if bus is not None:
            bus.listen(_SERVICE, _PATH, _INTERFACE, "ActionInvoked")
            bus.heard.connect(self._on_heard)

    def show(self, title: str, text: str) -> None:
        """Show a message."""
        if self._bus is None:
            self._show_at_tray(title, text)
            return
        self._bus.call(
            (_SERVICE, _PATH, _INTERFACE, "AddNotification"),
            _ID,
            {"title": title, "body": text, "default-action": "open"},
            on_failed=lambda: self._show_at_tray(title, text),
        )

    def clear(self) -> None:
        """Take the icon in the notification area away."""
        if self._tray is not None:
            self._tray.hide()

    def _show_at_tray(self, title: str, text: str) -> None:
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return
        if self._tray is None:
            icon = QIcon(str(resource("icons/shengwen.svg")))
            self._tray = QSystemTrayIcon(icon, self)
            self._tray.messageClicked.connect(self.clicked)
        self._tray.show()
        self._tray.showMessage(title, text, self._tray.icon(), _SHOWN_MS)
        self._hiding.start()

    def _on_heard(self, name: str, said: list[object]) -> None:
        if name == "ActionInvoked" and said[:1] == [_ID]:
            self.clicked.emit()


def is_away() -> bool:
    """Whether the user looks at another program."""
    return QGuiApplication.applicationState() is not Qt.ApplicationState.ApplicationActive
