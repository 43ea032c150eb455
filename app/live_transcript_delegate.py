"""How rows of a live session are painted: sentences as in every transcript, rules, flags."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from app.chip_strip import chip_font
from app.live_transcript_model import LiveRole, RowKind
from app.sentence_paint import PAD_X, inside, paint_ground
from app.theme import monospace
from app.transcript_delegate import TranscriptDelegate
from app.transcript_model import Part

Index = QModelIndex | QPersistentModelIndex

_GAP = 8  # between a rule and its clock, a flag and its word
_ROOM = 10  # above and below a rule's clock


class LiveTranscriptDelegate(TranscriptDelegate):
    """Paints rules and flags itself."""

    def time_width(self, font: QFont) -> int:
        """What the time column needs: whole seconds."""
        return QFontMetrics(monospace(font)).horizontalAdvance("0:00:00") + 2 * PAD_X

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the time or the text of a row."""
        kind = index.data(LiveRole.KIND)
        if kind == RowKind.SENTENCE:
            super().paint(painter, option, index)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            is_first = index.column() == Part.TIME
            paint_ground(painter, option.rect, self._theme, is_first=is_first, is_last=not is_first)
        if kind == RowKind.RULE:
            self._paint_rule(painter, option, index)
        else:
            self._paint_mark(painter, option, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as a line of small text, or as what is said."""
        if index.data(LiveRole.KIND) == RowKind.SENTENCE:
            return super().sizeHint(option, index)
        height = QFontMetrics(chip_font(option.font)).height() + 2 * _ROOM
        return QSize(option.rect.width(), height)

    def _paint_rule(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A thin line across both columns, with the clock where text begins."""
        cell, middle = option.rect, option.rect.center().y()
        painter.setPen(self._theme.color("line"))
        if index.column() == Part.TIME:
            painter.drawLine(cell.left() + PAD_X, middle, cell.right(), middle)
            return
        painter.setFont(chip_font(option.font))
        room = inside(cell)
        width = painter.fontMetrics().horizontalAdvance(index.data())
        painter.drawLine(cell.left(), middle, room.left() - _GAP, middle)
        painter.drawLine(room.left() + width + _GAP, middle, room.right(), middle)
        painter.setPen(self._theme.color("muted"))
        box = QRect(room.left(), cell.top(), width + 1, cell.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, index.data())

    def _paint_mark(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The time, and a flag with its word."""
        font = chip_font(option.font)
        painter.setFont(font)
        room = inside(option.rect)
        if index.column() == Part.TIME:
            painter.setPen(self._theme.color("muted"))
            painter.setFont(monospace(option.font))
            box = QRect(room.left(), option.rect.top(), room.width(), option.rect.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, index.data())
            return
        size = QFontMetrics(font).height()
        top = option.rect.center().y() - size // 2
        sign = QRect(room.left(), top, size, size)
        self._theme.icon("flag-variant-outline", "accent").paint(painter, sign)
        painter.setPen(self._theme.color("accent"))
        left = sign.right() + _GAP
        box = QRect(left, option.rect.top(), room.right() - left, option.rect.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, index.data())
