"""The entries of the library as a table, sorted and filtered here: ten thousand take no time."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
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

from app.job_words import as_tip, shown_name
from app.library_entries import Entry, Kind
from app.library_index import Excerpt
from app.library_words import LibraryWords

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """What the table tells of an entry."""

    TITLE = 0
    DATE = 1
    LENGTH = 2
    LANGUAGE = 3
    KIND = 4
    SIZE = 5
    MORE = 6


class EntryRole(IntEnum):
    """What else a view can ask for: the Entry itself, where a query is met in its text."""

    ENTRY = Qt.ItemDataRole.UserRole
    EXCERPT = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries are shown; what is None lets all through.

    Attributes:
        days: made so many days ago or later; 0 is today.
        found: the ids that a search came up with.
    """

    kind: Kind | None = None
    tag: str | None = None
    days: int | None = None
    found: frozenset[int] | None = None

    @property
    def is_open(self) -> bool:
        """Whether it lets everything through."""
        return self == Filter()

    def passes(self, entry: Entry, today: date) -> bool:
        """Whether an entry is shown."""
        return (
            (self.kind is None or entry.kind == self.kind)
            and (self.tag is None or self.tag in entry.tags)
            and (self.days is None or entry.created.date() >= today - timedelta(self.days))
            and (self.found is None or entry.id in self.found)
        )


class LibraryModel(QAbstractTableModel):
    """Rows of Entry.

    Signals:
        renamed: an Entry and the title that was typed for it.
        refreshed: there are other rows, or as many as before in another order.
    """

    renamed = Signal(object, str)
    refreshed = Signal()

    def __init__(
        self,
        words: LibraryWords,
        parent: QObject | None = None,
        *,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._now = now
        self._every: dict[int, Entry] = {}
        self._ordered: list[Entry] = []
        self._shown: list[Entry] = []
        self._tags: list[str] = []
        self._filter = Filter()
        self._order = (Column.DATE, Qt.SortOrder.DescendingOrder)
        self._excerpts: dict[int, Excerpt | None] = {}  # those that are known; None: in no sentence

    @property
    def entries(self) -> list[Entry]:
        """What is shown, in its order."""
        return list(self._shown)

    @property
    def n_every(self) -> int:
        """How many there are, shown or not."""
        return len(self._every)

    @property
    def tags(self) -> list[str]:
        """All tags that entries have, in the order of their letters."""
        return self._tags

    def fill(self, entries: Iterable[Entry]) -> None:
        """Have these entries and no others."""
        self._every = {entry.id: entry for entry in entries}
        self._excerpts.clear()
        self._arrange()

    def update(self, ids: Collection[int], entries: Iterable[Entry]) -> None:
        """Have these entries in place of the ones of those ids, of which some may be gone."""
        for i in ids:
            self._every.pop(i, None)
            self._excerpts.pop(i, None)
        self._every.update((entry.id, entry) for entry in entries)
        self._arrange()

    def narrow(self, which: Filter) -> None:
        """Show what passes."""
        self._filter = which
        self._excerpts.clear()
        self._sift()

    def tell_excerpts(self, excerpts: Mapping[int, Excerpt | None]) -> None:
        """Show where a query is met."""
        self._excerpts.update(excerpts)
        last = len(self._shown) - 1
        if last >= 0:
            roles = [EntryRole.EXCERPT]
            self.dataChanged.emit(self.index(0, 0), self.index(last, 0), roles)

    def lacks_excerpt(self, entry: Entry) -> bool:
        return entry.id not in self._excerpts

    def row_of(self, entry: int) -> int | None:
        """Where an entry is shown, if it is."""
        return next((row for row, each in enumerate(self._shown) if each.id == entry), None)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column."""
        if 0 <= column < Column.MORE:
            self._order = (Column(column), order)
            self._arrange()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How much is told of each."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Titles can be edited."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == Column.TITLE else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's variant
        """Column titles."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if section == Column.MORE else self._title(Column(section))
        if role == Qt.ItemDataRole.AccessibleTextRole:
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
        entry, column = self._shown[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(entry, column)
            case Qt.ItemDataRole.EditRole:
                return entry.title if column is Column.TITLE else None
            case Qt.ItemDataRole.ToolTipRole:
                return as_tip(self._tip(entry))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(entry, column)
            case EntryRole.ENTRY:
                return entry
            case EntryRole.EXCERPT:
                return self._excerpts.get(entry.id)
        return None

    def setData(
        self,
        index: Index,
        value: Any,  # noqa: ANN401 - Qt's variant
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Take a title that was typed."""
        title = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not title:
            return False
        self.renamed.emit(self._shown[index.row()], title)
        return True

    def _arrange(self) -> None:
        """Put all in order, then show those that pass."""
        tags = {tag for each in self._every.values() for tag in each.tags}
        self._tags = sorted(tags, key=str.casefold)
        column, order = self._order
        every = list(self._every.values())
        every.sort(key=lambda entry: (self._rank(entry, column), entry.created, entry.id))
        self._ordered = every[::-1] if order is Qt.SortOrder.DescendingOrder else every
        self._sift()

    def _sift(self) -> None:
        today = self._now().date()
        self.beginResetModel()
        self._shown = [each for each in self._ordered if self._filter.passes(each, today)]
        self.endResetModel()
        self.refreshed.emit()

    def _title(self, column: Column) -> str:
        return {
            Column.TITLE: self.tr("Title"),
            Column.DATE: self.tr("Date"),
            Column.LENGTH: self.tr("Length"),
            Column.LANGUAGE: self.tr("Language"),
            Column.KIND: self.tr("Kind"),
            Column.SIZE: self.tr("Size"),
            Column.MORE: self.tr("Actions"),
        }[column]

    def _text(self, entry: Entry, column: Column) -> str:  # noqa: PLR0911 - one a column
        match column:
            case Column.TITLE:
                return shown_name(entry.title) or self.tr("Untitled")
            case Column.DATE:
                return self._words.day(entry.created, self._now().date())
            case Column.LENGTH:
                return self._words.length(entry)
            case Column.LANGUAGE:
                return self._words.languages(entry)
            case Column.KIND:
                return self._words.kind(entry.kind)
            case Column.SIZE:
                return self._words.size(entry)
            case Column.MORE:
                return "⋯"

    def _tip(self, entry: Entry) -> str:
        where = "" if entry.media is None else f"\n{shown_name(str(entry.media))}"
        return f"{self._text(entry, Column.TITLE)}{where}"

    def _spoken(self, entry: Entry, column: Column) -> str:
        if column is Column.MORE:
            title = self._text(entry, Column.TITLE)
            return self.tr("More actions for %1").replace("%1", title)
        text = self._text(entry, column) or self.tr("unknown")
        excerpt = self._excerpts.get(entry.id)
        if column is Column.TITLE and excerpt is not None:
            text = f"{text}. {excerpt.text}"
        return f"{self._title(column)}: {text}"

    def _rank(self, entry: Entry, column: Column) -> Any:  # noqa: ANN401 - numbers or text
        match column:
            case Column.DATE:
                return entry.created
            case Column.LENGTH:
                return entry.duration
            case Column.SIZE:
                return entry.size
            case _:
                return self._text(entry, column).casefold()
