"""The program's icon in the notification area: another shape for each thing that goes on."""

from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from app.resources import resource
from app.theme import Theme

_SIZES = (16, 22, 24, 32, 48, 64)


class Sign(Enum):
    """What the icon says.

    Attributes:
        IDLE: nothing goes on.
        RECORDING: a live session is recorded: a dot.
        PAUSED: it waits: two bars.
        DICTATING: somebody speaks into another program: a microphone.
        RECOGNIZING: what was said is being understood: three dots.
    """

    IDLE = auto()
    RECORDING = auto()
    PAUSED = auto()
    DICTATING = auto()
    RECOGNIZING = auto()


def icon_for(sign: Sign, theme: Theme) -> QIcon:
    """The program's icon with a sign on it."""
    whole = QIcon(str(resource("icons/shengwen.svg")))
    if sign is Sign.IDLE:
        return whole
    icon = QIcon()
    for size in _SIZES:
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole.paint(painter, 0, 0, size, size)
        painter.scale(size / 32, size / 32)
        _paint_sign(painter, sign, theme)
        painter.end()
        icon.addPixmap(picture)
    return icon


def _paint_sign(painter: QPainter, sign: Sign, theme: Theme) -> None:
    """Paint it in a corner, on a ground that every panel lets stand out; of 32 to 32."""
    shade = theme.color({Sign.RECORDING: "error", Sign.DICTATING: "error"}.get(sign, "accent"))
    painter.setPen(QPen(QColor("white"), 1.5))
    painter.setBrush(shade)
    painter.drawEllipse(QPointF(22, 22), 9, 9)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("white"))
    match sign:
        case Sign.RECORDING:
            painter.drawEllipse(QPointF(22, 22), 4, 4)
        case Sign.PAUSED:
            painter.drawRect(QRectF(18.5, 18, 2.5, 8))
            painter.drawRect(QRectF(23, 18, 2.5, 8))
        case Sign.RECOGNIZING:
            for x in (17.5, 22.0, 26.5):
                painter.drawEllipse(QPointF(x, 22), 1.6, 1.6)
        case _:
            painter.drawRoundedRect(QRectF(20, 15.5, 4, 8), 2, 2)
            painter.setPen(QPen(QColor("white"), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawArc(QRectF(17.8, 17, 8.4, 8.6), 180 * 16, 180 * 16)
            painter.drawLine(QPointF(22, 25.6), QPointF(22, 28))
