"""A table whose rows can be dragged to another place in it."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QCursor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from app.theme import Theme

_LINE = 2


class RowDragTable(QTableView):
    """Shows where the selected rows would go; what comes from elsewhere is left to the window.

    Signals:
        rows_dropped: the selected rows are to go before the one in this row.
    """

    rows_dropped = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = theme
        self._target: int | None = None  # before which row a drop would go
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(False)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take what comes from here."""
        self._follow(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Show where a drop would go, and scroll at the edges."""
        if event.source() is self:
            super().dragMoveEvent(event)
        self._follow(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """Show nothing more."""
        self._point_at(None)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Say where the rows are to go."""
        if event.source() is not self:
            event.ignore()
            return
        row = self._row_at(event.position().toPoint())
        self._point_at(None)
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the view would remove the rows itself
        event.accept()
        self.rows_dropped.emit(row)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint a line where a drop would go."""
        super().paintEvent(event)
        if self._target is None:
            return
        bottom = self.rowViewportPosition(self._target - 1) + self.rowHeight(self._target - 1)
        height = self.rowViewportPosition(self._target) if self._target < self._n_rows else bottom
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self._colours.color("accent"), _LINE))
        height = max(height, _LINE // 2)
        painter.drawLine(0, height, self.viewport().width(), height)
        painter.end()

    @property
    def _n_rows(self) -> int:
        return self.model().rowCount()

    def _follow(self, event: QDragMoveEvent) -> None:
        if event.source() is not self:
            event.ignore()
            return
        self._point_at(self._row_at(event.position().toPoint()))
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()

    def _on_scrolled(self) -> None:
        """Other rows are below the pointer now."""
        if self._target is not None:
            self._point_at(self._row_at(self.viewport().mapFromGlobal(QCursor.pos())))

    def _row_at(self, place: QPoint) -> int:
        """Before which row a drop at this place goes."""
        row = self.rowAt(place.y())
        if row < 0:
            return self._n_rows
        middle = self.rowViewportPosition(row) + self.rowHeight(row) // 2
        return row + (place.y() > middle)

    def _point_at(self, row: int | None) -> None:
        self._target = row
        self.viewport().update()
