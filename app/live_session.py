"""One live session from its start to its place in the library: its file, its rows, its times."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from app.library import Library
from app.live_state import LiveState, Mark, SavedSession
from app.recordings import Room, claim
from app.session_rows import SessionRows, new_number
from app.session_store import Session
from engine import Options, Recorded, Segment

_LIBRARY_MS = 300  # that a session waits for its entry: less than what is kept of before its start


def now() -> datetime:
    """What time it is, with its zone."""
    return datetime.now().astimezone()


@dataclass(slots=True)
class Live:
    """A session.

    Attributes:
        is_asked: the recorder was asked for it.
        has_sound: its first sound is in the file.
        is_paused: nothing is kept until it goes on.
        is_awaiting: its source is gone, and taken up again once it is back.
        is_stopping: it was asked to end.
        recorded: its file is whole; this is what became of it.
    """

    session: Session
    room: Room
    marks: list[Mark] = field(default_factory=list)
    breaks: list[tuple[float, datetime]] = field(default_factory=list)
    elapsed: float = 0.0
    is_asked: bool = False
    has_sound: bool = False
    is_paused: bool = False
    is_awaiting: bool = False
    is_stopping: bool = False
    recorded: Recorded | None = None

    @property
    def state(self) -> LiveState:
        """Where it stands, once it has sound."""
        if self.is_stopping or self.recorded is not None:
            return LiveState.ENDING
        if self.is_awaiting:
            return LiveState.AWAITING
        return LiveState.PAUSED if self.is_paused else LiveState.RECORDING


class LiveSession(QObject):
    """Keeps the library in step with the session that is going on; `live` is None without one."""

    def __init__(self, library: Library, parent: QObject) -> None:
        super().__init__(parent)
        self.live: Live | None = None
        self._rows = SessionRows(library, self)
        self._asks: Callable[[], None] = lambda: None
        self._patience = QTimer(self, singleShot=True, interval=_LIBRARY_MS)
        self._patience.timeout.connect(self._ask)

    def begin(self, title: str, room: Room, options: Options, ask: Callable[[], None]) -> Live:
        """Write it down, then `ask` for its sound, soon in any case."""
        entry, when = new_number(), now()
        session = Session(entry, title, room.path, is_open=True, created=when, options=options)
        live = self.live = Live(session, room)
        self._asks = ask
        self._patience.start()
        self._rows.begin(session, partial(self._on_written, live))
        return live

    def sound(self, path: Path) -> None:
        """Its first sound is in that file, now."""
        live = self._going
        live.has_sound = True
        live.breaks = [(0.0, now())]
        if path != live.session.path:
            self._move(live, path)
        self._note(live)

    def add(self, segment: Segment) -> None:
        """Take a sentence."""
        if self.live is not None:
            self._rows.add(segment)

    def reach(self, done: float) -> None:
        """All text up to there is final."""
        if self.live is not None:
            self._rows.reach(done)

    def mark(self) -> Mark:
        """Mark this moment."""
        live = self._going
        live.marks.append(Mark(live.elapsed))
        self._note(live)
        return live.marks[-1]

    def go_on(self) -> float:
        """Recording goes on after a break; return where."""
        live = self._going
        live.breaks.append((live.elapsed, now()))
        self._note(live)
        return live.elapsed

    def take(self, recorded: Recorded) -> None:
        """Its file is whole."""
        live = self._going
        live.recorded, live.elapsed = recorded, recorded.duration
        if recorded.path != live.session.path:
            self._move(live, recorded.path)

    def end(self, *, is_whole: bool) -> SavedSession:
        """Put it into the library as it is. `is_whole` if all of it became text."""
        live, self.live = self._going, None
        self._patience.stop()
        session, recorded = live.session, live.recorded
        if recorded is not None:
            if is_whole:
                self._rows.reach(recorded.duration)
            self._rows.close(recorded.path, duration=recorded.duration, is_complete=is_whole)
        else:  # nobody said what became of the file: the next start sees
            self._rows.leave()
        live.room.claim.release()
        return SavedSession(session.entry, session.title, session.path, live.elapsed)

    def abandon(self) -> None:
        """Nothing was recorded."""
        live, self.live = self._going, None
        self._patience.stop()
        self._rows.forget()
        live.room.claim.release()

    @property
    def _going(self) -> Live:
        assert self.live is not None
        return self.live

    def _move(self, live: Live, path: Path) -> None:
        live.room.claim.release()
        live.room = replace(live.room, path=path, claim=claim(path))
        live.session = replace(live.session, path=path)
        self._rows.move(path)

    def _note(self, live: Live) -> None:
        self._rows.note([mark.seconds for mark in live.marks], live.breaks)

    def _on_written(self, live: Live, _result: object) -> None:
        if live is self.live:
            self._ask()

    def _ask(self) -> None:
        self._patience.stop()
        live = self.live
        if live is not None and not live.is_asked:
            live.is_asked = True
            self._asks()
