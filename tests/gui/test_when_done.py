"""What the computer does when the last file is done."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.job import Job, State
from app.job_model import JobModel
from app.job_words import JobWords
from app.messages import Messages
from app.notice import Notice
from app.power import Deed
from app.when_done import WhenDone
from engine import Options
from tests.gui.conftest import Desk


class Desktop:
    """One job, what was said last, and the commands that were run."""

    def __init__(self, qtbot: QtBot) -> None:
        self.model = JobModel(JobWords(Messages()))
        self.job = Job(Path("a.wav"), Options(), ("srt",))
        self.model.insert(0, [self.job])
        self.ran: list[str] = []
        self.refusal: str | None = None
        self.said: list[Notice] = []
        self.when_done = WhenDone(self.model, self.model, run=self.run)
        self.when_done.said.connect(self.said.append)
        self.qtbot = qtbot

    def run(self, command: Sequence[str]) -> str | None:
        self.ran.append(" ".join(command))
        return self.refusal

    def become(self, state: State) -> None:
        self.job.state = state
        self.model.refreshed.emit({self.job})

    def count_down(self, seconds: int) -> None:
        for _ in range(seconds):
            self.when_done._count()

    @property
    def is_counting(self) -> bool:
        return self.when_done._second.isActive()


@pytest.fixture
def desktop(qtbot: QtBot) -> Desktop:
    desktop = Desktop(qtbot)
    desktop.become(State.TRANSCRIBING)
    desktop.when_done.choose(Deed.SLEEP)
    return desktop


def test_after_the_last_file_the_computer_sleeps_in_a_minute(desktop: Desktop) -> None:
    desktop.become(State.SAVING)
    assert not desktop.is_counting
    desktop.become(State.DONE)
    assert desktop.said[-1].text.startswith("All done. The computer goes to sleep in 60 second")
    desktop.count_down(59)
    assert desktop.said[-1].text.startswith("All done. The computer goes to sleep in 1 second")
    assert desktop.ran == []
    desktop.count_down(1)
    desktop.when_done._background.finish()
    assert len(desktop.ran) == 1
    assert desktop.when_done.deed is Deed.NOTHING


def test_a_minute_is_enough_to_stop_it(desktop: Desktop) -> None:
    desktop.become(State.DONE)
    notice = desktop.said[-1]
    assert (notice.button, notice.stays) == ("Cancel", True)
    assert notice.press is not None
    notice.press()
    assert desktop.said[-1].text == "The computer stays on."
    assert not desktop.is_counting
    assert desktop.when_done.deed is Deed.NOTHING


def test_a_file_that_comes_meanwhile_is_waited_for(desktop: Desktop) -> None:
    desktop.become(State.FAILED)
    desktop.become(State.WAITING)
    assert desktop.said[-1].text == "The computer stays on until the new files are done."
    assert not desktop.is_counting
    desktop.become(State.DONE)
    assert "60 second" in desktop.said[-1].text


def test_what_is_recorded_is_waited_for(desktop: Desktop) -> None:
    desktop.when_done.hold(is_held=True)
    desktop.become(State.DONE)
    assert not desktop.is_counting
    desktop.when_done.hold(is_held=False)
    assert desktop.is_counting
    desktop.when_done.hold(is_held=True)  # somebody begins in that minute
    assert not desktop.is_counting
    assert desktop.said[-1].text == "The computer stays on while something is recorded."
    desktop.when_done.hold(is_held=False)
    assert desktop.is_counting


def test_a_recording_alone_sends_nobody_to_sleep(desktop: Desktop) -> None:
    desktop.when_done.choose(Deed.NOTHING)
    desktop.become(State.DONE)
    desktop.when_done.choose(Deed.SLEEP)
    for is_held in (True, False):
        desktop.when_done.hold(is_held=is_held)
    assert not desktop.is_counting


def test_the_computer_stays_on_while_the_window_records(desk: Desk) -> None:
    held = desk.app.when_done
    live = desk.app.live.desk
    live.start()
    desk.wait(lambda: live.state.is_session)
    assert held._is_held
    live.stop()
    live.mend("finish-later:")
    desk.wait(lambda: not held._is_held)


@pytest.mark.parametrize("state", [State.DONE, State.FAILED, State.CANCELLED, State.PAUSED])
def test_nothing_happens_where_nothing_was_chosen(desktop: Desktop, state: State) -> None:
    desktop.when_done.choose(Deed.NOTHING)
    desktop.become(state)
    assert not desktop.is_counting


def test_a_queue_that_waits_is_not_done(desktop: Desktop) -> None:
    desktop.model.hold(is_held=True)
    desktop.become(State.WAITING)
    assert not desktop.is_counting


def test_what_is_chosen_while_nothing_goes_on_waits_for_the_next_file(desktop: Desktop) -> None:
    desktop.when_done.choose(Deed.NOTHING)
    desktop.become(State.DONE)
    desktop.when_done.choose(Deed.SHUT_DOWN)
    desktop.become(State.DONE)
    assert not desktop.is_counting
    desktop.become(State.WAITING)
    desktop.become(State.DONE)
    assert "shuts down in 60 second" in desktop.said[-1].text


def test_a_computer_that_cannot_sleep_says_so(desktop: Desktop) -> None:
    desktop.refusal = "Sleep verb not supported"
    desktop.become(State.DONE)
    desktop.count_down(60)
    desktop.when_done._background.finish()
    told = "This computer could not be put to sleep. Sleep verb not supported"
    assert desktop.said[-1].text == told


def test_the_button_says_what_is_chosen_and_the_line_below_has_a_way_out(
    desk: Desk, media: Path
) -> None:
    button = desk.window.files.toolbar._then
    assert button.accessibleName() == "When everything is done: Nothing"
    button._deeds[Deed.SHUT_DOWN].trigger()
    assert (button.text(), button.isChecked()) == ("Shut down", True)
    assert button.accessibleName() == "When everything is done: Shut down"
    desk.submit(media / "a.wav")
    desk.app.runner.cancel(desk.jobs)
    desk.wait(lambda: "shuts down" in desk.say())
    desk.qtbot.mouseClick(desk.window.status._button, Qt.MouseButton.LeftButton)
    assert desk.say() == "The computer stays on."
    assert (button.text(), button.isChecked()) == ("", False)
