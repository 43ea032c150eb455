"""The session's D-Bus, where the desktop listens on Linux; there may be none."""

import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

log = logging.getLogger(__name__)


class SessionBus(QObject):
    """A connection to it.

    Signals:
        heard: a signal that was listened for: its name, and a list of what it says.
    """

    heard = Signal(str, object)

    def __init__(self, connection: QDBusConnection, parent: QObject) -> None:
        super().__init__(parent)
        self._connection = connection

    def tell(self, path: str, interface: str, name: str, *said: Any) -> None:  # noqa: ANN401 - any type of D-Bus
        """Emit a signal, for whoever listens."""
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(list(said))
        self._connection.send(message)

    def call(
        self,
        to: tuple[str, str, str, str],
        *said: Any,  # noqa: ANN401 - any type of D-Bus
        on_failed: Callable[[], None] = lambda: None,
    ) -> None:
        """Call a method and do not wait.

        Args:
            to: service, path, interface and method.
            said: what it takes; whole numbers are signed.
            on_failed: called where nobody answers, or refuses.
        """
        message = QDBusMessage.createMethodCall(*to)
        message.setArguments(list(said))
        watcher = QDBusPendingCallWatcher(self._connection.asyncCall(message), self)

        def finish() -> None:
            if watcher.isError():
                log.info("%s does not answer: %s", to[0], watcher.error().name())
                on_failed()
            watcher.deleteLater()

        watcher.finished.connect(finish)

    def listen(self, service: str, path: str, interface: str, name: str) -> None:
        """Hear a signal from now on."""
        slot = SLOT("_on_signal(QDBusMessage)")
        self._connection.connect(service, path, interface, name, self, slot)  # type: ignore[call-overload]  # it wants the text that SLOT gives

    @Slot(QDBusMessage)
    def _on_signal(self, message: QDBusMessage) -> None:
        self.heard.emit(message.member(), message.arguments())


def open_session_bus(parent: QObject) -> SessionBus | None:
    """The desktop's bus; None where there is none, as on Windows and macOS."""
    if not sys.platform.startswith("linux") or not _is_there():
        return None
    connection = QDBusConnection.sessionBus()
    return SessionBus(connection, parent) if connection.isConnected() else None


def _is_there() -> bool:
    """Whether a bus runs: where none does, D-Bus would start one, which stays behind."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    is_usual = runtime is not None and Path(runtime, "bus").exists()
    return is_usual or bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS"))
