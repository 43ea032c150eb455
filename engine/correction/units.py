"""Text → units that sound: a hanzi, a word in Latin letters, a number; each with where it stands.

What may stand between two units of one name is a space beside letters or digits, and the marks that
names have; anything else parts two phrases, and no hotword goes across it.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from engine.correction.letters import plain_letters, skeleton_of
from engine.correction.syllables import coarse, read_word, readings_of

_LATIN = (
    "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
    "\uff21-\uff3a\uff41-\uff5a"  # full width
)
HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_UNITS = re.compile(rf"(?P<han>[{HAN}])|(?P<latin>[{_LATIN}]+)|(?P<number>[0-9０-９]+)")
_BETWEEN_NAMES = re.compile(r"[·・•‧\-'’]?")
_BESIDE_LETTERS = re.compile(r"[ \u00a0\u3000]{1,2}|[ ]?[\-'’·&+.][ ]?")

Cut = Callable[[str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Unit:
    """What is said at one place of a text.

    Attributes:
        start, end: which characters of the text.
        text: these.
        sounds: for a hanzi the syllables it may be read as, the likeliest first; else one thing.
        kinds: what `sounds` are in an index, where what is easily mistaken is the same.
    """

    start: int
    end: int
    text: str
    sounds: tuple[str, ...]
    kinds: tuple[str, ...]

    @property
    def is_han(self) -> bool:
        return self.kinds[0][0] not in "<#"

    @property
    def is_latin(self) -> bool:
        return self.kinds[0][0] == "<"


def phrases(text: str, cut: Cut | None = None) -> Iterator[list[Unit]]:
    """The units of a text, divided where nothing can go across.

    Args:
        cut: what divides hanzi into words; without it they are read one by one.
    """
    readings = _in_context(text, cut) if cut else {}
    phrase: list[Unit] = []
    for found in _UNITS.finditer(text):
        unit = _unit(found, readings)
        if phrase and not _is_joined(phrase[-1], unit, text[phrase[-1].end : unit.start]):
            yield phrase
            phrase = []
        phrase.append(unit)
    if phrase:
        yield phrase


def _unit(found: re.Match[str], readings: dict[int, str]) -> Unit:
    start, end, text = *found.span(), found.group()
    if found.lastgroup == "han":
        every = readings_of(text)
        first = readings.get(start)
        sounds = every if first is None else (first, *(each for each in every if each != first))
        sounds = sounds or (text,)
        return Unit(start, end, text, sounds, tuple(dict.fromkeys(map(coarse, sounds))))
    if found.lastgroup == "latin":
        letters = plain_letters(text)
        return Unit(start, end, text, (letters,), (f"<{skeleton_of(letters)}",))
    digits = unicodedata.normalize("NFKC", text)
    return Unit(start, end, text, (digits,), (f"#{digits}",))


def _in_context(text: str, cut: Cut) -> dict[int, str]:
    """How each hanzi is read in its word, by its place."""
    readings: dict[int, str] = {}
    for run in re.finditer(rf"[{HAN}]+", text):
        at = run.start()
        for word in cut(run.group()):
            readings.update(enumerate(read_word(word), at))
            at += len(word)
    return readings


def _is_joined(before: Unit, after: Unit, between: str) -> bool:
    if not between:
        return True
    if before.is_han and after.is_han:
        return _BETWEEN_NAMES.fullmatch(between) is not None
    return _BESIDE_LETTERS.fullmatch(between) is not None
