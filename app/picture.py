"""The picture of a video with the subtitle over it."""

from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QToolButton, QWidget

SMALLEST = QSize(160, 90)
_USUAL = QSize(320, 180)
_OF_HEIGHT = 0.055  # the subtitle's size; of an upright picture its width decides
_OF_WIDTH = 0.045
_LEAST_SIZE = 12  # pixels
_LIFT = 0.05  # of the picture's height, below the subtitle
_SIDE = 0.04  # of its width, left free beside the subtitle
_OUTLINE = 0.16  # of the letters' size; half of it shows
_GROUND = QColor("#000000")
_INK = QColor("#FFFFFF")
_EDGE = QColor("#101010")
_CORNER = 8


class Frame(Protocol):
    """What is used of a QVideoFrame, so that QtMultimedia need not be loaded."""

    def isValid(self) -> bool: ...  # noqa: N802 - Qt's name
    def toImage(self) -> QImage: ...  # noqa: N802 - Qt's name


class Picture(QWidget):
    """Paints one frame, as large as fits, with the subtitle at its foot.

    A frame is only converted when it is painted: what comes too fast or out of sight costs nothing.
    The button is there while the pointer is; without one, its action is in a menu.

    Signals:
        double_clicked: with the left button.
    """

    double_clicked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Video"))
        self.setMinimumSize(SMALLEST)
        self._frame: Frame | None = None
        self._image = QImage()
        self._lines: list[str] = []
        self.button = QToolButton(self)
        self.button.hide()

    def show_frame(self, frame: Frame) -> None:
        """Show a picture; the last one stays when there is none."""
        if frame.isValid():
            self._frame = frame
            self.update()

    def show_subtitle(self, text: str) -> None:
        """Show these lines over the picture."""
        lines = [line for line in text.split("\n") if line.strip()]
        if lines != self._lines:
            self._lines = lines
            self.setAccessibleDescription(text)
            self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._frame, self._image, self._lines = None, QImage(), []
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Enough to see who speaks."""
        return _USUAL

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the button in its corner."""
        super().resizeEvent(event)
        size = self.button.sizeHint()
        self.button.setGeometry(
            self.width() - size.width() - _CORNER, _CORNER, size.width(), size.height()
        )

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Offer the button."""
        super().enterEvent(event)
        self.button.show()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Show the whole picture again."""
        super().leaveEvent(event)
        self.button.hide()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell of it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.double_clicked.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the frame in the middle, and the subtitle over it."""
        if self._frame is not None:
            self._image, self._frame = self._frame.toImage(), None
        painter = QPainter(self)
        painter.fillRect(self.rect(), _GROUND)
        place = self._place()
        if not self._image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self._image)
        if self._lines:
            _paint_subtitle(painter, place, self._lines, self.font())
        painter.end()

    def _place(self) -> QRect:
        """Where the picture is: all of it, undistorted."""
        if self._image.isNull():
            return self.rect()
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(self.rect().topLeft(), size)
        place.moveCenter(self.rect().center())
        return place


def _paint_subtitle(painter: QPainter, place: QRect, lines: list[str], font: QFont) -> None:
    """White on any picture: letters with a dark edge, from the foot upwards."""
    size = max(_LEAST_SIZE, round(min(_OF_HEIGHT * place.height(), _OF_WIDTH * place.width())))
    font = QFont(font)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = place.width() * (1 - 2 * _SIDE)
    layouts = [_laid_out(line, font, width) for line in lines]
    bottom = place.bottom() - _LIFT * place.height()
    for layout in reversed(layouts):
        bottom -= layout.boundingRect().height()
        at = QPointF(place.left() + _SIDE * place.width(), bottom)
        _paint_outlined(painter, layout, at, size)


def _laid_out(line: str, font: QFont, width: float) -> QTextLayout:
    """One line of the subtitle, on more where it is too long for the picture."""
    layout = QTextLayout(line, font)
    option = QTextOption(Qt.AlignmentFlag.AlignHCenter)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    height = 0.0
    spacing = QFontMetrics(font).lineSpacing()
    layout.beginLayout()
    while (part := layout.createLine()).isValid():
        part.setLineWidth(width)
        part.setPosition(QPointF(0, height))
        height += spacing
    layout.endLayout()
    return layout


def _paint_outlined(painter: QPainter, layout: QTextLayout, at: QPointF, size: int) -> None:
    """The edge first, the letters over its inner half."""
    edge = QTextCharFormat()
    pen = QPen(_EDGE, _OUTLINE * size)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    edge.setTextOutline(pen)
    edge.setForeground(QBrush(_EDGE))
    painter.setPen(_INK)
    layout.draw(painter, at, [_everywhere(layout, edge)])
    layout.draw(painter, at)


def _everywhere(layout: QTextLayout, look: QTextCharFormat) -> QTextLayout.FormatRange:
    whole = QTextLayout.FormatRange()
    whole.start, whole.length, whole.format = 0, len(layout.text()), look
    return whole
