"""Cues with what formats say besides: who speaks, and when each word is said. Milliseconds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import accumulate, pairwise, repeat, zip_longest
from typing import NamedTuple

from engine.subtitles.cues import Cue
from engine.subtitles.rules import columns, is_breakable
from engine.subtitles.writing import on_one_line
from engine.types import Segment, Token

_SAME_RATE = 0.005  # frames a second


@dataclass(frozen=True, slots=True)
class Word:
    """What is highlighted at once, with the space before it."""

    text: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Caption:
    """A cue; `words` are those of each line, and empty where nobody asked for them."""

    start_ms: int
    end_ms: int
    lines: tuple[str, ...]
    speaker: str | None = None
    words: tuple[tuple[Word, ...], ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def captions(
    segments: Sequence[Segment],
    cues: Sequence[Cue],
    *,
    are_rows: bool = False,
    with_words: bool = False,
) -> list[Caption]:
    """Say who speaks in cues, and when; those that show nothing are left out.

    Args:
        segments: that the cues were cut from.
        are_rows: each cue is one of the segments, whose text may not be what its tokens spell.
        with_words: find the speakers and words, which takes longer.
    """
    sources = map(_Spoken, ([row] for row in segments)) if are_rows else repeat(_Spoken(segments))
    found = (
        _caption(cue, spoken, with_words=with_words)
        for cue, spoken in zip(cues, sources, strict=are_rows)
    )
    return [caption for caption in found if caption.lines]


def in_order(cues: Sequence[Cue]) -> Iterator[Cue]:
    """The same, each ending when the next begins if not before, and none in no time."""
    start_ms = 0
    for cue, following in zip_longest(cues, cues[1:]):
        start_ms = max(cue.start_ms, start_ms)
        until_ms = max(following.start_ms, start_ms + 1) if following else cue.end_ms
        yield replace(cue, start_ms=start_ms, end_ms=max(start_ms + 1, min(cue.end_ms, until_ms)))
        start_ms += 1


def snapped(captions: Iterable[Caption], rate: Fraction) -> Iterator[Caption]:
    """The same on whole frames, each for one frame at least, none before another has ended."""
    free_from = 0
    for caption in captions:
        start = max(round(caption.start_ms * rate / 1000), free_from)
        free_from = max(round(caption.end_ms * rate / 1000), start + 1)
        yield _between(caption, round(start * 1000 / rate), round(free_from * 1000 / rate))


def exact_rate(frames_a_second: float) -> Fraction:
    """The rate that is meant: 23.976 is 24000/1001."""
    ntsc = Fraction(round(frames_a_second * 1.001) * 1000, 1001)
    is_whole = frames_a_second == round(frames_a_second)
    if not is_whole and abs(frames_a_second - ntsc) < _SAME_RATE:
        return ntsc
    return Fraction(frames_a_second).limit_denominator(1000)


def _between(caption: Caption, start_ms: int, end_ms: int) -> Caption:
    words = tuple(
        tuple(
            Word(
                word.text,
                min(max(word.start_ms, start_ms), end_ms),
                min(max(word.end_ms, start_ms), end_ms),
            )
            for word in line
        )
        for line in caption.words
    )
    return replace(caption, start_ms=start_ms, end_ms=end_ms, words=words)


class _Letter(NamedTuple):
    """A character that was said, as a share of its token's time."""

    text: str
    start_ms: int
    end_ms: int
    token: Token
    segment: Segment


class _Spoken:
    """Everything said, to be found again in what the cues show: they leave out marks alone."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self._letters: list[_Letter] | None = None
        self._next = 0

    def find(self, character: str) -> _Letter | None:
        """The next place where it is said; None where something else comes first."""
        if self._letters is None:
            self._letters = [
                letter
                for segment in self._segments
                for token in segment.tokens
                for letter in _letters(token, segment)
            ]
        for i in range(self._next, len(self._letters)):
            letter = self._letters[i]
            if letter.text == character:
                self._next = i + 1
                return letter
            if letter.text.isalnum():
                return None
        return None


def _letters(token: Token, segment: Segment) -> Iterator[_Letter]:
    text = on_one_line(token.text).replace(" ", "")
    ends = list(accumulate((max(1, columns(c)) for c in text), initial=0))
    start_ms, length_ms = token.start * 1000, (token.end - token.start) * 1000
    for character, (first, last) in zip(text, pairwise(ends), strict=True):
        yield _Letter(
            character,
            round(start_ms + length_ms * first / ends[-1]),
            round(start_ms + length_ms * last / ends[-1]),
            token,
            segment,
        )


def _caption(cue: Cue, spoken: _Spoken, *, with_words: bool) -> Caption:
    lines = tuple(filter(None, map(on_one_line, cue.lines)))
    plain = Caption(cue.start_ms, cue.end_ms, lines)
    if not with_words:
        return plain
    found = [[(c, None if c == " " else spoken.find(c)) for c in line] for line in lines]
    speaker = next((letter.segment.speaker for line in found for _, letter in line if letter), None)
    words: list[tuple[Word, ...]] = []
    for line in found:
        start_ms = words[-1][-1].start_ms if words else cue.start_ms
        words.append(tuple(_words(line, start_ms)))
    whole = replace(plain, speaker=speaker, words=tuple(words))
    return _between(whole, cue.start_ms, cue.end_ms)


def _words(line: Sequence[tuple[str, _Letter | None]], start_ms: int) -> list[Word]:
    """Gather letters; a token that goes on a word, or is only a mark, stays with what is before."""
    words: list[Word] = []
    token, space = None, ""
    for character, letter in line:
        if character == " ":
            space = " "
            continue
        start, end = (letter.start_ms, letter.end_ms) if letter else (start_ms, start_ms)
        is_new = letter is not None and letter.token is not token
        if not words or space or (is_new and is_breakable(words[-1].text, character)):
            words.append(Word(space + character, max(start, start_ms), max(end, start_ms)))
        else:
            text = words[-1].text + character
            words[-1] = Word(text, words[-1].start_ms, max(end, words[-1].end_ms))
        token, space = letter.token if letter else token, ""
        start_ms = words[-1].start_ms
    return words
