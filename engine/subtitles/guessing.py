"""Which profile suits a text whose language nobody says: by script, and English by its words."""

import re
from collections.abc import Sequence

from engine.sentences import IDEOGRAPHS, is_kana
from engine.subtitles.clitics import ENGLISH_PROCLITICS
from engine.subtitles.rules import PROFILES, Profile, profile_for
from engine.types import Segment

_ENGLISH_SHARE = 0.2  # of little words that are English; a third in English, a tenth beside it
_AROUND = 20  # rows on each side: some hundred words
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_HAN = re.compile(f"[{IDEOGRAPHS}]")
_HANGUL = re.compile("[\uac00-\ud7a3\u1100-\u11ff]")


def profiles_by_text(texts: Sequence[str], among: Sequence[str] | None = None) -> list[Profile]:
    """The profile of each text; whether letters are English is asked of all texts together.

    Args:
        among: all texts, where `texts` are only some of them.
    """
    latin = PROFILES["netflix-en" if _is_english(among or texts) else "netflix-latin"]
    return [_by_script(text) or latin for text in texts]


def profiles_of(segments: Sequence[Segment], rows: range | None = None) -> list[Profile]:
    """The profile of each segment, by its language or else by its script.

    Args:
        rows: only of these; more around them are looked at, so that they are judged as among all.
    """
    some = segments if rows is None else segments[rows.start : rows.stop]
    languages = [segment.tags.language for segment in some]
    if None not in languages:
        return list(map(profile_for, languages))
    around = segments
    if rows is not None:
        around = segments[max(0, rows.start - _AROUND) : rows.stop + _AROUND]
    texts, among = ([segment.text for segment in each] for each in (some, around))
    return [
        guessed if language is None else profile_for(language)
        for language, guessed in zip(languages, profiles_by_text(texts, among), strict=True)
    ]


def _by_script(text: str) -> Profile | None:
    if any(map(is_kana, text)):
        return PROFILES["netflix-ja"]
    if _HANGUL.search(text):
        return PROFILES["netflix-ko"]
    return PROFILES["netflix-zh"] if _HAN.search(text) else None


def _is_english(texts: Sequence[str]) -> bool:
    words = [word for text in texts for word in _WORD.findall(text.lower()) if word.isascii()]
    return sum(word in ENGLISH_PROCLITICS for word in words) > _ENGLISH_SHARE * len(words)
