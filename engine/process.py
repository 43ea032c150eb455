"""The worker process: how it starts, what it sets up around the Worker, how one talks to it.

One process, one pipe. Commands go in, events and log records come out; the end of the pipe is the
end of the process, however that came about.
"""

import logging
import multiprocessing
import queue
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection

from engine.child import LIVE_NICE, NICE, LogForwarder, settle_in, unheard
from engine.cores import take_share
from engine.events import Event
from engine.jobs import Command

log = logging.getLogger(__name__)

_M_TRIM_THRESHOLD, _M_MMAP_MAX, _M_ARENA_MAX = -1, -4, -8  # mallopt(3)


class WorkerProcess:
    """A running worker. `on_event` and `on_end` are called on a thread of this object's own.

    Another one hands over the commands: a worker that starts, or is stuck, leaves the pipe full.
    """

    def __init__(
        self,
        on_event: Callable[[Event], None],
        on_end: Callable[[int | None], None],
        n_sharing: int = 1,
        *,
        is_live: bool = False,
    ) -> None:
        """Start it.

        Args:
            on_event: hears every event.
            on_end: hears the exit code, once, after the last event.
            n_sharing: how many workers share the cores, this one among them.
            is_live: whether it runs live jobs, and no others.
        """
        self._on_event = on_event
        self._on_end = on_end
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        log_level = logging.getLogger().getEffectiveLevel()
        self._process = context.Process(
            target=_serve, args=(theirs, log_level, n_sharing, is_live), daemon=True
        )
        with unheard():
            self._process.start()
        theirs.close()  # so that the pipe ends when the process does
        self._outbox: queue.SimpleQueue[Command | None] = queue.SimpleQueue()
        self._writer = threading.Thread(target=self._write, name="engine-writer", daemon=True)
        self._writer.start()
        self._reader = threading.Thread(target=self._read, name="engine-reader", daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int | None:
        return self._process.pid

    def send(self, command: Command) -> None:
        """Hand over a command, at once; a dead worker is reported by `on_end`, not here."""
        self._outbox.put(command)

    def kill(self) -> None:
        """End it now and wait until it is gone; `on_end` has been called by then."""
        self._process.kill()
        self._reader.join()

    def _write(self) -> None:
        try:
            while (command := self._outbox.get()) is not None:
                self._connection.send(command)
        except OSError:
            log.debug("the worker is gone; its end is on the way")

    def _read(self) -> None:
        while True:
            try:
                received = self._connection.recv()
            except (EOFError, OSError):
                break
            if isinstance(received, logging.LogRecord):
                logging.getLogger(received.name).handle(received)
            else:
                self._on_event(received)
        self._process.join()
        self._outbox.put(None)
        self._writer.join()
        self._connection.close()
        self._on_end(self._process.exitcode)


def _serve(
    connection: "Connection[object, Command]",
    log_level: int,
    n_sharing: int,
    is_live: bool,  # noqa: FBT001 - a process is started with positions
) -> None:
    """Run in the worker process until the pipe ends."""
    settle_in(LIVE_NICE if is_live else NICE)
    take_share(n_sharing)
    give_back = _keep_memory()
    lock = threading.Lock()

    def send(message: object) -> None:
        with lock:
            connection.send(message)

    logging.getLogger().addHandler(LogForwarder(send))
    logging.getLogger().setLevel(log_level)

    from engine.loader import Loader  # noqa: PLC0415 - only this process pays for the models
    from engine.worker import Closed, Worker  # noqa: PLC0415

    def receive(block: bool) -> Command:  # noqa: FBT001 - the contract
        try:
            if not connection.poll():
                if not block:
                    raise LookupError
                if not is_live:  # between two blocks of sound there is nothing to give
                    give_back()
            return connection.recv()
        except (EOFError, OSError):
            raise Closed from None

    try:
        if is_live:
            from engine.live_worker import LiveWorker  # noqa: PLC0415

            LiveWorker(receive, send, Loader(is_live=True)).run()
        else:
            Worker(receive, send, Loader()).run()
    except (BrokenPipeError, Closed):
        log.debug("nobody listens any more")


def _keep_memory() -> Callable[[], None]:
    """Make freed memory wait for the next batch; return what gives it back to the system.

    glibc hands every large array back and fetches it again, page by page: a fifth of the time that
    recognition takes. One heap for all threads, as each would keep what its largest batch took.
    """
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415

        libc = ctypes.CDLL(None)
        if hasattr(libc, "mallopt"):  # glibc's own
            libc.mallopt(_M_ARENA_MAX, 1)
            libc.mallopt(_M_MMAP_MAX, 0)
            libc.mallopt(_M_TRIM_THRESHOLD, 2**31 - 1)
            return lambda: libc.malloc_trim(0)
    return lambda: None
