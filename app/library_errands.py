"""The library on disk: its database, the jobs that are kept in it, and its page."""

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal

from app.database_bridge import DatabaseBridge
from app.file_errands import open_folder_of
from app.job_keeper import JobKeeper
from app.job_model import JobModel
from app.keeper import folder as journals_folder
from app.library import Library
from app.library_entries import Entry
from app.library_page import LibraryPage
from app.shortcuts import Shortcuts
from app.theme import Theme

log = logging.getLogger(__name__)


class LibraryErrands(QObject):
    """Lives on while the page is built anew, in another language or size.

    Attributes:
        link: what the database says of itself.
        library: what is kept.
        keeper: keeps the jobs.

    Signals:
        said: a Notice.
        restored: the jobs that the last start left, a list of Job.
        add_requested: files are to be chosen.
    """

    said = Signal(object)
    restored = Signal(object)
    add_requested = Signal()

    def __init__(self, jobs: JobModel, place: Path, parent: QObject) -> None:
        """Keep these jobs in the database at a place."""
        super().__init__(parent)
        self.link = DatabaseBridge(place, self)
        database = self.link.database
        self.library = Library(database, journals_folder(), self)
        self.keeper = JobKeeper(jobs, database, self.library, self)

    def start(self, *, is_first: bool) -> None:
        """Open the library; the first window takes up what the last start left."""
        self.link.database.start()
        if is_first:
            self.keeper.restore(self.restored.emit)
        self.library.start()

    def make_page(
        self, shortcuts: Shortcuts, theme: Theme, state: QSettings, show: Callable[[Entry], object]
    ) -> LibraryPage:
        """The page, in the language now in force; `show` opens an entry."""
        page = LibraryPage(self.library, shortcuts, theme, state)
        page.entry_opened.connect(show)
        page.folder_opened.connect(open_folder_of)
        page.add_requested.connect(self.add_requested)
        page.said.connect(self.said)
        return page

    def is_kept(self) -> bool:
        """Whether what is unfinished is there again at the next start."""
        return self.link.database.trouble is None

    def close(self) -> None:
        """Write what there is to write."""
        self.keeper.finish()
        self.library.finish()
        left = self.link.database.close()
        if left is not None:
            log.error("the library was not written to the end: %r", left)
