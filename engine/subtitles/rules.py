"""What a subtitle may be: how wide, how long on screen, where its lines may break.

Times are in seconds, widths in columns.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from engine.sentences import is_boundary

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

    Attributes:
        columns: of a line; an East Asian wide character takes two.
        lines: at most so many in a cue.
        shortest: seconds that a cue stays at least, if the speech around it leaves room.
        longest: seconds that a cue stays at most.
        gap: seconds of empty screen between two cues, so that the change is seen.
        flicker: seconds; an empty screen shorter than this is narrowed to `gap`.
        drop_trailing: marks that are not written at the end of a line.
        proclitics: lower-case words that lean on the next one: a line breaks before, not after.
        enclitics: words that lean on the one before: a line breaks after, not before.
    """

    name: str
    columns: int
    lines: int = 2
    shortest: float = 20 * _FRAME
    longest: float = 7.0
    gap: float = 2 * _FRAME
    flicker: float = 0.5
    drop_trailing: str = ""
    proclitics: frozenset[str] = frozenset()
    enclitics: frozenset[str] = frozenset()


# Articles, possessives, prepositions, conjunctions, titles.
_ENGLISH_PROCLITICS = frozenset(
    "a an the my your his her its our their this these every no "
    "about across after against along among around at before behind below between by despite "
    "during for from in inside into like near of off on onto out over per since than through to "
    "toward towards under until up upon with within without "
    "and as because but if nor or so that though unless when where whether which while who "
    "whose mr. mrs. ms. dr. prof.".split()
)
# Only what hardly ever ends, or begins, a longer word: the recognizer's tokens are no words.
_CHINESE_PROCLITICS = frozenset(
    "我 你 您 他 她 它 这 那 這 很 把 被 和 跟 但 但是 因为 因為 所以 如果 然后 然後 而且".split()
)
_CHINESE_ENCLITICS = frozenset("的 了 吗 嗎 呢 吧 啊 呀 嘛".split())
_JAPANESE_ENCLITICS = frozenset("を です ます から けど ので って".split())

# Source: Netflix's Timed Text Style Guides, as of 2026.
PROFILES: Mapping[str, Profile] = MappingProxyType(
    {
        profile.name: profile
        for profile in (
            Profile(
                "netflix-zh",
                columns=32,
                drop_trailing="，。、；｡､,;",
                proclitics=_CHINESE_PROCLITICS,
                enclitics=_CHINESE_ENCLITICS,
            ),
            Profile("netflix-en", columns=42, proclitics=_ENGLISH_PROCLITICS),
            Profile(
                "netflix-ja",
                columns=26,
                shortest=12 * _FRAME,
                drop_trailing="、。､｡",
                enclitics=_JAPANESE_ENCLITICS,
            ),
            Profile("netflix-ko", columns=32),
            Profile("netflix-latin", columns=42),
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
    last, first = _last_letter(text), following[0]
    if not is_boundary(last, first) or (last.isnumeric() and first.isnumeric()):
        return False
    if last in _PREFIXES or unicodedata.category(last) in _OPENERS:
        return False
    if not first.isalnum():
        return first in _PREFIXES or unicodedata.category(first) in _OPENERS
    if first in _NEVER_FIRST or (last in _KATAKANA and first in _KATAKANA):
        return False
    stem = text.rstrip(_INFIXES)
    return last not in _INFIXES or (bool(stem) and is_boundary(stem, first))


def _last_letter(text: str) -> str:
    """The last character, leaving out what combines with it."""
    return next((c for c in reversed(text) if _width(c) > 0), text[-1])


def columns(text: str) -> int:
    """How wide the text is: 2 for an East Asian wide character, 0 for what combines, else 1."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(_width, text))


@cache
def _width(character: str) -> int:
    if unicodedata.category(character) in _INVISIBLE:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
