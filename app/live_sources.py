"""What can be recorded from, as it comes and goes."""

import logging
import sys
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from app.background import Background, Problem
from app.live_capture import Capture
from engine import EngineError, SoundSource

log = logging.getLogger(__name__)

_SOON_MS = 200  # a thing that is plugged in is several changes
_OFTEN_MS = 2000
_USUAL_RATE = 48_000

_Found = tuple[list[SoundSource], str] | EngineError


class LiveSources(QObject):
    """Lists sources beside the window, now and whenever there are others.

    Attributes:
        sources: what was found last.
        hint: why what the computer plays cannot be recorded; empty where it can.
        error: why nothing could be listed.

    Signals:
        changed: there may be others now.
    """

    changed = Signal()

    def __init__(self, capture: Capture, parent: QObject) -> None:
        super().__init__(parent)
        self.sources: Sequence[SoundSource] = ()
        self.hint = ""
        self.error: EngineError | None = None
        self._capture = capture
        self._disk = Background(self)
        self._watch: QObject | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._ask)
        # WORKAROUND Qt 6.11 on PulseAudio: of what is unplugged it says nothing. A sound server is
        # asked in milliseconds; elsewhere to ask takes longer, and Qt can be relied on.
        self._often = QTimer(self, interval=_OFTEN_MS)
        self._often.timeout.connect(self._ask)
        self._was_listed = False
        self._is_asking = self._is_asked_again = False

    def look(self) -> None:
        """See what is there now, and go on watching, until `rest`."""
        if sys.platform.startswith("linux"):
            self._often.start()
        if self._watch is None:
            self._watch = _watch(self._soon, self)
        self._ask()

    def rest(self) -> None:
        """Nobody looks."""
        self._often.stop()

    def look_soon(self) -> None:
        """Something was plugged in or out."""
        self._soon.start()

    def close(self) -> None:
        """Look no more."""
        self._soon.stop()
        self._often.stop()
        self._is_asked_again = False
        self._disk.finish()

    def find(self, source: str) -> SoundSource | None:
        """A source by its id; the system's own for ""."""
        if source:
            return next((each for each in self.sources if each.id == source), None)
        return next((each for each in self.sources if each.is_default), None)

    def rate(self, source: str) -> int:
        """How many samples a second it gives, as far as is known."""
        found = self.find(source)
        return _USUAL_RATE if found is None else found.rate

    def _ask(self) -> None:
        """See what is there; once more after that, where it is asked meanwhile."""
        if self._is_asking:
            self._is_asked_again = True
            return
        self._is_asking = True
        self._disk.run(self._list, self._on_listed)

    def _list(self) -> _Found:
        try:
            return self._capture.sources(), self._capture.system_sound_hint()
        except EngineError as error:
            return error

    def _on_listed(self, found: _Found | Problem) -> None:
        self._is_asking = False
        if self._is_asked_again:
            self._is_asked_again = False
            self._ask()
        before = (self.sources, self.hint, repr(self.error))
        if isinstance(found, tuple):
            (self.sources, self.hint), self.error = found, None
        else:
            self.sources = ()
            self.error = found if isinstance(found, EngineError) else None
        if not any(source.kind == "system" for source in self.sources):
            self._often.stop()  # no server answers
        if not self._was_listed or before != (self.sources, self.hint, repr(self.error)):
            self._was_listed = True
            log.info("%d sources of sound; %r", len(self.sources), self.error)
            self.changed.emit()


def _watch(soon: QTimer, parent: QObject) -> QObject:
    """Ask again when the system says so; where that cannot be known, pages ask as they open."""
    try:
        from app.qt_devices import watch_devices  # noqa: PLC0415 - its libraries may be missing
    except ImportError as error:
        log.warning("sources that come and go are not noticed: %s", error)
        return QObject(parent)
    return watch_devices(soon.start, parent)
