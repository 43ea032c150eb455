"""Two recognitions of one stretch of sound, word by word: where they say the same, where not."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from engine.blocks import Block, find_blocks
from engine.sentences import IDEOGRAPHS
from engine.types import Token

_LETTERS = rf"[^\W{IDEOGRAPHS}]"
_UNITS = re.compile(rf"[{IDEOGRAPHS}]|{_LETTERS}+(?:['’.\-]{_LETTERS}+)*|[^\w\s]")


def compared(old: Sequence[Token], new: Sequence[Token]) -> list[Block]:
    """Divide the tokens of both, in order and without gaps, into runs that are equal or are not.

    No word is cut, and no two neighbours are both equal or both different. Equal are words that
    are written the same, case and marks included, whatever tokens they are made of.
    """
    ours, theirs = _Words(old), _Words(new)
    runs: list[Block] = []
    for (i, j), (i_end, j_end) in pairwise(_common_places(ours, theirs)):
        is_equal = ours.units(i, i_end) == theirs.units(j, j_end)
        if runs and runs[-1].is_equal == is_equal:
            runs[-1] = replace(runs[-1], i_end=i_end, j_end=j_end)
        else:
            runs.append(Block(i, i_end, j, j_end, is_equal=is_equal))
    return runs


class _Words:
    """The characters and words of tokens, and which places between tokens cut none."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        text = "".join(token.text for token in tokens)
        found = [(each.start(), each.end()) for each in _UNITS.finditer(text)]
        self.texts = [text[start:end] for start, end in found]
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]
        self._first: list[int | None] = []  # the unit after each place between tokens
        for at in accumulate((len(token.text) for token in tokens), initial=0):
            unit = bisect_left(self._starts, at)
            self._first.append(unit if unit == 0 or self._ends[unit - 1] <= at else None)
        self.places = {unit: at for at, unit in enumerate(self._first) if unit is not None}
        self.n_tokens = len(tokens)

    def units(self, first: int, last: int) -> list[str]:
        """What tokens [first, last) say."""
        return self.texts[self._first[first] : self._first[last]]


def _common_places(ours: _Words, theirs: _Words) -> Iterator[tuple[int, int]]:
    """Places between tokens up to which both say the same, or something in its stead."""
    yield 0, 0
    last = ours.n_tokens, theirs.n_tokens
    for place in _path(find_blocks(ours.texts, theirs.texts)):
        if place[0] in ours.places and place[1] in theirs.places:
            both = ours.places[place[0]], theirs.places[place[1]]
            if both not in {(0, 0), last}:
                yield both
    if last != (0, 0):
        yield last


def _path(blocks: Iterator[Block]) -> Iterator[tuple[int, int]]:
    """Units behind which both are at the same place."""
    for block in blocks:
        if block.is_equal:
            yield from zip(
                range(block.i + 1, block.i_end + 1),
                range(block.j + 1, block.j_end + 1),
                strict=True,
            )
        else:
            yield block.i_end, block.j_end
