"""Puts the computer to sleep or shuts it down, with what its system has for that."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

_PATIENCE = 30.0  # seconds

Run = Callable[[Sequence[str]], str | None]  # runs a command; says why it did not work


class Deed(Enum):
    """What happens when everything is done."""

    NOTHING = "nothing"
    SLEEP = "sleep"
    SHUT_DOWN = "shut down"


@dataclass(frozen=True, slots=True)
class Refused:
    """The system does not do it; `reason` is in its own words, or empty."""

    deed: Deed
    reason: str


_COMMANDS: dict[str, dict[Deed, tuple[tuple[str, ...], ...]]] = {
    "win32": {
        Deed.SLEEP: (("rundll32.exe", "powrprof.dll,SetSuspendState", "0,1,0"),),
        Deed.SHUT_DOWN: (("shutdown.exe", "/s", "/t", "0"),),
    },
    "darwin": {
        Deed.SLEEP: (("pmset", "sleepnow"),),
        Deed.SHUT_DOWN: (("osascript", "-e", 'tell application "System Events" to shut down'),),
    },
    "linux": {
        Deed.SLEEP: (("systemctl", "suspend"), ("loginctl", "suspend")),
        Deed.SHUT_DOWN: (("systemctl", "poweroff"), ("loginctl", "poweroff")),
    },
}


def run_command(command: Sequence[str]) -> str | None:
    """Run a command; return why it did not work, None where it did."""
    try:
        done = subprocess.run(  # noqa: S603 - the commands above
            command, capture_output=True, timeout=_PATIENCE, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    said = done.stderr.decode(errors="replace").strip().splitlines()
    return None if done.returncode == 0 else next(iter(said), "")


def perform(deed: Deed, run: Run = run_command, system: str = sys.platform) -> Refused | None:
    """Do it; return why the system does not."""
    reason: str | None = ""
    for command in _COMMANDS.get(system, _COMMANDS["linux"])[deed]:
        reason = run(command)
        if reason is None:
            return None
    return Refused(deed, reason or "")
