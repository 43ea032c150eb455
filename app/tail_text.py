"""The last lines of a text that grows: as words come, earlier lines stay broken where they were."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

_WRAP = QTextOption()
_WRAP.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


class TailText:
    """Text in lines; what is still open can have a colour of its own."""

    def __init__(self, final: str, partial: str, font: QFont, width: float, muted: QColor) -> None:
        """Break it into lines.

        Args:
            final, partial: what stays as it is, and what may still change.
            width: of a line, in pixels.
            muted: the colour of what may still change.
        """
        self._layout = QTextLayout(final + partial, font)
        self._layout.setTextOption(_WRAP)
        metrics = QFontMetricsF(font)
        self._height, self._ascent = metrics.lineSpacing(), metrics.ascent()
        start = len(final.encode("utf-16-le")) // 2  # Qt counts so
        open_text = QTextLayout.FormatRange()
        open_text.start = start
        open_text.length = len(partial.encode("utf-16-le")) // 2
        look = QTextCharFormat()
        look.setFont(font)  # a format without one has the application's
        look.setForeground(muted)
        open_text.format = look
        self._layout.setFormats([open_text])
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(width, 1.0))
        self._layout.endLayout()

    @property
    def starts(self) -> Sequence[int]:
        """Where lines begin, counted in UTF-16."""
        n = self._layout.lineCount()
        return [self._layout.lineAt(i).textStart() for i in range(n)]

    @property
    def lines(self) -> list[str]:
        """The text of each line."""
        text = self._layout.text().encode("utf-16-le")
        ends = [*self.starts[1:], len(text) // 2]
        return [
            text[2 * start : 2 * end].decode("utf-16-le", "replace")
            for start, end in zip(self.starts, ends, strict=True)
        ]

    def paint(self, painter: QPainter, at: QPointF, n_lines: int) -> None:
        """Paint the last lines in the painter's pen, downwards from there."""
        n = self._layout.lineCount()
        first = max(n - n_lines, 0)
        for number in range(first, n):
            line = self._layout.lineAt(number)
            # letters of another script may be higher: their baseline is where the others' is
            top = (number - first) * self._height + self._ascent - line.ascent()
            line.setPosition(QPointF(0.0, top))
            line.draw(painter, at)
