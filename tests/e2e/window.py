"""The window as a program of its own, for tests that kill it: it ends when all is done.

Usage: python -m tests.e2e.window FILE... transcribes what the library does not know already.
"""

import sys
from pathlib import Path

import platformdirs
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.application import Application
from app.job import AT_REST, Job
from engine import Engine

_TICK_MS = 20


class Watch:
    """Says on stdout what becomes of the jobs, and ends the program after the last one."""

    def __init__(self, application: Application, files: list[Path]) -> None:
        self._application = application
        self._files = files
        self._told: dict[Path, str] = {}
        self._is_given = False

    def look(self) -> None:
        application = self._application
        if not application.is_restored:
            return
        jobs = application.jobs.jobs
        if not self._is_given:
            self._is_given = True
            known = {job.path for job in jobs}
            application.runner.add([file for file in self._files if file not in known])
            return
        for job in jobs:
            self._tell(job)
        if len(jobs) == len(self._files) and not any(_goes_on(job) for job in jobs):
            QApplication.quit()

    def _tell(self, job: Job) -> None:
        text = f"{job.state.name} {len(job.segments)}"
        if self._told.get(job.path) != text:
            self._told[job.path] = text
            print(f"{job.path.name}: {text}", flush=True)


def _goes_on(job: Job) -> bool:
    return job.is_unfinished and job.state not in AT_REST


def main(files: list[Path]) -> int:
    app = QApplication([sys.argv[0]])
    application = Application(app, platformdirs.user_config_path("shengwen"), Engine)
    watch = Watch(application, files)
    timer = QTimer(application, interval=_TICK_MS)
    timer.timeout.connect(watch.look)
    application.start()
    timer.start()
    print("up", flush=True)
    code = app.exec()
    application.close()
    return code


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]]))
