"""engine/repetition.py."""

import pytest

from engine.repetition import longest_loop, without_loops


@pytest.mark.parametrize(
    "ids",
    [[], [7], [7] * 5, [1, 2, 3, 4] * 2, list(range(200)), [1, 2, 1, 2, 1, 2], [5, 5, 5, 5, 9] * 2],
)
def test_speech_is_not_a_loop(ids):
    assert longest_loop(ids) == 0


@pytest.mark.parametrize(
    ("ids", "length"),
    [
        ([7] * 30, 30),
        ([1, 2, 3] * 10, 30),
        ([*range(100), *([1, 2, 3] * 6)], 18),
        ([*([4, 5] * 8), 9, 9, 8], 16),
        (list(range(20)) * 4, 80),
    ],
)
def test_a_phrase_said_over_and_over_is(ids, length):
    assert longest_loop(ids) == length


@pytest.mark.parametrize(
    ("ids", "kept"),
    [
        ([1, 2, 3], [1, 2, 3]),
        ([7] * 30, [7]),
        ([9, *([1, 2, 3] * 6), 8], [9, 1, 2, 3, 8]),
        ([*([7] * 20), *([1, 2] * 9)], [7, 1, 2]),
    ],
)
def test_a_loop_is_cut_down_to_one_turn(ids, kept):
    assert without_loops(ids) == kept
