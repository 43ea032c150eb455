"""The words of some rows, timed by the recording."""

import pytest
from PySide6.QtCore import Qt

from engine import Cancelled, Failed, Finished, NoSpeech, Segment, SegmentReady, Tags, Token
from tests.gui.fake_engine import sentence
from tests.gui.fake_playback import FakePlayback
from tests.gui.test_document import texts

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(autouse=True)
def _no_sound(monkeypatch):
    monkeypatch.setattr("app.player.open_playback", lambda _parent: FakePlayback())


@pytest.fixture
def page(desk, media):
    """A page with three sentences, of which the first two are selected and being timed as job 2."""
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(
        SegmentReady(1, sentence(1.0, "We met Jon.")),
        SegmentReady(1, sentence(4.0, "Hi.")),
        SegmentReady(1, sentence(8.0, "Bye.")),
    )
    desk.finish(1)
    desk.wait(lambda: desk.jobs[0].written)
    desk.app.transcripts.open_job(desk.jobs[0])
    desk.read()
    page = desk.window.transcript
    desk.qtbot.keyClick(page.view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    page.actions_["time-words"].trigger()
    return page


def spoken(start: float, *words: str) -> Segment:
    """Words of 0.2 seconds, one every half second."""
    at = [start + i / 2 for i in range(len(words))]
    tokens = tuple(Token(f" {w}", t, t + 0.2) for w, t in zip(words, at, strict=True))
    return Segment(tokens, " ".join(words), Tags("en"))


def hear(desk, *segments: Segment) -> None:
    desk.play(*(SegmentReady(2, each) for each in segments), Finished(2, 5.4))


def test_it_asks_for_the_words_of_the_selected_rows(desk, page):
    job, path, options = desk.engine.calls[-1]
    assert (job, path.name) == (2, "a.wav")
    assert desk.engine.texts == ["We met Jon.\nHi."]
    assert options.span == pytest.approx((0.8, 6.2))
    assert options.languages == ("en",)
    assert "2 rows" in desk.say()
    assert not desk.window.status._timer.isActive()  # it can be cancelled as long as it takes


def test_words_take_the_times_of_the_sound(desk, page):
    hear(desk, spoken(1.5, "We", "met", "Jon."), spoken(4.5, "Hi."))
    desk.wait(page.document.steps.canUndo)
    assert texts(page.document) == ["We met Jon.", "Hi.", "Bye."]
    first, second, third = page.document.segments
    assert (first.start, first.end, second.start) == pytest.approx((1.5, 2.7, 4.5))
    assert third.start == 8.0
    page.actions_["undo"].trigger()
    assert page.document.segments[0].start == 1.0


def test_neighbours_stand_still(desk, page):
    hear(desk, spoken(1.5, "We", "met", "Jon."), spoken(9.5, "Hi."))
    desk.wait(page.document.steps.canUndo)
    assert page.document.segments[1].end <= page.document.segments[2].start == 8.0


def test_words_that_are_not_there_leave_the_rows_alone(desk, page):
    hear(desk)
    desk.wait(lambda: "not heard" in desk.say())
    assert page.document.steps.count() == 0


def test_a_failure_is_told(desk, page):
    desk.play(Failed(2, NoSpeech("a.wav", 5.0)))
    desk.wait(lambda: "speech" in desk.say())
    assert page.document.steps.count() == 0


def test_it_can_be_cancelled(desk, page):
    desk.window.status._button.click()
    assert desk.engine.cancelled == [2]
    hear(desk, spoken(1.5, "We"))  # on its way already
    desk.play(Cancelled(2))
    assert page.document.steps.count() == 0


def test_rows_that_changed_meanwhile_are_left_alone(desk, page):
    page.document.rewrite(0, "Corrected.")
    hear(desk, spoken(1.5, "We", "met", "Jon."), spoken(4.5, "Hi."))
    desk.wait(lambda: "meanwhile" in desk.say())
    assert texts(page.document) == ["Corrected.", "Hi.", "Bye."]


def test_a_page_that_is_closed_is_forgotten(desk, page):
    assert desk.app.transcripts.close()
    desk.wait(lambda: desk.engine.cancelled == [2])


def test_rows_without_words_are_not_asked_about(desk, page):
    for row in (0, 1):
        page.document.rewrite(row, "")
    desk.qtbot.keyClick(page.view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    page.actions_["time-words"].trigger()
    assert len(desk.engine.calls) == 2
    assert "no words" in desk.say()
