"""Saves a report where the user wants it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.background import Background, Problem
from app.doctor_report import save_report
from app.findings import Finding
from app.job_words import shown_name
from app.messages import Messages
from app.notice import Notice


class Reporter(QObject):
    """Asks for a place, and writes there in the background. Nothing is ever sent.

    Signals:
        said: a Notice for the user.
    """

    said = Signal(object)

    def __init__(self, messages: Messages, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._messages = messages
        self._window = window
        self._disk = Background(self)

    def ask(self, findings: Sequence[Finding] = ()) -> None:
        """Let the user choose a file, and write the report."""
        name, _kind = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save a report"),
            str(Path.home() / "shengwen-report.txt"),
            self.tr("Text (*.txt)"),
        )
        if name:
            self.save(Path(name), findings)

    def save(self, file: Path, findings: Sequence[Finding] = ()) -> None:
        """Write it."""
        self._disk.run(partial(save_report, file, tuple(findings)), partial(self._tell, file))

    def _tell(self, file: Path, problem: Problem | None) -> None:
        if problem is not None:
            self.said.emit(Notice(shown_name(str(self._messages.error(problem)))))
            return
        text = self.tr("The report is saved as “%1”. It holds nothing that was said.")
        self.said.emit(
            Notice(
                text.replace("%1", shown_name(file.name)),
                self.tr("Open"),
                partial(_open, file),
            )
        )


def _open(file: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
