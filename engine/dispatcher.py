"""Which worker does what, and what becomes of jobs when one dies: all of the engine's state.

One thread touches it; the inbox is the only way in.
"""

import logging
import queue
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from engine.errors import WorkerDied
from engine.events import Cancelled, End, Event, Failed, Finished, Probed
from engine.jobs import Cancel, FileJob, JobId, Pause, Probe
from engine.live_dispatcher import LiveDispatcher
from engine.live_messages import LiveMessage
from engine.process import WorkerProcess
from engine.worker_record import StartWorker, WorkerRecord

log = logging.getLogger(__name__)

_MOST_PROBES = 16
_PATIENCE = 0.5  # seconds a running job gets to stop by itself before its process is killed
_SPARE = 60.0  # seconds that a worker beside the first waits for work before it gives up its memory


@dataclass(frozen=True, slots=True)
class Resize:
    """So many jobs may run at once."""

    n_workers: int


@dataclass(frozen=True, slots=True)
class Renew:
    """What workers were told at their start, as by the environment, is no longer so."""


@dataclass(frozen=True, slots=True)
class Close:
    """No more work."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """An event of worker number `worker`."""

    worker: int
    event: Event


@dataclass(frozen=True, slots=True)
class _Ended:
    """Worker number `worker` is no more."""

    worker: int
    exitcode: int | None


Message = FileJob | Probe | Cancel | Pause | Renew | Resize | Close | _Heard | _Ended | LiveMessage


class Dispatcher:
    """Gives jobs to workers, in order, as they become free."""

    def __init__(
        self,
        listener: Callable[[Event], None],
        inbox: "queue.SimpleQueue[Message]",
        n_workers: int = 1,
        *,
        start_worker: StartWorker = WorkerProcess,
        spare: float = _SPARE,
    ) -> None:
        """Make one; `run` it on a thread of its own.

        Args:
            start_worker: starts a process, as WorkerProcess does.
            spare: seconds that an idle worker beside the first is kept.
        """
        self._listener = listener
        self._inbox = inbox
        self._start_worker = start_worker
        self._spare = spare
        self._n_wanted = n_workers
        self._n_started = 0
        self._workers: dict[int, WorkerRecord] = {}
        self._waiting: deque[FileJob] = deque()
        self._unprobed: deque[Probe] = deque()
        self._closing = False
        self.live = LiveDispatcher(listener, inbox.put)

    @property
    def worker_pids(self) -> list[int]:
        """The process ids of the workers there are."""
        pids = [worker.process.pid for worker in list(self._workers.values())]
        return [pid for pid in pids if pid is not None]

    def run(self) -> None:
        """Handle messages until closed."""
        if self._n_wanted:
            self._start()  # its imports are done by the time the first job comes
        while not (self._closing and not self._workers):
            try:
                self._handle(self._inbox.get(timeout=self._time_left()))
            except queue.Empty:
                self._on_time()

    def _handle(self, message: Message) -> None:
        match message:
            case FileJob():
                self._take(message)
            case Probe():
                self._look_at(message)
            case Cancel(job):
                self._cancel(job)
            case Pause(job):
                self._pause(job)
            case Resize(n_workers):
                self._n_wanted = n_workers
                self._run_more()
                self._drop_surplus()
            case Renew():
                self._renew()
            case _Heard() | _Ended():
                self._note(message)
            case Close():
                self._close()
            case _:
                self.live.take(message)

    def _note(self, message: _Heard | _Ended) -> None:
        """Take what a worker says, if it still is one of ours."""
        match message:
            case _Heard(worker, event) if worker in self._workers:
                self._hear(self._workers[worker], event)
            case _Ended(worker, exitcode) if worker in self._workers:
                self._lose(self._workers.pop(worker), exitcode)

    def _take(self, job: FileJob) -> None:
        if self._closing:
            self._listener(Cancelled(job.id))
            return
        self._waiting.append(job)
        self._run_more()
        if job in self._waiting:
            self._look_at(Probe(job))

    def _run_more(self) -> None:
        while self._waiting and len(self._busy) < self._n_wanted:
            worker = self._free_worker()
            if worker is not None:
                worker.job = self._waiting.popleft()
                worker.process.send(worker.job)
            elif self._busy:  # who works now works on
                return
            else:
                self._listener(Failed(self._waiting.popleft().id, WorkerDied(None)))

    def _free_worker(self) -> WorkerRecord | None:
        """An idle worker that computes with as many cores as it now should, else a new one."""
        for number, worker in list(self._idle):
            if worker.n_sharing == self._n_wanted and not worker.is_stale:
                return worker
            self._retire(number)
        return self._start()

    @property
    def _busy(self) -> list[WorkerRecord]:
        return [worker for worker in self._workers.values() if worker.job is not None]

    @property
    def _idle(self) -> Iterator[tuple[int, WorkerRecord]]:
        return (item for item in self._workers.items() if item[1].job is None)

    def _start(self) -> WorkerRecord | None:
        """A new worker; None where the system has no process, thread or file left for one."""
        self._n_started += 1
        number = self._n_started
        try:
            process = self._start_worker(
                lambda event: self._inbox.put(_Heard(number, event)),
                lambda exitcode: self._inbox.put(_Ended(number, exitcode)),
                self._n_wanted,
            )
        except (OSError, RuntimeError):
            log.exception("no worker can be started")
            return None
        worker = WorkerRecord(process, self._n_wanted, idle_since=time.monotonic())
        self._workers[number] = worker
        self._probe_more()
        return worker

    def _retire(self, number: int) -> None:
        """End a worker that runs nothing; what it still says is no longer heard."""
        worker = self._workers.pop(number)
        worker.process.kill()
        self._unprobed.extendleft(worker.probes.values())

    def _renew(self) -> None:
        self.live.renew()
        for worker in self._workers.values():
            worker.is_stale = True
        self._drop_surplus()
        if not self._workers and not self._closing:
            self._start()

    def _drop_surplus(self) -> None:
        for number, worker in list(self._idle):
            if len(self._workers) > self._n_wanted or worker.is_stale:
                self._retire(number)
        self._probe_more()

    def _look_at(self, probe: Probe) -> None:
        """Have the headers of a file read as soon as a worker has room for that."""
        self._unprobed.append(probe)
        self._probe_more()

    def _probe_more(self) -> None:
        """Ask for headers of waiting files, a few at a time: what a worker owes dies with it."""
        if self._unprobed and not self._workers and not self._closing:
            self._start()
        workers = [w for w in self._workers.values() if len(w.probes) < _MOST_PROBES]
        while self._unprobed and workers:
            worker = min(workers, key=lambda w: (w.job is not None, len(w.probes)))
            probe = self._unprobed.popleft()
            worker.probes[probe.job.id] = probe
            worker.process.send(probe)
            workers = [w for w in workers if len(w.probes) < _MOST_PROBES]

    def _forget_probe(self, job: JobId) -> None:
        self._unprobed = deque(probe for probe in self._unprobed if probe.job.id != job)

    def _hear(self, worker: WorkerRecord, event: Event) -> None:
        if isinstance(event, Finished | Failed | Cancelled):
            if worker.job is not None and event.job == worker.job.id:
                self._end(worker, event)
        else:
            self._listener(event)
        if isinstance(event, Probed):
            worker.probes.pop(event.job, None)
            self._probe_more()

    def _end(self, worker: WorkerRecord, event: End) -> None:
        worker.job = worker.deadline = None
        worker.idle_since = time.monotonic()
        self._listener(event)
        self._run_more()
        self._drop_surplus()

    def _cancel(self, job: JobId) -> None:
        self.live.cancel(job)
        self._forget_probe(job)
        for worker in self._busy:
            if worker.job is not None and worker.job.id == job:
                worker.process.send(Cancel(job))
                worker.deadline = worker.deadline or time.monotonic() + _PATIENCE
        self._withdraw(job)

    def _pause(self, job: JobId) -> None:
        for worker in self._busy:
            if worker.job is not None and worker.job.id == job:
                worker.process.send(Pause(job))
        self._withdraw(job)

    def _withdraw(self, job: JobId) -> None:
        for waiting in [item for item in self._waiting if item.id == job]:
            self._waiting.remove(waiting)
            self._listener(Cancelled(job))

    def _lose(self, worker: WorkerRecord, exitcode: int | None) -> None:
        """A worker died; what it was asked of headers died with it, as one of them may be why."""
        if worker.job is None:
            self._probe_more()
            return
        job = worker.job
        if worker.deadline is not None or self._closing:
            self._end(worker, Cancelled(job.id))
        else:
            log.error("the worker died with %s during job %d", exitcode, job.id)
            self._end(worker, Failed(job.id, WorkerDied(exitcode)))

    def _time_left(self) -> float | None:
        times = [w.deadline for w in self._workers.values() if w.deadline is not None]
        if len(self._workers) > 1:
            times += [worker.idle_since + self._spare for _number, worker in self._idle]
        left = [max(0.0, at - time.monotonic()) for at in times]
        live = self.live.time_left()
        return min([*left, live] if live is not None else left, default=None)

    def _on_time(self) -> None:
        self.live.on_time()
        now = time.monotonic()
        for number, worker in list(self._workers.items()):
            if worker.deadline is not None and worker.deadline <= now:
                self._kill(number)
        for number, worker in list(self._idle):
            if len(self._workers) > 1 and worker.idle_since + self._spare <= now:
                self._retire(number)

    def _kill(self, number: int) -> None:
        """A job did not stop in time: it ends with its process."""
        worker = self._workers.pop(number)
        worker.process.kill()
        if worker.job is not None:
            self._end(worker, Cancelled(worker.job.id))

    def _close(self) -> None:
        self._closing = True
        self.live.close()
        while self._waiting:
            self._listener(Cancelled(self._waiting.popleft().id))
        self._unprobed.clear()
        while self._workers:
            self._kill(next(iter(self._workers)))
