"""Work on the user's disk, off the GUI thread."""

import logging
import traceback
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool, Signal

from engine import InternalError

log = logging.getLogger(__name__)
T = TypeVar("T")

# What may come back in place of a result: disks fail, and programs have bugs.
Problem = OSError | InternalError


class Background(QObject):
    """Runs functions in order on another thread and hands their results over on this one."""

    _ended = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], T], deliver: Callable[[T | Problem], None]) -> None:
        """Call `work()` on the other thread, then `deliver(its result)` on the GUI thread."""
        self._pool.start(partial(self._work, work, deliver))

    def finish(self) -> None:
        """Wait for everything that was asked, and hand over what it returned."""
        self._pool.waitForDone()
        QCoreApplication.sendPostedEvents(self)

    def _work(self, work: Callable[[], T], deliver: Callable[[T | Problem], None]) -> None:
        result: T | Problem
        try:
            result = work()
        except OSError as error:
            result = error
        except Exception:  # a bug: say so where the result is awaited, so that no job hangs
            log.exception("work off the GUI thread failed")
            result = InternalError(traceback.format_exc())
        try:
            self._ended.emit(deliver, result)
        except RuntimeError:  # a page that was closed meanwhile: nobody awaits it any more
            log.debug("the result of work off the GUI thread came too late")

    def _deliver(self, deliver: Callable[[object], None], result: object) -> None:
        deliver(result)
