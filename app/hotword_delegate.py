"""How a hotword's cells are painted and edited: what it is before it, what is wrong behind it."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from app.hotword_cells import Column
from app.hotword_table_model import HotwordRole, Index
from app.steady_delegate import SteadyDelegate
from app.theme import Role, Theme
from engine import Denied, Line, Rule

_PAD = 8
_ICON = 16
_ROW_EXTRA = 18  # above and below the line of a row
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HotwordDelegate(SteadyDelegate):
    """Paints in the theme's colours.

    Signals:
        entered: Enter ended an edit.
    """

    entered = Signal()

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures: dict[tuple[str, str, float], QPixmap] = {}
        theme.changed.connect(self._pictures.clear)

    def row_height(self, line: int) -> int:
        """How high all rows are, with lines of this height."""
        return line + _ROW_EXTRA

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.color("accent_soft"))
        cell = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        line = cast("Line | None", index.data(HotwordRole.LINE))
        column = Column(index.column())
        if column is Column.WORD:
            self._paint_word(painter, cell, index, line)
        else:
            self._paint_text(painter, cell, str(index.data() or ""), "muted")
        is_current = option.state & QStyle.StateFlag.State_HasFocus
        if is_current:
            painter.setPen(self._theme.color("accent"))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as its text, as high as every row."""
        width = super().sizeHint(option, index).width() + 2 * _PAD
        return QSize(width, self.row_height(option.fontMetrics.height()))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """What a cell is edited with."""
        editor: QWidget = super().createEditor(parent, option, index)
        editor.setAccessibleName(
            index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        )
        if isinstance(editor, QLineEdit):
            editor.setStyleSheet("padding: 0 5px; border-radius: 4px; min-height: 20px;")
        return editor

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: Index,  # noqa: ARG002 - Qt's signature
    ) -> None:
        """Over the whole cell."""
        editor.setGeometry(option.rect.adjusted(1, 2, -1, -2))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Let Enter end an edit and go on."""
        is_enter = event.type() is QEvent.Type.KeyPress and cast("QKeyEvent", event).key() in _ENTER
        if is_enter and isinstance(editor, QWidget):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, self.EndEditHint.NoHint)
            self.entered.emit()
            return True
        return super().eventFilter(editor, event)

    def _paint_word(self, painter: QPainter, cell: QRect, index: Index, line: Line | None) -> None:
        ratio = painter.device().devicePixelRatioF()
        box = QRect(cell.left(), cell.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        name = "plus" if line is None else _icon_of(line)
        painter.drawPixmap(box, self._picture(name, "muted", ratio))
        rest = cell.adjusted(_ICON + _PAD, 0, 0, 0)
        if index.data(HotwordRole.PROBLEMS):
            is_fault = line is not None and line.fault is not None
            box.moveRight(cell.right())
            sign = "alert-circle" if is_fault else "alert-outline"
            painter.drawPixmap(box, self._picture(sign, "error" if is_fault else "warn", ratio))
            rest.adjust(0, 0, -_ICON - _PAD, 0)
        self._paint_text(painter, rest, str(index.data()), "muted" if line is None else "text")

    def _paint_text(self, painter: QPainter, cell: QRect, text: str, role: Role) -> None:
        painter.setPen(self._theme.color(role))
        short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, cell.width())
        painter.drawText(cell, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, short)

    def _picture(self, name: str, role: Role, ratio: float) -> QPixmap:
        """An icon, drawn once: as a font's letter it takes as long as all the rest of a row."""
        key = (name, role, ratio)
        if key not in self._pictures:
            icon = self._theme.icon(name, role)
            self._pictures[key] = icon.pixmap(QSize(_ICON, _ICON), ratio)
        return self._pictures[key]


def _icon_of(line: Line) -> str:
    match line.entry:
        case Rule(is_pattern=True):
            return "regex"
        case Rule():
            return "swap-horizontal"
        case Denied():
            return "cancel"
        case None:
            return "help"
    return "format-letter-case"
