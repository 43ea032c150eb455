"""How alike two words sound, and from where on that counts."""

from collections.abc import Sequence
from functools import lru_cache

from engine.correction.letters import key_of, likeness_of
from engine.correction.syllables import nearest, parts_of
from engine.correction.units import Sound, phrases

REPLACE = 0.85  # likeness from which the word is put there
SUGGEST = 0.6  # and from which it may be meant


def likeness(heard: Sequence[Sound], meant: Sequence[Sound]) -> float:
    """How alike as many units sound, from 0 to 1."""
    return 1 - sum(map(_distance, heard, meant)) / len(meant)


def sound_key(text: str) -> str:
    """What words that sound the same have in common: pinyin without tones, a key for letters."""
    sounds = (unit.sound for phrase in phrases(text) for unit in phrase)
    return " ".join(
        "".join(parts_of(sound.ways[0])[:2]) if sound.is_hanzi else key_of(sound.ways[0])
        for sound in sounds
    )


@lru_cache(maxsize=1 << 17)
def _distance(heard: Sound, meant: Sound) -> float:
    if heard.text == meant.text:
        return 0.0
    if heard.is_hanzi and meant.is_hanzi:
        return nearest(heard.ways, meant.ways)
    if heard.is_latin and meant.is_latin:
        return 1 - likeness_of(heard.ways[0], meant.ways[0])
    return 0.0 if heard.ways == meant.ways else 1.0
