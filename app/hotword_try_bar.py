"""The top of trying hotwords: what they are tried on, with which model, and how far it is."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QMenu,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.flow_layout import FlowLayout
from app.hotword_legend import HotwordLegend
from app.labels import ProblemLine, elided_label
from app.messages import clock
from app.model_combo import ModelCombo
from app.theme import Theme


class HotwordTryBar(QWidget):
    """Buttons, the name of what is tried, the legend.

    Signals:
        library_asked, file_asked, reference_asked, reference_left: as the menu says.
        run_asked, stop_asked: recognize the recording; or no more.
        every_wanted: whether sentences are shown that are the same before and after.
    """

    library_asked = Signal()
    file_asked = Signal()
    reference_asked = Signal()
    reference_left = Signal()
    run_asked = Signal()
    stop_asked = Signal()
    every_wanted = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choose = QPushButton(self.tr("Try on…"))
        self._choose.setAccessibleName(self.tr("Try the list on a transcript or a recording"))
        theme.dress(self._choose, "flask-outline", "text")
        self._menu = QMenu(self)
        self._menu.addAction(self.tr("A transcript of the library…"), self.library_asked.emit)
        self._menu.addAction(self.tr("A file: recording or text…"), self.file_asked.emit)
        self._menu.addSeparator()
        self._compare = self._menu.addAction(
            self.tr("Compare with a text that is right…"), self.reference_asked.emit
        )
        self._leave = self._menu.addAction(
            self.tr("Compare with no other text"), self.reference_left.emit
        )
        self._choose.clicked.connect(self._on_choose)
        self._name = elided_label()
        self._name.setAccessibleName(self.tr("What the list is tried on"))
        self.model = ModelCombo(theme, self.tr("Model"))
        self._run = QPushButton(self.tr("Recognize again"))
        self._run.setAccessibleName(self._run.text())
        self._run.clicked.connect(self.run_asked)
        self._stop = QPushButton(self.tr("Cancel"))
        self._stop.setAccessibleName(self._stop.text())
        self._stop.clicked.connect(self.stop_asked)
        self.every = QCheckBox(self.tr("Show all sentences"))
        self.every.setAccessibleName(self.every.text())
        self.every.toggled.connect(self.every_wanted)
        self._progress = QProgressBar()
        self._progress.setObjectName("slim")
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Progress"))
        self.said = ProblemLine()
        self.legend = HotwordLegend(theme)
        self._lay_out()
        self.show_source("", is_recording=False, has_reference=False)
        self.rest()

    def show_source(self, name: str, *, is_recording: bool, has_reference: bool) -> None:
        """Show what the list is tried on."""
        self._name.setText(name)
        self.model.setVisible(is_recording)
        self._is_recording = is_recording
        self._run.setVisible(is_recording)
        self.every.setVisible(bool(name))
        self.legend.setVisible(bool(name))
        self._compare.setEnabled(bool(name))
        self._leave.setEnabled(has_reference)

    def rest(self) -> None:
        """Nothing goes on."""
        self._progress.hide()
        self._stop.hide()
        self._run.setVisible(self._is_recording)
        self.model.setEnabled(True)

    def work(self, text: str, done: float = 0.0, duration: float | None = None) -> None:
        """Say what goes on, and how far it is."""
        self._progress.setRange(0, 1000 if duration else 0)
        if duration:
            self._progress.setValue(round(1000 * min(done / duration, 1.0)))
            told = self.tr("%1: %2 of %3").replace("%1", text)
            text = told.replace("%2", clock(done)).replace("%3", clock(duration))
        self._progress.show()
        self._stop.show()
        self._run.hide()
        self.model.setEnabled(False)
        self.said.say(text, is_wrong=False)

    def _lay_out(self) -> None:
        first = FlowLayout()  # large letters in a small window take several lines
        first.setSpacing(8)
        self._choose.ensurePolished()
        for widget in (
            self._choose,
            self._name,
            self.model,
            self._run,
            self._stop,
            self.every,
        ):
            widget.setMinimumHeight(self._choose.sizeHint().height())
            first.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(first)
        column.addWidget(self._progress)
        column.addWidget(self.said)
        column.addWidget(self.legend)

    def _on_choose(self) -> None:
        below: QPoint = self._choose.mapToGlobal(self._choose.rect().bottomLeft())
        self._menu.popup(below)
