"""From a drop to files on disk, and what can go wrong between."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app import intake, saver
from app.job import Job, State
from app.job_model import Column, JobModel
from app.job_queue import JobQueue
from app.job_words import JobWords
from app.messages import Messages
from app.transcript_model import Part, TranscriptModel
from engine import (
    Cancelled,
    Damaged,
    Failed,
    FellBack,
    Options,
    Probed,
    Progress,
    SegmentReady,
    Started,
    UnreadableAudio,
    WorkerDied,
)
from tests.gui.conftest import Desk
from tests.gui.fake_engine import PROBE, FakeEngine, sentence


def test_a_drop_starts_jobs_in_order_without_a_click(desk: Desk, media: Path) -> None:
    desk.submit(media / "a.wav", media / "b.mp3")
    assert [path.name for _id, path, _options in desk.engine.calls] == ["a.wav"]
    assert [job.state for job in desk.jobs] == [State.WAITING] * 2
    assert desk.cell(0, Column.FILE) == "a.wav"
    desk.finish(1)
    desk.wait(lambda: desk.engine.calls[1:])
    assert desk.engine.calls[1][1].name == "b.mp3"


def test_dragging_says_what_a_drop_will_do(desk: Desk, media: Path) -> None:
    desk.drag(media / "a.wav", media / "b.mp3", media / "c.mp4")
    overlay = desk.window.findChild(type(desk.window._overlay))
    assert overlay.isVisible()
    assert overlay.text == "Transcribe 3 files with Whisper base"


def test_a_folder_gives_its_media(desk: Desk, media: Path) -> None:
    desk.drop(media)
    desk.wait(lambda: len(desk.jobs) == 3)
    assert [job.path.name for job in desk.jobs] == ["a.wav", "b.mp3", "c.mp4"]


def test_a_folder_without_media_is_said(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    desk.drop(tmp_path / "empty")
    desk.wait(lambda: desk.say() == "There is no audio or video in “empty”.")


def test_a_file_already_waiting_is_refused(desk: Desk, media: Path) -> None:
    desk.submit(media / "a.wav")
    desk.drop(media / "a.wav")
    desk.wait(lambda: desk.say() == "1 file is already in the list.")
    assert len(desk.jobs) == len(desk.engine.calls) == 1


def test_a_waiting_file_shows_its_length(desk: Desk, media: Path) -> None:
    desk.submit(media / "a.wav", media / "b.mp3")
    assert [path.name for path in desk.engine.probed] == ["b.mp3"]
    desk.play(Probed(PROBE + 1, 3725.0, has_video=False))
    desk.wait(lambda: desk.cell(1, Column.LENGTH) == "1:02:05")


def test_progress_is_shown_and_never_goes_back(desk: Desk, media: Path) -> None:
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(Progress(1, 60.0, 100.0), Progress(1, 50.0, 100.0))
    desk.wait(lambda: desk.cell(0, Column.PROGRESS) == "60 %")
    assert desk.cell(0, Column.STATUS) == "Transcribing"
    assert desk.cell(0, Column.DEVICE) == "CPU"


def test_a_finished_job_lies_beside_its_source(desk: Desk, media: Path, text: tuple) -> None:
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(*text)
    desk.finish(1)
    desk.wait_state(0, State.DONE)
    assert "Good morning." in (media / "a.srt").read_text(encoding="utf-8")
    assert desk.jobs[0].written == [media / "a.srt"]


def test_the_outcome_decides_what_is_written(desk: Desk, media: Path, text: tuple) -> None:
    outcome = desk.window.files.toolbar._outcome
    outcome.setCurrentIndex(outcome.findData("everything"))
    outcome.activated.emit(outcome.currentIndex())
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(*text)
    desk.finish(1)
    desk.wait_state(0, State.DONE)
    assert {path.suffix for path in desk.jobs[0].written} == {".srt", ".vtt", ".txt", ".json"}


def test_a_choice_reaches_jobs_not_yet_started(desk: Desk, media: Path) -> None:
    desk.submit(media / "a.wav", media / "b.mp3")
    desk.begin()
    language = desk.window.files.toolbar._language
    language.setCurrentIndex(language.findData("ja"))
    language.activated.emit(language.currentIndex())
    assert [job.options.languages for job in desk.jobs] == [(), ("ja",)]
    assert desk.engine.cancelled == []
    assert desk.say() == "The change applies to 1 file not yet started."


def test_notes_are_counted_and_told(desk: Desk, media: Path, text: tuple) -> None:
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(FellBack(1, "cpu", "no driver"), Damaged(1, 3), *text)
    desk.finish(1)
    desk.wait_state(0, State.NOTED)
    assert desk.cell(0, Column.STATUS) == "Done, 2 notes"
    tip = desk.window.files.table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "no driver" in tip


def test_a_failed_row_says_why_and_can_be_retried(desk: Desk, media: Path) -> None:
    desk.submit(media / "a.wav")
    desk.play(Failed(1, UnreadableAudio(str(media / "a.wav"), "damaged")))
    desk.wait_state(0, State.FAILED)
    why = "The file is damaged; nothing in it can be decoded."
    assert desk.cell(0, Column.STATUS) == why
    card = desk.window.files.text
    desk.wait(lambda: card._why.text().startswith(why))
    desk.qtbot.mouseClick(card._again, Qt.MouseButton.LeftButton)
    desk.wait(lambda: len(desk.engine.calls) == 2)
    assert desk.jobs[0].state is State.WAITING
    assert desk.jobs[0].error is None


def test_the_text_of_a_failed_job_is_kept(desk: Desk, media: Path, text: tuple) -> None:
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(*text, Failed(1, WorkerDied(-9)))
    desk.wait(lambda: desk.say() == "The text so far is in “a.incomplete.srt”.")
    assert desk.jobs[0].state is State.FAILED
    assert len(desk.jobs[0].segments) == 2
    assert (media / "a.incomplete.srt").exists()


def test_a_job_that_fails_again_at_the_same_place_leaves_one_file(
    desk: Desk, media: Path, text: tuple
) -> None:
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(*text, Failed(1, WorkerDied(9)))
    desk.wait(lambda: desk.jobs[0].written)
    desk.app.runner.retry(desk.jobs)
    desk.wait(lambda: len(desk.engine.calls) == 2)
    desk.play(Failed(2, WorkerDied(9)))
    desk.wait_state(0, State.FAILED)
    desk.app.files.saver.finish()
    assert [path.name for path in media.glob("*.srt")] == ["a.incomplete.srt"]


def test_a_text_on_screen_can_be_painted_while_its_job_begins_again(
    desk: Desk, media: Path, text: tuple
) -> None:
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(*text, Failed(1, WorkerDied(-9)))
    desk.wait(lambda: "so far" in desk.say())
    desk.choose(0)
    view = desk.window.files.text.view
    desk.wait(lambda: view.model().rowCount() == 2)
    said = view.model().index(1, Part.TEXT).data()
    desk.app.runner.start_over([desk.jobs[0]])
    assert view.model().index(1, Part.TEXT).data() == said  # until the view is told
    view.grab()
    desk.wait(lambda: view.model().rowCount() == 0)
    desk.begin(2)
    desk.play(SegmentReady(2, sentence(1.0, "Once more.")))
    desk.wait(lambda: view.model().rowCount() == 1)
    assert view.model().index(0, Part.TEXT).data() == "Once more."


def test_a_text_that_is_replaced_by_as_long_a_one_is_shown(desk: Desk, media: Path) -> None:
    model = TranscriptModel()
    desk.submit(media / "a.wav")
    job = desk.jobs[0]
    job.add(sentence(1.0, "Before."))
    model.show(job)
    job.begin_again()
    job.add(sentence(1.0, "After."))
    model.catch_up()
    assert model.index(0, Part.TEXT).data() == "After."


def test_all_failed_jobs_are_retried_at_once(desk: Desk, media: Path) -> None:
    desk.submit(media / "a.wav", media / "b.mp3")
    desk.play(Failed(1, WorkerDied(1)), Failed(2, WorkerDied(1)))
    retry = desk.window.files.actions_menu.retry_failed
    desk.wait(lambda: desk.jobs[1].state is State.FAILED and retry.isEnabled())
    retry.trigger()
    desk.wait(lambda: len(desk.engine.calls) == 3)
    assert [job.state for job in desk.jobs] == [State.WAITING] * 2


def test_escape_cancels_and_keeps_the_text(desk: Desk, media: Path, text: tuple) -> None:
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(*text)
    desk.wait(lambda: len(desk.jobs[0].segments) == 2)
    desk.choose(0)
    desk.window.activateWindow()
    desk.window.files.table.setFocus()
    QTest.keyClick(desk.window.files.table, Qt.Key.Key_Escape)
    desk.wait_state(0, State.CANCELLED)
    desk.play(Cancelled(1))
    assert desk.engine.cancelled == [1]
    assert len(desk.jobs[0].segments) == 2
    assert not list(media.glob("*.srt"))


def test_text_so_far_is_saved_on_request(desk: Desk, media: Path, text: tuple) -> None:
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(*text)
    desk.wait(desk.window.files.actions_menu.save_text.isEnabled)
    desk.window.files.actions_menu.save_text.trigger()
    desk.wait((media / "a.incomplete.srt").exists)
    assert desk.jobs[0].state is State.TRANSCRIBING


def test_a_removed_row_comes_back(desk: Desk, media: Path) -> None:
    desk.submit(media / "a.wav", media / "b.mp3", media / "c.mp4")
    desk.choose(1)
    desk.window.files.table.setFocus()
    QTest.keyClick(desk.window.files.table, Qt.Key.Key_Delete)
    assert [job.path.name for job in desk.jobs] == ["a.wav", "c.mp4"]
    assert desk.say() == "1 file removed from the list."
    desk.qtbot.mouseClick(desk.window.status._button, Qt.MouseButton.LeftButton)
    assert [job.path.name for job in desk.jobs] == ["a.wav", "b.mp3", "c.mp4"]
    desk.wait(lambda: desk.jobs[1] in desk.app.files.queue._waiting)
    for job, name in ((1, "b.mp3"), (2, "c.mp4")):
        desk.finish(job)
        desk.wait(lambda job=job: len(desk.engine.calls) > job)
        assert desk.engine.calls[job][1].name == name


@pytest.mark.thorough
def test_thousands_of_rows_go_at_once_and_come_back_where_they_were(desk: Desk) -> None:
    every = [Job(Path(f"/{n:04}.wav"), Options(), ("srt",), state=State.DONE) for n in range(2000)]
    desk.app.jobs.insert(0, every)
    told: list[object] = []
    desk.app.jobs.refreshed.connect(told.append)
    gone = [job for n, job in enumerate(every) if n % 10]
    desk.app.runner.remove(gone)
    assert list(desk.jobs) == every[::10]
    assert len(told) == 1
    desk.qtbot.mouseClick(desk.window.status._button, Qt.MouseButton.LeftButton)
    assert list(desk.jobs) == every


def test_events_of_a_removed_job_change_nothing(desk: Desk, media: Path) -> None:
    desk.submit(media / "a.wav", media / "b.mp3")
    desk.choose(0)
    desk.window.files.actions_menu.remove.trigger()
    desk.play(
        Started(1, "Whisper base", "cpu", 9.0),
        Cancelled(1),
        Probed(PROBE + 1, 65.0, has_video=False),
    )
    desk.wait(lambda: desk.cell(0, Column.LENGTH) == "1:05")
    assert [job.state for job in desk.jobs] == [State.WAITING]


def test_a_folder_that_cannot_be_written_fails_before_any_work(
    desk: Desk, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder / ".tmp"))

    monkeypatch.setattr(intake, "check_writable", refuse)
    desk.drop(media / "a.wav")
    desk.wait_state(0, State.FAILED)
    assert desk.cell(0, Column.STATUS) == f"{media} cannot be written: Permission denied."
    assert desk.engine.calls == []


def test_a_bug_while_writing_ends_the_job(
    desk: Desk, media: Path, text: tuple, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_args: object, **_names: object) -> list[Path]:
        raise ZeroDivisionError

    monkeypatch.setattr(saver, "write_outputs", stumble)
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(*text)
    desk.finish(1)
    desk.wait_state(0, State.FAILED)
    assert desk.cell(0, Column.STATUS).startswith("Something went wrong inside the program")


def test_what_could_not_be_written_is_kept_and_saved_again(
    desk: Desk, media: Path, text: tuple, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_names: object) -> list[Path]:
        raise OSError(28, "No space left on device", "x")

    with monkeypatch.context() as patch:
        patch.setattr(saver, "write_outputs", refuse)
        desk.submit(media / "a.wav")
        desk.begin()
        desk.play(*text)
        desk.finish(1)
        desk.wait_state(0, State.FAILED)
    card = desk.window.files.text
    desk.wait(lambda: card._again.text() == "Save again")
    desk.qtbot.mouseClick(card._again, Qt.MouseButton.LeftButton)
    desk.wait_state(0, State.DONE)
    assert (media / "a.srt").exists()
    assert len(desk.engine.calls) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")
def test_a_name_that_is_no_text_is_shown_all_the_same(desk: Desk, media: Path) -> None:
    (media / os.fsdecode(b"\xff.wav")).write_bytes(b"x")
    desk.drop(media)
    desk.wait(lambda: len(desk.jobs) == 4)
    assert "\N{REPLACEMENT CHARACTER}.wav" in [desk.cell(row, Column.FILE) for row in range(4)]


def test_files_dropped_before_the_engine_is_there_wait_for_it(media: Path) -> None:
    model = JobModel(JobWords(Messages()))
    queue, engine = JobQueue(model), FakeEngine(print)
    jobs = [Job(media / name, Options(), ("srt",)) for name in ("a.wav", "b.mp3")]
    model.insert(0, jobs)
    queue.submit(jobs)
    queue.withdraw(jobs[:1])
    queue.start(engine)
    queue.close()
    assert [path.name for _id, path, _options in engine.calls] == ["b.mp3"]
    assert engine.is_closed


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("two\nlines.wav", "two␤lines.wav"),
        ("tab\there \x7f.wav", "tab␉here ␡.wav"),
        ("<b>bold.wav", "<b>bold.wav"),
        ("🎧 会议\u202e记录.wav", "🎧 会议\N{REPLACEMENT CHARACTER}记录.wav"),
        ("录" * 82 + ".wav", "录" * 82 + ".wav"),
    ],
    ids=["newline", "control", "markup", "emoji", "250 bytes"],
)
def test_odd_names_work_and_stay_on_one_line(
    desk: Desk, media: Path, text: tuple, name: str, shown: str
) -> None:
    (media / name).write_bytes(b"x")
    desk.submit(media / name)
    assert desk.cell(0, Column.FILE) == shown
    desk.begin()
    desk.play(*text)
    desk.finish(1)
    desk.wait_state(0, State.DONE)
    assert desk.jobs[0].written[0].exists()
