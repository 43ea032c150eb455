"""Labels that give way."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from app.job_words import as_tip


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
