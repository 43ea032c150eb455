"""Brings the library together with jobs and transcripts: what is opened, what changed."""

import sqlite3
from collections.abc import Set as AbstractSet
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from app.job import Job
from app.job_model import JobModel
from app.keeper import place_of
from app.library import Library
from app.library_entries import Entry, segments_of
from app.session_store import marks_of
from app.transcripts import Transcripts
from engine import Segment, Transcript

_SETTLED_MS = 1000  # after the last job ended


class Librarian(QObject):
    """Opens entries, and has the library follow what is done elsewhere."""

    def __init__(
        self, library: Library, jobs: JobModel, transcripts: Transcripts, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._transcripts = transcripts
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(library.catch_up)
        jobs.refreshed.connect(self._on_refreshed)
        library.renamed.connect(transcripts.rename)

    def open(self, entry: Entry) -> None:
        """Show an entry's transcript: as its page has it, its job, its corrections, or itself."""
        job = next((each for each in self._jobs.jobs if each.entry == entry.id), None)
        if job is not None and job.segments:
            self._transcripts.open_job(job)
        elif entry.kind == "recording":
            work = partial(_recorded, entry=entry.id)  # it may have ended just now
            self._library.learn(work, partial(self._on_recorded, entry))
        else:
            self._library.heard(entry.id, partial(self._on_heard, entry))

    def grow(self, entry: int, n: int, segment: Segment) -> None:
        """Sentence `n` of a recording came; its page, if there is one, has it then."""
        self._transcripts.grow(place_of("entry", entry), n, segment)

    def _on_recorded(self, entry: Entry, recorded: object) -> None:
        """Show a recording, also one in which nobody has spoken yet."""
        place = self._place_of(entry)
        if isinstance(recorded, tuple):
            segments, marks = recorded
            self._transcripts.open_heard(_transcript(entry, segments), entry.media, place, marks)
        else:
            self._transcripts.open_kept(place)

    def _on_heard(self, entry: Entry, heard: object) -> None:
        place = self._place_of(entry)
        segments: tuple[Segment, ...] = heard if isinstance(heard, tuple) else ()
        if segments:
            self._transcripts.open_heard(_transcript(entry, segments), entry.media, place)
        else:
            self._transcripts.open_kept(place)

    def _place_of(self, entry: Entry) -> Path:
        """Where its corrections are kept, from now on in any case."""
        place = self._library.place_of(entry)
        if place is None:
            place = place_of("entry", entry.id)
            self._library.keep_at(entry, place)
        return place

    def _on_refreshed(self, touched: AbstractSet[Job]) -> None:
        if any(not job.is_unfinished for job in touched):
            self._settled.start()


def _transcript(entry: Entry, segments: tuple[Segment, ...]) -> Transcript:
    return Transcript(entry.title, entry.duration, entry.model, entry.created, segments)


def _recorded(
    connection: sqlite3.Connection, entry: int
) -> tuple[tuple[Segment, ...], tuple[float, ...]]:
    return segments_of(connection, entry), marks_of(connection, entry)
