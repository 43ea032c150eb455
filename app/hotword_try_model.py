"""Before and after as a table, a sentence a row; it shows what is asked for and no more."""

from collections.abc import Collection
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.change_words import ChangeWords
from app.hotword_trial import Came, Mark, Trial, TrialRow
from app.messages import clock

Index = QModelIndex | QPersistentModelIndex


class TryColumn(IntEnum):
    """When, and what without the list and with it."""

    TIME = 0
    BEFORE = 1
    AFTER = 2


class TryRole(IntEnum):
    """What else a view can ask for: the marks of a text, a tuple of Mark."""

    MARKS = Qt.ItemDataRole.UserRole


class HotwordTryModel(QAbstractTableModel):
    """Shows one trial, or those of its rows that are wanted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._trial = Trial(())
        self._rows: list[TrialRow] = []
        self._words = ChangeWords(self)
        self._wanted: frozenset[Came] = frozenset()
        self._all = False
        self._has_times = True

    @property
    def n_rows(self) -> int:
        """How many sentences there are, shown or not."""
        return len(self._trial.rows)

    def show(self, trial: Trial, *, has_times: bool = True) -> None:
        """Show this from now on."""
        self._trial, self._has_times = trial, has_times
        self._choose()

    def want(self, wanted: Collection[Came], *, every: bool) -> None:
        """Show rows with words that came in one of these ways; without any, what changed, or all.

        Args:
            every: show also what is the same before and after.
        """
        self._wanted, self._all = frozenset(wanted), every
        self._choose()

    def start(self, row: int) -> float:
        """When a row is said, in seconds."""
        return self._rows[row].start

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many sentences are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """When, before, after."""
        return 0 if parent.isValid() else len(TryColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's variant
        """Column titles."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        time = self.tr("Time") if self._has_times else self.tr("Line")
        return (time, self.tr("Before"), self.tr("After"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What a view asks."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                told = (self._told(mark) for mark in _marks(row, column))
                return "\n".join([self._text(row, column), *told])
            case TryRole.MARKS:
                return _marks(row, column)
        return None

    def _text(self, row: TrialRow, column: int) -> str:
        if column == TryColumn.TIME:
            return clock(row.start) if self._has_times else str(round(row.start) + 1)
        return row.before if column == TryColumn.BEFORE else row.after

    def _told(self, mark: Mark) -> str:
        return self._words.of(mark.came, mark.word, mark.heard, mark.likeness)

    def _choose(self) -> None:
        self.beginResetModel()
        self._rows = [row for row in self._trial.rows if self._is_wanted(row)]
        self.endResetModel()

    def _is_wanted(self, row: TrialRow) -> bool:
        if self._wanted:
            return any(mark.came in self._wanted for mark in row.marks)
        return self._all or row.is_changed


def _marks(row: TrialRow, column: int) -> tuple[Mark, ...]:
    match column:
        case TryColumn.BEFORE:
            return row.gone
        case TryColumn.AFTER:
            return row.marks
    return ()
