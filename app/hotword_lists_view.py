"""The lists at the left of the page: which new jobs are given, and what can be done with one."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.hotword_lists_model import HotwordListsModel, ListColumn
from app.steady_delegate import SteadyDelegate
from app.theme import Theme

_ROW_EXTRA = 16  # above and below the line of a row


class HotwordListsView(QFrame):
    """A card with the lists.

    Attributes:
        controls: what it has, from top to bottom.

    Signals:
        chosen: the name of the list that is to be shown.
        new_requested, folder_requested: a list is to be made; their folder is to be seen.
        duplicate_requested, delete_requested: the name of a list.
        import_requested: Paths of files.
        export_requested: the name of a list, and the Path that it is to be written to.
    """

    chosen = Signal(str)
    new_requested = Signal()
    folder_requested = Signal()
    duplicate_requested = Signal(str)
    delete_requested = Signal(str)
    import_requested = Signal(object)
    export_requested = Signal(str, object)

    def __init__(
        self, model: HotwordListsModel, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.model = model
        self._theme = theme
        self.table = QTableView()
        self.table.setAccessibleName(self.tr("Lists"))
        self.menu = QMenu(self)
        self.menu.setAccessibleName(self.tr("Actions"))
        self.new = QPushButton(self.tr("New list"))
        self.new.setAccessibleName(self.tr("New list"))
        theme.dress(self.new, "plus", "accent")
        self._more = QToolButton()
        self._more.setAccessibleName(self.tr("More for lists"))
        self._more.setToolTip(self.tr("More for lists"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._more.setMenu(self.menu)
        theme.dress(self._more, "dots-horizontal", "muted")
        self._hint = QLabel(self.tr("Checked lists are used for new jobs"))
        self._hint.setObjectName("muted")
        self._hint.setWordWrap(True)
        self.controls = (self.new, self._more, self.table)
        self._fill_menu()
        self._lay_out()
        self._connect()

    @property
    def current(self) -> str | None:
        """The list that is chosen."""
        return self.model.name(self.table.currentIndex())

    def choose(self, name: str) -> None:
        """Go to a list."""
        if name in self.model.names and name != self.current:
            row = self.model.names.index(name)
            self.table.setCurrentIndex(self.model.index(row, ListColumn.NAME))

    def rename(self) -> None:
        """Let the name of the chosen list be typed."""
        index = self.model.index(self.table.currentIndex().row(), ListColumn.NAME)
        if index.isValid():
            self.table.setCurrentIndex(index)
            self.table.setFocus()
            self.table.edit(index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Delete the chosen list with its key."""
        if watched is self.table and isinstance(event, QKeyEvent):
            is_key = event.type() is QEvent.Type.KeyPress
            if is_key and event.key() == Qt.Key.Key_Delete and self.current is not None:
                self.delete.trigger()
                return True
        return super().eventFilter(watched, event)

    def _fill_menu(self) -> None:
        self.rename_action = self._add("pencil-outline", self.tr("Rename"))
        self.duplicate = self._add("content-duplicate", self.tr("Duplicate"))
        self.delete = self._add("delete-outline", self.tr("Delete list"))
        self.menu.addSeparator()
        self.bring = self._add("tray-arrow-down", self.tr("Import…"))
        self.export = self._add("export-variant", self.tr("Export…"))
        self.menu.addSeparator()
        self.folder = self._add("folder-open-outline", self.tr("Open folder"))

    def _add(self, icon: str, text: str) -> QAction:
        action = QAction(text, self.menu)
        self._theme.dress(action, icon, "muted")
        self.menu.addAction(action)
        return action

    def _lay_out(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegate(SteadyDelegate(table))
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.horizontalHeader().hide()
        table.horizontalHeader().setMinimumSectionSize(24)
        stretch, fit = QHeaderView.ResizeMode.Stretch, QHeaderView.ResizeMode.ResizeToContents
        table.horizontalHeader().setSectionResizeMode(ListColumn.NAME, stretch)
        table.horizontalHeader().setSectionResizeMode(ListColumn.COUNT, fit)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + _ROW_EXTRA)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.new, 1)
        row.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(table, 1)
        column.addWidget(self._hint)

    def _connect(self) -> None:
        self.table.installEventFilter(self)
        self.table.customContextMenuRequested.connect(self._on_menu_requested)
        self.table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.new.clicked.connect(self.new_requested)
        self.rename_action.triggered.connect(self.rename)
        self.duplicate.triggered.connect(self._on_duplicate)
        self.delete.triggered.connect(self._on_delete)
        self.bring.triggered.connect(self._on_import)
        self.export.triggered.connect(self._on_export)
        self.folder.triggered.connect(self.folder_requested)
        self.menu.aboutToShow.connect(self._on_about_to_show)

    def _on_about_to_show(self) -> None:
        for action in (self.rename_action, self.duplicate, self.delete, self.export):
            action.setEnabled(self.current is not None)

    def _on_menu_requested(self, at: QPoint) -> None:
        self.menu.popup(self.table.viewport().mapToGlobal(at))

    def _on_current_changed(self) -> None:
        if self.current is not None:
            self.chosen.emit(self.current)

    def _on_duplicate(self) -> None:
        if self.current is not None:
            self.duplicate_requested.emit(self.current)

    def _on_delete(self) -> None:
        if self.current is not None:
            self.delete_requested.emit(self.current)

    def _on_import(self) -> None:
        kinds = self.tr("Lists (*.txt *.csv)") + ";;" + self.tr("All files (*)")
        names, _kind = QFileDialog.getOpenFileNames(self, self.tr("Import lists"), "", kinds)
        if names:
            self.import_requested.emit([Path(name) for name in names])

    def _on_export(self) -> None:
        name = self.current
        if name is None:
            return
        text, table = self.tr("Text (*.txt)"), self.tr("Table (*.csv)")
        chosen, kind = QFileDialog.getSaveFileName(
            self, self.tr("Export the list"), f"{name}.txt", f"{text};;{table}"
        )
        if chosen:
            path = Path(chosen)
            if not path.suffix:
                path = path.with_suffix(".csv" if kind == table else ".txt")
            elif kind == table and path.suffix == ".txt":
                path = path.with_suffix(".csv")
            self.export_requested.emit(name, path)
