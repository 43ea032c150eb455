"""A program that dictates on an X server, as tests of the hot key run it.

Usage: python -m tests.gui.dictating CHOICES TEXT

CHOICES is what the settings have, as JSON. Nothing is heard: TEXT is what is "understood".
"""

import json
import sys
import tempfile
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.dictation import Dictation
from app.messages import Messages
from app.settings import Settings
from app.theme import Theme
from engine import Finished, SegmentReady
from tests.gui.fake_dictation import FakeListeningEngine, FakeRecorder
from tests.gui.fake_engine import sentence


def tell(*told: object) -> None:
    print(json.dumps(told), flush=True)  # noqa: T201 - the tests listen


class Understanding(FakeListeningEngine):
    """Understands the same of everything."""

    def __init__(self, on_event, text):
        super().__init__(on_event)
        self._text = text

    def finish(self, job):
        super().finish(job)
        QTimer.singleShot(0, partial(self._understand, job))

    def _understand(self, job):
        if self._text:
            self.play(SegmentReady(job, sentence(0.0, self._text)))
        self.play(Finished(job, 1.0))


def main() -> int:
    choices, text = json.loads(sys.argv[1]), sys.argv[2]
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    owner = QObject()
    folder = Path(tempfile.mkdtemp(prefix="dictations-"))
    dictation = Dictation(
        FakeRecorder,
        folder,
        lambda take: tell("kept", len(take.segments)),
        Theme(app, "light", owner),
        Messages(),
        owner,
    )
    dictation.state_changed.connect(lambda state: tell("state", state.name))
    dictation.trouble_changed.connect(lambda text: tell("trouble", text))
    dictation.said.connect(lambda notice: tell("said", notice.text))
    dictation._showing.timeout.connect(lambda: tell("long enough"))
    dictation.start(Understanding(dictation.on_event, text))
    dictation.adopt(Settings(dictation={"is_on": True} | choices))
    QTimer.singleShot(1100, lambda: tell("begun"))  # what is held by now, was so before
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
