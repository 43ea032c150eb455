"""Transcript → SRT, WebVTT, plain text, JSON. Always UTF-8 in the end, with bare line feeds.

SRT and WebVTT are written here rather than by pysubs2, which takes `{…}` in speech for style tags
and drops it, and does not escape what WebVTT reserves. The tests read them back with pysubs2.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from engine.subtitles.cues import cut
from engine.subtitles.rules import PROFILES
from engine.types import Segment, Token, Transcript

FORMATS = ("srt", "vtt", "txt", "json")

_PARAGRAPH_PAUSE = 2.0  # seconds
_UNWRITABLE = re.compile(r"[\ud800-\udfff]")  # lone surrogates: UTF-8 has no place for them
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_VTT_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})

_TimedText = tuple[int, int, str]  # start and end in milliseconds; lines joined by "\n"


def render(transcript: Transcript, fmt: str, profile: str | None = None) -> str:
    """Write the transcript as one of FORMATS.

    Args:
        transcript: its segments in the order they were spoken.
        fmt: "srt", "vtt", "txt" or "json".
        profile: a name in PROFILES that cues are cut by; None chooses by each segment's language.

    Raises:
        ValueError: there is no such format.
        KeyError: there is no such profile.
    """
    match fmt:
        case "srt":
            text = _srt(_timed_texts(transcript, profile))
        case "vtt":
            text = _vtt(_timed_texts(transcript, profile))
        case "txt":
            text = _txt(transcript)
        case "json":
            text = _json(transcript)
        case _:
            raise ValueError(fmt)
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _timed_texts(transcript: Transcript, profile: str | None) -> Iterator[_TimedText]:
    """What the cues show, without those that show nothing."""
    for cue in cut(transcript.segments, None if profile is None else PROFILES[profile]):
        text = "\n".join(filter(None, map(_on_one_line, cue.lines)))
        if text:
            yield cue.start_ms, cue.end_ms, text


def _srt(cues: Iterator[_TimedText]) -> str:
    # SRT cannot escape the arrow between its times; players look for it anywhere.
    return "".join(
        f"{i}\n{_clock(start, ',')} --> {_clock(end, ',')}\n{text.replace('-->', '→')}\n\n"
        for i, (start, end, text) in enumerate(cues, start=1)
    )


def _vtt(cues: Iterator[_TimedText]) -> str:
    return "WEBVTT\n\n" + "".join(
        f"{_clock(start, '.')} --> {_clock(end, '.')}\n{text.translate(_VTT_ESCAPES)}\n\n"
        for start, end, text in cues
    )


def _txt(transcript: Transcript) -> str:
    """One sentence a line, an empty line where the speaker pauses."""
    lines: list[str] = []
    previous_end = 0.0
    for segment in transcript.segments:
        text = _on_one_line(segment.text)
        if not text:
            continue
        if lines and segment.start - previous_end >= _PARAGRAPH_PAUSE:
            lines.append("")
        lines.append(text)
        previous_end = segment.end
    return "".join(f"{line}\n" for line in lines)


def _json(transcript: Transcript) -> str:
    """The interchange format; a token keeps its leading space."""
    document = {
        "format": "shengwen-transcript",
        "version": 1,
        "source": transcript.source,
        "duration": _to_ms_precision(transcript.duration),
        "model": transcript.model,
        "created": transcript.created.isoformat(timespec="seconds"),
        "segments": [_segment_fields(segment) for segment in transcript.segments],
    }
    return json.dumps(document, ensure_ascii=False) + "\n"


def _segment_fields(segment: Segment) -> dict[str, Any]:
    return {
        "start": _to_ms_precision(segment.start),
        "end": _to_ms_precision(segment.end),
        "text": segment.text,
        "language": segment.tags.language,
        "emotion": segment.tags.emotion,
        "events": list(segment.tags.events),
        "speaker": segment.speaker,
        "tokens": [_token_fields(token) for token in segment.tokens],
    }


def _token_fields(token: Token) -> dict[str, Any]:
    return {
        "text": token.text,
        "start": _to_ms_precision(token.start),
        "end": _to_ms_precision(token.end),
        "score": None if token.score is None else round(token.score, 4),
    }


def _to_ms_precision(seconds: float) -> float:
    return round(seconds, 3)


def _on_one_line(text: str) -> str:
    return " ".join(_CONTROLS.sub(" ", text).split())


def _clock(time_ms: int, decimal_mark: str) -> str:
    seconds, ms = divmod(time_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}{decimal_mark}{ms:03d}"
