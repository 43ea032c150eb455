"""app/waveform_rows.py: which rows are in sight, and which edge is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.waveform_rows import Edge, Rows

ROWS = Rows([(1, 2), (2, 4), (5, 6)])


def test_the_row_that_is_said_at_a_moment():
    assert [ROWS.at(at) for at in (0.5, 1, 1.9, 2, 4.5, 5.5, 6)] == [None, 0, 0, 1, None, 2, None]


def test_of_rows_at_once_the_later_one_is_meant():
    rows = Rows([(0, 10), (3, 4), (5, 6)])
    assert [rows.at(at) for at in (1, 3.5, 4.5, 8)] == [0, 1, 0, 0]


@given(
    spans=st.lists(st.tuples(st.floats(0, 100), st.floats(0, 9)), max_size=30),
    start=st.floats(0, 100),
    width=st.floats(0, 20),
)
def test_no_row_in_sight_is_missed(spans, start, width):
    rows = Rows(sorted((at, at + length) for at, length in spans))
    among = rows.between(start, start + width)
    touching = [
        row for row in range(len(rows)) if rows[row][0] <= start + width and rows[row][1] >= start
    ]
    assert set(touching) <= set(among)
    assert rows.end == max([0, *(at + length for at, length in spans)])


def test_whether_somebody_speaks_is_told_for_many_moments():
    assert ROWS.covering([0.5, 1, 3.9, 4, 5.5, 7]) == [False, True, True, False, True, False]


def test_rows_are_exchanged_for_more_or_fewer():
    rows = Rows([(1, 2), (2, 4), (5, 6)])
    rows.replace(1, 1, [(2, 3), (3, 4)])
    assert [rows[row] for row in range(len(rows))] == [(1, 2), (2, 3), (3, 4), (5, 6)]
    rows.replace(0, 2, [(1, 4)])
    assert [rows[row] for row in range(len(rows))] == [(1, 4), (5, 6)]
    rows.replace(1, 0, [(4.2, 4.8)])
    assert rows.at(4.5) == 1


@pytest.mark.parametrize(
    ("at", "current", "edge"),
    [
        (0.95, None, Edge(0, "start")),
        (1.97, None, Edge(0, "end")),
        (2.03, None, Edge(1, "start")),
        (2.03, 0, Edge(0, "end")),
        (1.97, 1, Edge(1, "start")),
        (4.05, None, Edge(1, "end")),
        (4.5, None, None),
        (1.5, None, None),
    ],
)
def test_the_edge_that_is_pointed_at(at, current, edge):
    assert ROWS.edge_near(at, 0.1, current) == edge


def test_a_narrow_row_has_no_edges_to_hold():
    assert ROWS.edge_near(1.0, 0.4, None) is None


@pytest.mark.parametrize(
    ("edge", "room"),
    [
        (Edge(0, "start"), (0, 1.95)),
        (Edge(0, "end"), (1.05, 2)),
        (Edge(1, "start"), (2, 3.95)),
        (Edge(1, "end"), (2.05, 5)),
        (Edge(2, "start"), (4, 5.95)),
        (Edge(2, "end"), (5.05, 30)),
    ],
)
def test_an_edge_goes_as_far_as_its_neighbours(edge, room):
    assert ROWS.room(edge, 30) == pytest.approx(room)


def test_where_rows_overlap_an_edge_need_not_jump():
    rows = Rows([(0, 5), (3, 8), (7, 9)])
    for edge in (Edge(1, "start"), Edge(1, "end"), Edge(0, "end"), Edge(2, "start")):
        least, most = rows.room(edge, 30)
        assert least <= rows[edge.row][edge.side == "end"] <= most


@given(st.lists(st.tuples(st.floats(0, 50), st.floats(0, 5)), min_size=1, max_size=10))
def test_there_is_always_room_for_an_edge_to_stay_or_for_a_shortest_row(spans):
    rows = Rows(sorted((at, at + length) for at, length in spans))
    for row in range(len(rows)):
        for edge in (Edge(row, "start"), Edge(row, "end")):
            least, most = rows.room(edge, 60)
            assert 0 <= least <= most


@given(data=st.data())
def test_the_end_is_that_of_the_rows_as_they_are(data):
    spans = st.lists(st.tuples(st.floats(0, 100), st.floats(0, 9)), max_size=6)
    rows, shown = Rows(), []
    for _ in range(4):
        first = data.draw(st.integers(0, len(shown)))
        last = data.draw(st.integers(first - 1, len(shown) - 1))
        new = [(at, at + length) for at, length in data.draw(spans)]
        rows.replace(first, last, new)
        shown[first : last + 1] = new
        assert rows.end == max([0, *(end for _, end in shown)])
