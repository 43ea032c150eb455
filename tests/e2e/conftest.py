"""What the end-to-end tests share: the command line and the window as a user runs them."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app.application import Application
from app.job import State
from engine import FOLDER_VARIABLE, Engine, Store
from tests.e2e.live_program import LiveProgram
from tests.gui.conftest import Desk

PATIENCE_MS = 60_000

Run = Callable[..., subprocess.CompletedProcess[str]]
Live = Callable[..., LiveProgram]


@pytest.fixture(autouse=True)
def _needs_starter(starter):
    """Every test here recognizes real speech."""


@pytest.fixture
def shengwen(tmp_path) -> Run:
    """Run `shengwen` with arguments, in a folder of its own; text in, text out."""

    def run(*arguments: object, stdin: bytes | None = None) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "app", *map(str, arguments)],
            input=stdin,
            stdin=None if stdin is not None else subprocess.DEVNULL,
            capture_output=True,
            cwd=tmp_path,
            timeout=120,
            check=False,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
        )

    return run


@pytest.fixture
def engines() -> list[Engine]:
    """The real ones that the window started."""
    return []


@pytest.fixture
def desk(qapp, qtbot, tmp_path, engines, monkeypatch) -> Iterator[Desk]:
    """The window with the real engine, the models that all tests have, and an empty library."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(Store().folder))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    config = tmp_path / "config"
    config.mkdir()
    (config / "settings.json").write_text('{"interface": "en", "theme": "light"}', "utf-8")

    def make(listener) -> Engine:
        engines.append(Engine(listener))
        return engines[-1]

    application = Application(qapp, config, make)
    application.start()
    qtbot.waitUntil(lambda: len(engines) == 1, timeout=PATIENCE_MS)
    desk = Desk(application, qtbot)
    yield desk
    application.close()
    desk.window.hide()
    desk.window.deleteLater()
    application.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet("")


def wait_state(desk: Desk, row: int, *states: State) -> None:
    """Wait until a job is what it is to become."""
    desk.qtbot.waitUntil(
        lambda: len(desk.jobs) > row and desk.jobs[row].state in states, timeout=PATIENCE_MS
    )


@pytest.fixture(scope="session")
def long_recording(tmp_path_factory, clips) -> Path:
    """Three minutes of English sentences with pauses: enough to be in the middle of something."""
    parts = []
    for name in ("quick_brown_fox", "hello_world", "counting"):
        samples, rate = soundfile.read(clips / "en" / f"{name}.wav", dtype="float32")
        parts += [samples, np.zeros(rate * 3 // 2, np.float32)]
    turn = np.concatenate(parts)
    path = tmp_path_factory.mktemp("long") / "long.wav"
    soundfile.write(path, np.tile(turn, 180 * rate // len(turn)), rate)
    return path


@pytest.fixture
def live(sound_server, tmp_path) -> Live:
    """Start it, in a folder of its own, ready to hear."""

    def start(*arguments: object, **environment: str) -> LiveProgram:
        return LiveProgram(tmp_path, "--language", "en", *arguments, **environment)

    return start


@pytest.fixture(scope="session")
def breath(tmp_path_factory, clips) -> Path:
    """Six seconds of speech without a pause: time enough for something to happen in it."""
    parts = []
    for name in ("quick_brown_fox", "counting"):
        samples, rate = soundfile.read(clips / "en" / f"{name}.wav", dtype="float32")
        loud = np.flatnonzero(np.abs(samples) > 0.05 * np.abs(samples).max())
        parts.append(samples[loud[0] : loud[-1]])
    path = tmp_path_factory.mktemp("breath") / "breath.wav"
    soundfile.write(path, np.concatenate(parts), rate)
    return path
