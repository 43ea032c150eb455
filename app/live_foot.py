"""The foot of the live text: what is being said, or what was saved; the lag, and what computes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.job_words import model_title
from app.labels import elided_label
from app.live_labels import LiveLabels
from app.live_port import LivePort
from app.live_state import SavedSession
from app.partial_line import PartialLine
from app.saved_bar import SavedBar
from app.theme import Theme


class LiveFoot(QWidget):
    """As high as ever, whatever it shows.

    Attributes:
        saved: its buttons.
    """

    def __init__(self, desk: LivePort, labels: LiveLabels, theme: Theme) -> None:
        super().__init__()
        self._desk, self._labels = desk, labels
        self.partial = PartialLine(theme)
        self.saved = SavedBar(theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.partial)
        self._stack.addWidget(self.saved)
        self._lag = elided_label("muted")
        self._device = elided_label("muted")
        self._device.setAlignment(Qt.AlignmentFlag.AlignRight)
        facts = QHBoxLayout()
        facts.setSpacing(12)
        facts.addWidget(self._lag, 3)
        facts.addWidget(self._device, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._stack)
        column.addLayout(facts)
        desk.partial_changed.connect(self._on_partial)
        desk.lag_changed.connect(self._on_lag)
        self.partial.show_text(desk.partial)
        self.show_device()

    @property
    def lag(self) -> str:
        """What is said of it."""
        return self._lag.text()

    @property
    def is_saved_shown(self) -> bool:
        """Whether it shows what was saved."""
        return self._stack.currentWidget() is self.saved

    def show_saved(self, saved: SavedSession | None) -> None:
        """Show what was saved; None where a session goes on."""
        if saved is not None:
            self.saved.show_saved(saved)
        self._stack.setCurrentWidget(self.partial if saved is None else self.saved)

    def show_device(self) -> None:
        """Show what recognizes, and on what."""
        device = self._labels.device(self._desk.device)
        model = model_title(self._desk.model) if self._desk.model else ""
        self._device.setText(" · ".join(filter(None, (model, device))))

    def resize_text(self, font: QFont) -> None:
        """Show what is being said in this font."""
        self.partial.resize_text(font)

    def _on_partial(self, text: str, _start: float) -> None:
        self.partial.show_text(text)

    def _on_lag(self, seconds: float) -> None:
        self._lag.setText(self._labels.lag(seconds))
