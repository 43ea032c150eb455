"""Opens transcript pages, one for each transcript, and keeps them while the window is open."""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app import opening
from app.background import Background
from app.job import Job
from app.job_model import JobModel
from app.job_words import shown_name
from app.journal import NotAJournal
from app.messages import Messages
from app.notice import Notice
from app.opening import Opened
from app.transcript_page import TranscriptPage
from engine import EngineError

log = logging.getLogger(__name__)

MakePage = Callable[[Opened], TranscriptPage]


class Transcripts(QObject):
    """Knows the pages that are open.

    Signals:
        opened: a TranscriptPage to be shown.
        closed: a TranscriptPage that is gone.
        said: a Notice.
    """

    opened = Signal(object)
    closed = Signal(object)
    said = Signal(object)

    def __init__(
        self, jobs: JobModel, messages: Messages, make_page: MakePage, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._messages = messages
        self._make_page = make_page
        self._pages: dict[Path, TranscriptPage] = {}
        self._growing: dict[Job, tuple[TranscriptPage, datetime]] = {}
        self._disk = Background(self)
        jobs.refreshed.connect(self._on_refreshed)

    def open_job(self, job: Job) -> None:
        """Show the text of a job, complete or not."""
        try:
            opened = opening.open_job(job)
        except OSError as error:
            self._refuse(job.path, error)
            return
        self._growing[job] = (self._show(opened), job.created)
        self._on_refreshed()

    def open_file(self, path: Path) -> None:
        """Show subtitles or a transcript from a file, when it is read."""
        self._disk.run(partial(_opened, path), partial(self._on_opened, path))

    def open_kept(self, place: Path) -> None:
        """Show a transcript from the corrections that were kept of it."""
        try:
            self._show(opening.open_kept(place))
        except (OSError, NotAJournal) as error:
            self._refuse(place, error)

    def close(self) -> bool:
        """Close all pages whose corrections are on disk; whether that was all of them."""
        for place, page in list(self._pages.items()):
            if page.may_leave():
                del self._pages[place]
                self.closed.emit(page)
                page.deleteLater()
        self._growing = {job: each for job, each in self._growing.items() if each[0] in self.pages}
        return not self._pages

    @property
    def pages(self) -> list[TranscriptPage]:
        """Those that are open."""
        return list(self._pages.values())

    def _show(self, opened: Opened) -> TranscriptPage:
        page = self._pages.get(opened.place)
        if page is None:
            page = self._pages[opened.place] = self._make_page(opened)
        self.opened.emit(page)
        if opened.is_damaged:
            self.said.emit(Notice(self._damage()))
        return page

    def _damage(self) -> str:
        return self.tr("The file that corrections were kept in is damaged: some may be missing.")

    def _on_opened(self, path: Path, result: object) -> None:
        if not isinstance(result, Opened):
            self._refuse(path, result)
            return
        self._show(result)
        if result.remarks:
            text = self.tr("%1: %n thing(s) mended while reading", "", len(result.remarks))
            self.said.emit(Notice(text.replace("%1", shown_name(path.name))))

    def _refuse(self, path: Path, error: object) -> None:
        log.warning("%s cannot be opened: %r", shown_name(str(path)), error)
        if isinstance(error, OSError):
            self.said.emit(Notice(shown_name(str(self._messages.error(error)))))
        elif isinstance(error, EngineError):
            self.said.emit(Notice(shown_name(f"{path.name}: {self._messages.error(error)}")))
        elif isinstance(error, NotAJournal):
            self.said.emit(Notice(self._damage()))

    def _on_refreshed(self) -> None:
        """Let pages of jobs that go on grow with them; one that runs again has another page."""
        for job, (page, created) in list(self._growing.items()):
            is_same = job.created == created
            if is_same and (new := job.segments[page.document.n_heard :]):
                page.document.extend(new)
            if not (is_same and job.is_unfinished):
                del self._growing[job]


def _opened(path: Path) -> Opened | EngineError:
    try:
        return opening.open_file(path)
    except EngineError as error:
        return error
