"""app/watched_folder.py and app/taken.py: real files, a clock that is turned by hand."""

import json
import os

import pytest

from app.taken import Taken
from app.watched_folder import WatchedFolder


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def watched(folder, clock, place, *, takes_present=False):
    found = WatchedFolder(folder, Taken(place), clock)
    found.begin(takes_present=takes_present)
    return found


@pytest.fixture
def inbox(folder, clock, tmp_path):
    return watched(folder, clock, tmp_path / "taken.json")


def wait(inbox, clock, seconds):
    """Names that are settled after so many seconds, with a look in between."""
    inbox.scan()
    clock.now += seconds
    inbox.scan()
    return [file.name for file in inbox.settled()]


def test_a_file_is_taken_once_it_stands_still(inbox, folder, clock):
    file = folder / "talk.wav"
    file.write_bytes(b"1")
    assert wait(inbox, clock, 1.9) == []
    file.write_bytes(b"12")
    assert wait(inbox, clock, 1.9) == []
    assert wait(inbox, clock, 0.2) == ["talk.wav"]
    assert wait(inbox, clock, 10) == []


def test_a_file_that_changes_without_growing_is_not_whole(inbox, folder, clock):
    file = folder / "talk.wav"
    file.write_bytes(b"12")
    assert wait(inbox, clock, 1.0) == []
    os.utime(file, ns=(1, 1))
    assert wait(inbox, clock, 1.9) == []
    assert wait(inbox, clock, 0.2) == ["talk.wav"]


@pytest.mark.parametrize(
    "name",
    [
        "talk.wav.part",
        "talk.mp4.crdownload",
        "~talk.wav",
        "talk.tmp",
        ".talk.wav",
        "talk.srt",
        "talk.json",
        ".shengwen-x.tmp",
    ],
)
def test_what_is_temporary_or_no_recording_is_left_alone(inbox, folder, clock, name):
    (folder / name).write_bytes(b"1")
    assert wait(inbox, clock, 100) == []


def test_a_place_kept_for_a_download_is_left_alone(inbox, folder, clock):
    (folder / "empty.mp4").touch()
    (folder / "video.mp4").write_bytes(b"1")
    part = folder / "video.mp4.part"
    part.touch()
    assert wait(inbox, clock, 100) == []
    part.replace(folder / "video.mp4")
    (folder / "video.mp4").write_bytes(b"whole")
    assert wait(inbox, clock, 3) == ["video.mp4"]


def test_subfolders_are_left_alone(inbox, folder, clock):
    (folder / "done").mkdir()
    (folder / "done" / "talk.wav").write_bytes(b"1")
    (folder / "folder.wav").mkdir()
    assert wait(inbox, clock, 100) == []


def test_links_are_followed_and_those_to_nowhere_are_nothing(inbox, folder, clock, tmp_path):
    (tmp_path / "far.wav").write_bytes(b"1")
    (folder / "far.wav").symlink_to(tmp_path / "far.wav")
    (folder / "gone.wav").symlink_to(tmp_path / "gone.wav")
    assert wait(inbox, clock, 3) == ["far.wav"]


def test_what_is_there_at_first_is_left_alone_unless_it_is_wanted(folder, clock, tmp_path):
    (folder / "old.wav").write_bytes(b"1")
    inbox = watched(folder, clock, tmp_path / "a.json")
    assert wait(inbox, clock, 3) == []
    inbox = watched(folder, clock, tmp_path / "b.json", takes_present=True)
    assert wait(inbox, clock, 3) == ["old.wav"]


def test_over_a_restart_each_is_taken_once_and_what_came_meanwhile_is_taken(
    folder, clock, tmp_path
):
    taken = Taken(tmp_path / "taken.json")
    inbox = WatchedFolder(folder, taken, clock)
    inbox.begin(takes_present=False)
    (folder / "first.wav").write_bytes(b"1")
    (folder / "lost.wav").write_bytes(b"1")
    assert sorted(wait(inbox, clock, 3)) == ["first.wav", "lost.wav"]
    inbox.confirm([folder / "first.wav"])  # the other never reached the queue
    taken.save()
    (folder / "while away.wav").write_bytes(b"1")
    again = watched(folder, clock, tmp_path / "taken.json")
    assert sorted(wait(again, clock, 3)) == ["lost.wav", "while away.wav"]


def test_a_file_that_is_changed_later_is_a_new_one(inbox, folder, clock):
    file = folder / "talk.wav"
    file.write_bytes(b"1")
    assert wait(inbox, clock, 3) == ["talk.wav"]
    inbox.confirm([file])
    file.write_bytes(b"another")
    assert wait(inbox, clock, 3) == ["talk.wav"]


def test_a_drive_that_was_out_brings_nothing_back(inbox, folder, clock, tmp_path):
    file = folder / "talk.wav"
    file.write_bytes(b"1")
    assert wait(inbox, clock, 3) == ["talk.wav"]
    inbox.confirm([file])
    file.rename(tmp_path / "away.wav")
    assert wait(inbox, clock, 3) == []
    (tmp_path / "away.wav").rename(file)
    assert wait(inbox, clock, 3) == []


def test_a_file_that_cannot_be_opened_is_waited_for_and_then_says_why(
    inbox, folder, clock, monkeypatch
):
    def refuse(*_arguments, **_names):
        raise PermissionError

    (folder / "talk.wav").write_bytes(b"1")
    monkeypatch.setattr("pathlib.Path.open", refuse)
    assert wait(inbox, clock, 30) == []
    assert wait(inbox, clock, 31) == ["talk.wav"]


def test_a_folder_that_is_gone_says_so(inbox, folder, clock):
    folder.rmdir()
    with pytest.raises(FileNotFoundError):
        inbox.scan()


def test_only_of_very_many_files_the_oldest_are_forgotten(tmp_path, monkeypatch, folder):
    monkeypatch.setattr("app.taken._MOST", 2)
    taken = Taken(tmp_path / "taken.json")
    taken.add(folder, {f"{n}.wav": (n, n) for n in range(5)})
    taken.prune(folder, {"0.wav"})
    assert [taken.has(folder, f"{n}.wav", (n, n)) for n in range(5)] == [1, 0, 0, 1, 1]


def test_what_is_no_longer_watched_is_forgotten(tmp_path, folder):
    taken = Taken(tmp_path / "taken.json")
    taken.add(folder, {"a.wav": (1, 1)})
    taken.keep_only({tmp_path})
    taken.save()
    assert json.loads((tmp_path / "taken.json").read_text()) == {}


@pytest.mark.parametrize("text", ["", "[]", "{", '{"/x": 3}', '{"/x": {"a": [1]}}', "null"])
def test_a_damaged_memory_is_empty(tmp_path, text, caplog):
    (tmp_path / "taken.json").write_text(text)
    assert not Taken(tmp_path / "taken.json").knows(tmp_path)
    assert "cannot be read" in caplog.text


def test_names_that_are_no_text_are_remembered(tmp_path, folder):
    name = os.fsdecode(b"\xff.wav")
    taken = Taken(tmp_path / "taken.json")
    taken.add(folder, {name: (1, 2)})
    taken.save()
    assert Taken(tmp_path / "taken.json").has(folder, name, (1, 2))
