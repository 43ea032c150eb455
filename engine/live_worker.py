"""The loop that runs live jobs, one at a time: sound as it comes, and between it what is open.

Knows nothing of threads, processes or Qt, as engine/worker.py; it takes the same two callables.
"""

import logging
import time
from collections.abc import Callable, Iterator

from engine.errors import EngineError
from engine.events import Event
from engine.jobs import Cancel, Command, Feed, Finish, LiveJob, Options, Rest, WarmUp
from engine.live import LiveSession
from engine.loader import Loader
from engine.pipeline import Stopped, prepare
from engine.worker import Closed, run_job

log = logging.getLogger(__name__)


class LiveWorker:
    """Runs live jobs until `receive` raises Closed."""

    def __init__(
        self,
        receive: Callable[[bool], Command],
        emit: Callable[[Event], None],
        loader: Loader,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make a worker.

        Args:
            receive, emit, loader: as Worker has them.
            clock: seconds that only go forward.
        """
        self._receive = receive
        self._emit = emit
        self._loader = loader
        self._clock = clock

    def run(self) -> None:
        """Run jobs as they come; what is left of one that has ended is passed over."""
        try:
            while True:
                command = self._receive(True)  # noqa: FBT003 - the contract
                if isinstance(command, LiveJob):
                    run_job(command.id, self._events(command), self._emit)
                elif isinstance(command, WarmUp):
                    self._warm_up(command.options)
        except Closed:
            log.debug("closed")

    def _events(self, job: LiveJob) -> Iterator[Event]:
        """Everything there is to report of a job; the last event is Finished.

        Raises:
            Stopped: it was cancelled.
            EngineError: the model or the device cannot be used.
        """
        stages = yield from prepare(job, job.options, self._loader)
        session = LiveSession(job, stages, self._clock)
        yield from session.begin()
        while True:
            command = self._waiting()
            if command is None:
                yield from session.look()
                command = self._receive(True)  # noqa: FBT003 - as above
            match command:
                case Feed(job.id, samples):
                    yield from session.accept(samples)
                case Rest(job.id):
                    yield from session.rest()
                case Finish(job.id):
                    yield from session.finish()
                    return
                case Cancel(job.id):
                    raise Stopped

    def _waiting(self) -> Command | None:
        """The next command, if there is one."""
        try:
            return self._receive(False)  # noqa: FBT003 - as above
        except LookupError:
            return None

    def _warm_up(self, options: Options) -> None:
        try:
            self._loader.load(options)
        except EngineError as error:  # the job will say so itself
            log.info("not warmed up: %s", type(error).__name__)
