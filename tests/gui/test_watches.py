"""Watched folders in the window: from a file that comes to one that is put away."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel

from app.job import State
from app.outputs import move_new
from app.settings import Settings, load
from app.watch_dialog import WatchDialog
from app.watch_form import WatchForm
from app.watch_row import WatchRow
from app.watches import Watch, stored, watches_from
from engine import Checkpoint, Failed, JobId, WorkerDied
from tests.gui.conftest import Desk

MODEL = Settings().model


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    return tmp_path / "inbox"


def came(desk: Desk, folder: Path, *names: str) -> None:
    """Let files come, as the thread that watches says it."""
    for name in names:
        (folder / name).write_bytes(b"x")
    desk.app.files.watches._on_came(folder, [folder / name for name in names])
    desk.wait(lambda: len(desk.engine.calls) > 0)


def watch(desk: Desk, watched: Watch) -> None:
    """Watch a folder without the thread."""
    desk.app.files.watches._watches = {watched.folder: watched}


def test_what_comes_is_transcribed_as_was_chosen_for_the_folder(desk: Desk, inbox: Path) -> None:
    watch(desk, Watch(inbox, MODEL, "ja", "text"))
    came(desk, inbox, "talk.wav")
    assert desk.engine.calls[0][1] == inbox / "talk.wav"
    assert desk.engine.calls[0][2].languages == ("ja",)
    assert desk.jobs[0].formats == ("txt",)
    desk.app.runner.change(Settings(language="en"))
    assert desk.jobs[0].options.languages == ("ja",)


def test_a_file_that_grows_on_while_it_is_heard_starts_over(
    desk: Desk, inbox: Path, text: tuple
) -> None:
    """Whoever writes it may have stopped for longer than a file has to stand still."""
    watch(desk, Watch(inbox, MODEL))
    came(desk, inbox, "talk.wav")
    desk.begin()
    desk.play(Checkpoint(JobId(1), 0, b"heard"), *text)
    desk.wait(lambda: desk.jobs[0].segments)
    came(desk, inbox, "talk.wav")
    assert desk.engine.cancelled == [1]
    desk.wait(lambda: len(desk.engine.calls) == 2)
    assert desk.engine.heard == [(), ()]
    assert [job.segments for job in desk.jobs] == [[]]
    assert "already in the list" not in desk.say()


def test_a_real_file_goes_all_the_way_into_the_queue(
    desk: Desk, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.app.files.watches.watching._watcher, "_still", 0.05)
    (inbox / "talk.wav").write_bytes(b"x")
    desk.app.files.change_watches([Watch(inbox, MODEL)], {inbox})
    desk.wait(lambda: [path.name for _id, path, _o in desk.engine.calls] == ["talk.wav"])
    kept = load(desk.app.settings.file).watches
    assert watches_from(kept) == (Watch(inbox, MODEL),)


def test_results_go_where_they_are_to_go(
    desk: Desk, inbox: Path, tmp_path: Path, text: tuple
) -> None:
    watch(desk, Watch(inbox, MODEL, results=tmp_path / "texts"))
    came(desk, inbox, "talk.wav")
    desk.begin()
    desk.play(*text)
    desk.finish(1)
    desk.wait_state(0, State.DONE)
    assert desk.jobs[0].written == [tmp_path / "texts" / "talk.srt"]
    assert (tmp_path / "texts" / "talk.srt").exists()
    assert (inbox / "talk.wav").exists()


def test_a_source_moves_with_its_results(desk: Desk, inbox: Path, text: tuple) -> None:
    watch(desk, Watch(inbox, MODEL, moves_source=True))
    came(desk, inbox, "talk.wav")
    desk.begin()
    desk.play(*text)
    desk.finish(1)
    desk.wait(lambda: desk.jobs and desk.jobs[0].moved)
    assert sorted(path.name for path in (inbox / "done").iterdir()) == ["talk.srt", "talk.wav"]
    assert desk.jobs[0].media == inbox / "done" / "talk.wav"
    assert [path.name for path in inbox.iterdir()] == ["done"]
    desk.wait(lambda: places_in_library() == [str(inbox / "done" / "talk.wav")])
    desk.app.runner.retry(desk.jobs)
    desk.wait(lambda: len(desk.engine.calls) == 2)
    assert desk.engine.calls[1][1] == inbox / "done" / "talk.wav"


def places_in_library() -> list[str]:
    """Where the library knows the sound of its texts to be."""
    file = Path(os.environ["XDG_DATA_HOME"], "shengwen", "library.db")
    with closing(sqlite3.connect(file)) as connection:
        return [media for [media] in connection.execute("SELECT media FROM entries")]


def test_a_source_that_fails_stays(desk: Desk, inbox: Path) -> None:
    watch(desk, Watch(inbox, MODEL, moves_source=True))
    came(desk, inbox, "talk.wav")
    desk.play(Failed(1, WorkerDied(1)))
    desk.wait_state(0, State.FAILED)
    assert (inbox / "talk.wav").exists()


def test_a_source_that_cannot_be_moved_stays_and_says_so(
    desk: Desk, inbox: Path, text: tuple, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> Path:
        raise PermissionError(13, "Permission denied", "done")

    monkeypatch.setattr("app.saver.move_new", refuse)
    watch(desk, Watch(inbox, MODEL, moves_source=True))
    came(desk, inbox, "talk.wav")
    desk.begin()
    desk.play(*text)
    desk.finish(1)
    desk.wait(lambda: desk.say().startswith("“talk.wav” stays where it is"))
    assert desk.jobs[0].state is State.DONE


def test_a_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    (tmp_path / "done").mkdir()
    (tmp_path / "done" / "talk.wav").write_bytes(b"old")
    (tmp_path / "talk.wav").write_bytes(b"new")
    assert move_new(tmp_path / "talk.wav", tmp_path / "done").name == "talk (2).wav"
    assert (tmp_path / "done" / "talk.wav").read_bytes() == b"old"
    assert not (tmp_path / "talk.wav").exists()


def test_a_folder_that_goes_is_said_and_shown(desk: Desk, inbox: Path) -> None:
    watch(desk, Watch(inbox, MODEL))
    desk.app.files.show_watches()
    dialog = desk.window.findChild(WatchDialog)
    desk.app.files.watches._on_lost(
        inbox, FileNotFoundError(2, "No such file or directory", str(inbox))
    )
    away = "It is not there. It is watched again as soon as it is back."
    assert desk.say() == f"Watched folder “inbox”: {away}"
    assert [label.text() for label in problems(dialog)] == [away]
    desk.app.files.watches._on_found(inbox)
    assert desk.say() == "The folder “inbox” is watched again."
    assert not problems(dialog)


def test_a_folder_that_may_not_be_read_says_why(desk: Desk, inbox: Path) -> None:
    watch(desk, Watch(inbox, MODEL))
    desk.app.files.watches._on_lost(inbox, PermissionError(13, "Permission denied", str(inbox)))
    assert "It cannot be read: Permission denied." in desk.say()


def problems(dialog: WatchDialog) -> list[QLabel]:
    """What is wrong, in the rows that are shown now."""
    inside = dialog._area.widget()
    return [label for label in inside.findChildren(QLabel, "problem") if label.text()]


def test_a_folder_is_added_changed_switched_and_removed(
    desk: Desk, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(inbox))
    desk.app.files.show_watches()
    dialog = desk.window.findChild(WatchDialog)
    form = dialog.findChild(WatchForm)
    assert form._folder.text() == str(inbox)
    form._language.choose("zh")
    form._source.choose(True)  # noqa: FBT003 - an entry's data
    form._present.setChecked(True)
    form.accept()
    (made,) = desk.app.files.watches.watches
    assert made == Watch(inbox, MODEL, "zh", moves_source=True)
    row = dialog._area.widget().findChild(WatchRow)
    desk.qtbot.mouseClick(row.findChild(QCheckBox), Qt.MouseButton.LeftButton)
    assert not desk.app.files.watches.watches[0].is_on
    desk.qtbot.mouseClick(row._remove, Qt.MouseButton.LeftButton)
    assert desk.app.files.watches.watches == []
    assert load(desk.app.settings.file).watches == ()


def test_a_folder_is_watched_once(desk: Desk, inbox: Path) -> None:
    watched = Watch(inbox, MODEL)
    form = WatchForm(watched, Settings(), desk.app.theme, desk.window, is_new=True, taken=[inbox])
    assert not form._ok.isEnabled()
    assert form._problem.text() == "This folder is watched already."


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    watches = (
        Watch(tmp_path, MODEL, "zh", "everything", tmp_path / "out", moves_source=True),
        Watch(tmp_path / "b", MODEL, is_on=False),
    )
    assert watches_from(stored(watches)) == watches


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"folder": "relative", "model": MODEL},
        {"folder": 3, "model": MODEL},
        {"folder": "/x\0y", "model": MODEL},
        {"folder": "/\ud800", "model": MODEL},
        {"folder": "/x"},
        {"folder": "/x", "model": "no/such"},
        {"folder": "/x", "model": ["a"]},
    ],
)
def test_a_watch_that_makes_no_sense_is_left_out(
    value: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    assert watches_from([value]) == ()
    assert "cannot be" in caplog.text


def test_what_is_odd_in_a_watch_takes_its_default() -> None:
    odd = {"folder": "/x", "model": MODEL, "language": "xx", "outcome": 3, "results": "rel"}
    assert watches_from([odd, odd]) == (Watch(Path("/x"), MODEL),)
