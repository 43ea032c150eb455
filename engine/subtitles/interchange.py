"""Transcript ↔ JSON, the interchange format: everything that is known, to the millisecond."""

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from datetime import datetime
from itertools import pairwise
from typing import Any, Self, get_args

from engine.errors import TranscriptUnreadable
from engine.subtitles.remarks import Remarks
from engine.subtitles.sharing import shared
from engine.subtitles.writing import to_ms_precision
from engine.types import Change, Segment, Tags, Token, Transcript, Way, joined

_FORMAT = "shengwen-transcript"
_VERSION = 1
_WAYS = get_args(Way)
_MOST_SECONDS = 1e9  # thirty years: more is no time, and too much for milliseconds in the end


def write_json(transcript: Transcript) -> str:
    """Write all of it; a token keeps its leading space."""
    document = {
        "format": _FORMAT,
        "version": _VERSION,
        "source": transcript.source,
        "duration": to_ms_precision(transcript.duration),
        "model": transcript.model,
        "created": transcript.created.isoformat(timespec="seconds"),
        "segments": [_segment_fields(segment) for segment in transcript.segments],
    }
    return json.dumps(document, ensure_ascii=False) + "\n"


def _segment_fields(segment: Segment) -> dict[str, Any]:
    return {
        "start": to_ms_precision(segment.start),
        "end": to_ms_precision(segment.end),
        "text": segment.text,
        "language": segment.tags.language,
        "emotion": segment.tags.emotion,
        "events": list(segment.tags.events),
        "speaker": segment.speaker,
        "tokens": [_token_fields(token) for token in segment.tokens],
    }


def _token_fields(token: Token) -> dict[str, Any]:
    fields = {
        "text": token.text,
        "start": to_ms_precision(token.start),
        "end": to_ms_precision(token.end),
        "score": None if token.score is None else round(token.score, 4),
    }
    return fields if token.change is None else {**fields, "change": asdict(token.change)}


def read_json(text: str, name: str, remarks: Remarks) -> Transcript:
    """Read what `write_json` wrote, or another program in its manner.

    Raises:
        TranscriptUnreadable: it is no JSON, no transcript, of another version, or has a field
            that is not what it should be.
    """
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        place = f"{error.lineno}:{error.colno}"
        raise TranscriptUnreadable(name, "json", place) from error
    except (RecursionError, ValueError) as error:  # nested without end; a number without end
        raise TranscriptUnreadable(name, "json") from error
    if not isinstance(document, dict) or document.get("format") != _FORMAT:
        raise TranscriptUnreadable(name, "other")
    version = document.get("version")
    if version != _VERSION:
        raise TranscriptUnreadable(name, "version", str(version)[:20])
    try:
        return _transcript(_Fields(document, ""), remarks)
    except _BadField as error:
        raise TranscriptUnreadable(name, "field", str(error)) from error


class _BadField(Exception):  # noqa: N818 - never leaves this file
    """A field that is missing or of another kind; its text is where."""


class _Fields:
    """A JSON object whose fields are asked for by kind."""

    def __init__(self, content: object, place: str) -> None:
        if not isinstance(content, dict):
            raise _BadField(place)
        self._content = content
        self._place = f"{place}." if place else ""

    def place(self, name: str) -> str:
        return self._place + name

    def text(self, name: str, default: str | None = None) -> str:
        found = self._content.get(name, default)
        if not isinstance(found, str):
            raise _BadField(self.place(name))
        return found

    def text_or_none(self, name: str) -> str | None:
        return None if self._content.get(name) is None else self.text(name)

    def value(self, name: str) -> object:
        return self._content.get(name)

    def number(self, name: str) -> float:
        found = self._content.get(name)
        if isinstance(found, bool) or not isinstance(found, int | float) or not _is_finite(found):
            raise _BadField(self.place(name))
        return float(found)

    def seconds(self, name: str) -> float:
        found = self.number(name)
        if found > _MOST_SECONDS:
            raise _BadField(self.place(name))
        return found

    def number_or_none(self, name: str) -> float | None:
        return None if self._content.get(name) is None else self.number(name)

    def items(self, name: str) -> list[Any]:
        found = self._content.get(name, [])
        if not isinstance(found, list):
            raise _BadField(self.place(name))
        return found

    def objects(self, name: str) -> list[Self]:
        place = self.place(name)
        return [type(self)(each, f"{place}[{i}]") for i, each in enumerate(self.items(name))]


def _is_finite(number: float) -> bool:
    try:
        return math.isfinite(number)
    except OverflowError:  # an integer that no float can hold
        return False


def _transcript(fields: _Fields, remarks: Remarks) -> Transcript:
    try:
        created = datetime.fromisoformat(fields.text("created"))
    except ValueError as error:
        raise _BadField(fields.place("created")) from error
    segments = [
        _segment(each, number, remarks) for number, each in enumerate(fields.objects("segments"), 1)
    ]
    for number, (segment, following) in enumerate(pairwise(segments), 2):
        if following.start < segment.start:
            remarks.add("order", number)
    segments.sort(key=lambda segment: segment.start)
    return Transcript(
        fields.text("source", ""),
        max(0.0, fields.seconds("duration")),
        fields.text("model", ""),
        created,
        tuple(segments),
    )


def _segment(fields: _Fields, number: int, remarks: Remarks) -> Segment:
    text = fields.text("text")
    tokens = tuple(_token(each, number, remarks) for each in fields.objects("tokens"))
    if not tokens or "".join(joined(tokens).split()) != "".join(text.split()):
        if tokens:
            remarks.add("words", number)
        start, end = _times(fields, number, remarks)
        tokens = tuple(shared(text, start, end)) or (Token("", start, end),)
    if any(following.start < token.start for token, following in pairwise(tokens)):
        remarks.add("times", number)
        tokens = tuple(_one_after_the_other(tokens))
    events = fields.items("events")
    if not all(isinstance(event, str) for event in events):
        raise _BadField(fields.place("events"))
    tags = Tags(fields.text_or_none("language"), fields.text_or_none("emotion"), tuple(events))
    return Segment(tokens, text, tags, fields.text_or_none("speaker") or None)


def _token(fields: _Fields, number: int, remarks: Remarks) -> Token:
    start, end = _times(fields, number, remarks)
    score = fields.number_or_none("score")
    return Token(fields.text("text"), start, end, score, _change(fields, number, remarks))


def _change(fields: _Fields, number: int, remarks: Remarks) -> Change | None:
    """What a hotword did to a word. The text holds without it, so one that is bad is left out."""
    match fields.value("change"):
        case None:
            return None
        case {"heard": str() as heard, "word": str() as word, "way": way, **others} if way in _WAYS:
            match others.get("likeness", 1.0), others.get("n", 0):
                case int() | float() as likeness, int() as n if 0 <= likeness <= 1:
                    return Change(heard, word, way, float(likeness), n)
    remarks.add("change", number)
    return None


def _one_after_the_other(tokens: Iterable[Token]) -> Iterator[Token]:
    """The same words, none before the one before it has ended."""
    free_from = 0.0
    for token in tokens:
        start = max(token.start, free_from)
        free_from = max(token.end, start)
        yield replace(token, start=start, end=free_from)


def _times(fields: _Fields, number: int, remarks: Remarks) -> tuple[float, float]:
    start, end = fields.seconds("start"), fields.seconds("end")
    if min(start, end) < 0:
        remarks.add("negative", number)
    if end < start:
        remarks.add("reversed", number)
    return max(0.0, min(start, end)), max(0.0, start, end)
