"""The engine as the app sees it: ask for work, hear events.

Models live in processes of their own: a crash in a driver cannot take the window with it, killing
them frees all memory, and torch is never loaded next to Qt (pytorch/pytorch#166628).
"""

import itertools
import queue
import threading
from collections.abc import Callable
from pathlib import Path

from engine.dispatcher import Close, Dispatcher, Message, Renew, Resize
from engine.events import Event
from engine.jobs import (
    AlignJob,
    Cancel,
    EndpointRules,
    Feed,
    FileJob,
    Finish,
    JobId,
    LiveJob,
    Options,
    Pause,
    Probe,
    WarmUp,
)


class Engine:
    """Runs jobs in worker processes, each one at a time, begun in the order submitted.

    `listener` is called with every event, on the engine's own thread; it must return at once.
    Every job ends with exactly one Finished, Failed or Cancelled, also when a worker is killed.
    """

    def __init__(self, listener: Callable[[Event], None], n_workers: int = 1) -> None:
        """Start it.

        Args:
            n_workers: so many files at once; 0 where there will be live jobs alone.
        """
        self._inbox: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self._ids = itertools.count(1)
        self._dispatcher = Dispatcher(listener, self._inbox, n_workers)
        self._thread = threading.Thread(target=self._dispatcher.run, name="engine", daemon=True)
        self._thread.start()

    def transcribe(
        self, path: Path, options: Options = Options(), heard: tuple[bytes, ...] = ()
    ) -> JobId:
        """Queue a file; what is in the checkpoints `heard` is told, and not recognized, again."""
        job = FileJob(JobId(next(self._ids)), path, options, heard=heard)
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

    def probe(self, path: Path, options: Options = Options()) -> JobId:
        """Have the headers of a file read, which is no job: Probed comes, and no end.

        Nothing comes if the worker that reads them dies of it.
        """
        job = FileJob(JobId(next(self._ids)), path, options)
        self._inbox.put(Probe(job))
        return job.id

    def listen(
        self,
        options: Options = Options(),
        rules: EndpointRules = EndpointRules(),
        start: float = 0.0,
    ) -> JobId:
        """Recognize what will be fed, beside everything else.

        Args:
            rules: when what is said becomes final.
            start: seconds of the recording at which the sound begins.
        """
        job = LiveJob(JobId(next(self._ids)), options, rules, start)
        self._inbox.put(job)
        return job.id

    def feed(self, job: JobId, samples: bytes) -> None:
        """Give a live job its next sound: int16, mono, 16 kHz, any length, on any thread."""
        self._inbox.put(Feed(job, samples))

    def finish(self, job: JobId) -> None:
        """Tell a live job that no more sound comes; it ends when all that came is text."""
        self._inbox.put(Finish(job))

    def warm_up(self, options: Options = Options()) -> None:
        """Load what a live job with these options will need, if no other one runs."""
        self._inbox.put(WarmUp(options))

    def cancel(self, job: JobId) -> None:
        """End a waiting or running job; its Cancelled comes within a second."""
        self._inbox.put(Cancel(job))

    def pause(self, job: JobId) -> None:
        """End a job once what it is recognizing has been given out; then its Cancelled comes."""
        self._inbox.put(Pause(job))

    def resize(self, n_workers: int) -> None:
        """Let so many jobs run at once from now on, each with its share of the cores.

        Those that run go on as they are; which worker is too many ends when it has nothing to do.
        """
        self._inbox.put(Resize(max(1, n_workers)))

    def renew(self) -> None:
        """Let jobs that begin from now on run in new processes, with the environment as it is."""
        self._inbox.put(Renew())

    def close(self) -> None:
        """End everything and wait; jobs that were not finished report Cancelled."""
        self._inbox.put(Close())
        self._thread.join()

    @property
    def live_pids(self) -> list[int]:
        """The process ids of the workers of live jobs."""
        return self._dispatcher.live.worker_pids

    @property
    def worker_pids(self) -> list[int]:
        """The process ids of the workers there are."""
        return self._dispatcher.worker_pids
