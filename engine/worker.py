"""The loop that runs jobs, one at a time, in the order they came, each ended exactly once.

Knows nothing of threads, processes or Qt: it takes commands from `receive` and hands events to
`emit`, so a test can drive it with two lists.
"""

import logging
import time
import traceback
from collections.abc import Callable, Iterator

from engine.audio import AudioInfo, probe
from engine.errors import EngineError, InternalError
from engine.events import Cancelled, Event, Failed, Probed
from engine.jobs import AlignJob, Cancel, Command, FileJob, JobId, Pause, Probe
from engine.loader import Loader
from engine.pipeline import Stopped, transcribe_file

log = logging.getLogger(__name__)


class Closed(Exception):  # noqa: N818 - not an error: the port has nothing more to ask
    """Raised by `receive` when no command will come any more."""


def run_job(job: JobId, events: Iterator[Event], emit: Callable[[Event], None]) -> None:
    """Emit what a job reports, and how it ended, exactly once.

    Raises:
        Closed: the port has nothing more to ask.
    """
    began = time.monotonic()
    try:
        for event in events:
            emit(event)
    except Stopped:
        emit(Cancelled(job))
    except EngineError as error:
        log.info("job %d failed: %s", job, type(error).__name__)
        emit(Failed(job, error))
    except Closed:
        raise
    except Exception:  # a bug: report it, keep the queue alive
        log.exception("job %d crashed", job)
        emit(Failed(job, InternalError(traceback.format_exc())))
    log.info("job %d took %.1f s", job, time.monotonic() - began)


class Worker:
    """Runs jobs until `receive` raises Closed."""

    def __init__(
        self, receive: Callable[[bool], Command], emit: Callable[[Event], None], loader: Loader
    ) -> None:
        """Make a worker.

        Args:
            receive: receive(block) gives the next command; raises LookupError when there is none
                and `block` is false, Closed when there will never be one.
            emit: takes every event, in order.
            loader: builds the stages and keeps them warm from job to job.
        """
        self._receive = receive
        self._emit = emit
        self._loader = loader
        self._waiting: list[FileJob] = []
        self._cancelled: set[JobId] = set()
        self._pausing: set[JobId] = set()

    def run(self) -> None:
        """Run jobs as they come."""
        try:
            while True:
                self._obey(block=not self._waiting)
                if self._waiting:
                    job = self._waiting.pop(0)
                    run_job(job.id, self._events(job), self._emit)
        except Closed:
            log.debug("closed")

    def _events(self, job: FileJob) -> Iterator[Event]:
        def is_cancelled() -> bool:
            self._obey(block=False)
            return job.id in self._cancelled

        def is_pausing() -> bool:
            return job.id in self._pausing

        if isinstance(job, AlignJob):
            from engine.alignment import align_file  # noqa: PLC0415 - its dictionaries are large

            return align_file(job, self._loader, lambda: is_cancelled() or is_pausing())
        return transcribe_file(job, self._loader, is_cancelled, is_pausing)

    def _obey(self, *, block: bool) -> None:
        """Take every command that is there; wait for the first where `block` says so."""
        while True:
            try:
                command = self._receive(block)
            except LookupError:
                return
            block = False
            match command:
                case FileJob():
                    self._waiting.append(command)
                case Cancel(job):
                    self._end(job, self._cancelled)
                case Pause(job):
                    self._end(job, self._pausing)
                case Probe(waiting):
                    self._probe(waiting)

    def _end(self, job: JobId, running: set[JobId]) -> None:
        """End a job that waits; remember it among the `running` ones that are to end."""
        waiting = [item for item in self._waiting if item.id == job]
        for item in waiting:
            self._waiting.remove(item)
            self._emit(Cancelled(job))
        if not waiting:
            running.add(job)

    def _probe(self, job: FileJob) -> None:
        try:
            info = probe(job.path, pcm_rate=job.options.pcm_rate)
        except EngineError:  # the job will say so itself when its turn comes
            info = AudioInfo(duration=None, n_tracks=0, has_video=False)
        self._emit(Probed(job.id, info.duration, info.has_video))
