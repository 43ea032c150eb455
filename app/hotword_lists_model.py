"""The lists as rows: a check mark where new jobs are given one, its name, how much is in it."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.hotword_desk import HotwordDesk
from app.hotword_disk import Count
from app.hotword_words import HotwordWords
from app.job_words import as_tip, shown_name

Index = QModelIndex | QPersistentModelIndex


class ListColumn(IntEnum):
    """What is told of a list."""

    NAME = 0
    COUNT = 1


class HotwordListsModel(QAbstractTableModel):
    """Rows of names.

    Signals:
        renamed: a list and what it is to be called.
    """

    renamed = Signal(str, str)

    def __init__(self, desk: HotwordDesk, words: HotwordWords, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = words
        self.names: list[str] = []
        self._counts: dict[str, Count] = {}

    def show_names(self, names: list[str]) -> None:
        """Have these lists."""
        if names != self.names:
            self.beginResetModel()
            self.names = names
            self.endResetModel()
        else:
            self._tell()

    def show_counts(self, counts: dict[str, Count]) -> None:
        """Say how much is in them."""
        self._counts = counts
        self._tell()

    def name(self, index: Index) -> str | None:
        """The list of a row."""
        row = index.row()
        return self.names[row] if 0 <= row < len(self.names) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many there are."""
        return 0 if parent.isValid() else len(self.names)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How much is told of each."""
        return 0 if parent.isValid() else len(ListColumn)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Names can be checked and typed."""
        flags = super().flags(index)
        if index.column() == ListColumn.NAME:
            flags |= Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's variant
        """Column titles, for who does not see them."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.tr("List") if section == ListColumn.NAME else self.tr("Words")
        return None

    def data(  # noqa: PLR0911 - one a role
        self, index: Index, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's variant
        """What a view asks."""
        name = self.name(index)
        if name is None:
            return None
        is_name = index.column() == ListColumn.NAME
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown_name(name) if is_name else self._count(name)
            case Qt.ItemDataRole.EditRole:
                return name
            case Qt.ItemDataRole.CheckStateRole if is_name:
                is_used = self._desk.is_used(name)
                return Qt.CheckState.Checked if is_used else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole:
                return as_tip(self._tip(name))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(name) if is_name else self._count(name)
            case Qt.ItemDataRole.TextAlignmentRole if not is_name:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(
        self,
        index: Index,
        value: Any,  # noqa: ANN401 - Qt's variant
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Take a check mark, or a name that was typed."""
        name = self.name(index)
        if name is None:
            return False
        if role == Qt.ItemDataRole.CheckStateRole:
            self._desk.use(name, is_used=Qt.CheckState(value) == Qt.CheckState.Checked)
            self.dataChanged.emit(index, index)
            return True
        typed = " ".join(str(value).split())
        if role == Qt.ItemDataRole.EditRole and typed and typed != name:
            self.renamed.emit(name, typed)
            return True
        return False

    def _tell(self) -> None:
        if self.names:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.names) - 1, 1))

    def _count(self, name: str) -> str:
        count = self._counts.get(name)
        if count is None:
            return ""
        if count.trouble is not None:
            return "⚠"
        if count.n_found is None:
            return f"{count.n:n}"
        return self.tr("%1 of %2").replace("%1", str(count.n_found)).replace("%2", str(count.n))

    def _tip(self, name: str) -> str:
        count = self._counts.get(name)
        if count is not None and count.trouble is not None:
            return self._words.trouble(name, count.trouble)
        used = self.tr("used for new jobs") if self._desk.is_used(name) else self.tr("not used")
        return f"{shown_name(name)}: {used}"

    def _spoken(self, name: str) -> str:
        return f"{self._tip(name)}, {self._count(name)}"
