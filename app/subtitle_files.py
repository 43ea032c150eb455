"""Files of subtitles and transcripts, from disk."""

from pathlib import Path

from app.input_errors import TextUnreadable
from app.texts import opened
from engine import Reading, read_transcript

_MOST_BYTES = 1 << 29  # a day of speech in JSON is a tenth of it


def read_subtitle_file(file: Path) -> Reading:
    """Read a file of subtitles, or a transcript.

    Raises:
        TextUnreadable: it cannot be read from disk, or is too large.
        TranscriptUnreadable: it holds something else.
    """
    with opened(file) as source:
        data = source.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise TextUnreadable(str(file), "large")
    return read_transcript(data, file.name)
