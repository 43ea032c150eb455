"""engine/batching.py: scores are scripted by the samples themselves, no model."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.audio import SAMPLE_RATE
from engine.batching import Span, SpanFinder
from engine.features import fbank
from engine.vad import SpeechDetector, VadRules


class LoudnessScorer:
    """Speech is whatever is not zero. A frame is 10 ms."""

    frame_samples = 160

    def __init__(self) -> None:
        self._left = np.empty(0, np.float32)

    def accept(self, block: np.ndarray, frames: np.ndarray) -> np.ndarray:
        del frames
        samples = np.concatenate([self._left, block])
        n_frames = len(samples) // self.frame_samples
        self._left = samples[n_frames * self.frame_samples :]
        frames = samples[: n_frames * self.frame_samples].reshape(n_frames, self.frame_samples)
        return np.abs(frames).max(axis=1, initial=0)

    def finish(self) -> np.ndarray:
        rest = np.zeros(160 - len(self._left) if len(self._left) else 0, np.float32)
        return self.accept(rest, rest)


class LoudnessVad:
    """Whatever is not zero, with the rules of VadRules."""

    wants_frames = False

    def begin(
        self, longest: float, silence: float | None = None
    ) -> tuple[LoudnessScorer, SpeechDetector]:
        rules = VadRules(longest_region=longest)
        return LoudnessScorer(), SpeechDetector(160, SAMPLE_RATE, rules)


def sound(*parts: tuple[float, float]) -> np.ndarray:
    """Samples for parts of (seconds, level)."""
    return np.concatenate(
        [np.full(round(seconds * SAMPLE_RATE), level, np.float32) for seconds, level in parts]
    )


def spans(
    samples: np.ndarray,
    block: float = 10.0,
    longest: float = 29.0,
    widest_gap: float | None = 3.0,
    *,
    wants_frames: bool = False,
) -> list[Span]:
    finder = SpanFinder(LoudnessVad(), longest, widest_gap, wants_frames=wants_frames)
    size = round(block * SAMPLE_RATE)
    found = []
    for start in range(0, len(samples), size):
        found += finder.accept(samples[start : start + size])
    return [*found, *finder.finish()]


def test_neighbours_share_a_span_with_the_silence_between():
    (span,) = spans(sound((1, 0), (2, 1), (2, 0), (2, 1), (5, 0)))
    assert (span.offset, span.end) == (pytest.approx(0.7), pytest.approx(7.3))
    assert len(span.speech) == 2
    assert span.samples[span.speech[1].start + 4800] == 1
    assert not span.samples[span.speech[1].start : span.speech[1].start + 4800].any()


def test_a_wide_gap_separates():
    assert len(spans(sound((2, 1), (4, 0), (2, 1)))) == 2


def test_a_span_is_never_longer_than_the_recognizer_takes():
    found = spans(sound(*[(9, 1), (1, 0)] * 10))
    assert len(found) == 5
    assert all(len(span.samples) <= 29 * SAMPLE_RATE for span in found)


def test_silence_gives_nothing_and_holds_nothing():
    finder = SpanFinder(LoudnessVad(), 29.0, 3.0, wants_frames=False)
    for _ in range(60):
        assert list(finder.accept(sound((10, 0)))) == []
    assert finder.settled > 599
    assert list(finder.finish()) == []


def test_a_span_is_out_before_the_next_one_begins():
    finder = SpanFinder(LoudnessVad(), 29.0, 3.0, wants_frames=False)
    assert len(list(finder.accept(sound((2, 1), (4, 0))))) == 1


@given(
    st.lists(st.tuples(st.floats(0.2, 40), st.floats(0.7, 6)), min_size=1, max_size=6),
    st.floats(0.05, 30),
)
def test_all_speech_is_in_one_span_whatever_the_blocks(parts, block):
    samples = sound(*[pair for speech, gap in parts for pair in ((speech, 1), (gap, 0))])
    found = spans(samples, block)
    covered = np.zeros(len(samples))
    for span in found:
        covered[span.start : span.start + len(span.samples)] += 1
        np.testing.assert_array_equal(
            span.samples, samples[span.start : span.start + len(span.samples)]
        )
    assert (covered[samples > 0] == 1).all()
    assert covered.max() == 1


def test_without_a_gap_each_region_has_a_span_of_its_own():
    found = spans(sound((1, 0), (2, 1), (2, 0), (2, 1), (5, 0)), widest_gap=None)
    assert [len(span.speech) for span in found] == [1, 1]


@pytest.mark.parametrize("block", [0.013, 0.5, 10.0])
def test_the_filter_bank_of_a_span_is_that_of_its_samples(block):
    samples = sound((1.003, 0), (2, 1), (2, 0), (2, 0.5), (5, 0))
    samples *= np.random.default_rng(0).uniform(0.1, 1, len(samples)).astype(np.float32)
    for span in spans(samples, block, widest_gap=None, wants_frames=True):
        assert span.start % 160 == 0
        np.testing.assert_array_equal(span.frames, fbank(span.samples))
