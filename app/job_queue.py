"""Jobs in the engine's queue, and which of ours an event speaks of."""

from pathlib import Path
from typing import Protocol

from app.job import Job
from engine import Event, JobId, Options


class Transcriber(Protocol):
    """What the window needs of the engine."""

    def transcribe(self, path: Path, options: Options) -> JobId:
        """Queue a file."""

    def align(self, path: Path, text: str, options: Options) -> JobId:
        """Queue a file whose text is known."""

    def cancel(self, job: JobId) -> None:
        """End a job early."""

    def renew(self) -> None:
        """Let jobs that begin from now on run with the environment as it is."""

    def close(self) -> None:
        """Stop the worker."""


class JobQueue:
    """Takes jobs before the engine is there, and hands them over when it is."""

    def __init__(self) -> None:
        self._engine: Transcriber | None = None
        self._by_id: dict[JobId, Job] = {}
        self._early: list[Job] = []

    def start(self, engine: Transcriber) -> None:
        """Run jobs with this engine from now on."""
        self._engine = engine
        early, self._early = self._early, []
        for job in early:
            self.submit(job)

    def submit(self, job: Job) -> None:
        """Let the engine have a job."""
        if self._engine is None:
            self._early.append(job)
            return
        job.id = self._engine.transcribe(job.path, job.options)
        self._by_id[job.id] = job

    def withdraw(self, job: Job) -> None:
        """Take a job back; nothing more is heard of it."""
        if job in self._early:
            self._early.remove(job)
        if job.id is not None and self._engine:
            self._engine.cancel(job.id)
        self.forget(job)

    def job_of(self, event: Event) -> Job | None:
        """Whom an event is about; None where the job was withdrawn meanwhile."""
        return self._by_id.get(event.job)

    def forget(self, job: Job) -> None:
        """Drop a job that ended."""
        if job.id is not None:
            self._by_id.pop(job.id, None)
        job.id = None

    def close(self) -> None:
        """Stop the engine."""
        if self._engine:
            self._engine.close()
            self._engine = None
