"""How far a text is from its reference: error rates, and how hotwords fared.

Before they are compared, texts lose their tags and become upper-case. For CER everything that is
neither letter nor digit is dropped, the spaces too, as FunASR's reports do. For WER marks become
spaces; an apostrophe inside a word stays, a dot or comma inside a number or abbreviation vanishes.
MER takes the same words and cuts Chinese, Japanese, Thai, … inside them into characters.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import jiwer

from app.spacing import UNSPACED

_TAG = re.compile(r"<\|[^|<>]*\|>")
_NOT_IN_CER = re.compile(r"[^\w一-鿿]")  # of FunASR's reports
_CHARACTER = re.compile(f"[{UNSPACED}]")
_SPACED_LETTER = re.compile(rf"(?![{UNSPACED}])[^\W\d_]")
_MIXED = re.compile(f"[{UNSPACED}]|[^{UNSPACED}]+")
_INNER_MARK = re.compile(r"(?<=\d)[.,](?=\d)|(?<=\b[^\W\d_])\.(?=[^\W\d_]\b)")
_APOSTROPHES = str.maketrans("’ʼ", "''")


class Measure(StrEnum):
    """What is counted: characters, words, or characters of some scripts and words of the others."""

    cer = "cer"
    wer = "wer"
    mer = "mer"


@dataclass(frozen=True, slots=True)
class Errors:
    """Differences from references of `length` units."""

    substitutions: int = 0
    deletions: int = 0
    insertions: int = 0
    length: int = 0

    @property
    def total(self) -> int:
        return self.substitutions + self.deletions + self.insertions

    @property
    def rate(self) -> float | None:
        """Differences a unit; None without any unit."""
        return self.total / self.length if self.length else None

    def __add__(self, other: "Errors") -> "Errors":
        return Errors(
            self.substitutions + other.substitutions,
            self.deletions + other.deletions,
            self.insertions + other.insertions,
            self.length + other.length,
        )


@dataclass(frozen=True, slots=True)
class Hits:
    """How often hotwords are in the references, in the texts, and in both at once."""

    both: int = 0
    in_reference: int = 0
    in_text: int = 0

    @property
    def recall(self) -> float | None:
        return self.both / self.in_reference if self.in_reference else None

    @property
    def precision(self) -> float | None:
        return self.both / self.in_text if self.in_text else None

    @property
    def f1(self) -> float | None:
        n_written = self.in_reference + self.in_text
        return 2 * self.both / n_written if n_written else None

    def __add__(self, other: "Hits") -> "Hits":
        return Hits(
            self.both + other.both,
            self.in_reference + other.in_reference,
            self.in_text + other.in_text,
        )


def measure_for(references: Iterable[str]) -> Measure:
    """What suits all of these texts: MER as soon as they mix scripts with and without spaces."""
    has_characters = has_words = False
    for text in references:
        has_characters = has_characters or _CHARACTER.search(text) is not None
        has_words = has_words or _SPACED_LETTER.search(_TAG.sub("", text)) is not None
    if has_characters:
        return Measure.mer if has_words else Measure.cer
    return Measure.wer


def count_errors(reference: str, text: str, measure: Measure) -> Errors:
    """Align `text` with its reference at the least cost."""
    expected, found = _units(reference, measure), _units(text, measure)
    aligned = jiwer.process_words([" ".join(expected)], [" ".join(found)])
    return Errors(aligned.substitutions, aligned.deletions, aligned.insertions, len(expected))


def count_hits(reference: str, text: str, hotwords: Sequence[str]) -> Hits:
    """Count every hotword's occurrences, as often as both texts have it."""
    expected, found = _marked(_units(reference, Measure.mer)), _marked(_units(text, Measure.mer))
    hits = Hits()
    for word in _marked_once(tuple(hotwords)):
        n_expected, n_found = expected.count(word), found.count(word)
        hits += Hits(min(n_expected, n_found), n_expected, n_found)
    return hits


@lru_cache(maxsize=1)  # a run has one list, maybe a long one, and many utterances
def _marked_once(hotwords: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_marked(_units(hotword, Measure.mer)) for hotword in hotwords) - {""}


def _marked(units: Iterable[str]) -> str:
    """Units as one text, in which only whole ones are found."""
    return "".join(f"\0{unit}\0" for unit in units)


def _units(text: str, measure: Measure) -> list[str]:
    """What is compared: characters, words, or both."""
    text = unicodedata.normalize("NFC", _TAG.sub(" ", text))
    if measure is Measure.cer:
        return list(_NOT_IN_CER.sub("", text).upper())
    words = _words(text)
    if measure is Measure.wer:
        return words
    return [unit for word in words for unit in _MIXED.findall(word)]


def _words(text: str) -> list[str]:
    text = _INNER_MARK.sub("", text.translate(_APOSTROPHES)).upper()
    spaced = "".join(c if c == "'" or unicodedata.category(c)[0] in "LMN" else " " for c in text)
    return [word for each in spaced.split() if (word := each.strip("'"))]
