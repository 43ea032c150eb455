from dataclasses import replace

import pytest

from engine.subtitles import PROFILES, check_segments, repaired
from engine.types import Segment, Tags, Token, joined

EN = PROFILES["netflix-en"]
ZH = PROFILES["netflix-zh"]


def row(text: str, start: float, end: float, language: str = "en") -> Segment:
    """A row whose words share its time evenly."""
    words = text.split(" ")
    each = (end - start) / len(words)
    tokens = tuple(
        Token(" " * (i > 0) + word, start + i * each, start + (i + 1) * each)
        for i, word in enumerate(words)
    )
    return Segment(tokens, joined(tokens), Tags(language), "A")


def test_a_row_that_makes_several_cues_becomes_several_rows() -> None:
    text = "Well, I think that it matters. " * 4
    rows = [row("Before it.", 0.0, 1.0), row(text.strip(), 2.0, 14.0), row("After it.", 16.0, 17.0)]
    repair = repaired(rows, 1, EN)
    assert repair is not None
    assert (repair.kind, repair.first, repair.last) == ("split", 1, 1)
    assert " ".join(part.text for part in repair.segments) == text.strip()
    assert len(repair.segments) > 1
    assert all(part.speaker == "A" and part.tags == Tags("en") for part in repair.segments)
    tokens = [token for part in repair.segments for token in part.tokens]
    assert tuple(tokens) == rows[1].tokens  # they keep their times


def test_a_row_in_one_token_is_divided_by_width() -> None:
    text = "没有字的时间，只有一句话的时间，也应该切成合适的字幕，而不是一大块。"
    repair = repaired([Segment((Token(text, 0.0, 8.0),), text, Tags("zh"))], 0, ZH)
    assert repair is not None
    first, second = repair.segments
    assert first.text + second.text == text
    assert first.start == 0.0
    assert first.end == second.start == pytest.approx(8.0 * len(first.text) / len(text))
    assert second.end == 8.0


def test_rows_that_are_cues_get_the_lines_of_the_cutter() -> None:
    text = "She put the old wooden box on the shelf above the fireplace"
    repair = repaired([row(text, 0.0, 6.0)], 0, EN, as_rows=True)
    assert repair is not None
    assert repair.kind == "split"
    assert [part.text for part in repair.segments] == [
        "She put the old wooden box\non the shelf above the fireplace"
    ]


def test_rows_that_are_cues_are_split_with_a_gap_between() -> None:
    text = "今天我们来聊一聊语音识别，它的核心问题是如何把声音变成文字。其实不是这样，我想说别的。"
    rows = [Segment((Token(text, 0.0, 12.0),), text, Tags("zh"))]
    repair = repaired(rows, 0, ZH, as_rows=True)
    assert repair is not None
    assert check_segments(repair.segments, ZH, as_rows=True) == [()] * len(repair.segments)
    assert "".join(part.text for part in repair.segments).replace("\n", "").startswith("今天我们")


@pytest.mark.parametrize("as_rows", [False, True])
@pytest.mark.parametrize("place", [0, 9])
def test_marks_that_stand_alone_cost_no_word(as_rows, place) -> None:
    spoken = "今天我们来聊一聊语"
    words = [*spoken[:place], "，", *spoken[place:]]
    tokens = tuple(Token(word, 4.0 * i, 4.0 * i + 0.3) for i, word in enumerate(words))
    repair = repaired([Segment(tokens, joined(tokens), Tags("zh"))], 0, ZH, as_rows=as_rows)
    assert repair is not None
    assert "".join(part.text for part in repair.segments).replace("，", "") == spoken


def test_a_row_that_overlaps_the_next_is_shortened() -> None:
    rows = [row("This is one thing.", 1.0, 3.5), row("That is another.", 3.0, 5.0)]
    for as_rows in (False, True):
        repair = repaired(rows, 0, EN, as_rows=as_rows)
        assert repair is not None
        assert repair.kind == "shortened"
        assert repair.segments[0].end == pytest.approx(3.0 - EN.gap)
        assert repair.segments[0].text == rows[0].text


def test_a_cue_that_is_too_fast_is_extended() -> None:
    rows = [row("Incomprehensibly fast.", 1.0, 1.5), row("Yes.", 9.0, 10.0)]
    repair = repaired(rows, 0, EN, as_rows=True)
    assert repair is not None
    assert repair.kind == "extended"
    assert repair.segments[0].end == pytest.approx(2.1)
    assert check_segments([*repair.segments, rows[1]], EN, as_rows=True) == [(), ()]


@pytest.mark.parametrize("as_rows", [False, True])
def test_a_cue_that_cannot_stay_comes_up_earlier(as_rows) -> None:
    rows = [
        row("Once.", 0.0, 1.5),
        row("Incomprehensibilities notwithstanding.", 3.0, 4.4),
        replace(row("Indeed.", 4.5, 6.0), speaker="B"),
    ]
    repair = repaired(rows, 1, EN, as_rows=as_rows)
    assert repair is not None
    assert repair.kind == "moved"
    assert 2.5 <= repair.segments[0].start < 3.0
    assert repair.segments[0].end == rows[1].end
    assert repair.segments[0].tokens[1] == rows[1].tokens[1]
    mended = check_segments([rows[0], *repair.segments, rows[2]], EN, as_rows=as_rows)
    assert mended == [(), (), ()]


def test_what_nothing_can_mend_is_left() -> None:
    rows = [
        row("One two three four.", 0.0, 1.5),
        replace(row("Incomprehensibilities notwithstanding.", 1.5, 2.0), speaker="B"),
        row("Indeed.", 2.0, 4.0),
    ]
    assert check_segments(rows, EN)[1]
    assert repaired(rows, 1, EN) is None


def test_what_is_right_is_left() -> None:
    rows = [row("All is well here.", 0.0, 2.0), Segment((Token("", 3.0, 4.0),), "")]
    assert repaired(rows, 0, EN) is None
    assert repaired(rows, 1, EN) is None
