"""How Chinese characters are read, and how far two syllables are apart, from 0 to 1.

A syllable is pinyin with its tone as a digit behind it, "lv4"; 5 is the neutral tone.
"""

from collections.abc import Sequence
from functools import lru_cache

from pypinyin import Style, lazy_pinyin, pinyin
from pypinyin.constants import PHRASES_DICT

_MOST_READINGS = 3  # of one character: the rest is hardly ever heard
_INITIALS = "zh ch sh b p m f d t n l g k h j q x r z c s y w".split()

_OTHER_HEARD = 0.3  # that what was heard is not read as it is read there
_OTHER_MEANT = (0.0, 0.1, 0.3)  # that a hotword is read in its first, second or third way
_TONE = 0.1
_NEAR_TONE = 0.06  # second and third, which become each other before another third; the neutral one
_OTHER_INITIAL = 0.6
_OTHER_FINAL = 0.6
_NEAR_INITIALS = {
    "n l": 0.2, "z zh": 0.15, "c ch": 0.15, "s sh": 0.15, "f h": 0.25, "l r": 0.3, "n r": 0.4,
    "b p": 0.4, "d t": 0.4, "g k": 0.4, "c z": 0.4, "ch zh": 0.4, "j q": 0.4, "h w": 0.45,
    "j zh": 0.45, "ch q": 0.45, "sh x": 0.45, "g h": 0.5, "h k": 0.5, "q x": 0.5, "r y": 0.5,
}  # fmt: skip
_NEAR_FINALS = {
    "in ing": 0.15, "en eng": 0.15, "an ang": 0.15, "ian iang": 0.15, "uan uang": 0.15,
    "ong un": 0.4, "eng ong": 0.3, "en un": 0.4, "e uo": 0.35, "o uo": 0.1, "ei ui": 0.4,
    "an ian": 0.4, "ai ei": 0.45, "ao ou": 0.4, "iu ou": 0.4, "ia a": 0.4, "e i": 0.5,
    "ie ve": 0.4, "i v": 0.35, "u v": 0.4, "an uan": 0.45, "ang uang": 0.45, "ian van": 0.4,
    "in vn": 0.35, "en in": 0.45, "eng ing": 0.45, "iao ao": 0.4, "ue ve": 0.0,
}  # fmt: skip
_SAME_AS = {"zh": "z", "ch": "c", "sh": "s", "n": "l", "r": "l", "f": "h"}


def _pairs(costs: dict[str, float]) -> dict[tuple[str, str], float]:
    both = {tuple(pair.split()): cost for pair, cost in costs.items()}
    return {(a, b): cost for (x, y), cost in both.items() for a, b in ((x, y), (y, x))}


_INITIAL_COSTS = _pairs(_NEAR_INITIALS)
_FINAL_COSTS = _pairs(_NEAR_FINALS)


@lru_cache(maxsize=1 << 14)
def readings_of(character: str) -> tuple[str, ...]:
    """The ways in which a character is read, the usual one first; none for what is no hanzi."""
    ways = pinyin(
        character, Style.TONE3, heteronym=True, errors="ignore", neutral_tone_with_five=True
    )
    return tuple(ways[0][:_MOST_READINGS]) if ways else ()


def is_read_as_one(word: str) -> bool:
    """Whether there is a phrase in it whose characters may be read otherwise elsewhere."""
    n = len(word)
    return any(word[i:j] in PHRASES_DICT for i in range(n) for j in range(i + 2, n + 1))


@lru_cache(maxsize=1 << 14)
def read_word(word: str) -> tuple[str, ...]:
    """How a word of nothing but hanzi is read, a syllable a character."""
    said = lazy_pinyin(word, Style.TONE3, errors="ignore", neutral_tone_with_five=True)
    return tuple(said) if len(said) == len(word) else ()


@lru_cache(maxsize=1 << 17)
def distance(one: str, other: str) -> float:
    """How far two syllables are apart."""
    if one == other:
        return 0.0
    initial, final, tone = parts_of(one)
    other_initial, other_final, other_tone = parts_of(other)
    cost = 0.0
    if initial != other_initial:
        cost += _INITIAL_COSTS.get((initial, other_initial), _OTHER_INITIAL)
    if final != other_final:
        cost += _FINAL_COSTS.get((final, other_final), _OTHER_FINAL)
    if tone != other_tone:
        is_near = {tone, other_tone} == {"2", "3"} or "5" in {tone, other_tone}
        cost += _NEAR_TONE if is_near else _TONE
    return min(1.0, cost)


def nearest(heard: Sequence[str], meant: Sequence[str]) -> float:
    """How far two characters are apart, by those of their readings that are the most alike.

    The first of them is how each is read there; the others are possible, some of them hardly.
    """
    return min(
        distance(one, other) + (i > 0) * _OTHER_HEARD + _OTHER_MEANT[min(j, len(_OTHER_MEANT) - 1)]
        for i, one in enumerate(heard)
        for j, other in enumerate(meant)
    )


@lru_cache(maxsize=1 << 12)
def coarse(syllable: str) -> str:
    """The syllable without its tone and what is easily mistaken: n for l, zh for z, ng for n."""
    initial, final, _ = parts_of(syllable)
    if final not in ("ong", "iong"):
        final = final.removesuffix("g")
    return _SAME_AS.get(initial, initial) + final


@lru_cache(maxsize=1 << 12)
def parts_of(syllable: str) -> tuple[str, str, str]:
    """Initial, final and tone; "y" and "w" count as initials."""
    sound, tone = (syllable[:-1], syllable[-1]) if syllable[-1:].isdigit() else (syllable, "5")
    initial = next((each for each in _INITIALS if sound.startswith(each)), "")
    return initial, sound[len(initial) :], tone
