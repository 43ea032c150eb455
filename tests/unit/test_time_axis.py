"""app/time_axis.py: seconds and pixels, and what the ruler says."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.time_axis import TimeAxis, clock

AXIS = TimeAxis(left=8, width=800, start=10, scale=16)


def test_moments_and_places_belong_together():
    assert AXIS.x_of(10) == 8
    assert AXIS.x_of(60) == 808
    assert AXIS.time_at(AXIS.x_of(33.3)) == pytest.approx(33.3)
    assert (AXIS.span, AXIS.end) == (50, 60)


@given(start=st.floats(-100, 5000), scale=st.floats(0.001, 5000), duration=st.floats(0.5, 100_000))
def test_nothing_outside_the_sound_is_shown(start, scale, duration):
    axis = TimeAxis(0, 800, start, scale).within(duration)
    assert axis.start >= 0
    assert axis.end <= duration * (1 + 1e-9)


@given(factor=st.floats(0.1, 10), around=st.floats(10, 60))
def test_what_is_pointed_at_stays_while_zooming(factor, around):
    before = AXIS.x_of(around)
    near = AXIS.zoomed(factor, around, duration=100_000)
    is_at_the_beginning = near.start == 0
    assert is_at_the_beginning or near.x_of(around) == pytest.approx(before)


def test_zooming_ends_where_the_outline_knows_no_more():
    axis = AXIS
    for _ in range(50):
        axis = axis.zoomed(1.5, 30, 3600)
    assert axis.scale == 320
    for _ in range(50):
        axis = axis.zoomed(0.5, 30, 3600)
    assert (axis.start, axis.end) == (0, pytest.approx(3600))


@given(scale=st.floats(0.005, 400), start=st.floats(0, 30_000))
def test_labels_have_room_and_are_ticks(scale, start):
    axis = TimeAxis(0, 1000, start, scale)
    labels, ticks = list(axis.labels()), list(axis.ticks())
    assert len(ticks) <= 1000 / 4
    assert all(min(abs(label - tick) for tick in ticks) < 1e-6 for label in labels)
    texts = [axis.label(label) for label in labels]
    assert len(set(texts)) == len(texts)
    assert all(b - a >= 84 / scale - 1e-6 for a, b in pairwise(labels))


@pytest.mark.parametrize(
    ("seconds", "n_decimals", "said"),
    [
        (0, 0, "0:00"),
        (59.99, 0, "1:00"),
        (59.99, 1, "1:00.0"),
        (3661.2346, 3, "1:01:01.235"),
        (36_000, 0, "10:00:00"),
        (-1, 1, "0:00.0"),
    ],
)
def test_moments_are_said_as_clocks_do(seconds, n_decimals, said):
    assert clock(seconds, n_decimals=n_decimals) == said
