"""engine/vad.py: scripted scores, no model. A frame is 10 ms here."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.types import Region
from engine.vad import SpeechDetector, VadRules, WindowDetector, WindowRules

FRAME, RATE = 160, 16_000
RULES = VadRules()
WINDOW = WindowRules()


def regions(scores: list[float], rules: VadRules = RULES) -> list[tuple[float, float]]:
    detector = SpeechDetector(FRAME, RATE, rules)
    found = [*detector.accept(scores), *detector.finish(len(scores) * FRAME)]
    return [(region.start / RATE, region.end / RATE) for region in found]


def window_regions(votes: list[bool], rules: WindowRules = WINDOW) -> list[tuple[int, int]]:
    """Regions in milliseconds for frames that are speech or not."""
    detector = WindowDetector(FRAME, RATE, rules)
    found = [
        *detector.accept(np.array(votes, np.float32)),
        *detector.finish(len(votes) * FRAME),
    ]
    return [(region.start * 1000 // RATE, region.end * 1000 // RATE) for region in found]


def vote(*parts: tuple[int, bool]) -> list[bool]:
    """Votes for parts of (frames, is speech)."""
    return [value for n_frames, value in parts for _ in range(n_frames)]


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


def test_the_window_finds_what_fsmn_vad_finds():
    """The frames that the published weights take for speech in a recording, and its regions."""
    heard = {*range(103, 222), 223, 226, 361, *range(365, 587)}
    found = window_regions([frame in heard for frame in range(598)])
    assert found == [(770, 2400), (3380, 5980)]


def test_the_window_keeps_260_ms_before_speech_and_160_ms_behind_it():
    assert window_regions(vote((100, False), (100, True), (200, False))) == [(740, 2160)]


def test_the_window_stays_inside_the_stream():
    detector = WindowDetector(FRAME, RATE, WINDOW)
    list(detector.accept(np.ones(50, np.float32)))
    assert list(detector.finish(50 * FRAME - 7)) == [Region(0, 50 * FRAME - 7)]


@pytest.mark.parametrize("n_frames", [1, 14])
def test_less_than_150_ms_in_the_window_is_no_speech(n_frames):
    assert window_regions(vote((100, False), (n_frames, True), (200, False))) == []


def test_150_ms_in_the_window_are_speech_even_if_they_stutter():
    stutter = [(3, True), (1, False)] * 5
    assert len(window_regions(vote((100, False), *stutter, (200, False)))) == 1


@pytest.mark.parametrize(("n_frames", "n_regions"), [(55, 1), (56, 2)])
def test_a_pause_parts_two_regions_of_the_window(n_frames, n_regions):
    """700 ms after the last word, less the 140 ms of the next that are no speech yet."""
    votes = vote((100, True), (n_frames, False), (100, True))
    assert len(window_regions(votes)) == n_regions


def test_a_region_of_the_window_is_known_700_ms_after_its_last_word():
    """50 ms until the vote turns, and the end silence of 800 ms less 150 ms for that turn."""
    detector = WindowDetector(FRAME, RATE, WINDOW)
    assert list(detector.accept(np.array(vote((100, True), (69, False)), np.float32))) == []
    assert list(detector.accept(np.zeros(1, np.float32))) == [Region(0, 116 * FRAME)]


def test_a_region_of_the_window_never_begins_before_the_last_one_ended():
    votes = vote((100, True), (100, False), (100, True), (100, False))
    (_, end), (start, _) = window_regions(votes, WindowRules(look_back=2.0))
    assert start == end


@pytest.mark.parametrize(("score", "n_regions"), [(0.79, 0), (0.8, 1)])
def test_a_frame_votes_where_speech_is_likelier_by_the_margin(score, n_regions):
    detector = WindowDetector(FRAME, RATE, WINDOW)
    scores = np.full(100, score, np.float32)
    assert len([*detector.accept(scores), *detector.finish(100 * FRAME)]) == n_regions


@pytest.mark.parametrize("n_frames", [0, 3000])
def test_silence_has_no_regions_in_the_window_either(n_frames):
    assert window_regions(vote((n_frames, False))) == []


def test_the_window_knows_before_which_sample_no_region_can_begin():
    detector = WindowDetector(FRAME, RATE, WINDOW)
    list(detector.accept(np.zeros(1000, np.float32)))
    assert detector.quiet_until == 960 * FRAME
    list(detector.accept(np.ones(15, np.float32)))
    (region,) = detector.finish(1015 * FRAME)
    assert region.start >= 960 * FRAME


def test_while_a_region_is_open_nothing_before_it_is_needed():
    detector = WindowDetector(FRAME, RATE, WINDOW)
    list(detector.accept(np.array(vote((100, False), (500, True)), np.float32)))
    assert detector.quiet_until * 1000 // RATE == 740


def test_the_window_cuts_a_long_region_where_it_is_quietest():
    """On purpose: FunASR cuts after 60 s sharp, in the middle of a word."""
    scores = np.full(9000, 0.95, np.float32)
    scores[5000:5010] = 0.85
    detector = WindowDetector(FRAME, RATE, WINDOW)
    first, second = [*detector.accept(scores), *detector.finish(9000 * FRAME)]
    assert first.start == 0
    assert 5000 <= first.end / FRAME <= 5010
    assert second == Region(first.end, 9000 * FRAME)


def test_a_cut_of_the_window_loses_no_frame():
    found = window_regions(vote((20_000, True)))
    assert (found[0][0], found[-1][1]) == (0, 200_000)
    assert [end for _, end in found[:-1]] == [start for start, _ in found[1:]]
    assert all(end - start <= 60_000 for start, end in found)


@given(st.lists(st.tuples(st.integers(1, 150), st.booleans()), max_size=30))
def test_the_windows_regions_are_in_order_and_inside_the_stream(parts):
    votes = vote(*parts)
    found = window_regions(votes)
    edges = [edge for region in found for edge in region]
    assert edges == sorted(edges)
    assert all(start < end for start, end in found)
    assert edges[-1:] <= [10 * len(votes)]


@given(st.lists(st.tuples(st.integers(1, 150), st.floats(0, 1)), max_size=12), st.integers(1, 500))
def test_blocks_leave_no_trace_in_the_window(parts, size):
    scores = np.array(vote(*parts), np.float32)
    whole, pieces = WindowDetector(FRAME, RATE, WINDOW), WindowDetector(FRAME, RATE, WINDOW)
    end = len(scores) * FRAME
    at_once = [*whole.accept(scores), *whole.finish(end)]
    in_blocks = [
        region
        for start in range(0, len(scores), size)
        for region in pieces.accept(scores[start : start + size])
    ]
    assert [*in_blocks, *pieces.finish(end)] == at_once


@pytest.mark.parametrize("n_speech", range(930, 1000, 10))
def test_a_region_that_is_cut_while_it_pauses_does_not_end_before_it_began(n_speech):
    detector = WindowDetector(FRAME, RATE, WindowRules(longest_region=10.0))
    scores = np.r_[np.full(n_speech, 0.99), np.zeros(300)].astype(np.float32)
    found = [*detector.accept(scores), *detector.finish(len(scores) * FRAME)]
    assert all(region.n_samples > 0 for region in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("longest", [0.1, 0.2])
def test_a_very_short_longest_region_can_be_cut(longest):
    detector = WindowDetector(FRAME, RATE, WindowRules(longest_region=longest))
    assert list(detector.accept(np.ones(500, np.float32)))


def test_a_region_that_pauses_at_its_limit_ends_there():
    rules = WindowRules(longest_region=10.0, silence=6.0)
    detector = WindowDetector(FRAME, RATE, rules)
    scores = np.r_[np.full(950, 0.99), np.zeros(900)].astype(np.float32)
    (region,) = [*detector.accept(scores), *detector.finish(len(scores) * FRAME)]
    assert region.n_samples <= 10 * RATE
