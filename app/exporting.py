"""Exports a transcript: asks how, writes the files, says where they are or why not."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app.background import Background, Problem
from app.document import Document
from app.export_choices import ExportChoices, folder_of
from app.export_dialog import ExportDialog
from app.job_words import shown_name
from app.messages import Messages
from app.notice import Notice
from app.outputs import replace_file, write_outputs
from app.theme import Theme
from engine import FORMATS, Transcript, encode

log = logging.getLogger(__name__)


class Exporting(QObject):
    """Exports one document.

    Signals:
        said: a Notice.
        chosen: the ExportChoices that were used, to be remembered.
        rules_kept: the KnownProfiles that there are now; a dict of new names by the old ones.
        failed: a sentence that stays on the page: nothing was written.
    """

    said = Signal(object)
    chosen = Signal(object)
    rules_kept = Signal(object, object)
    failed = Signal(str)

    def __init__(
        self,
        document: Document,
        messages: Messages,
        theme: Theme,
        n_faulty: Callable[[], int],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._document = document
        self._messages = messages
        self._theme = theme
        self._n_faulty = n_faulty
        self._page = page
        self._disk = Background(self)
        self._dialog: ExportDialog | None = None
        self._has_failed = False

    def ask(self, choices: ExportChoices, media: Path | None) -> None:
        """Ask how; begin with what was chosen last."""
        dialog = ExportDialog(
            self._document.transcript,
            media,
            choices,
            self._n_faulty(),
            self._theme,
            self._messages,
            self._page.window(),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.rules_kept.connect(self.rules_kept)
        dialog.asked.connect(partial(self.export, media))
        dialog.finished.connect(self._on_closed)
        self._dialog = dialog
        dialog.open()

    def tell_faults(self, n: int) -> None:
        """Say in the dialog, if it is open, how many rows break a rule."""
        if self._dialog is not None:
            self._dialog.tell_faults(n)

    def export(self, media: Path | None, choices: ExportChoices) -> None:
        """Write the files, on another thread."""
        self.chosen.emit(choices)
        transcript, folder = self._document.transcript, folder_of(choices, media)
        work = partial(_write, transcript, folder, choices)
        self._disk.run(work, partial(self._on_written, folder))

    def save(self, path: Path, choices: ExportChoices) -> None:
        """Write the file that was opened anew, its rows as they are, on another thread."""
        work = partial(_save, self._document.transcript, path, choices)
        self._disk.run(work, partial(self._on_saved, path))

    def show_folder(self, folder: Path) -> None:
        """Open a folder for the user."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def finish(self) -> bool:
        """Wait until everything is written; whether it could be."""
        self._has_failed = False
        self._disk.finish()
        return not self._has_failed

    def _on_closed(self) -> None:
        self._dialog = None

    def _on_saved(self, path: Path, result: Problem | None) -> None:
        if result is None:
            self.said.emit(Notice(self.tr("Saved: %1").replace("%1", shown_name(path.name))))
        else:
            self._tell(path.parent, result)

    def _on_written(self, folder: Path, result: list[Path] | Problem) -> None:
        if isinstance(result, list):
            names = ", ".join(shown_name(path.name) for path in result)
            text = self.tr("Exported: %1").replace("%1", names)
            show = partial(self.show_folder, folder)
            self.said.emit(Notice(text, self.tr("Open folder"), show))
        else:
            self._tell(folder, result)

    def _tell(self, folder: Path, problem: Problem) -> None:
        """Say that nothing was written; the folder is named, not a temporary file in it."""
        self._has_failed = True
        log.error("nothing was written to %s: %s", folder, problem)
        error = problem
        if isinstance(problem, OSError):
            error = OSError(problem.errno, problem.strerror, str(folder))
        self.failed.emit(shown_name(str(self._messages.error(error))))


def _write(transcript: Transcript, folder: Path, choices: ExportChoices) -> list[Path]:
    stem = choices.stem(transcript.source, date.today())  # noqa: DTZ011 - the user's day
    return write_outputs(
        transcript,
        Path(transcript.source),
        choices.formats,
        folder=folder,
        stem=stem,
        profile=choices.rules,
        options=choices.options,
        as_rows=choices.as_rows,
    )


def _save(transcript: Transcript, path: Path, choices: ExportChoices) -> None:
    name = "ass" if path.suffix.lower() == ".ssa" else path.suffix.lower().removeprefix(".")
    named = choices.options.speakers or FORMATS[name].has_voices  # as they were read
    options = replace(choices.options, speakers=named)
    replace_file(path, encode(transcript, name, options=options, as_rows=True))
