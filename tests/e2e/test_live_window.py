"""The window hears what real clips say into a real sound server, on a real X server."""

import json
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Self

import jiwer
import psutil
import pytest

from app.segment_text import read_segment
from engine import FOLDER_VARIABLE, Store, decoded_seconds
from tests.e2e.live_program import loud_span, wait_until
from tests.e2e.words import normalized

pytestmark = pytest.mark.thorough

_PATIENCE = 60.0
_POINT = 0.01  # of the error rate that what was said live may be off the same sound as a file
_FOX = "the quick brown fox jumps over the lazy dog"
_COUNTING = "one two three four five six seven eight nine ten"


class LiveWindow:
    """The program, while the context lasts."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.told: list[list[object]] = []
        self._changed = threading.Condition()
        self._is_over = False
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.live_window"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=environment,
        )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self._reader.join()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()

    def wait_for(self, *start: object, has: str = "") -> list[object]:
        """What it tells first that begins with this and has that text in it."""
        found: list[list[object]] = []

        def look() -> bool:
            found.extend(
                told
                for told in self.told
                if told[: len(start)] == list(start) and has in normalized(str(told[len(start) :]))
            )
            return bool(found) or self._is_over

        with self._changed:
            self._changed.wait_for(look, _PATIENCE)
        assert found, (start, has, self.told[-8:])
        return found[0]

    def last(self, name: str) -> list[object]:
        return [told for told in self.told if told[0] == name][-1]

    def press(self, button: str) -> None:
        """Press a button, by what it says."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{button}\n")
        self._process.stdin.flush()
        self.wait_for("pressed", button, 1)

    def kill(self) -> None:
        """Kill it, and wait until what it started has ended by itself."""
        children = psutil.Process(self._process.pid).children(recursive=True)
        self._process.kill()
        _gone, alive = psutil.wait_procs(children, _PATIENCE)
        assert not alive

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            with self._changed:
                self.told.append(json.loads(line))
                self._changed.notify_all()
        with self._changed:
            self._is_over = True
            self._changed.notify_all()


@pytest.fixture
def folders(tmp_path) -> dict[str, str]:
    """The variables that give a program folders of its own, and the models of all tests."""
    config = tmp_path / "config" / "shengwen"
    config.mkdir(parents=True)
    settings = {"interface": "en", "is_welcomed": True, "live_language": "en", "language": "en"}
    (config / "settings.json").write_text(json.dumps(settings), "utf-8")
    return {
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        FOLDER_VARIABLE: str(Store().folder),
    }


@pytest.fixture
def in_library(tmp_path) -> Callable[[], list[tuple[Path, bool, str]]]:
    """The recordings that the library has: where, whether they are complete, their words."""

    def look() -> list[tuple[Path, bool, str]]:
        found = []
        with closing(sqlite3.connect(tmp_path / "data" / "shengwen" / "library.db")) as library:
            rows = library.execute(
                "SELECT id, media, is_complete FROM entries WHERE kind = 'recording' ORDER BY id"
            ).fetchall()
            for entry, media, is_complete in rows:
                bodies = library.execute(
                    "SELECT body FROM segments WHERE entry = ? ORDER BY n", (entry,)
                ).fetchall()
                words = normalized(" ".join(read_segment(body).text for (body,) in bodies))
                found.append((Path(media), bool(is_complete), words))
        return found

    return look


def test_what_is_said_stands_on_the_page_and_in_the_library(
    x_server, sound_server, breath, folders, in_library
):
    environment = x_server.environment | sound_server.environment | folders
    with LiveWindow(environment) as window:
        window.wait_for("state", "READY")
        x_server.keys("key", "space")
        window.wait_for("state", "RECORDING")
        voice = sound_server.say(breath)
        x_server.keys("key", "ctrl+b")
        voice.wait()
        x_server.keys("key", "ctrl+Return")
        _told, path = window.wait_for("saved")
        rows = window.last("rows")[1]
        assert isinstance(rows, list)
        rows.remove("Marked")
        assert normalized(" ".join(rows)) == f"{_FOX} {_COUNTING}"
        assert loud_span(Path(str(path)))[1] > 5.0
        window.press("Open")
        _told, texts, media = window.wait_for("transcript")
        assert media == path
        assert normalized(" ".join(texts)) == f"{_FOX} {_COUNTING}"
    [(recorded, is_complete, words)] = in_library()
    assert (str(recorded), is_complete, words) == (path, True, f"{_FOX} {_COUNTING}")


def test_a_window_killed_in_mid_session_is_finished_at_the_next_start(
    sound_server, long_recording, folders, in_library, shengwen, tmp_path
):
    environment = dict(os.environ) | sound_server.environment | folders
    with LiveWindow(environment) as window:
        window.wait_for("state", "READY")
        window.press("Start")
        window.wait_for("state", "RECORDING")
        sound_server.say(long_recording)
        window.wait_for("rows", has="lazy dog")
        window.wait_for("partial", has="hello")
        window.kill()
    [(recorded, is_complete, words)] = in_library()
    assert not is_complete
    assert "quick brown fox" in words
    assert decoded_seconds(recorded) > 5.0
    with LiveWindow(environment) as window:
        window.wait_for("notice", has="interrupted")
        window.press("Finish recognizing")
        wait_until(lambda: in_library()[0][1])
    shengwen("transcribe", recorded, "--language", "en", "--format", "txt", "--output", ".")
    whole = normalized((tmp_path / f"{recorded.stem}.txt").read_text("utf-8"))
    finished = in_library()[0][2]
    assert jiwer.wer(_without_end(whole), _without_end(finished)) <= _POINT


def _without_end(text: str) -> str:
    """The words but the last one, in the middle of which the window was killed."""
    return " ".join(text.split()[:-1])
