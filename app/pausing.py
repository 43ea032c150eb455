"""Pausing and resuming: one job, or all of them."""

from collections.abc import Callable, Iterable, Sequence

from app.job import AT_REST, PENDING, RUNNING, Job, SourceChanged, State
from app.job_model import JobModel
from app.job_queue import JobQueue


class Pausing:
    """Lets jobs rest, and go on where they were."""

    def __init__(
        self, model: JobModel, queue: JobQueue, submit: Callable[[Sequence[Job]], None]
    ) -> None:
        """Make it.

        Args:
            submit: queues jobs that wait, as far as their text can be written.
        """
        self._model = model
        self._queue = queue
        self._submit = submit
        self._stopped: set[Job] = set()  # by pausing all: these go on with all

    def pause(self, jobs: Iterable[Job]) -> None:
        """Let these jobs rest; one that runs first finishes what it is about to say."""
        chosen = list(jobs)
        waiting = [job for job in chosen if job.state is State.WAITING]
        self._queue.withdraw(waiting)  # together: the place of one is not for the next of them
        for job in waiting:
            job.state = State.PAUSED
        for job in chosen:
            if job.state in RUNNING and not job.is_pausing:
                self._queue.pause(job)
                job.is_pausing = True
            self._stopped.discard(job)
            self._model.touch(job)

    def resume(self, jobs: Iterable[Job]) -> None:
        """Let these jobs go on where they were, when their turn comes."""
        resting = [job for job in jobs if job.state in AT_REST]
        for job in resting:
            if isinstance(job.error, SourceChanged):
                job.source = None  # whoever was asked takes it as it is now
            job.wait()
            self._stopped.discard(job)
            self._model.touch(job)
        self._submit(resting)

    def pause_all(self) -> None:
        """Start nothing more, and let rest what runs."""
        self._model.hold(is_held=True)
        self._queue.take_back()
        running = [job for job in self._model.jobs if job.state in RUNNING and not job.is_pausing]
        self.pause(running)
        self._stopped.update(running)

    def start_all(self) -> None:
        """Go on: with what pausing all had stopped, or, where nothing was held, with what rests."""
        if not self._model.is_held:
            self.resume(job for job in self._model.jobs if job.can_go_on)
            return
        jobs = [job for job in self._model.jobs if job in self._stopped]
        stopped = [job for job in jobs if job.state is State.PAUSED]
        self._stopped.difference_update(stopped)
        for job in stopped:
            job.wait()
            self._model.touch(job)
        self._queue.submit(stopped)
        self._model.hold(is_held=False)
        self._queue.advance()

    def rest(self, job: Job) -> None:
        """A job has stopped as it was asked to."""
        job.state, job.is_pausing = State.PAUSED, False
        if job in self._stopped and not self._model.is_held:
            self.resume([job])


def can_pause(jobs: Iterable[Job]) -> bool:
    """Whether one of these can be let rest."""
    return any(job.state in PENDING and not job.is_pausing for job in jobs)
