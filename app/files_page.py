"""The page where files become text: choices, drop zone, jobs, and the text of one."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QSplitter, QVBoxLayout, QWidget

from app.drop_zone import DropZone, ZoneSize
from app.job import Job
from app.job_actions import JobActions
from app.job_model import JobModel
from app.job_table import JobTable
from app.media import MEDIA_SUFFIXES
from app.opening import TRANSCRIPT_SUFFIXES
from app.settings import Settings
from app.text_card import TextCard
from app.theme import Theme
from app.toolbar import Toolbar


class FilesPage(QWidget):
    """Shows the jobs; what the user asks of them, `actions` and the signals say.

    Signals:
        paths_given: files and folders to transcribe, a list of Path.
        transcript_requested: a Job whose text is to be read and corrected.
        action_requested: what a failed job's reason offers, an action of app.mending_words.
    """

    paths_given = Signal(object)
    transcript_requested = Signal(object)
    action_requested = Signal(str)

    def __init__(
        self, model: JobModel, settings: Settings, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._model = model
        self.toolbar = Toolbar(settings, theme)
        self.actions_menu = JobActions(theme, self)
        self._zone = DropZone(theme)
        self.table = JobTable(model, self.actions_menu, theme)
        self.text = TextCard(model.words, self.actions_menu, theme)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.hide()
        self._lay_out()
        self._connect()
        self._on_refreshed()

    def offer(self, card: QWidget) -> None:
        """Show a card between the toolbar and the files."""
        self._column.insertWidget(1, card)

    def _lay_out(self) -> None:
        jobs = QFrame()
        jobs.setObjectName("card")
        inside = QVBoxLayout(jobs)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self.table)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(12)
        self.splitter.addWidget(jobs)
        self.splitter.addWidget(self.text)
        self.splitter.setSizes([190, 380])
        self.splitter.setStretchFactor(1, 1)
        jobs.setMinimumHeight(120)
        self.text.setMinimumHeight(150)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.toolbar)
        column.addWidget(self._zone)
        column.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.toolbar.files_requested.connect(self._on_files_requested)
        self.toolbar.folder_requested.connect(self._on_folder_requested)
        self._zone.add_requested.connect(self._on_files_requested)
        self.table.jobs_selected.connect(self._on_selected)
        self.table.job_opened.connect(self._on_opened)
        self.text.open_requested.connect(self._on_opened)
        self.actions_menu.open_requested.connect(self._on_opened)
        self.text.resume_requested.connect(self._on_resume_requested)
        self.text.retry_requested.connect(self._on_retry_requested)
        self.text.action_requested.connect(self.action_requested)
        self.text.save_again_requested.connect(self.actions_menu.save_again_requested)
        self._model.refreshed.connect(self._on_refreshed)

    def _on_selected(self, jobs: list[Job]) -> None:
        self.text.show_job(jobs[0] if jobs else None)

    def _on_opened(self, job: Job) -> None:
        if job.segments:
            self.transcript_requested.emit(job)
        else:
            self.actions_menu.open_folder_requested.emit(job)

    def _on_refreshed(self) -> None:
        jobs = self._model.jobs
        if self.splitter.isHidden() == bool(jobs):
            self.splitter.setVisible(bool(jobs))
            self._zone.resize_to(ZoneSize.STRIP if jobs else ZoneSize.PAGE)
        self.toolbar.show_queue(jobs, is_held=self._model.is_held)
        self.table.select_something()
        self.text.refresh()

    def _on_retry_requested(self, job: Job) -> None:
        self.actions_menu.retry_requested.emit([job])

    def _on_resume_requested(self, job: Job) -> None:
        self.actions_menu.resume_requested.emit([job])

    def _on_files_requested(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in sorted(MEDIA_SUFFIXES))
        media = self.tr("Audio and video (%1)").replace("%1", patterns)
        texts = " ".join(f"*{suffix}" for suffix in sorted(TRANSCRIPT_SUFFIXES))
        media += ";;" + self.tr("Subtitles and transcripts (%1)").replace("%1", texts)
        every = self.tr("All files (*)")
        names, _kind = QFileDialog.getOpenFileNames(
            self, self.tr("Add files"), "", f"{media};;{every}"
        )
        if names:
            self.paths_given.emit([Path(name) for name in names])

    def _on_folder_requested(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Add a folder"))
        if name:
            self.paths_given.emit([Path(name)])
