"""Subtitles and transcripts on disk → segments, a row each: SRT, WebVTT, our JSON.

Stands in for the engine's reader of all formats.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.input_errors import TextUnreadable
from app.texts import read_text
from engine import Segment, Tags, Token

_TIME = r"-?(?:\d+:)?\d+:\d\d[.,]\d{1,3}"
_TIMES = re.compile(rf"\s*({_TIME})\s*-->\s*({_TIME})")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>\n]*>|\{\\[^{}\n]*\}|<[\d:.]+>")
_TRANSCRIPT = "shengwen-transcript"


def read_rows(file: Path) -> list[Segment]:
    """Read a row for each cue, or for each segment of a transcript.

    Raises:
        TextUnreadable: the file cannot be read, or holds no cues.
    """
    text = read_text(file)
    rows = _transcript(file, text) if file.suffix.lower() == ".json" else list(_cues(text))
    if not rows:
        raise TextUnreadable(str(file), "empty")
    return rows


def _cues(text: str) -> Iterator[Segment]:
    lines = text.splitlines()
    places = [i for i, line in enumerate(lines) if _TIMES.match(line)]
    for place, until in zip(places, [*places[1:], len(lines)], strict=False):
        shown = [_MARKUP.sub("", line).strip() for line in lines[place + 1 : until]]
        shown = shown[: shown.index("")] if "" in shown else shown
        found = _TIMES.match(lines[place])
        if found is not None and shown:
            words = "\n".join(shown)
            token = Token(words, _seconds(found[1]), _seconds(found[2]))
            yield Segment((token,), words)


def _seconds(clock: str) -> float:
    seconds = 0.0
    for part in clock.lstrip("-").replace(",", ".").split(":"):
        seconds = seconds * 60 + float(part)
    return -seconds if clock.startswith("-") else seconds


def _transcript(file: Path, text: str) -> list[Segment]:
    try:
        document = json.loads(text)
        if document["format"] != _TRANSCRIPT:
            raise TextUnreadable(str(file), "transcript")
        return [_segment(values) for values in document["segments"]]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise TextUnreadable(str(file), "transcript") from error


def _segment(values: dict[str, Any]) -> Segment:
    tokens = tuple(
        Token(str(token["text"]), float(token["start"]), float(token["end"]))
        for token in values["tokens"]
    )
    if not tokens:
        tokens = (Token(str(values["text"]), float(values["start"]), float(values["end"])),)
    return Segment(tokens, str(values["text"]), Tags(values["language"]), values["speaker"])
