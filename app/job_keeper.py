"""Every job in the library, as it changes: a start after any end goes on with all of them."""

import secrets
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QObject, QTimer

from app import job_store
from app.checkpoint_store import key_of
from app.database import Database
from app.database_writer import Fault
from app.heard_text import HeardText, News, put
from app.job import WRITTEN, Job
from app.job_model import JobModel
from app.job_records import Stored, row_of
from app.job_store import Changes, Restored
from app.library import Library
from engine import NO_HOTWORDS

_SOON_MS = 200  # from a change to its way to the disk
_ID_BITS = 48
_PROGRESS_STEP = 10.0  # seconds of sound between two writes of nothing but progress


@dataclass(slots=True)
class _Kept:
    """What the library knows of a job."""

    id: int = field(default_factory=lambda: secrets.randbits(_ID_BITS))
    row: dict[str, Stored] = field(default_factory=dict)
    key: str = ""
    heard: dict[int, bytes] = field(default_factory=dict)


class JobKeeper(QObject):
    """Writes down what changes in the table of jobs."""

    def __init__(
        self, model: JobModel, database: Database, library: Library, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._database = database
        self._library = library
        self._text = HeardText()
        self._kept: dict[Job, _Kept] = {}
        self._changed: set[Job] = set()
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.write)
        model.refreshed.connect(self._on_refreshed)

    def restore(self, deliver: Callable[[list[Job]], None]) -> None:
        """Bring the jobs that an earlier start left, in their order."""
        self._database.run(job_store.restore, partial(self._on_restored, deliver))

    def finish(self) -> None:
        """Send everything to the disk, also what nobody has been told of yet."""
        self._changed.update(self._model.jobs)
        self.write()

    def write(self) -> None:
        """Send to the disk what changed."""
        self._soon.stop()
        listed = {job: place for place, job in enumerate(self._model.jobs)}
        gone = [job for job in self._kept if job not in listed]
        changed, self._changed = self._changed & listed.keys(), set()
        moved = {job for job, place in listed.items() if self._is_moved(job, place)}
        to_write = sorted(changed | moved, key=listed.__getitem__)
        told = [self._text.news_of(job) for job in to_write]
        told += [self._text.last_news_of(job) for job in gone]
        news = [each for each in told if each is not None]
        changes = [self._changes(job, listed[job]) for job in to_write]
        ids = [self._kept.pop(job).id for job in gone]
        work = partial(_put, news=news, changes=changes, gone=ids)
        if news:
            self._library.run(work, [each.entry for each in news])
        elif gone or changes:
            self._database.run(work)

    def _on_refreshed(self, touched: set[Job]) -> None:
        self._changed |= touched or set(self._model.jobs) - self._kept.keys()
        if not self._soon.isActive():
            self._soon.start()

    def _is_moved(self, job: Job, place: int) -> bool:
        kept = self._kept.get(job)
        return kept is None or kept.row.get("position") != place

    def _changes(self, job: Job, place: int) -> Changes:
        kept = self._kept.get(job)
        is_new = kept is None
        if kept is None:
            kept = self._kept[job] = _Kept()
        row = {"position": place, **row_of(job)}
        if kept.row and not _is_far(kept.row, row):
            row["done"] = kept.row["done"]
        changed = {name: value for name, value in row.items() if kept.row.get(name, self) != value}
        kept.row = row
        hotwords = job.options.hotwords if "options" in changed else NO_HOTWORDS
        return Changes(kept.id, changed, is_new, *self._heard(job, kept), hotwords=hotwords)

    def _heard(self, job: Job, kept: _Kept) -> tuple[str, dict[int, bytes], tuple[str, ...]]:
        """The key of a job's checkpoints, those that are new, and keys that are of no use now."""
        key = "" if job.source is None else key_of(job.path, job.source, job.options)
        forgotten: tuple[str, ...] = ()
        if kept.key and (key != kept.key or not job.heard or job.state in WRITTEN):
            forgotten, kept.heard = (kept.key,), {}
        kept.key = key
        if not key or job.state in WRITTEN:
            return key, {}, forgotten
        known = kept.heard
        new = {n: body for n, body in enumerate(job.heard) if known.get(n) is not body}
        kept.heard = dict(enumerate(job.heard))
        return key, new, forgotten

    def _on_restored(
        self, deliver: Callable[[list[Job]], None], found: list[Restored] | Fault
    ) -> None:
        if not isinstance(found, list):
            deliver([])
            return
        for each in found:
            row = row_of(each.job)
            heard = dict(enumerate(each.job.heard))
            kept = self._kept[each.job] = _Kept(each.id, row, heard=heard)
            if each.job.source is not None:
                kept.key = key_of(each.job.path, each.job.source, each.job.options)
            self._text.adopt(each.job)
        deliver([each.job for each in found])


def _put(
    connection: sqlite3.Connection,
    *,
    news: Sequence[News],
    changes: Sequence[Changes],
    gone: Sequence[int],
) -> None:
    """Write all of it at once: a job and its text know each other after any end."""
    for each in news:
        put(connection, each)
    job_store.apply(connection, changes)
    job_store.remove(connection, gone)


def _is_far(before: dict[str, Stored], after: dict[str, Stored]) -> bool:
    """Whether progress is worth a write, or something else is."""
    others = any(before.get(name) != value for name, value in after.items() if name != "done")
    done = after["done"], before["done"]
    return others or abs(float(done[0] or 0) - float(done[1] or 0)) >= _PROGRESS_STEP
