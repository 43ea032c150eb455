"""A table whose rows take their height when they are first seen: to fit 20 000 takes seconds."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

Index = QModelIndex | QPersistentModelIndex


class FittedTable(QTableView):
    """Rows as high as what one column of them holds."""

    def __init__(self, column: int, parent: QWidget | None = None) -> None:
        """Make one; `column` takes the room that the others leave, and gives rows their height."""
        super().__init__(parent)
        self._column = column
        self._fitted: set[int] = set()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.horizontalHeader().hide()
        self.horizontalHeader().sectionResized.connect(self._on_column_resized)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(3 * self.fontMetrics().height())
        self.verticalScrollBar().setSingleStep(self.fontMetrics().height())

    def stretch(self) -> None:
        """Give the column its room, once there is a model."""
        self.horizontalHeader().setSectionResizeMode(self._column, QHeaderView.ResizeMode.Stretch)

    def refit(self, first: int | None = None, last: int | None = None) -> None:
        """Fit these rows again when they are seen; without a last one all from the first on."""
        if first is None:
            self._fitted.clear()
        elif last is None:
            self._fitted = {row for row in self._fitted if row < first}
        else:
            self._fitted.difference_update(range(first, last + 1))
        self.viewport().update()

    def keeps_place(self) -> bool:
        """Whether what is read stays where it is when a row above it takes its height."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Give the rows in sight their height, then paint."""
        self.fit_now()
        super().paintEvent(event)

    def scrollTo(  # noqa: N802 - Qt's name
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell in sight, where it stays when the rows before it take their height."""
        super().scrollTo(index, hint)
        while self.fit_now():
            super().scrollTo(index, hint)

    def fit_now(self) -> bool:
        """Give the rows in sight their height; whether there were new ones among them."""
        n_fitted = len(self._fitted)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect.setWidth(self.columnWidth(self._column))
        row = self.rowAt(0)
        while 0 <= row < self.model().rowCount():
            if self.rowViewportPosition(row) >= self.viewport().height():
                break
            if row not in self._fitted:
                self._fit(row, option)
            row += 1
        return len(self._fitted) > n_fitted

    def _fit(self, row: int, option: QStyleOptionViewItem) -> None:
        index = self.model().index(row, self._column)
        before = self.rowHeight(row)
        after = self.itemDelegate().sizeHint(option, index).height()
        is_cut_off = self.rowViewportPosition(row) < 0
        self._fitted.add(row)
        self.verticalHeader().resizeSection(row, after)
        if is_cut_off and self.keeps_place():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + after - before)

    def _on_column_resized(self, column: int, before: int, after: int) -> None:
        """Fit again at the new width, whatever it comes from: the window, or a column beside it."""
        if column == self._column and before != after:
            self.refit()
