"""Drops become jobs, engine events change them, finished ones go to the saver."""

import logging
import os
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.intake import Intake
from app.job import CANCELLABLE, Job, State
from app.job_model import JobModel
from app.job_options import options_of
from app.job_queue import JobQueue
from app.job_words import shown_name
from app.notice import Notice
from app.saver import Saver
from app.settings import FORMATS_OF, Settings
from engine import (
    Cancelled,
    Damaged,
    EndedEarly,
    Event,
    Failed,
    FellBack,
    Finished,
    HotwordsLeftOut,
    Options,
    Preparing,
    Probed,
    Progress,
    SegmentReady,
    Started,
)

log = logging.getLogger(__name__)


class Runner(QObject):
    """Does with jobs what the user asks and the engine says.

    Signals:
        said: a Notice for the user.
    """

    said = Signal(object)

    def __init__(
        self,
        model: JobModel,
        queue: JobQueue,
        saver: Saver,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._queue = queue
        self._saver = saver
        self._settings = settings
        self._intake = Intake(self)
        self._intake.found.connect(self._on_found)
        self._intake.checked.connect(self._on_checked)

    def add(self, paths: Sequence[Path]) -> None:
        """Transcribe these files, and the media in these folders."""
        self._intake.look(paths)

    def change(self, settings: Settings) -> None:
        """Use these settings for new jobs and for those that have not started."""
        self._settings = settings
        waiting = [job for job in self._model.jobs if job.state is State.WAITING]
        for job in waiting:
            job.formats = FORMATS_OF[settings.outcome]
            if job.options != self._options():
                self._queue.withdraw(job)
                job.options = self._options()
                self._queue.submit(job)
            self._model.touch(job)
        if waiting:
            text = self.tr("The change applies to %n file(s) not yet started.", "", len(waiting))
            self.said.emit(Notice(text))

    def cancel(self, jobs: Iterable[Job]) -> None:
        """End these jobs; the text so far stays in their rows."""
        for job in jobs:
            if job.state in CANCELLABLE:
                self._queue.withdraw(job)
                job.state, job.ended = State.CANCELLED, self._model.now()
                self._model.touch(job)

    def retry(self, jobs: Iterable[Job]) -> None:
        """Run ended jobs again, as the settings are now."""
        again = [job for job in jobs if not job.is_unfinished]
        for job in again:
            job.begin_again()
            job.options, job.formats = self._options(), FORMATS_OF[self._settings.outcome]
            self._model.touch(job)
        self._intake.check(again)

    def retry_failed(self) -> None:
        """Mend whatever failed: write again what is complete, run the rest again."""
        failed = [job for job in self._model.jobs if job.state is State.FAILED]
        for job in failed:
            if job.is_complete:
                self._saver.save(job)
        self.retry(job for job in failed if not job.is_complete)

    def remove(self, jobs: Sequence[Job]) -> None:
        """Take jobs out of the list, and offer to put them back."""
        removed = []
        for job in jobs:
            was_unfinished = job.state in CANCELLABLE
            if was_unfinished:
                self._queue.withdraw(job)
            removed.append((self._model.remove(job), job, was_unfinished))
        text = self.tr("%n file(s) removed from the list.", "", len(removed))
        self.said.emit(Notice(text, self.tr("Undo"), partial(self._restore, removed)))

    def on_event(self, event: Event) -> None:
        """Let a job become what the engine says of it."""
        job = self._queue.job_of(event)
        if job is None:
            return
        if isinstance(event, Finished | Failed | Cancelled):
            self._queue.forget(job)
            job.ended = self._model.now()
            self._end(job, event)
        else:
            hear(job, event, self._model.now())
        self._model.touch(job)

    def close(self) -> None:
        """Keep the text of what is unfinished, then stop the engine."""
        for job in self._model.unfinished:
            if job.segments and job.state is not State.SAVING:
                self._saver.keep(job)
        self._saver.finish()
        self._queue.close()

    def _end(self, job: Job, event: Finished | Failed | Cancelled) -> None:
        match event:
            case Finished():
                job.duration = job.done = event.duration
                job.is_complete = True
                self._saver.save(job)
            case Failed():
                job.state, job.error = State.FAILED, event.error
                log.warning("%s failed: %r", shown_name(str(job.path)), event.error)
                if job.segments:
                    self._saver.keep(job)
            case Cancelled():
                job.state = State.CANCELLED

    def _on_found(self, given: list[Path], files: list[Path]) -> None:
        if not files:
            name = shown_name(given[0].name)
            text = self.tr("There is no audio or video in “%1”.").replace("%1", name)
            self.said.emit(Notice(text))
            return
        busy = {os.path.realpath(job.path) for job in self._model.unfinished}
        fresh = [path for path in files if os.path.realpath(path) not in busy]
        if len(fresh) < len(files):
            n = len(files) - len(fresh)
            self.said.emit(Notice(self.tr("%n file(s) already in the list.", "", n)))
        formats = FORMATS_OF[self._settings.outcome]
        jobs = [Job(path, self._options(), formats) for path in fresh]
        self._model.insert(len(self._model.jobs), jobs)
        self._intake.check(jobs)

    def _on_checked(self, jobs: list[Job], errors: dict[Path, OSError]) -> None:
        """Submit the jobs whose text can be written; the others fail before any work."""
        listed = set(self._model.jobs)
        for job in jobs:
            if job not in listed or job.state is not State.WAITING or job.id is not None:
                continue
            error = errors.get(job.path.parent)
            if error is None:
                self._queue.submit(job)
            else:
                job.state, job.error = State.FAILED, error
            self._model.touch(job)

    def _restore(self, removed: list[tuple[int, Job, bool]]) -> None:
        for row, job, was_unfinished in reversed(removed):
            if was_unfinished:
                job.begin_again()
            self._model.insert(row, [job])
        self._intake.check([job for _row, job, was_unfinished in removed if was_unfinished])

    def _options(self) -> Options:
        return options_of(self._settings)


def hear(job: Job, event: Event, now: float) -> None:
    """Let a job that goes on become what the engine says of it."""
    match event:
        case Probed():
            job.duration = event.duration if job.duration is None else job.duration
        case Preparing():
            job.state, job.first_time = State.PREPARING, event.first_time
        case Started():
            job.state, job.device, job.began = State.TRANSCRIBING, event.device, now
            job.duration = job.duration if event.duration is None else event.duration
        case Progress():
            job.done = max(job.done, event.done)
            job.duration = job.duration if event.total is None else event.total
        case SegmentReady():
            job.add(event.segment)
        case FellBack():
            job.device = event.device
            job.notes.append(event)
        case EndedEarly() | Damaged() | HotwordsLeftOut():
            job.notes.append(event)
