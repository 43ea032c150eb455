"""How a sentence is painted: its time, its words wrapped, its chips."""

from math import ceil
from typing import cast

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.theme import SMALL_SCALE, Theme, monospace, scaled
from app.transcript_model import Part, SegmentRole, chips
from engine import Segment

_PAD_X, _PAD_Y = 12, 8
_CHIP_GAP = 6
_BAR = 3  # the accent at the left of the selected row
_RADIUS = 8
_WRAP = QTextOption()
_WRAP.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
_MAX_CHARS = 90  # a line of text grows no longer


class TranscriptDelegate(QStyledItemDelegate):
    """Paints the rows of the transcript in the theme's colours."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def time_width(self, font: QFont) -> int:
        """What the time column needs."""
        return QFontMetrics(monospace(font)).horizontalAdvance("00:00:00.0") + 2 * _PAD_X

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the time or the text of a row."""
        segment = cast("Segment", index.data(SegmentRole.SEGMENT))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            self._paint_ground(painter, option.rect, index.column())
        if index.column() == Part.TIME:
            painter.setPen(self._theme.color("muted"))
            painter.setFont(monospace(option.font))
            drop = option.fontMetrics.ascent() - painter.fontMetrics().ascent()
            painter.drawText(_inside(option.rect).adjusted(0, drop, 0, 0), 0, index.data())
        else:
            self._paint_text(painter, option, segment)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as the words at the width of `option.rect`, and the chips."""
        segment = cast("Segment", index.data(SegmentRole.SEGMENT))
        height = _text_rect(option, segment.text).height() + 2 * _PAD_Y
        if chips(segment):
            height += _chip_height(option.font) + _CHIP_GAP // 2
        return QSize(option.rect.width(), height)

    def _paint_ground(self, painter: QPainter, cell: QRect, column: int) -> None:
        is_first = column == Part.TIME
        ground = cell.adjusted(0 if is_first else -_RADIUS, 1, _RADIUS if is_first else 0, -1)
        painter.setClipRect(cell)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent_soft"))
        painter.drawRoundedRect(ground, _RADIUS, _RADIUS)
        if is_first:
            painter.setBrush(self._theme.color("accent"))
            painter.drawRect(QRect(cell.left(), cell.top() + 4, _BAR, cell.height() - 8))

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, segment: Segment
    ) -> None:
        rect = _text_rect(option, segment.text)
        painter.setFont(option.font)
        painter.setPen(self._theme.color("text"))
        _laid_out(segment.text, option.font, rect.width()).draw(painter, QPointF(rect.topLeft()))
        left, top = rect.left(), rect.bottom() + _CHIP_GAP // 2 + 1
        painter.setFont(_small(option.font))
        for place, chip in enumerate(chips(segment)):
            is_language = place == 0 and segment.tags.language is not None
            left += self._paint_chip(painter, left, top, chip, is_accented=is_language) + _CHIP_GAP

    def _paint_chip(
        self, painter: QPainter, left: int, top: int, text: str, *, is_accented: bool
    ) -> int:
        height = painter.fontMetrics().height() + 2
        box = QRect(left, top, painter.fontMetrics().horizontalAdvance(text) + height, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent_soft" if is_accented else "chip"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setPen(self._theme.color("accent" if is_accented else "muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return box.width()


def _inside(cell: QRect) -> QRect:
    return cell.adjusted(_PAD_X, _PAD_Y, -_PAD_X, -_PAD_Y)


def _text_rect(option: QStyleOptionViewItem, text: str) -> QRect:
    room = _inside(option.rect)
    widest = option.fontMetrics.averageCharWidth() * _MAX_CHARS
    room.setWidth(min(room.width(), widest))
    height = _laid_out(text, option.font, room.width()).boundingRect().height()
    return QRect(room.left(), room.top(), room.width(), ceil(height))


def _laid_out(text: str, font: QFont, width: int) -> QTextLayout:
    """The words in lines, broken between words where that is possible."""
    layout = QTextLayout(text, font)
    layout.setTextOption(_WRAP)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0.0, top))
        top += line.height()
    layout.endLayout()
    return layout


def _small(font: QFont) -> QFont:
    return scaled(font, SMALL_SCALE)


def _chip_height(font: QFont) -> int:
    return QFontMetrics(_small(font)).height() + 2
