"""Opens transcript pages, one for each transcript, and keeps them while the window is open.

Whatever lies on a disk is read beside the window, one after the other.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app import opening
from app.background import Background, Problem
from app.input_errors import TextUnreadable
from app.job import Job
from app.job_model import JobModel
from app.job_words import shown_name
from app.journal import NotAJournal
from app.messages import Messages
from app.notice import Notice
from app.opening import Opened
from app.saver import transcript_of
from app.transcript_page import TranscriptPage
from engine import EngineError, Segment, Transcript

log = logging.getLogger(__name__)

MakePage = Callable[[Opened], TranscriptPage]
Fault = EngineError | TextUnreadable | NotAJournal
Result = Opened | Fault | Problem


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
        """Show the text of a job, complete or not; it grows with the job."""
        place, created = opening.place_of_job(job), job.created
        work = partial(opening.open_heard, transcript_of(job), job.media, place)
        self._open(place, work, job.media, partial(self._grow, job, created))

    def open_file(self, path: Path) -> None:
        """Show subtitles or a transcript from a file."""
        work = partial(opening.open_file, path)
        self._disk.run(partial(_result, work), partial(self._on_opened, path))

    def open_heard(
        self,
        transcript: Transcript,
        media: Path | None,
        place: Path,
        marks: tuple[float, ...] = (),
    ) -> None:
        """Show what was recognized earlier, or what was made of it."""
        path = media or Path(transcript.source)
        work = partial(opening.open_heard, transcript, media, place, marks)
        self._open(place, work, path, partial(_catch_up, transcript.segments))

    def grow(self, place: Path, n: int, segment: Segment) -> None:
        """Sentence `n` of what is kept there was recognized; an open page takes it in."""
        page = self._pages.get(place)
        if page is not None and page.document.n_heard == n:
            page.document.extend([segment])

    def rename(self, name: str, title: str) -> None:
        """Call a transcript otherwise, by its file of corrections, where its page is open."""
        for place, page in self._pages.items():
            if place.name == name and not page.view.is_read_only:
                page.document.rename(title)

    def open_kept(self, place: Path) -> None:
        """Show a transcript from the corrections that were kept of it."""
        self._open(place, partial(opening.open_kept, place), place)

    def close(self) -> bool:
        """Close all pages whose corrections are on disk; whether that was all of them."""
        self._disk.finish()
        for page in self.pages:
            if page.may_leave():
                self._forget(page)
        return not self._pages

    @property
    def pages(self) -> list[TranscriptPage]:
        """Those that are open."""
        return list(self._pages.values())

    def _open(
        self,
        place: Path,
        read: Callable[[], Opened],
        path: Path,
        shown: Callable[[TranscriptPage], object] = lambda _page: None,
    ) -> None:
        """Show what is kept there: as it is on its page, or what `read` finds."""
        page = self._pages.get(place)
        if page is None or page.view.is_read_only:
            self._disk.run(partial(_result, read), partial(self._on_read, path, shown))
        else:
            self.opened.emit(page)
            shown(page)

    def _on_read(
        self, path: Path, shown: Callable[[TranscriptPage], object], result: Result
    ) -> None:
        if isinstance(result, Opened):
            shown(self._show(result))
        else:
            self._refuse(path, result)

    def _show(self, opened: Opened) -> TranscriptPage:
        page = self._pages.get(opened.place)
        if page is not None and page.view.is_read_only and page.may_leave():
            self._forget(page)  # who corrects it in another window has gone on, or is done
            page = None
        if page is None:
            page = self._pages[opened.place] = self._make_page(opened)
        self.opened.emit(page)
        if opened.is_damaged:
            self.said.emit(Notice(self._damage()))
        return page

    def _forget(self, page: TranscriptPage) -> None:
        del self._pages[page.opened.place]
        self._growing = {job: each for job, each in self._growing.items() if each[0] is not page}
        self.closed.emit(page)
        page.deleteLater()

    def _grow(self, job: Job, created: datetime, page: TranscriptPage) -> None:
        self._growing[job] = (page, created)
        self._on_refreshed()

    def _damage(self) -> str:
        return self.tr("The file that corrections were kept in is damaged: some may be missing.")

    def _on_opened(self, path: Path, result: Result) -> None:
        self._on_read(path, lambda _page: None, result)
        if isinstance(result, Opened) and result.remarks:
            text = self.tr("%1: %n thing(s) mended while reading", "", len(result.remarks))
            self.said.emit(Notice(text.replace("%1", shown_name(path.name))))

    def _refuse(self, path: Path, error: Fault | Problem) -> None:
        log.warning("%s cannot be opened: %r", shown_name(str(path)), error)
        if isinstance(error, OSError):
            self.said.emit(Notice(shown_name(str(self._messages.error(error)))))
        elif isinstance(error, EngineError):
            self.said.emit(Notice(shown_name(f"{path.name}: {self._messages.error(error)}")))
        elif isinstance(error, TextUnreadable):
            self.said.emit(Notice(shown_name(f"{path.name}: {self._messages.text(error)}")))
        else:
            self.said.emit(Notice(self._damage()))

    def _on_refreshed(self) -> None:
        """Let pages of jobs that go on grow with them; one that runs again has another page."""
        for job, (page, created) in list(self._growing.items()):
            is_same = job.created == created
            if is_same and (new := job.segments[page.document.n_heard :]):
                page.document.extend(new)
            if not (is_same and job.is_unfinished):
                del self._growing[job]


def _catch_up(segments: Sequence[Segment], page: TranscriptPage) -> None:
    """Show what was recognized since corrections were made."""
    if new := segments[page.document.n_heard :]:
        page.document.extend(new)


def _result(read: Callable[[], Opened]) -> Opened | Fault:
    try:
        return read()
    except (EngineError, TextUnreadable, NotAJournal) as error:
        return error
