"""What the end-to-end tests share: the command line as a user runs it, and a long recording."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

Run = Callable[..., subprocess.CompletedProcess[str]]


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
