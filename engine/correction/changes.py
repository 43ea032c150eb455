"""Changes in sentences: put in, taken back, accepted; every token keeps its time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from engine.retiming import retimed
from engine.types import Change, Segment, Token, joined


@dataclass(frozen=True, slots=True)
class Changed:
    """A change, and the tokens `first` to before `last` of a sentence that have it."""

    change: Change
    first: int
    last: int


def changes_in(segment: Segment) -> Iterator[Changed]:
    """The changes of a sentence, in order."""
    at = 0
    for change, tokens in groupby(segment.tokens, key=lambda token: token.change):
        n = sum(1 for _ in tokens)
        if change is not None:
            yield Changed(change, at, at + n)
        at += n


def as_heard(segment: Segment) -> Segment:
    """The sentence as it was recognized: without any change."""
    tokens: list[Token] = []
    for change, group in groupby(segment.tokens, key=lambda token: token.change):
        own = tuple(group)
        tokens += own if change is None else _put_back(own, change)
    return _spelled(segment, tokens)


def put_back(segment: Segment, changed: Changed) -> Segment:
    """The sentence with what was recognized in the place of one change; a suggestion just goes."""
    return _with(segment, changed, _put_back(_own(segment, changed), changed.change))


def accept(segment: Segment, changed: Changed) -> Segment:
    """The sentence with what a suggestion means in its place."""
    change = changed.change
    return _with(segment, changed, _respelled(_own(segment, changed), change.heard, change.word))


def _own(segment: Segment, changed: Changed) -> tuple[Token, ...]:
    return segment.tokens[changed.first : changed.last]


def _with(segment: Segment, changed: Changed, own: tuple[Token, ...]) -> Segment:
    before, behind = segment.tokens[: changed.first], segment.tokens[changed.last :]
    return _spelled(segment, [*before, *own, *behind])


def _put_back(tokens: tuple[Token, ...], change: Change) -> tuple[Token, ...]:
    """The tokens as they were heard, which those of a suggestion still are."""
    heard = change.heard
    return _respelled(tokens, heard if change.way == "suggestion" else change.word, heard)


def _respelled(tokens: tuple[Token, ...], old: str, new: str) -> tuple[Token, ...]:
    """Tokens without their change; where they spell `old`, they spell `new`, marks aside."""
    plain = tuple(replace(token, change=None) for token in tokens)
    text = joined(plain)
    return retimed(plain, text.replace(old, new, 1)) if old in text else plain


def _spelled(segment: Segment, tokens: list[Token]) -> Segment:
    return replace(segment, tokens=tuple(tokens), text=joined(tokens))
