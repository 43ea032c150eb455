"""How before and after are painted: each word of the list in its colour, with its small letter."""

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
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QHelpEvent,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from app.change_words import ChangeWords
from app.hotword_looks import LOOKS, TINT
from app.hotword_trial import Mark
from app.hotword_try_model import TryColumn, TryRole
from app.job_words import as_tip
from app.sentence_paint import PAD_X, PAD_Y, inside, laid_out, paint_ground
from app.theme import Theme, monospace
from app.utf16 import Places

Index = QModelIndex | QPersistentModelIndex
_ON_CHARACTER = QTextLine.CursorPosition.CursorOnCharacter


class HotwordTryDelegate(QStyledItemDelegate):
    """Paints the rows of a trial in the theme's colours."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = ChangeWords(self)

    def time_width(self, font: QFont) -> int:
        """What the column of times needs."""
        return QFontMetrics(monospace(font)).horizontalAdvance("0:00:00") + 2 * PAD_X

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a time, or a text with its marks."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        column = index.column()
        if option.state & QStyle.StateFlag.State_Selected:
            is_first, is_last = column == TryColumn.TIME, column == TryColumn.AFTER
            paint_ground(painter, option.rect, self._theme, is_first=is_first, is_last=is_last)
        if column == TryColumn.TIME:
            painter.setPen(self._theme.color("muted"))
            painter.setFont(monospace(option.font))
            drop = option.fontMetrics.ascent() - painter.fontMetrics().ascent()
            painter.drawText(inside(option.rect).adjusted(0, drop, 0, 0), 0, str(index.data()))
        else:
            words, layout = self._laid_out(option, index)
            painter.setPen(self._theme.color("text"))
            painter.setFont(option.font)
            layout.draw(painter, QPointF(words.topLeft()))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the text at the width of `option.rect`."""
        if index.column() == TryColumn.TIME:
            return QSize(option.rect.width(), option.fontMetrics.height() + 2 * PAD_Y)
        words, _layout = self._laid_out(option, index)
        return QSize(option.rect.width(), words.height() + 2 * PAD_Y)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Say how the word under the pointer came there."""
        mark = self._mark_at(event, option, index)
        if event.type() is QEvent.Type.ToolTip and mark is not None:
            told = self._words.of(mark.came, mark.word, mark.heard, mark.likeness)
            QToolTip.showText(event.globalPos(), as_tip(told), view.viewport(), option.rect)
        else:
            QToolTip.hideText()
        return True

    def _mark_at(
        self, event: QHelpEvent, option: QStyleOptionViewItem, index: Index
    ) -> Mark | None:
        if index.column() == TryColumn.TIME:
            return None
        words, layout = self._laid_out(option, index)
        text, marks = self._with_signs(index)
        at = QPointF(event.pos() - words.topLeft())
        for n in range(layout.lineCount()):
            line = layout.lineAt(n)
            if line.naturalTextRect().contains(at):
                place = Places(text).from_qt(int(line.xToCursor(at.x(), _ON_CHARACTER)))
                return next((mark for mark, a, b, end in marks if a <= place < end or a == b), None)
        return None

    def _laid_out(self, option: QStyleOptionViewItem, index: Index) -> tuple[QRect, QTextLayout]:
        text, marks = self._with_signs(index)
        places, formats = Places(text), []
        for mark, start, end, sign_end in marks:
            look = LOOKS[mark.came]
            colour = self._theme.color(look.role)
            word = QTextCharFormat()
            word.setUnderlineStyle(look.line)
            word.setUnderlineColor(colour)
            tint = self._theme.color(look.role)
            tint.setAlphaF(TINT)
            word.setBackground(tint)
            formats.append(_range(places, start, end, word))
            if sign_end > end:
                sign = QTextCharFormat()
                sign.setForeground(colour)
                sign.setFontWeight(QFont.Weight.Bold)
                sign.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
                formats.append(_range(places, end, sign_end, sign))
        return laid_out(option, text, formats)

    def _with_signs(self, index: Index) -> tuple[str, list[tuple[Mark, int, int, int]]]:
        """The text with the letters in it; each mark's word, and where its letter ends."""
        text, found, shift = str(index.data()), [], 0
        marks = cast("tuple[Mark, ...]", index.data(TryRole.MARKS))
        for mark in sorted(marks, key=lambda each: (each.start, each.end)):
            sign = self._words.sign(mark.came) if index.column() == TryColumn.AFTER else ""
            start, end = mark.start + shift, mark.end + shift
            text = text[:end] + sign + text[end:]
            shift += len(sign)
            found.append((mark, start, end, end + len(sign)))
        return text, found


def _range(places: Places, start: int, end: int, style: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    first, last = places.to_qt(start), places.to_qt(end)
    found.start, found.length, found.format = first, last - first, style
    return found
