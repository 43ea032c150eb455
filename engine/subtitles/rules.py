"""What a subtitle may be: how wide, how long on screen, where its lines may break.

Times are in seconds, widths in columns.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from types import MappingProxyType

from engine.sentences import is_boundary
from engine.subtitles.clitics import (
    CHINESE_ENCLITICS,
    CHINESE_PROCLITICS,
    ENGLISH_PROCLITICS,
    JAPANESE_ENCLITICS,
)

_FRAME = 1 / 24  # seconds; Netflix states its times in frames

# Cantonese and Wu are written with the characters and the habits of Chinese.
_BY_LANGUAGE = {
    "en": "netflix-en",
    "ja": "netflix-ja",
    "ko": "netflix-ko",
    "wuu": "netflix-zh",
    "yue": "netflix-zh",
    "zh": "netflix-zh",
}
# Letters that no Japanese or Chinese line begins with (kinsoku shori; marks are all seen to below).
_NEVER_FIRST = frozenset("ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶー々ゝゞヽヾｧｨｩｪｫｬｭｮｯｰ")
_OPENERS = frozenset({"Ps", "Pi"})  # Unicode categories of opening brackets and quotes
_PREFIXES = frozenset("¿¡$#@&£€¥￥")
_KATAKANA = frozenset(map(chr, range(0x30A1, 0x30FD))) - {"・"}  # foreign words; the dot parts them
_INFIXES = ".,:'’-‐‑/_@&+#=~·"
_INVISIBLE = frozenset({"Cc", "Cf", "Me", "Mn"})  # controls, joiners, combining marks


@dataclass(frozen=True, slots=True)
class Profile:
    """The rules that a publisher sets for one language.

    Where they are at odds, the order of cues, `gap` and `longest` come first, then `shortest` and
    `speed`, then `trail`.

    Attributes:
        columns: of a line; an East Asian wide character takes two.
        lines: at most so many in a cue.
        speed: characters a second that can be read, as `characters` counts them; None for any.
        shortest: seconds that a cue stays at least, if the speech around it leaves room.
        longest: seconds that a cue stays at most.
        gap: seconds of empty screen between two cues, so that the change is seen.
        flicker: seconds; an empty screen shorter than this is narrowed to `gap`.
        trail: seconds that a cue may stay past its speech for those who read slowly; only
            `shortest`, `speed` and `flicker` may need more.
        is_wide: its characters are East Asian ones, and narrower ones count half.
        keeps_sentences: cues end where sentences do, unless one is too long or too wide.
        drop_trailing: marks that are not written at the end of a line.
        proclitics: lower-case words that lean on the next one: a line breaks before, not after.
        enclitics: words that lean on the one before: a line breaks after, not before.
    """

    name: str
    columns: int
    lines: int = 2
    speed: float | None = None
    shortest: float = 20 * _FRAME
    longest: float = 7.0
    gap: float = 2 * _FRAME
    flicker: float = 0.5
    trail: float = 0.5
    is_wide: bool = False
    keeps_sentences: bool = False
    drop_trailing: str = ""
    proclitics: frozenset[str] = field(default=frozenset(), repr=False)
    enclitics: frozenset[str] = field(default=frozenset(), repr=False)


_CHINESE_MARKS = "，。、；｡､,;"  # no line ends in them; ？ and ！ stay

# Source: Netflix's Timed Text Style Guides, as of 2026; their reading speeds are those that
# Subtitle Edit checks for adult programmes.
_NETFLIX_ZH = Profile(
    "netflix-zh",
    columns=32,
    speed=9.0,
    is_wide=True,
    drop_trailing=_CHINESE_MARKS,
    proclitics=CHINESE_PROCLITICS,
    enclitics=CHINESE_ENCLITICS,
)
PROFILES: Mapping[str, Profile] = MappingProxyType(
    {
        profile.name: profile
        for profile in (
            _NETFLIX_ZH,
            Profile("netflix-en", columns=42, speed=20.0, proclitics=ENGLISH_PROCLITICS),
            Profile(
                "netflix-ja",
                columns=26,
                speed=4.0,
                is_wide=True,
                shortest=12 * _FRAME,
                drop_trailing="、。､｡",
                enclitics=JAPANESE_ENCLITICS,
            ),
            Profile("netflix-ko", columns=32, speed=12.0, is_wide=True),
            Profile("netflix-latin", columns=42, speed=17.0),
            # One line, as short videos have it.
            replace(_NETFLIX_ZH, name="web-zh", columns=40, lines=1, shortest=1.0, longest=6.0),
            # A sentence a cue, with every mark, for those who read along.
            Profile(
                "verbatim",
                columns=100,
                lines=4,
                longest=30.0,
                gap=0.0,
                flicker=0.0,
                keeps_sentences=True,
                proclitics=ENGLISH_PROCLITICS | CHINESE_PROCLITICS,
                enclitics=CHINESE_ENCLITICS | JAPANESE_ENCLITICS,
            ),
        )
    }
)


def profile_for(language: str | None) -> Profile:
    """The profile that a language is subtitled by, as "zh", "en-GB" or "zh_Hant"."""
    primary = (language or "").lower().replace("_", "-").partition("-")[0]
    return PROFILES[_BY_LANGUAGE.get(primary, "netflix-latin")]


def is_breakable(text: str, following: str) -> bool:
    """Whether a line may end between two texts that no space separates.

    It may not inside a word, a number, a Latin token or a run of katakana, before a closing mark
    or after an opening one. Neither text is empty.
    """
    last = _last_letter(text)
    stem = text.rstrip(_INFIXES) if last in _INFIXES else text
    return _may_part(last, stem[-1:], following[0])


@lru_cache(maxsize=1 << 15)  # the same letters meet again and again
def _may_part(last: str, stem: str, first: str) -> bool:
    """The same by letters; `stem` is the last one before hyphens and their like."""
    if not is_boundary(last, first) or (last.isnumeric() and first.isnumeric()):
        return False
    if last in _PREFIXES or unicodedata.category(last) in _OPENERS:
        return False
    if not first.isalnum():
        return first in _PREFIXES or unicodedata.category(first) in _OPENERS
    if first in _NEVER_FIRST or (last in _KATAKANA and first in _KATAKANA):
        return False
    return last not in _INFIXES or (bool(stem) and is_boundary(stem, first))


def characters(text: str, profile: Profile) -> float:
    """How much there is to read: letters, digits, ideographs, marks and spaces, no line breaks.

    Where ideographs are the measure, what is half as wide counts half, as Netflix has it for
    Korean.
    """
    if profile.is_wide:
        return columns(text) / 2
    return float(len(text) if text.isascii() and text.isprintable() else _n_visible(text))


def _n_visible(text: str) -> int:
    return sum(_width(character) > 0 for character in text)


def _last_letter(text: str) -> str:
    """The last character, leaving out what combines with it."""
    if _width(text[-1]) > 0:
        return text[-1]
    return next((c for c in reversed(text) if _width(c) > 0), text[-1])


def columns(text: str) -> int:
    """How wide the text is: 2 for an East Asian wide character, 0 for what combines, else 1."""
    if len(text) == 1:
        return _width(text)
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(_width, text))


@cache
def _width(character: str) -> int:
    if unicodedata.category(character) in _INVISIBLE:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
