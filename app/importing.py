"""Puts a text that somebody wrote in the place of what was recognized, with the times of that."""

import logging
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.background import Background
from app.document import Document
from app.input_errors import TextUnreadable
from app.job_words import shown_name
from app.messages import Messages
from app.notice import Notice
from app.texts import read_text
from engine import Segment, retimed_segments

log = logging.getLogger(__name__)


class Importing(QObject):
    """Imports into one document.

    Signals:
        said: a Notice.
    """

    said = Signal(object)

    def __init__(self, document: Document, messages: Messages, page: QWidget) -> None:
        super().__init__(page)
        self._document = document
        self._messages = messages
        self._page = page
        self._disk = Background(self)

    def ask(self, beside: Path | None) -> None:
        """Ask for a text file."""
        folder = str(beside.parent) if beside is not None else ""
        texts = self.tr("Text (*.txt *.md)")
        every = self.tr("All files (*)")
        name, _kind = QFileDialog.getOpenFileName(
            self._page, self.tr("Import a corrected text"), folder, f"{texts};;{every}"
        )
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Align the text of a file with the transcript, on another thread; then it is one step."""
        old = tuple(self._document.segments)
        if old:
            work = partial(_aligned, path, old)
            self._disk.run(work, partial(self._on_aligned, path, old))

    def finish(self) -> None:
        """Wait until nothing is going on."""
        self._disk.finish()

    def _on_aligned(self, path: Path, old: tuple[Segment, ...], result: object) -> None:
        if isinstance(result, TextUnreadable):
            self.said.emit(Notice(f"{shown_name(path.name)}: {self._messages.text(result)}"))
        elif not isinstance(result, list):
            log.error("%s was not imported: %r", path, result)
            self.said.emit(Notice(self.tr("The text could not be imported.")))
        elif not result:
            self.said.emit(Notice(self.tr("There are no words in this text.")))
        elif tuple(self._document.segments) != old:
            self.said.emit(
                Notice(self.tr("The transcript was changed meanwhile; import it again."))
            )
        else:
            self._document.put(self.tr("Import text"), 0, len(old), result)
            text = self.tr("%n row(s) from “%1”", "", len(result))
            undo = self._document.steps.undo
            self.said.emit(Notice(text.replace("%1", shown_name(path.name)), self.tr("Undo"), undo))


def _aligned(path: Path, old: tuple[Segment, ...]) -> list[Segment] | TextUnreadable:
    try:
        text = read_text(path)
    except TextUnreadable as error:
        return error
    return retimed_segments(old, text)
