"""app/watching.py: the system's own watch on a real folder."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from watchdog.observers import Observer

from app import watching
from app.watching import Watching

STILL = 0.05
PATIENCE_MS = 10_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


class Ear:
    """Hears a Watching."""

    def __init__(self, watching: Watching, qtbot: QtBot) -> None:
        self.watching, self._qtbot = watching, qtbot
        self.came: list[Path] = []
        self.told: list[str] = []
        watching.came.connect(self._on_came)
        watching.lost.connect(lambda folder, _error: self.told.append(f"lost {folder.name}"))
        watching.found.connect(lambda folder: self.told.append(f"found {folder.name}"))

    def _on_came(self, folder: Path, files: list[Path]) -> None:
        self.came += files
        self.watching.confirm(folder, files)

    def wait_for(self, *files: Path) -> None:
        self._qtbot.waitUntil(lambda: self.came == list(files), timeout=PATIENCE_MS)

    def wait_told(self, *told: str) -> None:
        self._qtbot.waitUntil(lambda: self.told == list(told), timeout=PATIENCE_MS)


@pytest.fixture
def ear(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ear]:
    monkeypatch.setattr(watching, "_POLLED", STILL)
    made = Watching(tmp_path / "taken.json", still=STILL)
    yield Ear(made, qtbot)
    made.close()


def test_the_system_says_that_a_file_came(ear: Ear, folder: Path, qtbot: QtBot) -> None:
    (folder / "first.wav").write_bytes(b"1")
    ear.watching.watch([folder], taking={folder})
    ear.wait_for(folder / "first.wav")
    assert watching._CALM > PATIENCE_MS / 1000  # so it is the system that says this:
    (folder / "second.wav").write_bytes(b"1")
    (folder / "second.srt").write_bytes(b"1")
    ear.wait_for(folder / "first.wav", folder / "second.wav")


def test_a_folder_that_goes_is_told_and_watched_again_when_it_is_back(
    ear: Ear, folder: Path
) -> None:
    ear.watching.watch([folder], taking={folder})
    (folder / "first.wav").write_bytes(b"1")
    ear.wait_for(folder / "first.wav")
    shutil.rmtree(folder)
    ear.wait_told("lost in")
    folder.mkdir()
    (folder / "second.wav").write_bytes(b"1")
    ear.wait_told("lost in", "found in")
    ear.wait_for(folder / "first.wav", folder / "second.wav")


def test_a_folder_is_looked_into_where_the_system_has_no_more_watches(
    ear: Ear, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_names: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(Observer, "schedule", refuse)
    ear.watching.watch([folder], taking={folder})
    (folder / "first.wav").write_bytes(b"1")
    ear.wait_for(folder / "first.wav")


def test_a_network_drive_is_looked_into(
    ear: Ear, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Part:
        mountpoint, fstype, opts = "/", "cifs", "rw"

    monkeypatch.setattr(watching.psutil, "disk_partitions", lambda **_names: [Part])
    ear.watching.watch([folder], taking={folder})
    (folder / "first.wav").write_bytes(b"1")
    ear.wait_for(folder / "first.wav")
    assert ear.watching._watcher._observer is None


def test_what_is_no_longer_watched_is_left_alone(ear: Ear, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    ear.watching.watch([folder, other], taking={folder, other})
    ear.watching.watch([other])
    (folder / "first.wav").write_bytes(b"1")
    (other / "second.wav").write_bytes(b"1")
    ear.wait_for(other / "second.wav")


def test_nothing_is_watched_before_it_is_asked_for(ear: Ear) -> None:
    ear.watching.watch([])
    assert ear.watching._thread.ident is None
