"""One long piece of work on a thread of its own: how far it is, stopping it, and its end."""

import logging
import threading
import time
import traceback
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from engine import EngineError, Hooks, InternalError

log = logging.getLogger(__name__)

_STEP = 0.1  # seconds; progress is told no more often

# What may come back in place of a result.
Trouble = EngineError | OSError


class Errand(QObject):
    """Runs a function that takes Hooks, once; its signals are of the GUI thread.

    Signals:
        progressed: bytes done, and bytes in all.
        waited: another process is at the same model.
        ended: what the function returned, or a Trouble.
    """

    progressed = Signal(object, object)  # an int of Qt's would be too small
    waited = Signal()
    ended = Signal(object)
    _heard = Signal(object, object)  # these three on the other thread
    _blocked = Signal()
    _returned = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)
        self._blocked.connect(self._on_blocked, Qt.ConnectionType.QueuedConnection)
        self._returned.connect(self._on_returned, Qt.ConnectionType.QueuedConnection)
        self._stop = threading.Event()
        self._told = 0.0
        self._thread: threading.Thread | None = None

    def start(self, work: Callable[[Hooks], object]) -> None:
        """Begin; the program does not wait for it when it ends."""
        self._thread = threading.Thread(target=self._run, args=(work,), name="errand", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ask it to end soon."""
        self._stop.set()

    def wait(self, seconds: float) -> bool:
        """Whether it has ended, or does so within this time."""
        if self._thread is not None:
            self._thread.join(seconds)
        return self._thread is None or not self._thread.is_alive()

    def _run(self, work: Callable[[Hooks], object]) -> None:
        hooks = Hooks(
            on_progress=self._hear,
            on_waiting=self._blocked.emit,
            is_cancelled=self._stop.is_set,
            sleep=self._sleep,
        )
        result: object
        try:
            result = work(hooks)
        except (EngineError, OSError) as error:
            result = error
        except Exception:  # a bug: say so where the result is awaited
            log.exception("an errand failed")
            result = InternalError(traceback.format_exc())
        try:
            self._returned.emit(result)
        except RuntimeError:  # the program has ended, and with it whoever would have heard
            log.debug("nobody waits for an errand any more")

    def _hear(self, _file: str, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._told >= _STEP or done >= total:
            self._told = now
            self._heard.emit(done, total)

    def _sleep(self, seconds: float) -> None:
        self._stop.wait(seconds)

    def _on_heard(self, done: int, total: int) -> None:
        self.progressed.emit(done, total)

    def _on_blocked(self) -> None:
        self.waited.emit()

    def _on_returned(self, result: object) -> None:
        self.ended.emit(result)
