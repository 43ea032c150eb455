"""What no cut goes through, whatever separates its parts: addresses, numbers, hotwords, words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.sentences import is_kana
from engine.subtitles.rules import columns
from engine.types import Segment
from engine.words import chinese_words

Span = tuple[int, int]  # in a text, from its first character to behind its last

_HAN = "㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff"
_NUMERAL = "零〇一二两兩三四五六七八九十百千万萬亿億"
_CHARACTER = re.compile(r"\s+|(?P<other>.)", re.DOTALL)
_HAN_RUN = re.compile(f"[{_HAN}]{{2,}}")
_SOLID = re.compile(
    rf"(?:(?:https?|ftp)://|www\.)[^\s<>\"{_HAN}\u3000-\u303f\uff00-\uffef]+"  # an address
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # of e-mail
    r"|(?<!\d)\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)"  # 1 000 000
    rf"|(?<![{_NUMERAL}])(?:[{_NUMERAL}]*分之[{_NUMERAL}点點]+"  # 百分之一
    rf"|[{_NUMERAL}]+[点點][{_NUMERAL}]+)",  # 三点一四
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Joints:
    """Places in a text where something goes on, as the number of characters before.

    `solid` ones hold always, `soft` ones as long as what they hold together fits on a line.
    """

    solid: frozenset[int]
    soft: frozenset[int]


class Protection:
    """Finds the runs of a text that stay whole."""

    def __init__(self, phrases: Iterable[str], columns: int) -> None:
        """Take the hotwords, and how wide a line is: a wider hotword gives way between words."""
        self._columns = columns
        self._phrases = _Phrases(phrases)

    def joints(self, text: str, language: str | None) -> Joints:
        solid = [found.span() for found in _SOLID.finditer(text)]
        named = [
            (start, end)
            for start, end in self._phrases.find(text)
            if columns(text[start:end]) <= self._columns
        ]
        words = _chinese_words(text, language)
        whole = [word for word in words if not any(_cross(word, name) for name in named)]
        return Joints(_inside(solid), _inside([*named, *whole]))


class _Phrases:
    """Phrases in any case, whatever space is in them; a look-up a place, however many there are."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._parts = {_small(" ".join(phrase.split())) for phrase in phrases} - {""}
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for part in self._parts:
            lengths[part[:2]].add(len(part))
        self._lengths = {begin: sorted(every, reverse=True) for begin, every in lengths.items()}

    def find(self, text: str) -> Iterator[Span]:
        """Where they are: of those that begin with the same letter the longest, side by side."""
        if not self._parts:
            return
        ends = [found.end() for found in _CHARACTER.finditer(text)]
        whole = _small(_CHARACTER.sub(lambda found: found["other"] or " ", text))
        ended: dict[str, int] = {}
        for at, first in enumerate(whole):
            if at < ended.get(first, 0):
                continue
            for length in self._lengths_at(whole, at):
                end = at + length
                if end <= len(whole) and whole[at:end] in self._parts:
                    ended[first] = end
                    yield (ends[at - 1] if at else 0), ends[end - 1]
                    break

    def _lengths_at(self, whole: str, at: int) -> Iterator[int]:
        """How long the phrases are that may begin there, the longest first."""
        if at + 1 < len(whole):
            yield from self._lengths.get(whole[at : at + 2], ())
        yield from self._lengths.get(whole[at], ())  # those of one character


def prepare_cutting(segments: Iterable[Segment]) -> None:
    """Load what cutting them takes: of Chinese that is a dictionary, and most of a second."""
    if any(_HAN_RUN.search(segment.text) for segment in segments):
        chinese_words()


def _small(text: str) -> str:
    """In small letters, each of which stays where it is."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def _chinese_words(text: str, language: str | None) -> Iterable[Span]:
    """Words of several ideographs, where the text is Chinese."""
    runs = [] if language == "ja" else list(_HAN_RUN.finditer(text))
    if not runs or any(map(is_kana, text)):
        return
    cut = chinese_words()
    if cut is None:
        return
    for run in runs:
        start = run.start()
        for word in cut(run.group()):
            if len(word) > 1:
                yield start, start + len(word)
            start += len(word)


def _cross(span: Span, other: Span) -> bool:
    """Whether each has a part that is not in the other."""
    (start, end), (other_start, other_end) = span, other
    return start < other_start < end < other_end or other_start < start < other_end < end


def _inside(spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(place for start, end in spans for place in range(start + 1, end))
