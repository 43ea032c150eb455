"""app/crashes.py: what brings a process down is on disk, and the next start finds it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.crashes import crash_folder, drop_empty, kept_crashes, new_crashes

ROOT = Path(__file__).parents[2]
CRASH = "import ctypes; ctypes.string_at(0)"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))


def run(code: str) -> subprocess.CompletedProcess[str]:
    begin = "from app.crashes import CrashWatch; watch = CrashWatch('command'); "
    return subprocess.run(
        [sys.executable, "-c", begin + code], cwd=ROOT, text=True, capture_output=True, check=False
    )


def names() -> list[str]:
    return sorted(path.name for path in crash_folder().iterdir())


def test_a_process_that_a_library_brings_down_leaves_a_report():
    assert run(CRASH).returncode == -signal.SIGSEGV
    (crash,) = new_crashes()
    assert crash.who == "command"
    assert "Segmentation fault" in crash.text
    assert "string_at" in crash.text
    assert "The command ended unexpectedly, 20" in crash.text
    assert "shengwen 0." in crash.text
    assert [crash] == kept_crashes()
    assert new_crashes() == []


def test_a_worker_that_is_brought_down_leaves_a_report():
    run(
        "import multiprocessing, tests.unit.crashing as crashing; "
        "process = multiprocessing.get_context('spawn').Process(target=crashing.crash); "
        "process.start(); process.join(); watch.close()"
    )
    (crash,) = new_crashes()
    assert crash.who == "worker"
    assert "in crash" in crash.text


def test_who_ends_as_it_should_leaves_nothing():
    assert run("watch.close()").returncode == 0
    assert names() == []


def test_who_is_killed_leaves_nothing_to_report():
    assert run("import os, signal; os.kill(os.getpid(), signal.SIGKILL)").returncode == -9
    assert len(names()) == 1
    assert new_crashes() == []
    assert names() == []


def test_who_still_runs_is_left_alone():
    crash_folder().mkdir(parents=True)
    running = crash_folder() / f"running-window-{os.getpid()}.txt"
    running.write_text("Fatal Python error: it is not over yet")
    assert new_crashes() == []
    drop_empty()
    assert names() == [running.name]


def test_a_bug_is_kept_without_what_it_says():
    code = "\ntry:\n  int('what was said')\nexcept ValueError as error:\n  watch.write(error)\n"
    run(code + "watch.close()")
    (crash,) = new_crashes()
    assert "ValueError" in crash.text
    assert "what was said" not in crash.text.replace(code.strip(), "")


def test_the_last_five_are_kept_and_strangers_stay():
    crash_folder().mkdir(parents=True)
    for n in range(7):
        (crash_folder() / f"crash-20260101-00000{n}-worker-1.txt").write_text(str(n))
    (crash_folder() / "running-x-y.txt").write_text("not ours")
    (crash_folder() / "crash-notes.txt").write_text("not ours")
    assert new_crashes() == []
    assert [crash.text for crash in kept_crashes()] == list("23456")
    assert {"running-x-y.txt", "crash-notes.txt"} < set(names())


def test_a_folder_that_cannot_be_made_stops_nothing(tmp_path):
    (tmp_path / "shengwen").write_text("a file in its place")
    assert run("watch.close()").stderr == ""
    assert new_crashes() == kept_crashes() == []


def test_what_a_thread_dies_of_is_logged():
    done = run(
        "import logging, threading; logging.basicConfig(); "
        "thread = threading.Thread(target=lambda: 1 / 0, name='reader'); "
        "thread.start(); thread.join(); watch.close()"
    )
    assert "CRITICAL:app.crashes:reader ended unexpectedly" in done.stderr
    assert "ZeroDivisionError" in done.stderr
