"""The table of a report; its times are pressed to go there."""

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QTextLine,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.fitted_table import FittedTable
from app.hotword_report_model import GAP, HotwordReportModel, Index, ReportColumn
from app.sentence_paint import PAD_X, PAD_Y, inside, laid_out, paint_ground
from app.theme import Theme, scaled

# Letters, and the most of the width.
_WIDTHS = {
    ReportColumn.WORD: (16, 0.28),
    ReportColumn.HITS: (7, 0.16),
    ReportColumn.HOW: (22, 0.27),
}
_ON_CHARACTER = QTextLine.CursorPosition.CursorOnCharacter


class HotwordReportView(FittedTable):
    """Shows a report.

    Signals:
        time_chosen: seconds; Enter goes from one time of a row to the next.
    """

    time_chosen = Signal(float)

    def __init__(
        self, model: HotwordReportModel, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(ReportColumn.TIMES, parent)
        self._report = model
        self._last = (-1, -1)  # the row of which Enter went to a time, and to which one
        self._delegate = _Delegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Words and when they were heard"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        header = self.horizontalHeader()
        header.show()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setStyleSheet(f"QHeaderView::section {{ padding: 0 {PAD_X}px; }}")
        for column in _WIDTHS:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self.stretch()
        model.modelReset.connect(self.refit)
        theme.changed.connect(self._on_theme_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give every column its letters, or its share where letters are large."""
        super().resizeEvent(event)
        letter = self.fontMetrics().averageCharWidth()
        for column, (n_chars, share) in _WIDTHS.items():
            wanted = letter * n_chars + 2 * PAD_X
            self.setColumnWidth(column, min(wanted, int(self.viewport().width() * share)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Copy, go to a time, or move."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._go_on(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Select; a time goes there."""
        super().mousePressEvent(event)
        found = self._time_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and found is not None:
            self._last = found
            self.time_chosen.emit(self._report.hits(found[0])[found[1]].start)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A hand says what can be pressed."""
        super().mouseMoveEvent(event)
        is_time = self._time_at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if is_time else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def copy_rows(self) -> None:
        """Put the selected rows on the clipboard, or all of them where none is selected."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        rows = rows or list(range(self._report.rowCount()))
        cells = ((str(self._report.index(r, c).data()) for c in ReportColumn) for r in rows)
        QGuiApplication.clipboard().setText("\n".join(map("\t".join, cells)))

    def _fit(self, row: int, option: QStyleOptionViewItem) -> None:
        """Give a row the height of what needs most."""
        super()._fit(row, option)
        width = option.rect.width()
        for column in (ReportColumn.WORD, ReportColumn.HOW):
            option.rect.setWidth(self.columnWidth(column))
            needed = self._delegate.sizeHint(option, self._report.index(row, column)).height()
            if needed > self.rowHeight(row):
                self.verticalHeader().resizeSection(row, needed)
        option.rect.setWidth(width)

    def _on_theme_changed(self) -> None:
        self.viewport().update()

    def _go_on(self, row: int) -> None:
        hits = self._report.hits(row)
        if hits:
            n = (self._last[1] + 1) % len(hits) if self._last[0] == row else 0
            self._last = (row, n)
            self.time_chosen.emit(hits[n].start)

    def _time_at(self, point: QPoint) -> tuple[int, int] | None:
        """The row and the number of the time at a point."""
        index = self.indexAt(point)
        if not index.isValid() or index.column() != ReportColumn.TIMES:
            return None
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        words, layout = laid_out(option, str(index.data()))
        at = QPointF(point - words.topLeft())
        for n in range(layout.lineCount()):
            line = layout.lineAt(n)
            if line.naturalTextRect().contains(at):
                before = str(index.data())[: int(line.xToCursor(at.x(), _ON_CHARACTER)) + 1]
                return index.row(), before.rstrip().count(GAP)
        return None


class _Delegate(QStyledItemDelegate):
    """Paints cells of a report; times look like links."""

    def __init__(self, theme: Theme, parent: HotwordReportView) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        column = index.column()
        if option.state & QStyle.StateFlag.State_Selected:
            is_first, is_last = column == ReportColumn.WORD, column == ReportColumn.HOW
            paint_ground(painter, option.rect, self._theme, is_first=is_first, is_last=is_last)
        times = index.model().index(index.row(), ReportColumn.TIMES)
        is_unheard = not times.data()
        role = "muted" if is_unheard or column == ReportColumn.HOW else "text"
        if column == ReportColumn.TIMES:
            role = "accent"
        if column == ReportColumn.WORD and not is_unheard:
            option.font = scaled(option.font, 1, QFont.Weight.DemiBold)
        words, layout = laid_out(option, str(index.data()))
        painter.setPen(self._theme.color(role))
        painter.setClipRect(inside(option.rect).adjusted(0, 0, PAD_X, PAD_Y))
        layout.draw(painter, QPointF(words.topLeft()))
        painter.restore()

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: Index
    ) -> QSize:
        """As high as the text at the width of `option.rect`."""
        words: QRect = laid_out(option, str(index.data()))[0]
        return QSize(option.rect.width(), words.height() + 2 * PAD_Y)
