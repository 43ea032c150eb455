"""The one line that a live session shows about itself: of several, the one that matters most."""

from typing import Literal

from PySide6.QtCore import QObject, Signal

from app.live_state import LiveRemark

NOTHING = LiveRemark("")

# What remarks are about, the most pressing first: there is one of each.
Subject = Literal["disk", "source", "ending", "text", "room", "news"]
_ORDER: tuple[Subject, ...] = ("disk", "source", "ending", "text", "room", "news")


class LiveRemarks(QObject):
    """Collects what is so.

    Signals:
        remarked: the LiveRemark to be shown; its text is "" where there is none.
    """

    remarked = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.shown = NOTHING
        self._held: dict[Subject, LiveRemark] = {}

    def put(self, subject: Subject, remark: LiveRemark) -> None:
        """This is so until it is cleared."""
        self._held[subject] = remark
        self._show()

    def clear(self, *subjects: Subject) -> None:
        """It is so no more; without subjects, nothing is."""
        for subject in subjects or _ORDER:
            self._held.pop(subject, None)
        self._show()

    def _show(self) -> None:
        held = (self._held[subject] for subject in _ORDER if subject in self._held)
        shown = next(held, NOTHING)
        if shown != self.shown:
            self.shown = shown
            self.remarked.emit(shown)
