"""Which columns a table shows, all but the first and the last, as a menu over its header."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTableView


class ColumnMenu(QMenu):
    """Hides and shows columns; it is gone once it is closed.

    Signals:
        chosen: a column was hidden or shown.
    """

    chosen = Signal(int)

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._table = table
        for column in range(1, table.model().columnCount() - 1):
            title = table.model().headerData(column, Qt.Orientation.Horizontal)
            action = self.addAction(title)
            action.setCheckable(True)
            action.setChecked(not table.isColumnHidden(column))
            action.setData(column)
        self.triggered.connect(self._on_triggered)

    def ask(self, at: QPoint) -> None:
        """Open it at a place of the header."""
        self.popup(self._table.horizontalHeader().mapToGlobal(at))

    def _on_triggered(self, action: QAction) -> None:
        self._table.setColumnHidden(action.data(), not action.isChecked())
        self.chosen.emit(action.data())
