"""<|zh|><|HAPPY|><|BGM|> → Tags: what SenseVoice says besides words."""

import re
from collections.abc import Iterable

from engine.types import Tags

_TAG = re.compile(r"<\|(/?)([^|>]+)\|>")
_LANGUAGE = re.compile(r"[a-z]{2,3}")  # ISO 639; SenseVoice's vocabulary knows more than it hears

_EMOTIONS = frozenset("happy sad angry neutral fearful disgusted surprised".split())
_EVENTS = frozenset(
    "bgm speech applause laughter cry sneeze breath cough sing speech_noise gbg".split()
)


def is_tag(piece: str) -> bool:
    """Whether a piece of the vocabulary is a tag and no text."""
    return _TAG.fullmatch(piece.strip("▁ ")) is not None


def parse_tags(pieces: Iterable[str]) -> Tags:
    """The tags among `pieces` as fields, whatever their order; the first of a kind counts.

    "No speech", "emotion unknown", "event unknown" and what says how the text is written become
    nothing; so does the closing form of an event.
    """
    language = emotion = None
    events: list[str] = []
    for piece in pieces:
        found = _TAG.fullmatch(piece.strip("▁ "))
        if found is None or found[1]:
            continue
        name = found[2]
        if _LANGUAGE.fullmatch(name):
            language = language or name
        elif name.lower() in _EMOTIONS:
            emotion = emotion or name.lower()
        elif name.lower() in _EVENTS and name.lower() not in events:
            events.append(name.lower())
    return Tags(language, emotion, tuple(events))
