"""A second start shows the first window."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, QThread

from app.single_instance import SingleInstance

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app.single_instance import SingleInstance
app = QCoreApplication([])
second = SingleInstance(Path(sys.argv[1]))
print(second.is_first, second.is_first or second.show_first(int(sys.argv[2])), flush=True)
"""


@pytest.fixture
def first(qapp, tmp_path):
    instance = SingleInstance(tmp_path)
    yield instance
    instance.close()


def start_second(folder: Path, patience_ms: int) -> QProcess:
    process = QProcess()
    process.start(sys.executable, ["-c", SECOND, str(folder), str(patience_ms)])
    return process


def test_a_second_start_brings_the_first_to_the_front(first, qtbot, tmp_path):
    assert first.is_first
    with qtbot.waitSignal(first.asked, timeout=10_000):
        second = start_second(tmp_path, 5000)
    qtbot.waitUntil(lambda: second.state() == QProcess.ProcessState.NotRunning, timeout=10_000)
    assert second.readAllStandardOutput().data().split() == [b"False", b"True"]


def test_where_the_first_does_not_answer_the_second_knows(first, tmp_path):
    second = subprocess.run(  # while this waits, nobody answers
        [sys.executable, "-c", SECOND, str(tmp_path), "300"],
        capture_output=True,
        text=True,
        check=True,
        timeout=20,
    )
    assert second.stdout.split() == ["False", "False"]


def test_when_the_first_is_gone_the_next_is_first(qapp, tmp_path):
    first = SingleInstance(tmp_path)
    first.close()
    second = SingleInstance(tmp_path)
    assert second.is_first
    second.close()


def test_when_the_first_ends_while_it_is_asked_the_next_is_first(qapp, tmp_path, monkeypatch):
    first = SingleInstance(tmp_path)
    second = SingleInstance(tmp_path)
    first._server.close()
    monkeypatch.setattr(QThread, "msleep", lambda _ms: first.close())
    assert not second.is_first
    assert not second.show_first()
    assert second.is_first
    second.close()


def test_the_lock_of_a_killed_window_counts_for_nothing(qapp, tmp_path):
    killed = subprocess.run(
        [
            sys.executable,
            "-c",
            SECOND + "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
            str(tmp_path),
            "1",
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
    )
    assert killed.stdout.split() == ["True", "True"]
    assert (tmp_path / "window.lock").exists()
    again = SingleInstance(tmp_path)
    assert again.is_first
    again.close()


def test_another_library_has_a_window_of_its_own(first, tmp_path):
    other = SingleInstance(tmp_path / "other")
    assert other.is_first
    other.close()


def test_a_folder_that_cannot_be_written_to_stops_nobody(qapp, tmp_path):
    (tmp_path / "file").touch()
    alone = SingleInstance(tmp_path / "file" / "library")
    assert alone.is_first
    alone.close()
