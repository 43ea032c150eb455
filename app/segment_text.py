"""A sentence as a line of JSON, for journals and the library: exact, and short."""

import json

from engine import Segment, Tags, Token, joined


def written(segment: Segment) -> str:
    """The sentence as text without line breaks."""
    tags = segment.tags
    tokens = [[token.text, token.start, token.end, token.score] for token in segment.tokens]
    text = None if segment.text == joined(segment.tokens) else segment.text
    said = [tokens, tags.language, tags.emotion, tags.events, segment.speaker, text]
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
    """The sentence that was written.

    Raises:
        TypeError, ValueError: it is none.
    """
    spoken, language, emotion, events, speaker, whole = json.loads(text)
    tokens = tuple(
        Token(str(word), float(start), float(end), None if score is None else float(score))
        for word, start, end, score in spoken
    )
    if not tokens:
        raise ValueError
    text = joined(tokens) if whole is None else str(whole)
    return Segment(tokens, text, Tags(language, emotion, tuple(events)), speaker)
