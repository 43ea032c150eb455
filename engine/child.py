"""What every process that we start does first."""

import os
import signal
import sys

_NICE = 10  # the window and everything else on the computer come first
_BELOW_NORMAL_PRIORITY_CLASS = 0x4000  # the same on Windows


def settle_in() -> None:
    """Leave signals to the process that started this one, print nothing, make way for others."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)  # what ends the program is for it to hear, not for us
    os.dup2(2, 1)  # what a library prints must not end up in somebody's output
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL_PRIORITY_CLASS)
    else:
        os.nice(_NICE)
