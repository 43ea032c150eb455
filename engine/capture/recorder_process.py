"""The recorder's process: one pipe, orders in, reports, blocks of sound and log records out.

Whoever reads may be slow: what is to be sent waits, and nothing else does. The end of the pipe is
the end of the process, after the recording has been closed.
"""

import logging
import os
import queue
import threading
import traceback
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from engine.capture.orders import Close, Order
from engine.child import LogForwarder, settle_in
from engine.errors import EngineError, InternalError

if TYPE_CHECKING:  # importing the port stays light
    from engine.capture.recording_loop import RecordingLoop

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ended:
    """The last that it says where nobody told it to end: why it does."""

    error: EngineError


def serve(connection: "Connection[object, Order]", log_level: int) -> None:
    """Run in the recorder's process until the pipe ends."""
    settle_in(0, who="recorder")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # ALSA and PortAudio print what they meet
    outbox: queue.SimpleQueue[object] = queue.SimpleQueue()
    logging.getLogger().addHandler(LogForwarder(outbox.put))
    logging.getLogger().setLevel(log_level)
    sender = threading.Thread(target=_send, args=(connection, outbox), name="capture-sender")
    sender.start()

    is_stuck = False
    try:
        _record(connection, outbox)
    except EngineError as error:
        log.exception("a source hangs")
        outbox.put(Ended(error))
        is_stuck = True
    except Exception:  # a bug, or a library is missing; what was recorded has been closed
        log.exception("the recorder ended")
        outbox.put(Ended(InternalError(traceback.format_exc())))
    outbox.put(None)
    sender.join()
    if is_stuck:
        os._exit(0)  # the usual end would wait for it


def _record(connection: "Connection[object, Order]", outbox: "queue.SimpleQueue[object]") -> None:
    """Take orders until Close.

    Raises:
        MicrophoneUnusable: as RecordingLoop.run.
    """
    from engine.capture.recording_loop import RecordingLoop  # noqa: PLC0415 - only this process pays

    loop = RecordingLoop(outbox.put, lambda number, block: outbox.put((number, block)))
    reader = threading.Thread(
        target=_receive, args=(connection, loop), name="capture-receiver", daemon=True
    )
    reader.start()
    loop.run()


def _send(connection: "Connection[object, Order]", outbox: "queue.SimpleQueue[object]") -> None:
    try:
        while (message := outbox.get()) is not None:
            connection.send(message)
    except OSError:
        log.debug("nobody listens any more")


def _receive(connection: "Connection[object, Order]", loop: "RecordingLoop") -> None:
    order: Order | None = None
    while not isinstance(order, Close):
        try:
            order = connection.recv()
        except (EOFError, OSError):
            order = Close()
        loop.order(order)
