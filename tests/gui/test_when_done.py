"""What the computer does when the last file is done."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.job import State
from app.power import Deed
from engine import Cancelled, Failed, WorkerDied
from tests.gui.conftest import Desk


@pytest.fixture
def ran(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commands that were run."""
    commands: list[str] = []

    def run(command: Sequence[str]) -> str | None:
        commands.append(" ".join(command))
        return None

    monkeypatch.setattr(desk.app.when_done, "_run", run)
    return commands


def count_down(desk: Desk, seconds: int) -> None:
    for _ in range(seconds):
        desk.app.when_done._count()


@pytest.fixture
def done(desk: Desk, media: Path) -> Desk:
    """Sleep was chosen, and the only file is done."""
    desk.submit(media / "a.wav")
    desk.window.files.toolbar._then._deeds[Deed.SLEEP].trigger()
    desk.begin()
    desk.finish(1)
    desk.wait(lambda: "sleep" in desk.say())
    return desk


def test_after_the_last_file_the_computer_sleeps_in_a_minute(done: Desk, ran: list[str]) -> None:
    assert done.say().startswith("All done. The computer goes to sleep in 60 second")
    count_down(done, 59)
    assert done.say().startswith("All done. The computer goes to sleep in 1 second")
    assert ran == []
    count_down(done, 1)
    done.wait(lambda: ran)
    assert len(ran) == 1
    assert done.app.when_done.deed is Deed.NOTHING


def test_a_minute_is_enough_to_stop_it(done: Desk, ran: list[str]) -> None:
    assert done.window.status._button.text() == "Cancel"
    done.qtbot.mouseClick(done.window.status._button, Qt.MouseButton.LeftButton)
    assert done.say() == "The computer stays on."
    assert not done.app.when_done._second.isActive()
    assert not done.window.files.toolbar._then.isChecked()


def test_a_file_that_comes_meanwhile_is_waited_for(done: Desk, media: Path, ran: list[str]) -> None:
    done.submit(media / "b.mp3")
    done.wait(lambda: done.say() == "The computer stays on until the new files are done.")
    assert done.app.when_done.deed is Deed.SLEEP
    done.play(Failed(2, WorkerDied(1)))
    done.wait(lambda: "60 second" in done.say())


def test_nothing_happens_where_nothing_was_chosen(desk: Desk, media: Path, ran: list[str]) -> None:
    desk.submit(media / "a.wav")
    desk.begin()
    desk.finish(1)
    desk.wait_state(0, State.DONE)
    assert not desk.app.when_done._second.isActive()


def test_a_paused_queue_is_not_done(desk: Desk, media: Path) -> None:
    desk.app.when_done.choose(Deed.SHUT_DOWN)
    desk.submit(media / "a.wav", media / "b.mp3")
    desk.begin()
    desk.app.runner.pausing.pause_all()
    desk.play(Cancelled(1))
    desk.wait_state(0, State.PAUSED)
    desk.wait(lambda: desk.say() == "Paused · 1 file to go")
    assert not desk.app.when_done._second.isActive()


def test_the_button_says_what_is_chosen(desk: Desk) -> None:
    button = desk.window.files.toolbar._then
    assert button.accessibleName() == "When everything is done: Nothing"
    desk.app.when_done.choose(Deed.SHUT_DOWN)
    assert (button.text(), button.isChecked()) == ("Shut down", True)
    assert button.accessibleName() == "When everything is done: Shut down"


def test_a_computer_that_cannot_sleep_says_so(done: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(done.app.when_done, "_run", lambda _command: "Sleep verb not supported")
    count_down(done, 60)
    told = "This computer could not be put to sleep. Sleep verb not supported"
    done.wait(lambda: done.say() == told)
