"""Which profile suits a text whose language nobody says: by script, and English by its words."""

import re
from collections.abc import Sequence

from engine.sentences import IDEOGRAPHS, is_kana
from engine.subtitles.clitics import ENGLISH_PROCLITICS
from engine.subtitles.rules import PROFILES, Profile

_ENGLISH_SHARE = 0.2  # of little words that are English; a third in English, a tenth beside it
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_HAN = re.compile(f"[{IDEOGRAPHS}]")
_HANGUL = re.compile("[\uac00-\ud7a3\u1100-\u11ff]")


def profiles_by_text(texts: Sequence[str]) -> list[Profile]:
    """The profile of each text; whether letters are English is asked of all texts together."""
    latin = PROFILES["netflix-en" if _is_english(texts) else "netflix-latin"]
    return [_by_script(text) or latin for text in texts]


def _by_script(text: str) -> Profile | None:
    if any(map(is_kana, text)):
        return PROFILES["netflix-ja"]
    if _HANGUL.search(text):
        return PROFILES["netflix-ko"]
    return PROFILES["netflix-zh"] if _HAN.search(text) else None


def _is_english(texts: Sequence[str]) -> bool:
    words = [word for text in texts for word in _WORD.findall(text.lower()) if word.isascii()]
    return sum(word in ENGLISH_PROCLITICS for word in words) > _ENGLISH_SHARE * len(words)
