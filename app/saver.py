"""Recognized text onto the user's disk, off the GUI thread."""

import logging
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.background import Background, Problem
from app.job import Job, State
from app.job_model import JobModel
from app.job_words import shown_name
from app.messages import Messages
from app.notice import Notice
from app.outputs import move_new, write_outputs
from engine import FormatOptions, InternalError, Transcript

log = logging.getLogger(__name__)


class Saver(QObject):
    """Writes transcripts beside their files, one after the other.

    Signals:
        said: a Notice for the user.
        folder_opened: a Path whose folder the user wants to see.
    """

    said = Signal(object)
    folder_opened = Signal(object)

    def __init__(self, model: JobModel, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._messages = messages
        self._disk = Background(self)

    def save(self, job: Job) -> None:
        """Write all of it; with that the job is done."""
        job.state, job.error = State.SAVING, None
        self._model.touch(job)
        work = partial(_write, transcript_of(job), job)
        self._disk.run(work, partial(self._on_saved, job))

    def keep(self, job: Job) -> None:
        """Write the text so far, under a name that says so."""
        work = partial(_write, transcript_of(job), job, is_partial=True)
        self._disk.run(work, partial(self._on_kept, job))

    def finish(self) -> None:
        """Wait until everything is on disk."""
        self._disk.finish()

    def _on_saved(self, job: Job, result: list[Path] | Problem) -> None:
        if isinstance(result, Problem):
            log.error("the text of %s was not written: %s", shown_name(str(job.path)), result)
            job.state, job.error = State.FAILED, _of_folder(result, job)
        else:
            job.state = State.NOTED if job.n_remarks else State.DONE
            job.written = result
            self._put_away(job)
        self._model.touch(job)

    def _put_away(self, job: Job) -> None:
        """Move the file where it is to go when its text is written."""
        if job.archive is not None and job.moved is None:
            work = partial(move_new, job.path, job.archive)
            self._disk.run(work, partial(self._on_put_away, job))

    def _on_put_away(self, job: Job, result: Path | Problem) -> None:
        if isinstance(result, Path):
            job.moved = result
            self._model.touch(job)
            return
        name = shown_name(job.path.name)
        log.error("%s was not moved: %s", name, result)
        reason = self._messages.error(result)
        text = self.tr("“%1” stays where it is: %2").replace("%1", name)
        self.said.emit(Notice(text.replace("%2", shown_name(str(reason)))))

    def _on_kept(self, job: Job, result: list[Path] | Problem) -> None:
        if isinstance(result, Problem):
            log.error("the text of %s was not written: %s", shown_name(str(job.path)), result)
            message = self._messages.error(_of_folder(result, job))
            self.said.emit(Notice(shown_name(str(message))))
            return
        job.written = result
        self._model.touch(job)
        text = self.tr("The text so far is in “%1”.").replace("%1", shown_name(result[0].name))
        show = partial(self.folder_opened.emit, result[0])
        self.said.emit(Notice(text, self.tr("Open folder"), show))


def _write(transcript: Transcript, job: Job, *, is_partial: bool = False) -> list[Path]:
    options = FormatOptions(protected=job.options.hotwords.spoken)
    if job.output is not None:
        job.output.mkdir(exist_ok=True)
    return write_outputs(
        transcript,
        job.media,
        job.formats,
        folder=job.folder,
        options=options,
        is_partial=is_partial,
        is_again=is_partial or job.was_left,
    )


def _of_folder(error: Problem, job: Job) -> Problem:
    """The same error; it names the folder, not a temporary file in it."""
    if isinstance(error, InternalError):
        return error
    return OSError(error.errno, error.strerror, str(job.folder))


def transcript_of(job: Job) -> Transcript:
    """What is known now; the copy may be read on another thread while the job goes on."""
    segments = tuple(job.segments)
    end = segments[-1].end if segments else 0.0
    duration = job.duration if job.is_complete and job.duration is not None else end
    model = Path(job.options.model).name  # a folder goes by its name
    return Transcript(job.path.name, duration, model, job.created, segments)
