"""The composition root: builds everything, connects it, quits in order."""

import logging
import sys
from collections.abc import Callable, Mapping, Sequence
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
from app.crashes import CrashWatch, drop_empty
from app.database_bridge import DatabaseBridge
from app.doctor_dialog import DoctorDialog
from app.export_choices import ExportChoices, choices_from, stored
from app.farewell import Farewell
from app.interrupts import Interrupts
from app.job import Job
from app.job_keeper import JobKeeper
from app.job_model import JobModel
from app.job_news import JobNews
from app.job_options import options_from
from app.job_options_dialog import JobOptionsDialog
from app.job_queue import JobQueue, Transcriber
from app.job_words import JobWords, model_title
from app.keeper import folder as journals_folder
from app.librarian import Librarian
from app.library import Library
from app.library_news import LibraryNews
from app.library_page import LibraryPage
from app.logs import start_logging
from app.main_window import MainWindow
from app.mending import Mending
from app.messages import Messages
from app.model_folders import gone
from app.models import Models
from app.notice import Notice
from app.notifications import Notifications
from app.opening import TRANSCRIPT_SUFFIXES, Opened
from app.own_profiles import KnownProfiles, known_from
from app.power import Deed
from app.rehearing import Rehearing, span_of
from app.rehearing_dialog import RehearingDialog
from app.reporter import Reporter
from app.runner import Runner
from app.saver import Saver
from app.session_bus import open_session_bus
from app.settings import Settings
from app.settings_errands import SettingsErrands
from app.shortcuts import Shortcuts
from app.single_instance import SingleInstance
from app.taskbar import Taskbar
from app.theme import Theme
from app.transcript_page import TranscriptPage
from app.transcripts import Transcripts
from app.translations import Translations
from app.watch_desk import WatchDesk
from app.watch_dialog import WatchDialog
from app.watches import Watch, watches_from
from app.watches import stored as stored_watches
from app.welcome import Welcome
from app.when_done import WhenDone
from app.word_timing import WordTiming
from engine import Engine, Event

log = logging.getLogger(__name__)

MakeEngine = Callable[[Callable[[Event], None]], Transcriber]


def data_folder() -> Path:
    """Where the library and the models lie."""
    return platformdirs.user_data_path("shengwen")


class Application(QObject):
    """Knows everybody; nobody knows it."""

    def __init__(
        self,
        app: QApplication,
        config: Path,
        make_engine: MakeEngine = Engine,
        *,
        is_first: bool = True,
    ) -> None:
        """Build it.

        Args:
            is_first: no other window has the queue that the last start left.
        """
        super().__init__(app)
        self._is_first = is_first
        self.is_restored = False
        self._make_engine = make_engine
        self._settings_file = config / "settings.json"
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
        self.rehearing = Rehearing(self)
        self._timing = WordTiming(messages, self)
        self._disk = Background(self)
        self._farewell = Farewell(self.jobs, self.is_kept, self)
        self.shortcuts = Shortcuts(self._settings.shortcuts, self)
        self._preferences = SettingsErrands(config, self.theme, messages, self._is_busy, self)
        self._welcome = Welcome(self.theme, self)
        self.models = Models(self._settings, self.jobs, messages, self)
        self.transcripts = Transcripts(self.jobs, messages, self._make_page, self)
        self._librarian = Librarian(self.library, self.jobs, self.transcripts, self)
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
        self.shortcuts.changed.connect(self._on_keys_changed)
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
        if self._is_first:
            self.watches.watch(watches_from(self._settings.watches))
        self._disk.run(partial(gone, self._settings.model_folders), self._forget_folders)
        self._crashes.look()

    def say(self, notice: Notice) -> None:
        """Show a line at the bottom of the window."""
        self.window.status.notify(notice)

    def close(self) -> None:
        """Save what there is, stop the engine; the window is gone by then."""
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
        self._bridge.received.connect(self.rehearing.on_event)
        self._bridge.received.connect(self._timing.on_event)
        self._bridge.received.connect(self._crashes.on_event)
        for each in (self._crashes, self._library_news, self.reporter, self.mending):
            each.said.connect(self.say)
        self.news.wanted.connect(self._show_job)
        self.mending.doctor_wanted.connect(self.show_doctor)
        self.mending.report_wanted.connect(self.reporter.ask)
        self._timing.said.connect(self.say)
        self._bridge.received.connect(self._preferences.trial.on_event)
        self._preferences.chosen.connect(self._on_settings_chosen)
        self._preferences.rules_kept.connect(self._on_rules_kept)
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
        self._farewell.quit_chosen.connect(self.window.close)
        self.window.paths_given.connect(self._on_given)
        self.transcripts.opened.connect(self.window.show_transcript)
        self.transcripts.closed.connect(self.window.show_files)
        self.transcripts.said.connect(self.say)
        self.models.said.connect(self.say)
        self.models.chosen.connect(self._on_models_chosen)
        self.models.retry_wanted.connect(self.runner.retry)
        self.models.page_wanted.connect(self._show_models)
        self.models.changed.connect(self._offer_models)
        self.models.told.connect(self._tell_aside)

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
        models = self.models.make_page(self.theme)
        settings = self._preferences.make_page(self._settings)
        return {"library": library, "models": models, "settings": settings}

    def _add_files(self) -> None:
        self.window.files.toolbar.files_requested.emit()

    def _show_models(self) -> None:
        self.window.show_page("models")

    def _offer_models(self) -> None:
        self.window.files.toolbar.offer_models()

    def _tell_aside(self, text: str) -> None:
        self.window.tell_aside(text)

    def _on_models_chosen(self, settings: Settings) -> None:
        """Take what was chosen on the models page; only another model concerns the files."""
        if settings.model != self._settings.model:
            self._on_chosen(settings)
        else:
            self._store(settings)

    def _make_page(self, opened: Opened) -> TranscriptPage:
        choices = self._export_choices()
        page = TranscriptPage(opened, self.shortcuts, self.theme, self._messages, choices)
        page.chosen.connect(self._on_exported)
        page.rules_kept.connect(self._on_rules_kept)
        page.rehearing_requested.connect(partial(self._ask_rehearing, page))
        page.timing_requested.connect(partial(self._time_words, page))
        page.listening.typing.wanted.setChecked(self._settings.pause_while_typing)
        page.listening.typing.wanted.toggled.connect(self._on_pausing_chosen)
        page.left.connect(self.window.go_back)
        page.keeper.written.connect(partial(self.library.correct, origin=opened.origin))
        page.said.connect(self.say)
        return page

    def _ask_rehearing(self, page: TranscriptPage, media: Path) -> None:
        """Ask how the rows selected on a page are to be recognized again."""
        rows = page.view.rows
        old = page.document.segments[rows[0] : rows[-1] + 1]
        dialog = RehearingDialog(
            self.rehearing, old, self._settings, self._messages, self.theme, self.window
        )
        take = partial(page.errands.replace_rows, self.tr("Recognize again"), rows[0], tuple(old))
        dialog.chosen.connect(take)
        dialog.ask(media, span_of(old, page.document.duration))

    def _time_words(self, page: TranscriptPage, media: Path) -> None:
        self._timing.ask(page, media, self._settings)

    def _may_close(self, window: QWidget) -> bool:
        """Close if no job is lost by it and all corrections are on disk."""
        return self._farewell.may_close(window) and self.transcripts.close()

    def _is_busy(self) -> bool:
        return bool(self.jobs.unfinished)

    def _on_restored(self, jobs: list[Job]) -> None:
        self.is_restored = True
        self.runner.restore(jobs)

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
        self.rehearing.start(engine)
        self._timing.start(engine)
        self._preferences.trial.start(engine)
        self.models.start(engine)

    def _on_given(self, paths: list[Path]) -> None:
        """Transcribe recordings; open subtitles and transcripts."""
        texts = [path for path in paths if path.suffix.lower() in TRANSCRIPT_SUFFIXES]
        for path in texts:
            self.transcripts.open_file(path)
        if len(texts) < len(paths):
            self.runner.add([path for path in paths if path not in texts])

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

    def _on_exported(self, choices: ExportChoices) -> None:
        self._store(replace(self._settings, export=stored(choices)))

    def _export_choices(self) -> ExportChoices:
        return choices_from(self._settings.export, known_from(self._settings.profiles))

    def _on_rules_kept(self, known: KnownProfiles, renamed: Mapping[str, str]) -> None:
        """Remember the user's subtitle rules; all pages go by them."""
        export = stored(self._export_choices().with_known(known, renamed))
        self._store(replace(self._settings, export=export, profiles=known.stored))
        for page in self.transcripts.pages:
            page.adopt_rules(known, renamed)

    def _on_pausing_chosen(self, is_wanted: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Let playing wait while one types, or no longer, on all pages."""
        if is_wanted != self._settings.pause_while_typing:
            self._store(replace(self._settings, pause_while_typing=is_wanted))
            self._let_pause(is_wanted=is_wanted)

    def _let_pause(self, *, is_wanted: bool) -> None:
        for page in self.transcripts.pages:
            page.listening.typing.wanted.setChecked(is_wanted)

    def _on_keys_changed(self) -> None:
        self._store(replace(self._settings, shortcuts=self.shortcuts.stored))

    def _on_settings_chosen(self, settings: Settings) -> None:
        """Let what was chosen on the page of settings be so at once."""
        before = self._settings
        self._store(settings)
        if settings.theme != before.theme:
            self.theme.choose(settings.theme)
        if settings.pause_while_typing != before.pause_while_typing:
            self._let_pause(is_wanted=settings.pause_while_typing)
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
        self.theme.resize_text(self._settings.font_percent)
        self.window.fill(self._settings)
        self._connect_content()
        self.window.show_page(place)

    def _store(self, settings: Settings) -> None:
        self._settings = settings
        self.watches.adopt(settings)
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


def run(argv: Sequence[str], make_engine: MakeEngine = Engine) -> int:
    """Show the window until it is closed; return the exit code."""
    start_logging()
    watch = CrashWatch("window")
    try:
        return _run(argv, make_engine)
    except Exception as error:
        watch.write(error)
        log.critical("the window could not go on", exc_info=error)
        raise
    finally:
        watch.close()
        drop_empty()


def _run(argv: Sequence[str], make_engine: MakeEngine) -> int:
    app = QApplication(list(argv))
    app.setApplicationName("shengwen")
    app.setApplicationDisplayName("声文 Shengwen")
    app.setDesktopFileName("shengwen")
    instance = SingleInstance(data_folder(), app)
    if not instance.is_first and instance.show_first():
        return 0
    interrupts = Interrupts(app)  # before anything is begun that an end would break off
    interrupts.received.connect(app.quit)
    application = Application(
        app,
        platformdirs.user_config_path("shengwen"),
        make_engine,
        is_first=instance.is_first,
    )
    instance.asked.connect(application.window.come_to_front)
    sys.excepthook = application.report
    application.start()
    code = app.exec()
    application.close()
    instance.close()
    sys.excepthook = sys.__excepthook__
    return code
