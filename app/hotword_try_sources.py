"""Asks for what a list of hotwords is to be tried on, and reads it beside the window."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDir, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.background import Background, Problem
from app.hotword_source_dialog import HotwordSourceDialog
from app.hotword_try_source import (
    TEXT_SUFFIXES,
    HeardText,
    Recording,
    corrected_text,
    read_heard,
    read_reference,
)
from app.input_errors import TextUnreadable
from app.job_words import shown_name
from app.library import Library
from app.library_entries import Entry
from app.messages import Messages
from engine import Segment, TranscriptUnreadable

_Fault = TextUnreadable | TranscriptUnreadable | Problem


class HotwordTrySources(QObject):
    """Only what was asked for last is handed over.

    Signals:
        taken: a HeardText or a Recording; and the text that is right, or None.
        reference_taken: a text that is right, for what there is.
        failed: a sentence that says why it could not be read.
    """

    taken = Signal(object, object)
    reference_taken = Signal(str)
    failed = Signal(str)

    def __init__(self, library: Library, messages: Messages, widget: QWidget) -> None:
        """Make it; dialogs belong to the window of `widget`."""
        super().__init__(widget)
        self._library = library
        self._messages = messages
        self._widget = widget
        self._asked: object = None
        self._disk = Background(self)

    def ask_library(self) -> None:
        """Let an entry of the library be chosen."""
        self._library.load(self._on_entries)

    def ask_file(self) -> None:
        """Let a recording or a text be chosen."""
        title = self.tr("Try on which file?")
        name, _kind = QFileDialog.getOpenFileName(self._widget, title, QDir.homePath())
        if name:
            self.take_file(Path(name))

    def ask_reference(self) -> None:
        """Let the text be chosen that is right."""
        title = self.tr("Which text is right?")
        kinds = self.tr("Texts") + " (*.txt *.srt *.vtt *.json)"
        name, _kind = QFileDialog.getOpenFileName(self._widget, title, QDir.homePath(), kinds)
        if name:
            self.take_reference(Path(name))

    def take_entry(self, entry: Entry) -> None:
        """Take what was recognized of an entry, and what was made of it by hand."""
        self._asked = entry
        self._library.heard(entry.id, partial(self._on_heard, entry))

    def take_file(self, path: Path) -> None:
        """Take the text of a file, or a recording."""
        self._asked = path
        if path.suffix.lower() in TEXT_SUFFIXES:
            self._read(partial(read_heard, path), partial(self._on_text, path))
        else:
            self.taken.emit(Recording(path), None)

    def take_reference(self, path: Path) -> None:
        """Take the text of a file as what is right."""
        self._read(partial(read_reference, path), partial(self._on_reference, path))

    def finish(self) -> None:
        """Wait for what is read; only before all ends."""
        self._disk.finish()

    def _read(
        self,
        read: Callable[[], HeardText | str],
        deliver: Callable[[HeardText | str | _Fault], None],
    ) -> None:
        self._disk.run(partial(_or_fault, read), deliver)

    def _on_entries(self, entries: object) -> None:
        found = entries if isinstance(entries, list) else []
        dialog = HotwordSourceDialog([e for e in found if e.n_words], self._widget.window())
        dialog.chosen.connect(self.take_entry)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_heard(self, entry: Entry, heard: object) -> None:
        segments = heard if isinstance(heard, tuple) else ()
        work = partial(corrected_text, self._library.place_of(entry), segments)
        self._disk.run(work, partial(self._on_entry, entry, segments))

    def _on_entry(
        self, entry: Entry, segments: tuple[Segment, ...], text: str | Problem | None
    ) -> None:
        if self._asked is entry:
            reference = text if isinstance(text, str) else None
            self.taken.emit(HeardText(shown_name(entry.title), segments, entry=entry), reference)

    def _on_text(self, path: Path, result: HeardText | str | _Fault) -> None:
        if self._asked != path:
            return
        if isinstance(result, HeardText):
            self.taken.emit(result, None)
        else:
            self._complain(path, result)

    def _on_reference(self, path: Path, result: HeardText | str | _Fault) -> None:
        if isinstance(result, str):
            self.reference_taken.emit(result)
        else:
            self._complain(path, result)

    def _complain(self, path: Path, error: object) -> None:
        if isinstance(error, TextUnreadable):
            words = str(self._messages.text(error))
        else:
            words = str(self._messages.error(error))  # type: ignore[arg-type] # a Fault
        self.failed.emit(shown_name(f"{path.name}: {words}"))


def _or_fault(read: Callable[[], HeardText | str]) -> HeardText | str | _Fault:
    try:
        return read()
    except (TextUnreadable, TranscriptUnreadable) as error:
        return error
