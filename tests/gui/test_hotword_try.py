"""Trying a list: on transcripts and recordings, before and after, with what is right beside it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QPushButton

from app import journal
from app.hotword_lists import HotwordLists
from app.hotword_shelf import HotwordShelf
from app.hotword_source_dialog import HotwordSourceDialog
from app.hotword_trial import Stopped, Trial, trial_of
from app.hotword_try import HotwordTry
from app.hotword_try_model import TryColumn, TryRole
from app.hotword_try_source import read_heard, read_reference
from app.library_entries import Entry
from app.messages import Messages
from app.paired_rows import paired
from app.settings import Settings
from app.theme import Theme
from engine import (
    Change,
    Failed,
    Finished,
    Hotword,
    HotwordList,
    Progress,
    Segment,
    SegmentReady,
    Started,
    Tags,
    Token,
    Transcript,
    UnreadableAudio,
    as_hotwords,
)

LIST = "邓郁松\nKubernetes\n马斯克\nG P T => GPT\n"
TEXTS = (
    "副所长邓育松认为。",
    "没有名字的句子。",
    "他们用 cuber netties 部署 G P T。",
    "马斯克来了。",
)


def said(text: str, start: float = 0.0, change: Change | None = None) -> Segment:
    """A sentence of characters; a change is where its word stands."""
    first = text.find(change.word) if change else -1
    last = first + len(change.word) if change else -1
    tokens = tuple(
        Token(
            c, start + 0.2 * n, start + 0.2 * n + 0.2, None, change if first <= n < last else None
        )
        for n, c in enumerate(text)
    )
    return Segment(tokens, text, Tags("zh"))


class Shelf(QObject):
    """Only what the pane asks the library for."""

    def __init__(self, segments: tuple[Segment, ...] = (), place: Path | None = None) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self.segments, self.place = segments, place

    def load(self, deliver: Callable[[object], None]) -> None:
        deliver(self.entries)

    def heard(self, _entry: int, deliver: Callable[[object], None]) -> None:
        deliver(self.segments)

    def place_of(self, _entry: Entry) -> Path | None:
        return self.place


class Ear:
    """An engine that is asked."""

    def __init__(self) -> None:
        self.asked: list[HotwordList] = []
        self.cancelled: list[int] = []

    def transcribe(self, _path, options, _heard=()):
        self.asked.append(options.hotwords)
        return len(self.asked)

    def cancel(self, job):
        self.cancelled.append(job)


def entry(title: str, number: int = 1) -> Entry:
    return Entry(
        id=number,
        kind="file",
        title=title,
        media=None,
        created=datetime(2026, 5, 4, tzinfo=UTC),
        duration=60.0,
        languages=("zh",),
        model="",
        size=0,
        tags=(),
        notes="",
        journal=None,
        is_complete=True,
        n_words=9,
        origin=None,
    )


@pytest.fixture
def lists(tmp_path) -> HotwordLists:
    lists = HotwordLists(tmp_path / "hotwords")
    lists.folder.mkdir()
    lists.path("names").write_text(LIST, encoding="utf-8")
    return lists


@pytest.fixture
def make(qapp, qtbot, lists):
    made: list[HotwordTry] = []
    owner = QObject()

    def make(library: Shelf | None = None, settings: Settings | None = None) -> HotwordTry:
        shelf = HotwordShelf(lists, owner)
        chosen = settings or Settings()
        pane = HotwordTry(
            shelf,
            library or Shelf(),
            Theme(qapp, "light", owner),
            Messages(in_window=True),
            lambda: chosen,
        )
        qtbot.addWidget(pane)
        pane.resize(900, 400)
        pane.show()
        pane.show_list("names")
        made.append(pane)
        return pane

    yield make
    for pane in made:
        pane.close_down()
    qapp.setStyleSheet("")


@pytest.fixture
def srt(tmp_path) -> Path:
    path = tmp_path / "talk.srt"
    rows = (
        f"{n}\n00:00:0{2 * n},000 --> 00:00:0{2 * n + 1},500\n{text}\n"
        for n, text in enumerate(TEXTS)
    )
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def shown(pane: HotwordTry, column: TryColumn) -> list[str]:
    model = pane.model
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def try_file(qtbot, pane: HotwordTry, path: Path, n: int = 2) -> None:
    pane.sources.take_file(path)
    qtbot.waitUntil(lambda: pane.model.rowCount() == n, timeout=20_000)


def legend(pane: HotwordTry) -> dict[str, QPushButton]:
    buttons = pane.bar.legend.findChildren(QPushButton)
    return {each.text(): each for each in buttons if not each.isHidden()}


def test_what_changed_stands_side_by_side(make, qtbot, srt):
    pane = make()
    try_file(qtbot, pane, srt)
    assert shown(pane, TryColumn.BEFORE) == [TEXTS[0], TEXTS[2]]
    assert shown(pane, TryColumn.AFTER) == ["副所长邓郁松认为。", "他们用 Kubernetes 部署 GPT。"]
    assert shown(pane, TryColumn.TIME) == ["0:00", "0:04"]
    assert {"By sound 2", "By rule 1", "As heard 1"} == set(legend(pane))
    assert pane.bar.said.text().startswith("2 of 4 sentence(s) differ.")
    marks = pane.model.index(0, TryColumn.AFTER).data(TryRole.MARKS)
    assert [(m.came, m.word, m.heard, m.start, m.end) for m in marks] == [
        ("sound", "邓郁松", "邓育松", 3, 6)
    ]
    gone = pane.model.index(0, TryColumn.BEFORE).data(TryRole.MARKS)
    assert [(m.start, m.end) for m in gone] == [(3, 6)]
    spoken = pane.model.index(0, TryColumn.AFTER).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "“邓育松” was heard; replaced because it sounds like “邓郁松”" in spoken


@pytest.mark.thorough
def test_all_sentences_or_those_of_one_kind_are_shown(make, qtbot, srt):
    pane = make()
    try_file(qtbot, pane, srt)
    pane.bar.every.setChecked(True)
    assert shown(pane, TryColumn.BEFORE) == list(TEXTS)
    legend(pane)["As heard 1"].click()
    assert shown(pane, TryColumn.AFTER) == ["马斯克来了。"]
    legend(pane)["By rule 1"].click()
    assert pane.model.rowCount() == 2


@pytest.mark.thorough
def test_an_edit_of_the_list_is_tried_at_once(make, qtbot, srt, lists):
    pane = make()
    try_file(qtbot, pane, srt)
    lists.path("names").write_text("邓郁松\n", encoding="utf-8")
    pane._shelf.look()
    qtbot.waitUntil(lambda: pane.model.rowCount() == 1, timeout=20_000)
    lists.path("names").write_text("# nothing\n", encoding="utf-8")
    pane._shelf.look()
    qtbot.waitUntil(lambda: pane.model.rowCount() == 0, timeout=20_000)
    assert pane.bar.said.text() == "There is no word in this list yet."


@pytest.mark.thorough
def test_a_text_that_is_right_gives_recall_and_precision(make, qtbot, srt, tmp_path):
    right = tmp_path / "right.txt"
    right.write_text("副所长邓郁松认为。他们用 Kubernetes 部署 GPT。", encoding="utf-8")
    pane = make()
    try_file(qtbot, pane, srt)
    pane.sources.take_reference(right)
    qtbot.waitUntil(lambda: "→" in pane.bar.said.text(), timeout=20_000)
    text = pane.bar.said.text()
    assert "Without the list: 0 of 2 word(s) that should be there are, 1 of 1 should" in text
    assert "With it: 2 of 2 word(s) that should be there are, 1 of 3 should not be there." in text
    assert "(Recall 0.00 → 1.00, precision 0.00 → 0.67.)" in text
    pane.bar.reference_left.emit()
    qtbot.waitUntil(lambda: "→" not in pane.bar.said.text(), timeout=20_000)


@pytest.mark.thorough
def test_an_entry_of_the_library_is_measured_by_its_corrections(make, qtbot, tmp_path):
    heard = tuple(said(text, 5.0 * n) for n, text in enumerate(TEXTS))
    place = tmp_path / "a.edits"
    right = (said("副所长邓郁松认为。"), *heard[1:])
    journal.begin(place, Transcript("a.wav", 60.0, "", datetime.now(UTC), right), None, 4)
    library = Shelf(heard, place)
    library.entries = [entry("Board meeting"), entry("Interview", 2)]
    pane = make(library)
    pane.bar.library_asked.emit()
    [dialog] = pane.window().findChildren(HotwordSourceDialog)
    dialog._field.setText("board")
    assert dialog.findChild(QListView).model().rowCount() == 1
    dialog.accept()
    qtbot.waitUntil(lambda: "Recall 0.50 → 1.00" in pane.bar.said.text(), timeout=20_000)
    assert pane.bar._name.text() == "Board meeting"
    pane.bar.every.setChecked(True)
    pane.view.selectRow(2)
    with qtbot.waitSignal(pane.place_wanted) as wanted:
        QTest.keyClick(pane.view, Qt.Key.Key_Return)
    assert wanted.args == [library.entries[0], 10.0]


def test_a_recording_is_heard_without_the_list_and_with_it(make, qtbot, tmp_path):
    pane, ear = make(), Ear()
    pane.start(ear)
    pane.sources.take_file(tmp_path / "a.wav")
    assert not ear.asked[0]
    pane.on_event(Started(1, "Whisper base", "cpu", 8.0))
    pane.on_event(Progress(1, 4.0, 8.0))
    assert pane.bar.said.text() == "Listening without the list: 0:04 of 0:08"
    pane.on_event(SegmentReady(1, said("副所长邓玉所认为。")))
    pane.on_event(SegmentReady(1, said("马斯克来了。", 3.0)))
    pane.on_event(Finished(1, 8.0))
    assert [each.word for each in ear.asked[1].words] == ["邓郁松", "Kubernetes", "马斯克"]
    pane.on_event(Started(2, "Whisper base", "cpu", 8.0))
    assert pane.bar.said.text() == "Listening with the list: 0:00 of 0:08"
    pane.on_event(SegmentReady(2, said("副所长邓郁松认为。")))
    pane.on_event(SegmentReady(2, said("马斯克来了。", 3.0)))
    pane.on_event(Finished(2, 8.0))
    qtbot.waitUntil(lambda: pane.model.rowCount() == 1, timeout=20_000)
    assert set(legend(pane)) == {"Heard with the list 1", "As heard 1"}
    pane.recognize()  # what is heard without a list is known
    assert len(ear.asked) == 3
    assert ear.asked[2]


def test_what_was_heard_stays_until_there_is_more_and_a_list_that_changed_meanwhile_is_told(
    make, qtbot, tmp_path, lists
):
    pane, ear = make(), Ear()
    recording, right = tmp_path / "a.wav", tmp_path / "right.txt"
    recording.write_bytes(b"one")
    right.write_text(TEXTS[3], encoding="utf-8")
    pane.start(ear)
    pane.sources.take_file(recording)
    assert pane.bar.said.text() == "Waiting for its turn"
    for number in (1, 2):
        pane.on_event(SegmentReady(number, said(TEXTS[0] if number == 1 else TEXTS[3])))
        if number == 2:
            lists.path("names").write_text("马斯克\n", encoding="utf-8")
        pane.on_event(Finished(number, 8.0))
    qtbot.waitUntil(lambda: pane.model.rowCount() == 1, timeout=20_000)
    assert pane.bar.said.text().endswith("recognize again to hear it.")
    recording.write_bytes(b"another one")
    pane.recognize()
    assert not ear.asked[2]  # what was heard of the other file says nothing of this one
    pane.bar.stop_asked.emit()
    pane.sources.take_reference(right)
    qtbot.waitUntil(lambda: "(Recall 0.00 → 1.00" in pane.bar.said.text(), timeout=20_000)


@pytest.mark.thorough
def test_a_model_that_takes_no_words_hears_it_once(make, qtbot, tmp_path):
    pane, ear = make(settings=Settings(model="sense-voice-small")), Ear()
    pane.start(ear)
    pane.sources.take_file(tmp_path / "a.wav")
    pane.on_event(SegmentReady(1, said(TEXTS[0])))
    pane.on_event(Finished(1, 8.0))
    qtbot.waitUntil(lambda: pane.model.rowCount() == 1, timeout=20_000)
    assert len(ear.asked) == 1
    assert "This model does not listen for hotwords" in pane.bar.said.text()


def test_hearing_is_cancelled_or_fails_in_words(make, tmp_path):
    pane, ear = make(), Ear()
    pane.start(ear)
    pane.sources.take_file(tmp_path / "a.wav")
    pane.bar.stop_asked.emit()
    assert ear.cancelled == [1]
    assert pane.bar.said.text().startswith("Cancelled")
    pane.recognize()
    pane.on_event(Failed(2, UnreadableAudio(str(tmp_path / "a.wav"), "no sound")))
    assert pane.bar.said.text().startswith("This is not an audio or video file")
    assert not pane._hearing.is_busy


def test_a_file_that_is_no_text_is_refused_in_words(make, qtbot, tmp_path):
    pane = make()
    bad = tmp_path / "bad.srt"
    bad.write_bytes(b"\0\1\2" * 99)
    pane.sources.take_file(bad)
    qtbot.waitUntil(lambda: "bad.srt" in pane.bar.said.text(), timeout=20_000)
    pane.sources.take_file(tmp_path / "gone.txt")
    qtbot.waitUntil(lambda: "gone.txt" in pane.bar.said.text(), timeout=20_000)


@pytest.mark.thorough
def test_a_text_without_words_is_told(make, qtbot, tmp_path):
    pane = make()
    empty = tmp_path / "empty.txt"
    empty.write_text("\n \n", encoding="utf-8")
    pane.sources.take_file(empty)
    qtbot.waitUntil(lambda: pane.bar.said.text() == "There are no words in it.", timeout=20_000)


def test_rows_are_copied_and_tell_how_a_word_came(make, qtbot, srt):
    pane = make()
    try_file(qtbot, pane, srt)
    pane.view.selectRow(0)
    QTest.keyClick(pane.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == f"0:00\t{TEXTS[0]}\t副所长邓郁松认为。"
    pane.view.grab()  # what is painted asks the model for everything


@pytest.mark.thorough
def test_nothing_of_it_is_cut_off_in_a_small_window_of_large_letters(make, qapp, qtbot, srt):
    pane = make()
    try_file(qtbot, pane, srt)
    pane.setStyleSheet("* { font-size: 26px; }")
    pane.resize(600, 250)
    pane.bar.show_source("a" * 99, is_recording=True, has_reference=False)
    pane.bar.said.say("many words " * 20, is_wrong=False)
    label = pane.bar.said
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()), timeout=20_000)
    assert pane.bar.width() <= 600
    shown_ones = [each for each in pane.bar.findChildren(QPushButton) if each.isVisible()]
    assert pane.bar._run in shown_ones
    edges = [each.mapTo(pane.bar, each.rect().topRight()).x() for each in shown_ones]
    assert max(edges) < pane.bar.width()


def test_plain_lines_are_a_text_without_times(tmp_path):
    path = tmp_path / "lines.txt"
    path.write_bytes("第一行\n\n  第二行 \n".encode("gb18030"))
    heard = read_heard(path)
    assert [each.text for each in heard.segments] == ["第一行", "第二行"]
    assert [each.start for each in heard.segments] == [0.0, 2.0]  # as the editor counts lines
    assert not heard.has_times
    assert read_reference(path).split() == ["第一行", "第二行"]


def test_a_word_that_only_the_list_made_heard_is_told_from_others():
    hotwords = as_hotwords(["邓郁松", "马斯克"])
    before = [said("邓玉所和马斯克。"), said("马斯克。", 4.0)]
    after = [said("邓郁松和马斯克。"), said("马斯克。", 4.0)]
    trial = trial_of(paired(before, after), hotwords, reference="邓郁松和马斯克。马斯克。")
    assert trial.counts == {"model": 1, "heard": 2}
    assert trial.rows[0].is_changed
    assert not trial.rows[1].is_changed
    assert (trial.before.both, trial.after.both, trial.after.in_reference) == (2, 3, 3)
    assert trial.never == ()


def test_another_spelling_of_a_word_is_not_taken_for_what_was_heard_before():
    pairs = paired([said("they use cuber nets")], [said("they use KUBERNETES")])
    [row] = trial_of(pairs, as_hotwords(["Kubernetes"])).rows
    assert [(mark.came, mark.heard) for mark in row.marks] == [("model", "")]
    same = [said("宇宙 洪荒")]
    [row] = trial_of(paired(same, same), as_hotwords(["宇宙洪荒"])).rows
    assert ([mark.came for mark in row.marks], row.gone) == (["heard"], ())


def test_a_suggestion_counts_as_a_difference_and_its_word_as_never_heard():
    change = Change("李评", "李萍", "suggestion", 0.7)
    maybe = Segment(tuple(Token(c, n, n + 1.0, None, change) for n, c in enumerate("李评")), "李评")
    hotwords = HotwordList((Hotword("李萍"),))
    trial = trial_of([((said("李评"),), (maybe,))], hotwords)
    [mark] = trial.rows[0].marks
    assert (mark.came, mark.start, mark.end) == ("suggestion", 0, 2)
    assert trial.rows[0].is_changed
    assert trial.never == ("李萍",)


def test_what_the_model_heard_before_it_listened_for_a_word_is_marked_too():
    change = Change("冰台新区", "滨海新区", "model", 0.8)
    after = said("我在滨海新区有房", change=change)
    trial = trial_of(paired([said("我在冰台新区有房")], [after]), as_hotwords(["滨海新区"]))
    [row] = trial.rows
    assert [(mark.came, mark.start, mark.end) for mark in row.marks] == [("model", 2, 6)]
    assert [(mark.came, mark.start, mark.end) for mark in row.gone] == [("model", 2, 6)]


def test_nobody_waits_for_a_trial_that_is_stopped():
    with pytest.raises(Stopped):
        trial_of(paired([said("甲")], [said("甲")]), as_hotwords(["甲乙"]), is_stopped=lambda: True)


def test_nothing_is_an_empty_trial():
    assert trial_of([], HotwordList()) == Trial(())


@pytest.mark.thorough
def test_three_hours_are_tried_while_the_window_answers(make, qtbot, tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("\n".join(TEXTS * 900), encoding="utf-8")
    pane = make()
    ticks: list[int] = []
    timer = pane.startTimer(20)
    pane.timerEvent = lambda _event: ticks.append(1)
    try_file(qtbot, pane, path, 1800)
    pane.killTimer(timer)
    assert len(ticks) > 3
    assert pane.view.grab().width() > 0
