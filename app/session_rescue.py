"""Sessions that a kill interrupted, and recordings that no entry knows: found at the start."""

import logging
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app import session_store as store
from app.background import Background, Problem
from app.library import Library
from app.recordings import claim, recordings_in
from app.session_rows import new_number
from app.session_store import Session
from engine import UnreadableAudio

log = logging.getLogger(__name__)

_SETTLED = 3.0  # seconds since a file was written to: a recorder may just be closing it
_AGAIN_MS = 1000

Mend = Callable[[Path], float]


@dataclass(frozen=True, slots=True)
class _Found:
    """What a look brought.

    Attributes:
        mended: whose file is whole now.
        empty: of which there is no sound.
        fresh: recordings that no entry knew.
        is_early: some are to be looked at again.
    """

    mended: Sequence[Session]
    empty: Sequence[Session]
    fresh: Sequence[Session]
    is_early: bool


class SessionRescue(QObject):
    """Puts into the library what was recorded and is not there, or not as it is.

    Signals:
        found: a list of Session that were interrupted.
    """

    found = Signal(object)

    def __init__(self, library: Library, mend: Mend, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._mend = mend
        self._folders: Sequence[Path] = ()
        self._disk = Background(self)
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self._look)

    def look(self, *folders: Path) -> None:
        """See what earlier starts left in the library and in these folders."""
        self._folders = folders
        self._look()

    def close(self) -> None:
        """Look no more."""
        self._again.stop()
        self._disk.finish()

    def _look(self) -> None:
        self._library.ask(_known, self._on_known)

    def _on_known(self, known: object) -> None:
        if isinstance(known, tuple):
            left, paths = known
            work = partial(_examine, left, paths, self._folders, self._mend)
            self._disk.run(work, self._on_examined)

    def _on_examined(self, found: _Found | Problem) -> None:
        if not isinstance(found, _Found):
            log.error("recordings were not looked through: %s", found)
            return
        for session in found.mended:
            work = partial(store.close, entry=session.entry, path=session.path)
            is_complete = 0 < session.duration <= session.done
            put = partial(work, duration=session.duration, is_complete=is_complete)
            self._library.run(put, [session.entry])
        for session in found.empty:
            self._library.run(partial(store.forget, entry=session.entry), [session.entry])
        for session in found.fresh:
            self._library.run(partial(store.keep, session=session, segments=()), [session.entry])
        interrupted = [*found.mended, *found.fresh]
        if interrupted:
            self.found.emit(interrupted)
        if found.is_early:
            self._again.start()


def _known(connection: sqlite3.Connection) -> tuple[list[Session], set[Path]]:
    return store.left_open(connection), store.known_paths(connection)


def _examine(
    left: Iterable[Session], known: Iterable[Path], folders: Iterable[Path], mend: Mend
) -> _Found:
    mended: list[Session] = []
    empty: list[Session] = []
    fresh: list[Session] = []
    is_early = False
    every = {os.path.realpath(path) for path in known}
    found = {os.path.realpath(path): path for each in folders for path in recordings_in(each)}
    strangers = (_stranger(path) for place, path in found.items() if place not in every)
    for session in (*left, *filter(None, strangers)):
        if not session.path.parent.is_dir():
            continue  # its drive is away
        ours = claim(session.path)
        try:
            if not ours.is_ours:
                continue  # it is being recorded
            if _is_fresh(session.path):
                is_early = True
                continue
            whole = _mended(session, mend)
        finally:
            ours.release()
        if session.is_open:
            (mended if whole is not None else empty).append(whole or session)
        elif whole is not None:
            fresh.append(whole)
    return _Found(mended, empty, fresh, is_early)


def _mended(session: Session, mend: Mend) -> Session | None:
    """The session with a file that is whole; None where there is nothing in it."""
    try:
        duration = mend(session.path)
    except (UnreadableAudio, OSError) as error:
        log.warning("%s cannot be mended: %r", session.path, error)
        if session.n_segments:  # its words are there all the same
            return replace(session, duration=session.done)
        return None if not session.is_open or not _has_bytes(session.path) else session
    log.info("%s was left unfinished: %.1f s of it are there", session.path, duration)
    if not duration and not session.n_segments:
        return None
    if not session.is_open:
        session = replace(session, created=session.created - timedelta(seconds=duration))
    return replace(session, duration=duration)


def _stranger(path: Path) -> Session | None:
    """A recording that is in the folder and not in the library; it ended when it was written."""
    try:
        written = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError:
        return None  # it is gone just now
    return Session(new_number(), path.stem, path, is_open=False, created=written)


def _is_fresh(path: Path) -> bool:
    try:
        return abs(time.time() - path.stat().st_mtime) < _SETTLED
    except OSError:
        return False


def _has_bytes(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False
