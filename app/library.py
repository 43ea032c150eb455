"""The library for the window: what is in it, what is done with it, and how that is undone.

Work that writes goes through `Library.run`, which says afterwards which entries changed.
"""

import logging
import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from app import library_entries as entries
from app import library_index as index
from app import library_journals as journals
from app.background import Background, Problem
from app.database import Database
from app.database_writer import Fault
from app.library_entries import Entry, parts
from app.library_index import Excerpt, Preview
from app.library_journals import Corrections
from app.library_undo import Undo
from app.word_index import prepare
from engine import Segment

log = logging.getLogger(__name__)
T = TypeVar("T")

_AT_ONCE = 50  # entries are indexed in one transaction
_SETTLED_MS = 1500  # after the last correction the words of a transcript are indexed anew


class Library(QObject):
    """What was recognized and what was corrected.

    Attributes:
        undo: takes back what was done here.

    Signals:
        changed: the ids of entries that came, went or are others now, a set; empty for all.
        deleted: the ids of entries that were taken out here.
        renamed: the name of an entry's journal and its title now.
    """

    changed = Signal(object)
    deleted = Signal(object)
    renamed = Signal(str, str)

    def __init__(self, database: Database, folder: Path, parent: QObject | None = None) -> None:
        """Make it; `folder` has the journals of corrections."""
        super().__init__(parent)
        self.undo = Undo(self)
        self._database = database
        self._folder = folder
        self._disk = Background(self)
        self._is_over = False
        self._corrected: dict[Path, Path | None] = {}  # journals that changed, with their origins
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self._take_corrected)

    def start(self) -> None:
        """Let go of what was deleted last time; take in what changed since."""
        self._database.run(entries.deleted, self._purge)
        self.catch_up()

    def catch_up(self) -> None:
        """Make findable what was recognized since, and read corrections that were made since."""
        self._database.run(index.unindexed, self._index)

    def finish(self) -> None:
        """Take what was corrected last; before the database closes."""
        self._settled.stop()
        self._take_corrected()
        self._disk.finish()
        self._is_over = True

    def run(self, work: Callable[[sqlite3.Connection], T], ids: Collection[int] = ()) -> None:
        """Write, and say that these entries changed; those that `work` returns, if it does."""
        self._database.run(work, partial(self._on_written, set(ids)))

    def ask(
        self, work: Callable[[sqlite3.Connection], T], deliver: Callable[[T | Fault], None]
    ) -> None:
        """Hand over what `work` returns once everything before it is written."""
        self._database.run(work, deliver)

    def learn(
        self, work: Callable[[sqlite3.Connection], T], deliver: Callable[[T | Fault], None]
    ) -> None:
        """Hand over what `work` reads: as `ask`, but while nothing can be written it is read."""
        reads = self._database.run if self._database.trouble is None else self._database.read
        reads(work, deliver)

    def load(self, deliver: Callable[[list[Entry] | Fault], None]) -> None:
        """Hand over all entries, and be ready to search them."""
        self._database.read(entries.every, deliver)
        self._database.read(lambda _connection: prepare(), lambda _result: None)

    def load_some(
        self, ids: Collection[int], deliver: Callable[[list[Entry] | Fault], None]
    ) -> None:
        """Hand over these entries."""
        self._database.read(partial(entries.some, ids=ids), deliver)

    def find(self, query: str, deliver: Callable[[set[int] | Fault], None]) -> None:
        """Hand over which entries meet a query."""
        self._database.read(partial(index.find, query=query), deliver)

    def excerpts(
        self,
        ids: Collection[int],
        query: str,
        deliver: Callable[[dict[int, Excerpt] | Fault], None],
    ) -> None:
        """Hand over where these entries meet a query."""
        self._database.read(partial(index.excerpts, ids=ids, query=query), deliver)

    def preview(self, entry: int, query: str, deliver: Callable[[Preview | Fault], None]) -> None:
        """Hand over an entry's text, with where it meets a query."""
        self._database.read(partial(index.preview, entry=entry, query=query), deliver)

    def heard(self, entry: int, deliver: Callable[[tuple[Segment, ...] | Fault], None]) -> None:
        """Hand over what was recognized."""
        self._database.read(partial(entries.segments_of, entry=entry), deliver)

    def rename(self, entry: Entry, title: str) -> None:
        """Call an entry otherwise."""
        if title and title != entry.title:
            self._retitle(entry, title)
            self.undo.remember(self.tr("Rename"), partial(self._retitle, entry, entry.title))

    def set_tags(self, entry: Entry, tags: Sequence[str]) -> None:
        """Give an entry these tags."""
        if tuple(tags) != entry.tags:
            self._put(entries.set_tags, entry.id, tags)
            undo = partial(self._put, entries.set_tags, entry.id, entry.tags)
            self.undo.remember(self.tr("Change tags"), undo)

    def set_notes(self, entry: Entry, notes: str) -> None:
        """Note something about an entry."""
        if notes != entry.notes:
            self._put(entries.set_notes, entry.id, notes)
            undo = partial(self._put, entries.set_notes, entry.id, entry.notes)
            self.undo.remember(self.tr("Change notes"), undo)

    def delete(self, ids: Collection[int]) -> None:
        """Take entries out, until the next start for undoing."""
        self.run(partial(entries.delete, ids=ids), ids)
        self.deleted.emit(ids)
        undo = partial(self.run, partial(entries.restore, ids=ids), ids)
        self.undo.remember(self.tr("Delete"), undo)

    def correct(self, journal: Path, origin: Path | None = None) -> None:
        """Corrections were written there; they are read once there are no more for a moment."""
        self._corrected[journal] = origin or self._corrected.get(journal)
        self._settled.start()

    def keep_at(self, entry: Entry, journal: Path) -> None:
        """Corrections of an entry will be kept there."""
        self.run(partial(entries.set_journal, entry=entry.id, journal=journal.name), [entry.id])

    def place_of(self, entry: Entry) -> Path | None:
        """Where corrections of an entry are kept, or would be."""
        return None if entry.journal is None else self._folder / entry.journal

    def _put(self, put: Callable[..., None], entry: int, value: object) -> None:
        def work(connection: sqlite3.Connection) -> None:
            put(connection, entry, value)
            index.index_again(connection, entry)

        self.run(work, [entry])

    def _retitle(self, entry: Entry, title: str) -> None:
        self._put(entries.set_title, entry.id, title)
        place = self.place_of(entry)
        if place is not None:
            self.renamed.emit(place.name, title)
            self._disk.run(partial(journals.retitle, place, title), self._on_retitled)

    def _on_retitled(self, result: Problem | None) -> None:
        if result is not None:
            log.error("a title was not written to its corrections: %s", result)

    def _on_written(self, ids: set[int], result: object) -> None:
        if isinstance(result, int):
            ids = ids | {result}
        self.changed.emit(ids)

    def _purge(self, deleted: list[tuple[int, str | None]] | Fault) -> None:
        """Delete the corrections of what was deleted, then the rest of it."""
        if isinstance(deleted, list):
            self._disk.run(partial(_forget, self._folder, deleted), self._on_forgotten)

    def _on_forgotten(self, gone: list[int] | Problem) -> None:
        if isinstance(gone, list) and gone:
            self._database.run(partial(entries.purge, ids=gone))

    def _look_through(self, stamps: dict[str, str | None] | Fault) -> None:
        if isinstance(stamps, dict) and not self._is_over:
            work = partial(_changed, self._folder, stamps)
            self._disk.run(work, self._take)

    def _index(self, ids: list[int] | Fault) -> None:
        for part in parts(ids, _AT_ONCE) if isinstance(ids, list) else ():
            self.run(partial(index.index_recognized, ids=part), part)
        self._database.run(journals.known, self._look_through)

    def _take_corrected(self) -> None:
        corrected, self._corrected = self._corrected, {}
        for place, origin in corrected.items():
            self._disk.run(partial(_read, place, origin), self._take)

    def _take(self, corrections: Iterable[Corrections] | Problem) -> None:
        if isinstance(corrections, Problem):
            log.error("corrections were not read: %s", corrections)
            return
        for each in corrections:
            self.run(partial(journals.take, corrections=each))


def _forget(folder: Path, deleted: Iterable[tuple[int, str | None]]) -> list[int]:
    return [i for i, name in deleted if name is None or journals.forget(folder / name)]


def _changed(folder: Path, stamps: dict[str, str | None]) -> list[Corrections]:
    return list(journals.changed(folder, stamps))


def _read(place: Path, origin: Path | None) -> list[Corrections]:
    corrections = journals.read(place, origin)
    return [] if corrections is None else [corrections]
