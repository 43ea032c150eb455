"""app/keeper.py: corrections reach the disk, whatever the disk does meanwhile."""

import threading

import pytest
from PySide6.QtCore import QLockFile

from app import journal, keeper
from app.keeper import Claim, Keeper
from app.opening import open_kept
from tests.gui.test_document import document, texts


@pytest.fixture
def place():
    return keeper.place_of("test", 1)


@pytest.fixture
def doc(qapp):
    return document("one", "two")


@pytest.fixture
def keep(doc, place):
    keep = Keeper(doc, Claim(place), None, doc)
    assert keep.take()
    return keep


def kept(place):
    return [segment.text for segment in journal.read(place).transcript.segments]


def test_what_is_done_is_on_disk_when_it_is_left(doc, keep, place):
    doc.rewrite(0, "uno")
    assert keep.finish() is None
    assert kept(place) == ["uno", "two"]
    assert list(keeper.folder().glob("*.edits")) == [place]


def test_what_is_not_changed_is_not_kept(keep, place):
    assert keep.finish() is None
    assert not place.exists()


def test_changes_are_added_one_by_one(doc, keep, place, qtbot):
    for text in ("uno", "due"):
        doc.rewrite(0, text)
        keep._soon.start(0)
        qtbot.waitUntil(lambda text=text: place.exists() and kept(place)[0] == text)
    doc.steps.undo()
    assert keep.finish() is None
    assert kept(place) == ["uno", "two"]


def test_a_torn_journal_is_gone_on_with(doc, keep, place):
    doc.rewrite(0, "uno")
    keep.finish()
    place.write_bytes(place.read_bytes() + b"[0, 1, 1")
    for text in ("due", "tre"):
        again = document("?")
        again.exchange(0, 1, open_kept(place).transcript.segments)
        next_one = Keeper(again, Claim(place), None, again)
        assert next_one.take()
        again.rewrite(0, text)
        assert next_one.finish() is None
        assert kept(place) == [text, "two"]


def test_a_write_that_fails_while_it_is_left_is_done_again(doc, keep, place, monkeypatch):
    """The failure is known only when the page is about to close."""
    written, n_calls = threading.Event(), []

    def begin(*args, whole=journal.begin):
        n_calls.append(args)
        if len(n_calls) == 1:
            written.set()
            raise OSError(28, "No space left on device")
        whole(*args)

    monkeypatch.setattr("app.journal.begin", begin)
    doc.rewrite(0, "uno")
    keep._soon.stop()
    keep._write()
    assert written.wait(10)
    assert keep.finish() is None
    assert kept(place) == ["uno", "two"]


def test_nothing_is_added_behind_a_write_that_may_fail(doc, keep, place, monkeypatch):
    going_on, asked = threading.Event(), []

    def append(*args):
        asked.append(args)
        assert going_on.wait(10)
        raise OSError(28, "No space left on device")

    doc.rewrite(0, "uno")
    keep._write()
    keep._disk.finish()
    monkeypatch.setattr("app.journal.append", append)
    doc.rewrite(0, "due")
    keep._write()
    doc.rewrite(1, "tre")
    keep._write()
    going_on.set()
    assert keep.finish() is None
    assert len(asked) == 1
    assert kept(place) == ["due", "tre"]


def test_a_failure_that_stays_is_told_and_keeps_the_lock(doc, keep, place, monkeypatch):
    def begin(*_args):
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr("app.journal.begin", begin)
        doc.rewrite(0, "uno")
        assert keep.finish().errno == 30
        assert not Keeper(doc, Claim(place), None, doc).take()
    assert keep.finish() is None
    assert kept(place) == ["uno", "two"]


def test_only_one_keeps_a_place_at_a_time(doc, keep, place):
    other = Keeper(doc, Claim(place), None, doc)
    assert not other.take()
    doc.rewrite(0, "uno")
    assert other.finish() is None
    assert not place.exists()
    keep.finish()
    assert Keeper(doc, Claim(place), None, doc).take()


def test_the_lock_of_a_process_that_died_is_taken(doc, place, tmp_path):
    place.parent.mkdir(parents=True)
    lock = place.with_name(place.name + ".lock")
    lock.write_text("999999999\nshengwen\n" + _this_host(tmp_path) + "\n")
    assert Keeper(doc, Claim(place), None, doc).take()


def _this_host(folder):
    """What a lock file calls this computer."""
    lock = QLockFile(str(folder / "x.lock"))
    assert lock.lock()
    name = (folder / "x.lock").read_text().splitlines()[2]
    lock.unlock()
    return name


def test_a_title_and_a_new_place_of_the_sound_are_kept(doc, keep, place, tmp_path):
    doc.rename("Interview")
    keep.relocate(tmp_path / "b.wav")
    assert keep.finish() is None
    opened = open_kept(place)
    assert (opened.transcript.source, opened.media) == ("Interview", tmp_path / "b.wav")


def test_how_much_was_heard_is_kept(doc, keep, place):
    doc.merge(0, 1)
    doc.extend(document("three").segments)
    assert keep.finish() is None
    assert texts(doc) == ["one two", "three"]
    assert open_kept(place).n_heard == doc.n_heard == 3
