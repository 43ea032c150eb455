"""Hotwords in the window: the shelf of lists, the page that shows them, and what others add."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSettings, Signal
from shiboken6 import isValid

from app.hotword_shelf import HotwordShelf
from app.hotwords_page import HotwordsPage
from app.settings import Settings
from app.shortcuts import Shortcuts
from app.theme import Theme
from engine import Hotword


class HotwordErrands(QObject):
    """Lives on while the page is built anew, in another language or size.

    Attributes:
        shelf: the lists.

    Signals:
        said: a Notice.
        chosen: the Settings, with other lists for new jobs.
    """

    said = Signal(object)
    chosen = Signal(object)

    def __init__(self, shelf: HotwordShelf, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self.shelf = shelf
        self._settings = settings
        self._page: HotwordsPage | None = None

    @property
    def page(self) -> HotwordsPage | None:
        """The page, once it is made."""
        return self._page if self._page is not None and isValid(self._page) else None

    def make_page(self, theme: Theme, shortcuts: Shortcuts, state: QSettings) -> HotwordsPage:
        """The page, in the language now in force."""
        page = self._page = HotwordsPage(self.shelf, self._settings, theme, shortcuts, state)
        page.said.connect(self.said)
        page.chosen.connect(self.chosen)
        return page

    def add_words(self, words: Sequence[Hotword], list_name: str | None = None) -> None:
        """Put words into a list; without a name into the one that is shown, or a new one."""
        if (page := self.page) is not None:
            page.add_words(words, list_name)

    def adopt(self, settings: Settings) -> None:
        """Follow what was chosen elsewhere."""
        self._settings = settings
        if (page := self.page) is not None:
            page.adopt(settings)
