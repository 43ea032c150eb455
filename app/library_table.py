"""The table of the library: widths, keys, selection, menu."""

from typing import cast

from PySide6.QtCore import QItemSelection, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableView,
    QWidget,
)

from app.column_menu import ColumnMenu
from app.library_actions import LibraryActions
from app.library_delegate import LibraryDelegate
from app.library_entries import Entry
from app.library_model import Column, EntryRole, LibraryModel
from app.theme import Theme, scaled

# What these columns must have room for, besides their titles.
_SAMPLES = {
    Column.DATE: "Today 12:58 PM",
    Column.LENGTH: "1:02:03",
    Column.LANGUAGE: "日本語, 中文",
    Column.KIND: "Recording",
    Column.SIZE: "888.8 MB",
    Column.MORE: "",
}
_PAD = 16
# The less a column says, the more room the table has to have for it, in pixels.
_NEEDS = {Column.KIND: 640, Column.SIZE: 560, Column.LANGUAGE: 460, Column.LENGTH: 360}


class LibraryTable(QTableView):
    """Shows entries; what is selected stays selected when others come or go.

    Signals:
        entries_selected: the selected entries, a list.
        entry_opened: an entry was double-clicked, or Enter was pressed on it.
        entries_seen: entries that are on screen, a list; more often than they change.
    """

    entries_selected = Signal(object)
    entry_opened = Signal(object)
    entries_seen = Signal(object)

    def __init__(
        self,
        model: LibraryModel,
        actions: LibraryActions,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._entries = model
        self._menu = actions
        self._delegate = LibraryDelegate(theme, self)
        self._chosen_columns: set[Column] = set()  # that the user said to show, or not
        self._kept: tuple[set[int], int | None, int] = (set(), None, 0)
        self._is_anew = False  # whether the rows to come have nothing to do with these
        self._looked = QTimer(self, singleShot=True, interval=0)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Library"))
        self._lay_out()
        self._connect()

    @property
    def selected(self) -> list[Entry]:
        """The selected entries, from top to bottom."""
        selection = self.selectionModel().selection()
        ranges = map(selection.at, range(selection.count()))
        rows = {row for each in ranges for row in range(each.top(), each.bottom() + 1)}
        shown = self._entries.entries
        return [shown[row] for row in sorted(rows)]

    @property
    def is_editing(self) -> bool:
        """Whether a title is being typed, which no change may end."""
        return self.state() is QAbstractItemView.State.EditingState

    def show_excerpts(self, *, are_shown: bool) -> None:
        """Have a second line in every row, or not."""
        self._delegate.has_excerpts = are_shown
        height = self._delegate.row_height(self.fontMetrics().height())
        self.verticalHeader().setDefaultSectionSize(height)

    def forget_place(self) -> None:
        """Show the next rows from the first one on, which is selected then."""
        self._is_anew = True

    def edit_title(self) -> None:
        """Let the title of the current row be typed."""
        index = self._entries.index(self.currentIndex().row(), Column.TITLE)
        if index.isValid():
            self.setCurrentIndex(index)
            self.edit(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Show the menu of the selected entries."""
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self._below(self.currentIndex())
        if self.selected:
            self._menu.popup(at)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show the columns that there is room for."""
        super().resizeEvent(event)
        width = self.viewport().width()
        for column, need in _NEEDS.items():
            if column not in self._chosen_columns:
                self.setColumnHidden(column, width < need)
        self._look()

    def _lay_out(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSortingEnabled(True)
        self.sortByColumn(Column.DATE, Qt.SortOrder.DescendingOrder)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setMinimumHeight(34)
        columns.setHighlightSections(False)
        columns.setMinimumSectionSize(32)
        columns.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        columns.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        bold = QFontMetrics(scaled(self.font(), 1, QFont.Weight.DemiBold))
        for column, sample in _SAMPLES.items():
            title = self._entries.headerData(column, Qt.Orientation.Horizontal)
            need = max(map(bold.horizontalAdvance, (title, sample)))
            self.setColumnWidth(column, need + _PAD)
        self.show_excerpts(are_shown=False)

    def _connect(self) -> None:
        self.addActions(self._menu.actions())
        self.selectionModel().selectionChanged.connect(self._on_selected)
        self._entries.modelAboutToBeReset.connect(self._on_about_to_change)
        self._entries.modelReset.connect(self._on_changed)
        self.activated.connect(self._on_activated)
        self.clicked.connect(self._on_clicked)
        self.horizontalHeader().customContextMenuRequested.connect(self._on_columns_requested)
        self.verticalScrollBar().valueChanged.connect(self._look)
        self._looked.timeout.connect(self._on_looked)

    def _entry_at(self, index: QModelIndex) -> Entry:
        return cast("Entry", index.data(EntryRole.ENTRY))

    def _below(self, index: QModelIndex) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())

    def _look(self) -> None:
        if not self._looked.isActive():
            self._looked.start()

    def _on_looked(self) -> None:
        first = max(self.rowAt(0), 0)
        last = self.rowAt(max(self.viewport().height() - 1, 0))
        n_rows = self._entries.rowCount()
        last = n_rows - 1 if last < 0 else last
        if n_rows:
            rows = range(first, last + 1)
            self.entries_seen.emit([self._entry_at(self._entries.index(r, 0)) for r in rows])

    def _on_selected(self) -> None:
        selected = self.selected
        self._menu.offer(selected)
        self.entries_selected.emit(selected)

    def _on_about_to_change(self) -> None:
        current = self.currentIndex()
        entry = self._entry_at(current).id if current.isValid() else None
        self._kept = ({each.id for each in self.selected}, entry, current.row())

    def _on_changed(self) -> None:
        """Select again what was selected; if it is gone, what took its place."""
        ids, current, row = self._kept
        if self._is_anew:
            self._is_anew = False
            ids, current, row = set(), None, 0
            self.scrollToTop()
        self._on_looked()  # first of all: what is seen is to be explained at once
        rows = [at for at, each in enumerate(self._entries.entries) if each.id in ids]
        at = None if current is None else self._entries.row_of(current)
        if at is None:
            at = rows[0] if rows else min(max(row, 0), self._entries.rowCount() - 1)
        if at < 0:
            self._on_selected()
            return
        flag = self.selectionModel().SelectionFlag
        self.selectionModel().setCurrentIndex(self._entries.index(at, 0), flag.NoUpdate)
        self.selectionModel().select(self._rows(rows or [at]), flag.Select | flag.Rows)

    def _rows(self, rows: list[int]) -> QItemSelection:
        """Rows to be selected, those that follow each other as one."""
        found = QItemSelection()
        first = rows[0]
        for row, following in zip(rows, [*rows[1:], -1], strict=True):
            if following != row + 1:
                found.select(self._entries.index(first, 0), self._entries.index(row, 0))
                first = following
        return found

    def _on_activated(self, index: QModelIndex) -> None:
        if index.column() != Column.MORE:
            self.entry_opened.emit(self._entry_at(index))

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == Column.MORE:
            self._menu.popup(self._below(index))

    def _on_columns_requested(self, at: QPoint) -> None:
        menu = ColumnMenu(self)
        menu.chosen.connect(self._on_column_chosen)
        menu.ask(at)

    def _on_column_chosen(self, column: int) -> None:
        self._chosen_columns.add(Column(column))
