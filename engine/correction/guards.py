"""Keeps ordinary words from becoming hotwords: how sure a sound must be, by what is heard there.

Everyday words that are heard were said; what cuts through words was hardly said as one; and the
shorter a word is, the more there is that sounds like it.
"""

import re
from collections.abc import Sequence
from math import log10

from engine.correction.everyday import english_ranks, is_everyday, is_everywhere, is_known
from engine.correction.letters import key_of, plain_letters
from engine.correction.sounds import REPLACE, SUGGEST
from engine.correction.units import Unit, Word
from engine.words import chinese_counts

_NEVER = 2.0
_SAME = 0.995  # likeness of what sounds the same, tones and all
_SURE = 0.93
_NEARLY = 0.8
_SHORT = 2  # syllables, of which a slip is a large part
_SHORT_REPLACE = 0.9
_BOTH = 2  # ends of what is heard that are in the midst of a word
_PARTICLES = frozenset(
    "的了是在和他她它们我你这那有来去要为也都就不还与各并把被从对到得着过给让但而或且很太再又没吗呢吧啊个"
)
_ORDINARY = 3.0  # 10 ** 3 times in sixty million words, on the average of its characters

_FEWEST_LETTERS = 3
_SURE_LETTERS = 4  # a shorter word is only put where it is spelled the same
_JOINED_LETTERS = 6  # from which everyday words side by side may be one that nobody knows
_ENDINGS = ("s", "es", "d", "ed", "ing", "er", "ly")
_JOINERS = 300  # of the commonest English words, which are said beside anything
_SHORTENED = re.compile(r"[^\W\d_]['’](?:ll|t|re|ve|d|m)(?!\w)", re.IGNORECASE)  # in "she'll"
_OWN = re.compile(r"[^\W\d_]['’]s(?!\w)", re.IGNORECASE)  # and in "it's"


def needed(heard: Sequence[Unit], word: str, words: Sequence[Word]) -> tuple[float, float]:
    """The likeness from which hanzi are replaced by a word, and from which it is suggested.

    Args:
        words: of the sentence, in order.
    """
    start, end = heard[0].start, heard[-1].end
    own = [each for each in words if each.start < end and each.end > start]
    is_short = len(heard) == _SHORT
    n_cuts = sum(_cuts(start, end, own))
    if n_cuts and is_short:
        return _NEVER, _NEVER
    if n_cuts == _BOTH:
        return _SAME, _SAME
    said = "".join(each.text for each in own)
    if not n_cuts and is_known(said) and len(said) == end - start:
        return _NEVER, _needed_to_doubt(said)
    if is_short:
        is_said = is_everyday(word) or _says_little(heard, word)
        return _NEVER if is_said else _SHORT_REPLACE, _SHORT_REPLACE
    if n_cuts or _says_little(heard, word):
        return _SURE, REPLACE
    is_ordinary = ordinariness(own) > _ORDINARY
    return (_SURE, _NEARLY) if is_ordinary else (REPLACE, SUGGEST)


def _needed_to_doubt(word: str) -> float:
    """The likeness from which a word of the dictionary is marked as maybe another one."""
    if is_everywhere(word):
        return _NEVER
    return _SAME if is_everyday(word) else REPLACE


def _says_little(heard: Sequence[Unit], word: str) -> bool:
    """Whether there is a word in it that only joins others, which nobody writes by mistake."""
    return any(unit.sound.text in _PARTICLES and unit.sound.text not in word for unit in heard)


def _cuts(start: int, end: int, words: Sequence[Word]) -> tuple[bool, bool]:
    if not words:
        return False, False
    return words[0].start < start, words[-1].end > end


def ordinariness(words: Sequence[Word]) -> float:
    """How common words are, on the average of their characters."""
    counts = chinese_counts()
    n = sum(len(word.text) for word in words)
    return sum(len(word.text) * log10(1 + counts.get(word.text, 0)) for word in words) / max(1, n)


def needed_letters(
    heard: Sequence[Unit], word: str, text: str, *, is_guarded: bool
) -> tuple[float, float]:
    """The same for Latin letters, in which it depends on the hotword too.

    Args:
        text: the sentence.
        is_guarded: the words of the sentence's language that have such letters are known here.
    """
    said = "".join(unit.sound.ways[0] for unit in heard)
    meant = plain_letters(word)
    is_written = said == meant and len(heard) == 1  # which is seen to where words are exact
    is_other = len(meant) < _FEWEST_LETTERS or _is_form_of(said, meant)
    if is_written or is_other or _is_shortened(heard, text):
        return _NEVER, _NEVER
    is_short = len(meant) < _SURE_LETTERS
    if said == meant:
        is_spelled_out = all(unit.end - unit.start == 1 for unit in heard)
        if is_guarded and all(map(_is_joiner, heard)) and not is_spelled_out:
            return _NEVER, REPLACE
        return (_NEVER if is_short and not is_spelled_out else REPLACE), _NEVER
    if _OWN.search(text, heard[0].start, heard[-1].end):
        return _NEVER, _SURE
    if is_short or not is_guarded:
        return (_NEVER, _SURE) if is_short else (_SURE, REPLACE)
    return _needed_english(heard, said, meant)


def _needed_english(heard: Sequence[Unit], said: str, meant: str) -> tuple[float, float]:
    if len(heard) == 1:
        is_word = is_known(said) or is_known(said.removesuffix("s"))
        return (_NEVER, _NEARLY) if is_word else (REPLACE, SUGGEST)
    if all(is_known(unit.sound.ways[0]) for unit in heard):
        is_same = key_of(said) == key_of(meant) and len(meant) >= _JOINED_LETTERS
        is_same = is_same and not any(map(_is_joiner, heard))
        return (REPLACE, REPLACE) if is_same else (_NEVER, _SURE)
    is_joined = _is_joiner(heard[0]) or _is_joiner(heard[-1])
    return (_SURE if is_joined else REPLACE), REPLACE


def _is_joiner(unit: Unit) -> bool:
    return english_ranks().get(unit.sound.ways[0], _JOINERS) < _JOINERS


def _is_shortened(heard: Sequence[Unit], text: str) -> bool:
    """Whether there is a word in it such as "she'll", or a part of one."""
    start, end = heard[0].start, heard[-1].end
    before = max(0, start - 2)  # a letter, and the mark
    found = next((_SHORTENED.finditer(text, before, min(len(text), end + 4))), None)
    begins_own = _OWN.match(text, before) is not None and start > 1
    return begins_own or (found is not None and found.start() < end)


def _is_form_of(said: str, meant: str) -> bool:
    longer, shorter = sorted((said, meant), key=len, reverse=True)
    return longer != shorter and longer.removeprefix(shorter) in _ENDINGS
