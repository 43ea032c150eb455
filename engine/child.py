"""What every process that we start does first."""

import contextlib
import faulthandler
import logging
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

CRASH_FOLDER = "SHENGWEN_CRASH_FOLDER"  # the variable that says where faults are written
NICE = 10  # the window and everything else on the computer come first …
LIVE_NICE = 5  # … also for what somebody waits for, who speaks; and that before all other work
_BELOW_NORMAL_PRIORITY_CLASS = 0x4000  # the first on Windows; the second is the usual one there
_ENDINGS = [  # the last one where terminals are closed
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]

# Held here, as the fault handler writes into it when nothing else works any more.
_fault_file: TextIO | None = None


@contextlib.contextmanager
def unheard() -> Iterator[None]:
    """Let a process that is started meanwhile hear no signal, from its first moment on.

    Until it has imported what it needs to settle in, Ctrl+C would end it, and print why.
    """
    if sys.platform == "win32":
        yield
        return
    from multiprocessing import resource_tracker  # noqa: PLC0415 - there is none on Windows

    resource_tracker.ensure_running()  # it lets signals through again when it begins
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDINGS)  # what it starts has this, too
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def settle_in(niceness: int = NICE, *, who: str = "worker") -> None:
    """Leave signals to the process that started this one, print nothing, make way for others.

    Args:
        niceness: how much; nobody is made way for with 0: what records cannot wait.
        who: it is, in the names of files that tell of faults.
    """
    for number in _ENDINGS:  # what ends the program is for it to hear, not for us
        signal.signal(number, signal.SIG_IGN)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDINGS)  # as usual, for what we start
    os.dup2(2, 1)  # what a library prints must not end up in somebody's output
    write_faults(who)
    _make_way(niceness)


def _make_way(niceness: int) -> None:
    if not niceness:
        return
    if sys.platform == "win32":
        if niceness < NICE:  # there is nothing between the usual and the next lower
            return
        import ctypes  # noqa: PLC0415

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL_PRIORITY_CLASS)
    else:
        os.nice(niceness)


def write_faults(who: str) -> Path | None:
    """Let Python write where each thread was when a library brings this process down.

    Only where CRASH_FOLDER is set. The file is there from now on, empty while all is well.
    """
    global _fault_file  # noqa: PLW0603 - a process has one
    folder = os.environ.get(CRASH_FOLDER)
    if not folder:
        return None
    path = Path(folder) / f"running-{who}-{os.getpid()}.txt"
    try:
        _fault_file = path.open("w", encoding="utf-8")
    except OSError:
        return None
    faulthandler.enable(_fault_file)
    return path


def end_faults() -> None:
    """Write no more; this process ends as it should."""
    global _fault_file  # noqa: PLW0603 - as above
    if _fault_file is not None:
        faulthandler.disable()
        _fault_file.close()
        _fault_file = None


class LogForwarder(logging.Handler):
    """Sends log records to the process that started us, as text that needs none of our classes."""

    def __init__(self, send: Callable[[object], None]) -> None:
        super().__init__()
        self._send = send

    def emit(self, record: logging.LogRecord) -> None:
        try:
            record.msg, record.args = record.getMessage(), None
            if record.exc_info:
                record.msg += "\n" + logging.Formatter().formatException(record.exc_info)
                record.exc_info = None
            self._send(record)
        except OSError:
            pass  # the pipe is gone, and with it whoever would have read this
