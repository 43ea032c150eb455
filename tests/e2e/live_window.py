"""The window with its live page in front, for tests that speak to it, press its keys and kill it.

Says what is shown, a line of JSON at a time: ["state", …], ["rows", …], ["partial", …],
["notice", …], ["transcript", …]. A line on standard input is the text of a button to press.
"""

import json
import sys

import platformdirs
from PySide6.QtCore import QSocketNotifier, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.application import Application
from app.logs import start_logging
from app.notice import Notice
from app.transcript_page import TranscriptPage
from engine import Engine


class Teller:
    """Tells what a user would see."""

    def __init__(self, window: Application) -> None:
        self._window = window
        desk = window.live.desk
        desk.state_changed.connect(self._on_state)
        desk.segment_added.connect(self._on_segment)
        desk.partial_changed.connect(self._on_partial)
        desk.saved.connect(self._on_saved)
        window.live.said.connect(self._on_said)
        window.transcripts.opened.connect(self._on_transcript)
        self._keys = QSocketNotifier(0, QSocketNotifier.Type.Read, window)
        self._keys.activated.connect(self._on_line)

    def _on_state(self, state: object) -> None:
        tell("state", getattr(state, "name", ""))

    def _on_segment(self, _segment: object) -> None:
        model = self._window.window._places["live"].text.view.model()
        texts = [model.index(row, 1).data() for row in range(model.rowCount())]
        tell("rows", [text for text in texts if text])

    def _on_partial(self, text: str, _start: float) -> None:
        tell("partial", text)

    def _on_saved(self, saved: object) -> None:
        tell("saved", str(getattr(saved, "path", "")))

    def _on_said(self, notice: Notice) -> None:
        tell("notice", notice.text)

    def _on_transcript(self, page: TranscriptPage) -> None:
        document = page.document
        tell("transcript", [segment.text for segment in document.segments], str(page.opened.media))

    def _on_line(self) -> None:
        name = sys.stdin.readline().strip()
        if not name:
            self._keys.setEnabled(False)
            return
        found = [
            button
            for button in QApplication.activeWindow().findChildren(QAbstractButton)
            if button.isVisible() and name in {button.text().replace("&", ""), button.toolTip()}
        ]
        tell("pressed", name, len(found))
        for button in found[:1]:
            button.click()


def tell(*what: object) -> None:
    print(json.dumps(what), flush=True)  # noqa: T201 - the tests listen


def main() -> int:
    app = QApplication([sys.argv[0]])
    window = Application(app, platformdirs.user_config_path("shengwen"), Engine)
    teller = Teller(window)
    window.start()
    window.window.show_page("live")
    window.window.activateWindow()
    window.window.setWindowState(Qt.WindowState.WindowActive)
    code = app.exec()
    window.close()
    del teller
    return code


if __name__ == "__main__":
    start_logging()
    sys.exit(main())
