"""The one line that a live session shows about itself: of several, the one that matters most."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

from app.live_state import LiveRemark
from app.live_words import LiveWords
from app.recordings import Room
from engine import KeptInMemory, Recorded

NOTHING = LiveRemark("")
_LITTLE_ROOM = 600.0  # seconds of sound

# What remarks are about, the most pressing first: there is one of each.
Subject = Literal["disk", "source", "ending", "text", "room", "news"]
_ORDER: tuple[Subject, ...] = ("disk", "source", "ending", "text", "room", "news")


class LiveRemarks(QObject):
    """Collects what is so.

    Signals:
        remarked: the LiveRemark to be shown; its text is "" where there is none.
    """

    remarked = Signal(object)

    def __init__(self, words: LiveWords, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
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

    def say_room(self, room: Room) -> None:
        """A session begins there."""
        if room.refused is not None:
            self.put("room", self._words.kept_elsewhere(room.refused, room.path))
        elif room.seconds_free < _LITTLE_ROOM:
            self.put("room", self._words.little_room(room.seconds_free, room.path.parent))

    def say_kept(self, report: KeptInMemory, folder: Path) -> None:
        """The disk takes nothing of it, or all of it again."""
        if report.seconds:
            self.put("disk", self._words.kept_in_memory(report.error, report.seconds, folder))
        else:
            self.clear("disk")

    def say_recorded(self, report: Recorded) -> None:
        """Its file is whole, as far as that is so."""
        self.clear("disk", "room")
        if report.error is not None:
            words = self._words.badly_recorded(report.error, report.path, report.duration)
            self.put("disk", words)

    def say_saved(self, entry: int, *, is_whole: bool) -> None:
        """It is in the library."""
        self.clear("ending", "room", "news")
        if is_whole:
            self.clear("text")
        else:
            self.put("text", self._words.unfinished(entry))

    def _show(self) -> None:
        held = (self._held[subject] for subject in _ORDER if subject in self._held)
        shown = next(held, NOTHING)
        if shown != self.shown:
            self.shown = shown
            self.remarked.emit(shown)
