"""A list of sources through the engine to files on disk, for the command line."""

import queue
import signal
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from types import FrameType

from app.addresses import Fetcher
from app.feed import AllFed, Feed, FeedEvent, Fetching, Ready, Unready
from app.hotword_tally import tally_of
from app.input_errors import InputError
from app.input_words import in_words
from app.messages import Messages
from app.outputs import check_writable, write_outputs
from app.records import InOrder, Record
from app.sources import Outcome, Source, mean
from app.spacing import joined
from app.terminal import View
from app.trail import Trail
from engine import (
    Cancelled,
    Checkpoint,
    Damaged,
    EndedEarly,
    Engine,
    EngineError,
    Event,
    Failed,
    Finished,
    FormatOptions,
    JobId,
    NotHeard,
    Options,
    Profile,
    Progress,
    Segment,
    SegmentReady,
    Started,
    Transcript,
)

_FAILED = 1
INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do with every source.

    Attributes:
        formats: of the results of each source that was given by itself.
        list_formats: the same of each that comes from a list.
        text: what is said, to be timed; None finds out.
        aligner: what times it.
    """

    options: Options
    formats: tuple[str, ...]
    profile: Profile | None
    list_formats: tuple[str, ...] = ()
    text: str | None = None
    aligner: str = "auto"


@dataclass(slots=True)
class _Job:
    number: int
    source: Source
    model: str = ""
    began: float | None = None
    processing: float = 0.0
    done: float = 0.0  # seconds of the source
    segments: list[Segment] = field(default_factory=list)
    problem: str = ""
    is_written: bool = False
    is_done: bool = False  # all of it was heard, and what was to be written is


class Batch:
    """Runs sources in order; one that fails never stops the others."""

    def __init__(  # noqa: PLR0913, PLR0917 - what it does, and whom it talks to
        self,
        plan: Plan,
        view: View,
        fetcher: Fetcher,
        records: Sequence[Record] = (),
        trail: Trail | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take what hears of the run: the view of all of it, `records` of how each source ends.

        Args:
            trail: the way back into sources that are not finished; None begins all anew.
        """
        self._plan = plan
        self._view = view
        self._fetcher = fetcher
        self._records = records
        self._trail = trail
        self._outcomes = InOrder(records)
        self._clock = clock
        self._messages = Messages()
        self._inbox: queue.SimpleQueue[tuple[float, Event | FeedEvent]] = queue.SimpleQueue()
        self._jobs: dict[JobId, _Job] = {}
        self._failed = False

    def run(self, sources: Sequence[Source]) -> int:
        """Transcribe `sources` and return the exit code."""
        unwritable = _unwritable({source.folder for source in sources})
        ready = []
        for number, source in enumerate(sources):
            if source.folder in unwritable:
                problem = self._fail(source, unwritable[source.folder])
                self._conclude(_Job(number, source, problem=problem))
            else:
                ready.append((number, source))
        if ready:
            signal.signal(signal.SIGTERM, _interrupt)
            engine = Engine(self._post)
            feed = Feed(ready, self._fetcher, self._post)
            try:
                with self._view:
                    feed.start()
                    self._hear_all(engine, feed)
            except KeyboardInterrupt:
                # A second Ctrl+C must not cost the words.
                signal.signal(signal.SIGINT, signal.SIG_IGN)
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
                self._keep_unfinished()
                return INTERRUPTED
            finally:
                feed.stop()
                engine.close()
                if self._trail is not None:
                    self._trail.close()
        self._finish_records()
        return _FAILED if self._failed else 0

    def _post(self, message: Event | FeedEvent) -> None:
        """Take what is said on another thread, and when."""
        self._inbox.put((self._clock(), message))

    def _hear_all(self, engine: Engine, feed: Feed) -> None:
        is_fed = False
        while self._jobs or not is_fed:
            now, message = self._inbox.get()
            match message:
                case Ready(number, source, file):
                    self._jobs[self._submit(engine, file)] = _Job(number, source)
                case Unready(number, source, error):
                    self._conclude(_Job(number, source, problem=self._fail(source, error)))
                    feed.take_next()
                case Fetching(source, done, total):
                    self._view.fetching(source, done, total)
                case AllFed(is_whole):
                    is_fed = True
                    self._failed |= not is_whole
                case _:
                    self._hear(message, now)
                    if isinstance(message, Finished | Failed | Cancelled):
                        feed.take_next()

    def _submit(self, engine: Engine, file: Path) -> JobId:
        plan = self._plan
        if plan.text is None:
            submit = partial(engine.transcribe, file, plan.options)
            return self._trail.begin(file, plan.options, submit) if self._trail else submit()
        return engine.align(file, plan.text, plan.options, aligner=plan.aligner)

    def _hear(self, event: Event, now: float) -> None:
        """Take in what happened before anybody is told: an interruption may come at any time."""
        job = self._jobs[event.job]
        match event:
            case Started():
                job.model = event.model
                job.began = now
            case Progress():
                job.done = event.done
            case SegmentReady():
                job.segments.append(event.segment)
            case Checkpoint() if self._trail is not None:
                self._trail.hear(event)
            case EndedEarly() | Damaged() | NotHeard():
                self._failed = True
                job.problem = self._messages.note(event)
        self._view.show(job.source, event)
        if isinstance(event, Finished | Failed | Cancelled):
            job.processing = 0.0 if job.began is None else now - job.began
            self._end(job, event)
            if self._trail is not None:
                self._trail.end(event.job, is_finished=job.is_done)
            del self._jobs[event.job]

    def _end(self, job: _Job, event: Finished | Failed | Cancelled) -> None:
        match event:
            case Finished():
                job.is_done = self._write(job)
            case Failed(error=error):
                job.problem = self._fail(job.source, error)
                self._write(job, is_partial=True)
            case Cancelled():
                self._failed = True
        self._conclude(job)

    def _conclude(self, job: _Job) -> None:
        hotwords = self._plan.options.hotwords
        tokens = [token for segment in job.segments for token in segment.tokens]
        outcome = Outcome(
            job.source,
            job.done,
            job.processing,
            joined(segment.text for segment in job.segments),
            mean([token.score for token in tokens if token.score is not None]),
            job.problem,
            tally_of(job.segments, hotwords) if job.segments and hotwords else None,
        )
        if outcome.tally is not None:
            self._view.hotwords(job.source, outcome.tally)
        try:
            self._outcomes.add(job.number, outcome)
        except OSError as error:
            self._fail(None, error)

    def _write(self, job: _Job, *, is_partial: bool = False) -> bool:
        """Write what there is of a source; whether nothing is missing after that."""
        source = job.source
        formats = self._plan.list_formats if source.is_listed else self._plan.formats
        if not job.segments or not formats or job.is_written:
            return True
        start, _ = self._plan.options.span or (0.0, 0.0)
        created = datetime.now().astimezone()
        transcript = Transcript(
            source.path.name, start + job.done, job.model, created, tuple(job.segments)
        )
        try:
            paths = write_outputs(
                transcript,
                source.path,
                formats,
                folder=source.folder,
                stem=source.stem,
                profile=self._plan.profile,
                options=FormatOptions(protected=self._plan.options.hotwords.spoken),
                is_partial=is_partial,
            )
        except OSError as error:
            job.problem = self._fail(source, error)
            return False
        job.is_written = True
        self._view.wrote(source, paths)
        return True

    def _keep_unfinished(self) -> None:
        for job in self._jobs.values():
            self._write(job, is_partial=True)
            if job.segments:
                job.problem = "interrupted"
                self._conclude(job)
        for record in self._records:
            record.close()

    def _finish_records(self) -> None:
        for record in self._records:
            try:
                paths = record.finish()
            except OSError as error:
                self._fail(None, error)
            else:
                if paths:
                    self._view.wrote(None, paths)

    def _fail(self, source: Source | None, error: EngineError | InputError | OSError) -> str:
        """Say it, and return the words."""
        self._failed = True
        if isinstance(error, InputError):
            text = in_words(error)
        else:
            text = str(self._messages.error(error))
        self._view.failed(source, error, text)
        return text


def _unwritable(folders: Iterable[Path]) -> dict[Path, OSError]:
    """The folders that no result can be written to, found out before the work starts."""
    found = {}
    for folder in folders:
        try:
            check_writable(folder)
        except OSError as error:
            if folder.exists():  # a source that is missing with its folder is the engine's to name
                found[folder] = OSError(error.errno, error.strerror, str(folder))
    return found


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
