"""engine/child.py: what a process that we start hears of the signals that end the program."""

import multiprocessing
import os
import signal
import sys

import pytest

from engine.child import settle_in, unheard

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


def _answer(connection) -> None:
    settle_in(0)
    connection.send("settled")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_what_is_being_started_is_not_ended_with_the_program(number):
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_answer, args=(theirs,), daemon=True)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [])
    with unheard():
        process.start()
    theirs.close()
    os.kill(process.pid, number)  # it is still importing
    assert ours.poll(60)
    assert ours.recv() == "settled"
    process.join(60)
    assert process.exitcode == 0
    assert signal.pthread_sigmask(signal.SIG_BLOCK, []) == before
