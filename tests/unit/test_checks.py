from dataclasses import replace

import pytest

from engine.subtitles import (
    PROFILES,
    Cue,
    Violation,
    check,
    check_row,
    check_segments,
    repaired,
)
from engine.types import Segment, Tags, Token, joined

EN = replace(PROFILES["netflix-en"], gap=0.1, shortest=1.0, speed=10.0)


def row(text: str, start: float, end: float, language: str | None = "en") -> Segment:
    return Segment((Token(text, start, end),), text.strip(), Tags(language))


def found(*cues: tuple[int, int, str]) -> list[tuple[int, str, bool]]:
    made = [Cue(start, end, tuple(text.split("\n"))) for start, end, text in cues]
    return [(place, v.kind, v.is_unavoidable) for place, v in check(made, EN)]


def test_what_keeps_the_rules_is_not_named() -> None:
    assert found((0, 1000, "Well."), (1100, 2600, "Let us see\nhere.")) == []


@pytest.mark.parametrize(
    ("cues", "expected"),
    [
        ([(0, 1000, "x" * 20)], (0, "speed", False)),
        ([(0, 1000, "x" * 20), (1100, 2200, "y")], (0, "speed", True)),
        ([(0, 500, "x")], (0, "short", False)),
        ([(0, 500, "x"), (650, 2000, "y")], (0, "short", False)),
        ([(0, 500, "x"), (600, 2000, "y")], (0, "short", True)),
        ([(500, 500, "x")], (0, "short", False)),
        ([(0, 7100, "x")], (0, "long", False)),
        ([(0, 6900, "x " * 22)], (0, "columns", False)),
        ([(0, 6900, "x" * 43)], (0, "columns", True)),
        ([(0, 2000, "a\nb\nc")], (0, "lines", False)),
        ([(0, 1950, "a"), (2000, 4000, "b")], (0, "gap", False)),
        ([(0, 2100, "a"), (2000, 4000, "b")], (0, "overlap", False)),
        ([(2000, 4000, "a"), (0, 1900, "b")], (1, "order", False)),
    ],
)
def test_what_breaks_a_rule_is_named(cues, expected) -> None:
    assert found(*cues) == [expected]


def test_ten_milliseconds_are_forgiven() -> None:
    assert found((0, 990, "a"), (1080, 8090, "b")) == []


def test_a_violation_says_how_much() -> None:
    cue = Cue(0, 500, ("x" * 20,))
    assert check([cue], EN) == [
        (0, Violation("short", 0.5, 1.0)),
        (0, Violation("speed", 40.0, 10.0)),
    ]


def test_narrow_letters_count_half_among_ideographs() -> None:
    cues = [Cue(0, 1000, ("Python你好吗朋友们",))]  # 3 and 6
    assert check(cues, PROFILES["netflix-zh"]) == []
    (_, violation), *_ = check([Cue(0, 1000, ("你好吗朋友们" * 2,))], PROFILES["netflix-zh"])
    assert (violation.kind, violation.value) == ("speed", 12.0)


@pytest.mark.parametrize(
    ("text", "limit"), [("字" * 33, 32), ("カ" * 33, 26), ("한 " * 33, 32), ("ж " * 33, 42)]
)
def test_without_a_profile_the_script_decides(text, limit) -> None:
    (violation,) = (v for _, v in check([Cue(0, 6900, (text.strip(),))]) if v.kind == "columns")
    assert violation.limit == limit


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("And this is what the people in the house of the rising sun said to me", 20.0),
        ("Ich habe gestern meine Freunde besucht und dann lange geschlafen", 17.0),
    ],
)
def test_english_is_known_by_its_words(text, limit) -> None:
    (violation,) = (v for _, v in check([Cue(0, 1000, (text,))]) if v.kind == "speed")
    assert violation.limit == limit


def test_a_row_has_the_violations_of_the_cues_that_begin_in_it() -> None:
    fast = [Token(f" incomprehensible{i}", i * 0.2, i * 0.2 + 0.2) for i in range(9)]
    rows = [Segment(tuple(fast), joined(fast), Tags("en")), row(" Yes indeed.", 1.8, 3.0)]
    first, second = check_segments(rows)
    assert "speed" in {violation.kind for violation in first}
    assert all(violation.is_unavoidable for violation in first)
    assert second == ()


def test_a_long_sentence_is_no_violation_unless_rows_are_cues() -> None:
    words = [Token(f" word{i}", i * 0.5, i * 0.5 + 0.5) for i in range(30)]
    rows = [Segment(tuple(words), joined(words), Tags("en"))]
    assert check_segments(rows) == [()]
    assert {v.kind for v in check_segments(rows, as_rows=True)[0]} == {"columns", "long"}


def test_rows_that_overlap_are_named_though_cutting_parts_them() -> None:
    rows = [row(" One thing.", 1.0, 3.0), row(" Another thing.", 2.5, 4.0)]
    assert check_segments(rows) == [(Violation("overlap", 0.5, 0.0),), ()]


@pytest.mark.parametrize("as_rows", [False, True])
def test_one_row_is_seen_as_among_all(as_rows) -> None:
    rows = [row(f" Sentence number {i} is said here.", 2.0 * i, 2.0 * i + 1.1) for i in range(9)]
    rows[4] = row(" Too fast to be read by anybody at all, by far.", 8.0, 10.5)
    every = check_segments(rows, as_rows=as_rows)
    assert [check_row(rows, i, as_rows=as_rows) for i in range(9)] == every
    assert every[4]


def test_one_row_without_a_language_is_taken_for_what_all_are() -> None:
    english = "And this is what the people in the house said to me"
    other = "Elephants trumpet twice, tigers roar!"
    texts = [english] * 12 + [other] * 3 + [english] * 9
    rows = [row(text, 3.0 * i, 3.0 * i + 1.0, None) for i, text in enumerate(texts)]
    every = check_segments(rows, as_rows=True)
    assert {v.limit for each in every for v in each if v.kind == "speed"} == {20.0}
    assert [check_row(rows, i, as_rows=True) for i in range(24)] == every
    repair = repaired(rows, 13, as_rows=True)
    assert repair is not None
    assert repair.segments[0].end == pytest.approx(39.0 + len(other) / 20)


def test_nothing_has_no_violations() -> None:
    assert check_segments([]) == []
    assert check([]) == []
