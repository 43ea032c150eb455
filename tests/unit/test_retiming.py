"""engine/retiming.py: corrections keep the times of all that they leave alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.retiming import retimed, retimed_segments, timed_anew
from engine.types import Segment, Tags, Token, joined

ENGLISH = (
    Token(" We", 0.0, 0.2, -0.1),
    Token(" met", 0.2, 0.5, -0.2),
    Token(" Jon", 0.6, 1.0, -2.0),
    Token(" there.", 1.0, 1.5, -0.1),
)
CHINESE = tuple(Token(c, i / 10, i / 10 + 0.1, -0.1) for i, c in enumerate("我们见到了邓郁松。"))


def spans(tokens):
    return [(token.text, round(token.start, 3), round(token.end, 3)) for token in tokens]


def test_text_that_stays_keeps_its_tokens():
    assert retimed(ENGLISH, "We met Jon there.") == ENGLISH


def test_a_corrected_word_takes_the_time_of_the_one_it_replaces():
    found = retimed(ENGLISH, "We met John there.")
    assert found[:2] == ENGLISH[:2]
    assert found[2] == Token(" John", 0.6, 1.0)
    assert found[3] is ENGLISH[3]


def test_several_words_share_it_by_width():
    found = retimed(ENGLISH, "We met Mary Jane there.")
    assert spans(found)[2:4] == [(" Mary", 0.6, 0.8), (" Jane", 0.8, 1.0)]


def test_a_new_word_stands_in_the_pause_that_it_was_put_into():
    assert spans(retimed(ENGLISH, "We met old Jon there."))[2] == (" old", 0.5, 0.6)


def test_where_there_is_no_pause_it_takes_no_time():
    found = retimed(ENGLISH, "We all met Jon there.")
    assert spans(found)[1] == (" all", 0.2, 0.2)
    assert [t for t in found if t.score is not None] == list(ENGLISH)


def test_a_mark_that_is_another_keeps_time_and_score():
    assert retimed(ENGLISH, "We met Jon there?")[-1] == Token(" there?", 1.0, 1.5, -0.1)
    assert retimed(CHINESE, "我们见到了邓郁松？")[-1].text == "松？"


def test_words_that_are_as_many_take_the_times_of_each():
    found = retimed(ENGLISH, "He met Jane here.")
    assert [(t.start, t.end) for t in found] == [(t.start, t.end) for t in ENGLISH]


def test_a_line_break_stands_before_its_word():
    found = retimed(ENGLISH, "We met\nJon there.")
    assert found[2] == Token("\nJon", 0.6, 1.0, -2.0)


def test_pieces_of_a_word_stay_pieces():
    pieces = (Token(" un", 0.0, 0.2, -0.1), Token("seen", 0.2, 0.5, -0.2), Token(" it", 0.5, 1.0))
    assert retimed(pieces, "unseen, it") == (pieces[0], Token("seen,", 0.2, 0.5, -0.2), pieces[2])


def test_a_word_that_grows_is_another_word():
    assert [token.text for token in retimed(ENGLISH, "We meta Jon there.")][1] == " meta"


def test_a_deleted_word_leaves_its_time_to_nobody():
    assert retimed(ENGLISH, "We met there.") == (*ENGLISH[:2], ENGLISH[3])


def test_one_character_of_chinese():
    found = retimed(CHINESE, "我们见到了邓玉松。")
    assert spans(found)[6] == ("玉", 0.6, 0.7)
    assert [*found[:6], *found[7:]] == [*CHINESE[:6], *CHINESE[7:]]


def test_a_mark_that_is_added_takes_no_time():
    found = retimed(CHINESE, "我们，见到了邓郁松。")
    assert joined(found) == "我们，见到了邓郁松。"
    assert [(t.start, t.score) for t in found] == [(t.start, t.score) for t in CHINESE]


def test_nothing_is_as_long_as_all_of_it_was():
    assert retimed(ENGLISH, "  ") == (Token("", 0.0, 1.5),)


def test_what_was_nothing_may_become_something():
    assert retimed((Token("", 1.0, 2.0),), "Yes") == (Token("Yes", 1.0, 2.0),)


EIGHTHS = st.integers(0, 8).map(lambda n: n / 8)
TEXTS = st.text("ab 我们。, ", max_size=12)


@given(st.lists(st.tuples(TEXTS, EIGHTHS, EIGHTHS), min_size=1, max_size=6), TEXTS)
def test_whatever_is_written_is_spelled_in_order(parts, text):
    clock, tokens = 0.0, []
    for part, pause, length in parts:
        tokens.append(Token(part, clock + pause, clock + pause + length, -1.0))
        clock += pause + length
    found = retimed(tokens, text)
    assert joined(found) == text.strip()
    times = [time for token in found for time in (token.start, token.end)]
    assert times == sorted(times)
    assert times[0] >= tokens[0].start
    assert times[-1] <= tokens[-1].end


def test_a_manuscript_takes_the_place_of_what_was_heard():
    segments = [
        Segment(ENGLISH, "We met Jon there.", Tags("en"), "A"),
        Segment((Token(" Good", 3.0, 3.5), Token(" by", 3.5, 4.0)), "Good by", Tags("en"), "B"),
    ]
    found = retimed_segments(segments, "We met John there.\nGoodbye!\n")
    assert [(s.text, s.speaker, s.start, s.end) for s in found] == [
        ("We met John there.", "A", 0.0, 1.5),
        ("Goodbye!", "B", 3.0, 4.0),
    ]


def test_words_of_a_manuscript_that_nobody_says_are_kept():
    segments = [Segment(ENGLISH, "We met Jon there.", Tags("en"))]
    found = retimed_segments(segments, "Chapter one\nWe met Jon there.")
    assert [segment.text for segment in found] == ["Chapter one", "We met Jon there."]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_what_nobody_says_moves_no_word_that_was_heard(place):
    segments = [
        Segment(ENGLISH, "We met Jon there.", Tags("en")),
        Segment((Token(" Good", 3.0, 3.5), Token(" by", 3.5, 4.0)), "Good by", Tags("en")),
    ]
    lines = ["We met Jon there.", "Good by"]
    found = retimed_segments(segments, "\n".join([*lines[:place], "Qx " * 300, *lines[place:]]))
    heard = [(s.start, s.end) for s in found if not s.text.startswith("Qx")]
    assert heard == [(0.0, 1.5), (3.0, 4.0)]
    assert len(found[place].tokens) == 300
    rooms = [(0.0, 0.0), (1.5, 3.0), (4.0, 4.0)]
    assert (found[place].start, found[place].end) == rooms[place]


def test_a_line_that_begins_with_a_new_word_belongs_to_who_says_the_rest():
    segments = [
        Segment(ENGLISH, "We met Jon there.", Tags("en"), "A"),
        Segment((Token(" Good", 3.0, 3.5), Token(" by", 3.5, 4.0)), "Good by", Tags("en"), "B"),
    ]
    found = retimed_segments(segments, "We met Jon there.\nQx good by")
    assert [(s.text, s.speaker) for s in found] == [
        ("We met Jon there.", "A"),
        ("Qx good by", "B"),
    ]


@pytest.mark.parametrize("text", ["", "\n \n", "…"])
def test_a_manuscript_of_nothing_has_no_sentence(text):
    assert retimed_segments([Segment(ENGLISH, "", Tags())], text) == []


def row(*tokens):
    return Segment(tokens, joined(tokens), Tags("en"), "Ann")


def heard(start, *words):
    """An alignment: words of 0.3 seconds, one a second."""
    times = [(start + i, start + i + 0.3) for i in range(len(words))]
    return row(*(Token(f" {word}", *time) for word, time in zip(words, times, strict=True)))


def test_words_take_the_times_at_which_they_are_heard():
    rows = [row(*ENGLISH), row(Token(" So", 2.0, 2.4, -0.3), Token(" long.", 2.4, 3.0))]
    found = timed_anew(
        rows, [heard(10, "We", "met", "Jon", "there."), heard(20, "So", "long.")], 0, 30
    )
    assert [(each.text, each.speaker, each.tags) for each in found] == [
        (each.text, each.speaker, each.tags) for each in rows
    ]
    assert [each.start for each in found] == [10, 20]
    assert spans(found[1].tokens) == [(" So", 20.0, 20.3), (" long.", 21.0, 21.3)]
    assert found[1].tokens[0].score == -0.3


def test_a_word_in_several_tokens_is_stretched():
    rows = [row(Token(" un", 0.0, 0.1), Token("heard", 0.1, 0.4), Token(" of", 0.4, 0.5))]
    found = timed_anew(rows, [row(Token(" unheard", 4.0, 4.8), Token(" of", 5.0, 5.2))], 0, 9)
    assert spans(found[0].tokens) == [(" un", 4.0, 4.2), ("heard", 4.2, 4.8), (" of", 5.0, 5.2)]


def test_a_word_that_is_not_heard_shares_the_gap():
    found = timed_anew([row(*ENGLISH)], [heard(4, "We", "met", "there.")], 0, 9)
    assert spans(found[0].tokens)[2] == (" Jon", 5.3, 6.0)


def test_rows_stay_within_their_neighbours():
    found = timed_anew([row(*ENGLISH)], [heard(4, "We", "met", "Jon", "there.")], 4.5, 7.2)
    assert (found[0].start, found[0].end) == (4.5, 7.2)
    assert all(a.end <= b.start for a, b in pairwise(found[0].tokens))


def test_an_empty_row_stays_between_the_others():
    empty = Segment((Token("", 50.0, 51.0),), "", Tags())
    rows = [row(*ENGLISH), empty, row(Token(" Bye.", 60.0, 61.0))]
    found = timed_anew(rows, [heard(4, "We", "met", "Jon", "there."), heard(9, "Bye.")], 0, 90)
    assert found[1].text == ""
    assert found[0].end <= found[1].start <= found[1].end <= found[2].start


@given(
    st.lists(
        st.lists(st.sampled_from(["we", "met", "我", "们，", "U.S.", "3.5"]), max_size=5),
        min_size=1,
        max_size=4,
    ),
    st.lists(st.sampled_from(["we", "met", "我", "们", "nothing"]), max_size=8),
)
def test_whatever_is_heard_no_word_is_lost_and_all_stay_in_order(texts, words):
    rows = []
    for i, text in enumerate(texts):
        tokens = [Token(f" {word}", i + j / 9, i + (j + 1) / 9, -j) for j, word in enumerate(text)]
        rows.append(row(*(tokens or [Token("", i, i + 0.5)])))
    found = timed_anew(rows, [heard(2, *words)] if words else [], 1.0, 6.0)
    assert [each.text for each in found] == [each.text for each in rows]
    tokens = [token for each in found for token in each.tokens]
    assert "".join(t.text for t in tokens) == "".join(t.text for r in rows for t in r.tokens)
    assert tokens[0].start >= 1.0
    assert all(a.end <= b.start for a, b in pairwise(tokens))
