"""The outline of a recording that grows."""

import pytest

from app.live_outline import SLOT, LiveOutline
from engine import Level


def level(peak, elapsed):
    return Level(peak / 2, peak, False, elapsed)  # noqa: FBT003 - the port's


def test_a_slot_is_as_loud_as_the_loudest_in_it():
    outline = LiveOutline()
    for peak, elapsed in ((0.2, 0.01), (0.8, 0.05), (0.4, 0.19), (0.1, 0.2)):
        outline.take(level(peak, elapsed))
    assert outline.slots(0, 10) == [
        (0, pytest.approx(0.8), pytest.approx(0.4)),
        (1, pytest.approx(0.1), pytest.approx(0.05)),
    ]


def test_what_was_recorded_before_levels_came_is_silent():
    outline = LiveOutline()
    outline.take(level(0.5, 0.85))
    assert [peak for _slot, peak, _rms in outline.slots(0, 9)] == [0, 0, 0, 0, 0.5]


def test_of_a_long_session_the_newest_is_kept():
    outline = LiveOutline()
    for i in range(100_000):
        outline.take(level(0.5, i * SLOT))
    assert outline.end == 100_000
    assert len(outline._peaks) <= 2 << 14
    assert outline.slots(0, 10) == []
    assert len(outline.slots(99_000, 100_000)) == 1000


def test_a_clock_that_jumps_costs_nothing():
    outline = LiveOutline()
    outline.take(level(0.5, 1.0))
    outline.take(level(0.5, 1e9))
    assert outline.end == int(1e9 / SLOT) + 1
    assert len(outline._peaks) == 1


def test_a_level_from_before_is_left_out():
    outline = LiveOutline()
    outline.take(level(0.5, 1e6))
    outline.take(level(0.9, 1.0))
    assert outline.slots(0, 100) == []


def test_it_begins_anew():
    outline = LiveOutline()
    outline.take(level(0.5, 3.0))
    outline.clear()
    assert (outline.end, outline.slots(0, 99)) == (0, [])
