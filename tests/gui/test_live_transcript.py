"""The rows of a live session: their order, rules, flags, and how they are followed."""

import time
from datetime import timedelta

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from app.live_filter import LiveFilter
from app.live_state import Mark
from app.live_transcript_model import LiveRole, LiveTranscriptModel, RowKind
from app.live_transcript_view import LiveTranscriptView
from app.tag_filter import Tag
from app.theme import Theme
from app.transcript_model import Part
from tests.gui.fake_engine import sentence
from tests.gui.fake_live_desk import MORNING

ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
_REPORTING = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def theme(qapp):
    owner = QObject()
    yield Theme(qapp, "light", owner)
    qapp.setStyleSheet("")


@pytest.fixture
def model(qapp):
    model = LiveTranscriptModel()
    model.clear([(0.0, MORNING)])
    return model


@pytest.fixture
def view(qtbot, theme, model):
    filtered = LiveFilter()
    filtered.setSourceModel(model)
    view = LiveTranscriptView(filtered, theme)
    view.filtered = filtered
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.go(is_live=True)
    with qtbot.waitExposed(view):
        view.show()
    return view


def told(model):
    return [
        (model.index(row, Part.TIME).data(), model.index(row, Part.TEXT).data())
        for row in range(model.rowCount())
    ]


def kinds(model):
    return [row.kind for row in model.rows]


def test_the_model_is_sound(model):
    tester = QAbstractItemModelTester(model, _REPORTING)
    model.mark(Mark(10.0))
    model.add(sentence(8.0, "That is important."))
    model.add(sentence(200.0, "大家早上好。", "zh"))
    model.clear([(0.0, MORNING)])
    assert tester.model() is model


def test_sentences_stand_below_each_other(model):
    model.add(sentence(1.0, "Good morning."))
    model.add(sentence(62.5, "Let us begin."))
    assert told(model) == [("0:01", "Good morning."), ("1:02", "Let us begin.")]


def test_a_moment_marked_in_mid_sentence_stands_after_its_beginning(model):
    model.mark(Mark(10.0))
    assert told(model) == [("0:10", "Marked")]
    model.add(sentence(8.0, "That is important."))
    assert told(model) == [("0:08", "That is important."), ("0:10", "Marked")]


def test_after_a_minute_without_words_a_rule_says_what_time_it_was(model):
    model.add(sentence(1.0, "One."))
    model.add(sentence(62.9, "Two."))
    assert RowKind.RULE not in kinds(model)
    model.add(sentence(124.9, "Three."))
    assert told(model)[2:] == [("", "09:32"), ("2:04", "Three.")]


def test_where_recording_went_on_a_rule_says_what_time_it_was(model):
    model.add(sentence(1.0, "One."))
    model.go_on(5.0, [(0.0, MORNING), (5.0, MORNING + timedelta(hours=2))])
    model.add(sentence(125.0, "Two."))
    assert told(model) == [("0:01", "One."), ("", "11:30"), ("2:05", "Two.")]
    model.add(sentence(200.0, "Three."))
    assert told(model)[-2:] == [("", "11:33"), ("3:20", "Three.")]


def test_languages_are_shown_once_there_are_two(model):
    model.add(sentence(1.0, "Good morning."))
    assert model.index(0, Part.TEXT).data(LiveRole.CHIPS) == []
    model.add(sentence(4.0, "大家早上好。", "zh"))
    texts = [[chip.text for chip in model.index(row, 1).data(LiveRole.CHIPS)] for row in (0, 1)]
    assert texts == [["EN"], ["中文"]]


def test_screen_readers_hear_tags_marks_and_rules(model):
    model.add(sentence(1.0, "Good.", "en", "laughter", emotion="happy"))
    model.mark(Mark(3.5))
    model.go_on(4.0, [(0.0, MORNING), (4.0, MORNING)])
    said = [model.index(row, Part.TEXT).data(ACCESSIBLE) for row in range(3)]
    assert said == [
        "Good.\nEmotion: Happy\nSound: Laughter",
        "Marked",
        "It goes on at 09:30",
    ]


def test_tags_narrow_the_rows(model, view):
    model.add(sentence(1.0, "Ha.", "en", "laughter"))
    model.add(sentence(4.0, "Well."))
    model.mark(Mark(5.0))
    view.filtered.choose([Tag("event", "laughter")])
    assert view.model().rowCount() == 1
    model.add(sentence(8.0, "Haha.", "en", "laughter"))
    model.add(sentence(9.0, "So."))
    assert view.model().rowCount() == 2
    view.filtered.choose([])
    assert view.model().rowCount() == 5


def fill(model, n, start=0):
    for i in range(start, start + n):
        model.add(sentence(i * 3.0, f"Sentence {i}."))


def test_the_newest_is_followed_until_the_user_scrolls(qtbot, model, view):
    bar = view.verticalScrollBar()
    fill(model, 60)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum() > 0)
    bar.triggerAction(bar.SliderAction.SliderPageStepSub)
    assert not view.is_following
    assert view._jump.isVisible()
    place = bar.value()
    fill(model, 20, 60)
    qtbot.waitUntil(lambda: bar.maximum() > place)
    assert bar.value() == place
    view._jump.click()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    assert view.is_following
    assert not view._jump.isVisible()


def test_scrolling_back_to_the_end_follows_again(qtbot, model, view):
    bar = view.verticalScrollBar()
    fill(model, 60)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum() > 0)
    bar.triggerAction(bar.SliderAction.SliderPageStepSub)
    bar.triggerAction(bar.SliderAction.SliderToMaximum)
    assert view.is_following


def test_an_ended_session_stays_where_it_is(qtbot, model, view):
    bar = view.verticalScrollBar()
    fill(model, 60)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum() > 0)
    place = bar.value()
    view.go(is_live=False)
    assert bar.value() == place
    assert not view.is_following
    assert not view._jump.isVisible()


def test_selected_rows_are_copied_and_all_where_none_is(qtbot, model, view):
    model.add(sentence(1.0, "One."))
    model.mark(Mark(4.0))
    model.add(sentence(5.0, "Two."))
    model.add(sentence(9.0, "Three."))
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "One.\nTwo.\nThree."
    view.selectRow(2)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Two."
    assert view.copy_all() == 3


def test_nothing_to_copy_leaves_the_clipboard_alone(view):
    QGuiApplication.clipboard().setText("mine")
    assert view.copy_all() == 0
    assert QGuiApplication.clipboard().text() == "mine"


def test_larger_text_makes_higher_rows(qtbot, model, view):
    fill(model, 3)
    view.fit_now()
    before = view.rowHeight(0)
    font = QFont(view.letters)
    font.setPixelSize(2 * font.pixelSize())
    view.resize_text(font)
    view.fit_now()
    assert view.rowHeight(0) > 1.3 * before


def test_a_row_is_added_to_two_thousand_in_less_than_five_milliseconds(qtbot, model, view, qapp):
    fill(model, 2000)
    qapp.processEvents()
    times = []
    for i in range(2000, 2040):
        start = time.process_time()
        fill(model, 1, i)
        qapp.processEvents()
        times.append(time.process_time() - start)
    assert sorted(times)[len(times) // 2] < 0.005
    bar = view.verticalScrollBar()
    assert bar.value() == bar.maximum()
