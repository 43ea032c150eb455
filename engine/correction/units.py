"""Text → units that sound: a hanzi, a word in Latin letters, a number; each with where it stands.

What may stand between two units of one name is a space beside letters or digits, and the marks that
names have; anything else parts two phrases, and no hotword goes across it.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from engine.correction.letters import plain_letters, skeleton_of
from engine.correction.syllables import coarse, read_word, readings_of

_LATIN = (
    "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
    "\uff21-\uff3a\uff41-\uff5a"  # full width
)
_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_UNITS = re.compile(rf"(?P<han>[{_HAN}])|(?P<latin>[{_LATIN}]+)|(?P<number>[0-9０-９]+)")
_RUNS = re.compile(rf"[{_HAN}]+")
_BETWEEN_HANZI = re.compile(r"[·・•‧\-'’]?")
_BESIDE_LETTERS = re.compile(r"[ \u00a0\u3000]{0,2}|[\-'’·&+.]| [\-&+·] ")

Cut = Callable[[str], Iterable[str]]


@dataclass(frozen=True, slots=True, eq=False)
class Sound:
    """How something is said.

    Attributes:
        text: as it is written.
        ways: for a hanzi the syllables it may be read as, the likeliest first; else one thing.
        kinds: what these are in an index, where what is easily mistaken is the same.
    """

    text: str
    ways: tuple[str, ...]
    kinds: tuple[str, ...]

    @property
    def is_latin(self) -> bool:
        return self.kinds[0][0] == "<"

    @property
    def is_number(self) -> bool:
        return self.kinds[0][0] == "#"

    @property
    def is_hanzi(self) -> bool:
        return self.kinds[0][0] not in "<#"


@dataclass(frozen=True, slots=True)
class Unit:
    """What is said with some characters of a text, from `start` to before `end`."""

    start: int
    end: int
    sound: Sound


@dataclass(frozen=True, slots=True)
class Word:
    """A word of hanzi as everybody writes them, and where it stands in a text."""

    start: int
    end: int
    text: str


def words_of(text: str, cut: Cut | None) -> list[Word]:
    """The words of hanzi in a text; without `cut` each is a word."""
    words = []
    for run in _RUNS.finditer(text):
        at = run.start()
        for word in run.group() if cut is None else cut(run.group()):
            words.append(Word(at, at + len(word), word))
            at += len(word)
    return words


def phrases(text: str, words: Sequence[Word] = ()) -> Iterator[list[Unit]]:
    """The units of a text, divided where nothing can go across.

    Args:
        words: of the text, which tell how a hanzi is read in them.
    """
    readings = {
        at: way for word in words for at, way in enumerate(read_word(word.text), word.start)
    }
    phrase: list[Unit] = []
    for found in _UNITS.finditer(text):
        sound = _sound(found.group(), str(found.lastgroup), readings.get(found.start()))
        unit = Unit(*found.span(), sound)
        if phrase and not _is_joined(phrase[-1], unit, text[phrase[-1].end : unit.start]):
            yield phrase
            phrase = []
        phrase.append(unit)
    if phrase:
        yield phrase


@lru_cache(maxsize=1 << 17)
def _sound(text: str, kind: str, reading: str | None) -> Sound:
    if kind == "latin":
        letters = plain_letters(text)
        return Sound(text, (letters,), (f"<{skeleton_of(letters)}",))
    if kind == "number":
        digits = unicodedata.normalize("NFKC", text)
        return Sound(text, (digits,), (f"#{digits}",))
    others = readings_of(text)
    ways = others if reading is None else (reading, *(way for way in others if way != reading))
    ways = ways or (text,)
    return Sound(text, ways, tuple(dict.fromkeys(map(coarse, ways))))


def _is_joined(before: Unit, after: Unit, between: str) -> bool:
    if not between:
        return True
    if before.sound.is_hanzi and after.sound.is_hanzi:
        return _BETWEEN_HANZI.fullmatch(between) is not None
    return _BESIDE_LETTERS.fullmatch(between) is not None
