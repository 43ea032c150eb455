"""app/transcripts.py: one page for each transcript, which has all that was heard so far."""

import gc
import threading
import weakref
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from app import journal, keeper
from app.job import State
from app.keeper import Claim
from app.opening import open_kept
from engine import Cancelled, SegmentReady
from tests.gui.fake_engine import sentence
from tests.gui.fake_playback import FakePlayback
from tests.gui.test_document import texts

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(autouse=True)
def _no_sound(monkeypatch):
    monkeypatch.setattr("app.player.open_playback", lambda _parent: FakePlayback())


@pytest.fixture
def hear(desk, media):
    """Let the only job hear a sentence."""
    desk.submit(media / "a.wav")
    desk.begin()

    def hear(text, job=1):
        n = len(desk.jobs[0].segments)
        desk.play(SegmentReady(job, sentence(4.0 * n + 1, text)))
        desk.wait(lambda: len(desk.jobs[0].segments) == n + 1)

    return hear


def opened(desk):
    """The text of the job on its page."""
    desk.app.transcripts.open_job(desk.jobs[0])
    desk.read()
    return desk.window.transcript.document


def test_what_is_heard_while_a_corrected_page_is_closed_is_there_when_it_opens(desk, hear):
    hear("one")
    opened(desk).rewrite(0, "uno")
    assert desk.app.transcripts.close()
    hear("two")
    assert texts(opened(desk)) == ["uno", "two"]
    hear("three")
    desk.wait(lambda: len(opened(desk).segments) == 3)
    assert desk.app.transcripts.close()
    hear("four")
    desk.finish(1)
    desk.wait_state(0, State.DONE)
    assert texts(opened(desk)) == ["uno", "two", "three", "four"]


def test_rows_that_were_merged_or_deleted_do_not_come_back(desk, hear):
    hear("one")
    hear("two")
    doc = opened(desk)
    doc.merge(0, 1)
    desk.app.transcripts.close()
    hear("three")
    assert texts(opened(desk)) == ["one two", "three"]
    opened(desk).steps.undo()
    opened(desk).delete([0])
    assert desk.app.transcripts.close()
    hear("four")
    assert texts(opened(desk)) == ["three", "four"]


@pytest.fixture
def held(monkeypatch):
    """Journals are read no further until this is set."""
    going_on = threading.Event()

    def read(place, whole=journal.read):
        assert going_on.wait(10)
        return whole(place)

    monkeypatch.setattr("app.journal.read", read)
    yield going_on
    going_on.set()


def test_the_window_goes_on_while_a_journal_is_read(desk, hear, held):
    hear("one")
    desk.app.transcripts.open_job(desk.jobs[0])
    hear("two")  # while it is read
    assert desk.window.transcript is None
    desk.app.transcripts.open_job(desk.jobs[0])
    held.set()
    desk.read()
    assert texts(desk.window.transcript.document) == ["one", "two"]
    assert len(desk.app.transcripts.pages) == 1


def test_a_journal_that_is_read_while_the_window_closes_is_let_go_of(desk, hear):
    hear("one")
    opened(desk).rewrite(0, "uno")
    place = desk.window.transcript.opened.place
    assert desk.app.transcripts.close()
    desk.app.transcripts.open_job(desk.jobs[0])
    assert desk.app.transcripts.close()
    assert desk.app.transcripts.pages == []
    assert Claim(place).is_ours
    assert texts(opened(desk)) == ["uno"]


def test_a_job_that_runs_again_while_its_journal_is_read_shows_what_was_asked(desk, hear, held):
    hear("one")
    desk.app.transcripts.open_job(desk.jobs[0])
    desk.play(Cancelled(1))
    desk.wait_state(0, State.CANCELLED)
    desk.app.runner.start_over([desk.jobs[0]])
    desk.wait(lambda: len(desk.engine.calls) == 2)
    desk.begin(2)
    hear("uno", job=2)
    hear("due", job=2)
    held.set()
    desk.read()
    assert texts(desk.window.transcript.document) == ["one"]
    assert texts(opened(desk)) == ["uno", "due"]


def test_what_another_window_did_is_there_once_it_has_closed(desk, hear):
    hear("one")
    opened(desk).rewrite(0, "uno")
    place = desk.window.transcript.opened.place
    assert desk.app.transcripts.close()
    other = open_kept(place)
    assert opened(desk).segments[0].text == "uno"
    page = desk.window.transcript
    assert page.view.is_read_only
    journal.begin(place, replace(other.transcript, source="Theirs"), None, other.n_heard)
    other.claim.release()
    assert opened(desk).title == "Theirs"
    assert desk.window.transcript is not page
    assert not desk.window.transcript.view.is_read_only


def test_what_another_window_is_just_writing_is_no_damage(desk, hear):
    hear("one")
    opened(desk).rewrite(0, "uno")
    place = desk.window.transcript.opened.place
    assert desk.app.transcripts.close()
    place.write_bytes(place.read_bytes() + b"[0, 1, 1")
    other = Claim(place)
    assert not open_kept(place).is_damaged
    assert not place.with_suffix(".damaged").exists()
    other.release()
    assert open_kept(place).is_damaged


def test_a_page_that_was_opened_before_the_first_sentence_grows(desk, hear):
    doc = opened(desk)
    doc.rename("Talk")
    assert desk.app.transcripts.close()
    hear("one")
    assert (texts(opened(desk)), opened(desk).title) == (["one"], "Talk")


def test_a_page_from_the_recent_ones_grows_when_its_job_is_opened(desk, hear):
    hear("one")
    opened(desk).rewrite(0, "uno")
    desk.app.transcripts.close()
    hear("two")
    (place,) = keeper.folder().glob("*.edits")
    desk.app.transcripts.open_kept(place)
    desk.read()
    page = desk.window.transcript
    assert texts(page.document) == ["uno"]
    assert texts(opened(desk)) == ["uno", "two"]
    assert desk.window.transcript is page


def test_all_rows_deleted_and_the_page_closed_is_as_before(desk, hear):
    hear("one")
    opened(desk).delete([0])
    assert texts(opened(desk)) == []
    desk.app.transcripts.close()
    assert texts(opened(desk)) == ["one"]


def test_a_job_that_runs_again_has_another_page(desk, hear):
    hear("one")
    first = opened(desk)
    desk.play(Cancelled(1))
    desk.wait_state(0, State.CANCELLED)
    desk.app.runner.start_over([desk.jobs[0]])
    desk.wait(lambda: len(desk.engine.calls) == 2)
    desk.begin(2)
    hear("uno", job=2)
    hear("due", job=2)
    assert opened(desk) is not first
    assert texts(opened(desk)) == ["uno", "due"]
    assert texts(first) == ["one"]


def test_a_damaged_journal_makes_way(desk, hear):
    hear("one")
    opened(desk).rewrite(0, "uno")
    desk.app.transcripts.close()
    (place,) = keeper.folder().glob("*.edits")
    place.write_bytes(b"\xff")
    assert texts(opened(desk)) == ["one"]
    assert place.with_suffix(".damaged").read_bytes() == b"\xff"


def test_the_transcript_is_as_long_as_what_was_heard_since(desk, hear):
    hear("one")
    doc = opened(desk)
    hear("two")
    desk.wait(lambda: len(doc.segments) == 2)
    assert doc.transcript.duration == doc.segments[-1].end


@pytest.mark.thorough
def test_a_closed_page_is_gone(desk, hear):
    hear("one")
    opened(desk)
    page = weakref.ref(desk.window.transcript)
    page().view.edit_row(0)
    page().actions_["find"].trigger()
    assert desk.app.transcripts.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert page() is None
