"""engine/child.py: what a process that we start hears of signals, and who makes way for whom."""

import multiprocessing
import os
import signal
import sys
from types import SimpleNamespace

import pytest

from engine import child
from engine.child import settle_in, unheard


def _answer(connection) -> None:
    settle_in(0)
    connection.send("settled")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_what_is_being_started_is_not_ended_with_the_program(name):
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_answer, args=(theirs,), daemon=True)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [])
    with unheard():
        process.start()
    theirs.close()
    os.kill(process.pid, getattr(signal, name))  # it is still importing
    assert ours.poll(60)
    assert ours.recv() == "settled"
    process.join(60)
    assert process.exitcode == 0
    assert signal.pthread_sigmask(signal.SIG_BLOCK, []) == before


@pytest.mark.parametrize(("niceness", "n_changes"), [(0, 0), (child.LIVE_NICE, 0), (child.NICE, 1)])
def test_on_windows_files_make_way_for_who_speaks(monkeypatch, niceness, n_changes):
    changes: list[int] = []
    kernel32 = SimpleNamespace(
        GetCurrentProcess=lambda: -1,
        SetPriorityClass=lambda _process, priority: changes.append(priority),
    )
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr("ctypes.windll", SimpleNamespace(kernel32=kernel32), raising=False)
    child._make_way(niceness)
    assert changes == [0x4000] * n_changes
