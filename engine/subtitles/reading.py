"""A file of subtitles, or a transcript → Transcript, whatever program or person wrote it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from engine.errors import TranscriptUnreadable
from engine.subtitles.ass_reader import is_ass, read_ass
from engine.subtitles.decoding import decode
from engine.subtitles.interchange import read_json
from engine.subtitles.mending import RawCue, mended
from engine.subtitles.remarks import Remark, Remarks
from engine.subtitles.srt_vtt_reader import has_times, read_srt, read_vtt
from engine.types import Segment, Transcript

READABLE = (".srt", ".vtt", ".ass", ".ssa", ".json")  # suffixes of files that can be read


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read.

    Attributes:
        numbers: of each segment, which cue of the file it is, from 1 in the order of the file.
        remarks: what had to be mended.
        format: "srt", "vtt", "ass" or "json".
    """

    transcript: Transcript
    numbers: tuple[int, ...]
    remarks: tuple[Remark, ...]
    format: str

    @property
    def has_cues(self) -> bool:
        """Whether it is cues, to be shown as they are, and not the sentences of a transcript."""
        return self.format != "json"


def read_transcript(data: bytes, name: str) -> Reading:
    """Read the bytes of a file of that name; what is in them says which format it is.

    No text is lost, save what no time belongs to; it is counted in the remarks. Of a cue without
    times for its words, they share its time by their width. Line breaks in cues stay.

    Raises:
        TranscriptUnreadable: there are no cues and no transcript in it.
    """
    remarks = Remarks()
    try:
        text, n_broken = decode(data)
    except ValueError as error:
        raise TranscriptUnreadable(name, "binary") from error
    for i in range(n_broken):
        remarks.add("damaged", i + 1)
    if not text.strip():
        raise TranscriptUnreadable(name, "empty")
    format_ = _format_of(text, name)
    if format_ == "json":
        transcript = read_json(text, name, remarks)
        numbers = tuple(range(1, len(transcript.segments) + 1))
    else:
        cues = mended(_READERS[format_](text, remarks), remarks)
        numbers = tuple(number for number, _ in cues)
        transcript = _of_cues([segment for _, segment in cues], name)
    return Reading(transcript, numbers, remarks.all(), format_)


_READERS: dict[str, Callable[[str, Remarks], list[RawCue]]] = {
    "srt": read_srt,
    "vtt": read_vtt,
    "ass": read_ass,
}


def _format_of(text: str, name: str) -> str:
    suffix = PurePath(name).suffix.lower()
    start = text.lstrip()
    if start.startswith("WEBVTT"):
        return "vtt"
    if suffix == ".json" or (start.startswith("{") and '"shengwen-transcript"' in text):
        return "json"
    if is_ass(text) and (suffix in (".ass", ".ssa") or not has_times(text)):
        return "ass"
    if has_times(text):
        return "vtt" if suffix == ".vtt" else "srt"
    raise TranscriptUnreadable(name, "unknown")


def _of_cues(segments: list[Segment], name: str) -> Transcript:
    if not segments:
        raise TranscriptUnreadable(name, "empty")
    end = max(segment.end for segment in segments)
    return Transcript(name, end, "", datetime.now().astimezone(), tuple(segments))
