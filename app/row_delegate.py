"""How a row of the transcript page is painted and edited."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
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
    QWidget,
)

from app.change_words import ChangeWords
from app.chip_strip import chip_font, paint_chip
from app.document_model import Column, Doubt, RowRole, Span
from app.hotword_looks import LOOKS
from app.job_words import as_tip
from app.row_changes import Spot
from app.row_editor import RowEditor
from app.sentence_paint import PAD_X, PAD_Y, inside, laid_out, paint_ground, strip, text_rect
from app.tags import Chip
from app.theme import Theme, monospace, scaled
from app.utf16 import Places

Index = QModelIndex | QPersistentModelIndex
_RADIUS = 6


class RowDelegate(QStyledItemDelegate):
    """Paints and edits the rows of the transcript page in the theme's colours.

    Signals:
        dropped: a RowEditor goes: it was closed, or its row is gone.
    """

    dropped = Signal(object)

    def __init__(
        self, theme: Theme, make_editor: Callable[[QWidget], RowEditor], parent: QObject
    ) -> None:
        """Make one; `make_editor` gives what a text is typed into."""
        super().__init__(parent)
        self._theme = theme
        self._make_editor = make_editor
        self._changes = ChangeWords(self)

    def time_width(self, font: QFont) -> int:
        """What the column of times needs."""
        return QFontMetrics(monospace(font)).horizontalAdvance("00:00:00.0") + 2 * PAD_X

    def check_width(self, font: QFont) -> int:
        """What the column of faults needs."""
        return QFontMetrics(chip_font(font)).horizontalAdvance("00.0 cps +0") + 2 * PAD_X

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        column = index.column()
        is_playing = bool(index.data(RowRole.IS_PLAYING))
        if is_playing or option.state & QStyle.StateFlag.State_Selected:
            paint_ground(
                painter,
                option.rect,
                self._theme,
                is_first=column == Column.START,
                is_last=column == Column.CHECK,
                bar=is_playing,
            )
        match column:
            case Column.START:
                self._paint_line(painter, option, index, monospace(option.font), "muted")
            case Column.SPEAKER:
                font = scaled(option.font, 1, QFont.Weight.DemiBold)
                self._paint_line(painter, option, index, font, "accent")
            case Column.TEXT:
                self._paint_text(painter, option, index)
            case _:
                self._paint_fault(painter, option, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words at the width of `option.rect`, and the chips."""
        words = text_rect(option, index.data())
        lowest = words.bottom()
        for _chip, box in _chips(option, words, index):
            lowest = box.bottom()
        return QSize(option.rect.width(), lowest + 1 - option.rect.top() + PAD_Y)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """What a cell is edited with."""
        if index.column() == Column.TEXT:
            return self._make_editor(parent)
        editor: QWidget = super().createEditor(parent, option, index)
        editor.setAccessibleName(
            index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        )
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Say that it goes."""
        if isinstance(editor, RowEditor):
            self.dropped.emit(editor)
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the text, unless it is the very one that is typed."""
        if not isinstance(editor, RowEditor):
            super().setEditorData(editor, index)
        elif editor.text.strip() != index.data():
            editor.show_text(str(index.data()))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take what was typed; a text was taken letter by letter."""
        if not isinstance(editor, RowEditor):
            super().setModelData(editor, model, cast("QModelIndex", index))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Let the editor's letters stand where those of the row do."""
        if isinstance(editor, RowEditor):
            rect = text_rect(option, index.data())
            editor.setGeometry(rect.adjusted(-6, -5, 6, 5))
        else:
            super().updateEditorGeometry(editor, option, index)

    def eventFilter(self, _editor: QObject, _event: QEvent) -> bool:
        """Leave keys to the editor of texts, which knows them by their chosen names."""
        if isinstance(_editor, RowEditor):
            return False
        return super().eventFilter(_editor, _event)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Say what a chip is, how well a word was understood, what is wrong with a row."""
        tip, box = self._tip(event, option, index)
        if event.type() is QEvent.Type.ToolTip and tip:
            QToolTip.showText(event.globalPos(), as_tip(tip), view.viewport(), box)
        else:
            QToolTip.hideText()
        return True

    def _tip(
        self, event: QHelpEvent, option: QStyleOptionViewItem, index: Index
    ) -> tuple[str, QRect]:
        for chip, box in _chips(option, text_rect(option, str(index.data())), index):
            if box.contains(event.pos()):
                return chip.told, box
        if index.column() == Column.TEXT and (at := place_at(option, index, event.pos())) >= 0:
            for spot in cast("list[Spot]", index.data(RowRole.CHANGES)):
                if spot.start <= at < spot.end:
                    return self._changes.told(spot.change), option.rect
            for start, end, share in cast("list[Doubt]", index.data(RowRole.DOUBTS)):
                if start <= at < end:
                    told = self.tr("“%1” was hardly understood: %2 % sure.")
                    told = told.replace("%1", str(index.data())[start:end])
                    return told.replace("%2", str(round(100 * share))), option.rect
        return str(index.data(Qt.ItemDataRole.ToolTipRole) or ""), option.rect

    def _paint_line(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        font: QFont,
        role: str,
    ) -> None:
        painter.setPen(self._theme.color(role))
        painter.setFont(font)
        drop = option.fontMetrics.ascent() - painter.fontMetrics().ascent()
        room = inside(option.rect)
        text = painter.fontMetrics().elidedText(
            index.data(), Qt.TextElideMode.ElideRight, room.width() + 2
        )
        painter.drawText(room.adjusted(0, drop, 2, 0), 0, text)

    def _paint_text(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        words, layout = laid_out(option, str(index.data()), self._formats(index))
        painter.setFont(option.font)
        painter.setPen(self._theme.color("text"))
        layout.draw(painter, QPointF(words.topLeft()))
        painter.setFont(chip_font(option.font))
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        for chip, box in _chips(option, words, index):
            paint_chip(painter, box, chip, self._theme, is_selected=is_selected)

    def _paint_fault(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if not (fault := str(index.data())):
            return
        painter.setFont(chip_font(option.font))
        metrics = painter.fontMetrics()
        box = inside(option.rect)
        box.setHeight(option.fontMetrics.height() + 2)
        box.adjust(-4, 0, 4, 0)
        ground = self._theme.color("error")
        ground.setAlphaF(0.14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.setPen(self._theme.color("error"))
        painter.drawText(
            box,
            Qt.AlignmentFlag.AlignCenter,
            metrics.elidedText(fault, Qt.TextElideMode.ElideRight, box.width() - 6),
        )

    def _formats(self, index: Index) -> list[QTextLayout.FormatRange]:
        ranges, places = [], Places(str(index.data()))
        for start, end, _share in cast("list[Doubt]", index.data(RowRole.DOUBTS)):
            doubt = QTextCharFormat()
            doubt.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            doubt.setUnderlineColor(self._theme.color("warn"))
            ranges.append(_range((start, end), places, doubt))
        for spot in cast("list[Spot]", index.data(RowRole.CHANGES)):
            look, changed = LOOKS[spot.change.way], QTextCharFormat()
            changed.setUnderlineStyle(look.line)
            changed.setUnderlineColor(self._theme.color(look.role))
            ranges.append(_range((spot.start, spot.end), places, changed))
        for span in cast("list[Span]", index.data(RowRole.HITS)):
            hit = QTextCharFormat()
            ground = self._theme.color("warn")
            ground.setAlphaF(0.35)
            hit.setBackground(ground)
            ranges.append(_range(span, places, hit))
        if (word := cast("Span | None", index.data(RowRole.WORD))) is not None:
            heard = QTextCharFormat()
            heard.setBackground(self._theme.color("accent"))
            heard.setForeground(self._theme.color("on_accent"))
            ranges.append(_range(word, places, heard))
        return ranges


def place_at(option: QStyleOptionViewItem, index: Index, point: QPoint) -> int:
    """Which character of the text lies at a point of the view; -1 for none."""
    text = str(index.data())
    words, layout = laid_out(option, text)
    at = QPointF(point - words.topLeft())
    for i in range(layout.lineCount()):
        line = layout.lineAt(i)
        if line.naturalTextRect().contains(at):
            place = line.xToCursor(at.x(), QTextLine.CursorPosition.CursorOnCharacter)
            return Places(text).from_qt(int(place))
    return -1


def _range(span: Span, places: Places, style: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    start, end = map(places.to_qt, span)
    found.start, found.length, found.format = start, end - start, style
    return found


def _chips(option: QStyleOptionViewItem, words: QRect, index: Index) -> list[tuple[Chip, QRect]]:
    return strip(option, words, cast("list[Chip]", index.data(RowRole.CHIPS)))
