"""How alike two words sound, and from where on that counts."""

from collections.abc import Sequence

from engine.correction.letters import key_of, likeness_of
from engine.correction.syllables import nearest, parts_of
from engine.correction.units import Unit, phrases

REPLACE = 0.85  # likeness from which the word is put there
SUGGEST = 0.6  # and from which it may be meant


def likeness(heard: Sequence[Unit], meant: Sequence[Unit]) -> float:
    """How alike as many units sound, from 0 to 1."""
    apart = sum(_distance(one, other) for one, other in zip(heard, meant, strict=True))
    return 1 - apart / len(meant)


def sound_key(text: str) -> str:
    """What words that sound the same have in common: pinyin without tones, a key for letters."""
    units = (unit for phrase in phrases(text) for unit in phrase)
    return " ".join(
        "".join(parts_of(unit.sounds[0])[:2]) if unit.is_han else key_of(unit.sounds[0])
        for unit in units
    )


def _distance(one: Unit, other: Unit) -> float:
    if one.text == other.text:
        return 0.0
    if one.is_han and other.is_han:
        return nearest(one.sounds, other.sounds)
    if one.is_latin and other.is_latin:
        return 1 - likeness_of(one.sounds[0], other.sounds[0])
    return 0.0 if one.sounds == other.sounds else 1.0
