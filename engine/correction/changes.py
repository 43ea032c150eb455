"""Changes in sentences: put in, taken back, accepted; every token keeps its time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from engine.retiming import retimed
from engine.subtitles.rules import columns
from engine.types import Change, Segment, Token, Way, joined


@dataclass(frozen=True, slots=True)
class Changed:
    """A change, and the tokens `first` to before `last` of a sentence that have it."""

    change: Change
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to be done to characters `start` to before `end` of what the tokens spell."""

    start: int
    end: int
    word: str
    way: Way
    likeness: float = 1.0


def changes_in(segment: Segment) -> Iterator[Changed]:
    """The changes of a sentence, in order."""
    at = 0
    for change, tokens in groupby(segment.tokens, key=lambda token: token.change):
        n = sum(1 for _ in tokens)
        if change is not None:
            yield Changed(change, at, at + n)
        at += n


def changed(segment: Segment, edits: Sequence[Edit]) -> Segment:
    """The sentence with some edits, in order, none of which overlap."""
    if not edits:
        return segment
    tokens: list[Token] = []
    left = list(reversed(segment.tokens))
    at = 0  # where the text of what is left begins
    ends = [*(edit.start for edit in edits[1:]), len(_spelling(segment.tokens))]
    for n, (edit, free_until) in enumerate(zip(edits, ends, strict=True)):
        at = _pass_by(left, tokens, at, edit.start)
        begins, own = at, list[Token]()
        at = _take(left, own, at, edit.end, free_until)
        is_apart = not (left and left[-1].text[:1].isalnum())
        tokens += _edited(own, edit, edit.start - begins, n, is_apart=is_apart)
    return _spelled(segment, [*tokens, *reversed(left)])


def as_heard(segment: Segment) -> Segment:
    """The sentence as it was recognized: without any change."""
    tokens: list[Token] = []
    for change, group in groupby(segment.tokens, key=lambda token: token.change):
        own = tuple(group)
        if change is None:
            tokens += own
        else:
            tokens += _put_back(own, change)
    return _spelled(segment, tokens)


def put_back(segment: Segment, changed: Changed) -> Segment:
    """The sentence with what was recognized in the place of one change; a suggestion just goes."""
    return _with(segment, changed, _put_back(_own(segment, changed), changed.change))


def accept(segment: Segment, changed: Changed) -> Segment:
    """The sentence with what a suggestion means in its place."""
    own, change = _own(segment, changed), changed.change
    return _with(segment, changed, _respelled(_bare(own), change.heard, change.word))


def _own(segment: Segment, changed: Changed) -> tuple[Token, ...]:
    return segment.tokens[changed.first : changed.last]


def _with(segment: Segment, changed: Changed, own: Sequence[Token]) -> Segment:
    before, behind = segment.tokens[: changed.first], segment.tokens[changed.last :]
    return _spelled(segment, [*before, *own, *behind])


def _pass_by(left: list[Token], tokens: list[Token], at: int, start: int) -> int:
    """Move what is before an edit; the space before its first word goes with the word."""
    while at + len(left[-1].text) <= start:
        at += len(left[-1].text)
        tokens.append(left.pop())
    if left[-1].text[: start - at].strip():
        before, behind = _halves(left.pop(), start - at)
        tokens.append(before)
        left.append(behind)
        return start
    return at


def _take(left: list[Token], own: list[Token], at: int, end: int, free_until: int) -> int:
    """Move what an edit is about; marks behind its last word go with the word."""
    while at < end:
        token = left.pop()
        rest = token.text[end - at :]
        if rest and (any(map(str.isalnum, rest)) or at + len(token.text) > free_until):
            token, behind = _halves(token, end - at)
            left.append(behind)
        own.append(token)
        at += len(token.text)
    return at


def _halves(token: Token, n: int) -> tuple[Token, Token]:
    """A token divided behind `n` characters, its time by their width."""
    before, behind = token.text[:n], token.text[n:]
    widths = max(1, columns(before.strip())), max(1, columns(behind.strip()))
    middle = token.start + (token.end - token.start) * widths[0] / sum(widths)
    return replace(token, text=before, end=middle), replace(token, text=behind, start=middle)


def _edited(own: list[Token], edit: Edit, first: int, n: int, *, is_apart: bool) -> list[Token]:
    """The tokens of an edit, whose text begins with `first` spaces.

    Args:
        is_apart: whether what follows is no letter, before which the space would be missed.
    """
    text = _spelling(own)
    heard = text[first : first + edit.end - edit.start]
    word = edit.word
    if not word:  # the space before a word that goes, goes too
        heard, word = text[:first] + heard, "" if is_apart else text[:first]
    change = Change(heard, word, edit.way, edit.likeness, n)
    tokens = own if edit.way == "suggestion" else _respelled(own, heard, word)
    return [replace(token, change=change) for token in tokens]


def _put_back(own: Sequence[Token], change: Change) -> Sequence[Token]:
    plain = _bare(own)
    return plain if change.way == "suggestion" else _respelled(plain, change.word, change.heard)


def _bare(tokens: Sequence[Token]) -> list[Token]:
    return [replace(token, change=None) for token in tokens]


def _respelled(tokens: Sequence[Token], old: str, new: str) -> Sequence[Token]:
    """Tokens that spell `new` where they spelled `old`; as they are where they do not."""
    text = _spelling(tokens)
    if old not in text:
        return tokens
    text = text.replace(old, new, 1)
    made = list(retimed(tokens, text))
    if not text.strip():
        return [replace(made[0], text=text)]
    # What was retimed has no space around it but one in front that was there before.
    made[0] = replace(made[0], text=text[: len(text) - len(text.lstrip())] + made[0].text.lstrip())
    made[-1] = replace(made[-1], text=made[-1].text.rstrip() + text[len(text.rstrip()) :])
    return made


def _spelling(tokens: Iterable[Token]) -> str:
    """What they spell, with the space around it."""
    return "".join(token.text for token in tokens)


def _spelled(segment: Segment, tokens: Sequence[Token]) -> Segment:
    return replace(segment, tokens=tuple(tokens), text=joined(tokens))
