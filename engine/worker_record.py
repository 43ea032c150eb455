"""What the dispatcher knows of a worker process, and what it asks of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from engine.events import Event
from engine.jobs import Command, FileJob, JobId, Probe


class WorkerHandle(Protocol):
    """What is asked of a worker process; engine/process.py has the real one."""

    @property
    def pid(self) -> int | None: ...

    def send(self, command: Command) -> None:
        """Hand over a command."""

    def kill(self) -> None:
        """End it now."""


StartWorker = Callable[[Callable[[Event], None], Callable[[int | None], None], int], WorkerHandle]


@dataclass(slots=True, eq=False)
class WorkerRecord:
    """One worker process and what it was given.

    Attributes:
        n_sharing: how many workers share the cores, as it was told when it started.
        job: what it runs.
        deadline: when that, being cancelled, is out of time.
        probes: whose headers it was asked for and has not told.
        idle_since: when it had nothing to run any more.
        is_stale: it was told what is no longer so, and gets no more work.
    """

    process: WorkerHandle
    n_sharing: int
    job: FileJob | None = None
    deadline: float | None = None
    probes: dict[JobId, Probe] = field(default_factory=dict)
    idle_since: float = 0.0
    is_stale: bool = False
