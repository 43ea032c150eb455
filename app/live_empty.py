"""What the live page shows before there is text: one sentence, one button, one hint."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.theme import Theme, scaled


class LiveEmpty(QWidget):
    """Teaches.

    Attributes:
        start: the button.

    """

    def __init__(self, record: QAction, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sentence = QLabel(self.tr("Speak, and your words appear here."))
        sentence.setFont(scaled(self.font(), 15 / 13, self.font().Weight.DemiBold))
        hint = QLabel(
            self.tr(
                "Space starts and pauses. All that is said is kept as a recording in your "
                "library, whatever becomes of the text."
            )
        )
        hint.setObjectName("muted")
        self.start = QPushButton(self.tr("Start recording"))
        self.start.setObjectName("primary")
        self.start.setAccessibleName(self.start.text())
        theme.dress(self.start, "record", "on_accent")
        self.start.clicked.connect(record.trigger)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch()
        for label in (sentence, hint):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(sentence)
        column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(hint)
        column.addStretch()
