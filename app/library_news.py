"""Says what is the matter with the library, for as long as it is."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.database_bridge import DatabaseBridge
from app.library_errors import LibraryTrouble
from app.library_faults import LibraryFaults
from app.mending import Mending
from app.mending_words import MendingWords
from app.message import Message
from app.notice import Notice
from app.salvage import Salvage


class LibraryNews(QObject):
    """Follows the library.

    Signals:
        said: a Notice for the user.
    """

    said = Signal(object)

    def __init__(self, link: DatabaseBridge, mending: Mending, parent: QObject) -> None:
        super().__init__(parent)
        self._mending = mending
        self._faults = LibraryFaults(QCoreApplication.translate)
        link.troubled.connect(self._on_troubled)
        link.mended.connect(self._on_mended)
        link.salvaged.connect(self._on_salvaged)

    def _on_troubled(self, trouble: LibraryTrouble) -> None:
        self._say(self._faults.trouble(trouble))

    def _on_mended(self) -> None:
        self.said.emit(Notice(self._faults.mended().what))

    def _on_salvaged(self, salvage: Salvage) -> None:
        self._say(self._faults.salvaged(salvage.aside))

    def _say(self, message: Message) -> None:
        button = MendingWords(self).button(message.action)
        press = partial(self._mending.mend, message.action)
        self.said.emit(Notice(str(message), button, press, stays=True))
