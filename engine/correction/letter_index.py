"""Finds hotwords in Latin letters by their sound, also where they were heard as several words.

Words are filed under their consonants, longer ones also with any one of these left out, so that one
that is missing, too much or another one costs no more than a few look-ups.
"""

from collections.abc import Iterator, Sequence

from engine.correction.letters import likeness_of, skeleton_of
from engine.correction.sounds import SUGGEST
from engine.correction.units import Unit

_SHORTEST = 3  # letters; two are said by chance
_SURE = 4  # consonants, from which one of them may be another
_MOST_WORDS = 5  # that one was heard as
_MOST_LETTERS = 40
_LONGER = 1.6  # times as many letters as the word has: no spelling is longer


class LetterIndex:
    """Spoken forms of hotwords, as plain letters, by number."""

    def __init__(self) -> None:
        self._forms: list[tuple[int, str]] = []
        self._filed: dict[str, list[int]] = {}
        self._spelled: dict[str, list[int]] = {}

    def add(self, letters: str, number: int) -> None:
        """File what a hotword sounds like."""
        if not _SHORTEST <= len(letters) <= _MOST_LETTERS:
            return
        form = len(self._forms)
        self._forms.append((number, letters))
        self._spelled.setdefault(letters, []).append(form)
        for key in _keys(letters):
            self._filed.setdefault(key, []).append(form)

    def find(self, phrase: Sequence[Unit]) -> Iterator[tuple[int, int, int, float]]:
        """Which units of a phrase, from the first to before the last, sound like which number."""
        if not self._forms:
            return
        for first in range(len(phrase)):
            letters = ""
            for last, unit in enumerate(phrase[first : first + _MOST_WORDS], first + 1):
                if unit.sound.is_hanzi or len(letters) > _MOST_LETTERS:
                    break
                letters += unit.sound.ways[0]
                if len(letters) >= _SHORTEST:
                    for number, alike in self._alike(letters):
                        yield first, last, number, alike

    def _alike(self, letters: str) -> Iterator[tuple[int, float]]:
        found = {form for key in _keys(letters) for form in self._filed.get(key, ())}
        for form in found.union(self._spelled.get(letters, ())):
            number, meant = self._forms[form]
            if len(letters) <= _LONGER * len(meant):
                alike = likeness_of(letters, meant)
                if alike >= SUGGEST:
                    yield number, alike


def _keys(letters: str) -> set[str]:
    bare = skeleton_of(letters)
    if len(bare) < _SURE:
        return {bare}
    return {bare, *(bare[:i] + bare[i + 1 :] for i in range(len(bare)))}
