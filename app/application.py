"""The composition root: builds everything, connects it, quits in order."""

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType

import platformdirs
from PySide6.QtCore import QCoreApplication, QObject, QSettings, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget

from app import settings as store
from app.background import Background, Problem
from app.bridge import EngineBridge
from app.crash_offer import CrashOffer
from app.database_bridge import DatabaseBridge
from app.dictation_errands import DictationErrands
from app.doctor_dialog import DoctorDialog
from app.farewell import Farewell
from app.job import Job
from app.job_keeper import JobKeeper
from app.job_model import JobModel
from app.job_news import JobNews
from app.job_options import options_from
from app.job_options_dialog import JobOptionsDialog
from app.job_queue import JobQueue
from app.job_words import JobWords, model_title
from app.keeper import folder as journals_folder
from app.librarian import Librarian
from app.library import Library
from app.library_news import LibraryNews
from app.library_page import LibraryPage
from app.live_capture import Capture, engine_capture
from app.live_errands import LiveEngine, LiveErrands
from app.main_window import MainWindow
from app.mending import Mending
from app.messages import Messages
from app.model_folders import gone
from app.models import Models
from app.notice import Notice
from app.notifications import Notifications
from app.opening import TRANSCRIPT_SUFFIXES
from app.power import Deed
from app.reporter import Reporter
from app.runner import Runner
from app.saver import Saver
from app.session_bus import open_session_bus
from app.settings import Settings
from app.settings_errands import SettingsErrands
from app.shortcuts import Shortcuts
from app.taskbar import Taskbar
from app.theme import Theme
from app.transcript_desk import TranscriptDesk
from app.translations import Translations
from app.watch_desk import WatchDesk
from app.watch_dialog import WatchDialog
from app.watches import Watch, watches_from
from app.watches import stored as stored_watches
from app.welcome import Welcome
from app.when_done import WhenDone
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
        self._settings_file = config / "settings.json"
        self._is_unread = store.is_unreadable(self._settings_file)
        self._settings = store.load(self._settings_file)
        self._is_forgetful = False  # whether it was said that settings are not saved
        self._state = QSettings(str(config / "window.ini"), QSettings.Format.IniFormat, self)
        self._translations = Translations(app, self)
        self._translations.install(self._settings.interface)
        look = self._settings
        self.theme = Theme(app, look.theme, self, font_percent=look.font_percent)
        messages = self._messages = Messages(QCoreApplication.translate, in_window=True)
        self.jobs = JobModel(JobWords(messages, self), self)
        self._disk_link = DatabaseBridge(data_folder() / "library.db", self)
        database = self._disk_link.database
        self.library = Library(database, journals_folder(), self)
        self._keeper = JobKeeper(self.jobs, database, self.library, self)
        self._queue = JobQueue(self.jobs)
        self._saver = Saver(self.jobs, messages, self)
        self.runner = Runner(
            self.jobs, self._queue, self._saver, self._settings, self.is_kept, self
        )
        self.when_done = WhenDone(self.jobs, self)
        self.watches = WatchDesk(data_folder() / "watched.json", self.runner, self._settings, self)
        self._bridge = EngineBridge(self)
        self._disk = Background(self)
        self._farewell = Farewell(self.jobs, self.is_kept, self)
        self.shortcuts = Shortcuts(self._settings.shortcuts, self)
        self._preferences = SettingsErrands(config, self.theme, messages, self._is_busy, self)
        self._welcome = Welcome(self.theme, self)
        self.models = Models(self._settings, self.jobs, messages, self)
        self._desk = TranscriptDesk(
            self.jobs, self.shortcuts, self.theme, messages, self._current_settings, self
        )
        self.transcripts = self._desk.transcripts
        self._librarian = Librarian(self.library, self.jobs, self.transcripts, self)
        capture = capture or engine_capture()
        self.live = LiveErrands(
            capture,
            self.library,
            self._librarian,
            messages,
            self._settings,
            self,
        )
        may_close = self._may_close
        self.window = MainWindow(
            self.jobs,
            self._settings,
            self.theme,
            self.shortcuts,
            self._state,
            may_close,
            self._make_pages,
        )
        self.reporter = Reporter(messages, self.window, self)
        self.mending = Mending(self.window, self)
        self._library_news = LibraryNews(self._disk_link, self.mending, self)
        self._crashes = CrashOffer(self.reporter.ask, self)
        bus = open_session_bus(self)
        self._taskbar = Taskbar(self.jobs, bus, self)
        notifications = Notifications(bus, self)
        self.news = JobNews(self.jobs, notifications, self._notifies, self)
        self.dictation = DictationErrands(
            capture,
            dictations_folder(),
            self.library,
            self.shortcuts,
            notifications,
            self.theme,
            messages,
            self,
        )
        self._connect()
        self._connect_content()

    def start(self) -> None:
        """Show the window, then start the engine."""
        self.window.show()
        self._disk_link.database.start()
        if self._is_first:
            self._keeper.restore(self._on_restored)
        self.library.start()
        QTimer.singleShot(0, self, self._start_engine)
        self.dictation.adopt(self._settings)
        if self._is_first:
            self.live.look(dictations_folder())
            self.watches.watch(watches_from(self._settings.watches))
        self._disk.run(partial(gone, self._settings.model_folders), self._forget_folders)
        self._crashes.look()
        if self._is_unread:
            text = self.tr("The settings could not be read: the usual ones hold, the file is kept.")
            self.say(Notice(text))

    def say(self, notice: Notice) -> None:
        """Show a line at the bottom of the window."""
        self.window.status.notify(notice)

    def close(self) -> None:
        """Save what there is, stop the engine; the window is gone by then."""
        self.dictation.close()
        self.live.close()
        self.transcripts.close()
        self._preferences.close()
        self._welcome.close()
        self.models.close()
        self.watches.close()
        self.runner.close()
        self._taskbar.clear()
        self._keeper.finish()
        self.library.finish()
        left = self._disk_link.database.close()
        if left is not None:
            log.error("the library was not written to the end: %r", left)
        self._state.sync()

    def is_kept(self) -> bool:
        """Whether what is unfinished is there again at the next start."""
        return self._disk_link.database.trouble is None

    def report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log a bug and say that there was one; serves as sys.excepthook."""
        log.critical("unexpected", exc_info=(kind, error, trace))
        text = self.tr("Something went wrong inside the program; the log has the details.")
        self.say(Notice(text, self.tr("Save a report…"), self.reporter.ask))

    def show_doctor(self) -> None:
        """Say what works on this computer, and mend what does not."""
        dialog = DoctorDialog(self.theme, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.action_requested.connect(self.mending.mend)
        dialog.report_requested.connect(self.reporter.ask)
        dialog.open()
        dialog.start()

    def _connect(self) -> None:
        self._bridge.received.connect(self.runner.on_event)
        self._bridge.received.connect(self._desk.on_event)
        self._bridge.received.connect(self._crashes.on_event)
        self._bridge.received.connect(self.live.on_event)
        self.live.changed.connect(self._on_live_changed)
        self.live.chosen.connect(self._store)
        self.live.action_wanted.connect(self.mending.mend)
        self.live.library_wanted.connect(self._show_library)
        self.live.model_wanted.connect(self.models.wishes.offer)
        self.transcripts.opened.connect(self.live.on_transcript)
        for each in (self._crashes, self._library_news, self.reporter, self.mending, self.live):
            each.said.connect(self.say)
        self.shortcuts.changed.connect(self._on_keys_changed)
        self._connect_dictation()
        self.news.wanted.connect(self._show_job)
        self.mending.doctor_wanted.connect(self.show_doctor)
        self.mending.report_wanted.connect(self.reporter.ask)
        self._desk.said.connect(self.say)
        self._desk.chosen.connect(self._store)
        self._desk.left.connect(self.window.go_back)
        self._desk.corrected.connect(self.library.correct)
        self._bridge.received.connect(self._preferences.trial.on_event)
        self._preferences.chosen.connect(self._on_settings_chosen)
        self._preferences.rules_kept.connect(self._desk.keep_rules)
        self._preferences.keys_wanted.connect(self.window.change_keys)
        self._preferences.welcome_wanted.connect(self._welcome_again)
        self._preferences.model_wanted.connect(self.models.wishes.get)
        self._preferences.report_wanted.connect(self.show_doctor)
        self.mending.model_wanted.connect(self.models.wishes.get)
        self._welcome.chosen.connect(self._on_settings_chosen)
        self._welcome.model_wanted.connect(self.models.wishes.get_to_use)
        self._welcome.models_wanted.connect(self._show_models)
        self.jobs.rowsInserted.connect(self._welcome.end)
        self.runner.said.connect(self.say)
        self._saver.said.connect(self.say)
        self.when_done.said.connect(self.say)
        self.watches.said.connect(self.say)
        self.when_done.changed.connect(self._on_deed_chosen)
        self._saver.folder_opened.connect(self._open_folder_of)
        self._farewell.quit_chosen.connect(self.window.quit)
        self.window.paths_given.connect(self._on_given)
        self.transcripts.opened.connect(self.window.show_transcript)
        self.transcripts.closed.connect(self.window.show_files)
        self.models.said.connect(self.say)
        self.models.chosen.connect(self._on_models_chosen)
        self.models.retry_wanted.connect(self.runner.retry)
        self.models.page_wanted.connect(self._show_models)
        self.models.changed.connect(self._offer_models)
        self.models.told.connect(self._tell_aside)

    def _connect_dictation(self) -> None:
        self._bridge.received.connect(self.dictation.on_event)
        self._preferences.more.append(self.dictation.make_settings)
        self.dictation.said.connect(self.say)
        self.dictation.follow(self.live.desk)
        self.dictation.tray.window_wanted.connect(self.window.come_to_front)
        self.dictation.tray.quit_wanted.connect(self.window.quit)
        self.dictation.tray.offer_captions()
        self.dictation.tray.captions_wanted.connect(self.live.turn_captions)
        self.dictation.tray.captions_caught.connect(self.live.catch_captions)

    def _connect_content(self) -> None:
        window = self.window
        window.files.toolbar.chosen.connect(self._on_chosen)
        window.files.toolbar.model_wanted.connect(self.models.wishes.offer)
        window.files.transcript_requested.connect(self.transcripts.open_job)
        window.files.action_requested.connect(self.mending.mend)
        window.files.toolbar.pause_requested.connect(self.runner.pausing.pause_all)
        window.files.toolbar.when_done_chosen.connect(self.when_done.choose)
        window.files.toolbar.show_when_done(self.when_done.deed)
        window.files.toolbar.watches_requested.connect(self._show_watches)
        window.files.toolbar.start_requested.connect(self.runner.pausing.start_all)
        window.files.table.moved.connect(self.runner.move)
        self._welcome.show_on(window.files, self._settings)
        menu = window.files.actions_menu
        menu.cancel_requested.connect(self.runner.cancel)
        menu.pause_requested.connect(self.runner.pausing.pause)
        menu.resume_requested.connect(self.runner.pausing.resume)
        menu.start_over_requested.connect(self.runner.start_over)
        menu.do_next_requested.connect(self.runner.do_next)
        menu.options_requested.connect(self._ask_options)
        menu.retry_requested.connect(self.runner.retry)
        menu.retry_failed_requested.connect(self.runner.retry_failed)
        menu.remove_requested.connect(self.runner.remove)
        menu.save_text_requested.connect(self._saver.keep)
        menu.save_again_requested.connect(self._saver.save)
        menu.open_folder_requested.connect(self._on_open_folder)

    def _make_pages(self) -> dict[str, QWidget]:
        """The pages beside that of files, by name, in the language now in force."""
        library = LibraryPage(self.library, self.shortcuts, self.theme, self._state)
        library.entry_opened.connect(self._librarian.open)
        library.folder_opened.connect(self._open_folder_of)
        library.add_requested.connect(self._add_files)
        library.said.connect(self.say)
        self.live.serve(library)
        live = self.live.make_page(self.theme, self.shortcuts, self._state)
        models = self.models.make_page(self.theme)
        settings = self._preferences.make_page(self._settings)
        return {"live": live, "library": library, "models": models, "settings": settings}

    def _add_files(self) -> None:
        self.window.files.toolbar.files_requested.emit()

    def _show_library(self) -> None:
        self.window.show_page("library")

    def _show_models(self) -> None:
        self.window.show_page("models")

    def _offer_models(self) -> None:
        self.window.files.toolbar.offer_models()
        self.live.offer_models()

    def _tell_aside(self, text: str) -> None:
        self.window.tell_aside(text)

    def _on_models_chosen(self, settings: Settings) -> None:
        """Take what was chosen on the models page; only another model concerns the files."""
        if settings.model != self._settings.model:
            self._on_chosen(settings)
        else:
            self._store(settings)

    def _may_close(self, window: QWidget) -> bool:
        """Close if no job is lost by it and all corrections are on disk; or hide, if wished."""
        if not self.window.is_quitting and self.dictation.stays_without(window):
            return False
        return self._farewell.may_close(window) and self.transcripts.close()

    def _is_busy(self) -> bool:
        return bool(self.jobs.unfinished)

    def _on_restored(self, jobs: list[Job]) -> None:
        self.is_restored = True
        self.runner.restore(jobs)

    def _on_live_changed(self) -> None:
        self.when_done.hold(is_held=self.live.is_busy)

    def _on_deed_chosen(self, deed: Deed) -> None:
        self.window.files.toolbar.show_when_done(deed)

    def _show_watches(self) -> None:
        """Let folders be watched."""
        dialog = WatchDialog(self.watches, self._settings, self.theme, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.changed.connect(self._on_watches_changed)
        dialog.open()
        if not self.watches.watches:
            dialog.add()

    def _on_watches_changed(self, watches: list[Watch], taking: set[Path]) -> None:
        self.watches.watch(watches, taking)
        self._store(replace(self._settings, watches=stored_watches(watches)))

    def _ask_options(self, jobs: list[Job]) -> None:
        """Ask with what the selected jobs are to be transcribed."""
        dialog = JobOptionsDialog(jobs, self._settings, self.theme, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self.runner.change_options)
        dialog.open()

    def _start_engine(self) -> None:
        engine = self._make_engine(self._bridge.post)
        self._queue.start(engine)
        self._desk.start(engine)
        self._preferences.trial.start(engine)
        self.models.start(engine)
        self.live.start(engine)
        self.dictation.start(engine)

    def _on_given(self, paths: list[Path]) -> None:
        """Transcribe recordings; open subtitles and transcripts."""
        texts = [path for path in paths if path.suffix.lower() in TRANSCRIPT_SUFFIXES]
        for path in texts:
            self.transcripts.open_file(path)
        if len(texts) < len(paths):
            self.runner.add([path for path in paths if path not in texts])

    def _current_settings(self) -> Settings:
        return self._settings

    def _notifies(self) -> bool:
        return self._settings.notifies

    def _show_job(self, job: Job) -> None:
        """Bring the window to the front, with this job selected."""
        self.window.come_to_front()
        self.window.show_files()
        if job in self.jobs.jobs:
            self.window.files.table.select(job)

    def _forget_folders(self, folders: set[str] | Problem) -> None:
        """Offer no model folder that is gone; say so if it was the chosen one."""
        if isinstance(folders, Problem) or not folders:
            return
        before = self._settings
        self._store(store.without_folders(before, folders))
        if self._settings.model != before.model:
            self.runner.change(self._settings)
            text = self.tr("The model folder “%1” is gone; %2 is used instead.")
            text = text.replace("%1", model_title(before.model))
            self.say(Notice(text.replace("%2", model_title(self._settings.model))))

    def _on_chosen(self, settings: Settings) -> None:
        self._store(settings)
        self.runner.change(settings)

    def _on_keys_changed(self) -> None:
        self._store(replace(self._settings, shortcuts=self.shortcuts.stored))

    def _on_settings_chosen(self, settings: Settings) -> None:
        """Let what was chosen on the page of settings be so at once."""
        before = self._settings
        self._store(settings)
        if settings.theme != before.theme:
            self.theme.choose(settings.theme)
        if _work(settings) != _work(before):
            self.runner.change(settings)
        looks = (settings.interface, settings.font_percent)
        if looks != (before.interface, before.font_percent):
            QTimer.singleShot(0, self, self._fill_anew)  # the list that asked will be gone

    def _welcome_again(self) -> None:
        self._store(replace(self._settings, is_welcomed=False))
        self._welcome.show_on(self.window.files, self._settings)
        self.window.show_files()

    def _fill_anew(self) -> None:
        """Fill the window in the language and size now chosen; jobs live on in the model."""
        self.window.remember()
        if not self.transcripts.close():
            return
        place = self.window.place
        self._translations.install(self._settings.interface)
        self.dictation.tray.rename()
        self.theme.resize_text(self._settings.font_percent)
        self.window.fill(self._settings)
        self._connect_content()
        self.window.show_page(place)

    def _store(self, settings: Settings) -> None:
        self._settings = settings
        self._desk.adopt(settings)
        self.watches.adopt(settings)
        self.live.adopt(settings)
        self.dictation.adopt(settings)
        self.window.files.toolbar.adopt(settings)
        self._preferences.adopt(settings)
        self._welcome.adopt(settings)
        self.models.adopt(settings)
        try:
            store.save(self._settings_file, settings)
        except OSError as error:
            log.warning("settings were not saved: %s", error)
            if not self._is_forgetful:
                self._is_forgetful = True
                text = self.tr(
                    "Settings cannot be saved (%1); choices hold until the program ends."
                )
                self.say(Notice(text.replace("%1", error.strerror or str(error))))

    def _on_open_folder(self, job: Job) -> None:
        self._open_folder_of(job.written[0] if job.written else job.media)

    def _open_folder_of(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _work(settings: Settings) -> tuple[object, ...]:
    """What decides how files are transcribed."""
    return options_from(settings), settings.outcome, settings.files_at_once
