"""Labels that give way, labels that say what is wrong, and what labels say aloud."""

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from app.job_words import as_tip

_ACCESS_KEY = re.compile(r"\(&\w\)|&")  # Chinese texts have it behind them


class ElidedLabel(QLabel):
    """One line of plain text that is shortened where there is no room; the tool tip has it all."""

    elide = Qt.TextElideMode.ElideRight

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for a few letters."""
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), self.fontMetrics().averageCharWidth() * 6), whole.height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint as much as fits."""
        short = self.fontMetrics().elidedText(self.text(), self.elide, self.width())
        self.setToolTip(as_tip(self.text()) if short != self.text() else "")
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            self.rect(),
            int(self.alignment()),
            self.palette(),
            self.isEnabled(),
            short,
            self.foregroundRole(),
        )
        painter.end()


def elided_label(
    name: str = "", *, elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight
) -> ElidedLabel:
    """An empty label for plain text; `name` is its name in the style sheet."""
    label = ElidedLabel()
    label.setObjectName(name)
    label.elide = elide
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


class ProblemLine(QLabel):
    """Says in place what is wrong, in as many lines as it takes; else there is none of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.say("")

    def say(self, text: str, *, is_wrong: bool = True) -> None:
        """Say what is wrong, or something that is not; nothing, and it is gone."""
        self.setObjectName("problem" if is_wrong else "muted")
        self.style().polish(self)
        self.setText(text)
        self.setVisible(bool(text))


def spoken(text: str) -> str:
    """The text of a button or a label without the mark of its access key."""
    return _ACCESS_KEY.sub("", text)
