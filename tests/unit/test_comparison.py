"""engine/comparison.py and app/comparison.py: what two recognitions say otherwise, and choices."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.comparison import Comparison
from engine import Segment, Tags, Token, compared, joined


def said(text, start=0.0, **known):
    """A sentence, a word or character every tenth of a second; "|" divides its tokens."""
    tokens = [
        Token(each, round(start + i / 10, 3), round(start + (i + 1) / 10, 3), -0.5)
        for i, each in enumerate(text.split("|"))
    ]
    return Segment(tuple(tokens), joined(tokens), **known)


def shown(comparison):
    return [
        (comparison.old.text(r.i, r.i_end), comparison.new.text(r.j, r.j_end))
        for r in comparison.runs
        if not r.is_equal
    ]


def texts(segments):
    return [segment.text for segment in segments]


def test_runs_cover_both_in_turns():
    old, new = said("We| met| Jon| there|.").tokens, said("We| met| John| there|.").tokens
    runs = compared(old, new)
    assert [(r.i, r.i_end, r.j, r.j_end, r.is_equal) for r in runs] == [
        (0, 2, 0, 2, True),
        (2, 3, 2, 3, False),
        (3, 5, 3, 5, True),
    ]


def test_what_tokens_a_word_is_made_of_makes_no_difference():
    old, new = said("tran|scrip|tion| of| 你好| 世|界"), said("transcription| of| 你|好| 世界")
    assert shown(Comparison([old], [new])) == []


def test_a_difference_never_cuts_a_token():
    assert shown(Comparison([said("你好吗|我很好")], [said("你|好|么|我|很|好")])) == [
        ("你好吗", "你好么")
    ]


@pytest.mark.parametrize(
    ("old", "new", "differences"),
    [
        ("We| met", "we| met", [("We", "we")]),
        ("met|,| then", "met| then", [(",", "")]),
        ("a| c", "a| b| c", [("", "b")]),
        ("don't| go", "dont| go", [("don't", "dont")]),
        ("3.14| is", "3.15| is", [("3.14", "3.15")]),
        ("", "hello", [("", "hello")]),
        ("", "", []),
    ],
)
def test_case_marks_and_numbers_count(old, new, differences):
    assert shown(Comparison([said(old)], [said(new)])) == differences


def test_words_of_two_sentences_are_two():
    old = [said("Stop|now"), said("Go", 1.0)]
    assert shown(Comparison([said("go"), said("on", 1.0)], [said("goon")])) == [("go on", "goon")]
    assert shown(Comparison(old, old)) == []


def test_leaving_everything_changes_nothing():
    old = [said("We| met| Jon", tags=Tags("en"), speaker="A"), said("你|好", 2.0), said("", 3.0)]
    new = [said("We| meet| John| now", tags=Tags("en", "happy"))]
    assert Comparison(old, new).merged(()) == old


def test_a_taken_word_has_the_new_time_and_the_others_theirs():
    old, new = said("We| met| Jon| there"), said("We| met| John| there", 0.04)
    comparison = Comparison([old], [new])
    (row,) = comparison.merged(comparison.differences)
    assert row.text == "We met John there"
    assert row.tokens[2] == Token(" John", 0.24, 0.3, -0.5)  # the next old word begins at 0.3
    assert [row.tokens[i] for i in (0, 1, 3)] == [old.tokens[i] for i in (0, 1, 3)]


def test_each_difference_is_chosen_by_itself():
    comparison = Comparison([said("a| b| c| d")], [said("a| B| c| D")])
    first, second = comparison.differences
    assert texts(comparison.merged([first])) == ["a B c d"]
    assert texts(comparison.merged([second])) == ["a b c D"]
    assert texts(comparison.merged([first, second])) == ["a B c D"]


def test_a_speaker_stays_and_tags_come_with_the_words():
    old = said("Hm", tags=Tags("zh", None, ("laughter",)), speaker="Li")
    new = said("Good| morning| everyone", tags=Tags("en", "happy"))
    comparison = Comparison([old], [new])
    (row,) = comparison.merged(comparison.differences)
    assert (row.tags, row.speaker) == (Tags("en", "happy", ("laughter",)), "Li")


def test_one_corrected_word_leaves_the_tags_alone():
    old = said("We| met| Jon| there", tags=Tags("en", "sad"))
    comparison = Comparison([old], [said("We| met| John| there", tags=Tags("en", "happy"))])
    assert comparison.merged(comparison.differences)[0].tags == Tags("en", "sad")


def test_old_rows_stay_rows():
    old = [said("We| met|."), said("He| left|.", 1.0)]
    comparison = Comparison(old, [said("We| met| and| he| left|.")])
    assert texts(comparison.merged(comparison.differences)) == ["We met and he left."]
    marks = Comparison(old, [said("We| met| He| left|.")])
    assert texts(marks.merged(marks.differences)) == ["We met", "He left."]


def test_new_sentences_come_with_their_ends():
    new = [said("Yes|."), said("We| met|.", 0.5)]
    comparison = Comparison([said("We| met|.", 0.5)], new)
    assert texts(comparison.merged(comparison.differences)) == ["Yes.", "We met."]


def test_words_between_two_rows_belong_to_the_nearer():
    old = [said("One| two"), said("five| six", 5.0)]
    early = said("One| two| three"), said("five| six", 5.0)
    joint = Comparison(old, [said("One| two| three| five| six")])
    assert texts(joint.merged(joint.differences)) == ["One two three", "five six"]
    late = Segment((*said("One| two").tokens, *said(" four| five| six", 4.8).tokens), "")
    comparison = Comparison(old, [late])
    assert texts(comparison.merged(comparison.differences)) == ["One two", "four five six"]
    assert texts(Comparison(old, early).merged([1])) == ["One two three", "five six"]


def test_a_row_that_nobody_says_goes():
    old = [said("One"), said("noise", 1.0), said("Two", 2.0)]
    comparison = Comparison(old, [said("One"), said("Two", 2.0)])
    assert comparison.merged(comparison.differences) == [old[0], old[2]]
    assert Comparison(old, []).merged([0]) == []


def test_a_row_without_words_is_filled():
    comparison = Comparison([said("", speaker="Li")], [said("Hello| there")])
    (row,) = comparison.merged(comparison.differences)
    assert (row.text, row.speaker) == ("Hello there", "Li")


def test_sentences_that_become_one_get_a_space_between():
    old = [said("Hello| um"), said("er|:|world", 1.0)]
    comparison = Comparison(old, [said("Hello| dear| world")])
    assert texts(comparison.merged(comparison.differences)) == ["Hello dear world"]


WORDS = st.sampled_from(
    [
        "we",
        " met",
        " Jon",
        " don't",
        "你",
        "好吗",
        "，",
        ".",
        " 3.14",
        "\nnext",
        "ing",
        "界",
        " A",
        "",
    ]
)
SENTENCE = st.lists(WORDS, min_size=1, max_size=6)
TALK = st.lists(SENTENCE, max_size=5)


def spoken(talk, pace, start=0.0):
    rows, at = [], start
    for words in talk:
        tokens = []
        for word in words:
            tokens.append(Token(word, at, at + pace))
            at += pace
        rows.append(Segment(tuple(tokens), joined(tokens), Tags("zh"), None))
        at += pace
    return rows


def words_of(segments):
    return "".join("".join(segment.text.split()) for segment in segments)


@given(TALK, TALK)
def test_all_taken_is_what_was_heard_now_and_none_what_was_there(old_talk, new_talk):
    old, new = spoken(old_talk, 0.3), spoken(new_talk, 0.2, 0.1)
    comparison = Comparison(old, new)
    assert comparison.merged(()) == old
    assert words_of(comparison.merged(comparison.differences)) == words_of(new)


@given(TALK, TALK, st.data())
def test_any_choice_has_its_words_in_order_of_time(old_talk, new_talk, data):
    old, new = spoken(old_talk, 0.3), spoken(new_talk, 0.2, 0.1)
    comparison = Comparison(old, new)
    taken = data.draw(st.sets(st.sampled_from(comparison.differences or [-1])))
    rows = comparison.merged(taken)
    sides = [
        comparison.new.text(r.j, r.j_end) if n in taken else comparison.old.text(r.i, r.i_end)
        for n, r in enumerate(comparison.runs)
    ]
    assert words_of(rows) == "".join("".join(sides).split())
    tokens = [token for row in rows for token in row.tokens]
    assert all(row.tokens for row in rows)
    assert all(row.text == joined(row.tokens) for row in rows)
    assert all(token.start <= token.end for token in tokens)
    assert all(one.end <= other.start + 1e-9 for one, other in pairwise(tokens))


@given(TALK, TALK)
def test_runs_take_turns_and_leave_nothing_out(old_talk, new_talk):
    comparison = Comparison(spoken(old_talk, 0.3), spoken(new_talk, 0.2))
    runs = comparison.runs
    assert all(one.is_equal != other.is_equal for one, other in pairwise(runs))
    assert all((a.i_end, a.j_end) == (b.i, b.j) for a, b in pairwise(runs))
    last = len(comparison.old.tokens), len(comparison.new.tokens)
    assert ((runs[-1].i_end, runs[-1].j_end) if runs else (0, 0)) == last
