"""What no cut goes through, whatever separates its parts: addresses, numbers, hotwords, words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.sentences import is_kana
from engine.subtitles.rules import columns
from engine.types import Segment
from engine.words import chinese_words

Span = tuple[int, int]  # in a text, from its first character to behind its last

_HAN = "㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff"
_NUMERAL = "零〇一二两兩三四五六七八九十百千万萬亿億"
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
        self._patterns = _patterns(phrases)

    def joints(self, text: str, language: str | None) -> Joints:
        solid = [found.span() for found in _SOLID.finditer(text)]
        named = list(self._named(text)) if self._patterns else []
        words = _chinese_words(text, language)
        whole = [word for word in words if not any(_cross(word, name) for name in named)]
        return Joints(_inside(solid), _inside([*named, *whole]))

    def _named(self, text: str) -> Iterator[Span]:
        for first in sorted(self._patterns.keys() & set(text.lower())):
            for found in self._patterns[first].finditer(text):
                if columns(found.group()) <= self._columns:
                    yield found.span()


def prepare_cutting(segments: Iterable[Segment]) -> None:
    """Load what cutting them takes: of Chinese that is a dictionary, and most of a second."""
    if any(_HAN_RUN.search(segment.text) for segment in segments):
        chinese_words()


def _patterns(phrases: Iterable[str]) -> dict[str, re.Pattern[str]]:
    """What finds the phrases, by their first letter; of those the longest one."""
    parts = {" ".join(phrase.split()) for phrase in phrases}
    longest_first = sorted(filter(None, parts), key=lambda part: (-len(part), part))
    groups: dict[str, list[str]] = {}
    for part in longest_first:
        pattern = re.escape(part).replace(r"\ ", r"\s+")
        groups.setdefault(part[0].lower(), []).append(pattern)
    return {first: re.compile("|".join(group), re.IGNORECASE) for first, group in groups.items()}


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
