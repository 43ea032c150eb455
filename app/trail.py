"""The command line's way back into files that it did not finish."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import platformdirs

from app import checkpoint_store
from app.checkpoint_store import key_of, stamp_of
from app.database import Database
from engine import Checkpoint, JobId, Options

log = logging.getLogger(__name__)

_SOON = 1.0  # seconds between writes; what is done sooner is not written at all
_PATIENCE = 10.0  # seconds that the library gets to answer


@dataclass(slots=True)
class _Walk:
    """One file on its way."""

    key: str
    since: float
    is_kept: bool
    pending: dict[int, bytes] = field(default_factory=dict)


class Trail:
    """Keeps what is heard of every file until it is finished."""

    def __init__(
        self,
        library: Path | None = None,
        *,
        resumes: bool = True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Use the library at a path, by default the user's.

        Args:
            resumes: whether to go on with what an earlier run kept.
        """
        self._path = library or platformdirs.user_data_path("shengwen") / "library.db"
        self._resumes = resumes
        self._clock = clock
        self._opened: Database | None = None
        self._answers = True  # who does not is not waited for again, file after file
        self._walks: dict[JobId, _Walk] = {}

    def begin(
        self, path: Path, options: Options, submit: Callable[[tuple[bytes, ...]], JobId]
    ) -> JobId:
        """Submit a file with what was heard of it."""
        stamp = stamp_of(path)
        if stamp is None:
            return submit(())
        key = key_of(path, stamp, options)
        is_there = self._path.exists()
        heard = self._earlier(key) if self._resumes and self._answers and is_there else ()
        job = submit(heard)
        may_be_kept = is_there and not self._resumes
        self._walks[job] = _Walk(key, self._clock(), bool(heard) or may_be_kept)
        return job

    def hear(self, checkpoint: Checkpoint) -> None:
        """Keep one more."""
        walk = self._walks.get(checkpoint.job)
        if walk is None:
            return
        walk.pending[checkpoint.n] = checkpoint.body
        if self._clock() - walk.since >= _SOON:
            self._write(walk)

    def end(self, job: JobId, *, is_finished: bool) -> None:
        """The file is done with: keep what was heard of it unless all of it is."""
        walk = self._walks.pop(job, None)
        if walk is None:
            return
        if not is_finished:
            self._write(walk)
        elif walk.is_kept:
            self._library().run(partial(checkpoint_store.forget, key=walk.key))

    def close(self) -> None:
        """Write what is left of all files."""
        for walk in self._walks.values():
            self._write(walk)
        if self._opened is not None:
            self._opened.close()

    def _write(self, walk: _Walk) -> None:
        pending, walk.pending = walk.pending, {}
        if pending:
            walk.since, walk.is_kept = self._clock(), True
            self._library().run(partial(checkpoint_store.put, key=walk.key, checkpoints=pending))

    def _earlier(self, key: str) -> tuple[bytes, ...]:
        answered = threading.Event()
        found: list[tuple[bytes, ...]] = []

        def deliver(result: object) -> None:
            if isinstance(result, tuple):
                found.append(result)
            answered.set()

        self._library().read(partial(checkpoint_store.earlier, key=key), deliver)
        answered.wait(_PATIENCE)
        if not found:
            self._answers = False
            log.warning("the library does not answer: every file is begun anew")
        return found[0] if found else ()

    def _library(self) -> Database:
        if self._opened is None:
            self._opened = Database(self._path)
            self._opened.start()
            self._opened.run(checkpoint_store.forget_old)
        return self._opened
