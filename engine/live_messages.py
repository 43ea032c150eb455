"""What the dispatcher of live jobs is told, and what it knows of a worker."""

from dataclasses import dataclass

from engine.events import Event
from engine.jobs import Feed, Finish, JobId, LiveJob, WarmUp
from engine.worker_record import WorkerHandle


@dataclass(frozen=True, slots=True)
class LiveHeard:
    """An event of live worker number `worker`."""

    worker: int
    event: Event


@dataclass(frozen=True, slots=True)
class LiveEnded:
    """Live worker number `worker` is no more."""

    worker: int
    exitcode: int | None


LiveMessage = LiveJob | Feed | Finish | WarmUp | LiveHeard | LiveEnded


@dataclass(slots=True, eq=False)
class LiveWorkerRecord:
    """A process; `job` is what it runs.

    Attributes:
        idle_since: when it had nothing to run any more.
        is_stale: it was told what is no longer so, and gets no more work.
        computed: seconds that it had computed when it was looked at; None since its last sign.
    """

    process: WorkerHandle
    job: JobId | None = None
    idle_since: float = 0.0
    is_stale: bool = False
    computed: float | None = None
