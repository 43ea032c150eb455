"""Ctrl+C in the terminal and the end of a session: quitting in order, with the text kept."""

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal


class Interrupts(QObject):
    """Brings the system's signals to the event loop, which would not let Python see them.

    Signals:
        received: the program is asked to end.
    """

    received = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._reader, self._writer = socket.socketpair()
        self._writer.setblocking(False)  # noqa: FBT003 - the socket's own way
        signal.set_wakeup_fd(self._writer.fileno())
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda _number, _frame: None)
        notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._on_activated)

    def _on_activated(self) -> None:
        self._reader.recv(64)
        self.received.emit()
