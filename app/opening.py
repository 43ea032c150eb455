"""What a transcript page begins with: a job's text, or a file's, and corrections kept of it."""

import logging
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from app import journal
from app.job import Job
from app.journal import NotAJournal
from app.keeper import Claim, place_of
from app.media import MEDIA_SUFFIXES
from app.subtitle_files import read_subtitle_file
from engine import READABLE, Remark, Transcript

TRANSCRIPT_SUFFIXES = frozenset(READABLE)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """A transcript to be corrected.

    Attributes:
        media: where its sound is, or was.
        claim: the right to write corrections, and where.
        n_heard: how many sentences of the recognizer are in it or were, before corrections.
        origin: the file that it was read from; None for what was recognized here.
        is_damaged: not all corrections could be read; the file of them has a copy beside it.
        remarks: what was mended while reading it.
        marks: moments of its sound that somebody marked.
    """

    transcript: Transcript
    media: Path | None
    claim: Claim
    n_heard: int
    origin: Path | None = None
    is_damaged: bool = False
    remarks: tuple[Remark, ...] = ()
    marks: tuple[float, ...] = ()

    @property
    def place(self) -> Path:
        """Where corrections are kept."""
        return self.claim.place

    @property
    def are_cues(self) -> bool:
        """Whether rows are subtitles already: no model recognized them."""
        return not self.transcript.model


def place_of_job(job: Job) -> Path:
    """Where corrections of its text are kept; when it runs again, that is another place."""
    return place_of("job", os.path.realpath(job.path), job.created.isoformat())


def open_heard(
    transcript: Transcript, media: Path | None, place: Path, marks: tuple[float, ...] = ()
) -> Opened:
    """What was recognized, or what was made of it.

    Raises:
        OSError: corrections that were kept cannot be read.
    """
    n_heard = len(transcript.segments)
    return _with_corrections(Opened(transcript, media, Claim(place), n_heard, marks=marks))


def open_file(path: Path) -> Opened:
    """The text of a file of subtitles or of a transcript, or as it was corrected.

    Raises:
        TextUnreadable: it cannot be read from disk, or is too large.
        TranscriptUnreadable: it is none.
        OSError: corrections that were kept cannot be read.
    """
    reading = read_subtitle_file(path)
    status = path.stat()
    place = place_of("file", os.path.realpath(path), status.st_size, status.st_mtime_ns)
    transcript, remarks = reading.transcript, tuple(reading.remarks)
    media = _sound_of(path, transcript.source)
    n_heard = len(transcript.segments)
    claim = Claim(place)
    return _with_corrections(Opened(transcript, media, claim, n_heard, path, remarks=remarks))


def open_kept(place: Path) -> Opened:
    """Corrections kept earlier, whatever they were made of.

    Raises:
        OSError: they cannot be read.
        NotAJournal: they are damaged from the start.
    """
    claim = Claim(place)
    kept = _read(claim)
    damaged = not kept.is_whole
    return Opened(kept.transcript, kept.media, claim, kept.n_heard, is_damaged=damaged)


def _with_corrections(opened: Opened) -> Opened:
    try:
        kept = _read(opened.claim)
    except FileNotFoundError:
        return opened
    except NotAJournal:
        return replace(opened, is_damaged=True)
    if not kept.transcript.segments and kept.n_heard:  # who deleted all of it begins again
        return opened
    return replace(
        opened,
        transcript=kept.transcript,
        media=kept.media or opened.media,
        n_heard=kept.n_heard,
        is_damaged=not kept.is_whole,
    )


def _read(claim: Claim) -> journal.Kept:
    """A journal; of a damaged one a copy stays, as the next correction writes it anew.

    While another window writes to it, its end may be missing; that is no damage.
    """
    try:
        kept = journal.read(claim.place)
    except NotAJournal:
        _keep_damaged(claim.place)
        raise
    if not claim.is_ours:
        return replace(kept, is_whole=True)
    if not kept.is_whole:
        _keep_damaged(claim.place)
    return kept


def _keep_damaged(place: Path) -> None:
    """Copy it under a name that is free."""
    log.warning("%s is damaged", place)
    names = (place.with_suffix(f".damaged{n or ''}") for n in range(100))
    free = next((name for name in names if not name.exists()), None)
    if free is not None:
        with suppress(OSError):
            shutil.copy2(place, free)


def _sound_of(path: Path, source: str) -> Path | None:
    """The recording beside a file of subtitles, by the name it gives or by the file's own."""
    named = path.with_name(Path(source).name) if source else path
    if named != path and named.is_file():
        return named
    stem = path.name.partition(".")[0]
    beside = sorted(each for each in path.parent.iterdir() if each.suffix.lower() in MEDIA_SUFFIXES)
    return next((each for each in beside if each.stem in {stem, path.stem}), None)
