"""Puts the hotwords of a list where something like them was recognized, sentence by sentence.

In this order: what is denied is left as it is; then rules, then regular expressions; then aliases
and the words themselves, the longest first; at last what sounds like a word. What one of them is
about the next ones do not touch.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from engine.correction.changes import Edit, changed
from engine.correction.everyday import is_everyday
from engine.correction.folding import folded
from engine.correction.guards import needed, needed_letters
from engine.correction.languages import speaks
from engine.correction.patterns import Patterns
from engine.correction.prepared import Prepared, prepare
from engine.correction.units import Unit, Word, phrases, words_of
from engine.hotwords.lists import Hotword, HotwordList
from engine.script import Script, is_written_in, simplified
from engine.types import Segment, Way
from engine.words import chinese_words

_OTHER_READINGS = ("ja", "ko")  # languages in which hanzi are not read as in Chinese
_GUARDED = ("en", "zh", "yue", *_OTHER_READINGS)  # languages with no letters but English ones
_PER_LETTER = 1 / 3  # of a syllable
_BARELY = 0.5  # likeness that speaks neither for a word nor against it


class Corrector:
    """One list, for one job."""

    def __init__(self, hotwords: HotwordList, script: Script = "asis") -> None:
        self._hotwords = hotwords
        self._script = script
        self._prepared: dict[Script, Prepared] = {}  # to look for them by the list takes long
        self._patterns = Patterns([rule for rule in hotwords.rules if rule.is_pattern])

    def correct(self, segment: Segment) -> Segment:
        """The sentence with hotwords in it, each change noted in its tokens.

        A sentence that has changes has been corrected already; those that a model made itself are
        left as they are, and what is around them is corrected.
        """
        if any(token.change and token.change.way != "model" for token in segment.tokens):
            return segment
        language = segment.tags.language
        script = self._script if is_written_in(language, self._script) else "asis"
        text = "".join(token.text for token in segment.tokens)
        if script not in self._prepared:
            self._prepared[script] = prepare(self._hotwords, script)
        sentence = _Sentence(text, language, self._prepared[script], _places_of_changes(segment))
        return changed(segment, sentence.edits(self._patterns))


def corrector_of(hotwords: HotwordList, script: Script) -> Corrector | None:
    """What corrects the sentences of one job; None for a list that changes nothing."""
    return Corrector(hotwords, script) if hotwords else None


@dataclass(frozen=True, slots=True)
class _Place:
    """Characters of a sentence."""

    start: int
    end: int

    def overlaps(self, other: "_Place") -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: "_Place") -> bool:
        return self.start <= other.start and other.end <= self.end


def _places_of_changes(segment: Segment) -> Iterator[_Place]:
    at = 0
    for token in segment.tokens:
        if token.change is not None:
            yield _Place(at, at + len(token.text))
        at += len(token.text)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A word that may be meant somewhere."""

    place: _Place
    word: Hotword
    likeness: float
    is_sure: bool
    merit: float  # more for longer words and for those that sound more alike


class _Sentence:
    """A sentence while it is corrected."""

    def __init__(
        self, text: str, language: str | None, prepared: Prepared, taken: Iterable[_Place]
    ) -> None:
        self._text = text
        self._language = language
        self._prepared = prepared
        self._folded = folded(text)
        self._taken = list(taken)
        self._edits: list[Edit] = []
        self._is_guarded = language is None or any(speaks(language, own) for own in _GUARDED)
        self._words: list[_Place] = []  # hotwords that stand there as they are

    def edits(self, patterns: Patterns) -> list[Edit]:
        """What is to be changed, in order."""
        entries = self._prepared.hotwords.denied
        for start, end, numbers in self._prepared.denied.find(self._folded):
            if any(self._hears(entries[n].language) for n in numbers):
                self._taken.append(_Place(start, end))
        self._apply_rules()
        for start, end, right in patterns.find(self._text, self._language):
            self._edit(Edit(start, end, right, "rule"))
        self._apply_exact()
        self._apply_sounds()
        return sorted(self._edits, key=lambda edit: edit.start)

    def _hears(self, language: str | None) -> bool:
        return speaks(language, self._language)

    def _is_free(self, place: _Place) -> bool:
        return not any(place.overlaps(taken) for taken in self._taken)

    def _edit(self, edit: Edit) -> None:
        """Note an edit where nothing else is; one that changes nothing keeps its place."""
        place = _Place(edit.start, edit.end)
        if not self._is_free(place):
            return
        self._taken.append(place)
        if edit.word != self._text[edit.start : edit.end]:
            self._edits.append(edit)

    def _apply_rules(self) -> None:
        rules, found = self._prepared.hotwords.rules, []
        for start, end, numbers in self._prepared.rules.find(self._folded):
            right = [rules[n].right for n in numbers if self._hears(rules[n].language)]
            found += [Edit(start, end, each, "rule") for each in right[:1]]
        for edit in sorted(found, key=lambda edit: (edit.start - edit.end, edit.start)):
            self._edit(edit)

    def _apply_exact(self) -> None:
        """Aliases become their words; the words themselves stay, but for their case."""
        found: list[Edit] = []
        for start, end, numbers in self._prepared.words.find(self._folded):
            found += [self._as_listed(start, end, word) for word in self._heard(numbers)[:1]]
        for start, end, numbers in self._prepared.aliases.find(self._folded):
            heard = self._heard(numbers)[:1]
            found += [Edit(start, end, word.word, "alias") for word in heard]
        for edit in sorted(found, key=lambda edit: (edit.start - edit.end, edit.start)):
            place = _Place(edit.start, edit.end)
            if edit.word != self._text[edit.start : edit.end]:
                self._edit(edit)
            elif self._is_free(place) and not any(place.overlaps(each) for each in self._words):
                self._words.append(place)

    def _heard(self, numbers: Sequence[int]) -> list[Hotword]:
        """The words with these numbers that may be meant here, the heaviest first."""
        words = (self._prepared.hotwords.words[n] for n in numbers)
        heard = [word for word in words if self._hears(word.language)]
        return sorted(heard, key=lambda word: -word.weight)

    def _as_listed(self, start: int, end: int, word: Hotword) -> Edit:
        """A word in the case and width of the list, unless that is ordinary writing."""
        text = self._text[start:end]
        stays = word.word.islower() or is_everyday(word.word) or word.word == text
        return Edit(start, end, text if stays else word.word, "sound")

    def _apply_sounds(self) -> None:
        found = list(self._candidates())
        for candidate in sorted(found, key=lambda each: (not each.is_sure, -each.merit)):
            way: Way = "sound" if candidate.is_sure else "suggestion"
            place, word = candidate.place, candidate.word.word
            if self._is_open(place, word):
                self._edit(Edit(place.start, place.end, word, way, round(candidate.likeness, 3)))

    def _is_open(self, place: _Place, word: str) -> bool:
        """Whether nothing is in the way: of hotwords only what is a part of this one, too."""
        whole = folded(word).text
        there = [each for each in self._words if place.overlaps(each)]
        parts = [folded(self._text[each.start : each.end]).text for each in there]
        return all(map(place.holds, there)) and all(
            part in whole and part != whole for part in parts
        )

    def _candidates(self) -> Iterator[_Candidate]:
        plain = simplified(self._text)
        plain = plain if len(plain) == len(self._text) else self._text
        words = words_of(plain, chinese_words())
        for phrase in phrases(self._text, words):
            if self._language not in _OTHER_READINGS:
                yield from self._by_hanzi(phrase, words)
            yield from self._by_letters(phrase)

    def _by_hanzi(self, phrase: Sequence[Unit], words: Sequence[Word]) -> Iterator[_Candidate]:
        for first, last, n, likeness in self._prepared.sounds.find(phrase):
            heard = phrase[first:last]
            word = self._prepared.hotwords.words[n]
            bounds = needed(heard, word.word, words)
            yield from self._candidate(heard, word, likeness, bounds, len(heard))

    def _by_letters(self, phrase: Sequence[Unit]) -> Iterator[_Candidate]:
        for first, last, n, likeness in self._prepared.letters.find(phrase):
            heard = phrase[first:last]
            word = self._prepared.hotwords.words[n]
            bounds = needed_letters(heard, word.word, self._text, is_guarded=self._is_guarded)
            length = len(word.word) * _PER_LETTER
            yield from self._candidate(heard, word, likeness, bounds, length)

    def _candidate(
        self,
        heard: Sequence[Unit],
        word: Hotword,
        likeness: float,
        bounds: tuple[float, float],
        length: float,
    ) -> Iterator[_Candidate]:
        replaced, suggested = bounds
        place = _Place(heard[0].start, heard[-1].end)
        is_sure = likeness >= replaced
        if likeness < min(replaced, suggested) or not self._hears(word.language):
            return
        if self._text[place.start : place.end] == word.word or self._is_denied(place, word):
            return
        alike = sum(unit.sound.text in word.word for unit in heard)
        merit = length * (likeness - _BARELY) + 1e-3 * alike + 1e-4 * min(word.weight, 9)
        yield _Candidate(place, word, likeness, is_sure, merit)

    def _is_denied(self, place: _Place, word: Hotword) -> bool:
        """Whether it is never this word, as the list says."""
        if not word.denied:
            return False
        words = self._prepared.hotwords.words
        return any(
            place.overlaps(_Place(start, end)) and any(words[n] == word for n in numbers)
            for start, end, numbers in self._prepared.denied_for.find(self._folded)
        )
