"""What is known of a sentence besides its words, as chips below it."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip, QWidget

from app.chip_strip import places
from app.tag_chips import TagChips
from app.tag_filter import Tag
from app.tags import chips
from app.theme import Theme
from app.transcript_model import Part, SegmentRole
from engine import Segment, SegmentReady, Tags
from tests.gui.conftest import Desk
from tests.gui.fake_engine import sentence

_EVENTS = "bgm speech applause laughter cry sneeze breath cough sing speech_noise".split()


def hear(desk: Desk, media: Path, *segments: Segment) -> None:
    """Let a file hold these sentences and wait until they are shown."""
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(*(SegmentReady(1, segment) for segment in segments))
    desk.wait(lambda: desk.window.files.text.view.model().rowCount() == len(segments))


def shown(desk: Desk, row: int) -> list[str]:
    """The chips of a row."""
    index = desk.window.files.text.view.model().index(row, Part.TEXT)
    return [chip.text for chip in index.data(SegmentRole.CHIPS)]


def test_emotion_and_sounds_are_shown_in_words(desk: Desk, media: Path) -> None:
    hear(desk, media, sentence(1.0, "Ha.", "en", "laughter", "bgm", emotion="happy"))
    assert shown(desk, 0) == ["Happy", "Laughter", "Music"]


def test_what_goes_without_saying_has_no_chip(desk: Desk, media: Path) -> None:
    neutral = sentence(1.0, "Well.", "en", "speech", emotion="neutral")
    hear(desk, media, neutral, sentence(3.0, "So.", "en"))
    assert shown(desk, 0) == shown(desk, 1) == []


def test_a_tag_that_is_new_is_shown_as_it_is() -> None:
    tags = Tags(None, "bored", ("door_slam",))
    assert [chip.text for chip in chips(tags, with_language=True)] == ["Bored", "Door_slam"]


def test_every_tag_has_a_chinese_word(desk: Desk) -> None:
    desk.choose_setting(interface="zh_CN")
    desk.wait(lambda: desk.window.files.toolbar._add.text() == "添加")
    emotions = ("happy", "sad", "angry", "fearful", "disgusted", "surprised")
    all_chips = [
        chip
        for emotion in emotions
        for chip in chips(Tags("zh", emotion, tuple(_EVENTS)), with_language=True)
    ]
    assert [chip.text for chip in all_chips if chip.text.isascii()] == []
    assert {"开心", "笑声", "音乐", "中文"} <= {chip.text for chip in all_chips}


def test_a_second_language_makes_every_sentence_show_its_own(desk: Desk, media: Path) -> None:
    view = desk.window.files.text.view
    hear(desk, media, sentence(1.0, "Good morning."))
    desk.wait(lambda: view.rowHeight(0) < 2 * view.fontMetrics().height() + 16)
    low = view.rowHeight(0)
    assert shown(desk, 0) == []
    desk.play(SegmentReady(1, sentence(4.0, "大家早上好。", "zh")))
    desk.wait(lambda: view.model().rowCount() == 2)
    assert [shown(desk, row) for row in (0, 1)] == [["EN"], ["中文"]]
    desk.wait(lambda: view.rowHeight(0) > low)


def test_screen_readers_hear_the_tags_after_the_text(desk: Desk, media: Path) -> None:
    segments = (
        sentence(1.0, "Ha.", "en", "speech", "applause", emotion="surprised"),
        sentence(3.0, "好。", "zh"),
    )
    hear(desk, media, *segments)
    text = desk.window.files.text.view.model().index(0, Part.TEXT)
    assert text.data(Qt.ItemDataRole.AccessibleTextRole).splitlines() == [
        "Ha.",
        "Language: English",
        "Emotion: Surprised",
        "Sound: Applause",
    ]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # of tool tips
def test_a_chip_says_what_it_is_under_the_pointer(desk: Desk, media: Path) -> None:
    hear(desk, media, sentence(1.0, "Ha.", "en", emotion="happy"))
    view = desk.window.files.text.view
    view.grab()  # rows take their height when they are painted
    cell = view.visualRect(view.model().index(0, Part.TEXT))
    on_text, on_chip = cell.topLeft() + QPoint(30, 14), cell.bottomLeft() + QPoint(30, -16)
    for at, told in ((on_text, False), (on_chip, True)):
        event = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
        QApplication.sendEvent(view.viewport(), event)
        assert ("Emotion: Happy" in QToolTip.text()) is told
    QToolTip.hideText()


def test_copied_text_has_no_chips(desk: Desk, media: Path, qapp: QApplication) -> None:
    segments = (
        sentence(1.0, "Ha.", "en", "laughter", emotion="happy"),
        sentence(3.0, "好。", "zh", "bgm"),
    )
    hear(desk, media, *segments)
    card = desk.window.files.text
    desk.qtbot.mouseClick(card._copy, Qt.MouseButton.LeftButton)
    assert qapp.clipboard().text() == "Ha.\n好。"
    card.view.selectRow(0)
    QTest.keyClick(card.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QTest.keyRelease(card.view, Qt.Key.Key_Control)  # or Qt takes it for held in the next test
    assert qapp.clipboard().text() == "Ha."


@pytest.mark.parametrize("width", [20, 120, 300, 900])
def test_chips_take_as_many_lines_as_they_need(qapp: QApplication, width: int) -> None:
    many = chips(Tags("en", "happy", (*_EVENTS, "w" * 80)), with_language=True)
    room = QRect(10, 5, width, 1000)
    boxes = places(many, qapp.font(), room)
    assert len(boxes) == len(many)
    assert all(room.contains(box) for box in boxes)
    assert not any(one.intersects(other) for one, other in pairwise(boxes))


def test_a_row_is_as_high_as_its_chips(desk: Desk, media: Path) -> None:
    view = desk.window.files.text.view
    desk.window.resize(900, 600)
    hear(desk, media, sentence(1.0, "Ha.", "en", *_EVENTS, emotion="happy"), sentence(9.0, "So."))
    desk.wait(lambda: view.rowHeight(0) > view.rowHeight(1) + 2 * view.fontMetrics().height())


def test_counts_lose_their_words_where_there_is_no_room_and_get_them_back(qtbot, qapp):
    bar = QWidget()
    qtbot.addWidget(bar)
    tags = TagChips(Theme(qapp, "light", bar), bar)
    tags.show_counts(
        Counter(
            {Tag("event", "laughter"): 3, Tag("event", "applause"): 2, Tag("speaker", "Anna"): 1}
        )
    )
    bar.show()
    words = ["Laughter 3", "Applause 2", "Anna 1"]
    wide = tags.sizeHint().width()
    for width, shown in ((wide, words), (wide - 1, ["3", "2", "Anna 1"]), (wide, words)):
        tags.resize(width, 30)
        buttons = tags.findChildren(QPushButton)
        assert [button.text() for button in buttons] == shown
        assert tags.sizeHint().width() == wide
    assert [button.accessibleName()[:8] for button in buttons[:2]] == ["Sound: L", "Sound: A"]
    qapp.setStyleSheet("")
