"""Finds hotwords with hanzi by their sound: one look-up a place, however many words there are.

A word of two syllables is filed under both; one of three or four under all but one, each in turn;
a longer one under its halves. What is filed are kinds of syllables, in which what is easily
mistaken is the same. What is found so is then compared.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, product

from engine.correction.sounds import SUGGEST, likeness
from engine.correction.units import Sound, Unit

_MOST_KEYS = 8  # of one word, whose characters are read in several ways
_MASKED = (3, 4)  # syllables, up to which a word is filed without one of them
_LONGEST = 24  # syllables; nobody says a longer name in one breath

Key = tuple[object, ...]


class SoundIndex:
    """Spoken forms of hotwords, by number."""

    def __init__(self) -> None:
        self._forms: list[tuple[int, tuple[Sound, ...]]] = []
        self._filed: dict[Key, list[int]] = {}
        self._lengths: set[int] = set()

    def add(self, units: Sequence[Unit], number: int) -> None:
        """File what a hotword sounds like; a single syllable is none that can be told."""
        sounds = tuple(unit.sound for unit in units)
        if not 1 < len(sounds) <= _LONGEST:
            return
        self._lengths.add(len(sounds))
        form = len(self._forms)
        self._forms.append((number, sounds))
        for kinds in islice(product(*(sound.kinds for sound in sounds)), _MOST_KEYS):
            for key in _keys(kinds):
                filed = self._filed.setdefault(key, [])
                if filed[-1:] != [form]:
                    filed.append(form)

    def find(self, phrase: Sequence[Unit]) -> Iterator[tuple[int, int, int, float]]:
        """Which units of a phrase, from the first to before the last, sound like which number."""
        sounds = [unit.sound for unit in phrase]
        likeliest = [sound.kinds[0] for sound in sounds]
        for length in self._lengths:
            for first in range(len(sounds) - length + 1):
                heard = sounds[first : first + length]
                keys = (
                    [key for kinds in product(*(s.kinds for s in heard)) for key in _keys(kinds)]
                    if length < _MASKED[0]
                    else _keys(tuple(likeliest[first : first + length]))
                )
                for form in {form for key in keys for form in self._filed.get(key, ())}:
                    number, meant = self._forms[form]
                    alike = likeness(heard, meant)
                    if alike >= SUGGEST:
                        yield first, first + length, number, alike


def _keys(kinds: tuple[str, ...]) -> list[Key]:
    n = len(kinds)
    if n < _MASKED[0]:
        return [kinds]
    if n <= _MASKED[1]:
        return [(*kinds[:i], None, *kinds[i + 1 :]) for i in range(n)]
    half = n // 2
    return [(n, "begins", *kinds[:half]), (n, "ends", *kinds[half:])]
