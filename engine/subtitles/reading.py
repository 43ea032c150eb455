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
from engine.types import Transcript

READABLE = ("srt", "vtt", "ass", "ssa", "json")  # suffixes, without their dots


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read.

    Attributes:
        remarks: what had to be mended.
        format: "srt", "vtt", "ass" or "json".
    """

    transcript: Transcript
    remarks: tuple[Remark, ...]
    format: str


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
    else:
        transcript = _of_cues(_READERS[format_](text, remarks), name, remarks)
    return Reading(transcript, remarks.all(), format_)


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


def _of_cues(cues: list[RawCue], name: str, remarks: Remarks) -> Transcript:
    segments = mended(cues, remarks)
    if not segments:
        raise TranscriptUnreadable(name, "empty")
    end = max(segment.end for segment in segments)
    return Transcript(name, end, "", datetime.now().astimezone(), tuple(segments))
