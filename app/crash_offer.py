"""Offers a report of what ended unexpectedly: the window the last time, or a worker just now."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.background import Background, Problem
from app.crashes import Crash, new_crashes
from app.notice import Notice
from engine import Event, Failed, WorkerDied

_OURS = ("window", "worker")  # a command says on the terminal how it ended


class CrashOffer(QObject):
    """Looks for what processes left.

    Signals:
        said: a Notice for the user.
    """

    said = Signal(object)

    def __init__(self, save: Callable[[], None], parent: QObject) -> None:
        """Make it; `save` lets the user save a report."""
        super().__init__(parent)
        self._save = save
        self._disk = Background(self)

    def look(self) -> None:
        """Find out how the last run ended."""
        self._disk.run(new_crashes, self._offer)

    def on_event(self, event: Event) -> None:
        """Keep what a worker left; the row of its job offers the report."""
        if isinstance(event, Failed) and isinstance(event.error, WorkerDied):
            self._disk.run(new_crashes, _take)

    def _offer(self, found: list[Crash] | Problem) -> None:
        if isinstance(found, list) and any(crash.who in _OURS for crash in found):
            text = self.tr("The program ended unexpectedly last time.")
            self.said.emit(Notice(text, self.tr("Save a report…"), self._save, stays=True))


def _take(_found: list[Crash] | Problem) -> None:
    """They are on disk, and in the log."""
