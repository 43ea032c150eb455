"""How a sentence is painted: its time, its words wrapped, its chips."""

from typing import cast

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
)
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from app.chip_strip import chip_font, paint_chip
from app.job_words import as_tip
from app.sentence_paint import PAD_X, PAD_Y, inside, laid_out, paint_ground, strip, text_rect
from app.tags import Chip
from app.theme import Theme, monospace
from app.transcript_model import Part, SegmentRole


class TranscriptDelegate(QStyledItemDelegate):
    """Paints the rows of the transcript in the theme's colours."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def time_width(self, font: QFont) -> int:
        """What the time column needs."""
        return QFontMetrics(monospace(font)).horizontalAdvance("00:00:00.0") + 2 * PAD_X

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
            is_first = index.column() == Part.TIME
            paint_ground(painter, option.rect, self._theme, is_first=is_first, is_last=not is_first)
        if index.column() == Part.TIME:
            painter.setPen(self._theme.color("muted"))
            painter.setFont(monospace(option.font))
            drop = option.fontMetrics.ascent() - painter.fontMetrics().ascent()
            painter.drawText(inside(option.rect).adjusted(0, drop, 0, 0), 0, index.data())
        else:
            self._paint_text(painter, option, index)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as the words at the width of `option.rect`, and the chips."""
        words = text_rect(option, index.data())
        lowest = words.bottom()
        for _chip, box in _chips(option, words, index):
            lowest = box.bottom()
        return QSize(option.rect.width(), lowest + 1 - option.rect.top() + PAD_Y)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Say what the chip under the pointer is."""
        for chip, box in _chips(option, text_rect(option, index.data()), index):
            if event.type() is QEvent.Type.ToolTip and box.contains(event.pos()):
                QToolTip.showText(event.globalPos(), as_tip(chip.told), view.viewport(), box)
                return True
        QToolTip.hideText()
        return True

    def _paint_text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        words, layout = laid_out(option, index.data())
        painter.setFont(option.font)
        painter.setPen(self._theme.color("text"))
        layout.draw(painter, QPointF(words.topLeft()))
        painter.setFont(chip_font(option.font))
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        for chip, box in _chips(option, words, index):
            paint_chip(painter, box, chip, self._theme, is_selected=is_selected)


def _chips(
    option: QStyleOptionViewItem, words: QRect, index: QModelIndex | QPersistentModelIndex
) -> list[tuple[Chip, QRect]]:
    return strip(option, words, cast("list[Chip]", index.data(SegmentRole.CHIPS)))
