"""Which word is spoken when."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.word_finder import Spoken, WordFinder, word_spans
from engine import Segment, Token, joined


def _row(start: float, *texts: str, step: float = 0.5) -> Segment:
    tokens = tuple(
        Token(text, start + i * step, start + (i + 1) * step) for i, text in enumerate(texts)
    )
    return Segment(tokens, joined(tokens))


def _word(finder: WordFinder, rows: list[Segment], seconds: float) -> str | None:
    spoken = finder.at(seconds)
    return spoken and rows[spoken.row].text[spoken.start : spoken.end]


def test_the_word_of_each_moment():
    rows = [_row(1.0, " Good", " morning."), _row(4.0, "大", "家", "好。")]
    finder = WordFinder(rows)
    said = [_word(finder, rows, seconds) for seconds in (0.9, 1.0, 1.49, 1.5, 4.0, 4.5, 5.4)]
    assert said == [None, "Good", "Good", "morning.", "大", "家", "好。"]


def test_a_word_stays_lit_for_a_moment_and_no_longer():
    rows = [_row(1.0, "one", " two")]
    finder = WordFinder(rows)
    assert finder.at(2.29) == Spoken(0, 1, 4, 7)
    assert finder.at(2.3) is None
    assert finder.row_at(2.29) == 0
    assert finder.row_at(2.3) is None


def test_a_pause_inside_a_row_is_dark_but_the_row_is_not():
    segment = Segment((Token("one", 1.0, 1.4), Token(" two", 3.0, 3.4)), "one two")
    finder = WordFinder([segment])
    assert finder.at(2.0) is None
    assert finder.row_at(2.0) == 0


def test_all_pieces_of_a_word_light_the_whole_of_it():
    segment = _row(0.0, " trans", "cri", "be", " 25", " 会", "议", "-", "ok")
    spans = word_spans(segment)
    assert [segment.text[a:b] for a, b in spans] == [
        *["transcribe"] * 3,
        *("25", "会", "议", "-", "ok"),
    ]


def test_a_line_break_in_a_token_is_no_part_of_its_word():
    segment = _row(0.0, "first", "\nsecond")
    assert word_spans(segment) == [(0, 5), (6, 12)]


def test_a_row_without_words_has_no_letters_to_light():
    finder = WordFinder([Segment((Token("", 2.0, 3.0),), "")])
    assert finder.at(2.5) == Spoken(0, 0, 0, 0)


def test_a_token_that_the_text_lacks_lights_nothing():
    segment = Segment((Token("a", 0, 1), Token(" gone", 1, 2), Token(" b", 2, 3)), "a b")
    assert [segment.text[a:b] for a, b in word_spans(segment)] == ["a", "", "b"]


def test_nothing_is_said_where_there_is_nothing():
    assert WordFinder().at(1.0) is None
    assert WordFinder().row_at(1.0) is None


def test_who_is_interrupted_goes_on():
    rows = [_row(0.0, *["long"] * 20), _row(2.0, "yes", " yes"), _row(12.0, "end")]
    finder = WordFinder(rows)
    found = [finder.at(seconds) for seconds in (1.0, 2.6, 3.1, 9.9, 11.0, 12.1)]
    assert [spoken and (spoken.row, spoken.token) for spoken in found] == [
        *((0, 2), (1, 1), (0, 6), (0, 19), None, (2, 0))
    ]
    assert [finder.row_at(seconds) for seconds in (2.6, 5.0, 11.0)] == [1, 0, None]


@pytest.mark.parametrize("first", [0, 1, 2])
def test_rows_may_be_exchanged(first):
    rows = [_row(float(10 * i), f"w{i}") for i in range(4)]
    finder = WordFinder(rows)
    assert finder.at(10.2) == Spoken(1, 0, 0, 2)
    new = [_row(10 * first, "other"), _row(10 * first + 5, "more")]
    finder.update(first, 2, new)
    rows[first : first + 2] = new
    said = [_word(finder, rows, row.start) for row in rows]
    assert said == [row.text for row in rows]


@given(st.lists(st.floats(0, 3), min_size=1, max_size=30), st.floats(0, 100))
def test_what_is_lit_has_begun_and_nothing_later_has(gaps, seconds):
    starts = [sum(gaps[: i + 1]) for i in range(len(gaps))]
    ends = [*(min(b, a + 0.2) for a, b in pairwise(starts)), starts[-1] + 0.2]
    rows = [Segment((Token("w", a, b),), "w") for a, b in zip(starts, ends, strict=True)]
    begun = [row for row, start in enumerate(starts) if start <= seconds]
    spoken = WordFinder(rows).at(seconds)
    if begun and seconds < ends[begun[-1]] + 0.3:
        assert spoken == Spoken(begun[-1], 0, 0, 1)
    else:
        assert spoken is None


def test_it_costs_nothing_in_a_long_transcript():
    """A second of 60 looks at each of 20 places must be far below the 16 ms of one frame each."""
    rows = [_row(3.0 * i, *[" word"] * 5) for i in range(20_000)]
    finder = WordFinder(rows)
    began = time.perf_counter()
    for i in range(1200):
        finder.at((i // 60) * 2900 + (i % 60) / 60)
    each = (time.perf_counter() - began) / 1200
    assert each < 0.001
    began = time.perf_counter()
    finder.update(10_000, 1, [rows[10_000]] * 2)
    assert time.perf_counter() - began < 0.01
