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
from app.keeper import place_of
from app.media import MEDIA_SUFFIXES
from app.saver import transcript_of
from engine import Remark, Transcript, read_transcript

TRANSCRIPT_SUFFIXES = frozenset({".ass", ".json", ".srt", ".ssa", ".vtt"})

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """A transcript to be corrected.

    Attributes:
        media: where its sound is, or was.
        place: where corrections are kept.
        origin: the file that it was read from; None for what was recognized here.
        is_kept: corrections made earlier are in it.
        is_damaged: not all of them could be read; the file of them has a copy beside it.
        remarks: what was mended while reading it.
    """

    transcript: Transcript
    media: Path | None
    place: Path
    origin: Path | None = None
    is_kept: bool = False
    is_damaged: bool = False
    remarks: tuple[Remark, ...] = ()


def open_job(job: Job) -> Opened:
    """The text of a job as it is now, or as it was corrected.

    Raises:
        OSError: corrections that were kept cannot be read.
    """
    place = place_of("job", os.path.realpath(job.path), job.created.isoformat())
    return _with_corrections(Opened(transcript_of(job), job.path, place))


def open_file(path: Path) -> Opened:
    """The text of a file of subtitles or of a transcript, or as it was corrected.

    Raises:
        OSError: the file cannot be read.
        TranscriptUnreadable: it is none.
    """
    status = path.stat()
    reading = read_transcript(path.read_bytes(), path.name)
    place = place_of("file", os.path.realpath(path), status.st_size, status.st_mtime_ns)
    media = _sound_of(path, reading.transcript.source)
    return _with_corrections(
        Opened(reading.transcript, media, place, path, remarks=tuple(reading.remarks))
    )


def open_kept(place: Path) -> Opened:
    """Corrections kept earlier, whatever they were made of.

    Raises:
        OSError: they cannot be read.
        NotAJournal: they are damaged from the start.
    """
    kept = _read(place)
    is_damaged = not kept.is_whole
    return Opened(kept.transcript, kept.media, place, is_kept=True, is_damaged=is_damaged)


def _with_corrections(opened: Opened) -> Opened:
    try:
        kept = _read(opened.place)
    except FileNotFoundError:
        return opened
    except NotAJournal:
        return replace(opened, is_damaged=True)
    media, is_damaged = kept.media or opened.media, not kept.is_whole
    return replace(
        opened, transcript=kept.transcript, media=media, is_kept=True, is_damaged=is_damaged
    )


def _read(place: Path) -> journal.Kept:
    """A journal; of a damaged one a copy stays, as the next correction writes it anew."""
    try:
        kept = journal.read(place)
    except NotAJournal:
        _keep_damaged(place)
        raise
    if not kept.is_whole:
        _keep_damaged(place)
    return kept


def _keep_damaged(place: Path) -> None:
    log.warning("%s is damaged", place)
    with suppress(OSError):
        shutil.copy2(place, place.with_suffix(".damaged"))


def _sound_of(path: Path, source: str) -> Path | None:
    """The recording beside a file of subtitles, by the name it gives or by the file's own."""
    named = path.with_name(Path(source).name) if source else path
    if named != path and named.is_file():
        return named
    stem = path.name.partition(".")[0]
    beside = sorted(each for each in path.parent.iterdir() if each.suffix.lower() in MEDIA_SUFFIXES)
    return next((each for each in beside if each.stem in {stem, path.stem}), None)
