"""The table of a list's entries: widths, keys, selection, what can be done with rows."""

from typing import NamedTuple, cast

from PySide6.QtCore import QItemSelection, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QTableView,
    QWidget,
)

from app.column_menu import ColumnMenu
from app.hotword_actions import HotwordActions
from app.hotword_cells import Column
from app.hotword_delegate import HotwordDelegate
from app.hotword_table_model import HotwordRole, HotwordTableModel
from app.plain_header import PlainHeader
from app.theme import Theme, scaled
from engine import Line

# What these columns must have room for, besides their titles.
_SAMPLES = {
    Column.WEIGHT: "100.5",
    Column.ALIASES: "邓玉松, 邓郁松",
    Column.DENIED: "邓玉松, 邓",
    Column.GROUP: "Universities",
    Column.NOTE: "Chief economist",
    Column.HIT: "12/31/2026",
}
_PAD = 18
_SORT_SIGN = 14
# Which columns are shown where there is not room for all: those that come first.
_FIRST = (Column.ALIASES, Column.WEIGHT, Column.HIT, Column.DENIED, Column.GROUP, Column.NOTE)
_WORD = 22  # letters of the first column that are to be seen


class _Typed(NamedTuple):
    """What is in the editor of a cell; the line is None in the row for a new word."""

    line: Line | None
    column: int
    text: str
    cursor: int


class HotwordTable(QTableView):
    """Shows entries; what is selected stays selected when others come or go.

    Signals:
        picked: another row is the current one, or other rows are selected.
    """

    picked = Signal()

    def __init__(
        self,
        model: HotwordTableModel,
        actions: HotwordActions,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._entries = model
        self._menu = actions
        self._delegate = HotwordDelegate(theme, self)
        self._widths: dict[Column, int] = {}
        self._chosen_columns: set[int] = set()  # that the user said to show, or not
        self._n_at_edit = -1  # the row for a new word, when it was begun
        self._kept: tuple[list[Line], Line | None, int, int] = ([], None, 0, 0)
        self._typed: _Typed | None = None
        self._is_committing = False
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Words"))
        self._lay_out()
        self._connect()

    @property
    def selected(self) -> list[Line]:
        """The selected lines, from top to bottom."""
        selection = self.selectionModel().selection()
        ranges = map(selection.at, range(selection.count()))
        rows = {row for each in ranges for row in range(each.top(), each.bottom() + 1)}
        shown = self._entries.lines
        return [shown[row] for row in sorted(rows) if row < len(shown)]

    @property
    def current_line(self) -> Line | None:
        """The line of the current row."""
        return cast("Line | None", self.currentIndex().data(HotwordRole.LINE))

    @property
    def is_editing(self) -> bool:
        """Whether a cell is being typed into."""
        return self.state() is QAbstractItemView.State.EditingState

    def select(self, row: int, column: int = Column.WORD) -> None:
        """Go to a row."""
        self.clearSelection()
        self.setCurrentIndex(self._entries.index(row, column))

    def commit(self) -> None:
        """Let what is being typed be so."""
        editor = self._editor
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def commitData(self, editor: QWidget) -> None:  # noqa: N802 - Qt's name
        """Put what was typed into the list."""
        self._is_committing = True
        try:
            super().commitData(editor)
        finally:
            self._is_committing = False

    def edit_last(self) -> None:
        """Let the next word be typed."""
        if self._entries.can_add:
            index = self._entries.index(self._entries.rowCount() - 1, Column.WORD)
            self._n_at_edit = index.row()
            self.setFocus()
            self.setCurrentIndex(index)
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Edit with Enter, too."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if not self.is_editing:
            self._n_at_edit = self._entries.rowCount() - 1
        if is_enter and not self.is_editing and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Show the menu of the selected rows."""
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            rect = self.visualRect(self.currentIndex())
            at = self.viewport().mapToGlobal(rect.bottomLeft())
        self._menu.popup(at)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show the columns that there is room for; the current row stays in sight."""
        super().resizeEvent(event)
        bottom = self.visualRect(self.currentIndex()).bottom()
        if self.viewport().height() <= bottom <= event.oldSize().height():
            self.scrollTo(self.currentIndex())
        left = self.viewport().width() - self.fontMetrics().averageCharWidth() * _WORD
        for column in _FIRST:
            if column not in self._chosen_columns:
                left -= self._widths[column]
                self.setColumnHidden(column, left < 0)

    def _lay_out(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalHeader(PlainHeader(self))
        self.setSortingEnabled(True)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        columns.setSortIndicatorClearable(True)
        columns.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        height = self._delegate.row_height(self.fontMetrics().height())
        rows.setDefaultSectionSize(height)
        columns.setMinimumHeight(34)
        columns.setHighlightSections(False)
        columns.setMinimumSectionSize(32)
        columns.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        columns.setSectionResizeMode(Column.WORD, QHeaderView.ResizeMode.Stretch)
        bold = QFontMetrics(scaled(self.font(), 1, QFont.Weight.DemiBold))
        for column, sample in _SAMPLES.items():
            title = bold.horizontalAdvance(
                self._entries.headerData(column, Qt.Orientation.Horizontal)
            )
            need = max(title + _SORT_SIGN, self.fontMetrics().horizontalAdvance(sample))
            self._widths[column] = need + _PAD
            self.setColumnWidth(column, need + _PAD)

    def _connect(self) -> None:
        self.addActions(self._menu.row_actions)
        self.selectionModel().selectionChanged.connect(self._on_picked)
        self.selectionModel().currentChanged.connect(self._on_picked)
        self._entries.modelAboutToBeReset.connect(self._on_about_to_change)
        self._entries.modelReset.connect(self._on_changed)
        self._delegate.entered.connect(self._on_entered)
        self.clicked.connect(self._on_clicked)
        self.horizontalHeader().customContextMenuRequested.connect(self._on_columns_requested)

    def _on_picked(self) -> None:
        self.picked.emit()

    def _on_clicked(self) -> None:
        if self.currentIndex().row() == len(self._entries.lines):
            self.edit_last()

    def _on_entered(self) -> None:
        """Go on to the next row; where a word was added, to the next new one."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        last = self._entries.rowCount() - 1
        if row == last:
            if self._n_at_edit != last:
                self.edit_last()
        elif row >= 0:
            self.select(row + 1, column)

    def _on_about_to_change(self) -> None:
        current = self.currentIndex()
        self._kept = (self.selected, self.current_line, current.row(), current.column())
        editor, line = self._editor, self.current_line
        self._typed = None
        if editor is not None and not self._is_committing:
            self._typed = _Typed(line, current.column(), editor.text(), editor.cursorPosition())
            if line is not None:
                self._entries.hold(line)

    def _on_changed(self) -> None:
        """Select again what was selected; if it is gone, what took its place."""
        lines, current, row, column = self._kept
        if row < 0:
            self.picked.emit()
            return
        rows = sorted(r for line in lines if (r := self._entries.row_of(line)) is not None)
        at = None if current is None else self._entries.row_of(current)
        if at is None:
            last = self._entries.rowCount() - 1
            at = last if current is None else min(rows[0] if rows else row, last)
        flag = self.selectionModel().SelectionFlag
        index = self._entries.index(at, max(column, 0))
        self.selectionModel().setCurrentIndex(index, flag.NoUpdate)
        self.selectionModel().select(self._rows(rows or [at]), flag.ClearAndSelect | flag.Rows)
        self._go_on_typing()

    @property
    def _editor(self) -> QLineEdit | None:
        """What is being typed into."""
        editor = self.indexWidget(self.currentIndex()) if self.is_editing else None
        return editor if isinstance(editor, QLineEdit) else None

    def _go_on_typing(self) -> None:
        """Let who was typing as the rows came anew go on, in the same line."""
        typed, self._typed = self._typed, None
        row = None if typed is None else self._row_to_type(typed)
        if typed is None or row is None:
            return
        index = self._entries.index(row, typed.column)
        self.setCurrentIndex(index)
        self.edit(index)
        if self._editor is not None:
            self._editor.setText(typed.text)
            self._editor.setCursorPosition(typed.cursor)

    def _row_to_type(self, typed: _Typed) -> int | None:
        """The row of the line, or of one that says the same; a word whose line went is new."""
        line, shown = typed.line, self._entries.lines
        if line is not None:
            row = self._entries.row_of(line)
            same = (n for n, each in enumerate(shown) if each.text == line.text)
            row = next(same, None) if row is None else row
            if row is not None or typed.column != Column.WORD:
                return row
        return len(shown) if self._entries.can_add else None

    def _rows(self, rows: list[int]) -> QItemSelection:
        """Rows to be selected, those that follow each other as one."""
        found = QItemSelection()
        first = rows[0]
        for row, following in zip(rows, [*rows[1:], -1], strict=True):
            if following != row + 1:
                found.select(self._entries.index(first, 0), self._entries.index(row, 0))
                first = following
        return found

    def _on_columns_requested(self, at: QPoint) -> None:
        menu = ColumnMenu(self)
        menu.chosen.connect(self._chosen_columns.add)
        menu.ask(at)
