"""Keeps ordinary words from becoming hotwords: how sure a sound must be, by what is heard there.

Everyday words that are heard were said; what cuts through words was hardly said as one; and the
shorter a word is, the more there is that sounds like it.
"""

from collections.abc import Sequence
from math import log10

from engine.correction.everyday import is_known
from engine.correction.letters import key_of, plain_letters
from engine.correction.sounds import REPLACE, SUGGEST
from engine.correction.units import Unit, Word
from engine.words import chinese_counts

_NEVER = 2.0
_SAME = 0.995  # likeness of what sounds the same, tones and all
_SURE = 0.93
_SHORT = 2  # syllables, of which a slip is a large part
_SHORT_REPLACE = 0.9
_ORDINARY = 3.0  # 10 ** 3 times in sixty million words, on the average of its characters

_FEWEST_LETTERS = 3
_SURE_LETTERS = 4  # a shorter word is only put where it is spelled the same
_JOINED_LETTERS = 6  # from which everyday words side by side may be one that nobody knows
_ENDINGS = ("s", "es", "d", "ed", "ing", "er", "ly")


def needed(heard: Sequence[Unit], words: Sequence[Word]) -> tuple[float, float]:
    """The likeness from which hanzi are replaced, and from which a word is suggested.

    Args:
        words: of the sentence, in order.
    """
    start, end = heard[0].start, heard[-1].end
    own = [word for word in words if word.start < end and word.end > start]
    is_cut_before, is_cut_behind = _cuts(start, end, own)
    if is_cut_before and is_cut_behind:
        return _SAME, _SAME
    if len(own) == 1 and (own[0].start, own[0].end) == (start, end):
        return _NEVER, SUGGEST
    replace = _SHORT_REPLACE if len(heard) == _SHORT else REPLACE
    if is_cut_before or is_cut_behind:
        replace = max(replace, _SURE)
    if ordinariness(own) > _ORDINARY:
        replace = max(replace, _SURE)
    return replace, SUGGEST


def _cuts(start: int, end: int, words: Sequence[Word]) -> tuple[bool, bool]:
    if not words:
        return False, False
    return words[0].start < start, words[-1].end > end


def ordinariness(words: Sequence[Word]) -> float:
    """How common words are, on the average of their characters."""
    counts = chinese_counts()
    n = sum(len(word.text) for word in words)
    return sum(len(word.text) * log10(1 + counts.get(word.text, 0)) for word in words) / max(1, n)


def needed_letters(heard: Sequence[Unit], word: str) -> tuple[float, float]:
    """The same for Latin letters, in which it depends on the hotword too."""
    said = "".join(unit.sound.ways[0] for unit in heard)
    meant = plain_letters(word)
    if len(meant) < _FEWEST_LETTERS or _is_form_of(said, meant):
        return _NEVER, _NEVER
    if said == meant:
        is_spelled_out = all(unit.end - unit.start == 1 for unit in heard)
        return (REPLACE if len(meant) >= _SURE_LETTERS or is_spelled_out else _NEVER), _NEVER
    if len(meant) < _SURE_LETTERS:
        return _NEVER, _SURE
    if len(heard) == 1:
        return (_NEVER if is_known(said) else REPLACE), SUGGEST
    if all(is_known(unit.sound.ways[0]) for unit in heard):
        is_same = key_of(said) == key_of(meant) and len(meant) >= _JOINED_LETTERS
        return (REPLACE if is_same else _NEVER), REPLACE
    return REPLACE, REPLACE


def _is_form_of(said: str, meant: str) -> bool:
    longer, shorter = sorted((said, meant), key=len, reverse=True)
    return longer != shorter and longer.removeprefix(shorter) in _ENDINGS
