"""The text of jobs in the library, sentence by sentence as they are heard."""

import secrets
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from app import library_entries as entries
from app import library_index as index
from app.job import UNFINISHED, Job
from app.library_entries import Draft
from app.opening import place_of_job
from engine import Segment

_ID_BITS = 48


@dataclass(slots=True)
class _Kept:
    """What the library has of a job's text; `of` is the list that its sentences come from."""

    of: list[Segment]
    media: Path
    n: int = 0
    is_settled: bool = False


@dataclass(frozen=True, slots=True)
class News:
    """What a job said since: the sentences from `first` on. A `draft` begins the entry."""

    entry: int
    first: int
    said: tuple[Segment, ...]
    draft: Draft | None
    media: Path
    duration: float | None
    is_complete: bool
    is_settled: bool


class HeardText:
    """Gives each job that says something an entry of the library; another text, another entry."""

    def __init__(self) -> None:
        self._kept: dict[Job, _Kept] = {}

    def adopt(self, job: Job) -> None:
        """Go on with a job whose text is there already."""
        if job.entry is not None:
            self._kept[job] = _Kept(job.segments, job.media, len(job.segments))

    def news_of(self, job: Job) -> News | None:
        """What a job said since it was asked last, and how it ended; it has an entry then."""
        return self._news_of(job, is_last=False)

    def last_news_of(self, job: Job) -> News | None:
        """The same of a job that is no longer in the table; its text stays."""
        news = self._news_of(job, is_last=True)
        self._kept.pop(job, None)
        return news

    def _news_of(self, job: Job, *, is_last: bool) -> News | None:
        if not job.segments:
            return None
        draft = None
        if job.entry is None:
            job.entry = secrets.randbits(_ID_BITS)
            draft = _draft(job)
        kept = self._kept.get(job)
        if kept is None or draft is not None:
            kept = self._kept[job] = _Kept(job.segments, job.media)
        first = kept.n if kept.of is job.segments else 0
        is_settled = is_last or job.state not in UNFINISHED or job.is_complete
        is_same = is_settled == kept.is_settled and job.media == kept.media
        if first == len(job.segments) and is_same:
            return None
        kept.media = job.media
        kept.of, kept.n, kept.is_settled = job.segments, len(job.segments), is_settled
        said = tuple(job.segments[first:])
        return News(
            job.entry, first, said, draft, job.media, job.duration, job.is_complete, is_settled
        )


def put(connection: sqlite3.Connection, news: News) -> None:
    """Write what a job said."""
    if news.draft is not None:
        entries.add(connection, news.draft, news.entry)
    elif not entries.exists(connection, news.entry):
        return  # it was deleted for good meanwhile
    entries.drop_segments(connection, news.entry, news.first)
    entries.append_segments(connection, news.entry, news.first, news.said)
    duration = news.duration if news.is_complete else news.said[-1].end if news.said else None
    entries.relocate(connection, news.entry, news.media)
    entries.finish(connection, news.entry, duration=duration, is_complete=news.is_complete)
    if news.is_settled:
        index.index_recognized(connection, [news.entry])


def _draft(job: Job) -> Draft:
    return Draft(
        "file",
        job.path.name,
        job.media,
        job.created,
        job.options.model,
        size=0 if job.source is None else job.source.size,
        journal=place_of_job(job).name,
    )
