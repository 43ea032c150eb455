"""What a process leaves behind when a library brings it down: kept on disk, never sent.

A running process has an empty file, into which Python writes where each thread was. Once its
process is gone, an empty one means nothing; any other becomes a report.
"""

import logging
import os
import platform
import re
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from app.logs import log_folder
from engine import CRASH_FOLDER, end_faults, write_faults

log = logging.getLogger(__name__)

_KEPT = 5
_PACKAGES = ("shengwen", "PySide6-Essentials", "onnxruntime", "ctranslate2", "av", "torch")
_RUNNING = re.compile(r"running-(\w+)-(\d+)")
_REPORT = re.compile(r"crash-\d+-\d+-(\w+)-\d+")
_SLACK = 2.0  # seconds by which file systems and processes differ about the time


@dataclass(frozen=True, slots=True)
class Crash:
    """The report of a process that ended by itself.

    Attributes:
        who: "window", "worker" or "command".
    """

    file: Path
    who: str

    @property
    def text(self) -> str:
        """What is known of it; empty where the file is gone."""
        try:
            return self.file.read_text("utf-8", "replace")
        except OSError:
            return ""


def crash_folder() -> Path:
    """Where the reports lie."""
    return log_folder() / "crashes"


class CrashWatch:
    """Lets this process, and those that it starts, leave a report, until it is closed."""

    def __init__(self, who: str) -> None:
        """Begin; where the folder cannot be written to, there will be no report.

        Args:
            who: "window" or "command".
        """
        folder = crash_folder()
        os.environ[CRASH_FOLDER] = str(folder)
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        self._file = write_faults(who)
        self._before = threading.excepthook, sys.unraisablehook
        threading.excepthook = _on_thread
        sys.unraisablehook = _on_unraisable

    def write(self, error: BaseException) -> None:
        """Keep where a bug ended this process; what it says may hold names and stays out."""
        if self._file is not None:
            where = "".join(traceback.format_list(traceback.extract_tb(error.__traceback__)))
            with suppress(OSError), self._file.open("a", encoding="utf-8") as file:
                file.write(f"{where}{type(error).__name__}\n")

    def close(self) -> None:
        """End: nothing happened, or what happened is written."""
        threading.excepthook, sys.unraisablehook = self._before
        end_faults()
        os.environ.pop(CRASH_FOLDER, None)
        if self._file is not None:
            with suppress(OSError):
                _drop_empty(self._file)


def new_crashes() -> list[Crash]:
    """Make reports of what processes that are gone have left; return those, newest last."""
    found: list[Crash] = []
    for file in _left():
        try:
            if not _drop_empty(file):
                found.append(_keep(file))
        except OSError as error:
            log.warning("a crash report stays as it is: %s", type(error).__name__)
    for crash in kept_crashes()[:-_KEPT]:
        with suppress(OSError):
            crash.file.unlink()
    return sorted(found, key=lambda crash: crash.file.name)


def drop_empty() -> None:
    """Clear away what processes that ended as they should have left."""
    for file in _left():
        with suppress(OSError):
            _drop_empty(file)


def kept_crashes() -> list[Crash]:
    """The reports that are kept, newest last."""
    reports = [(file, _REPORT.fullmatch(file.stem)) for file in crash_folder().glob("*.txt")]
    return [Crash(file, found[1]) for file, found in sorted(reports) if found]


def _left() -> Iterator[Path]:
    """The files of processes that are gone."""
    for file in sorted(crash_folder().glob("*.txt")):
        found = _RUNNING.fullmatch(file.stem)
        with suppress(OSError):
            if found and not _is_running(int(found[2]), file.stat().st_mtime):
                yield file


def _is_running(pid: int, written: float) -> bool:
    """Whether that process is still the one that had this number when its file was written."""
    import psutil  # noqa: PLC0415 - not for every start

    try:
        return bool(psutil.Process(pid).create_time() <= written + _SLACK)
    except psutil.AccessDenied:
        return True
    except psutil.Error:
        return False


def _drop_empty(file: Path) -> bool:
    if file.stat().st_size:
        return False
    file.unlink()
    return True


def _keep(file: Path) -> Crash:
    _running, who, pid = file.stem.split("-")
    when = datetime.fromtimestamp(file.stat().st_mtime, UTC).astimezone()
    left = file.read_text("utf-8", "replace")
    kept = file.with_name(f"crash-{when:%Y%m%d-%H%M%S}-{who}-{pid}.txt")
    head = f"The {who} ended unexpectedly, {when.isoformat(timespec='seconds')}."
    kept.write_text(f"{head}\n{_versions()}\n\n{left}", "utf-8")
    file.unlink()
    log.error("the %s ended unexpectedly; %s says where", who, kept.name)
    return Crash(kept, who)


def _versions() -> str:
    lines = [f"{platform.platform()}, Python {platform.python_version()}"]
    for package in _PACKAGES:
        with suppress(PackageNotFoundError):
            lines.append(f"{package} {version(package)}")
    return "\n".join(lines)


def _on_thread(arguments: threading.ExceptHookArgs) -> None:
    name = arguments.thread.name if arguments.thread else "a thread"
    error = arguments.exc_value
    trace = (arguments.exc_type, error, arguments.exc_traceback) if error else None
    log.critical("%s ended unexpectedly", name, exc_info=trace)


def _on_unraisable(arguments: "sys.UnraisableHookArgs") -> None:
    error = arguments.exc_value
    trace = (arguments.exc_type, error, arguments.exc_traceback) if error else None
    log.error("%s", arguments.err_msg or "an error that nobody could take", exc_info=trace)
