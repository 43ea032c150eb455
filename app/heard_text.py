"""The text of jobs in the library, sentence by sentence as they are heard."""

import json
import secrets
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from app.database import Database
from app.job import PENDING, Job
from app.job_records import Stored
from app.schema import stored_path
from app.segment_text import stored
from engine import Segment

_ID_BITS = 48


@dataclass(slots=True)
class _Kept:
    """What the library has of a job's text; `of` is the list that its sentences come from."""

    of: list[Segment]
    created: datetime
    n: int = 0
    facts: dict[str, Stored] = field(default_factory=dict)


class HeardText:
    """Gives each job that says something an entry of the library; another run, another entry."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: dict[Job, _Kept] = {}

    def adopt(self, job: Job) -> None:
        """Go on with a job whose text is there already."""
        if job.entry is not None:
            self._kept[job] = _Kept(job.segments, job.created, len(job.segments), _facts(job))

    def keep(self, job: Job) -> None:
        """Write what a job said since, and what is known of it."""
        if not job.segments:
            return
        kept = self._kept.get(job)
        if kept is None or kept.created != job.created:
            job.entry = secrets.randbits(_ID_BITS)
            kept = self._kept[job] = _Kept(job.segments, job.created)
        first = kept.n if kept.of is job.segments else 0
        kept.of, kept.n = job.segments, len(job.segments)
        facts = _facts(job)
        changed = {} if kept.facts and job.state in PENDING else _new(facts, kept.facts)
        kept.facts |= changed
        if changed or first < kept.n:
            assert job.entry is not None
            said = tuple(job.segments[first:])
            self._database.run(partial(put, entry=job.entry, facts=changed, first=first, said=said))

    def forget(self, jobs: Iterable[Job]) -> None:
        """These are no longer in the table; their text stays."""
        for job in jobs:
            self._kept.pop(job, None)


def put(
    connection: sqlite3.Connection,
    *,
    entry: int,
    facts: Mapping[str, Stored],
    first: int,
    said: Sequence[Segment],
) -> None:
    """Let an entry's sentences be those before `first`, and then these."""
    now = datetime.now().astimezone().isoformat()
    names = {**facts, "changed": now}
    sets = ", ".join(f"{name} = ?" for name in names)
    found = connection.execute(
        f"UPDATE entries SET {sets} WHERE id = ?",  # noqa: S608 - our own names
        (*names.values(), entry),
    )
    if not found.rowcount:
        if "created" not in facts:
            return  # it was deleted for good meanwhile
        marks = ", ".join("?" * (len(names) + 1))
        connection.execute(
            f"INSERT INTO entries (id, {', '.join(names)}) VALUES ({marks})",  # noqa: S608 - as above
            (entry, *names.values()),
        )
    connection.execute("DELETE FROM segments WHERE entry = ? AND n >= ?", (entry, first))
    rows = [(entry, n, stored(segment)) for n, segment in enumerate(said, first)]
    connection.executemany("INSERT INTO segments VALUES (?, ?, ?)", rows)


def _facts(job: Job) -> dict[str, Stored]:
    return {
        "kind": "file",
        "title": job.path.name,
        "media": stored_path(job.path),
        "created": job.created.isoformat(),
        "duration": job.duration or 0.0,
        "languages": json.dumps([code for code, _n in job.languages.most_common()]),
        "model": job.options.model,
        "size": 0 if job.source is None else job.source.size,
        "is_complete": int(job.is_complete),
    }


def _new(facts: Mapping[str, Stored], known: Mapping[str, Stored]) -> dict[str, Stored]:
    return {name: value for name, value in facts.items() if known.get(name, _new) != value}
