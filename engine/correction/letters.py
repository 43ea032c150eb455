"""How words in Latin letters sound, whatever their spelling: a phonetic key, and what it compares.

The key is our own: letters that are said alike become one, vowels one of three classes. It knows
English best; names of other languages as an English ear writes them down.
"""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

_BY_SOUND = 0.7  # of the likeness; the rest is how it is spelled

_RULES = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(?:kn|gn|pn)", "n"),
        (r"^ps", "s"),
        (r"^wr", "r"),
        (r"^x", "s"),
        (r"wh", "w"),
        (r"[ts]ion", "Sn"),
        (r"tch", "C"),
        (r"sch", "sk"),
        (r"ch(?=[lr])", "k"),
        (r"ch", "C"),
        (r"sh", "S"),
        (r"ph", "f"),
        (r"th", "T"),
        (r"gh(?![aeiou])", ""),
        (r"gh", "g"),
        (r"dg(?=[eiy])", "J"),
        (r"c?k", "k"),
        (r"cc?(?=[eiy])", "s"),
        (r"c", "k"),
        (r"qu?", "k"),
        (r"x", "ks"),
        (r"gg", "g"),
        (r"g(?=[eiy])|j", "J"),
        (r"z", "s"),
        (r"mb$", "m"),
        (r"(?<=[^aeiou])e$", ""),
        (r"(?<=[aeiouy])h(?![aeiouy])", ""),
        (r"(?<=[aeiou])[wy](?![aeiou])", ""),
        (r"(?<=[^aeiouy])y|^y(?![aeiou])", "i"),
        (r"(\w)\1+", r"\1"),
        (r"[aeiou]*[eiou]r(?![aeiou])", "Ur"),  # nobody hears which vowel it was
        (r"a[aeiou]*", "A"),
        (r"[ei][aeiou]*", "I"),
        (r"[ou][aeiou]*", "U"),
    )
]
_VOICELESS = str.maketrans({"b": "p", "d": "t", "g": "k", "v": "f", "J": "C", "T": "t", "z": "s"})
_WEAK = re.compile(r"(?!^)[AIU]|[hwy]")
_UNACCENTED = str.maketrans("łøđıæœß", "lodiaos")


def plain_letters(text: str) -> str:
    """Its letters a to z and digits, small, without accents, marks and spaces."""
    if text.isascii():
        return "".join(filter(str.isalnum, text.lower()))
    apart = unicodedata.normalize("NFKD", text.lower()).translate(_UNACCENTED)
    return "".join(c for c in apart if c.isascii() and c.isalnum())


@lru_cache(maxsize=1 << 16)
def key_of(letters: str) -> str:
    """How plain letters sound."""
    for pattern, sound in _RULES:
        letters = pattern.sub(sound, letters)
    return letters


@lru_cache(maxsize=1 << 16)
def skeleton_of(letters: str) -> str:
    """Its consonants, voiced or not, which are what is seldom mistaken; a vowel only in front."""
    bare = _WEAK.sub("", key_of(letters)).translate(_VOICELESS)
    bare = re.sub(r"(.)\1+", r"\1", bare)
    return "A" + bare[1:] if bare[:1] in ("A", "I", "U") else bare


def likeness_of(one: str, other: str) -> float:
    """How alike two words of plain letters are, from 0 to 1."""
    if one == other:
        return 1.0
    sound = (
        Levenshtein.normalized_similarity(key_of(one), key_of(other))
        + Levenshtein.normalized_similarity(skeleton_of(one), skeleton_of(other))
    ) / 2
    return float(
        _BY_SOUND * sound + (1 - _BY_SOUND) * Levenshtein.normalized_similarity(one, other)
    )
