"""What a session came to: it is in the library, and can be opened, copied, exported from here."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.flow_layout import FlowLayout
from app.job_words import clock, shown_name
from app.labels import elided_label
from app.live_state import SavedSession
from app.theme import Theme

_SIGN = 18


class SavedBar(QWidget):
    """Shows where the last session is.

    Signals:
        open_requested, copy_requested, export_requested: of that session.
    """

    open_requested = Signal()
    copy_requested = Signal()
    export_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sign = QLabel()
        self._said = QLabel(self.tr("Saved to your library"))
        self._said.setFont(self._bold())
        self._title = elided_label("muted", elide=Qt.TextElideMode.ElideMiddle)
        told, deeds = _Row(), _Row()
        for label in (self._sign, self._said, self._title):
            told.row.addWidget(label)
        for text, icon, signal in (
            (self.tr("Open"), "text-box-edit-outline", self.open_requested),
            (self.tr("Copy"), "content-copy", self.copy_requested),
            (self.tr("Export…"), "export-variant", self.export_requested),
        ):
            button = QPushButton(text)
            button.setAccessibleName(text.rstrip("…"))
            theme.dress(button, icon, "muted")
            button.clicked.connect(signal)
            deeds.row.addWidget(button)
        flow = FlowLayout()  # on two lines where letters are very large
        flow.setContentsMargins(0, 0, 0, 0)
        flow.setSpacing(12)
        flow.addWidget(told)
        flow.addWidget(deeds)
        self.setLayout(flow)
        self._told, self._deeds = told, deeds
        theme.changed.connect(self._colour)
        self._colour()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Stand beside the buttons, which have their style by now."""
        super().showEvent(event)
        self._told.setMinimumHeight(self._deeds.sizeHint().height())

    def show_saved(self, saved: SavedSession) -> None:
        """Show what was saved."""
        title = f"{shown_name(saved.title)} · {clock(saved.duration)}"
        self._title.setText(title)
        self.setAccessibleName(f"{self._said.text()}: {title}")

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _colour(self) -> None:
        self._sign.setPixmap(self._theme.icon("check-circle", "ok").pixmap(_SIGN, _SIGN))


class _Row(QWidget):
    """What stays beside each other."""

    def __init__(self) -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
