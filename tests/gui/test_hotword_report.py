"""The report on a text, and corrections that become hotwords."""

import csv
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem

from app.corrections import Correction
from app.hotword_add_dialog import HotwordAddDialog
from app.hotword_lines import with_words
from app.hotword_report_dialog import HotwordReportDialog
from app.hotword_report_model import ReportColumn
from app.hotword_tally import Tally
from app.messages import Messages
from app.sentence_paint import laid_out
from app.theme import Theme
from engine import Change, Denied, Hit, Hotword, Rule, SegmentReady, as_hotwords
from tests.gui.conftest import Desk
from tests.gui.fake_engine import sentence
from tests.gui.fake_playback import FakePlayback

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
TALLY = Tally(
    4,
    (
        Hit("李萍", 0, 1.0, 1.5, "heard", "李萍"),
        Hit("邓郁松", 0, 2.0, 2.6, "sound", "邓玉松", 0.96),
        Hit("邓郁松", 3, 65.0, 65.6, "alias", "邓育松"),
        Hit("GPT", 4, 70.0, 71.0, "suggestion", "G P D", 0.7),
    ),
    ("GPT", "马斯克"),
)
FOUND = Counter({Correction("邓玉松", "邓郁松"): 3, Correction("邓育松", "邓郁松"): 1})


@pytest.fixture
def theme(qapp):
    owner = QObject()
    yield Theme(qapp, "light", owner)
    qapp.setStyleSheet("")


@pytest.fixture
def report(qtbot, theme) -> HotwordReportDialog:
    dialog = HotwordReportDialog("talk.wav", TALLY, "Of these lists.", theme, Messages())
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def cells(dialog: HotwordReportDialog) -> list[tuple[str, ...]]:
    model = dialog.view.model()
    return [
        tuple(str(model.index(row, column).data()) for column in ReportColumn)
        for row in range(model.rowCount())
    ]


def test_every_word_stands_there_with_its_times_and_those_never_heard(report):
    assert cells(report) == [
        ("邓郁松", "2", "0:02  1:05", "Also heard as 1, By sound 1"),
        ("李萍", "1", "0:01", "As heard 1"),
        ("GPT", "0", "1:10", "Suggestions 1"),
        ("马斯克", "0", "", "Never heard"),
    ]
    assert report._told.text().startswith("2 of 4 word(s) were heard, 3 hit(s), 2 of them put in")


@pytest.mark.parametrize(
    ("which", "words"),
    [
        ("heard", ["邓郁松", "李萍"]),
        ("suggested", ["GPT"]),
        ("never", ["GPT", "马斯克"]),
        ("all", ["邓郁松", "李萍", "GPT", "马斯克"]),
    ],
)
def test_some_of_the_words_are_shown(report, which, words):
    report.which.setCurrentIndex(report.which.findData(which))
    report.which.activated.emit(0)
    assert [row[0] for row in cells(report)] == words


def test_times_are_gone_to_by_click_and_by_enter(report, qtbot):
    view = report.view
    view.fit_now()
    index = view.model().index(0, ReportColumn.TIMES)
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    option.rect = view.visualRect(index)
    words, _layout = laid_out(option, index.data())
    second = option.fontMetrics.horizontalAdvance("0:02  1:")
    for left, seconds in ((4, 2.0), (second, 65.0)):
        with qtbot.waitSignal(report.time_chosen) as chosen:
            place = words.topLeft() + QPoint(left, option.fontMetrics.height() // 2)
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert chosen.args == [seconds]
    with qtbot.waitSignal(report.time_chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert chosen.args == [2.0]


def test_a_report_is_copied_and_saved_as_the_command_line_has_it(report, qtbot, tmp_path):
    report._on_copy()
    assert QGuiApplication.clipboard().text().splitlines()[1] == "李萍\t1\t0:01\tAs heard 1"
    for name in ("report.csv", "report.json"):
        report.save(tmp_path / name)
        qtbot.waitUntil(lambda name=name: report.said.text() == f"Saved: {name}", timeout=20_000)
    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["word"], row["hits"], row["way"]) for row in rows] == [
        ("李萍", "1", "heard"),
        ("邓郁松", "1", "sound"),
        ("邓郁松", "1", "alias"),
        ("GPT", "0", "suggestion"),
        ("GPT", "0", "never"),
        ("马斯克", "0", "never"),
    ]
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))


def test_a_report_that_cannot_be_saved_says_so(report, qtbot, tmp_path):
    report.save(tmp_path / "nowhere" / "report.csv")
    qtbot.waitUntil(lambda: report.said.text() != "", timeout=20_000)
    assert "Saved" not in report.said.text()


def add(qtbot, theme, found=FOUND, lists=("a", "names")) -> HotwordAddDialog:
    dialog = HotwordAddDialog(found, lists, theme, current="names")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_several_corrections_become_one_word_with_what_it_was_heard_as(qtbot, theme):
    dialog = add(qtbot, theme)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.accept()
    assert chosen.args == [[Hotword("邓郁松", aliases=("邓玉松", "邓育松"))], "names"]


def test_they_become_rules_or_words_alone_in_a_new_list(qtbot, theme):
    dialog = add(qtbot, theme)
    dialog.how.setCurrentIndex(dialog.how.findData("rule"))
    assert dialog.entries == [Rule("邓玉松", "邓郁松"), Rule("邓育松", "邓郁松")]
    dialog.how.setCurrentIndex(dialog.how.findData("word"))
    dialog.table.item(0, 1).setText("")
    dialog.list.setCurrentIndex(dialog.list.count() - 1)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.accept()
    assert chosen.args == [[Hotword("邓郁松")], None]


def test_only_what_is_checked_is_added_as_it_was_typed_over(qtbot, theme):
    dialog = add(qtbot, theme)
    dialog.table.item(0, 0).setCheckState(Qt.CheckState.Unchecked)
    dialog.table.item(1, 0).setText("邓郁松博士")
    assert dialog.entries == [Hotword("邓郁松博士", aliases=("邓育松",))]
    dialog.table.item(1, 0).setText(" ")
    assert not dialog._accept.isEnabled()


def test_rules_and_what_is_never_changed_come_once_into_a_list():
    entries = [Denied("邓玉松"), Rule("G P T", "GPT"), Hotword("李萍")]
    lines, n_added = with_words((), entries)
    assert n_added == 3
    assert [line.text for line in lines] == ["~~~ 邓玉松", "G P T => GPT", "李萍"]
    assert with_words(lines, entries) == (lines, 0)


def test_without_corrections_it_says_where_they_come_from(qtbot, theme):
    dialog = add(qtbot, theme, Counter(), ())
    assert "Correct a name in its text" in dialog._told.text()
    assert not dialog._accept.isEnabled()


@pytest.mark.thorough
def test_a_job_reports_and_a_time_opens_its_transcript(desk: Desk, media: Path, monkeypatch):
    fake = FakePlayback()
    monkeypatch.setattr("app.player.open_playback", lambda _parent: fake)
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(
        SegmentReady(1, sentence(1.0, "We met John.")),
        SegmentReady(1, sentence(9.0, "John laughed.")),
    )
    desk.finish(1)
    desk.wait(lambda: desk.jobs[0].written)
    desk.choose(0)
    desk.jobs[0].options = replace(desk.jobs[0].options, hotwords=as_hotwords(["John", "Mary"]))
    report = desk.window.files.actions_menu.report
    desk.wait(report.isEnabled)
    report.trigger()
    desk.wait(lambda: desk.window.findChildren(HotwordReportDialog))
    [dialog] = desk.window.findChildren(HotwordReportDialog)
    assert [row[0] for row in cells(dialog)] == ["John", "Mary"]
    assert dialog._lists.text() == "Of the lists that this file was given."
    dialog.time_chosen.emit(9.0)
    desk.wait(lambda: desk.window.transcript is not None)
    page = desk.window.transcript
    assert page is not None
    desk.wait(lambda: page.view.row == 1)
    dialog.close()
    page.document.rewrite(0, "We met Jon.")
    page.actions_["add-corrections"].trigger()
    desk.wait(lambda: desk.window.findChildren(HotwordAddDialog))
    [adding] = desk.window.findChildren(HotwordAddDialog)
    assert adding.entries == [Hotword("Jon", aliases=("John",))]
    adding.list.setCurrentIndex(adding.list.count() - 1)
    adding.accept()
    folder = desk.app.hotwords.lists
    desk.wait(lambda: folder.names() and folder.read(folder.names()[0]).hotwords.words)
    assert folder.read(folder.names()[0]).hotwords.words == (Hotword("Jon", aliases=("John",)),)
    page.hotwords.never_asked.emit(Change("Jun", "Jon", "sound", 0.9))
    desk.wait(lambda: folder.read(folder.names()[0]).hotwords.denied)
    assert folder.read(folder.names()[0]).hotwords.denied == (Denied("Jun"),)


@pytest.mark.thorough
def test_what_a_text_from_elsewhere_was_recognized_with_is_not_known(desk: Desk, tmp_path: Path):
    file = tmp_path / "talk.srt"
    file.write_text("1\n00:00:01,000 --> 00:00:02,000\nJohn\n", encoding="utf-8")
    desk.app.hotwords.lists.create("names")
    desk.app.choosing.choose(replace(desk.app.settings.now, hotword_lists=("names",)))
    desk.app.transcripts.open_file(file)
    desk.wait(lambda: desk.window.transcript is not None)
    page = desk.window.transcript
    assert page is not None
    page.hotwords.report_asked.emit()
    desk.wait(lambda: desk.window.findChildren(HotwordReportDialog))
    [dialog] = desk.window.findChildren(HotwordReportDialog)
    told = "These are the words of the lists that are checked now: names."
    assert dialog._lists.text() == told
    dialog.close()
