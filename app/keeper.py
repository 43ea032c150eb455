"""Keeps a transcript on disk while it is corrected: every change is there within half a second."""

import hashlib
import logging
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import platformdirs
from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from app import journal
from app.background import Background, Problem
from app.document import Document
from app.journal import Change

log = logging.getLogger(__name__)

_SOON_MS = 500
_AGAIN_MS = 5000  # after a failure
_SUFFIX = ".edits"


class Claim:
    """The right to write the journal in one place, which one window has at a time.

    It is taken before the journal is read: nobody writes to it any more then.

    Attributes:
        is_ours: no other window has it.
        problem: why the folder cannot be made, if it cannot; then nobody has it, either.
    """

    def __init__(self, place: Path) -> None:
        self.place = place
        self.problem: OSError | None = None
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self.problem = error
        self._lock = QLockFile(f"{place}.lock")
        self._lock.setStaleLockTime(0)  # stale is what nobody runs any more
        failure = QLockFile.LockError.LockFailedError
        self.is_ours = self._lock.tryLock(0) or self._lock.error() != failure

    def release(self) -> None:
        """Let others have it."""
        self._lock.unlock()


class Keeper(QObject):
    """Writes what is done to one document.

    Signals:
        failed: a Problem; it is tried again every few seconds.
        mended: it is on disk again after that.
        written: the Path of the journal: more of it is on disk.
    """

    written = Signal(object)
    failed = Signal(object)
    mended = Signal()

    def __init__(
        self, document: Document, claim: Claim, media: Path | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._claim = claim
        self._media = media
        self._changes: list[Change] = []
        self._is_begun = False  # each time from the start: the end of an old journal may be torn
        self._is_writing = self._is_failing = False
        self._disk = Background(self)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._write)

    def take(self) -> bool:
        """Keep it from now on; False where another window does already."""
        if self._claim.problem is not None:
            self.failed.emit(self._claim.problem)
        if self._claim.is_ours:
            self._document.exchanged.connect(self._on_exchanged)
            self._document.renamed.connect(self._write_all)
        return self._claim.is_ours

    def relocate(self, media: Path) -> None:
        """The sound was found elsewhere."""
        self._media = media
        self._write_all()

    def finish(self) -> OSError | None:
        """Write what is not yet written, and let go of it; or say why that cannot be."""
        self._disk.finish()
        if self._soon.isActive():
            self._soon.stop()
            try:
                self._work()()
            except OSError as error:
                self._try_again()
                return error
            self.written.emit(self._claim.place)
        self._is_failing = False
        self._claim.release()
        return None

    def _on_exchanged(self, first: int, n_gone: int, segments: object) -> None:
        assert isinstance(segments, tuple)
        self._changes.append(Change(first, n_gone, segments, self._document.n_heard))
        if not self._soon.isActive():
            self._soon.start(_SOON_MS)

    def _write_all(self) -> None:
        self._is_begun = False
        self._soon.start(_SOON_MS)

    def _write(self) -> None:
        if self._is_writing:  # if that fails, nothing may be added behind it
            self._soon.start(_SOON_MS)
            return
        self._is_writing = True
        self._disk.run(self._work(), self._on_written)

    def _work(self) -> Callable[[], None]:
        """What is to be written now: all of it, or what was done since."""
        changes, self._changes = self._changes, []
        if self._is_begun:
            return partial(journal.append, self._claim.place, changes)
        self._is_begun = True
        place, document = self._claim.place, self._document
        return partial(journal.begin, place, document.transcript, self._media, document.n_heard)

    def _on_written(self, result: Problem | None) -> None:
        self._is_writing = False
        if result is not None:
            log.error("the corrections are not kept: %s", result)
            self._try_again()
            self.failed.emit(result)
            return
        self.written.emit(self._claim.place)
        if self._is_failing:
            self._is_failing = False
            self.mended.emit()

    def _try_again(self) -> None:
        """Write all of it in a while."""
        self._is_begun, self._is_failing = False, True
        self._soon.start(_AGAIN_MS)


def place_of(*facts: object) -> Path:
    """Where the journal of a transcript lies: the same facts, the same place."""
    said = "\0".join(map(str, facts))
    name = hashlib.sha256(os.fsencode(said)).hexdigest()[:24]
    return folder() / f"{name}{_SUFFIX}"


def folder() -> Path:
    """Where all of them lie."""
    return platformdirs.user_data_path("shengwen") / "transcripts"
