"""engine/timestamps.py: scripted weights, paths and words."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.timestamps import coarse_times, ctc_runs, ctc_time, fine_times, fit_to_speech, in_order
from engine.types import Token

SPEECH = [(1.0, 2.0), (4.0, 6.0)]


def fitted(*tokens: tuple[float, float]) -> list[tuple[float, float]]:
    found = fit_to_speech([Token("x", start, end) for start, end in tokens], SPEECH)
    return [(token.start, token.end) for token in found]


def peaked(n_steps: int, *peaks: int) -> np.ndarray:
    """Weights that fire in these steps of 20 ms."""
    weights = np.zeros(n_steps, np.float32)
    weights[list(peaks)] = 1
    return weights


def in_ms(times: list[tuple[float, float]]) -> list[list[int]]:
    return [[round(1000 * edge) for edge in pair] for pair in times]


def test_a_word_stretched_over_the_pause_before_it_starts_where_speech_does():
    assert fitted((2.0, 4.5)) == [(4.0, 4.5)]


def test_a_word_stretched_over_the_pause_after_it_ends_where_speech_does():
    assert fitted((1.5, 3.9)) == [(1.5, 2.0)]


def test_a_word_across_two_regions_keeps_the_larger_share():
    assert fitted((1.8, 4.5)) == [(4.0, 4.5)]


def test_a_word_where_nobody_was_heard_stays():
    assert fitted((2.5, 3.0)) == [(2.5, 3.0)]


def test_words_inside_speech_stay():
    assert fitted((1.0, 1.5), (1.5, 2.0), (4.2, 5.0)) == [(1.0, 1.5), (1.5, 2.0), (4.2, 5.0)]


@given(st.lists(st.tuples(st.floats(0, 8), st.floats(0, 3)), max_size=20))
def test_tokens_keep_their_number_and_never_overlap(parts):
    tokens = [Token(str(n), start, start + length) for n, (start, length) in enumerate(parts)]
    found = fit_to_speech(tokens, SPEECH)
    assert [token.text for token in found] == [token.text for token in tokens]
    edges = [edge for token in found for edge in (token.start, token.end)]
    assert edges == sorted(edges)
    assert all(token.end > token.start for token in found)


@pytest.mark.parametrize(
    ("n_steps", "peaks", "times"),
    [
        (60, (10, 20, 30), [[170, 370], [370, 885]]),
        (60, (3, 20, 58), [[30, 270], [370, 610]]),
        (90, (10, 40, 80), [[170, 410], [770, 1010]]),
        (30, (10, 20, 25), [[170, 370], [370, 535]]),
    ],
)
def test_fine_times_are_funasrs(n_steps, peaks, times):
    """What ts_prediction_lfr6_standard gives for two tokens and the end of the sentence."""
    assert in_ms(fine_times(peaked(n_steps, *peaks), 3, 2)) == times


def test_a_peak_in_the_first_step_gives_no_negative_time():
    """FunASR's first token would begin at -30 ms."""
    assert in_ms(fine_times(peaked(60, 0, 5, 9), 3, 2)) == [[0, 70], [70, 675]]


def test_weights_that_fire_too_little_are_scaled_to_the_tokens():
    flat = np.full(60, 0.1, np.float32)
    assert in_ms(fine_times(flat, 1, 3)) == [[250, 490], [550, 790], [850, 1090]]


def test_weights_are_scaled_to_what_was_fired():
    weights = 0.5 * peaked(60, 10, 20, 30)
    assert in_ms(fine_times(weights, 3, 2)) == [[170, 370], [370, 885]]


def test_without_tokens_there_are_no_times():
    assert fine_times(peaked(60, 10), 1, 0) == []
    assert coarse_times(peaked(20, 10), 0) == []


@pytest.mark.parametrize("weights", [peaked(60), peaked(60, 59), np.empty(0, np.float32)])
def test_every_token_has_a_time_even_where_nothing_fires(weights):
    assert len(fine_times(weights, 4, 3)) == 3
    assert len(coarse_times(weights, 3)) == 3


def test_a_coarse_token_ends_with_the_frame_in_which_its_unit_is_full():
    assert in_ms(coarse_times(np.full(8, 0.5, np.float32), 3)) == [[0, 120], [120, 240], [240, 360]]


def test_a_coarse_token_is_no_longer_than_four_frames():
    assert in_ms(coarse_times(peaked(30, 9, 29), 2)) == [[360, 600], [1560, 1800]]


WEIGHTS = st.lists(st.floats(0, 1.5, width=32), max_size=120)


@given(WEIGHTS, st.integers(0, 12), st.integers(0, 3))
def test_fine_times_are_in_order_and_inside_the_sound(weights, n_tokens, n_more):
    times = fine_times(np.array(weights, np.float32), n_tokens + n_more, n_tokens)
    edges = [edge for pair in times for edge in pair]
    assert len(times) == n_tokens
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(weights) * 0.02 + 1e-9 for edge in edges)


@given(WEIGHTS, st.integers(0, 12))
def test_coarse_times_are_in_order_and_inside_the_sound(weights, n_tokens):
    times = coarse_times(np.array(weights, np.float32), n_tokens)
    edges = [edge for pair in times for edge in pair]
    assert len(times) == n_tokens
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(weights) * 0.06 + 1e-9 for edge in edges)


@pytest.mark.parametrize(
    ("ids", "runs"),
    [
        ([], []),
        ([0, 0, 0], []),
        ([5], [(5, 0, 1)]),
        ([0, 5, 5, 0, 5, 7, 0], [(5, 1, 3), (5, 4, 5), (7, 5, 6)]),
    ],
)
def test_a_label_runs_until_a_blank_or_another(ids, runs):
    assert list(ctc_runs(np.array(ids, np.int64))) == runs


@pytest.mark.parametrize(
    ("first", "after", "time"),
    [
        (10, 12, (0.57, 0.69)),
        (0, 2, (0.0, 0.09)),
        (19, 20, (1.11, 1.17)),
        (19, 25, (1.11, 1.17)),
        (0, 0, (0.0, 0.02)),
    ],
)
def test_a_label_is_heard_half_a_frame_before_it_is_written(first, after, time):
    assert ctc_time(first, after, 20) == pytest.approx(time)


@given(st.integers(0, 100), st.integers(1, 100))
def test_a_label_has_a_time_that_is_not_empty(first, n_frames):
    start, end = ctc_time(first, first + 1, n_frames)
    assert 0 <= start < end


@given(
    st.lists(st.tuples(st.floats(0, 9), st.floats(0, 9)), max_size=12),
    st.floats(0, 5),
    st.sampled_from([None, 9.0]),
)
def test_tokens_in_order_do_not_overlap_and_stay_in_the_file(times, earliest, latest):
    tokens = [Token("a", start, end) for start, end in times]
    ordered = in_order(tokens, earliest, latest)
    edges = [earliest, *(edge for token in ordered for edge in (token.start, token.end))]
    assert edges == sorted(edges)
    assert len(ordered) == len(tokens)
    assert all(token.end <= latest + 0.02 * len(tokens) for token in ordered if latest)


def test_times_that_are_in_order_stay_as_they_are():
    tokens = [Token("a", 0.0, 0.4), Token("b", 0.4, 0.6)]
    assert in_order(tokens, 0.0, 10.0) == tokens
