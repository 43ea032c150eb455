"""Hotwords for a model that takes a prompt: told of a word, it is asked whether that was said.

A prompt that stands before all that is heard makes such a model leave sentences out, forget marks
and write the prompt over noise. So everything is heard without one, and what then sounds like a
hotword, yet not so much that it could just be put there, is heard once more with that word as the
prompt. Of the second text nothing is taken but the word, and that only where it was looked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.blocks import find_blocks
from engine.correction.changes import Changed, accept, changes_in, put_back
from engine.correction.corrector import Corrector, corrector_of
from engine.hotwords.lists import HotwordList
from engine.recognizers import Recognition
from engine.script import simplified
from engine.types import Segment, joined

_MOST = 8  # words that are asked about at once; the likeliest ones
_SLACK = 1  # characters by which a word and its place may differ


@dataclass(frozen=True, slots=True)
class Doubt:
    """What was heard of a span, with words noted in it that may be hotwords."""

    segment: Segment
    words: tuple[str, ...]


class SecondHearing:
    """Finds what is to be heard again, and reads what came of it."""

    def __init__(self, hotwords: HotwordList) -> None:
        self._corrector: Corrector | None = corrector_of(hotwords, "asis")

    def doubt(self, recognition: Recognition) -> Doubt | None:
        """What to ask the model about; None where nothing sounds like a hotword."""
        if self._corrector is None or not recognition.tokens:
            return None
        tokens = recognition.tokens
        segment = self._corrector.suggest(Segment(tokens, joined(tokens), recognition.tags))
        changes = (found.change for found in changes_in(segment))
        likely = sorted(changes, key=lambda change: -change.likeness)
        words = tuple(dict.fromkeys(change.word for change in likely))[:_MOST]
        return Doubt(segment, words) if words else None

    def settle(self, doubt: Doubt, text: str) -> Recognition:
        """What was heard, with those words in it that `text`, heard once more, has there, too."""
        segment = doubt.segment
        for found in reversed(list(changes_in(segment))):
            is_said = _is_said(segment, found, text)
            segment = _confirmed(segment, found) if is_said else put_back(segment, found)
        return Recognition(segment.tokens, segment.tags)


def _confirmed(segment: Segment, found: Changed) -> Segment:
    """The sentence with a suggested word in its place, and the model's word for it."""
    n_before, n_behind = found.first, len(segment.tokens) - found.last
    taken = accept(segment, found)
    change = replace(found.change, way="model")
    last = len(taken.tokens) - n_behind
    own = (replace(token, change=change) for token in taken.tokens[n_before:last])
    tokens = (*taken.tokens[:n_before], *own, *taken.tokens[last:])
    return replace(taken, tokens=tokens)


def _is_said(segment: Segment, found: Changed, text: str) -> bool:
    """Whether another text of the same sound has the word where it is looked for."""
    ends = [0]
    for token in segment.tokens:
        ends.append(ends[-1] + len(_letters(token.text)))
    plain, again = _letters("".join(token.text for token in segment.tokens)), _letters(text)
    if ends[-1] != len(plain):  # letters that only together become one
        return False
    start, end = _place(plain, again, ends[found.first], ends[found.last])
    word = _letters(found.change.word)
    at = again.find(word, max(0, start - _SLACK), end + _SLACK)
    # What else was said there would be lost with the word in its place.
    return at >= 0 and at - start <= _SLACK and end - at - len(word) <= _SLACK


def _place(plain: str, again: str, start: int, end: int) -> tuple[int, int]:
    """Where in one text lies what is from `start` to `end` in the other."""
    first, last = 0, len(again)
    for block in find_blocks(again, plain):
        if block.j <= start < block.j_end:
            first = block.i + (start - block.j if block.is_equal else 0)
        if block.j < end <= block.j_end:
            last = block.i_end - (block.j_end - end if block.is_equal else 0)
    return first, last


def _letters(text: str) -> str:
    """What is compared of a text."""
    return "".join(c for c in simplified(text).lower() if c.isalnum())


def prompt_of(words: Sequence[str]) -> str:
    """The words as a text that may have been said before."""
    return " " + ", ".join(words)
