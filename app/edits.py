"""What a person does to sentences: each edit gives new ones, and leaves the old as they were.

Times are seconds. A sentence without words has one token without text, which keeps its times.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from engine import Segment, Tags, Token, changes_in, is_boundary, joined, retimed

_NEW = 2.0  # seconds of a new sentence, where there is room for so much


def rewritten(segment: Segment, text: str) -> Segment:
    """The sentence with other words; what stays keeps its times, and what hotwords changed."""
    tokens = retimed(segment.tokens, text)
    return whole_changes(replace(segment, tokens=tokens, text=joined(tokens)), (segment,))


def split(segment: Segment, at: int) -> tuple[Segment, Segment]:
    """Two sentences, the second from character `at` of the text on.

    A token that the cut goes through shares its time by the length of both parts.
    """
    spoken = "".join(token.text for token in segment.tokens)
    at = len(spoken[: at + len(spoken) - len(spoken.lstrip())].rstrip())
    first: list[Token] = []
    second: list[Token] = []
    bounds = pairwise(accumulate((len(token.text) for token in segment.tokens), initial=0))
    for token, (start, end) in zip(segment.tokens, bounds, strict=True):
        if end <= at:
            first.append(token)
        elif start >= at:
            second.append(token)
        else:
            middle = token.start + (token.end - token.start) * (at - start) / (end - start)
            first.append(replace(token, text=token.text[: at - start], end=middle))
            second.append(replace(token, text=token.text[at - start :], start=middle))
    parts = (first or [_nothing(segment.start)], second or [_nothing(segment.end)])
    one, other = (whole_changes(_of(segment, part), (segment,)) for part in parts)
    return one, other


def merged(segments: Sequence[Segment]) -> Segment:
    """One sentence of several neighbours; tags and speaker are those of the first that has any."""
    tokens: list[Token] = []
    n_changes = 0
    for segment in segments:
        there = [_counted_on(token, n_changes) for token in segment.tokens if token.text]
        n_changes = max((token.change.n + 1 for token in there if token.change), default=n_changes)
        if tokens and there and not is_boundary(tokens[-1].text, there[0].text):
            there[0] = replace(there[0], text=" " + there[0].text)
        tokens += there
    first = segments[0]
    tags = next((segment.tags for segment in segments if segment.tags != Tags()), first.tags)
    speaker = next((segment.speaker for segment in segments if segment.speaker), None)
    whole = tokens or [Token("", first.start, segments[-1].end)]
    return replace(_of(first, whole), tags=tags, speaker=speaker)


def between(before: Segment | None, after: Segment | None) -> Segment:
    """A new sentence without words, in the pause between two others."""
    start = 0.0 if before is None else before.end
    if before is not None and after is not None:  # if they overlap, it is where the second begins
        start = min(start, max(before.start, after.start))
    end = start + _NEW if after is None else max(start, min(start + _NEW, after.start))
    speaker = before.speaker if before is not None else None
    return Segment((Token("", start, end),), "", Tags(), speaker)


def shifted(segment: Segment, seconds: float) -> Segment:
    """The sentence earlier or later, never before the recording begins."""
    tokens = (
        replace(token, start=max(0.0, token.start + seconds), end=max(0.0, token.end + seconds))
        for token in segment.tokens
    )
    return replace(segment, tokens=tuple(tokens))


def timed(segment: Segment, start: float, end: float) -> Segment:
    """The sentence from `start` to `end`: words that reach over are cut off there."""
    tokens = [
        replace(token, start=min(max(token.start, start), end), end=min(max(token.end, start), end))
        for token in segment.tokens
    ]
    tokens[0] = replace(tokens[0], start=start)
    tokens[-1] = replace(tokens[-1], end=end)
    return replace(segment, tokens=tuple(tokens))


def spoken_by(segment: Segment, speaker: str | None) -> Segment:
    """The sentence with another speaker."""
    return replace(segment, speaker=speaker or None)


def whole_changes(segment: Segment, sources: Iterable[Segment]) -> Segment:
    """The sentence without the changes of which only a part is left, or that are spelled anew.

    Args:
        sources: the sentences that its words come from.
    """
    known = {
        (changed.change, _letters(source.tokens[changed.first : changed.last]))
        for source in sources
        for changed in changes_in(source)
    }
    tokens = list(segment.tokens)
    for changed in changes_in(segment):
        own = segment.tokens[changed.first : changed.last]
        if (changed.change, _letters(own)) not in known:
            tokens[changed.first : changed.last] = (replace(token, change=None) for token in own)
    return replace(segment, tokens=tuple(tokens)) if known else segment


def _letters(tokens: Iterable[Token]) -> str:
    """What they spell, marks and spaces aside."""
    return "".join(filter(str.isalnum, joined(tokens)))


def _counted_on(token: Token, n: int) -> Token:
    """The token; its change comes behind `n` others of its sentence."""
    if token.change is None or not n:
        return token
    return replace(token, change=replace(token.change, n=token.change.n + n))


def _of(segment: Segment, tokens: Iterable[Token]) -> Segment:
    whole = tuple(tokens)
    return replace(segment, tokens=whole, text=joined(whole))


def _nothing(at: float) -> Token:
    return Token("", at, at)
