"""Where the files of an export go, and what they are called."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.export_choices import ExportChoices, folder_of
from app.job_words import shown_name
from app.labels import elided_label
from engine import FORMATS


class ExportTarget(QWidget):
    """A folder and a pattern for names.

    Signals:
        changed: one of them is another one.
    """

    changed = Signal()

    def __init__(
        self,
        choices: ExportChoices,
        source: str,
        media: Path | None,
        parent: QWidget | None = None,
    ) -> None:
        """Make one for a transcript called `source`, whose recording is `media`."""
        super().__init__(parent)
        self.folder = choices.folder  # empty: beside the recording
        self._source = source
        self._media = media
        self._place = elided_label("muted", elide=Qt.TextElideMode.ElideMiddle)
        self._beside = QPushButton(self.tr("Beside the recording"))
        self._change = QPushButton(self.tr("Change…"))
        self._change.setAccessibleName(self.tr("Change the folder"))
        self._pattern = QLineEdit(choices.pattern)
        self._pattern.setAccessibleName(self.tr("File name"))
        self._pattern.setToolTip(self.tr("{name}, {date} and {profile} are filled in."))
        self._names = elided_label("muted")
        self._lay_out()
        self._beside.clicked.connect(partial(self.go_to, ""))
        self._change.clicked.connect(self._on_change)
        self._pattern.textChanged.connect(self._on_changed)

    @property
    def pattern(self) -> str:
        """What files are called; where nothing is typed, the usual pattern."""
        return self._pattern.text().strip() or ExportChoices().pattern

    def go_to(self, folder: str) -> None:
        """Choose a folder; none is the one of the recording."""
        self.folder = folder
        self.changed.emit()

    def show_names(self, choices: ExportChoices) -> None:
        """Show where these choices lead."""
        self._place.setText(shown_name(str(folder_of(choices, self._media))))
        self._beside.setEnabled(self._media is not None and bool(self.folder))
        stem = choices.stem(self._source, date.today())  # noqa: DTZ011 - the user's day
        names = ", ".join(stem + FORMATS[name].suffix for name in choices.formats)
        self._names.setText(shown_name(names))

    def _lay_out(self) -> None:
        where, name = QHBoxLayout(), QHBoxLayout()
        where.addWidget(self._place, 1)
        where.addWidget(self._beside)
        where.addWidget(self._change)
        name.addWidget(self._pattern, 1)
        name.addWidget(self._names, 2)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(self.tr("Folder"), where)
        form.addRow(self.tr("File name"), name)

    def _on_changed(self) -> None:
        self.changed.emit()

    def _on_change(self) -> None:
        now = str(folder_of(ExportChoices(folder=self.folder), self._media))
        folder = QFileDialog.getExistingDirectory(self, self.tr("Export to"), now)
        if folder:
            self.go_to(folder)
