"""Words that hotwords put into a transcript: how they are shown, taken back and used."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QStyleOptionViewItem, QToolTip

from app.correction_list import corrections_between
from app.corrections import Correction
from app.document_model import Column, RowRole
from app.paired_rows import paired
from app.row_changes import accepted, spots, without
from app.transcript_page import TranscriptPage
from engine import Change, Segment, SegmentReady, Token
from tests.gui.conftest import Desk
from tests.gui.fake_playback import FakePlayback

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
SOUND = Change("邓玉松", "邓郁松", "sound", 0.96)
RULE = Change("G P T", "GPT", "rule", 1.0, 1)
MAYBE = Change("理萍", "李萍", "suggestion", 0.7, 1)


def said(*parts: str | Change, start: float = 0.0) -> Segment:
    """A sentence of characters, those of a change as they stand in the text."""
    tokens: list[Token] = []
    for part in parts:
        is_plain = isinstance(part, str)
        text = part if is_plain else part.heard if part.way == "suggestion" else part.word
        for c in text:
            at = start + 0.2 * len(tokens)
            tokens.append(Token(c, at, at + 0.2, None, None if is_plain else part))
    return Segment(tuple(tokens), "".join(t.text for t in tokens).strip())


ROWS = (
    said("今天", SOUND, "来了。"),
    said("没有名字。", start=3),
    said(SOUND, "和", MAYBE, "说。", start=6),
    said("用", RULE, "吧。", start=9),
)


@pytest.fixture(autouse=True)
def playback(monkeypatch: pytest.MonkeyPatch) -> FakePlayback:
    fake = FakePlayback()
    monkeypatch.setattr("app.player.open_playback", lambda _parent: fake)
    return fake


@pytest.fixture
def page(desk: Desk, media: Path) -> TranscriptPage:
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(*(SegmentReady(1, row) for row in ROWS))
    desk.finish(1)
    desk.wait(lambda: desk.jobs[0].written)
    desk.choose(0)
    QTest.keyClick(desk.window.files.table, Qt.Key.Key_Return)
    desk.read()
    assert desk.window.transcript is not None
    return desk.window.transcript


def texts(page: TranscriptPage) -> list[str]:
    return [segment.text for segment in page.document.segments]


def do(page: TranscriptPage, name: str, row: int | None = None) -> None:
    """Choose an action in the menu, of a row."""
    if row is not None:
        page.view.select(row)
    action = page.actions_[name]
    assert action.isEnabled()
    action.trigger()


def test_a_spot_is_where_the_words_stand():
    [spot] = spots(ROWS[0])
    assert (spot.start, spot.end, spot.change) == (2, 5, SOUND)
    assert ROWS[0].text[spot.start : spot.end] == "邓郁松"
    spaced = Segment((Token(" Use", 0, 1), Token(" Qt,", 1, 2, None, replace(RULE, word="Qt"))), "")
    assert [(s.start, s.end) for s in spots(spaced)] == [(4, 6)]


def test_what_was_written_over_is_no_change_any_more():
    gone = replace(
        ROWS[0], tokens=(*ROWS[0].tokens[:4], *ROWS[0].tokens[5:]), text="今天邓郁来了。"
    )
    assert spots(gone) == []


def test_changes_are_taken_back_and_used_one_by_one():
    assert without(ROWS[2], lambda change: change == SOUND).text == "邓玉松和理萍说。"
    assert accepted(ROWS[2], lambda _: True).text == "邓郁松和李萍说。"
    back = without(ROWS[2], lambda change: change == SOUND)
    assert [t.start for t in back.tokens] == [t.start for t in ROWS[2].tokens]


def test_the_tip_says_what_was_heard_and_why(page):
    index = page.view.model().index(0, Column.TEXT)
    assert [s.change for s in index.data(RowRole.CHANGES)] == [SOUND]
    option = QStyleOptionViewItem()
    page.view.initViewItemOption(option)
    option.rect = page.view.visualRect(index)
    width = option.fontMetrics.horizontalAdvance("今天")
    for left, tip in ((4, ""), (width + 6, "“邓玉松” was heard; replaced because it sounds like")):
        at = option.rect.topLeft() + QPoint(12 + left, 8 + option.fontMetrics.height() // 2)
        event = QHelpEvent(QEvent.Type.ToolTip, at, page.view.viewport().mapToGlobal(at))
        page.view.itemDelegate().helpEvent(event, page.view, option, index)
        assert tip in QToolTip.text()
        assert bool(tip) == bool(QToolTip.text())
    QToolTip.hideText()


def test_one_change_is_put_back_and_that_is_one_step(page):
    do(page, "put-back", 0)
    assert texts(page)[0] == "今天邓玉松来了。"
    assert texts(page)[2].startswith("邓郁松")
    page.document.steps.undo()
    assert page.document.segments[0] == ROWS[0]


@pytest.mark.thorough
def test_every_such_word_or_all_is_put_back_in_one_step(page):
    do(page, "put-back-word", 0)
    assert texts(page) == ["今天邓玉松来了。", ROWS[1].text, "邓玉松和理萍说。", "用GPT吧。"]
    page.document.steps.undo()
    do(page, "put-back-all")
    assert texts(page)[3] == "用G P T吧。"
    assert spots(page.document.segments[2])[0].change == MAYBE
    page.document.steps.undo()
    assert tuple(page.document.segments) == ROWS


def test_a_suggestion_is_used_or_left(page):
    page.view.select(2)
    page.hotwords.go_on()  # the first of the row, then the suggestion
    page.hotwords.go_on()
    assert page.actions_["use-word"].text() == "Use “李萍”"
    do(page, "use-word")
    assert texts(page)[2] == "邓郁松和李萍说。"
    page.document.steps.undo()
    page.hotwords._chosen = (2, MAYBE)
    do(page, "put-back")
    assert texts(page)[2] == ROWS[2].text
    assert [s.change for s in spots(page.document.segments[2])] == [SOUND]


def test_f7_goes_from_change_to_change_and_round(page, desk):
    for row, told in ((0, "(1 of 4)"), (2, "(2 of 4)"), (2, "(3 of 4)"), (3, "(4 of 4)")):
        QTest.keyClick(desk.window, Qt.Key.Key_F7)
        assert page.view.row == row
        assert desk.say().endswith(told)
    QTest.keyClick(desk.window, Qt.Key.Key_F7)
    assert page.view.row == 0


def test_never_replacing_puts_back_and_tells_the_list(page, qtbot):
    with qtbot.waitSignal(page.hotwords.never_asked) as given:
        do(page, "never-change", 0)
    assert given.args == [SOUND]
    assert texts(page)[2] == "邓玉松和理萍说。"
    assert page.document.steps.count() == 1


@pytest.mark.thorough
def test_rows_without_changes_offer_nothing(page):
    page.view.select(1)
    assert not page.actions_["put-back"].isVisible()
    assert not page.actions_["use-word"].isEnabled()
    assert page.actions_["add-corrections"].isEnabled()


@pytest.mark.thorough
def test_chips_count_rows_and_show_only_those(page):
    chips = {each.text(): each for each in page.header.chips.findChildren(QPushButton)}
    assert {"Hotwords 3", "Suggestions 1"} <= set(chips)
    chips["Suggestions 1"].click()
    assert page.view.model().rowCount() == 1


@pytest.mark.thorough
def test_a_correction_offers_a_hotword(page, desk, qtbot):
    page.view.text_edited.emit("We met Jon.", "We met John.")
    assert desk.say() == "“Jon” was corrected."
    with qtbot.waitSignal(page.hotwords.corrections_asked) as asked:
        desk.window.status._button.click()
    assert asked.args == [[Correction("Jon", "John")]]


def test_corrections_of_a_whole_transcript_are_counted():
    old = (said("今天邓玉松来了。"), said("见理萍，又见理萍吗。", start=3), said("好。", start=9))
    new = (said("今天邓郁松来了。"), said("见李萍，又见李萍吗。", start=3), said("好。", start=9))
    found = corrections_between(old, new)
    assert found == Counter({Correction("邓玉松", "邓郁松"): 1, Correction("见理萍", "见李萍"): 2})


def test_what_hotwords_did_and_somebody_took_back_is_no_correction():
    back = [without(row, lambda _: True) for row in ROWS]
    used = [accepted(row, lambda _: True) for row in ROWS]
    assert not corrections_between(ROWS, back)
    assert not corrections_between(ROWS, used)


def test_sentences_are_paired_by_their_times():
    one, two, three = said("一二三四"), said("五六七八", start=1), said("九十", start=5)
    both = said("一二三四五六七八")
    assert list(paired([one, two, three], [both])) == [((one, two), (both,)), ((three,), ())]
    assert list(paired([], [one])) == [((), (one,))]
    assert list(paired([one, three], [one, two, three])) == [
        ((one,), (one,)),
        ((), (two,)),
        ((three,), (three,)),
    ]
