"""engine/vad.py: scripted scores, no model. A frame is 10 ms here."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.types import Region
from engine.vad import SpeechDetector, VadRules

FRAME, RATE = 160, 16_000
RULES = VadRules()


def regions(scores: list[float], rules: VadRules = RULES) -> list[tuple[float, float]]:
    detector = SpeechDetector(FRAME, RATE, rules)
    found = [*detector.accept(scores), *detector.finish(len(scores) * FRAME)]
    return [(region.start / RATE, region.end / RATE) for region in found]


def score(*parts: tuple[float, float]) -> list[float]:
    """Scores for parts of (seconds, value)."""
    return [value for seconds, value in parts for _ in range(round(seconds * 100))]


def test_speech_is_padded_on_both_sides():
    found = regions(score((2, 0.0), (1, 0.9), (2, 0.0)))
    assert found == [pytest.approx((1.7, 3.3))]


def test_padding_stays_inside_the_stream():
    assert regions(score((1, 0.9))) == [pytest.approx((0.0, 1.0))]


def test_a_short_silence_does_not_end_a_region():
    assert len(regions(score((1, 0.9), (0.5, 0.0), (1, 0.9), (1, 0.0)))) == 1


def test_a_long_silence_does():
    assert len(regions(score((1, 0.9), (0.7, 0.0), (1, 0.9), (1, 0.0)))) == 2


def test_between_onset_and_offset_nothing_changes():
    assert regions(score((3, 0.45))) == []
    assert regions(score((1, 0.9), (3, 0.45), (1, 0.0))) == [pytest.approx((0.0, 4.3))]


def test_a_click_is_no_speech():
    assert regions(score((1, 0.0), (0.05, 0.99), (1, 0.0))) == []


def test_silence_has_no_regions():
    assert regions(score((60, 0.01))) == []


def test_a_long_region_is_cut_where_it_is_quietest():
    found = regions(score((20, 0.9), (0.1, 0.4), (20, 0.9), (1, 0.0)))
    assert found == [pytest.approx((0.0, 20.05), abs=0.1), pytest.approx((20.05, 40.4), abs=0.1)]


def test_a_cut_loses_no_frame():
    found = regions(score((100, 0.9)))
    assert found[0][0] == 0.0
    assert found[-1][1] == 100.0
    assert [end for _, end in found[:-1]] == [start for start, _ in found[1:]]


def test_a_region_is_known_as_soon_as_its_silence_is_long_enough():
    detector = SpeechDetector(FRAME, RATE, RULES)
    assert list(detector.accept(score((1, 0.9), (0.59, 0.0)))) == []
    assert list(detector.accept([0.0])) == [Region(0, round(1.3 * RATE))]


@given(
    st.lists(
        st.tuples(st.floats(0.02, 8), st.sampled_from([0.0, 0.2, 0.4, 0.6, 0.99])), max_size=30
    )
)
def test_regions_are_in_order_short_enough_and_hold_all_sure_speech(parts):
    scores = score(*parts)
    detector = SpeechDetector(FRAME, RATE, RULES)
    found = [*detector.accept(scores), *detector.finish(len(scores) * FRAME)]
    edges = [edge for region in found for edge in (region.start, region.end)]
    assert edges == sorted(edges)
    assert all(0 < region.n_samples <= RULES.longest_region * RATE for region in found)
    assert edges[-1:] <= [len(scores) * FRAME]


@given(st.lists(st.sampled_from([0.0, 0.4, 0.9]), max_size=3000), st.integers(1, 500))
def test_blocks_leave_no_trace(scores, size):
    whole = SpeechDetector(FRAME, RATE, RULES)
    pieces = SpeechDetector(FRAME, RATE, RULES)
    end = len(scores) * FRAME
    at_once = [*whole.accept(scores), *whole.finish(end)]
    in_blocks = [
        region
        for start in range(0, len(scores), size)
        for region in pieces.accept(scores[start : start + size])
    ]
    assert [*in_blocks, *pieces.finish(end)] == at_once
