"""How late a 10 ms timer in the window is while a job runs: what a user feels as a stutter."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from tests.bench import recordings
from tests.bench.figures import Fact, Figure, Skipped
from tests.bench.models import whisper_base
from tests.bench.setting import Setting

_INTERVAL_MS = 10


def run(setting: Setting) -> Iterator[Figure]:
    """Drop a recording on the real window, with the real engine, and watch its timer."""
    if whisper_base() is None:
        yield Skipped("window", "ours", "the extra `starter` is not installed")
        return
    recording = setting.folder / "window.flac"
    recordings.make(recording, 0.3 if setting.is_smoke else 5.0)
    config = str(setting.folder / "config")
    command = [sys.executable, "-m", "tests.bench.window", str(recording), config]
    screen = {"QT_QPA_PLATFORM": "offscreen"} | os.environ  # none is needed
    found: dict[str, float] = json.loads(subprocess.check_output(command, text=True, env=screen))
    for name, value in found.items():
        yield Fact("window", name, value)


def _watch(recording: Path, config: Path) -> None:
    """Run in a process of its own; print the figures when the subtitles are written."""
    from time import perf_counter  # noqa: PLC0415

    from PySide6.QtCore import Qt, QTimer  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from app.application import Application  # noqa: PLC0415

    app = QApplication([])
    application = Application(app, config)
    ticks: list[float] = []
    timer = QTimer(app)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(_INTERVAL_MS)

    def tick() -> None:
        ticks.append(perf_counter())
        if recording.with_suffix(".srt").exists():
            app.quit()

    timer.timeout.connect(tick)
    application.start()
    QTimer.singleShot(500, lambda: (timer.start(), application.runner.add([recording])))
    app.exec()
    application.close()
    late = sorted((b - a) * 1000 - _INTERVAL_MS for a, b in pairwise(ticks))
    print(
        json.dumps(
            {
                "ticks": len(late),
                "late ms, 99 of 100 below": round(late[int(len(late) * 0.99)], 1),
                "late ms, worst": round(late[-1], 1),
                "later than 50 ms": sum(value > 50 for value in late),
            }
        )
    )


if __name__ == "__main__":
    _watch(Path(sys.argv[1]), Path(sys.argv[2]))
