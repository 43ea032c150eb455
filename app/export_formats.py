"""Which formats a transcript is exported to, and what they are called."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from engine import FORMATS

TITLES = {
    "srt": "SRT",
    "vtt": "WebVTT",
    "ass": "ASS",
    "lrc": "LRC",
    "txt": "TXT",
    "csv": "CSV",
    "json": "JSON",
    "docx": "Word (DOCX)",
    "textgrid": "Praat TextGrid",
    "fcpxml": "FCPXML",
}
_COLUMNS = 2
_HEIGHT = 24  # pixels of a box


class FormatBoxes(QWidget):
    """A box for each format.

    Signals:
        changed: others are chosen.
    """

    changed = Signal()

    def __init__(self, chosen: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes = {name: QCheckBox(TITLES[name]) for name in FORMATS}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        for i, (name, box) in enumerate(self._boxes.items()):
            box.setMinimumHeight(_HEIGHT)
            box.setChecked(name in chosen)
            box.toggled.connect(self._on_toggled)
            grid.addWidget(box, i // _COLUMNS, i % _COLUMNS)

    @property
    def formats(self) -> tuple[str, ...]:
        """Names of engine.FORMATS."""
        return tuple(name for name, box in self._boxes.items() if box.isChecked())

    def _on_toggled(self) -> None:
        self.changed.emit()
