"""Captions as they are painted: the last lines, on a ground of their own."""

from typing import Protocol

from PySide6.QtCore import QPointF, QSize, Qt, SignalInstance
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.caption_style import CaptionStyle
from app.tail_text import TailText

_PAD_X, _PAD_Y = 18, 10
_MUTED = 0.35  # how much of the ground is in the colour of what may still change
_LEAST_ALPHA = 1  # of 255: where there is nothing at all, clicks would miss the window
_FULL = 100  # percent


class Said(Protocol):
    """What can be shown: app.caption_text has it, and a sample for the dialog."""

    @property
    def changed(self) -> SignalInstance: ...
    @property
    def final(self) -> str: ...
    @property
    def partial(self) -> str: ...
    @property
    def is_long(self) -> bool: ...

    def drop(self, n_units: int) -> None:
        """Take away so much of its beginning."""


class CaptionView(QWidget):
    """Shows what is said in a style; while nothing is, a hint."""

    radius = 10

    def __init__(self, said: Said, look: CaptionStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = said
        self._look = look
        self.hint = ""
        self.setAccessibleName(self.tr("Captions"))
        said.changed.connect(self._on_said)

    @property
    def pad(self) -> QSize:
        """The room around the text, on each side."""
        return QSize(_PAD_X, _PAD_Y)

    @property
    def look(self) -> CaptionStyle:
        """How it looks."""
        return self._look

    @property
    def lines(self) -> list[str]:
        """The lines that are shown."""
        return [line.strip() for line in self._tail().lines[-self._look.lines :]]

    def show_look(self, look: CaptionStyle) -> None:
        """Look like this from now on."""
        self._look = look
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as was chosen, and as high as its lines."""
        height = self._look.lines * QFontMetrics(self.letters).lineSpacing()
        return QSize(self._look.width, height + 2 * self.pad.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never lower than its lines."""
        return QSize(0, self.sizeHint().height())

    @property
    def letters(self) -> QFont:
        """The font."""
        font = QFont(self.font())
        if self._look.family:
            font.setFamilies([self._look.family, *font.families()])
        font.setPixelSize(self._look.size)
        font.setWeight(QFont.Weight.Medium)
        return font

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the ground and the last lines."""
        ground, ink = QColor(self._look.ground), QColor(self._look.text)
        ground.setAlpha(max(round(255 * self._look.opacity / _FULL), _LEAST_ALPHA))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(self.rect(), self.radius, self.radius)
        painter.setPen(ink)
        start = QPointF(self.pad.width(), self.pad.height())
        self._tail().paint(painter, start, self._look.lines)
        painter.end()

    def _tail(self) -> TailText:
        final, partial = self._said.final, self._said.partial
        if not final and not partial:
            partial = self.hint
        ink, ground = QColor(self._look.text), QColor(self._look.ground)
        muted = _mixed(ink, ground)
        return TailText(final, partial, self.letters, self.width() - 2 * self.pad.width(), muted)

    def _on_said(self) -> None:
        if self._said.is_long:  # at a line's beginning, so that those after it stay as they are
            starts = self._tail().starts
            at = starts[max(len(starts) // 2 - 1, 0)]
            self._said.drop(at)
        if self.isVisible():
            self.setAccessibleDescription(" ".join(self.lines))
            self.update()


def _mixed(ink: QColor, ground: QColor) -> QColor:
    """A colour between them, nearer to the ink."""
    return QColor.fromRgbF(
        ink.redF() + _MUTED * (ground.redF() - ink.redF()),
        ink.greenF() + _MUTED * (ground.greenF() - ink.greenF()),
        ink.blueF() + _MUTED * (ground.blueF() - ink.blueF()),
    )
