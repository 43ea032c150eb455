"""A list of files through the engine to files on disk, for the command line."""

import queue
import signal
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import FrameType

from app.messages import Messages
from app.outputs import check_writable, write_outputs
from app.terminal import View
from engine import (
    Cancelled,
    Damaged,
    EndedEarly,
    Engine,
    EngineError,
    Event,
    Failed,
    Finished,
    JobId,
    Options,
    Progress,
    Segment,
    SegmentReady,
    Started,
    Transcript,
)

_FAILED = 1
_INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do with every file."""

    options: Options
    formats: tuple[str, ...]
    profile: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """A file to transcribe and the folder for its results."""

    path: Path
    folder: Path


@dataclass(slots=True)
class _Job:
    source: Source
    model: str = ""
    done: float = 0.0  # seconds of the source
    segments: list[Segment] = field(default_factory=list)


class Batch:
    """Runs files in order; one that fails never stops the others."""

    def __init__(self, plan: Plan, view: View) -> None:
        self._plan = plan
        self._view = view
        self._messages = Messages()
        self._jobs: dict[JobId, _Job] = {}
        self._failed = False

    def run(self, sources: Sequence[Source]) -> int:
        """Transcribe `sources` and return the exit code."""
        ready = [source for source in sources if self._can_write_for(source)]
        if not ready:
            return _FAILED if self._failed else 0
        events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        signal.signal(signal.SIGTERM, _interrupt)
        engine = Engine(events.put)
        try:
            with self._view:
                self._jobs = {
                    engine.transcribe(source.path, self._plan.options): _Job(source)
                    for source in ready
                }
                while self._jobs:
                    self._hear(events.get())
        except KeyboardInterrupt:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl+C must not cost the words
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            self._keep_unfinished()
            return _INTERRUPTED
        finally:
            engine.close()
        return _FAILED if self._failed else 0

    def _hear(self, event: Event) -> None:
        job = self._jobs[event.job]
        self._view.show(job.source.path, event)
        match event:
            case Started():
                job.model = event.model
            case Progress():
                job.done = event.done
            case SegmentReady():
                job.segments.append(event.segment)
            case EndedEarly() | Damaged():
                self._failed = True
            case Finished() | Failed() | Cancelled():
                del self._jobs[event.job]
                self._end(job, event)

    def _end(self, job: _Job, event: Finished | Failed | Cancelled) -> None:
        match event:
            case Finished():
                self._write(job)
            case Failed(error=error):
                self._fail(job.source.path, error)
                self._write(job, is_partial=True)
            case Cancelled():
                self._failed = True

    def _write(self, job: _Job, *, is_partial: bool = False) -> None:
        if not job.segments:
            return
        transcript = Transcript(
            job.source.path.name,
            job.done,
            job.model,
            datetime.now().astimezone(),
            tuple(job.segments),
        )
        try:
            paths = write_outputs(
                transcript,
                job.source.path,
                self._plan.formats,
                folder=job.source.folder,
                profile=self._plan.profile,
                is_partial=is_partial,
            )
        except OSError as error:
            self._fail(job.source.path, error)
        else:
            self._view.wrote(job.source.path, paths)

    def _keep_unfinished(self) -> None:
        for job in self._jobs.values():
            self._write(job, is_partial=True)

    def _can_write_for(self, source: Source) -> bool:
        """Find out before the work starts."""
        try:
            check_writable(source.folder)
        except OSError as error:
            if not source.folder.exists():
                return True  # the source is missing with its folder, which the engine says
            self._fail(source.path, OSError(error.errno, error.strerror, str(source.folder)))
            return False
        return True

    def _fail(self, file: Path, error: EngineError | OSError) -> None:
        self._failed = True
        self._view.failed(file, error, str(self._messages.error(error)))


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
