"""What a live session runs on in tests: speech is what is loud, and who listens says what it was.

Each loud stretch has a level of its own, which stands for its word.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from engine.batching import Span
from engine.loader import Stages
from engine.recognizers import Recognition
from engine.types import Tags, Token
from engine.vad import SpeechDetector, VadRules

RATE = 16_000
FRAME = 160
WORDS = {2: "one", 3: "two", 4: "three", 5: "four", 6: "five"}  # tenths of full scale to words


def loud(seconds: float, tenths: int) -> bytes:
    """So many seconds of a word."""
    return np.full(round(seconds * RATE), tenths * 3277, "<i2").tobytes()


def quiet(seconds: float) -> bytes:
    return bytes(2 * round(seconds * RATE))


def blocks(sound: bytes, seconds: float = 0.1) -> list[bytes]:
    """The sound as a recorder gives it."""
    size = 2 * round(seconds * RATE)
    return [sound[i : i + size] for i in range(0, len(sound), size)]


class LoudnessScorer:
    def __init__(self) -> None:
        self._rest = np.empty(0, np.float32)

    def accept(self, block: np.ndarray, frames: np.ndarray) -> np.ndarray:
        samples = np.concatenate([self._rest, block])
        n = len(samples) // FRAME
        self._rest = samples[n * FRAME :]
        return (np.abs(samples[: n * FRAME]).reshape(n, FRAME).max(axis=1) > 0.1).astype(np.float32)

    def finish(self) -> np.ndarray:
        return np.empty(0, np.float32)


class LoudnessVad:
    wants_frames = False

    def begin(self, longest: float, silence: float | None = None):
        rules = VadRules(longest_region=longest).ending_after(silence)
        return LoudnessScorer(), SpeechDetector(FRAME, RATE, rules)


class LevelRecognizer:
    """Hears the words of a span by their levels; notes how often it was asked, and how much."""

    device = "cpu"
    longest = 29.0
    widest_gap = 3.0
    wants_frames = False
    takes_hotwords = False
    largest_batch = 1
    n_workers = 1

    def __init__(self, takes=lambda: None) -> None:
        self.finals: list[tuple[float, float]] = []  # from where to where, in seconds
        self.drafts: list[tuple[float, float]] = []
        self.begun: list[tuple[tuple[str, ...], bool, tuple[str, ...]]] = []
        self._takes = takes

    def unwritable(self, hotwords: tuple[str, ...]) -> tuple[str, ...]:
        return hotwords

    def begin(self, languages, *, itn, hotwords=()) -> "LevelRecognizer":
        self.begun.append((languages, itn, hotwords))
        return self

    def recognize(self, spans: Sequence[Span]) -> list[Recognition]:
        self.finals += [(span.offset, span.end) for span in spans]
        self._takes()
        return [heard_in(span) for span in spans]

    def draft(self, span: Span) -> Recognition:
        self.drafts.append((span.offset, span.end))
        self._takes()
        return heard_in(span)


def heard_in(span: Span) -> Recognition:
    """A token a word, where it is."""
    tenths = np.round(np.abs(span.samples) * 10).astype(int)
    edges = [0, *(np.flatnonzero(np.diff(tenths)) + 1).tolist(), len(tenths)]
    tokens = [
        Token(" " + WORDS[int(tenths[a])], a / RATE, b / RATE, -0.1)
        for a, b in pairwise(edges)
        if b > a and int(tenths[a]) in WORDS
    ]
    return Recognition(tuple(tokens), Tags("en"))


def stages(recognizer, **more) -> Stages:
    return Stages("fake", LoudnessVad(), recognizer, **more)
