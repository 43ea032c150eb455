"""What a start finds of the one before."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.application import Application
from app.job import Job, SourceChanged, State
from app.settings import Settings, save
from engine import (
    Checkpoint,
    EndedEarly,
    Failed,
    FellBack,
    JobId,
    OutOfMemory,
    SegmentReady,
    UnreadableAudio,
    WorkerDied,
)
from tests.gui.conftest import Desk
from tests.gui.fake_engine import FakeEngine, sentence
from tests.gui.fake_recorder import FakeSound

Start = Callable[[], Desk]


@pytest.fixture
def start(qapp, qtbot, config) -> Iterator[Start]:
    """Start the window, once the one before has ended."""
    windows: list[Application] = []

    def begin() -> Desk:
        while windows:
            end(windows.pop())
        engines: list[FakeEngine] = []

        def make(listener: object) -> FakeEngine:
            engines.append(FakeEngine(listener))
            return engines[-1]

        application = Application(qapp, config, make, capture=FakeSound().capture)
        windows.append(application)
        application.start()
        desk = Desk(application, qtbot, engines)
        desk.wait(lambda: engines and application.is_restored)
        return desk

    yield begin
    while windows:
        end(windows.pop())


def end(application: Application) -> None:
    application.close()
    application.window.hide()
    application.window.deleteLater()
    application.deleteLater()
    QApplication.instance().setStyleSheet("")
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete


def hear(desk: Desk, job: int, n: int, *texts: str) -> None:
    """Let a job tell a checkpoint and the sentences that it completes."""
    first = len(desk.jobs[0].segments)
    said = [sentence(2.0 * (first + i), text) for i, text in enumerate(texts)]
    desk.play(
        Checkpoint(JobId(job), n, f"pass {n}".encode()),
        *(SegmentReady(JobId(job), each) for each in said),
    )
    desk.wait(lambda: len(desk.jobs[0].heard) > n and len(desk.jobs[0].segments) >= first)
    desk.wait(lambda: desk.jobs[0].n_told >= first + len(texts))


def library() -> sqlite3.Connection:
    return sqlite3.connect(Path(os.environ["XDG_DATA_HOME"], "shengwen", "library.db"))


def stored_texts() -> list[str]:
    with closing(library()) as connection:
        rows = connection.execute("SELECT body FROM segments ORDER BY entry, n").fetchall()
    return [body for [body] in rows]


def end_badly(desk: Desk, change: str, where: str = "1") -> None:
    """Let the library be as an end left it that nobody saw coming."""
    desk.app.shelves.keeper.finish()
    desk.app.shelves.link.database.close()
    with closing(library()) as connection, connection:
        connection.execute(f"UPDATE jobs SET {change} WHERE {where}")


def interrupted(start: Start, media: Path) -> Desk:
    """A window that ends in the middle of a file, and the next one."""
    desk = start()
    desk.submit(media / "a.wav", media / "b.mp3")
    desk.begin()
    hear(desk, 1, 0, "One.")
    hear(desk, 1, 1, "Two.", "Three.")
    return start()


def test_a_file_goes_on_where_it_was(start, media):
    desk = interrupted(start, media)
    assert [job.path.name for job in desk.jobs] == ["a.wav", "b.mp3"]
    assert [segment.text for segment in desk.jobs[0].segments] == ["One.", "Two.", "Three."]
    assert desk.say() == "1 file goes on where it was interrupted."
    desk.wait(lambda: desk.engine.calls)
    assert desk.engine.calls[0][1] == media / "a.wav"
    assert desk.engine.heard == [(b"pass 0", b"pass 1")]


def test_a_file_goes_on_once(start, media):
    desk = interrupted(start, media)
    desk.wait(lambda: desk.engine.calls)
    desk.wait(lambda: desk.jobs[1] in desk.app.files.queue._waiting)
    assert desk.jobs[0] not in desk.app.files.queue._waiting
    desk.app.files.queue.submit(desk.jobs)
    desk.begin()
    desk.finish(1)
    desk.wait(lambda: len(desk.engine.calls) == 2)
    assert desk.engine.calls[1][1] == media / "b.mp3"


def test_what_is_told_again_is_neither_doubled_nor_lost(start, media):
    desk = interrupted(start, media)
    desk.wait(lambda: desk.engine.calls)
    desk.begin()
    before = list(desk.jobs[0].segments)
    desk.play(*(SegmentReady(JobId(1), segment) for segment in before))
    desk.wait(lambda: desk.jobs[0].n_told == 3)
    assert desk.jobs[0].segments == before
    hear(desk, 1, 2, "Four.")
    desk.finish(1)
    desk.wait_state(0, State.DONE)
    said = " ".join((media / "a.srt").read_text("utf-8").split())
    assert [said.count(word) for word in ("One.", "Two.", "Three.", "Four.")] == [1, 1, 1, 1]
    start()
    assert len(stored_texts()) == 4
    with closing(library()) as connection:
        assert connection.execute("SELECT is_complete FROM entries").fetchall() == [(1,)]
        assert connection.execute("SELECT count(*) FROM checkpoints").fetchone() == (0,)


def test_sentences_that_come_otherwise_take_the_place_of_those_before(start, media):
    """A drive that went away had cut off the last one."""
    desk = interrupted(start, media)
    desk.wait(lambda: desk.engine.calls)
    desk.begin()
    one, two, _three = desk.jobs[0].segments
    whole = sentence(4.0, "Three and a half.")
    desk.play(*(SegmentReady(JobId(1), each) for each in (one, two, whole)))
    desk.wait(lambda: desk.jobs[0].n_told == 3)
    assert desk.jobs[0].segments == [one, two, whole]
    assert desk.jobs[0].languages == {"en": 3}


def test_done_files_are_in_the_library_and_no_longer_in_the_list(start, media):
    desk = start()
    desk.submit(media / "a.wav")
    desk.begin()
    hear(desk, 1, 0, "One.")
    desk.finish(1)
    desk.wait_state(0, State.DONE)
    desk = start()
    assert desk.jobs == ()
    assert len(stored_texts()) == 1


def test_a_failed_file_is_there_with_its_reason_and_goes_on_when_asked(start, media):
    desk = start()
    desk.submit(media / "a.wav")
    desk.begin()
    hear(desk, 1, 0, "One.")
    desk.play(FellBack(JobId(1), "cpu", "no driver"), Failed(JobId(1), WorkerDied(-9)))
    desk.wait_state(0, State.FAILED)
    desk = start()
    (job,) = desk.jobs
    assert job.state is State.FAILED
    assert repr(job.error) == repr(WorkerDied(-9))
    assert [note.reason for note in job.notes] == ["no driver"]
    assert desk.engine.calls == []
    desk.app.runner.retry_failed()
    desk.wait(lambda: desk.engine.heard == [(b"pass 0",)])


def test_order_and_options_of_files_that_wait_are_kept(start, media):
    desk = start()
    desk.submit(media / "a.wav", media / "b.mp3", media / "c.mp4")
    desk.app.runner.pausing.pause_all()
    desk.app.runner.move([desk.jobs[2]], 0)
    other = Settings(language="zh", outcome="everything")
    desk.app.runner.change_options([desk.jobs[0]], other)
    asked = [(job.path.name, job.options, job.formats) for job in desk.jobs]
    desk = start()
    assert [(job.path.name, job.options, job.formats) for job in desk.jobs] == asked
    assert asked[0][0] == "c.mp4"
    assert asked[0][1].languages == ("zh",)


def test_a_paused_file_stays_paused(start, media):
    desk = start()
    desk.submit(media / "a.wav", media / "b.mp3")
    desk.app.runner.pausing.pause([desk.jobs[1]])
    desk = start()
    assert [job.state for job in desk.jobs[1:]] == [State.PAUSED]


def test_whoever_wants_to_be_asked_first_finds_them_interrupted(start, media, config):
    desk = start()
    desk.submit(media / "a.wav", media / "b.mp3")
    desk.begin()
    hear(desk, 1, 0, "One.")
    save(config / "settings.json", Settings(interface="en", goes_on=False))
    desk = start()
    assert [job.state for job in desk.jobs] == [State.INTERRUPTED, State.PAUSED]
    assert desk.engine.calls == []
    desk.app.runner.pausing.resume(desk.jobs)
    desk.wait(lambda: len(desk.engine.calls) == 1)


def test_a_file_that_comes_before_the_list_is_read_is_there_once(start, media):
    """Another program may lock the library while a watched folder brings it again."""
    desk = start()
    desk.submit(media / "a.wav")
    left = Job(media / "a.wav", desk.jobs[0].options, ("srt",), state=State.INTERRUPTED)
    desk.app.runner.restore([left])
    assert list(desk.jobs) == [left]
    desk.wait(lambda: len(desk.engine.calls) == 2)
    assert desk.engine.cancelled == [1]


def test_a_file_that_never_gets_on_waits_to_be_asked(start, media):
    """It may be what brings the program down."""
    desk = start()
    desk.submit(media / "a.wav")
    desk.begin()
    assert desk.jobs[0].attempts == 1
    end_badly(desk, "attempts = 2")
    desk = start()
    assert desk.jobs[0].state is State.INTERRUPTED
    assert desk.engine.calls == []


def test_who_changed_a_file_is_asked(start, media):
    desk = start()
    desk.submit(media / "a.wav")
    desk.begin()
    hear(desk, 1, 0, "One.")
    (media / "a.wav").write_bytes(b"another recording")
    desk = start()
    desk.wait(lambda: isinstance(desk.jobs[0].error, SourceChanged))
    assert desk.jobs[0].state is State.INTERRUPTED
    assert desk.engine.calls == []
    desk.choose(0)
    card = desk.window.files.text
    desk.wait(lambda: card._why.text().startswith("The file has changed since"))
    assert [card._mend.text(), card._again.text()] == ["Start over", "Resume"]
    desk.qtbot.mouseClick(card._again, Qt.MouseButton.LeftButton)
    desk.wait(lambda: desk.engine.heard == [(b"pass 0",)])


def test_who_starts_over_begins_with_nothing(start, media):
    desk = start()
    desk.submit(media / "a.wav")
    desk.begin()
    hear(desk, 1, 0, "One.")
    (media / "a.wav").write_bytes(b"another recording")
    desk = start()
    desk.wait(lambda: isinstance(desk.jobs[0].error, SourceChanged))
    desk.choose(0)
    desk.wait(desk.window.files.text._mend.isVisible)
    desk.qtbot.mouseClick(desk.window.files.text._mend, Qt.MouseButton.LeftButton)
    desk.wait(lambda: desk.engine.heard == [()])
    assert desk.jobs[0].segments == []


def test_a_file_that_was_recognized_and_not_saved_is_saved_and_only_once(start, media):
    desk = start()
    desk.submit(media / "a.wav")
    desk.begin()
    hear(desk, 1, 0, "One.")
    desk.finish(1)
    desk.wait_state(0, State.DONE)
    end_badly(desk, "state = 'SAVING', written = '[]'")
    desk = start()
    desk.wait_state(0, State.DONE)
    assert desk.engine.calls == []
    assert sorted(path.name for path in media.glob("a*.srt")) == ["a.srt"]


@pytest.mark.parametrize(
    "loss",
    [
        "DELETE FROM segments WHERE n = 0",
        "UPDATE segments SET body = '{' WHERE n = 1",
        "DELETE FROM segments",
    ],
)
def test_a_text_with_a_gap_is_heard_again_before_it_is_saved(start, media, loss):
    desk = start()
    desk.submit(media / "a.wav")
    desk.begin()
    hear(desk, 1, 0, "One.", "Two.")
    desk.finish(1)
    desk.wait_state(0, State.DONE)
    (media / "a.srt").unlink()
    end_badly(desk, "state = 'SAVING', written = '[]'")
    with closing(library()) as connection, connection:
        connection.execute(loss)
    desk = start()
    desk.wait(lambda: desk.engine.calls)
    assert list(media.glob("a*.srt")) == []
    said = enumerate(["One.", "Two."])
    desk.play(*(SegmentReady(JobId(1), sentence(2.0 * n, text)) for n, text in said))
    desk.finish(1)
    desk.wait_state(0, State.DONE)
    text = (media / "a.srt").read_text(encoding="utf-8")
    assert [text.count(each) for each in ("One.", "Two.")] == [1, 1]


@pytest.mark.parametrize(
    "wrong",
    [
        "options = '{'",
        pytest.param("options = '[]'", marks=pytest.mark.thorough),
        "created = 'yesterday'",
        pytest.param("state = 'LEVITATING'", marks=pytest.mark.thorough),
        pytest.param("formats = '7'", marks=pytest.mark.thorough),
        pytest.param("attempts = 'x'", marks=pytest.mark.thorough),
    ],
)
def test_a_job_that_makes_no_sense_is_left_out_and_harms_nobody(start, media, wrong):
    desk = start()
    desk.submit(media / "a.wav", media / "b.mp3")
    end_badly(desk, wrong, "position = 0")
    desk = start()
    assert [job.path.name for job in desk.jobs] == ["b.mp3"]


def test_what_makes_no_sense_in_part_takes_its_default(start, media):
    desk = start()
    desk.submit(media / "a.wav")
    end_badly(
        desk,
        "state = 'FAILED', notes = '{', error = '[\"NoSuch\", []]', written = '7',"
        " source = '{\"size\": 1}'",
    )
    (job,) = start().jobs
    assert (job.notes, job.written, job.source) == ([], [], None)
    assert isinstance(job.error, WorkerDied)


@pytest.mark.parametrize(
    "error",
    [
        UnreadableAudio("a.wav", "gone"),
        pytest.param(OutOfMemory("cuda:0"), marks=pytest.mark.thorough),
        PermissionError(13, "Permission denied", "/out"),
    ],
    ids=repr,
)
def test_reasons_and_notes_survive(start, media, error):
    desk = start()
    desk.submit(media / "a.wav")
    (job,) = desk.jobs
    job.state, job.error = State.FAILED, error
    job.notes = [EndedEarly(JobId(1), 3.0, None)]
    desk.app.jobs.touch(job)
    (job,) = start().jobs
    assert repr(job.error) == repr(error)
    assert job.notes == [EndedEarly(JobId(0), 3.0, None)]


def test_files_of_every_name_are_there_again(start, media):
    names = [
        "a\nb.wav",
        "'; DROP TABLE jobs; --.wav",
        "声🎤.wav",
        "-rf.wav",
        "\udcff.wav",
        "a%20b.wav",
    ]
    for name in names:
        (media / name).write_bytes(b"x")
    desk = start()
    desk.app.runner.add([media / name for name in names])
    desk.wait(lambda: desk.engine.calls)
    desk.begin()
    hear(desk, 1, 0, "One.")
    desk = start()
    assert [job.path for job in desk.jobs] == [media / name for name in names]
    desk.wait(lambda: desk.engine.heard == [(b"pass 0",)])


def test_a_removed_file_does_not_come_back_but_its_text_stays(start, media):
    desk = start()
    desk.submit(media / "a.wav")
    desk.begin()
    hear(desk, 1, 0, "One.")
    desk.wait(lambda: desk.jobs[0].entry is not None)
    desk.app.runner.remove(desk.jobs)
    desk = start()
    assert desk.jobs == ()
    assert len(stored_texts()) == 1


def test_what_was_chosen_for_a_file_alone_survives(start, media, tmp_path):
    desk = start()
    desk.submit(media / "a.wav")
    (job,) = desk.jobs
    job.has_own_options, job.output, job.archive = True, tmp_path / "texts", media / "done"
    desk.app.jobs.touch(job)
    (job,) = start().jobs
    assert (job.has_own_options, job.output, job.archive, job.moved) == (
        True,
        tmp_path / "texts",
        media / "done",
        None,
    )


@pytest.mark.parametrize(
    "choice",
    [
        "",
        pytest.param("[]", marks=pytest.mark.thorough),
        '{"output": 3}',
        pytest.param("null", marks=pytest.mark.thorough),
    ],
)
def test_a_choice_that_makes_no_sense_is_none(start, media, choice):
    desk = start()
    desk.submit(media / "a.wav")
    end_badly(desk, f"choice = '{choice}'")
    (job,) = start().jobs
    assert (job.has_own_options, job.output) == (False, None)
