"""The queue: its order, pausing, options of single files, and what runs at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest

from app.farewell import Farewell
from app.job import Job, SourceChanged, State
from app.job_model import Column, JobModel
from app.job_options_dialog import JobOptionsDialog
from app.job_words import JobWords
from app.messages import Messages
from app.row_drag import RowDragTable
from app.settings import Settings
from engine import (
    Cancelled,
    Checkpoint,
    Failed,
    JobId,
    Options,
    Progress,
    SegmentReady,
    WorkerDied,
)
from tests.gui.conftest import Desk
from tests.gui.fake_engine import sentence


@pytest.fixture
def three(desk: Desk, media: Path) -> Desk:
    """Three files in the queue, the first of which runs."""
    desk.submit(media / "a.wav", media / "b.mp3", media / "c.mp4")
    desk.begin()
    return desk


def names(desk: Desk) -> list[str]:
    return [job.path.name for job in desk.jobs]


def begun(desk: Desk) -> list[str]:
    """What the engine was given, in order."""
    return [path.name for _id, path, _options in desk.engine.calls]


def press(desk: Desk, key: Qt.Key, modifiers: Qt.KeyboardModifier, *rows: int) -> None:
    """Press a key while these rows are selected."""
    table = desk.window.files.table
    desk.choose(rows[0])
    for row in rows[1:]:
        index = table.model().index(row, 0)
        flag = table.selectionModel().SelectionFlag
        table.selectionModel().select(index, flag.Select | flag.Rows)
    desk.window.activateWindow()
    table.setFocus()
    QTest.keyClick(table, key, modifiers)


CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def test_the_engine_has_what_runs_and_the_window_the_rest(three: Desk) -> None:
    assert begun(three) == ["a.wav"]
    three.finish(1)
    three.wait(lambda: begun(three) == ["a.wav", "b.mp3"])


def test_several_run_at_once_where_the_settings_say_so(three: Desk) -> None:
    three.app.runner.change(Settings(files_at_once=2))
    assert three.engine.sizes == [2]
    assert begun(three) == ["a.wav", "b.mp3"]
    three.finish(2)
    three.wait(lambda: begun(three) == ["a.wav", "b.mp3", "c.mp4"])


def test_the_last_file_has_all_the_cores(three: Desk) -> None:
    three.app.runner.change(Settings(files_at_once=4))
    assert three.engine.sizes == [3]
    three.finish(1)
    three.finish(2)
    three.wait(lambda: three.engine.sizes == [3, 2, 1])


def test_a_running_file_pauses_where_it_can_go_on(three: Desk) -> None:
    press(three, Qt.Key.Key_P, CTRL, 0)
    assert three.engine.paused == [1]
    three.wait(lambda: three.cell(0, Column.STATUS) == "Pausing…")
    three.play(SegmentReady(1, sentence(1.0, "Still said.")), Cancelled(1))
    three.wait_state(0, State.PAUSED)
    assert [segment.text for segment in three.jobs[0].segments] == ["Still said."]
    assert begun(three) == ["a.wav", "b.mp3"]


def test_a_paused_file_goes_on_when_its_turn_comes(three: Desk) -> None:
    press(three, Qt.Key.Key_P, CTRL, 0)
    three.play(Cancelled(1))
    three.wait_state(0, State.PAUSED)
    three.wait(three.window.files.actions_menu.resume.isVisible)
    press(three, Qt.Key.Key_P, CTRL, 0)
    three.wait(lambda: three.jobs[0] in three.app.files.queue._waiting)
    three.finish(2)
    three.wait(lambda: begun(three) == ["a.wav", "b.mp3", "a.wav"])


def test_a_waiting_file_that_is_paused_is_passed_over(three: Desk) -> None:
    press(three, Qt.Key.Key_P, CTRL, 1)
    assert three.jobs[1].state is State.PAUSED
    three.finish(1)
    three.wait(lambda: begun(three) == ["a.wav", "c.mp4"])


def test_files_that_are_paused_together_do_not_begin_one_after_the_other(
    desk: Desk, media: Path
) -> None:
    desk.submit(media / "a.wav", media / "b.mp3", media / "c.mp4")
    desk.app.runner.pausing.pause(desk.jobs)
    assert begun(desk) == ["a.wav"]
    assert {job.state for job in desk.jobs} == {State.PAUSED}


def test_a_file_that_ends_while_it_pauses_is_done(three: Desk, text: tuple) -> None:
    three.app.runner.pausing.pause([three.jobs[0]])
    three.play(*text)
    three.finish(1)
    three.wait_state(0, State.DONE)
    assert not three.jobs[0].is_pausing


def test_the_queue_pauses_and_goes_on(three: Desk) -> None:
    toolbar = three.window.files.toolbar
    three.qtbot.mouseClick(toolbar._run, Qt.MouseButton.LeftButton)
    assert three.engine.paused == [1]
    three.play(Cancelled(1))
    three.wait_state(0, State.PAUSED)
    three.wait(lambda: three.say() == "Paused · 2 files to go")
    assert begun(three) == ["a.wav"]
    assert toolbar._run.accessibleName() == "Start the queue"
    three.qtbot.mouseClick(toolbar._run, Qt.MouseButton.LeftButton)
    three.wait(lambda: begun(three) == ["a.wav", "a.wav"])
    assert [job.state for job in three.jobs] == [State.WAITING] * 3
    assert toolbar._run.accessibleName() == "Pause the queue"


def test_starting_again_before_all_stopped_loses_nothing(three: Desk) -> None:
    pausing = three.app.runner.pausing
    pausing.pause_all()
    pausing.start_all()
    assert begun(three) == ["a.wav"]
    three.play(Cancelled(1))
    three.wait(lambda: begun(three)[1:] == ["b.mp3"])
    three.wait_state(0, State.WAITING)


def test_what_was_paused_by_itself_rests_when_the_queue_goes_on(three: Desk) -> None:
    pausing = three.app.runner.pausing
    pausing.pause([three.jobs[2]])
    pausing.pause_all()
    three.play(Cancelled(1))
    three.wait_state(0, State.PAUSED)
    pausing.start_all()
    three.wait_state(0, State.WAITING)
    assert three.jobs[2].state is State.PAUSED


def test_what_was_removed_while_all_rested_stays_away(three: Desk) -> None:
    three.app.runner.pausing.pause_all()
    three.play(Cancelled(1))
    three.wait_state(0, State.PAUSED)
    three.app.runner.remove(three.jobs[:1])
    three.app.runner.pausing.start_all()
    assert begun(three) == ["a.wav", "b.mp3"]
    assert len(three.app.files.queue._waiting) == 1


def test_start_goes_on_with_what_rests_where_nothing_else_is_left(desk: Desk, media: Path) -> None:
    job = Job(media / "a.wav", Options(), ("srt",), state=State.INTERRUPTED)
    desk.app.jobs.insert(0, [job])
    toolbar = desk.window.files.toolbar
    assert toolbar._run.accessibleName() == "Start the queue"
    desk.qtbot.mouseClick(toolbar._run, Qt.MouseButton.LeftButton)
    desk.wait(lambda: begun(desk) == ["a.wav"])


def changed(path: Path) -> Job:
    """A job whose user is to be asked, since its file changed."""
    error = SourceChanged(str(path))
    heard = [sentence(1.0, "Said.")]
    return Job(path, Options(), ("srt",), state=State.INTERRUPTED, error=error, segments=heard)


def test_starting_the_queue_is_no_answer_for_a_file_that_changed(desk: Desk, media: Path) -> None:
    asked, rests = changed(media / "a.wav"), Job(media / "b.mp3", Options(), ("srt",))
    rests.state = State.PAUSED
    desk.app.jobs.insert(0, [asked, rests])
    desk.app.runner.pausing.start_all()
    desk.app.runner.do_next([asked])
    desk.wait(lambda: begun(desk) == ["b.mp3"])
    assert asked.state is State.INTERRUPTED
    assert isinstance(asked.error, SourceChanged)
    desk.finish(1)
    desk.wait_state(1, State.DONE)
    desk.wait(lambda: not desk.window.files.toolbar.start.isVisible())


def test_starting_over_beside_the_reason_means_that_file_alone(desk: Desk, media: Path) -> None:
    done = Job(media / "b.mp3", Options(), ("srt",), state=State.DONE, is_complete=True)
    desk.app.jobs.insert(0, [changed(media / "a.wav"), done])
    desk.wait(desk.window.files.text._mend.isVisible)
    desk.window.files.table.selectAll()
    desk.qtbot.mouseClick(desk.window.files.text._mend, Qt.MouseButton.LeftButton)
    desk.wait(lambda: begun(desk) == ["a.wav"])
    assert done.state is State.DONE


def test_what_was_interrupted_says_so_and_has_a_button(desk: Desk, media: Path) -> None:
    job = Job(media / "a.wav", Options(), ("srt",), state=State.INTERRUPTED)
    desk.app.jobs.insert(0, [job])
    card = desk.window.files.text
    desk.wait(lambda: "goes on after the last sentence" in card._why.text())
    assert card._again.text() == "Resume"
    desk.qtbot.mouseClick(card._again, Qt.MouseButton.LeftButton)
    desk.wait(lambda: begun(desk) == ["a.wav"])
    desk.wait(lambda: not card._why.text())


def test_files_that_come_while_the_queue_is_paused_wait(desk: Desk, media: Path) -> None:
    desk.app.runner.pausing.pause_all()
    desk.submit(media / "a.wav")
    assert begun(desk) == []
    desk.app.runner.pausing.start_all()
    assert begun(desk) == ["a.wav"]


def test_a_file_with_the_engine_that_has_not_begun_waits_again(desk: Desk, media: Path) -> None:
    desk.submit(media / "a.wav")
    desk.app.runner.pausing.pause_all()
    assert desk.engine.cancelled == [1]
    assert desk.jobs[0].state is State.WAITING
    desk.app.runner.pausing.start_all()
    assert begun(desk) == ["a.wav", "a.wav"]


def test_alt_up_and_down_change_the_order(three: Desk) -> None:
    press(three, Qt.Key.Key_Up, ALT, 2)
    assert names(three) == ["a.wav", "c.mp4", "b.mp3"]
    three.finish(1)
    three.wait(lambda: begun(three) == ["a.wav", "c.mp4"])
    press(three, Qt.Key.Key_Down, ALT, 0, 1)
    assert names(three) == ["b.mp3", "a.wav", "c.mp4"]
    assert [job.path.name for job in three.window.files.table.selected()] == ["a.wav", "c.mp4"]


def test_do_next_goes_before_all_that_wait(three: Desk) -> None:
    press(three, Qt.Key.Key_Home, ALT, 2)
    assert names(three) == ["a.wav", "c.mp4", "b.mp3"]


def drop(table: RowDragTable, row: int) -> None:
    """Let the selected rows fall above the middle of a row, or below the last."""
    height = table.rowHeight(0)
    event = QDropEvent(
        QPointF(20, row * height + 4),
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.source = lambda: table  # what Qt knows while a drag goes on
    table.dropEvent(event)


def test_rows_are_dragged_to_another_place(three: Desk) -> None:
    table = three.window.files.table
    press(three, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier, 0, 2)
    drop(table, 1)
    assert names(three) == ["a.wav", "c.mp4", "b.mp3"]
    assert [job.path.name for job in table.selected()] == ["a.wav", "c.mp4"]
    drop(table, 9)
    assert names(three) == ["b.mp3", "a.wav", "c.mp4"]


@pytest.mark.parametrize(
    ("rows", "to", "order"),
    [
        ([2], 0, "cab"),
        ([0], 9, "bca"),
        ([0, 2], 1, "acb"),
        ([1, 2], 0, "bca"),
        ([1], 1, "abc"),
        ([0, 1], 9, "cab"),
        ([2, 0], 2, "bac"),
    ],
)
def test_rows_keep_their_order_where_they_go(
    qapp: object, rows: list[int], to: int, order: str
) -> None:
    model = JobModel(JobWords(Messages()))
    tester = QAbstractItemModelTester(model)
    jobs = [Job(Path(f"{letter}.wav"), Options(), ("srt",)) for letter in "abc"]
    model.insert(0, jobs)
    model.move([jobs[row] for row in rows], to)
    assert "".join(job.path.stem for job in model.jobs) == order
    assert tester.model() is model


def test_rows_stay_where_a_column_sorts_them(three: Desk) -> None:
    table = three.window.files.table
    assert table.dragEnabled()
    table.sortByColumn(Column.FILE, Qt.SortOrder.DescendingOrder)
    assert not table.dragEnabled()
    press(three, Qt.Key.Key_Up, ALT, 2)
    assert names(three) == ["a.wav", "b.mp3", "c.mp4"]
    table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert table.dragEnabled()


def choose(desk: Desk, *rows: int) -> JobOptionsDialog:
    """Ask for another model or language of these rows."""
    desk.app.files.ask_options([desk.jobs[row] for row in rows])
    return desk.window.findChild(JobOptionsDialog)


def test_a_waiting_file_has_options_of_its_own(three: Desk) -> None:
    dialog = choose(three, 1)
    dialog._language.choose("ja")
    dialog._outcome.choose("text")
    dialog.accept()
    assert [job.options.languages for job in three.jobs] == [(), ("ja",), ()]
    assert [job.formats for job in three.jobs] == [("srt",), ("txt",), ("srt",)]
    three.app.runner.change(Settings(language="en"))
    assert [job.options.languages for job in three.jobs] == [(), ("ja",), ("en",)]
    assert three.say() == "The change applies to 1 file not yet started."


def test_a_failed_file_is_tried_again_with_what_was_chosen(desk: Desk, media: Path) -> None:
    desk.submit(media / "a.wav")
    desk.play(Failed(1, WorkerDied(1)))
    desk.wait_state(0, State.FAILED)
    dialog = choose(desk, 0)
    dialog._language.choose("ko")
    dialog.accept()
    desk.wait(lambda: len(desk.engine.calls) == 2)
    assert desk.engine.calls[1][2].languages == ("ko",)


def test_another_model_for_what_has_begun_starts_over(
    three: Desk, media: Path, text: tuple
) -> None:
    three.play(Checkpoint(JobId(1), 0, b"heard"), *text)
    three.app.runner.pausing.pause([three.jobs[0]])
    three.play(Cancelled(1))
    three.wait_state(0, State.PAUSED)
    three.finish(2)
    three.finish(3)
    three.wait_state(2, State.DONE)
    three.app.runner.change_options([three.jobs[0]], Settings(language="ja"))
    assert three.jobs[0].heard == []  # else the library would have it under these options
    assert len(three.jobs[0].segments) == 2  # until it begins
    three.app.runner.pausing.resume([three.jobs[0]])
    three.wait(lambda: len(three.engine.calls) == 4)
    assert three.engine.calls[3][2].languages == ("ja",)
    assert (three.jobs[0].segments, three.jobs[0].heard) == ([], [])


def test_a_file_that_runs_keeps_its_options(three: Desk) -> None:
    three.app.runner.change_options([three.jobs[0]], Settings(language="ja"))
    assert three.jobs[0].options.languages == ()


def test_what_has_begun_goes_on_with_its_options(desk: Desk, media: Path, text: tuple) -> None:
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(*text, Progress(1, 8.0, 100.0), Failed(1, WorkerDied(1)))
    desk.wait_state(0, State.FAILED)
    desk.app.runner.change(Settings(language="ja"))
    desk.app.runner.retry(desk.jobs)
    desk.wait(lambda: len(desk.engine.calls) == 2)
    assert desk.engine.calls[1][2].languages == ()


def test_starting_over_forgets_the_text_and_takes_what_is_chosen_now(
    desk: Desk, media: Path, text: tuple
) -> None:
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(*text, Failed(1, WorkerDied(1)))
    desk.wait_state(0, State.FAILED)
    desk.app.runner.change(Settings(language="ja"))
    desk.choose(0)
    desk.wait(desk.window.files.actions_menu.start_over.isVisible)
    desk.window.files.actions_menu.start_over.trigger()
    assert desk.jobs[0].segments == []
    assert not desk.jobs[0].goes_on
    desk.wait(lambda: len(desk.engine.calls) == 2)
    assert desk.engine.calls[1][2].languages == ("ja",)


def test_all_changes_of_rows_are_told(three: Desk) -> None:
    told: list[set[Job]] = []
    three.app.jobs.refreshed.connect(told.append)
    three.app.runner.pausing.pause([three.jobs[1]])
    three.wait(lambda: any(three.jobs[1] in each for each in told))
    told.clear()
    three.app.runner.pausing.resume([three.jobs[1]])
    three.wait(lambda: any(three.jobs[1] in each for each in told))


def test_quitting_asks_only_where_work_would_be_lost(qapp: object, media: Path) -> None:
    model = JobModel(JobWords(Messages()))
    model.insert(0, [Job(media / "a.wav", Options(), ("srt",))])
    assert Farewell(model, lambda: True, model).may_close(None)


def test_no_text_is_put_beside_recordings_where_it_is_kept(
    desk: Desk, media: Path, text: tuple, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(*text)
    desk.wait(lambda: len(desk.jobs[0].segments) == 2)
    monkeypatch.setattr(desk.app.runner, "_is_kept", lambda: True)
    desk.app.runner.close()
    assert not list(media.glob("*.incomplete.*"))
