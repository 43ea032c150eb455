"""What a transcript page does with files: export, save, clips, texts, the recording itself."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.clip_dialog import ClipDialog
from app.clip_fields import Choice, Recording
from app.document import Document
from app.document_view import DocumentView
from app.export_choices import ExportChoices
from app.exporting import Exporting
from app.importing import Importing
from app.job_words import shown_name
from app.messages import Messages
from app.notice import Notice
from app.opening import Opened
from app.theme import Theme
from app.waveform import Waveform
from engine import Segment, writable_clip_formats


class PageErrands(QObject):
    """Runs errands for one page.

    Signals:
        said: a Notice.
        failed: a sentence that stays on the page.
        chosen: the ExportChoices that were used last.
        rules_kept: the KnownProfiles that there are now; a dict of new names by the old ones.
        rehearing_requested: the Path of the recording of which the selected rows are to be
            recognized again.
        timing_requested: the Path of the recording by which the words of the selected rows are to
            be timed.
        media_missing: the Path of a recording that is needed and not there, or None.
        media_found: the Path of the recording.
    """

    said = Signal(object)
    failed = Signal(str)
    chosen = Signal(object)
    rules_kept = Signal(object, object)
    rehearing_requested = Signal(object)
    timing_requested = Signal(object)
    media_missing = Signal(object)
    media_found = Signal(object)

    def __init__(  # noqa: PLR0913, PLR0917 - everything that a page has
        self,
        opened: Opened,
        document: Document,
        view: DocumentView,
        waveform: Waveform,
        choices: ExportChoices,
        messages: Messages,
        theme: Theme,
        n_faulty: Callable[[], int],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self.media = opened.media
        self.choices = choices
        self._origin = opened.origin
        self._document = document
        self._view = view
        self._waveform = waveform
        self._messages = messages
        self._theme = theme
        self._page = page
        self._exporting = Exporting(document, messages, theme, n_faulty, page)
        self._importing = Importing(document, messages, page)
        self._exporting.said.connect(self.said)
        self._exporting.failed.connect(self.failed)
        self._exporting.chosen.connect(self._on_chosen)
        self._exporting.rules_kept.connect(self.rules_kept)
        self._importing.said.connect(self.said)

    @property
    def slots(self) -> dict[str, Callable[[], object]]:
        """What each action does, by its name in the key map."""
        return {
            "export": self.export,
            "save": self.save,
            "export-clip": self.export_clip,
            "import-text": self.import_text,
            "recognize-again": self.recognize_again,
            "time-words": self.time_words,
            "find-media": self.ask_media,
        }

    def export(self) -> None:
        """Ask how to export it."""
        self._view.finish_editing()
        self._exporting.ask(self.choices, self.media)

    def save(self) -> None:
        """Write the file that was opened; what was recognized here is exported."""
        self._view.finish_editing()
        if self._origin is None:
            self.export()
        else:
            self._exporting.save(self._origin, self.choices)

    def export_clip(self) -> None:
        """Ask for a part of the sound: what is selected in the waveform, or the selected rows."""
        if self._has_media():
            assert self.media is not None
            duration = self._document.duration
            dialog = ClipDialog(
                Recording(self.media, duration or None),
                Choice(self._span(), formats=writable_clip_formats()),
                self._theme,
                self._messages,
                self._page.window(),
            )
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.written.connect(self._on_clip)
            dialog.open()

    def import_text(self) -> None:
        """Ask for a text to put in the place of all that was recognized."""
        self._view.finish_editing()
        self._importing.ask(self.media)

    def recognize_again(self) -> None:
        """Ask how the selected rows are to be recognized."""
        if self._view.rows and self._has_media():
            self._view.finish_editing()
            self.rehearing_requested.emit(self.media)

    def time_words(self) -> None:
        """Ask for the times at which the words of the selected rows are said."""
        if self._view.rows and self._has_media():
            self._view.finish_editing()
            self.timing_requested.emit(self.media)

    def replace_rows(
        self, text: str, first: int, old: tuple[Segment, ...], segments: Sequence[Segment]
    ) -> bool:
        """Put others in the place of rows, if they are still what they were; whether they are.

        `text` says what is done.
        """
        if tuple(self._document.segments[first : first + len(old)]) != old:
            self.said.emit(Notice(self.tr("The rows were changed meanwhile; they are left alone.")))
            return False
        self._document.put(text, first, len(old), segments)
        self._view.select(min(first, len(self._document.segments) - 1))
        return True

    def ask_media(self) -> None:
        """Ask where the recording is."""
        beside = str(self.media.parent) if self.media is not None else ""
        name, _kind = QFileDialog.getOpenFileName(
            self._page, self.tr("Where is the recording?"), beside
        )
        if name:
            self.take_media(Path(name))

    def take_media(self, media: Path) -> None:
        """Use this recording from now on."""
        self.media = media
        self.media_found.emit(media)

    def tell_faults(self, n: int) -> None:
        """How many rows break a rule, for who is about to export."""
        self._exporting.tell_faults(n)

    def finish(self) -> bool:
        """Wait until everything is written; whether it could be."""
        self._importing.finish()
        return self._exporting.finish()

    def _has_media(self) -> bool:
        is_there = self.media is not None and self.media.exists()
        if not is_there:
            self.media_missing.emit(self.media)
        return is_there

    def _span(self) -> tuple[float, float]:
        if self._waveform.selection is not None:
            return self._waveform.selection
        rows = [self._document.segments[row] for row in self._view.rows]
        if not rows:
            return 0.0, self._document.duration
        return min(row.start for row in rows), max(row.end for row in rows)

    def _on_chosen(self, choices: ExportChoices) -> None:
        self.choices = choices
        self.chosen.emit(choices)

    def _on_clip(self, path: Path) -> None:
        text = self.tr("Exported: %1").replace("%1", shown_name(path.name))
        show = partial(self._exporting.show_folder, path.parent)
        self.said.emit(Notice(text, self.tr("Open folder"), show))
