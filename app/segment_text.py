"""A sentence as a line of JSON, for journals and the library: exact, and short.

A token that a list of hotwords changed has one number more: which change of the sentence it has.
Those are behind all else, so that a sentence without any reads as it always did.
"""

import json
import logging
from collections.abc import Sequence
from typing import Any, get_args

from engine import Change, Segment, Tags, Token, Way, joined

log = logging.getLogger(__name__)

_WAYS = get_args(Way)


def written(segment: Segment) -> str:
    """The sentence as text without line breaks."""
    tags = segment.tags
    changes = list(dict.fromkeys(token.change for token in segment.tokens if token.change))
    tokens = [_row(token, changes) for token in segment.tokens]
    text = None if segment.text == joined(segment.tokens) else segment.text
    said = [tokens, tags.language, tags.emotion, tags.events, segment.speaker, text]
    if changes:
        said.append([[c.heard, c.word, c.way, c.likeness, c.n] for c in changes])
    return json.dumps(said, ensure_ascii=False)


def stored(segment: Segment) -> str:
    """The same for the library, which takes no half characters."""
    text = written(segment)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(json.loads(text))
    return text


def read_segment(text: str | bytes) -> Segment:
    """The sentence that was written; a change that makes no sense is left out, its words stay.

    Raises:
        TypeError, ValueError: it is none.
    """
    spoken, language, emotion, events, speaker, whole, *more = json.loads(text)
    changes = _changes(more[0]) if more else []
    tokens = tuple(
        Token(
            str(word),
            float(start),
            float(end),
            None if score is None else float(score),
            _change(which, changes),
        )
        for word, start, end, score, *which in spoken
    )
    if not tokens:
        raise ValueError
    text = joined(tokens) if whole is None else str(whole)
    return Segment(tokens, text, Tags(language, emotion, tuple(events)), speaker)


def has_changes(segment: Segment) -> bool:
    """Whether its line is one that earlier versions of this program cannot read."""
    return any(token.change for token in segment.tokens)


def _row(token: Token, changes: Sequence[Change]) -> list[Any]:
    plain = [token.text, token.start, token.end, token.score]
    return plain if token.change is None else [*plain, changes.index(token.change)]


def _changes(stored: object) -> list[Change | None]:
    """The changes by their numbers; None for one that makes no sense."""
    if not isinstance(stored, list):
        log.warning("the changes of a sentence make no sense")
        return []
    return [_read_change(each) for each in stored]


def _read_change(stored: Any) -> Change | None:  # noqa: ANN401 - whatever the file holds
    match stored:
        case [str() as heard, str() as word, way, int() | float() as likeness, int() as n] if (
            way in _WAYS and 0 <= likeness <= 1
        ):
            return Change(heard, word, way, float(likeness), n)
    log.warning("a change of a sentence makes no sense")
    return None


def _change(which: Sequence[object], changes: Sequence[Change | None]) -> Change | None:
    match which:
        case [int() as n] if 0 <= n < len(changes):
            return changes[n]
    return None
