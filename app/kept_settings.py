"""The settings now in force, and the file that keeps them."""

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app import settings as store
from app.notice import Notice
from app.settings import Settings

log = logging.getLogger(__name__)


class KeptSettings(QObject):
    """Has them as they were at the last end, or the usual ones.

    Attributes:
        file: where they are kept.
        now: as they are.

    Signals:
        changed: the Settings from now on.
        said: a Notice.
    """

    changed = Signal(object)
    said = Signal(object)

    def __init__(self, file: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.file = file
        self._is_unread = store.is_unreadable(file)
        self._is_forgetful = False  # whether it was said that they are not saved
        self.now = store.load(file)

    def complain(self) -> None:
        """Say so if they could not be read."""
        if self._is_unread:
            text = self.tr("The settings could not be read: the usual ones hold, the file is kept.")
            self.said.emit(Notice(text))

    def keep(self, settings: Settings) -> None:
        """Let these hold, now and at the next start."""
        self.now = settings
        self.changed.emit(settings)
        try:
            store.save(self.file, settings)
        except OSError as error:
            log.warning("settings were not saved: %s", error)
            if not self._is_forgetful:
                self._is_forgetful = True
                text = self.tr(
                    "Settings cannot be saved (%1); choices hold until the program ends."
                )
                self.said.emit(Notice(text.replace("%1", error.strerror or str(error))))
