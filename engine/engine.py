"""The engine as the app sees it: ask for work, hear events.

Models live in a process of their own: a crash in a driver cannot take the window with it, killing
it frees all memory, and torch is never loaded next to Qt (pytorch/pytorch#166628).
"""

import itertools
import logging
import queue
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.errors import WorkerDied
from engine.events import Cancelled, Event, Failed, Finished, Probed
from engine.jobs import AlignJob, Cancel, FileJob, JobId, Options, Probe
from engine.process import WorkerProcess

log = logging.getLogger(__name__)

_MOST_PROBES = 16
_PATIENCE = 0.5  # seconds a running job gets to stop by itself before its process is killed


@dataclass(frozen=True, slots=True)
class _Heard:
    """An event of the worker that was started as number `worker`."""

    worker: int
    event: Event


@dataclass(frozen=True, slots=True)
class _Ended:
    """Worker number `worker` is no more."""

    worker: int
    exitcode: int | None


@dataclass(frozen=True, slots=True)
class _Renew:
    """What the worker was told at its start is no longer so."""


@dataclass(frozen=True, slots=True)
class _Close:
    """No more work."""


_Message = FileJob | Cancel | _Heard | _Ended | _Renew | _Close


class Engine:
    """Runs jobs in a worker process, one at a time, in the order submitted.

    `listener` is called with every event, on the engine's own thread; it must return at once.
    Every job ends with exactly one Finished, Failed or Cancelled, also when the worker is killed.
    """

    def __init__(self, listener: Callable[[Event], None]) -> None:
        self._inbox: queue.SimpleQueue[_Message] = queue.SimpleQueue()
        self._ids = itertools.count(1)
        self._dispatcher = _Dispatcher(listener, self._inbox)
        self._thread = threading.Thread(target=self._dispatcher.run, name="engine", daemon=True)
        self._thread.start()

    def transcribe(self, path: Path, options: Options = Options()) -> JobId:
        """Queue a file."""
        job = FileJob(JobId(next(self._ids)), path, options)
        self._inbox.put(job)
        return job.id

    def align(
        self, path: Path, text: str, options: Options = Options(), *, aligner: str = "auto"
    ) -> JobId:
        """Queue a file whose text is known, to find out when each word is said.

        Args:
            text: one passage a line; segments do not go across lines.
            aligner: as in AlignJob.
        """
        job = AlignJob(JobId(next(self._ids)), path, options, text, aligner)
        self._inbox.put(job)
        return job.id

    def cancel(self, job: JobId) -> None:
        """End a waiting or running job; its Cancelled comes within a second."""
        self._inbox.put(Cancel(job))

    def renew(self) -> None:
        """Let jobs that begin from now on run in a new process, with the environment as it is."""
        self._inbox.put(_Renew())

    def close(self) -> None:
        """End everything and wait; jobs that were not finished report Cancelled."""
        self._inbox.put(_Close())
        self._thread.join()

    @property
    def worker_pid(self) -> int | None:
        """The worker's process id, None while there is no worker."""
        return self._dispatcher.worker_pid


class _Dispatcher:
    """All of the engine's state, touched by its own thread alone; the inbox is the only way in."""

    def __init__(
        self, listener: Callable[[Event], None], inbox: "queue.SimpleQueue[_Message]"
    ) -> None:
        self._listener = listener
        self._inbox = inbox
        self._waiting: deque[FileJob] = deque()
        self._unprobed: deque[FileJob] = deque()
        self._n_probing = 0  # requests for headers that are not answered yet
        self._running: FileJob | None = None
        self._deadline: float | None = None  # when the running job, being cancelled, is out of time
        self._worker: WorkerProcess | None = None
        self._n_workers = 0
        self._is_stale = False  # the worker is to be replaced after its job
        self._closing = False

    @property
    def worker_pid(self) -> int | None:
        worker = self._worker
        return None if worker is None else worker.pid

    def run(self) -> None:
        """Handle messages until closed."""
        self._start_worker()  # its imports are done by the time the first job comes
        while not (self._closing and self._worker is None):
            try:
                self._handle(self._inbox.get(timeout=self._time_left()))
            except queue.Empty:
                self._kill()

    def _handle(self, message: _Message) -> None:
        match message:
            case FileJob():
                self._take(message)
            case Cancel(job):
                self._cancel(job)
            case _Heard(worker, event) if worker == self._n_workers:
                self._hear(event)
            case _Ended(worker, exitcode) if worker == self._n_workers:
                self._lose_worker(exitcode)
            case _Renew():
                self._is_stale = True
                self._replace_stale()
            case _Close():
                self._close()

    def _replace_stale(self) -> None:
        if self._is_stale and self._running is None and self._worker is not None:
            self._worker.kill()
            self._start_worker()
            self._unprobed.extend(job for job in self._waiting if job not in self._unprobed)
            self._probe_more()

    def _take(self, job: FileJob) -> None:
        if self._closing:
            self._listener(Cancelled(job.id))
            return
        self._waiting.append(job)
        self._run_next()
        if self._running is not job:
            self._unprobed.append(job)
            self._probe_more()

    def _run_next(self) -> None:
        if self._running is not None or not self._waiting:
            return
        if self._worker is None:
            self._start_worker()
            self._probe_more()
        self._running = self._waiting.popleft()
        assert self._worker is not None
        self._worker.send(self._running)

    def _probe_more(self) -> None:
        """Ask for the headers of waiting files, a few at a time: a busy worker's pipe fills up."""
        while self._unprobed and self._n_probing < _MOST_PROBES and self._worker is not None:
            job = self._unprobed.popleft()
            if job in self._waiting:
                self._worker.send(Probe(job))
                self._n_probing += 1

    def _start_worker(self) -> None:
        self._is_stale = False
        self._n_probing = 0
        self._n_workers += 1
        number = self._n_workers
        self._worker = WorkerProcess(
            lambda event: self._inbox.put(_Heard(number, event)),
            lambda exitcode: self._inbox.put(_Ended(number, exitcode)),
        )

    def _hear(self, event: Event) -> None:
        if isinstance(event, Finished | Failed | Cancelled):
            if self._running is None or event.job != self._running.id:
                return  # it has been ended already
            self._end_running(event)
        else:
            self._listener(event)
        if isinstance(event, Probed):
            self._n_probing -= 1
            self._probe_more()

    def _end_running(self, event: Finished | Failed | Cancelled) -> None:
        self._running = None
        self._deadline = None
        self._listener(event)
        self._replace_stale()
        self._run_next()

    def _cancel(self, job: JobId) -> None:
        if self._running is not None and self._running.id == job:
            assert self._worker is not None
            self._worker.send(Cancel(job))
            self._deadline = self._deadline or time.monotonic() + _PATIENCE
        for waiting in [item for item in self._waiting if item.id == job]:
            self._waiting.remove(waiting)
            self._listener(Cancelled(job))

    def _time_left(self) -> float | None:
        return None if self._deadline is None else max(0.0, self._deadline - time.monotonic())

    def _kill(self) -> None:
        """The running job did not stop in time: it ends with its process."""
        self._deadline = None
        if self._worker is not None:
            self._worker.kill()
            self._worker = None
            self._n_workers += 1  # what the killed one still says is no longer heard
        if self._running is not None:
            self._end_running(Cancelled(self._running.id))

    def _lose_worker(self, exitcode: int | None) -> None:
        self._worker = None
        if self._running is None:
            return
        job = self._running
        cancelled = self._deadline is not None or self._closing
        if not cancelled:
            log.error("the worker died with %s during job %d", exitcode, job.id)
        self._end_running(Cancelled(job.id) if cancelled else Failed(job.id, WorkerDied(exitcode)))

    def _close(self) -> None:
        self._closing = True
        while self._waiting:
            self._listener(Cancelled(self._waiting.popleft().id))
        self._kill()
