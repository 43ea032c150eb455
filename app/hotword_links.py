"""Hotwords beyond their own page: joined to files, sessions, transcripts and trials."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QSettings, Signal

from app.hotword_errands import HotwordErrands
from app.hotword_news import HotwordNews
from app.hotword_trials import HotwordTrials
from app.hotwords_page import HotwordsPage
from app.job import Job
from app.job_model import JobModel
from app.job_queue import Transcriber
from app.librarian import Librarian
from app.library import Library
from app.live_errands import LiveErrands
from app.main_window import MainWindow
from app.messages import Messages
from app.settings import Settings
from app.shortcuts import Shortcuts
from app.theme import Theme
from app.transcript_desk import TranscriptDesk
from app.transcript_hotwords import TranscriptHotwords
from engine import Event


class HotwordLinks(QObject):
    """Lives on while the window is filled anew, in another language or size.

    Attributes:
        hits: remembers which words were heard.

    Signals:
        said: a Notice.
    """

    said = Signal(object)

    def __init__(  # noqa: PLR0913, PLR0917 - everything that it joins
        self,
        words: HotwordErrands,
        jobs: JobModel,
        desk: TranscriptDesk,
        library: Library,
        librarian: Librarian,
        live: LiveErrands,
        theme: Theme,
        messages: Messages,
        settings: Callable[[], Settings],
        parent: QObject,
    ) -> None:
        """Join them; `settings` gives those of now."""
        super().__init__(parent)
        self._words = words
        self._live = live
        self._window: MainWindow | None = None
        self.hits = HotwordNews(jobs, words.shelf, settings(), self)
        self._trials = HotwordTrials(words, library, theme, messages, settings, self)
        self._transcripts = TranscriptHotwords(
            words,
            jobs,
            desk.transcripts,
            library,
            librarian.open,
            theme,
            messages,
            settings,
            self,
        )
        desk.made.connect(self._transcripts.follow)
        self._trials.place_wanted.connect(self._transcripts.go_to)
        words.said.connect(self.said)
        self._transcripts.said.connect(self.said)
        words.shelf.changed.connect(self._offer_lists)
        live.lists_wanted.connect(self._show_lists)
        live.desk.saved.connect(self._on_session_saved)
        live.finishing.heard.connect(self.hits.count)

    def make_page(self, theme: Theme, shortcuts: Shortcuts, state: QSettings) -> HotwordsPage:
        """The page of lists with its trials, in the language now in force."""
        page = self._words.make_page(theme, shortcuts, state)
        self._trials.serve(page)
        return page

    def serve(self, window: MainWindow) -> None:
        """Do what the page of files, of now, asks for."""
        self._window = window
        window.files.toolbar.lists_wanted.connect(self._show_lists)
        window.files.toolbar.offer_lists(self._names)
        window.files.actions_menu.report_requested.connect(self._on_report_requested)

    def start(self, engine: Transcriber) -> None:
        """Try lists with this engine from now on."""
        self._trials.start(engine)

    def on_event(self, event: Event) -> None:
        """Take what the engine says."""
        self._trials.on_event(event)

    def adopt(self, settings: Settings) -> None:
        """Go by these settings."""
        self._words.adopt(settings)
        self.hits.adopt(settings)

    def close(self) -> None:
        """Let go of what goes on, before the engine ends."""
        self._trials.close()
        self._transcripts.close()

    def finish(self) -> None:
        """Have every edit, and what the last texts held, on disk; when nothing more comes."""
        self._words.close()
        self.hits.finish()

    @property
    def _names(self) -> Sequence[str]:
        return self._words.shelf.names()

    def _offer_lists(self) -> None:
        names = self._names
        if self._window is not None:
            self._window.files.toolbar.offer_lists(names)
        self._live.offer_lists(names)

    def _show_lists(self) -> None:
        if self._window is not None:
            self._window.show_page("hotwords")

    def _on_session_saved(self) -> None:
        desk = self._live.desk
        self.hits.count(desk.segments, desk.hotwords)

    def _on_report_requested(self, job: Job) -> None:
        if self._window is not None:
            self._transcripts.report_job(job, self._window)
