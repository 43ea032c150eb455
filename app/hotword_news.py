"""Remembers which hotwords were heard, as files and sessions end; has lists read ahead."""

import logging
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from app.background import Background, Problem
from app.hotword_hits import LastHits
from app.hotword_shelf import HotwordShelf
from app.job import WRITTEN, Job
from app.job_model import JobModel
from app.settings import Settings
from engine import HotwordList, Segment, find_hits

log = logging.getLogger(__name__)

HITS = "hits.json"


class HotwordNews(QObject):
    """Looks through texts and lists off the GUI thread."""

    def __init__(
        self, jobs: JobModel, shelf: HotwordShelf, settings: Settings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._shelf = shelf
        self._lists = settings.hotword_lists
        self._counted: set[tuple[Path, datetime]] = set()
        self._file = shelf.lists.folder / HITS
        self._work = Background(self)
        jobs.refreshed.connect(self._on_refreshed)
        shelf.changed.connect(self._read_ahead)
        self._read_ahead()

    def adopt(self, settings: Settings) -> None:
        """Have the lists that are chosen now at hand."""
        if settings.hotword_lists != self._lists:
            self._lists = settings.hotword_lists
            self._read_ahead()

    def count(self, segments: Sequence[Segment], hotwords: HotwordList) -> None:
        """Remember the words of a list that are in a text that came just now."""
        if hotwords and segments:
            work = partial(_remember, self._file, tuple(segments), hotwords)
            self._work.run(work, _on_remembered)

    def finish(self) -> None:
        """Wait for what is being looked through."""
        self._work.finish()

    def _on_refreshed(self, touched: set[Job]) -> None:
        for job in touched or self._jobs.jobs:
            text = job.path, job.created  # another one once it begins again
            if job.state in WRITTEN and text not in self._counted:
                self._counted.add(text)
                self.count(job.segments, job.options.hotwords)

    def _read_ahead(self) -> None:
        """Read what the next job needs, so that nobody waits for a long list."""
        if self._lists:
            self._work.run(partial(self._shelf.resolve, self._lists), lambda _found: None)


def _remember(file: Path, segments: Sequence[Segment], hotwords: HotwordList) -> None:
    """Add what is there to what the file has by now: other windows write it, too.

    Raises:
        OSError: it cannot be written.
    """
    LastHits(file).note(_heard(segments, hotwords), datetime.now().astimezone())


def _on_remembered(done: Problem | None) -> None:
    if isinstance(done, OSError):  # a bug is in the log already
        log.warning("when hotwords were heard is not kept: %s", done)


def _heard(segments: Sequence[Segment], hotwords: HotwordList) -> list[str]:
    """The words that are there, each as often as it is; what is only suggested is not."""
    return [hit.word for hit in find_hits(segments, hotwords) if hit.way != "suggestion"]
