"""The table of before and after: both scroll together, and a row is as high as the longer text."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QWidget

from app.fitted_table import FittedTable
from app.hotword_try_delegate import HotwordTryDelegate
from app.hotword_try_model import HotwordTryModel, TryColumn
from app.sentence_paint import PAD_X
from app.theme import Theme


class HotwordTryView(FittedTable):
    """Shows a trial.

    Signals:
        row_chosen: the number of a row whose time was clicked, or on which Enter was pressed.
    """

    row_chosen = Signal(int)

    def __init__(self, model: HotwordTryModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(TryColumn.AFTER, parent)
        self._delegate = HotwordTryDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Before and after"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header = self.horizontalHeader()
        header.show()
        header.setHighlightSections(False)
        header.setStyleSheet(f"QHeaderView::section {{ padding: 0 {PAD_X}px; }}")
        header.setSectionsClickable(False)
        for column in (TryColumn.BEFORE, TryColumn.AFTER):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(TryColumn.TIME, self._delegate.time_width(self.font()))
        model.modelReset.connect(self._on_reset)
        theme.changed.connect(self._on_theme_changed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """No more than it needs; what is around it gives it all that is left."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Copy, open, or move."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.row_chosen.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Select; a click on a time goes there."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.column() == TryColumn.TIME:
            self.row_chosen.emit(index.row())

    def _fit(self, row: int, option: QStyleOptionViewItem) -> None:
        """Give a row the height of the longer of its texts."""
        super()._fit(row, option)
        before = self.model().index(row, TryColumn.BEFORE)
        option.rect.setWidth(self.columnWidth(TryColumn.BEFORE))
        needed = self.itemDelegate().sizeHint(option, before).height()
        if needed > self.rowHeight(row):
            self.verticalHeader().resizeSection(row, needed)
        option.rect.setWidth(self.columnWidth(TryColumn.AFTER))

    def _copy(self) -> None:
        rows = sorted({index.row() for index in self.selectedIndexes()})
        lines = (
            "\t".join(str(self.model().index(row, c).data()) for c in TryColumn) for row in rows
        )
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _on_reset(self) -> None:
        self.refit()
        self.scrollToTop()

    def _on_theme_changed(self) -> None:
        self.viewport().update()
