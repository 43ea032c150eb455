"""How a sentence lies in a row: its words wrapped, its chips below them, the ground it has."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyleOptionViewItem

from app.chip_strip import places
from app.tags import Chip
from app.theme import Theme

PAD_X, PAD_Y = 12, 8
_CHIP_DROP = 4  # from the text to the chips below it
_BAR = 3  # the accent at the left of a row
_RADIUS = 8
_WRAP = QTextOption()
_WRAP.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
_MAX_CHARS = 90  # a line of text grows no longer


def inside(cell: QRect) -> QRect:
    """A cell without the room around what it holds."""
    return cell.adjusted(PAD_X, PAD_Y, -PAD_X, -PAD_Y)


def text_rect(option: QStyleOptionViewItem, text: str) -> QRect:
    """Where the words lie."""
    return laid_out(option, text)[0]


def laid_out(
    option: QStyleOptionViewItem, text: str, formats: Sequence[QTextLayout.FormatRange] = ()
) -> tuple[QRect, QTextLayout]:
    """Where the words lie, and they in lines, broken between words where that is possible."""
    room = inside(option.rect)
    widest = option.fontMetrics.averageCharWidth() * _MAX_CHARS
    room.setWidth(min(room.width(), widest))
    layout = _in_lines(text, option.font, room.width(), formats)
    room.setHeight(ceil(layout.boundingRect().height()))
    return room, layout


def _in_lines(
    text: str, font: QFont, width: int, formats: Sequence[QTextLayout.FormatRange]
) -> QTextLayout:
    layout = QTextLayout(text.replace("\n", "\N{LINE SEPARATOR}"), font)
    layout.setTextOption(_WRAP)
    if formats:
        layout.setFormats(list(formats))
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0.0, top))
        top += line.height()
    layout.endLayout()
    return layout


def strip(
    option: QStyleOptionViewItem, words: QRect, chips: list[Chip]
) -> list[tuple[Chip, QRect]]:
    """The chips of a row, each with its place below the words."""
    if not chips:
        return []
    room = QRect(words)
    room.moveTop(room.bottom() + 1 + _CHIP_DROP)
    return list(zip(chips, places(chips, option.font, room), strict=True))


def paint_ground(  # noqa: PLR0913 - where, how, and which part of a row
    painter: QPainter, cell: QRect, theme: Theme, *, is_first: bool, is_last: bool, bar: bool = True
) -> None:
    """The soft ground of a row that stands out, one cell at a time; the first may have a bar."""
    ground = cell.adjusted(0 if is_first else -_RADIUS, 1, 0 if is_last else _RADIUS, -1)
    painter.setClipRect(cell)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent_soft"))
    painter.drawRoundedRect(ground, _RADIUS, _RADIUS)
    if is_first and bar:
        painter.setBrush(theme.color("accent"))
        painter.drawRect(QRect(cell.left(), cell.top() + 4, _BAR, cell.height() - 8))
