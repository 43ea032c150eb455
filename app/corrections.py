"""What somebody corrected in a sentence: one word or name, which may be wrong elsewhere, too."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from operator import eq

# Words, and the characters of scripts that put no spaces between words.
_PIECES = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]|[^\W\u3041-\u30ff\u3400-\u9fff]+|\W")
_MOST = 24  # characters: more is no name


@dataclass(frozen=True, slots=True)
class Correction:
    """These words became those."""

    old: str
    new: str


def correction(old: str, new: str) -> Correction | None:
    """The one place at which words were replaced; None where there is none, or more than one.

    A character of Chinese or Japanese is told with its neighbours: alone it says too little.
    """
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    i = j = _n_same(before, after)
    n_behind = _n_same(before[i:][::-1], after[j:][::-1])
    i_end, j_end = len(before) - n_behind, len(after) - n_behind
    gone, come = before[i:i_end], after[j:j_end]
    if not gone or not come or not set(gone).isdisjoint(come):
        return None
    if _is_unspaced(before[i]) and i and _is_unspaced(before[i - 1]):
        i, j = i - 1, j - 1
    if _is_unspaced(before[i_end - 1]) and i_end < len(before) and _is_unspaced(before[i_end]):
        i_end, j_end = i_end + 1, j_end + 1
    found = Correction("".join(before[i:i_end]), "".join(after[j:j_end]))
    is_words = any(c.isalnum() for c in found.old) and any(c.isalnum() for c in found.new)
    return found if is_words and max(len(found.old), len(found.new)) <= _MOST else None


def _n_same(these: Sequence[str], those: Sequence[str]) -> int:
    """How many are the same from the start on."""
    return sum(takewhile(bool, map(eq, these, those)))


def _is_unspaced(piece: str) -> bool:
    return len(piece) == 1 and "\u3041" <= piece <= "\u9fff"
