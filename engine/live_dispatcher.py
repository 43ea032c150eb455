"""Live jobs and their workers, one for each: what becomes of the sound when a worker dies.

The engine's thread alone touches it. A job's sound is kept until its text is final, and given to
the worker some of it at a time, so that neither queue nor memory grows with what waits.
"""

import logging
import time
from collections.abc import Callable, Iterable
from functools import partial

import psutil

from engine.errors import EngineError, UnreadableAudio, WorkerDied
from engine.events import (
    Cancelled,
    End,
    Event,
    Failed,
    Finished,
    Lag,
    Partial,
    Preparing,
    Restarted,
    Settled,
    Started,
)
from engine.jobs import Cancel, Feed, Finish, JobId, LiveJob, Rest, WarmUp
from engine.live_messages import LiveEnded, LiveHeard, LiveMessage, LiveWorkerRecord
from engine.live_run import LiveRun
from engine.process import WorkerProcess
from engine.worker_record import StartWorker

log = logging.getLogger(__name__)

_PATIENCE = 0.5  # seconds a job gets to stop by itself before its process is killed
_SPARE = 600.0  # seconds that an idle worker keeps its model
_AHEAD = 30 * 32_000  # bytes that a worker may have and not have heard: half a minute
_MOST_DEATHS = 3  # of workers at the same place
_SILENT = 15.0  # seconds without a sign, with sound to hear, after which a worker is looked at …
_PAUSE = 2.0  # seconds without sound after which what was said is over
_STUCK = 1.0  # … and after as many more is killed if it computed for less than so many of them


class LiveDispatcher:
    """Runs live jobs beside each other."""

    def __init__(
        self,
        listener: Callable[[Event], None],
        post: Callable[[LiveHeard | LiveEnded], None],
        *,
        start_worker: StartWorker | None = None,
        clock: Callable[[], float] = time.monotonic,
        computed: Callable[[int | None], float] | None = None,
    ) -> None:
        """Make one.

        Args:
            post: takes what workers say, on any thread; it is to come back to `take`.
            start_worker: starts a process, as WorkerProcess does.
            clock: seconds that only go forward.
            computed: seconds that a process has computed.
        """
        self._listener = listener
        self._post = post
        self._start_worker = start_worker or partial(WorkerProcess, is_live=True)
        self._clock = clock
        self._computed = computed or _computed
        self._n_started = 0
        self._workers: dict[int, LiveWorkerRecord] = {}
        self._runs: dict[JobId, LiveRun] = {}
        self._is_closed = False

    @property
    def worker_pids(self) -> list[int]:
        """The process ids of the workers there are."""
        pids = [worker.process.pid for worker in list(self._workers.values())]
        return [pid for pid in pids if pid is not None]

    def take(self, message: LiveMessage) -> None:
        """Do what is asked, or note what is told."""
        match message:
            case LiveJob():
                self._begin(message)
            case Feed(job, samples) if job in self._runs:
                self._feed(self._runs[job], samples)
            case Finish(job) if job in self._runs:
                self._runs[job].is_finishing = True
                self._pump(self._runs[job])
            case WarmUp():
                self._warm_up(message)
            case LiveHeard(number, event) if number in self._workers:
                self._hear(self._workers[number], event)
            case LiveEnded(number, exitcode) if number in self._workers:
                self._lose(self._workers.pop(number), exitcode)

    def cancel(self, job: JobId) -> None:
        """End a job; its Cancelled comes within a second."""
        run = self._runs.get(job)
        if run is not None and run.deadline is None:
            self._workers[run.worker].process.send(Cancel(job))
            run.deadline = self._clock() + _PATIENCE

    def renew(self) -> None:
        """Let jobs that begin from now on run in new processes."""
        for worker in self._workers.values():
            worker.is_stale = True
        self._drop_surplus()

    def close(self) -> None:
        """End everything; jobs report Cancelled."""
        self._is_closed = True
        for run in list(self._runs.values()):
            self._end(run, Cancelled(run.job.id))
        while self._workers:
            self._retire(next(iter(self._workers)))

    def time_left(self) -> float | None:
        """Seconds until `on_time` has something to do; None where nothing waits for a time."""
        times = [run.deadline for run in self._runs.values() if run.deadline is not None]
        times += [run.rests_at for run in self._runs.values() if run.rests_at is not None]
        times += [run.last_sign + _SILENT for run in self._runs.values() if _is_owed(run)]
        times += [w.idle_since + _SPARE for w in self._workers.values() if w.job is None]
        return max(0.0, min(times) - self._clock()) if times else None

    def on_time(self) -> None:
        """Do what is due."""
        now = self._clock()
        for run in list(self._runs.values()):
            if run.deadline is not None and run.deadline <= now:
                self._retire(run.worker)
                self._end(run, Cancelled(run.job.id))
                continue
            if run.rests_at is not None and run.rests_at <= now:
                self._rest(run)
            if _is_owed(run) and run.last_sign + _SILENT <= now:
                self._look_at(run, self._workers[run.worker])
        for number, worker in list(self._workers.items()):
            if worker.job is None and worker.idle_since + _SPARE <= now:
                self._retire(number)

    def _begin(self, job: LiveJob) -> None:
        if self._is_closed:
            self._listener(Cancelled(job.id))
            return
        number = self._free_worker()
        if number is None:
            self._listener(Failed(job.id, WorkerDied(None)))
            return
        run = LiveRun(job, number, last_sign=self._clock())
        self._runs[job.id] = run
        self._give(run, job)

    def _give(self, run: LiveRun, job: LiveJob) -> None:
        worker = self._workers[run.worker]
        worker.job = job.id
        worker.process.send(job)
        self._pump(run)

    def _warm_up(self, message: WarmUp) -> None:
        if self._is_closed or any(worker.job is not None for worker in self._workers.values()):
            return
        number = self._free_worker()
        if number is not None:
            self._workers[number].idle_since = self._clock()  # it is wanted
            self._workers[number].process.send(message)

    def _free_worker(self) -> int | None:
        """One that runs nothing; None where the system has no process, thread or file for it."""
        for number, worker in self._workers.items():
            if worker.job is None and not worker.is_stale:
                return number
        self._n_started += 1
        number = self._n_started
        try:
            process = self._start_worker(
                lambda event: self._post(LiveHeard(number, event)),
                lambda exitcode: self._post(LiveEnded(number, exitcode)),
                1,
            )
        except (OSError, RuntimeError):
            log.exception("no live worker can be started")
            return None
        self._workers[number] = LiveWorkerRecord(process, idle_since=self._clock())
        return number

    def _feed(self, run: LiveRun, samples: bytes) -> None:
        if run.is_finishing:
            return
        if not _is_owed(run):
            run.last_sign = self._clock()  # until now there was nothing to hear
        run.sound.append(samples)
        run.rests_at = self._clock() + _PAUSE
        self._pump(run)
        self._tell_lag(run)

    def _rest(self, run: LiveRun) -> None:
        """Tell the worker of a pause, once it has all that came before."""
        if run.sent < run.sound.end // 2 * 2:
            run.rests_at = self._clock() + _PAUSE
            return
        run.rests_at = None
        self._workers[run.worker].process.send(Rest(run.job.id))

    def _pump(self, run: LiveRun) -> None:
        """Give the worker what it has room for, whole samples at a time."""
        process = self._workers[run.worker].process
        most = run.position(run.heard) + _AHEAD
        end = min(run.sound.end, most) // 2 * 2
        try:
            while run.sent < end:
                samples = run.sound.read(run.sent, end)
                run.sent += len(samples)
                process.send(Feed(run.job.id, samples))
        except OSError:
            log.exception("what waits on disk cannot be read")
            self._fail(run, UnreadableAudio("", "gone"))
            return
        if run.is_finishing and not run.is_told_of_end and run.sent >= run.sound.end // 2 * 2:
            run.is_told_of_end = True
            process.send(Finish(run.job.id))

    def _hear(self, worker: LiveWorkerRecord, event: Event) -> None:
        run = self._runs.get(worker.job) if worker.job is not None else None
        if run is None or event.job != run.job.id:
            return
        run.last_sign, worker.computed = self._clock(), None
        match event:
            case Finished():
                self._end(run, Finished(event.job, run.fed - run.job.start))
            case Failed() | Cancelled():
                self._end(run, event)
            case Settled():
                self._tell(run.settle(event))
                self._pump(run)
                self._tell_lag(run)
            case Partial():
                run.partial = event
                self._listener(event)
            case _:
                self._tell_once(run, event)

    def _tell_once(self, run: LiveRun, event: Event) -> None:
        """Pass on what is said again by each worker that takes the job up."""
        run.is_loaded = run.is_loaded or isinstance(event, Started)
        says_same = isinstance(event, Preparing | Started)
        key = type(event) if says_same else event
        if key not in run.told:
            run.told.add(key)
            self._listener(event)

    def _tell(self, events: Iterable[Event]) -> None:
        for event in events:
            self._listener(event)

    def _tell_lag(self, run: LiveRun) -> None:
        if run.job.id in self._runs:  # it has not ended meanwhile
            self._tell(run.lags(self._clock()))

    def _end(self, run: LiveRun, event: End) -> None:
        """A job is over; its worker, where there still is one, waits for the next."""
        del self._runs[run.job.id]
        run.sound.close_file()
        worker = self._workers.get(run.worker)
        if worker is not None:
            worker.job, worker.idle_since = None, self._clock()
        self._tell(run.clear())
        if run.lag:
            self._listener(Lag(run.job.id, 0.0))
        self._listener(event)
        self._drop_surplus()

    def _drop_surplus(self) -> None:
        """Keep one idle worker, the one that worked last."""
        idle = [(w.is_stale, -w.idle_since, n) for n, w in self._workers.items() if w.job is None]
        for n_before, (is_stale, _, number) in enumerate(sorted(idle)):
            if is_stale or n_before:
                self._retire(number)

    def _retire(self, number: int) -> None:
        """End a worker; what it still says is no longer heard."""
        self._workers.pop(number).process.kill()

    def _look_at(self, run: LiveRun, worker: LiveWorkerRecord) -> None:
        """End a worker that neither says anything nor computes, and go on with another one."""
        before, worker.computed = worker.computed, self._computed(worker.process.pid)
        run.last_sign = self._clock()
        is_stuck = before is not None and worker.computed - before < _STUCK
        if is_stuck:
            log.error("the live worker says nothing and computes nothing")
            self._retire(run.worker)
            self._lose(worker, None)

    def _lose(self, worker: LiveWorkerRecord, exitcode: int | None) -> None:
        """A worker died; another one goes on from what is final."""
        run = self._runs.get(worker.job) if worker.job is not None else None
        if run is None:
            return
        if run.deadline is not None or self._is_closed:
            self._end(run, Cancelled(run.job.id))
            return
        log.error("the live worker died with %s during job %d", exitcode, run.job.id)
        run.n_deaths += 1
        number = self._free_worker() if run.n_deaths < _MOST_DEATHS else None
        if number is None:
            self._fail(run, WorkerDied(exitcode))
            return
        self._tell(run.clear())
        self._listener(Restarted(run.job.id, exitcode))
        self._give(run, run.restart(number, self._clock()))
        run.rests_at = self._clock() + _PAUSE

    def _fail(self, run: LiveRun, error: EngineError) -> None:
        if run.worker in self._workers:
            self._retire(run.worker)
        self._end(run, Failed(run.job.id, error))


def _is_owed(run: LiveRun) -> bool:
    """Whether the worker has something to do, and all that it takes."""
    return run.is_loaded and run.is_waiting


def _computed(pid: int | None) -> float:
    """Seconds that a process has computed."""
    try:
        times = psutil.Process(pid).cpu_times()
    except psutil.Error:
        return 0.0
    return float(times.user + times.system)
