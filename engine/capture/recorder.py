"""Recorder: a source of sound in a process of its own, which no window can make wait."""

import atexit
import contextlib
import itertools
import logging
import multiprocessing
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from engine.capture.mending import mend_recording
from engine.capture.orders import Close, Listen, Order, Pause, Record, Rest, Resume, Stop
from engine.capture.recorder_process import Ended, serve
from engine.capture.reports import CaptureFailed, CaptureReport, Recorded, SoundBlock
from engine.child import unheard
from engine.errors import EngineError, UnreadableAudio, WorkerDied

log = logging.getLogger(__name__)


class Recorder:
    """Listens to a source, says how loud it is, and writes recordings.

    Its process begins with the first order, at the usual priority; one that died begins anew with
    the next.
    """

    def __init__(self, listener: Callable[[CaptureReport], None]) -> None:
        """Be ready.

        Args:
            listener: hears every report, on a thread of this object's own; only that there can be
                no process is told by who gave the order.
        """
        self._listener = listener
        self._numbers = itertools.count(1)
        self._recordings: dict[int, tuple[Path, Callable[[SoundBlock], None]]] = {}
        self._lock = threading.Lock()
        self._process: BaseProcess | None = None
        self._connection: Connection[Order, Any] | None = None
        self._reader: threading.Thread | None = None
        atexit.register(self.close)  # or the process would be waited for, and wait for us

    @property
    def pid(self) -> int | None:
        """Of the process; None while there is none."""
        return None if self._process is None else self._process.pid

    def listen(self, source: str = "", channel: int | None = None) -> None:
        """Open a source, closing another: Listening or CaptureFailed comes.

        Args:
            source: its id; "" follows the system.
            channel: which one is heard, from 1; None hears the mean of all.
        """
        self._send(Listen(source, channel))

    def record(
        self,
        path: Path,
        feed: Callable[[SoundBlock], None],
        *,
        returns: bool = True,
        whole: bool = True,
    ) -> None:
        """Keep what is heard, and what was said just before: Recording comes.

        Before Listening has come, it begins as soon as the source is open.

        Args:
            path: a *.flac that is not there yet. It gets the source's own rate, mono, 16 bits.
            feed: is given every block at 16 kHz, without a gap, on the listener's thread.
            returns: whether a source that was lost is taken up again once it is back.
            whole: whether what was said just before belongs to it.
        """
        order = Record(next(self._numbers), path, returns, whole)
        self._send(order, feed)

    def pause(self) -> None:
        """Keep nothing from now on."""
        self._send(Pause())

    def resume(self) -> None:
        """Keep again what is heard from now on."""
        self._send(Resume())

    def stop(self) -> None:
        """End the recording with what was said until now: Recorded comes, after its last block.

        The source is listened to on.
        """
        self._send(Stop())

    def rest(self) -> None:
        """Close the source."""
        self._send(Rest())

    def close(self) -> None:
        """End everything, the recording properly; wait for it."""
        atexit.unregister(self.close)
        with self._lock:
            reader = self._reader
            if self._connection is not None:
                with contextlib.suppress(OSError):
                    self._connection.send(Close())
        if reader is not None and reader is not threading.current_thread():
            reader.join()

    def _send(self, order: Order, feed: Callable[[SoundBlock], None] | None = None) -> None:
        try:
            with self._lock:
                connection = self._connection or self._start()
                if isinstance(order, Record) and feed is not None:
                    self._recordings[order.number] = (order.path, feed)
                with contextlib.suppress(OSError):  # it is gone; its end is on the way
                    connection.send(order)
        except (OSError, RuntimeError):  # the system has no process, thread or file left for it
            log.exception("no recorder can be started")
            self._listener(CaptureFailed(WorkerDied(None)))

    def _start(self) -> "Connection[Order, Any]":
        context = multiprocessing.get_context("spawn")
        connection, theirs = context.Pipe()
        level = logging.getLogger().getEffectiveLevel()
        process = context.Process(target=serve, args=(theirs, level), daemon=True)
        with unheard():
            process.start()
        theirs.close()  # so that the pipe ends when the process does
        reader = threading.Thread(
            target=self._read, args=(process, connection), name="capture-reader", daemon=True
        )
        reader.start()
        self._connection, self._process, self._reader = connection, process, reader
        return connection

    def _read(self, process: BaseProcess, connection: "Connection[Order, Any]") -> None:
        error: EngineError | None = None
        while True:
            try:
                received = connection.recv()
            except (EOFError, OSError):
                break
            if isinstance(received, Ended):
                error = received.error
                continue
            try:
                self._take(received)
            except Exception:  # a bug of who listens; the recording goes on
                log.exception("a listener failed")
        process.join()
        with self._lock:
            connection.close()
            self._connection = self._process = None
            recordings, self._recordings = self._recordings, {}
        if process.exitcode and error is None:
            log.error("the recorder died: %s", process.exitcode)
            error = WorkerDied(process.exitcode)
        if error is not None:
            self._mend([path for path, _ in recordings.values()], error)
            self._listener(CaptureFailed(error))

    def _take(self, received: object) -> None:
        match received:
            case logging.LogRecord():
                logging.getLogger(received.name).handle(received)
            case (int(number), SoundBlock() as block):
                self._recordings[number][1](block)
            case (int(number), Recorded() as recorded):
                del self._recordings[number]
                self._listener(recorded)
            case (int(number), None):
                del self._recordings[number]
            case _:
                self._listener(received)  # type: ignore[arg-type]  # nothing else is sent

    def _mend(self, paths: Sequence[Path], error: EngineError) -> None:
        """Report the recordings that ran when the process died."""
        for path in paths:
            try:
                self._listener(Recorded(path, mend_recording(path), error))
            except UnreadableAudio as unreadable:
                log.warning("nothing was recorded: %s", unreadable)
                self._listener(Recorded(path, 0.0, error))
