"""Some rows, recognized again: asked, waited for, compared, taken or left."""

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication

from app.comparison_dialog import ComparisonDialog
from app.rehearing_dialog import RehearingDialog
from engine import Failed, Finished, NoAudioTrack, SegmentReady
from tests.gui.fake_engine import sentence
from tests.gui.fake_playback import FakePlayback
from tests.gui.test_document import texts


@pytest.fixture(autouse=True)
def _no_sound(monkeypatch):
    monkeypatch.setattr("app.player.open_playback", lambda _parent: FakePlayback())


def visible(kind):
    found = QApplication.topLevelWidgets()
    return next((each for each in found if isinstance(each, kind) and each.isVisible()), None)


@pytest.fixture
def page(desk, media):
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(SegmentReady(1, sentence(1.0, "We met Jon.")), SegmentReady(1, sentence(4.0, "Hi.")))
    desk.finish(1)
    desk.wait(lambda: desk.jobs[0].written)
    desk.app.transcripts.open_job(desk.jobs[0])
    desk.read()
    return desk.window.transcript


@pytest.fixture
def dialog(desk, page):
    """It recognizes the first row again, as job 2."""
    page.actions_["recognize-again"].trigger()
    dialog = visible(RehearingDialog)
    dialog._hotwords.setText("John")
    dialog.accept()
    _job, _path, options = desk.engine.calls[-1]
    assert options.span == pytest.approx((0.8, 3.2))
    return dialog


def hear(desk, text):
    desk.play(SegmentReady(2, sentence(1.0, text)), Finished(2, 2.4))
    desk.wait(lambda: visible(ComparisonDialog))
    return visible(ComparisonDialog)


def gone(desk, *dialogs):
    desk.wait(lambda: not any(map(shiboken6.isValid, dialogs)))


def test_what_is_heard_is_compared_and_taken(desk, page, dialog):
    comparison = hear(desk, "We met John.")
    comparison.accept()
    assert texts(page.document) == ["We met John.", "Hi."]
    gone(desk, dialog, comparison)
    page.document.steps.undo()
    assert texts(page.document) == ["We met Jon.", "Hi."]


def test_what_is_heard_can_be_left(desk, page, dialog):
    comparison = hear(desk, "We met John.")
    comparison.reject()
    assert page.document.steps.count() == 0
    gone(desk, dialog, comparison)


def test_it_can_be_cancelled(desk, page, dialog):
    dialog.reject()
    assert desk.engine.cancelled == [2]
    desk.app._desk.rehearing.on_event(Finished(2, 1.0))  # on its way already
    assert visible(ComparisonDialog) is None
    assert page.document.steps.count() == 0
    gone(desk, dialog)


def test_a_failure_is_told_and_it_can_be_tried_again(desk, page, dialog):
    desk.play(Failed(2, NoAudioTrack("a.wav", 0)))
    desk.wait(dialog._ok.isEnabled)
    assert dialog._problem.text() == "There is no sound in this file."
    assert dialog._problem.isVisible()
    assert dialog._progress.isHidden()
    dialog.accept()
    assert dialog._problem.isHidden()
    assert len(desk.engine.calls) == 3
    dialog.reject()


def test_rows_that_changed_meanwhile_are_left_alone(desk, page, dialog):
    comparison = hear(desk, "We met John.")
    page.document.rewrite(0, "Corrected.")
    comparison.accept()
    assert texts(page.document) == ["Corrected.", "Hi."]
    assert "meanwhile" in desk.say()
