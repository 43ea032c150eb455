"""What a list of hotwords can be tried on: a text that is there, or a recording."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app import journal
from app.edits import rewritten
from app.job_words import shown_name
from app.journal import NotAJournal
from app.library_entries import Entry
from app.opening import TRANSCRIPT_SUFFIXES
from app.subtitle_files import read_subtitle_file
from app.texts import read_text, without_times
from engine import Segment, Token

TEXT_SUFFIXES = TRANSCRIPT_SUFFIXES | {".txt"}


@dataclass(frozen=True, slots=True)
class HeardText:
    """A text that was recognized.

    Attributes:
        has_times: whether it is known when its sentences are said.
        entry: where it is in the library, if it is there.
    """

    name: str
    segments: tuple[Segment, ...]
    has_times: bool = True
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Recording:
    """A file to be recognized, without the list and with it."""

    path: Path

    @property
    def name(self) -> str:
        """What it is called."""
        return shown_name(self.path.name)


def read_heard(path: Path) -> HeardText:
    """The text of a file: a transcript, subtitles, or plain lines.

    Raises:
        TextUnreadable: it cannot be read from disk, is no text, or is too large.
        TranscriptUnreadable: it is no transcript.
    """
    name = shown_name(path.name)
    if path.suffix.lower() in TRANSCRIPT_SUFFIXES:
        return HeardText(name, read_subtitle_file(path).transcript.segments)
    lines = (line.strip() for line in read_text(path).splitlines())
    segments = tuple(_line(n, line) for n, line in enumerate(lines) if line)
    return HeardText(name, segments, has_times=False)


def read_reference(path: Path) -> str:
    """A text that is right, of any file that has one.

    Raises:
        TextUnreadable, TranscriptUnreadable: as above.
    """
    if path.suffix.lower() == ".json":
        return text_of(read_subtitle_file(path).transcript.segments)
    return without_times(read_text(path))


def corrected_text(place: Path | None, heard: Sequence[Segment]) -> str | None:
    """What was made of a text by hand; None where nothing was corrected."""
    if place is None:
        return None
    try:
        kept = journal.read(place).transcript.segments
    except (OSError, NotAJournal):
        return None
    text = text_of(kept)
    return text if text.strip() and text != text_of(heard) else None


def text_of(segments: Sequence[Segment]) -> str:
    """The words alone, a sentence a line."""
    return "\n".join(segment.text for segment in segments)


def _line(n: int, text: str) -> Segment:
    """A sentence of which no time is known: one second each keeps them in order."""
    return rewritten(Segment((Token("", float(n), n + 1.0),), ""), text)
