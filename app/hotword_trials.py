"""The pane on the page of hotwords that tries lists: made anew with the page, fed by the engine."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.hotword_errands import HotwordErrands
from app.hotword_try import HotwordTry
from app.hotwords_page import HotwordsPage
from app.job_queue import Transcriber
from app.library import Library
from app.messages import Messages
from app.settings import Settings
from app.theme import Theme
from engine import Event


class HotwordTrials(QObject):
    """Lives on while the page is built anew, in another language or size.

    Signals:
        place_wanted: an Entry, and a moment in it in seconds.
    """

    place_wanted = Signal(object, float)

    def __init__(  # noqa: PLR0913, PLR0917 - everything that the pane works with
        self,
        words: HotwordErrands,
        library: Library,
        theme: Theme,
        messages: Messages,
        settings: Callable[[], Settings],
        parent: QObject,
    ) -> None:
        """Make it; `settings` gives those of now."""
        super().__init__(parent)
        self._words = words
        self._library = library
        self._theme = theme
        self._messages = messages
        self._settings = settings
        self._engine: Transcriber | None = None
        self._pane: HotwordTry | None = None

    @property
    def pane(self) -> HotwordTry | None:
        """What is on the page now."""
        return self._pane if self._pane is not None and isValid(self._pane) else None

    def serve(self, page: HotwordsPage) -> None:
        """Put a pane on a page."""
        self.close()
        pane = self._pane = HotwordTry(
            self._words.shelf, self._library, self._theme, self._messages, self._settings
        )
        pane.place_wanted.connect(self.place_wanted)
        page.set_trial(pane)
        page.list_changed.connect(pane.show_list)
        pane.show_list(page.current_list())
        if self._engine is not None:
            pane.start(self._engine)

    def start(self, engine: Transcriber) -> None:
        """Ask this engine from now on."""
        self._engine = engine
        if (pane := self.pane) is not None:
            pane.start(engine)

    def on_event(self, event: Event) -> None:
        """Take what the engine says."""
        if (pane := self.pane) is not None:
            pane.on_event(event)

    def close(self) -> None:
        """Let go of what goes on."""
        if (pane := self.pane) is not None:
            pane.close_down()
