"""The window as a program of its own, for tests that kill it: it ends when all is done.

Usage: python -m tests.e2e.window [--retry] [--answer go-on|start-over] [--days N] FILE...

Transcribes the files that the library does not know already; those that it knows go on by
themselves, or are told to where they wait to be asked. `--retry` tries again what failed,
`--answer` is what a user says of a file that has changed, and `--days` sets the clock.
"""

import argparse
import sys
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

import platformdirs
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app import checkpoint_store, job, library_entries
from app.application import Application
from app.job import AT_REST, Job, SourceChanged, State
from app.logs import start_logging
from engine import Engine

_TICK_MS = 20


class Watch:
    """Says on stdout what becomes of the jobs, and ends the program after the last one."""

    def __init__(self, window: Application, chosen: argparse.Namespace) -> None:
        self._window = window
        self._chosen = chosen
        self._told: dict[Path, str] = {}
        self._is_given = False

    def look(self) -> None:
        window = self._window
        if not window.is_restored and window.shelves.is_kept():
            return
        jobs = window.jobs.jobs
        if not self._is_given:
            self._is_given = True
            known = {each.path for each in jobs}
            new = [file for file in self._chosen.files if file not in known]
            if new:
                window.runner.add(new)
            return
        for each in jobs:
            self._tell(each)
            self._answer(each)
        if len(jobs) >= len(self._chosen.files) and not any(_goes_on(each) for each in jobs):
            QApplication.quit()

    def _tell(self, each: Job) -> None:
        why = "" if each.error is None else type(each.error).__name__
        text = f"{each.state.name} {len(each.segments)} {why}".strip()
        if self._told.get(each.path) != text:
            self._told[each.path] = text
            print(f"{each.path.name}: {text}", flush=True)  # noqa: T201 - the tests listen

    def _answer(self, each: Job) -> None:
        runner = self._window.runner
        if each.state is State.FAILED and self._chosen.retry:
            runner.retry_failed()
        if each.state is State.INTERRUPTED and each.error is None:
            runner.pausing.resume([each])  # it was killed too often to go on unasked
        if isinstance(each.error, SourceChanged) and self._chosen.answer == "go-on":
            runner.pausing.resume([each])
        if isinstance(each.error, SourceChanged) and self._chosen.answer == "start-over":
            runner.start_over([each])


def _goes_on(each: Job) -> bool:
    return each.is_unfinished and each.state not in AT_REST


def _set_clock(days: int) -> None:
    class Shifted(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime.now(tz) + timedelta(days=days)

    for module in (job, checkpoint_store, library_entries):
        module.datetime = Shifted


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--retry", action="store_true")
    parser.add_argument("--answer", default="")
    parser.add_argument("--days", type=int, default=0)
    parser.add_argument("files", type=Path, nargs="+")
    chosen = parser.parse_args()
    _set_clock(chosen.days)
    app = QApplication([sys.argv[0]])
    window = Application(app, platformdirs.user_config_path("shengwen"), Engine)
    watch = Watch(window, chosen)
    timer = QTimer(window, interval=_TICK_MS)
    timer.timeout.connect(watch.look)
    window.start()
    timer.start()
    code = app.exec()
    window.close()
    return code


if __name__ == "__main__":
    start_logging()
    sys.exit(main())
