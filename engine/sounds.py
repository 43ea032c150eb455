"""Which words of a text were said where something else was heard, as far as letters tell.

Chinese is compared in pinyin without tones, letters without accents, numbers as they are read.
Where no letters can tell, as with kanji and kana, words of like length count as the same: a word
too much does less harm than one that is lost.
"""

import unicodedata
from collections.abc import Sequence
from itertools import product

from pypinyin import lazy_pinyin
from rapidfuzz import fuzz

from engine.numbers import readings
from engine.sentences import is_ideographic, is_kana

_ALIKE = 50.0  # percent of the sounds, from which two passages are the same words
_ALIKE_WORD = 65.0  # percent of a word's sounds, from which it is somewhere in a passage
_LONG = 4  # letters, from which a word is looked for in a passage that sounds alike
_FITTING = 1.3  # times the length of what was heard, up to which a passage has nothing too much
_LIKE_LENGTH = 0.4  # of the longer of two passages, from which the other may be the same
_UNACCENTED = str.maketrans("łøđıæœ", "lodiao")


def said_in(written: Sequence[str], spoken: Sequence[str], *, has_numbers: bool) -> list[bool]:
    """Of each unit, whether it was said where `spoken` was heard.

    Args:
        has_numbers: there are digits in one of them, which may be read in any language.
    """
    theirs = _sounds(spoken)
    likeness, our_length, their_length = max(
        (fuzz.ratio(a, b), len(a), len(b)) for a, b in product(_sounds(written), theirs)
    )
    if likeness < _ALIKE:
        is_open = has_numbers or not _is_comparable("".join(written), "".join(spoken))
        return [is_open and _is_as_long(written, spoken)] * len(written)
    if our_length <= _FITTING * their_length:
        return [True] * len(written)
    return [len(unit) < _LONG or _is_among(unit, theirs) for unit in written]


def _is_among(unit: str, spoken: Sequence[str]) -> bool:
    pairs = product(_sounds([unit]), spoken)
    return any(fuzz.partial_ratio(a, b) >= _ALIKE_WORD for a, b in pairs)


def _sounds(words: Sequence[str]) -> list[str]:
    return [
        _unaccented("".join(lazy_pinyin(text)).replace(" ", ""))
        for text in readings(" ".join(words))
    ]


def _unaccented(text: str) -> str:
    apart = unicodedata.normalize("NFD", text).translate(_UNACCENTED)
    return "".join(c for c in apart if not unicodedata.combining(c))


def _is_comparable(written: str, spoken: str) -> bool:
    """Whether letters tell how both sound, in the same script."""
    ours, theirs = _scripts(written), _scripts(spoken)
    if "kana" in ours | theirs and "han" in ours | theirs:
        return False
    latin = {"han": "LATIN"}  # it becomes pinyin
    return not {latin.get(s, s) for s in ours}.isdisjoint(latin.get(s, s) for s in theirs)


def _scripts(text: str) -> set[str]:
    return {_script(c) for c in set(text) if c.isalpha()}


def _script(letter: str) -> str:
    if is_kana(letter):
        return "kana"
    return "han" if is_ideographic(letter) else unicodedata.name(letter, "").split(" ")[0]


def _is_as_long(written: Sequence[str], spoken: Sequence[str]) -> bool:
    lengths = sorted(sum(map(_length, words)) for words in (written, spoken))
    return lengths[0] >= _LIKE_LENGTH * lengths[1]


def _length(word: str) -> int:
    """Letters; a kanji is about two kana."""
    return sum(1 + (is_ideographic(c) and not is_kana(c)) for c in word)
