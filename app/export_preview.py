"""What the files of an export will hold: their first lines, a tab for each format."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit, QTabBar, QVBoxLayout, QWidget

from app.background import Background, Problem
from app.export_choices import ExportChoices
from app.export_formats import TITLES
from app.messages import Messages
from app.theme import monospace
from engine import FORMATS, Transcript, render

_PREVIEWED = 40  # sentences
_SOON_MS = 150


class ExportPreview(QWidget):
    """Shows it soon after a choice, without keeping the window waiting."""

    def __init__(
        self, transcript: Transcript, messages: Messages, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._transcript = replace(transcript, segments=transcript.segments[:_PREVIEWED])
        self._messages = messages
        self._choices = ExportChoices()
        self._n_asked = 0  # only the last answer counts
        self._background = Background(self)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._ask)
        self._tabs = QTabBar(expanding=False, drawBase=False)
        self._tabs.setAccessibleName(self.tr("Preview of"))
        self._tabs.currentChanged.connect(self._ask)
        self._text = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        self._text.setObjectName("preview")
        self._text.setFont(monospace(self.font()))
        self._text.setAccessibleName(self.tr("Preview"))
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._tabs)
        column.addWidget(self._text, 1)

    def show_choices(self, choices: ExportChoices) -> None:
        """Show what these choices lead to."""
        self._choices = choices
        shown = self._tabs.tabData(self._tabs.currentIndex())
        self._tabs.blockSignals(True)  # noqa: FBT003 - Qt's signature
        while self._tabs.count():
            self._tabs.removeTab(0)
        for name in choices.formats:
            index = self._tabs.addTab(TITLES[name])
            self._tabs.setTabData(index, name)
            if name == shown:
                self._tabs.setCurrentIndex(index)
        self._tabs.blockSignals(False)  # noqa: FBT003 - as above
        self._soon.start()

    def finish(self) -> None:
        """Ask for nothing more; wait for what is being made."""
        self._soon.stop()
        self._background.finish()

    def _ask(self) -> None:
        self._n_asked += 1
        choices, name = self._choices, self._tabs.tabData(self._tabs.currentIndex())
        if name is None:
            self._text.setPlainText(self.tr("Choose a format."))
        elif not FORMATS[name].is_text:
            self._text.setPlainText(self.tr("A table of times, speakers and text."))
        else:  # the first Chinese sentence loads a dictionary
            rules, options, as_rows = choices.rules, choices.options, choices.as_rows
            work = partial(render, self._transcript, name, rules, options, as_rows=as_rows)
            self._background.run(work, partial(self._on_made, self._n_asked))

    def _on_made(self, number: int, result: str | Problem) -> None:
        if number != self._n_asked:
            return
        above = self._text.verticalScrollBar().value()
        text = result if isinstance(result, str) else str(self._messages.error(result))
        self._text.setPlainText(text)
        self._text.verticalScrollBar().setValue(above)
