"""Hotwords in the window: the shelf of lists, the page that shows them, and what others add."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from shiboken6 import isValid

from app.hotword_desk import HotwordDesk
from app.hotword_shelf import HotwordShelf
from app.hotwords_page import HotwordsPage
from app.settings import Settings
from app.shortcuts import Shortcuts
from app.theme import Theme
from engine import Entry

LIST_SUFFIXES = (".txt", ".csv")


class HotwordErrands(QObject):
    """Lives on while the page is built anew, in another language or size.

    Attributes:
        shelf: the lists.

    Signals:
        said: a Notice.
        chosen: the Settings, with other lists for new jobs.
        renamed: what a list was called, and is called now.
    """

    said = Signal(object)
    chosen = Signal(object)
    renamed = Signal(str, str)

    def __init__(self, shelf: HotwordShelf, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self.shelf = shelf
        self._desk = HotwordDesk(shelf, settings, self)
        self._desk.said.connect(self.said)
        self._desk.chosen.connect(self.chosen)
        self._desk.renamed.connect(self.renamed)
        self._warned: list[tuple[str, tuple[str, ...]]] = []
        self._page: HotwordsPage | None = None

    @property
    def page(self) -> HotwordsPage | None:
        """The page, once it is made."""
        return self._page if self._page is not None and isValid(self._page) else None

    def make_page(self, theme: Theme, shortcuts: Shortcuts, state: QSettings) -> HotwordsPage:
        """The page, in the language now in force."""
        self._page = HotwordsPage(self._desk, theme, shortcuts, state)
        return self._page

    def add_words(self, words: Sequence[Entry], list_name: str | None = None) -> None:
        """Put words into a list; without a name into the one that is shown, or a new one."""
        if (page := self.page) is not None:
            page.add_words(words, list_name)

    def take(self, paths: Sequence[Path]) -> list[Path]:
        """Make lists of those files that can be some; the others."""
        lists = [path for path in paths if path.suffix.lower() in LIST_SUFFIXES]
        if lists:
            self._desk.bring(lists)
        return [path for path in paths if path not in lists]

    def adopt(self, settings: Settings) -> None:
        """Follow what was chosen elsewhere."""
        if (page := self.page) is not None:
            page.adopt(settings)
        else:
            self._desk.adopt(settings)

    def commit(self) -> None:
        """Let what is being typed be in its list."""
        if (page := self.page) is not None:
            page.commit()

    def may_close(self) -> bool:
        """Have every edit on disk; what cannot be there is told once before it is lost."""
        self.close()
        is_told, self._warned = self._desk.unsaved == self._warned, self._desk.unsaved
        return is_told or not self._warned

    def close(self) -> None:
        """Have every edit on disk."""
        self.commit()
        self._desk.close()
