"""Pieces of Whisper's work: what was decoded of a stretch, and what of it deserves another look.

Thresholds on probabilities are OpenAI's (Radford et al. 2022, §4.5); those in seconds are ours.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from engine.audio import SAMPLE_RATE, Waveform
from engine.batching import Span
from engine.repetition import longest_loop, without_loops
from engine.types import Token

_NO_SPEECH = 0.6  # probability from which nobody is taken to speak …
_DOUBT = -1.0  # … if the text's mean log-probability is below this
_SHORT = 0.5  # seconds of speech, in which doubt about the words is enough
_NO_PAUSE = 1.0  # seconds; a silence that long would have ended the region
_LEFT_OUT = 0.5  # seconds of speech without text that are worth another look: two words
PADDING = 0.3  # seconds at both ends of a region that are only the detector's padding
_SHORTEST_SUSPECT = 4.0  # seconds; a loop in less is not heard again …
_FASTEST = 15.0  # … but cut down to one turn where it says more ids a second than anybody can


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a span, decoded by itself: `start` seconds into span number `span`."""

    span: int
    start: float
    samples: Waveform
    speech: tuple[tuple[float, float], ...]  # (start, end) in seconds, on the piece's clock

    @property
    def duration(self) -> float:
        return len(self.samples) / SAMPLE_RATE

    @property
    def spoken(self) -> float:
        """Seconds of speech."""
        return sum(end - start for start, end in self.speech)


@dataclass(frozen=True, slots=True)
class Phrase:
    """What the model wrote between two of its time stamps."""

    start: float
    end: float
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One decoding of one piece."""

    phrases: tuple[Phrase, ...]
    score: float  # mean log-probability
    no_speech: float  # probability

    @property
    def ids(self) -> list[int]:
        return [i for phrase in self.phrases for i in phrase.ids]


def whole(index: int, span: Span) -> Piece:
    """All of span number `index`."""
    speech = tuple((r.start / SAMPLE_RATE, r.end / SAMPLE_RATE) for r in span.speech)
    return Piece(index, 0.0, span.samples, speech)


def part_of(piece: Piece, start: float, end: float) -> Piece:
    """The stretch of a piece from `start` to `end`, in seconds."""
    samples = piece.samples[int(start * SAMPLE_RATE) : int(end * SAMPLE_RATE)]
    speech = tuple(
        (max(first, start) - start, min(last, end) - start)
        for first, last in piece.speech
        if last > start and first < end
    )
    return Piece(piece.span, piece.start + start, samples, speech)


def is_invented(hypothesis: Hypothesis, *, is_second_look: bool) -> bool:
    """Whether the text stands for nothing that was said.

    A second look is at what the model passed over once, so doubt alone is enough there.
    """
    if hypothesis.score > _DOUBT:
        return False
    return is_second_look or hypothesis.no_speech > _NO_SPEECH


def is_guessed(piece: Piece, tokens: list[list[Token]]) -> bool:
    """Whether a short noise was given words that the model itself does not believe."""
    scores = [token.score or 0.0 for words in tokens for token in words]
    seconds = sum(end - start for start, end in piece.speech)
    return bool(scores) and seconds < _SHORT and sum(scores) / len(scores) < _DOUBT


def plausible(piece: Piece, hypothesis: Hypothesis) -> Hypothesis:
    """The hypothesis without loops that nobody could have said, in a piece too short to halve."""
    if piece.duration >= _SHORTEST_SUSPECT or len(hypothesis.ids) <= _FASTEST * piece.duration:
        return hypothesis
    phrases = tuple(replace(p, ids=tuple(without_loops(p.ids))) for p in hypothesis.phrases)
    return replace(hypothesis, phrases=phrases)


def suspect_halves(piece: Piece, hypothesis: Hypothesis) -> Iterator[Piece]:
    """Where the text looks like a loop, the piece's halves, to be heard without each other."""
    if piece.duration < _SHORTEST_SUSPECT or not longest_loop(hypothesis.ids):
        return
    cut = _quietest(piece, piece.duration * 0.4, piece.duration * 0.6)
    for part in (part_of(piece, 0.0, cut), part_of(piece, cut, piece.duration)):
        if part.speech:
            yield part


def _quietest(piece: Piece, earliest: float, latest: float) -> float:
    """The middle of the quietest tenth of a second between two times of the piece."""
    size = SAMPLE_RATE // 10
    inner = piece.samples[int(earliest * SAMPLE_RATE) : int(latest * SAMPLE_RATE)]
    n = len(inner) // size
    energy = np.square(inner[: n * size]).reshape(n, size).sum(axis=1)
    return earliest + (int(np.argmin(energy)) + 0.5) * size / SAMPLE_RATE


def left_out(
    piece: Piece, hypothesis: Hypothesis, tokens: Sequence[Sequence[Token]]
) -> Iterator[Piece]:
    """The stretches of speech that no phrase covers, each as a piece of its own.

    A phrase covers its stretch, except the regions in which none of its words was timed: where
    somebody says a thing twice, the model may write it once and stamp the time of both.

    Args:
        piece: what was decoded.
        hypothesis: its decoding.
        tokens: the hypothesis's phrases as tokens, on the piece's clock.
    """
    if not hypothesis.phrases:  # the same piece again would end the same way
        return
    words = [(token.start, token.end) for phrase in tokens for token in phrase]
    edges = [0.0]
    for phrase in hypothesis.phrases:
        edges += [phrase.start, *_silent_edges(phrase, piece, words), phrase.end]
    edges.append(piece.duration)
    for start, end in _joined(zip(edges[::2], edges[1::2], strict=True)):
        heard = [
            (max(start, first), min(end, last))
            for first, last in _voiced(piece)
            if min(end, last) > max(start, first)
        ]
        if sum(last - first for first, last in heard) >= _LEFT_OUT:
            part = part_of(
                piece, max(start, heard[0][0] - PADDING), min(end, heard[-1][1] + PADDING)
            )
            if part.duration < piece.duration - _LEFT_OUT:
                yield part


def _joined(stretches: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Stretches of which one ends where the next begins are one: a time stamp may cut a word."""
    whole: tuple[float, float] | None = None
    for start, end in stretches:
        if whole is not None and start <= whole[1] < end and whole[0] < whole[1]:
            whole = (whole[0], end)
            continue
        if whole is not None:
            yield whole
        whole = (start, end)
    if whole is not None:
        yield whole


def _silent_edges(
    phrase: Phrase, piece: Piece, words: Sequence[tuple[float, float]]
) -> Iterator[float]:
    """Start and end of each stretch of speech inside a phrase that none of the words was timed in.

    That is a region without words, or a part of one that is too long to be a pause.
    """
    for start_of_region, end_of_region in _voiced(piece):
        first, last = max(start_of_region, phrase.start), min(end_of_region, phrase.end)
        timed = sorted((start, end) for start, end in words if end > first and start < last)
        if first >= last:
            continue
        if not timed:
            yield max(phrase.start, first - PADDING)
            yield min(phrase.end, last + PADDING)
            continue
        heard = [first, *(edge for word in timed for edge in word), last]
        for end, start in zip(heard[::2], heard[1::2], strict=True):
            if start - end >= _NO_PAUSE:
                yield end
                yield start


def _voiced(piece: Piece) -> list[tuple[float, float]]:
    """The regions without their padding."""
    return [(first + PADDING, last - PADDING) for first, last in piece.speech]
