"""The composition root: builds everything, connects it, quits in order."""

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType

import platformdirs
from PySide6.QtCore import QCoreApplication, QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.bridge import EngineBridge
from app.choosing import Choosing
from app.dictation_errands import DictationErrands
from app.farewell import Farewell
from app.file_errands import FileErrands
from app.help_errands import HelpErrands
from app.hotword_errands import HotwordErrands
from app.hotword_links import HotwordLinks
from app.hotword_lists import HotwordLists
from app.hotword_shelf import HotwordShelf
from app.job import Job
from app.job_model import JobModel
from app.job_news import JobNews
from app.job_words import JobWords
from app.kept_settings import KeptSettings
from app.librarian import Librarian
from app.library_errands import LibraryErrands
from app.live_capture import Capture, engine_capture
from app.live_errands import LiveEngine, LiveErrands
from app.main_window import MainWindow
from app.messages import Messages
from app.models import Models
from app.notice import Notice
from app.notifications import Notifications
from app.opening import TRANSCRIPT_SUFFIXES
from app.session_bus import open_session_bus
from app.settings import Settings
from app.settings_errands import SettingsErrands
from app.shortcuts import Shortcuts
from app.taskbar import Taskbar
from app.theme import Theme
from app.transcript_desk import TranscriptDesk
from app.translations import Translations
from app.welcome import Welcome
from engine import Engine, Event

log = logging.getLogger(__name__)

MakeEngine = Callable[[Callable[[Event], None]], LiveEngine]


def data_folder() -> Path:
    """Where the library and the models lie."""
    return platformdirs.user_data_path("shengwen")


def dictations_folder() -> Path:
    """Where dictations lie until their text is delivered."""
    return data_folder() / "dictations"


class Application(QObject):
    """Knows everybody; nobody knows it."""

    def __init__(
        self,
        app: QApplication,
        config: Path,
        make_engine: MakeEngine = Engine,
        *,
        is_first: bool = True,
        capture: Capture | None = None,
    ) -> None:
        """Build it.

        Args:
            is_first: no other window has the queue that the last start left.
            capture: what sound is recorded with, if not the engine's recorders.
        """
        super().__init__(app)
        self._is_first = is_first
        self.is_restored = False
        self._make_engine = make_engine
        self.settings = KeptSettings(config / "settings.json", self)
        settings = self.settings.now
        self._state = QSettings(str(config / "window.ini"), QSettings.Format.IniFormat, self)
        self._translations = Translations(app, self)
        self._translations.install(settings.interface)
        theme = self.theme = Theme(app, settings.theme, self, font_percent=settings.font_percent)
        messages = self._messages = Messages(QCoreApplication.translate, in_window=True)
        jobs = self.jobs = JobModel(JobWords(messages, self), self)
        shelves = self.shelves = LibraryErrands(jobs, data_folder() / "library.db", self)
        self.library = shelves.library
        self.hotwords = HotwordShelf(HotwordLists(), self)
        self.words = HotwordErrands(self.hotwords, settings, self)
        watched = data_folder() / "watched.json"
        self.files = FileErrands(
            jobs, watched, settings, theme, messages, shelves.is_kept, self.hotwords, self
        )
        self.runner = self.files.runner
        self._bridge = EngineBridge(self)
        self.choosing = Choosing(self.settings, self.runner, theme, self)
        self._farewell = Farewell(jobs, shelves.is_kept, self)
        self.shortcuts = Shortcuts(settings.shortcuts, self)
        self._preferences = SettingsErrands(config, theme, messages, self._is_busy, self)
        self._welcome = Welcome(theme, self)
        self.models = Models(settings, jobs, messages, self)
        now = self._current_settings
        self._desk = TranscriptDesk(jobs, self.shortcuts, theme, messages, now, self.hotwords, self)
        self.transcripts = self._desk.transcripts
        self._librarian = Librarian(self.library, jobs, self.transcripts, self)
        capture = capture or engine_capture()
        self.live = LiveErrands(
            capture, self.library, self._librarian, messages, settings, self.hotwords, self
        )
        self._links = HotwordLinks(
            self.words,
            jobs,
            self._desk,
            self.library,
            self._librarian,
            self.live,
            theme,
            messages,
            now,
            self,
        )
        self.hits = self._links.hits
        self.window = MainWindow(
            jobs, settings, theme, self.shortcuts, self._state, self._may_close, self._make_pages
        )
        self.help = HelpErrands(shelves.link, self.window, theme, messages, self)
        bus = open_session_bus(self)
        self._taskbar = Taskbar(jobs, bus, self)
        notifications = Notifications(bus, self)
        self.news = JobNews(jobs, notifications, self._notifies, self)
        self.dictation = DictationErrands(
            capture,
            dictations_folder(),
            self.library,
            self.shortcuts,
            notifications,
            theme,
            messages,
            self.hotwords.resolve,
            self,
        )
        self._connect()
        self._connect_content()

    def start(self) -> None:
        """Show the window, then start the engine."""
        self.window.show()
        self.shelves.start(is_first=self._is_first)
        QTimer.singleShot(0, self, self._start_engine)
        self.dictation.adopt(self.settings.now)
        if self._is_first:
            self.live.look(dictations_folder())
            self.files.watch()
        self.choosing.look()
        self.help.look()
        self.settings.complain()

    def say(self, notice: Notice) -> None:
        """Show a line at the bottom of the window."""
        self.window.status.notify(notice)

    def close(self) -> None:
        """Save what there is, stop the engine; the window is gone by then."""
        for part in (self.dictation, self._links, self.live, self.transcripts):
            part.close()
        for other in (self._preferences, self._welcome, self.models, self.files):
            other.close()
        self._links.finish()
        self._taskbar.clear()
        self.shelves.close()
        self._state.sync()

    def report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log a bug and say that there was one; serves as sys.excepthook."""
        log.critical("unexpected", exc_info=(kind, error, trace))
        text = self.tr("Something went wrong inside the program; the log has the details.")
        self.say(Notice(text, self.tr("Save a report…"), self.help.reporter.ask))

    def _connect(self) -> None:
        for part in (self.runner, self._desk, self.help, self._links, self.live, self.dictation):
            self._bridge.received.connect(part.on_event)
        self._bridge.received.connect(self._preferences.trial.on_event)
        self.live.changed.connect(self._on_live_changed)
        self.live.chosen.connect(self.settings.keep)
        self.live.action_wanted.connect(self.help.mending.mend)
        self.live.library_wanted.connect(partial(self.window.show_page, "library"))
        self.live.model_wanted.connect(self.models.wishes.offer)
        self.transcripts.opened.connect(self.live.on_transcript)
        for each in (self.settings, self.choosing, self.files, self._desk, self.models):
            each.said.connect(self.say)
        for other in (self.live, self.dictation, self.help, self.shelves, self._links):
            other.said.connect(self.say)
        self.choosing.refill_wanted.connect(self._on_refill_wanted)
        self.settings.changed.connect(self._adopt)
        self.files.chosen.connect(self.settings.keep)
        self.words.chosen.connect(self.choosing.choose)
        self.words.renamed.connect(self.runner.rename_list)
        self.shelves.restored.connect(self._on_restored)
        self.shelves.add_requested.connect(self._add_files)
        self.shortcuts.changed.connect(self._on_keys_changed)
        self._connect_dictation()
        self.news.wanted.connect(self._show_job)
        self._desk.chosen.connect(self.settings.keep)
        self._desk.left.connect(self.window.go_back)
        self._desk.corrected.connect(self.library.correct)
        self._preferences.chosen.connect(self.choosing.choose)
        self._preferences.rules_kept.connect(self._desk.keep_rules)
        self._preferences.keys_wanted.connect(self.window.change_keys)
        self._preferences.welcome_wanted.connect(self._welcome_again)
        self._preferences.model_wanted.connect(self.models.wishes.get)
        self._preferences.report_wanted.connect(self.help.show_doctor)
        self.help.model_wanted.connect(self.models.wishes.get)
        self._welcome.chosen.connect(self.choosing.choose)
        self._welcome.model_wanted.connect(self.models.wishes.get_to_use)
        self._welcome.models_wanted.connect(partial(self.window.show_page, "models"))
        self.jobs.rowsInserted.connect(self._welcome.end)
        self._farewell.quit_chosen.connect(self.window.quit)
        self.window.paths_given.connect(self._on_given)
        self.transcripts.opened.connect(self.window.show_transcript)
        self.transcripts.closed.connect(self.window.show_files)
        self.models.chosen.connect(self.choosing.choose_models)
        self.models.retry_wanted.connect(self.runner.retry)
        self.models.page_wanted.connect(partial(self.window.show_page, "models"))
        self.models.changed.connect(self._offer_models)
        self.models.told.connect(self.window.tell_aside)

    def _connect_dictation(self) -> None:
        self._preferences.more.append(self.dictation.make_settings)
        self.dictation.follow(self.live)
        self.dictation.tray.window_wanted.connect(self.window.come_to_front)
        self.dictation.tray.quit_wanted.connect(self.window.quit)

    def _connect_content(self) -> None:
        page = self.window.files
        self.files.serve(page)
        page.toolbar.chosen.connect(self.choosing.choose_for_files)
        page.toolbar.model_wanted.connect(self.models.wishes.offer)
        self._links.serve(self.window)
        page.transcript_requested.connect(self.transcripts.open_job)
        page.action_requested.connect(self.help.mending.mend)
        self._welcome.show_on(page, self.settings.now)

    def _make_pages(self) -> dict[str, QWidget]:
        """The pages beside that of files, by name, in the language now in force."""
        show = self._librarian.open
        library = self.shelves.make_page(self.shortcuts, self.theme, self._state, show)
        self.live.serve(library)
        live = self.live.make_page(self.theme, self.shortcuts, self._state)
        words = self._links.make_page(self.theme, self.shortcuts, self._state)
        models = self.models.make_page(self.theme)
        pages = {"live": live, "library": library, "hotwords": words, "models": models}
        return pages | {"settings": self._preferences.make_page(self.settings.now)}

    def _add_files(self) -> None:
        self.window.files.toolbar.files_requested.emit()

    def _offer_models(self) -> None:
        self.window.files.toolbar.offer_models()
        self.live.offer_models()

    def _may_close(self, window: QWidget) -> bool:
        """Close if no job is lost by it and all corrections are on disk; or hide, if wished."""
        if not self.window.is_quitting and self.dictation.stays_without(window):
            return False
        if not self.words.may_close():
            return False
        return self._farewell.may_close(window) and self.transcripts.close()

    def _is_busy(self) -> bool:
        return bool(self.jobs.unfinished)

    def _on_restored(self, jobs: list[Job]) -> None:
        self.is_restored = True
        self.runner.restore(jobs)

    def _on_live_changed(self) -> None:
        self.files.when_done.hold(is_held=self.live.is_busy)

    def _start_engine(self) -> None:
        engine = self._make_engine(self._bridge.post)
        for part in (self.files, self._desk, self._links, self._preferences.trial, self.models):
            part.start(engine)
        self.live.start(engine)
        self.dictation.start(engine)

    def _on_given(self, paths: list[Path]) -> None:
        """Transcribe recordings; open subtitles and transcripts."""
        if self.window.place == "hotwords":
            paths = self.words.take(paths)
        texts = [path for path in paths if path.suffix.lower() in TRANSCRIPT_SUFFIXES]
        for path in texts:
            self.transcripts.open_file(path)
        if len(texts) < len(paths):
            self.runner.add([path for path in paths if path not in texts])

    def _current_settings(self) -> Settings:
        return self.settings.now

    def _notifies(self) -> bool:
        return self.settings.now.notifies

    def _show_job(self, job: Job) -> None:
        """Bring the window to the front, with this job selected."""
        self.window.come_to_front()
        self.window.show_files()
        if job in self.jobs.jobs:
            self.window.files.table.select(job)

    def _on_keys_changed(self) -> None:
        self.settings.keep(replace(self.settings.now, shortcuts=self.shortcuts.stored))

    def _on_refill_wanted(self) -> None:
        QTimer.singleShot(0, self, self._fill_anew)  # the list that asked will be gone

    def _welcome_again(self) -> None:
        self.settings.keep(replace(self.settings.now, is_welcomed=False))
        self._welcome.show_on(self.window.files, self.settings.now)
        self.window.show_files()

    def _fill_anew(self) -> None:
        """Fill the window in the language and size now chosen; jobs live on in the model."""
        self.window.remember()
        if not self.transcripts.close():
            return
        self.words.commit()
        place = self.window.place
        self._translations.install(self.settings.now.interface)
        self.dictation.tray.rename()
        self.theme.resize_text(self.settings.now.font_percent)
        self.window.fill(self.settings.now)
        self._connect_content()
        self.window.show_page(place)

    def _adopt(self, settings: Settings) -> None:
        for part in (self._desk, self.live, self._links, self.dictation, self.files):
            part.adopt(settings)
        for other in (self._preferences, self._welcome, self.models):
            other.adopt(settings)
