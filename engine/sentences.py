"""Tokens → Segments, one sentence each: cut at its end, at pauses, where the language turns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.types import Segment, Tags, Token, joined

_SENTENCE_MARKS = ".!?。！？…｡؟।"
_CLAUSE_MARKS = ",;:，、；：､،"
_ENDINGS = frozenset(_CLAUSE_MARKS + _SENTENCE_MARKS)
_CLOSERS = "\"'”’»」』）)]】》"
_ABBREVIATIONS = frozenset(
    "mr. mrs. ms. dr. prof. st. sr. jr. vs. etc. e.g. i.e. no. vol. fig. inc. ltd. co. gen. col. "
    "sgt. capt. lt. rev. hon. pres. gov. approx. dept. est. bzw. z.b. usw. ca. sra. srta. mme. "
    "mlle.".split()
)
_INITIALS = re.compile(r"(?:\w\.)+")  # "J." and "U.S."

_IDEOGRAPHIC = (
    (0x2E80, 0x9FFF),  # radicals, CJK marks, kana, bopomofo, unified ideographs
    (0xF900, 0xFAFF),  # compatibility ideographs
    (0xFF66, 0xFF9D),  # halfwidth kana
    (0x20000, 0x3FFFF),  # ideographs beyond the first plane
)

IDEOGRAPHS = "".join(f"{chr(first)}-{chr(last)}" for first, last in _IDEOGRAPHIC)  # in a regex [ ]


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """Seconds: of silence that ends a segment, and of speech after which one is cut anyway."""

    pause: float = 1.0
    longest: float = 20.0


class SentenceSplitter:
    """Gathers the tokens of one source, in order, into sentences."""

    def __init__(self, rules: SentenceRules = SentenceRules()) -> None:
        self._rules = rules
        self._open: list[Token] = []
        self._tags = Tags()

    def accept(self, tokens: tuple[Token, ...], tags: Tags) -> Iterator[Segment]:
        """Take the next tokens; yield the sentences that they complete."""
        for token in tokens:
            if self._open and (tags != self._tags or self._is_end(self._open[-1], token)):
                yield self._take(len(self._open))
            while self._open and token.end - self._open[0].start > self._rules.longest:
                yield self._take(self._best_cut())
            self._tags = tags
            self._open.append(token)

    def finish(self) -> Iterator[Segment]:
        """The source ended; yield what is still open."""
        if self._open:
            yield self._take(len(self._open))

    def _is_end(self, token: Token, following: Token) -> bool:
        return following.start - token.end >= self._rules.pause or ends_sentence(
            token.text, following.text
        )

    def _best_cut(self) -> int:
        """How many of the open tokens to let go: up to a clause mark if any, or to a pause."""
        half = len(self._open) // 2
        marked = [i for i in range(half, len(self._open)) if ends_clause(self._open[i].text)]
        if marked:
            return marked[-1] + 1
        pauses = [
            (
                self._open[i + 1].start - self._open[i].end,
                is_boundary(self._open[i].text, self._open[i + 1].text),
                i,
            )
            for i in range(half, len(self._open) - 1)
        ]
        free = [(pause, i) for pause, is_boundary, i in pauses if is_boundary]
        return max(free)[1] + 1 if free else len(self._open)

    def _take(self, n: int) -> Segment:
        tokens, self._open = tuple(self._open[:n]), self._open[n:]
        return Segment(tokens, joined(tokens), self._tags)


def ends_sentence(text: str, following: str) -> bool:
    """Whether a sentence ends between the two, as far as their letters tell."""
    word = text.strip().rstrip(_CLOSERS)
    if not word or word[-1] not in _SENTENCE_MARKS:
        return False
    if word[-1] != ".":
        return True
    if word.lower() in _ABBREVIATIONS or _INITIALS.fullmatch(word):
        return False
    first = following.strip()[:1]
    if is_ideographic(first):
        return True
    return not first.islower() and following[:1].isspace()


def ends_clause(text: str) -> bool:
    """Whether a comma or its like closes the token."""
    return text.strip().rstrip(_CLOSERS)[-1:] in _ENDINGS


def is_boundary(text: str, following: str) -> bool:
    """Whether a cut between the two leaves words and numbers whole."""
    if following[:1].isspace() or text[-1:].isspace():
        return True
    return not (_is_joining(text[-1:]) and _is_joining(following[:1]))


def _is_joining(character: str) -> bool:
    """Letters and digits of scripts that put spaces between words."""
    return character.isalnum() and not is_ideographic(character)


def is_ideographic(character: str) -> bool:
    """Whether the character belongs to a script without spaces between words: hanzi and kana."""
    code = ord(character) if character else 0
    return any(first <= code <= last for first, last in _IDEOGRAPHIC)


def is_kana(character: str) -> bool:
    """Whether it is hiragana or katakana, which tell how they are read."""
    return "\u3041" <= character <= "\u30ff" or "\uff66" <= character <= "\uff9d"
