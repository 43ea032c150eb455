"""What the page of hotwords says before there is a list: what it is for, and how to begin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.theme import Theme, scaled

_ICON = 48
_TITLE = 1.25


class HotwordsEmpty(QFrame):
    """One sentence, one button, one hint.

    Signals:
        new_requested: a list is to be made.
        example_requested: one with examples in it is.
    """

    new_requested = Signal()
    example_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._theme = theme
        self._icon = QLabel()
        title = QLabel(self.tr("Names and terms that you list here are written as you write them"))
        title.setWordWrap(True)
        title.setFont(scaled(self.font(), _TITLE, self.font().Weight.DemiBold))
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        hint = QLabel(self.tr("Or drop a text or CSV file here: one word a line"))
        hint.setObjectName("muted")
        hint.setWordWrap(True)
        hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.new = QPushButton(self.tr("New list"))
        self.new.setObjectName("primary")
        self.example = QPushButton(self.tr("Start with an example"))
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch()
        for button in (self.new, self.example):
            button.setAccessibleName(button.text())
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addStretch()
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(title)
        column.addLayout(buttons)
        column.addWidget(hint)
        column.addStretch()
        self.new.clicked.connect(self.new_requested)
        self.example.clicked.connect(self.example_requested)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        icon = self._theme.icon("format-list-text", "accent")
        self._icon.setPixmap(icon.pixmap(_ICON, _ICON))
