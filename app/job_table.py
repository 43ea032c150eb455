"""The table of jobs: widths, keys, selection, menu."""

from typing import cast

from PySide6.QtCore import (
    QByteArray,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFont, QFontInfo, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QWidget

from app.column_menu import ColumnMenu
from app.job import Job
from app.job_actions import JobActions
from app.job_delegate import JobDelegate
from app.job_model import Column, JobModel, JobRole
from app.row_drag import RowDragTable
from app.theme import BASE_PX, Theme, scaled

# What these columns must have room for, besides their titles.
_SAMPLES = {
    Column.LENGTH: "1:02:03",
    Column.LANGUAGE: "日本語 +1",
    Column.MODEL: "Whisper base",
    Column.DEVICE: "CPU",
    Column.SPEED: "24.5",
    Column.MORE: "",
}
_PAD = 16
# Pixels, where text is as large as it usually is. Status and progress grow by a share of what the
# table is wider than the narrowest.
_NARROWEST = 668
# Narrower than this, a column makes way for names, unless it was asked for.
_ROOM_FOR = {
    Column.MODEL: 860,
    Column.LANGUAGE: 620,
    Column.DEVICE: 620,
    Column.SPEED: 560,
    Column.LENGTH: 480,
}
_NEED, _LEAST = 104, 80
_MOST = 250
_SHARES = {Column.STATUS: 0.28, Column.PROGRESS: 0.33}


class JobTable(RowDragTable):
    """Shows the jobs in the order in which they are transcribed, or as a column's title says.

    A title that is clicked for the third time gives the order back. Rows move in that order alone.

    Signals:
        moved: these jobs, a list, are to go before the one in this row of the model.
        jobs_selected: the selected jobs, a list.
        job_opened: a job was double-clicked, or Enter was pressed on it.
    """

    moved = Signal(object, int)
    jobs_selected = Signal(object)
    job_opened = Signal(object)

    def __init__(
        self, model: JobModel, actions: JobActions, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._jobs = model
        self._menu = actions
        self._chosen: set[int] = set()  # columns of which the user said to show them or not
        self._made_way: set[Column] = set()
        self._scale = QFontInfo(self.font()).pixelSize() / BASE_PX
        self._order = QSortFilterProxyModel(self)
        self._order.setSourceModel(model)
        self._order.setSortRole(JobRole.SORT)
        self._order.setDynamicSortFilter(False)  # rows do not move under the pointer
        self.setModel(self._order)
        self.setItemDelegate(JobDelegate(theme, self))
        self.setAccessibleName(self.tr("Files"))
        self._lay_out()
        self._connect()

    def selected(self) -> list[Job]:
        """The selected jobs, from top to bottom."""
        ranges = self.selectionModel().selection()  # asking for its rows takes each cell's flags
        spans = [ranges.at(n) for n in range(ranges.size())]
        rows = {row for each in spans for row in range(each.top(), each.bottom() + 1)}
        return [self._job_at(self._order.index(row, 0)) for row in sorted(rows)]

    def select(self, job: Job) -> None:
        """Select this job alone."""
        index = self._order.mapFromSource(self._jobs.index(self._jobs.jobs.index(job), 0))
        flag = QItemSelectionModel.SelectionFlag  # the view's own way goes by keys that are held
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)

    def select_something(self) -> None:
        """Where nothing is selected, select the row that took the place of the last one."""
        if not self.selectionModel().hasSelection():
            self.selectRow(min(max(self.currentIndex().row(), 0), self._order.rowCount() - 1))

    @property
    def columns(self) -> QByteArray:
        """Which columns the user has, and how wide; those that made way are among them."""
        for column in self._made_way:
            self.setColumnHidden(column, False)  # noqa: FBT003 - Qt's signature
        state = self.horizontalHeader().saveState()
        for column in self._made_way:
            self.setColumnHidden(column, True)  # noqa: FBT003 - as above
        return state

    @property
    def is_sorted(self) -> bool:
        """Whether rows stand in another order than that in which they are transcribed."""
        return self._order.sortColumn() >= 0

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Show the menu of the selected jobs."""
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self._below(self.currentIndex())
        if self.selected():
            self._menu.popup(at)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the new width."""
        super().resizeEvent(event)
        width = self.viewport().width() / self._scale
        self._make_way(width)
        extra = max(width - self.columnWidth(Column.MODEL) / self._scale - _NARROWEST, 0)
        for column, share in _SHARES.items():
            least = _NEED if width >= _ROOM_FOR[Column.LENGTH] else _LEAST
            need = min(least + share * extra, _MOST)
            self.setColumnWidth(column, round(need * self._scale))

    def _make_way(self, width: float) -> None:
        """Show the columns that there is room for."""
        for column, room in _ROOM_FOR.items():
            may_be_hidden = column is Column.MODEL or column in self._made_way
            if column not in self._chosen and (width < room or may_be_hidden):
                self.setColumnHidden(column, width < room)
                (self._made_way.add if width < room else self._made_way.discard)(column)

    def _lay_out(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setDefaultSectionSize(self.fontMetrics().height() + 18)
        columns.setMinimumHeight(34)
        columns.setHighlightSections(False)
        columns.setSortIndicatorClearable(True)
        columns.setMinimumSectionSize(32)
        columns.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        columns.setSectionResizeMode(Column.FILE, QHeaderView.ResizeMode.Stretch)
        for column, sample in _SAMPLES.items():
            title = self._jobs.headerData(column, Qt.Orientation.Horizontal)
            need = max(map(_bold(self).horizontalAdvance, (title, sample)))
            self.setColumnWidth(column, need + _PAD)

    def _connect(self) -> None:
        self.addActions(self._menu.actions())
        self.selectionModel().selectionChanged.connect(self._on_selected)
        self._jobs.refreshed.connect(self._offer)
        self.activated.connect(self._on_activated)
        self.clicked.connect(self._on_clicked)
        self.rows_dropped.connect(self._on_dropped)
        self._menu.move_requested.connect(self._on_move_requested)
        self.horizontalHeader().sortIndicatorChanged.connect(self._on_sorted)
        self.horizontalHeader().customContextMenuRequested.connect(self._on_columns_requested)

    def _job_at(self, index: QModelIndex) -> Job:
        return cast("Job", index.data(JobRole.JOB))

    def _below(self, index: QModelIndex) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())

    def _on_selected(self) -> None:
        self._offer()
        self.jobs_selected.emit(self.selected())

    def _offer(self) -> None:
        self._menu.offer(self.selected(), self._jobs.jobs, is_sorted=self.is_sorted)

    def _on_sorted(self) -> None:
        self.setDragEnabled(not self.is_sorted)
        self._offer()

    def _on_dropped(self, row: int) -> None:
        self.moved.emit(self.selected(), row)

    def _on_move_requested(self, step: int) -> None:
        """Move the selected rows, as they stand together, one up or down."""
        jobs = self.selected()
        rows = [self._jobs.jobs.index(job) for job in jobs]
        self.moved.emit(jobs, max(rows[0] - 1, 0) if step < 0 else rows[-1] + 2)
        self.scrollTo(self.currentIndex())

    def _on_activated(self, index: QModelIndex) -> None:
        if index.column() != Column.MORE:
            self.job_opened.emit(self._job_at(index))

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == Column.MORE:
            self._menu.popup(self._below(index))

    def _on_columns_requested(self, at: QPoint) -> None:
        menu = ColumnMenu(self)
        menu.chosen.connect(self._on_column_chosen)
        menu.ask(at)

    def _on_column_chosen(self, column: int) -> None:
        self._chosen.add(column)


def _bold(widget: QWidget) -> QFontMetrics:
    return QFontMetrics(scaled(widget.font(), 1, QFont.Weight.DemiBold))
