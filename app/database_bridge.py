"""The library's results onto the GUI thread: the database's threads post them, Qt queues them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from app.database import Database
from app.database_writer import Hears


class DatabaseBridge(QObject):
    """Owns the database and lives on the GUI thread, so what it delivers is called there.

    Signals:
        troubled: a LibraryTrouble: nothing can be written now, and it is tried again by itself.
        mended: it can be written again.
        salvaged: a Salvage: the file was damaged and another one is in its place.
    """

    troubled = Signal(object)
    mended = Signal()
    salvaged = Signal(object)
    _posted = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._posted.connect(self._call, Qt.ConnectionType.QueuedConnection)
        hears = Hears(self.troubled.emit, self.mended.emit, self.salvaged.emit)
        self.database = Database(path, self._posted.emit, hears)

    def deliver(self) -> None:
        """Hand over what the database has posted so far."""
        QCoreApplication.sendPostedEvents(self)

    def _call(self, deliver: Callable[[], None]) -> None:
        deliver()
