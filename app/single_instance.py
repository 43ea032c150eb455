"""One window a user: a second start brings the first one to the front and ends.

A lock beside the library says who is first. Where the first does not answer, the second runs by
itself, and leaves the queue to the first.
"""

import hashlib
import logging
import os
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QLockFile, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)

_PATIENCE_MS = 5000  # for a first one that is only just starting
_RETRY_MS = 50
_SHOW, _SHOWN = b"show\n", b"shown\n"


class SingleInstance(QObject):
    """Knows whether this window is the first.

    Signals:
        asked: a second start wants this window at the front.
    """

    asked = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Use the lock in `folder`.

        Args:
            folder: of the library; who has another one runs a window of its own.
        """
        super().__init__(parent)
        self._name = "shengwen-" + hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)  # the lock of a program that is gone counts for nothing
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        _make(folder)
        self.is_first = self._take()

    def show_first(self, patience_ms: int = _PATIENCE_MS) -> bool:
        """Bring the first window to the front; False where it does not answer.

        One that was just closing may end meanwhile; then this one is the first.
        """
        deadline = QDeadlineTimer(patience_ms)
        while not self._ask(deadline):
            self.is_first = self._take()
            if self.is_first:
                return False
            if deadline.hasExpired():
                log.warning("another window is open and does not answer")
                return False
            QThread.msleep(_RETRY_MS)
        return True

    def close(self) -> None:
        """Let another one be first."""
        self._server.close()
        self._lock.unlock()

    def _take(self) -> bool:
        if not self._lock.tryLock(0):
            if self._lock.error() == QLockFile.LockError.LockFailedError:
                return False
            log.warning("there can be no lock beside the library: %s", self._lock.error())
        QLocalServer.removeServer(self._name)  # what a crash left behind
        if not self._server.listen(self._name):
            log.warning("a second start will not be heard: %s", self._server.errorString())
        return True

    def _ask(self, deadline: QDeadlineTimer) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_RETRY_MS):
            return False
        socket.write(_SHOW)
        socket.flush()
        answered = socket.waitForReadyRead(max(1, deadline.remainingTime()))
        return answered and bytes(socket.readAll().data()) == _SHOWN

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(self._on_asked)
            socket.disconnected.connect(socket.deleteLater)

    def _on_asked(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket) and bytes(socket.readAll().data()) == _SHOW:
            self.asked.emit()
            socket.write(_SHOWN)
            socket.flush()


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        log.warning("%s cannot be made: %s", folder, error)
