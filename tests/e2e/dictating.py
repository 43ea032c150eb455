"""The window as a program of its own that tells where dictation stands.

Usage: python -m tests.e2e.dictating
"""

import json
import sys

import platformdirs
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.application import Application
from app.hotkey_press import SETTLING
from app.interrupts import Interrupts
from app.logs import start_logging
from engine import Engine, Level, Started


def tell(*told: object) -> None:
    print(json.dumps(told), flush=True)  # noqa: T201 - the tests listen


def tell_report(report: object) -> None:
    if not isinstance(report, Level):
        tell("report", type(report).__name__)


def main() -> int:
    app = QApplication([sys.argv[0]])
    interrupts = Interrupts(app)
    interrupts.received.connect(app.quit)
    window = Application(app, platformdirs.user_config_path("shengwen"), Engine)
    dictation = window.dictation.dictation
    dictation.state_changed.connect(lambda state: tell("state", state.name))
    dictation._ear.understood.connect(lambda take: tell("understood", take.so_far))
    dictation._ear._reported.connect(tell_report)
    dictation._showing.timeout.connect(lambda: tell("long enough"))
    window.dictation.said.connect(lambda notice: tell("said", notice.text))
    window._bridge.received.connect(lambda event: isinstance(event, Started) and tell("started"))
    window.library.changed.connect(lambda ids: tell("library", len(ids)))
    window.start()
    QTimer.singleShot(round(SETTLING * 1000), lambda: tell("begun"))
    code = app.exec()
    window.close()
    return code


if __name__ == "__main__":
    start_logging()
    sys.exit(main())
