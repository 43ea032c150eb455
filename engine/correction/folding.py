"""Exact words in a text, whatever their case and width; where letters end, words do.

One look at a text finds any number of them.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in one case and width, spaces as one, and which character each one was made of."""

    text: str
    origins: tuple[int, ...]  # one more than characters: the last is the length of the original


def folded(text: str) -> Folded:
    """Fold a text."""
    made: list[str] = []
    origins: list[int] = []
    for at, character in enumerate(text):
        for each in _fold(character):
            if each == " " and made[-1:] in ([], [" "]):
                continue
            made.append(each)
            origins.append(at)
    if made[-1:] == [" "]:
        del made[-1], origins[-1]
    end = origins[-1] + 1 if origins else 0
    return Folded("".join(made), (*origins, end))


def closed_up(text: Folded) -> Folded:
    """The text without the spaces that a model puts between Chinese or Japanese characters."""
    whole = text.text
    if " " not in whole or whole.isascii():
        return text
    kept = [
        at
        for at, each in enumerate(whole)
        if each != " " or not (at and _is_han_or_kana(whole[at - 1] + whole[at + 1 : at + 2]))
    ]
    return Folded(
        "".join(whole[at] for at in kept), (*(text.origins[at] for at in kept), text.origins[-1])
    )


@lru_cache(maxsize=1 << 14)
def _is_han_or_kana(characters: str) -> bool:
    names = [unicodedata.name(each, "").split(" ")[0] for each in characters]
    return len(names) > 1 and {"CJK", "HIRAGANA", "KATAKANA"}.issuperset(names)


@lru_cache(maxsize=1 << 14)
def _fold(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character).casefold()
    return " " if plain.isspace() else plain


class Phrasebook:
    """Words to be found, each with numbers that say what it is about."""

    def __init__(self, entries: Iterable[tuple[str, int]]) -> None:
        self._numbers: dict[str, list[int]] = {}
        lengths: dict[str, set[int]] = defaultdict(set)
        for text, number in entries:
            phrase = folded(text).text
            if phrase:
                self._numbers.setdefault(phrase, []).append(number)
                lengths[phrase[:2]].add(len(phrase))
        self._lengths = {begin: sorted(every) for begin, every in lengths.items()}

    def find(self, text: Folded) -> Iterator[tuple[int, int, list[int]]]:
        """Every place in the original text that is one of the words, with its numbers."""
        whole = text.text
        for at in range(len(whole)):
            for length in self._lengths_at(whole, at):
                end = at + length
                numbers = self._numbers.get(whole[at:end])
                if end <= len(whole) and numbers and _is_apart(text, at, end):
                    yield text.origins[at], text.origins[end - 1] + 1, numbers

    def _lengths_at(self, whole: str, at: int) -> Iterator[int]:
        """How long the words are that may begin there."""
        yield from self._lengths.get(whole[at], ())  # words of one character
        if at + 1 < len(whole):
            yield from self._lengths.get(whole[at : at + 2], ())


def _is_apart(folded_text: Folded, start: int, end: int) -> bool:
    """Whether no word of letters goes on before or behind, nor a character such as ½."""
    text, origins = folded_text.text, folded_text.origins
    return not (
        (start and origins[start - 1] == origins[start])
        or origins[end - 1] == origins[end]
        or (start and _is_letter(text[start - 1]) and _is_letter(text[start]))
        or (end < len(text) and _is_letter(text[end]) and _is_letter(text[end - 1]))
    )


@lru_cache(maxsize=1 << 14)
def _is_letter(character: str) -> bool:
    """Whether it belongs to a script that puts spaces between words, and nothing onto them."""
    if not character.isalnum():
        return False
    name = unicodedata.name(character, "").split(" ")[0]
    return name not in _UNSPACED


_UNSPACED = frozenset(
    "CJK HIRAGANA KATAKANA HANGUL THAI LAO KHMER MYANMAR TIBETAN BOPOMOFO HALFWIDTH".split()
)
