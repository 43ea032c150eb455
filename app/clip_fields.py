"""What the clip dialog asks: from when to when, as what, where, called what."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from app.clips import Clip
from app.clock_text import parsed_clock, typed_clock
from app.combo import Combo
from app.job_words import shown_name
from app.labels import elided_label
from app.messages import clock
from app.number_words import decimal
from app.outputs import safe_stem
from app.theme import Theme
from engine import CLIP_FORMATS, ClipFormat


@dataclass(frozen=True, slots=True)
class Recording:
    """What is cut: `track` from 1, None for the default one; `duration` None where unknown."""

    path: Path
    duration: float | None = None
    track: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """What the fields hold at first.

    Attributes:
        folder: where to; None means beside the recording.
        formats: what can be written on this computer.
    """

    span: tuple[float, float]
    format: ClipFormat = "wav"
    folder: Path | None = None
    formats: tuple[ClipFormat, ...] = CLIP_FORMATS


class ClipFields(QWidget):
    """The fields.

    Signals:
        changed: something else stands in one of them.
    """

    changed = Signal()

    def __init__(
        self, recording: Recording, choice: Choice, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._recording = recording
        self._start = QLineEdit(typed_clock(choice.span[0]))
        self._end = QLineEdit(typed_clock(choice.span[1]))
        self._length = QLabel()
        self._format = Combo(theme, self.tr("Format"))
        self._place = elided_label(elide=Qt.TextElideMode.ElideMiddle)
        self._change = QPushButton(self.tr("C&hange…"))
        name = f"{recording.path.stem} {clock(choice.span[0]).replace(':', '-')}"
        self._name = QLineEdit(shown_name(safe_stem(name)))
        for each in choice.formats:
            self._format.addItem(each.upper(), each)
        self._format.choose(choice.format)
        self._name_fields()
        self._lay_out()
        for field in (self._start, self._end, self._name):
            field.textEdited.connect(self._on_changed)
        self._change.clicked.connect(self._on_change)
        self.choose_folder(choice.folder or recording.path.parent)

    @property
    def format(self) -> ClipFormat:
        """What is chosen."""
        chosen: ClipFormat = self._format.currentData()
        return chosen

    def choose_folder(self, folder: Path) -> None:
        """Put the clip there."""
        self.folder = folder
        self._place.setText(shown_name(str(folder)))
        self._on_changed()

    def clip(self) -> Clip | str:
        """What is asked for, or in words what is wrong with it."""
        span = self._span()
        if isinstance(span, str):
            return span
        name = self._name.text().strip().removesuffix(f".{self.format}")
        if not name:
            return self.tr("It needs a name.")
        recording, stem = self._recording, safe_stem(name)
        return Clip(recording.path, span, self.folder, stem, self.format, recording.track)

    def _name_fields(self) -> None:
        self._length.setObjectName("muted")
        self._change.setAccessibleName(self.tr("Change the folder"))
        self._start.setAccessibleName(self.tr("From"))
        self._end.setAccessibleName(self.tr("To"))
        self._name.setAccessibleName(self.tr("Name"))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[str, QWidget, tuple[QWidget, ...], QWidget], ...] = (
            (
                self.tr("&From – to"),
                self._start,
                (self._start, QLabel("–"), self._end),
                self._length,
            ),
            (self.tr("F&ormat"), self._format, (), self._format),
            (self.tr("Folder"), self._change, (), self._place),
            (self.tr("&Name"), self._name, (), self._name),
        )
        for number, (text, buddy, parts, last) in enumerate(rows):
            label = QLabel(text)
            label.setBuddy(buddy)
            row = QHBoxLayout()
            row.setSpacing(8)
            for part in parts:
                row.addWidget(part)
            row.addWidget(last, 1)
            if last is self._place:
                row.addWidget(self._change)
            grid.addWidget(label, number, 0)
            grid.addLayout(row, number, 1)

    def _span(self) -> tuple[float, float] | str:
        """The times, or what is wrong with them."""
        start, end = parsed_clock(self._start.text()), parsed_clock(self._end.text())
        if start is None or end is None:
            field = self._start if start is None else self._end
            text = self.tr("“%1” is no time like 1:02:03.5.")
            return text.replace("%1", field.text().strip())
        if end <= start:
            return self.tr("The end is not after the beginning.")
        duration = self._recording.duration
        if duration is not None and start >= duration:
            return self.tr("The recording ends before %1.").replace("%1", clock(start))
        return start, end

    def _on_changed(self) -> None:
        span = self._span()
        length = "" if isinstance(span, str) else decimal(span[1] - span[0])
        self._length.setText(self.tr("%1 s").replace("%1", length) if length else "")
        self.changed.emit()

    def _on_change(self) -> None:
        title = self.tr("Folder of the clip")
        chosen = QFileDialog.getExistingDirectory(self, title, str(self.folder))
        if chosen:
            self.choose_folder(Path(chosen))
