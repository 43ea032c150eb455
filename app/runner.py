"""Drops become jobs, engine events change them, finished ones go to the saver."""

import logging
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.checkpoint_store import Stamp
from app.intake import Intake
from app.job import CANCELLABLE, PENDING, RUNNING, Job, SourceChanged, State
from app.job_events import hear
from app.job_hotwords import JobHotwords
from app.job_model import JobModel
from app.job_options import dress, most_at_once, options_from
from app.job_queue import JobQueue
from app.job_words import shown_name
from app.notice import Notice
from app.pausing import Pausing
from app.restoring import settle
from app.saver import Saver
from app.settings import FORMATS_OF, Settings
from engine import NO_HOTWORDS, Cancelled, Event, Failed, Finished, Started

log = logging.getLogger(__name__)


class Runner(QObject):
    """Does with jobs what the user asks and the engine says.

    Signals:
        said: a Notice for the user.
    """

    said = Signal(object)

    def __init__(  # noqa: PLR0913, PLR0917 - everything that it works with
        self,
        model: JobModel,
        queue: JobQueue,
        saver: Saver,
        settings: Settings,
        is_kept: Callable[[], bool],
        hotwords: JobHotwords,
        parent: QObject | None = None,
    ) -> None:
        """Make it.

        Args:
            is_kept: tells whether what is unfinished is there again at the next start.
        """
        super().__init__(parent)
        self._hotwords = hotwords
        self._model = model
        self._queue = queue
        self._saver = saver
        self._settings = settings
        self._is_kept = is_kept
        self._device = ""  # what computed last
        self._intake = Intake(self)
        self._intake.found.connect(self._on_found)
        self._intake.checked.connect(self._on_checked)
        self.pausing = Pausing(model, queue, self._intake.check)
        self._allow()

    def restore(self, jobs: Sequence[Job]) -> None:
        """Go on with what the last start left; what never got on waits to be asked."""
        self._leave_out({job.path for job in jobs if job.is_unfinished})
        self._model.insert(0, jobs)
        for job in jobs:
            if job.is_complete and job.state is State.INTERRUPTED:
                self._saver.save(job)
        again = settle(jobs, goes_on=self._settings.goes_on)
        self._intake.check([job for job in jobs if job.state is State.WAITING])
        if again:
            text = self.tr("%n file(s) go on where they were interrupted.", "", len(again))
            self.said.emit(Notice(text))

    def add(self, paths: Sequence[Path]) -> None:
        """Transcribe these files, and the media in these folders."""
        self._intake.look(paths)

    def take(self, jobs: Sequence[Job]) -> None:
        """Transcribe the files of these jobs, but for those that are in the list already."""
        busy = {os.path.realpath(job.path) for job in self._model.unfinished}
        fresh = [job for job in jobs if os.path.realpath(job.path) not in busy]
        self._tell_listed(len(jobs) - len(fresh))
        self._model.insert(len(self._model.jobs), fresh)
        self._intake.check(fresh)

    def renew(self, files: Iterable[Path]) -> list[Path]:
        """Start over with those of these files that run: they changed. Return them."""
        given = set(files)
        running = [job for job in self._model.jobs if job.path in given and job.state in RUNNING]
        self.cancel(running)
        for job in running:
            job.goes_on = False
        self.retry(running)
        return [job.path for job in running]

    def change(self, settings: Settings) -> None:
        """Use these settings for new jobs, and for those that have not started and have no own."""
        self._settings = settings
        waiting = [
            job
            for job in self._model.jobs
            if job.state is State.WAITING and not job.has_begun and not job.has_own_options
        ]
        self._redress(waiting, settings)
        self._allow()
        if waiting:
            text = self.tr("The change applies to %n file(s) not yet started.", "", len(waiting))
            self.said.emit(Notice(text))

    def change_options(self, jobs: Iterable[Job], settings: Settings) -> None:
        """Let these jobs alone be as these settings are; those that failed are tried again."""
        chosen = [job for job in jobs if job.can_change]
        for job in chosen:
            job.has_own_options = True
            is_other = self._hotwords.choose(job, settings.hotword_lists)
            if is_other or replace(job.options, hotwords=NO_HOTWORDS) != options_from(settings):
                job.goes_on, job.heard = False, []
        self._redress(chosen, settings)
        self.retry(job for job in chosen if not job.is_unfinished)

    def rename_list(self, old: str, new: str) -> None:
        """Let jobs that a list of hotwords was chosen for follow its name."""
        for job in self._model.jobs:
            if job.lists is not None and old in job.lists:
                job.lists = tuple(new if name == old else name for name in job.lists)
                self._model.touch(job)

    def cancel(self, jobs: Iterable[Job]) -> None:
        """End these jobs; the text so far stays in their rows."""
        ended = [job for job in jobs if job.state in CANCELLABLE]
        for job in ended:
            job.state, job.is_pausing, job.ended = State.CANCELLED, False, self._model.now()
            self._model.touch(job)
        self._queue.withdraw(ended)

    def retry(self, jobs: Iterable[Job]) -> None:
        """Run ended jobs again: what has begun goes on, the rest is as the settings are now."""
        again = [job for job in jobs if not job.is_unfinished]
        for job in again:
            if not (job.has_own_options or (job.has_begun and job.goes_on)):
                dress(job, self._settings)
            if job.is_complete or not job.goes_on:
                job.forget()
            job.wait()
            self._model.touch(job)
        self._intake.check(again)

    def start_over(self, jobs: Iterable[Job]) -> None:
        """Run jobs from their beginning, as the settings are now; their text goes."""
        chosen = [job for job in jobs if job.can_start_over]
        self._queue.withdraw(chosen)
        for job in chosen:
            job.begin_again()
            job.goes_on = False
            if not job.has_own_options:
                dress(job, self._settings)
            self._model.touch(job)
        self._intake.check(chosen)

    def do_next(self, jobs: Sequence[Job]) -> None:
        """Put these jobs before all others that wait."""
        every, chosen = self._model.jobs, set(jobs)
        others = (n for n, job in enumerate(every) if job.state is State.WAITING)
        row = next((n for n in others if every[n] not in chosen), len(every))
        self.move(jobs, row)
        self.pausing.resume(job for job in jobs if job.can_go_on)

    def move(self, jobs: Sequence[Job], row: int) -> None:
        """Put these jobs before the one that is in a row now."""
        self._model.move(jobs, row)

    def retry_failed(self) -> None:
        """Mend whatever failed: write again what is complete, run the rest again."""
        failed = [job for job in self._model.jobs if job.state is State.FAILED]
        for job in failed:
            if job.is_complete:
                self._saver.save(job)
        self.retry(job for job in failed if not job.is_complete)

    def remove(self, jobs: Sequence[Job]) -> None:
        """Take jobs out of the list, and offer to put them back."""
        self._queue.withdraw([job for job in jobs if job.state in CANCELLABLE])
        removed = self._model.remove(jobs)
        text = self.tr("%n file(s) removed from the list.", "", len(removed))
        self.said.emit(Notice(text, self.tr("Undo"), partial(self._restore, removed)))

    def on_event(self, event: Event) -> None:
        """Let a job become what the engine says of it."""
        job = self._queue.job_of(event)
        if job is None:
            return
        if isinstance(event, Finished | Failed | Cancelled):
            job.ended = self._model.now()
            self._end(job, event)
            self._queue.end(job)
        else:
            hear(job, event, self._model.now())
        if isinstance(event, Started) and event.device != self._device:
            self._device = event.device
            self._allow()
        self._model.touch(job)

    def close(self) -> None:
        """Stop the engine, once the text of what is unfinished is kept."""
        if not self._is_kept():
            for job in self._model.unfinished:
                if job.segments and job.state is not State.SAVING:
                    self._saver.keep(job)
        self._saver.finish()
        self._queue.close()
        for job in self._model.unfinished:
            job.attempts = 0  # this end is nobody's fault
            if job.state in RUNNING:
                job.state = State.INTERRUPTED

    def _end(self, job: Job, event: Finished | Failed | Cancelled) -> None:
        match event:
            case Finished():
                job.duration = job.done = event.duration
                job.end_text(job.n_told)
                job.is_complete, job.is_pausing = True, False
                self._saver.save(job)
            case Failed():
                job.state, job.error, job.is_pausing = State.FAILED, event.error, False
                log.warning("%s failed: %r", shown_name(str(job.path)), event.error)
                if job.segments:
                    self._saver.keep(job)
            case Cancelled() if job.is_pausing:
                self.pausing.rest(job)
            case Cancelled():
                job.state = State.CANCELLED

    def _leave_out(self, files: set[Path]) -> None:
        """Take out what came before the list of the last start was read, and is in that."""
        twice = [j for j in self._model.unfinished if j.path in files and not j.has_begun]
        self._queue.withdraw(twice)
        self._model.remove(twice)
        self._tell_listed(len(twice))

    def _tell_listed(self, n: int) -> None:
        if n:
            self.said.emit(Notice(self.tr("%n file(s) already in the list.", "", n)))

    def _allow(self) -> None:
        self._queue.allow(most_at_once(self._settings, self._device))

    def _redress(self, jobs: Sequence[Job], settings: Settings) -> None:
        self._queue.take_back()
        for job in jobs:
            dress(job, settings)
            self._model.touch(job)
        self._queue.advance()

    def _on_found(self, given: list[Path], files: list[Path]) -> None:
        if not files:
            name = shown_name(given[0].name)
            text = self.tr("There is no audio or video in “%1”.").replace("%1", name)
            self.said.emit(Notice(text))
            return
        formats = FORMATS_OF[self._settings.outcome]
        self.take([Job(path, options_from(self._settings), formats) for path in files])

    def _on_checked(
        self, jobs: list[Job], errors: dict[Path, OSError], stamps: dict[Path, Stamp]
    ) -> None:
        """Submit the jobs whose text can be written; the others fail before any work.

        Whoever is to go on in a file that changed meanwhile is asked first.
        """
        listed = set(self._model.jobs)
        waiting = [job for job in jobs if job.state is State.WAITING and job in listed]
        waiting = [job for job in waiting if job.id is None]  # asked for twice, it may have begun
        for job in waiting:
            error = errors.get(job.folder)
            stamp = stamps.get(job.path, job.source)
            if error is not None:
                job.state, job.error = State.FAILED, error
            elif job.has_begun and job.source is not None and stamp != job.source:
                job.state, job.error = State.INTERRUPTED, SourceChanged(str(job.path))
            else:
                job.source = stamp
            self._model.touch(job)
        self._queue.submit(job for job in waiting if job.state is State.WAITING)

    def _restore(self, removed: list[tuple[int, list[Job]]]) -> None:
        again = [job for _row, jobs in removed for job in jobs if job.state in PENDING]
        for job in again:
            job.wait()
        for row, jobs in removed:
            self._model.insert(row, jobs)
        self._intake.check(again)
