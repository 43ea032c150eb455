"""How a sentence is painted: its time, its words wrapped, its chips."""

from math import ceil
from typing import cast

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from app.chip_strip import chip_font, paint_chip, places
from app.job_words import as_tip
from app.tags import Chip
from app.theme import Theme, monospace
from app.transcript_model import Part, SegmentRole

_PAD_X, _PAD_Y = 12, 8
_CHIP_DROP = 4  # from the text to the chips below it
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
            self._paint_text(painter, option, index)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as the words at the width of `option.rect`, and the chips."""
        lowest = _text_rect(option, index.data()).bottom()
        for _chip, box in _strip(option, index):
            lowest = box.bottom()
        return QSize(option.rect.width(), lowest + 1 - option.rect.top() + _PAD_Y)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Say what the chip under the pointer is."""
        for chip, box in _strip(option, index):
            if event.type() is QEvent.Type.ToolTip and box.contains(event.pos()):
                QToolTip.showText(event.globalPos(), as_tip(chip.told), view.viewport(), box)
                return True
        QToolTip.hideText()
        return True

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
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        text = index.data()
        rect = _text_rect(option, text)
        painter.setFont(option.font)
        painter.setPen(self._theme.color("text"))
        _laid_out(text, option.font, rect.width()).draw(painter, QPointF(rect.topLeft()))
        painter.setFont(chip_font(option.font))
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        for chip, box in _strip(option, index):
            paint_chip(painter, box, chip, self._theme, is_selected=is_selected)


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


def _strip(
    option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
) -> list[tuple[Chip, QRect]]:
    """The chips of a row, each with its place below the text."""
    chips = cast("list[Chip]", index.data(SegmentRole.CHIPS))
    if not chips:
        return []
    room = _text_rect(option, index.data())
    room.moveTop(room.bottom() + 1 + _CHIP_DROP)
    return list(zip(chips, places(chips, option.font, room), strict=True))
