"""The entries of one list as a table, sorted and filtered here: a hundred thousand stay fluid."""

from collections.abc import Iterable
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

from app.hotword_cells import Column, can_edit, cell_text, typed_text, with_cell
from app.hotword_checks import HotwordChecks
from app.hotword_filter import Filter
from app.hotword_heard import HotwordHeard
from app.hotword_lines import end_of_group, group_of, groups_of, heading, rows_of
from app.hotword_sheet import HotwordSheet
from app.job_words import as_tip, shown_name
from engine import Denied, Hotword, Line, Rule

_SHOWN_CHARS = 1_000
_SHOWN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_OPEN = _SHOWN | Qt.ItemFlag.ItemIsEditable

Index = QModelIndex | QPersistentModelIndex


class HotwordRole(IntEnum):
    """What else a view can ask for: the Line, None in the row for a new one; what is wrong."""

    LINE = Qt.ItemDataRole.UserRole
    PROBLEMS = Qt.ItemDataRole.UserRole + 1


class HotwordTableModel(QAbstractTableModel):
    """Rows of Line, and an empty one for the next word.

    Signals:
        refreshed: there are other rows.
        refused: why what was typed cannot be.
    """

    refreshed = Signal()
    refused = Signal(str)

    def __init__(self, checks: HotwordChecks, heard: HotwordHeard, parent: QObject) -> None:
        super().__init__(parent)
        self._checks = checks
        self._heard = heard
        self.sheet: HotwordSheet | None = None
        self._shown: list[Line] = []
        self._rows: dict[int, int] | None = None
        self.filter = Filter()
        self._order: tuple[Column, Qt.SortOrder] | None = None
        self._new: dict[int, Line] = {}  # those that came since: shown, whatever passes
        checks.changed.connect(self._on_checked)

    @property
    def lines(self) -> list[Line]:
        """What is shown, in its order."""
        return self._shown

    @property
    def can_add(self) -> bool:
        """Whether there is a row for the next word."""
        sheet = self.sheet
        return sheet is not None and sheet.is_loaded and sheet.trouble is None

    def show_sheet(self, sheet: HotwordSheet | None) -> None:
        """Show this list."""
        if self.sheet is not None:
            self.sheet.replaced.disconnect(self._on_replaced)
            self.sheet.rebuilt.disconnect(self.arrange)
        self.sheet = sheet
        if sheet is not None:
            sheet.replaced.connect(self._on_replaced)
            sheet.rebuilt.connect(self.arrange)
        self._new.clear()
        self.arrange()

    def narrow(self, which: Filter) -> None:
        """Show what passes."""
        self.filter = which
        self._new.clear()
        self.arrange()

    def hold(self, line: Line) -> None:
        """Go on showing a line, whatever passes."""
        self._new[id(line)] = line

    def row_of(self, line: Line) -> int | None:
        """Where a line is shown, if it is."""
        if self._rows is None:
            self._rows = {id(each): row for row, each in enumerate(self._shown)}
        return self._rows.get(id(line))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order what is shown by a column; -1 is as the list has it."""
        self._order = None if column < 0 else (Column(column), order)
        self.arrange()

    def arrange(self) -> None:
        """Show what there is now."""
        self.beginResetModel()
        every = [] if self.sheet is None else self.sheet.lines
        shown = [line for line in rows_of(every) if self._passes(line)]
        if self._order is not None:
            column, order = self._order
            shown.sort(
                key=lambda line: self._rank(line, column),
                reverse=order is Qt.SortOrder.DescendingOrder,
            )
        self._shown, self._rows = shown, None
        self.endResetModel()
        self.refreshed.emit()

    def next_problem(self, row: int) -> int | None:
        """The next row after one, round the end, that has a problem."""
        n = len(self._shown)
        rows = (each % n for each in range(row + 1, row + 1 + n)) if n else iter(())
        return next((each for each in rows if self._checks.problems(self._shown[each])), None)

    @property
    def own_group(self) -> str:
        """The group that what is put in now comes to be in."""
        if self.filter.group is not None:
            return self.filter.group
        lines = [] if self.sheet is None else self.sheet.lines
        names = (heading(line) for line in reversed(lines))
        return next((name for name in names if name is not None), "")

    @property
    def n_problems(self) -> int:
        """How many of the shown rows have one."""
        return sum(1 for line in self._shown if self._checks.problems(line))

    def add(self, text: str, lines: Iterable[Line], before: Line | None = None) -> None:
        """Put new lines before one; else where the chosen group, or the list, ends."""
        sheet = self.sheet
        assert sheet is not None
        new = list(lines)
        self._new.update((id(line), line) for line in new)
        if before is not None:
            sheet.put(text, sheet.place_of(before), 0, new)
        elif self.filter.group is None:
            sheet.put(text, len(sheet.lines), 0, new)
        else:
            at, head = end_of_group(sheet.lines, self.filter.group)
            sheet.put(text, at, 0, [*head, *new])

    def remove(self, text: str, lines: Iterable[Line]) -> None:
        """Take lines out of the list."""
        assert self.sheet is not None
        gone = {id(line) for line in lines}
        self.sheet.put_all(text, [line for line in self.sheet.lines if id(line) not in gone])

    def move_to_group(self, text: str, lines: Iterable[Line], group: str) -> None:
        """Put lines where a group ends, which is made where there is none."""
        sheet = self.sheet
        assert sheet is not None
        moved = [line for line in lines if line.entry is not None]
        own = {id(line) for line in moved}
        rest = [line for line in sheet.lines if id(line) not in own]
        at, head = end_of_group(rest, group)
        new = [each for line in moved for each in sheet.read(line.text, group)]
        self._new.update((id(line), line) for line in new)
        sheet.put_all(text, [*rest[:at], *head, *new, *rest[at:]])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many are shown, and the row for the next one."""
        return 0 if parent.isValid() else len(self._shown) + self.can_add

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How much is told of each."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be typed where."""
        line, column = self._line(index), Column(index.column())
        is_open = can_edit(line, column) if line is not None else column is Column.WORD
        return _OPEN if is_open else _SHOWN

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's variant
        """Column titles."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._title(Column(section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(  # noqa: PLR0911 - one a role
        self, index: Index, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's variant
        """What a view asks."""
        if not index.isValid():
            return None
        line, column = self._line(index), Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(line, column)
            case Qt.ItemDataRole.EditRole:
                return "" if line is None else typed_text(line, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(line, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(line, column)
            case HotwordRole.LINE:
                return line
            case HotwordRole.PROBLEMS:
                return [] if line is None else self._checks.problems(line)
        return None

    def setData(  # noqa: PLR0911 - what can be typed where
        self,
        index: Index,
        value: Any,  # noqa: ANN401 - Qt's variant
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Take what was typed."""
        if role != Qt.ItemDataRole.EditRole or self.sheet is None:
            return False
        line, column, text = self._line(index), Column(index.column()), str(value)
        if line is None:
            return self._add_typed(text)
        if text.strip() == typed_text(line, column):
            return False
        if column is Column.GROUP:
            self.move_to_group(self.tr("Move to a group"), [line], " ".join(text.split()))
            return True
        if column is Column.WORD and not text.strip():
            self.remove(self.tr("Delete"), [line])
            return True
        if column is Column.WORD and line.entry is None:
            new = self._mended(line, text)
        else:
            new = with_cell(line, column, text)
        if new is None:
            self._refuse(column)
            return False
        self.sheet.replace(self.tr("Edit"), line, [new])
        return True

    def kind(self, line: Line | None) -> str:
        """What an entry is, in words; a word needs none."""
        match None if line is None else line.entry:
            case Rule(is_pattern=True):
                return self.tr("rule with a pattern")
            case Rule():
                return self.tr("rule")
            case Denied():
                return self.tr("never changed")
        return ""

    def groups(self) -> list[str]:
        """The groups of the list."""
        return [] if self.sheet is None else groups_of(self.sheet.lines)

    def _line(self, index: Index) -> Line | None:
        row = index.row()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _passes(self, line: Line) -> bool:
        if id(line) in self._new:
            return True
        if not self.filter.passes(line):
            return False
        return not self.filter.only_problems or bool(self._checks.problems(line))

    def _add_typed(self, text: str) -> bool:
        assert self.sheet is not None
        lines = [each for each in self.sheet.read(text, self.own_group) if each.text.strip()]
        if lines:
            self.add(self.tr("Add"), lines)
        return bool(lines)

    def _mended(self, line: Line, text: str) -> Line | None:
        """A line that could not be understood, typed anew."""
        assert self.sheet is not None
        group = group_of(line, self.sheet.lines, self.sheet.place_of(line))
        lines = self.sheet.read(" ".join(text.split()), group)
        return lines[0] if len(lines) == 1 else None

    def _refuse(self, column: Column) -> None:
        if column is Column.WEIGHT:
            self.refused.emit(self.tr("A weight is a number above 0, as 2 or 0.5."))
        else:
            self.refused.emit(self.tr("This cannot stand here."))

    def _on_replaced(self, pairs: list[tuple[Line, Line]]) -> None:
        for before, after in pairs:
            row = self.row_of(before)
            if row is None:
                continue
            self._shown[row] = after
            assert self._rows is not None
            del self._rows[id(before)]
            if self._new.pop(id(before), None) is not None:
                self._new[id(after)] = after
            self._rows[id(after)] = row
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
        self.refreshed.emit()

    def _on_checked(self) -> None:
        if self.filter.only_problems:
            self.arrange()
        elif self._shown:
            last = self.index(len(self._shown) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last, [HotwordRole.PROBLEMS])

    def _title(self, column: Column) -> str:
        return {
            Column.WORD: self.tr("Word"),
            Column.WEIGHT: self.tr("Weight"),
            Column.ALIASES: self.tr("Also heard as"),
            Column.DENIED: self.tr("Not these"),
            Column.GROUP: self.tr("Group"),
            Column.NOTE: self.tr("Notes"),
            Column.HIT: self.tr("Last hit"),
        }[column]

    def _text(self, line: Line | None, column: Column) -> str:
        if line is None:
            return self.tr("Add a word…") if column is Column.WORD else ""
        if column is Column.HIT:
            return self._heard.text(line)
        return shown_name(cell_text(line, column)[:_SHOWN_CHARS])

    def _tip(self, line: Line | None, column: Column) -> str:
        if line is None:
            return ""
        problems = self._checks.problems(line)
        if column is Column.WORD and problems:
            return as_tip("\n".join([self._text(line, column), *problems]))
        text = self._heard.told(line) if column is Column.HIT else self._text(line, column)
        return as_tip(text) if text else ""

    def _spoken(self, line: Line | None, column: Column) -> str:
        if line is None:
            return self._text(line, column)
        text = self._text(line, column) or self.tr("empty")
        parts = [f"{self._title(column)}: {text}"]
        if column is Column.WORD:
            parts += [self.kind(line), *self._checks.problems(line)]
        return ". ".join(filter(None, parts))

    def _rank(self, line: Line, column: Column) -> Any:  # noqa: ANN401 - numbers or text
        if column is Column.WEIGHT:
            return line.entry.weight if isinstance(line.entry, Hotword) else 0.0
        if column is Column.HIT:
            return self._heard.rank(line)
        return cell_text(line, column).casefold()
