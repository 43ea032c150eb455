"""Files that become text: their queue, the watched folders, and what the page of files asks for."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app.files_page import FilesPage
from app.hotword_shelf import HotwordShelf
from app.job import Job
from app.job_hotwords import JobHotwords
from app.job_model import JobModel
from app.job_options_dialog import JobOptionsDialog
from app.job_queue import JobQueue, Transcriber
from app.messages import Messages
from app.power import Deed
from app.runner import Runner
from app.saver import Saver
from app.settings import Settings
from app.theme import Theme
from app.watch_desk import WatchDesk
from app.watch_dialog import WatchDialog
from app.watches import Watch, stored, watches_from
from app.when_done import WhenDone


class FileErrands(QObject):
    """Lives on while the page is built anew, in another language or size.

    Attributes:
        runner: does with jobs what is asked.
        saver: writes their texts.
        watches: the watched folders.
        when_done: what follows the last file.

    Signals:
        said: a Notice.
        chosen: Settings with the folders that are to be watched.
    """

    said = Signal(object)
    chosen = Signal(object)

    def __init__(  # noqa: PLR0913, PLR0917 - everything that it brings together
        self,
        jobs: JobModel,
        watched: Path,
        settings: Settings,
        theme: Theme,
        messages: Messages,
        is_kept: Callable[[], bool],
        shelf: HotwordShelf,
        parent: QObject,
    ) -> None:
        """Bring it together.

        Args:
            watched: as the place of WatchDesk.
            is_kept: as that of Runner.
            shelf: has the lists of hotwords.
        """
        super().__init__(parent)
        self._settings = settings
        self._theme = theme
        self._page: FilesPage | None = None
        self._shelf = shelf
        self._hotwords = JobHotwords(shelf.resolve, settings)
        self.queue = JobQueue(jobs, self._hotwords.give)
        self.saver = Saver(jobs, messages, self)
        self.runner = Runner(jobs, self.queue, self.saver, settings, is_kept, self._hotwords, self)
        self.when_done = WhenDone(jobs, self)
        self.watches = WatchDesk(watched, self.runner, settings, self)
        for each in (self.runner, self.saver, self.when_done, self.watches):
            each.said.connect(self.said)
        self.when_done.changed.connect(self._on_deed_chosen)
        self.saver.folder_opened.connect(open_folder_of)

    def serve(self, page: FilesPage) -> None:
        """Do what the page asks for, of now."""
        self._page = page
        toolbar = page.toolbar
        toolbar.pause_requested.connect(self.runner.pausing.pause_all)
        toolbar.start_requested.connect(self.runner.pausing.start_all)
        toolbar.when_done_chosen.connect(self.when_done.choose)
        toolbar.show_when_done(self.when_done.deed)
        toolbar.watches_requested.connect(self.show_watches)
        page.table.moved.connect(self.runner.move)
        menu = page.actions_menu
        menu.cancel_requested.connect(self.runner.cancel)
        menu.pause_requested.connect(self.runner.pausing.pause)
        menu.resume_requested.connect(self.runner.pausing.resume)
        menu.start_over_requested.connect(self.runner.start_over)
        menu.do_next_requested.connect(self.runner.do_next)
        menu.options_requested.connect(self.ask_options)
        menu.retry_requested.connect(self.runner.retry)
        menu.retry_failed_requested.connect(self.runner.retry_failed)
        menu.remove_requested.connect(self.runner.remove)
        menu.save_text_requested.connect(self.saver.keep)
        menu.save_again_requested.connect(self.saver.save)
        menu.open_folder_requested.connect(_open_folder_of_job)

    def start(self, engine: Transcriber) -> None:
        """Give jobs to this engine from now on."""
        self.queue.start(engine)

    def watch(self) -> None:
        """Watch the folders that were chosen; only the first window does."""
        self.watches.watch(watches_from(self._settings.watches))

    def adopt(self, settings: Settings) -> None:
        """Go by these settings."""
        self._settings = settings
        self._hotwords.adopt(settings)
        self.watches.adopt(settings)
        if self._page is not None:
            self._page.toolbar.adopt(settings)

    def close(self) -> None:
        """Watch nothing more; let what goes on come to its end."""
        self.watches.close()
        self.runner.close()

    def show_watches(self) -> None:
        """Let folders be watched."""
        dialog = WatchDialog(self.watches, self._settings, self._theme, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.changed.connect(self.change_watches)
        dialog.open()
        if not self.watches.watches:
            dialog.add()

    def change_watches(self, watches: list[Watch], taking: set[Path]) -> None:
        """Watch these folders; `taking` is as that of WatchDesk."""
        self.watches.watch(watches, taking)
        self.chosen.emit(replace(self._settings, watches=stored(watches)))

    def ask_options(self, jobs: list[Job]) -> None:
        """Ask with what these jobs are to be transcribed."""
        names = self._shelf.names()
        dialog = JobOptionsDialog(jobs, self._settings, names, self._theme, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self.runner.change_options)
        dialog.open()

    @property
    def _window(self) -> QWidget | None:
        return self._page.window() if self._page is not None else None

    def _on_deed_chosen(self, deed: Deed) -> None:
        if self._page is not None:
            self._page.toolbar.show_when_done(deed)


def open_folder_of(path: Path) -> None:
    """Show the folder in which a file lies."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _open_folder_of_job(job: Job) -> None:
    open_folder_of(job.written[0] if job.written else job.media)
