"""app/finder.py: what is found, what it becomes, and what is wrong with an expression."""

import pytest

from app.finder import BadExpression, Finder, Hit, Query, TooSlow, nearest

TEXTS = ["Jon met Jon.", "他见到了Jon。", "jonquil"]


def found(text, **how):
    return [(hit.row, hit.start) for hit in Finder(Query(text, **how)).hits(TEXTS)]


def test_plain_text_is_found_whatever_its_case():
    assert found("jon") == [(0, 0), (0, 8), (1, 4), (2, 0)]


def test_case_and_whole_words_matter_where_they_are_asked_for():
    assert found("Jon", is_case_sensitive=True) == [(0, 0), (0, 8), (1, 4)]
    assert found("jon", is_whole_words=True) == [(0, 0), (0, 8)]


def test_plain_text_is_no_expression():
    assert found("jon.") == [(0, 8)]
    assert found("jon.", is_expression=True) == [(0, 0), (0, 8), (1, 4), (2, 0)]


@pytest.mark.parametrize("text", ["", "x*"])
def test_nothing_is_no_hit(text):
    assert found(text, is_expression=True) == []


def test_groups_stand_in_what_replaces_them():
    finder = Finder(Query(r"(\w+) met (\w+)", is_expression=True))
    assert finder.replaced("Ann met Jon.", r"\2 met \1") == "Jon met Ann."


def test_a_backslash_in_plain_text_is_one():
    assert Finder(Query("met")).replaced("Ann met Jon.", r"\1") == r"Ann \1 Jon."


def test_one_hit_alone_is_replaced():
    assert Finder(Query("jon")).replaced(TEXTS[0], "Ann", Hit(0, 8, 11)) == "Jon met Ann."


def test_a_bad_expression_says_where():
    with pytest.raises(BadExpression) as caught:
        Finder(Query("a(b", is_expression=True))
    assert caught.value.at == 3


def test_a_group_that_there_is_not():
    with pytest.raises(BadExpression):
        Finder(Query("(a)", is_expression=True)).replaced("a", r"\2")


def test_an_expression_that_takes_for_ever_gives_up(monkeypatch):
    monkeypatch.setattr("app.finder._PATIENCE", 0.05)
    with pytest.raises(TooSlow):
        Finder(Query(r"(?:a|aa)+$", is_expression=True)).hits(["a" * 40 + "b"])


def test_after_the_last_hit_comes_the_first():
    hits = Finder(Query("jon")).hits(TEXTS)
    assert nearest(hits, 0, 1, is_forward=True) == 1
    assert nearest(hits, 2, 1, is_forward=True) == 0
    assert nearest(hits, 0, 0, is_forward=False) == 3
    assert nearest(hits, 1, 0, is_forward=False) == 1
    assert nearest([], 0, 0, is_forward=True) is None


def test_rows_are_counted_from_where_they_begin():
    assert Finder(Query("jon")).hits(TEXTS[1:], first=7) == [Hit(7, 4, 7), Hit(8, 0, 3)]


@pytest.mark.parametrize("is_forward", [True, False])
def test_the_nearest_hit_is_the_first_on_the_way_and_round_the_end(is_forward):
    hits = [Hit(row, at, at + 2) for row in (0, 2) for at in (1, 4)]
    for row in range(4):
        for at in range(8):
            ahead = [i for i, hit in enumerate(hits) if (hit.row, hit.start) >= (row, at)]
            behind = [i for i, hit in enumerate(hits) if (hit.row, hit.end) <= (row, at)]
            wanted = [*ahead, 0][0] if is_forward else [len(hits) - 1, *behind][-1]
            assert nearest(hits, row, at, is_forward=is_forward) == wanted
    assert nearest([], 0, 0, is_forward=is_forward) is None


@pytest.mark.parametrize("text", ["(" * 5000 + "a" + ")" * 5000, "(?au)a"], ids=["deep", "flags"])
def test_an_expression_that_is_refused_in_another_way_is_bad_as_well(text):
    with pytest.raises(BadExpression):
        Finder(Query(text, is_expression=True))


@pytest.mark.thorough
def test_an_expression_without_an_end_gives_up():
    with pytest.raises(TooSlow):
        Finder(Query("(?R)", is_expression=True)).hits(["a"])
