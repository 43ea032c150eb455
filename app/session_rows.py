"""A session's rows of the library as it goes: what is said is there within half a second."""

import secrets
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from app import session_store as store
from app.library import Library
from app.session_store import Session
from engine import Segment

_SOON_MS = 200
_ID_BITS = 48


class SessionRows(QObject):
    """Writes down one session after the other.

    Attributes:
        done: up to where all text is final, in seconds.
    """

    def __init__(self, library: Library, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._entry = 0
        self.done = 0.0
        self._n_written = 0
        self._new: list[Segment] = []
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.write)

    def begin(self, session: Session, deliver: Callable[[object], None]) -> None:
        """Write it down that a session begins, then say so."""
        self.go_on(session)
        self._library.run(partial(store.begin, session=session), [session.entry])
        self._library.ask(lambda _connection: None, deliver)

    def go_on(self, session: Session) -> None:
        """Add to what there is of a session."""
        self._entry = session.entry
        self.done, self._n_written, self._new = session.done, session.n_segments, []

    def add(self, segment: Segment) -> int:
        """Take a sentence; return its number."""
        self._new.append(segment)
        self.reach(segment.end)
        return self._n_written + len(self._new) - 1

    def reach(self, done: float) -> None:
        """All text up to there is final."""
        self.done = max(self.done, done)
        if not self._soon.isActive():
            self._soon.start()

    def note(self, marks: Sequence[float], breaks: Sequence[tuple[float, datetime]]) -> None:
        """Keep what was marked, and where recording went on."""
        work = partial(store.note, entry=self._entry, marks=tuple(marks), breaks=tuple(breaks))
        self._library.ask(work, lambda _result: None)

    def move(self, path: Path) -> None:
        """Its sound is somewhere else than was meant."""
        work = partial(store.move, entry=self._entry, path=path)
        self._library.run(work, [self._entry])

    def write(self) -> None:
        """Send to the disk what is new."""
        self._soon.stop()
        new, self._new = tuple(self._new), []
        first = self._n_written
        self._n_written += len(new)
        work = partial(store.append, entry=self._entry, first=first, segments=new, done=self.done)
        if new:
            self._library.run(work, [self._entry])
        else:
            self._library.ask(work, lambda _result: None)

    def leave(self) -> None:
        """Nothing more comes for now: what there is can be found."""
        self.write()
        self._library.catch_up()

    def close(self, path: Path, *, duration: float, is_complete: bool) -> None:
        """Nothing more is recorded."""
        self.write()
        work = partial(
            store.close,
            entry=self._entry,
            path=path,
            duration=duration,
            is_complete=is_complete,
        )
        self._library.run(work, [self._entry])
        self._library.catch_up()  # corrections that were made meanwhile

    def forget(self) -> None:
        """Nothing was recorded after all."""
        self._soon.stop()
        self._new = []
        self._library.run(partial(store.forget, entry=self._entry), [self._entry])


def new_number() -> int:
    """What a new entry is called before the library knows of it."""
    return secrets.randbits(_ID_BITS)
