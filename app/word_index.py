"""Text as the index of words has it, queries, and where in a text a query is met.

What is written without spaces is cut into single characters: Chinese, kana, Thai and its
neighbours, and hangul, where particles and compounds hang on words. What differs only in case,
accents, width or script (traditional, simplified) is the same.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from engine import simplified_characters

_LONGEST_QUERY = 1000  # characters; nobody types more
_MOST_TERMS = 32
_KANA = 0x3040  # from here on marks are no accents: が is not か

# Chinese, kana, hangul; Thai, Lao, Burmese, Khmer.
_ALONE = (
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3\u1100-\u11ff"
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\U00020000-\U0003ffff"
)
_TOKEN = re.compile(rf"[{_ALONE}]|[^\W_{_ALONE}]+")
_PART = re.compile(r'"([^"]*)"?|(\S+)')


class _Folding(dict[int, str]):
    """For `str.translate`: what each character counts as; made as they are met."""

    def __missing__(self, code: int) -> str:
        char = unicodedata.normalize("NFKC", chr(code)).casefold()
        if code < _KANA:
            parts = unicodedata.normalize("NFD", char)
            char = "".join(part for part in parts if not unicodedata.combining(part))
        self[code] = folded = char.translate(simplified_characters())
        return folded


@dataclass(frozen=True, slots=True)
class Token:
    """A word or character in `text[start:end]`, as it counts."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Term:
    """Tokens that have to follow each other; of the last one, a beginning may do."""

    tokens: tuple[str, ...]
    is_beginning: bool


def prepare() -> None:
    """Load what the first search would have to wait for."""
    simplified_characters()


def cut(text: str) -> str:
    """Text as the index takes it: every token by itself."""
    return " ".join(_TOKEN.findall(text.translate(_folding())))


def terms(query: str) -> list[Term]:
    """What has to be met, all of it; in quotes stands what has to be met as it is."""
    found = []
    for part in _PART.finditer(query[:_LONGEST_QUERY]):
        quoted, bare = part.groups()
        tokens = tuple(_TOKEN.findall((quoted or bare or "").translate(_folding())))
        if tokens:
            is_beginning = quoted is None and not _stands_alone(tokens[-1])
            found.append(Term(tokens, is_beginning))
    return found[:_MOST_TERMS]


def expression(query: str) -> str | None:
    """The query in the language of FTS5; None where there is nothing to be met."""
    parts = (f'"{" ".join(t.tokens)}"{" *" if t.is_beginning else ""}' for t in terms(query))
    return " AND ".join(parts) or None


def is_met(term: Term, cut_text: str) -> bool:
    """Whether a term is somewhere in a text that was cut."""
    end = "" if term.is_beginning else " "
    return f" {' '.join(term.tokens)}{end}" in f" {cut_text} "


def hits(text: str, query: Sequence[Term]) -> list[tuple[int, int]]:
    """Where terms are met in a text, as [start, end), in order and apart."""
    tokens = list(_tokens(text))
    words = [token.text for token in tokens]
    found = sorted(
        (tokens[at].start, tokens[at + len(term.tokens) - 1].end)
        for term in query
        for at in range(len(words) - len(term.tokens) + 1)
        if _is_met(term, words, at)
    )
    apart: list[tuple[int, int]] = []
    for start, end in found:
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def n_words(text: str) -> int:
    """How many words a text has; a character that stands alone is one."""
    return len(_TOKEN.findall(text))


def _is_met(term: Term, words: Sequence[str], at: int) -> bool:
    *first, last = term.tokens
    if any(words[at + i] != each for i, each in enumerate(first)):
        return False
    word = words[at + len(first)]
    return word.startswith(last) if term.is_beginning else word == last


def _tokens(text: str) -> Iterator[Token]:
    """The tokens of a text, with where they are in it."""
    folding = _folding()
    folded, places = [], []
    for place, char in enumerate(text):
        for each in folding[ord(char)]:
            folded.append(each)
            places.append(place)
    for found in _TOKEN.finditer("".join(folded)):
        yield Token(found[0], places[found.start()], places[found.end() - 1] + 1)


@cache
def _folding() -> _Folding:
    return _Folding()


def _stands_alone(token: str) -> bool:
    return re.match(f"[{_ALONE}]", token) is not None
