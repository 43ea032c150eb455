"""Which jobs the engine has: as many as run at once, in the order of the table."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from app.job import Job, State
from app.job_model import JobModel
from engine import Event, JobId, Options


class Transcriber(Protocol):
    """What the window needs of the engine."""

    def transcribe(self, path: Path, options: Options, heard: tuple[bytes, ...] = ()) -> JobId:
        """Queue a file, with the checkpoints of an earlier run."""

    def align(self, path: Path, text: str, options: Options) -> JobId:
        """Queue a file whose text is known."""

    def probe(self, path: Path, options: Options) -> JobId:
        """Have a file's headers read."""

    def cancel(self, job: JobId) -> None:
        """End a job early."""

    def pause(self, job: JobId) -> None:
        """End a job where it can go on."""

    def resize(self, n_workers: int) -> None:
        """Let so many jobs run at once."""

    def renew(self) -> None:
        """Let jobs that begin from now on run with the environment as it is."""

    def close(self) -> None:
        """Stop the workers."""


class JobQueue:
    """Takes jobs before the engine is there, and hands them over one by one when it is.

    The order is the model's: who changes it, or what runs at once, says so with `advance`.
    """

    def __init__(self, model: JobModel, prepare: Callable[[Job], None] = lambda _job: None) -> None:
        """Make one; `prepare` is called with a job that is about to begin, or to go on."""
        self._model = model
        self._prepare = prepare
        self._engine: Transcriber | None = None
        self._waiting: set[Job] = set()
        self._by_id: dict[JobId, Job] = {}
        self._probes: dict[JobId, Job] = {}
        self._n_at_once = 1
        self._n_workers = 1

    def start(self, engine: Transcriber) -> None:
        """Run jobs with this engine from now on."""
        self._engine = engine
        self._probe(job for job in self._model.jobs if job in self._waiting)
        self.advance()

    def allow(self, n_at_once: int) -> None:
        """Let so many run at once."""
        self._n_at_once = n_at_once
        self.advance()

    def submit(self, jobs: Iterable[Job]) -> None:
        """Let the engine have these jobs when their turn comes."""
        fresh = [job for job in jobs if job not in self._waiting and job.id is None]
        self._waiting.update(fresh)
        self.advance()
        self._probe(job for job in fresh if job in self._waiting)

    def advance(self) -> None:
        """Let the engine have what is next, where it has room and nothing is held."""
        if self._engine is None or self._model.is_held:
            return
        self._resize(self._engine)
        if self._waiting and len(self._by_id) < self._n_workers:
            for job in [job for job in self._model.jobs if job in self._waiting]:
                self._begin(self._engine, job)
                if len(self._by_id) == self._n_workers:
                    break

    def pause(self, job: Job) -> None:
        """Let a running job end where it can go on; its Cancelled comes."""
        if job.id is not None and self._engine:
            self._engine.pause(job.id)

    def take_back(self) -> None:
        """Let what the engine has not begun wait again, until `advance`."""
        early = [job for job in self._by_id.values() if job.state is State.WAITING]
        for job in early:
            self._cancel(job)
            job.attempts -= 1  # this was none
        self._waiting.update(early)

    def withdraw(self, jobs: Iterable[Job]) -> None:
        """Take jobs out; nothing more is heard of them."""
        for job in jobs:
            self._waiting.discard(job)
            self._cancel(job)
        self.advance()

    def job_of(self, event: Event) -> Job | None:
        """Whom an event is about; None where the job was withdrawn meanwhile."""
        return self._by_id.get(event.job) or self._probes.pop(event.job, None)

    def end(self, job: Job) -> None:
        """A job has ended: the next one has its place."""
        self._forget(job)
        self.advance()

    def close(self) -> None:
        """Stop the engine."""
        if self._engine:
            self._engine.close()
            self._engine = None

    def _resize(self, engine: Transcriber) -> None:
        """Let a single file have all the cores."""
        n_workers = max(1, min(self._n_at_once, len(self._by_id) + len(self._waiting)))
        if n_workers != self._n_workers:
            self._n_workers = n_workers
            engine.resize(n_workers)

    def _begin(self, engine: Transcriber, job: Job) -> None:
        self._waiting.discard(job)
        if not job.goes_on:
            job.forget()
        job.begin()
        self._prepare(job)
        job.id = engine.transcribe(job.media, job.options, tuple(job.heard))
        self._by_id[job.id] = job
        self._model.touch(job)

    def _probe(self, jobs: Iterable[Job]) -> None:
        """Find out how long files are that have to wait."""
        if self._engine is not None:
            for job in jobs:
                if job.duration is None:
                    self._probes[self._engine.probe(job.media, job.options)] = job

    def _cancel(self, job: Job) -> None:
        if job.id is not None and self._engine:
            self._engine.cancel(job.id)
        self._forget(job)

    def _forget(self, job: Job) -> None:
        if job.id is not None:
            self._by_id.pop(job.id, None)
        job.id = None
