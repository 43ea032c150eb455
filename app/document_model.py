"""A document as a table: when, who, what. Editing goes through the document, so it can be undone."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.clock_text import parsed_clock
from app.document import Document
from app.finder import Hit
from app.tags import chips
from app.transcript_model import stamp

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """When, who, what."""

    START = 0
    SPEAKER = 1
    TEXT = 2


class RowRole(IntEnum):
    """What else a view can ask a row for.

    Attributes:
        CHIPS: tags, as app.tags has them.
        TOKENS: the words with their times and scores.
        FAULTS: rules that the row breaks.
        HITS: what of the text was looked for: (start, end) of each.
        IS_PLAYING: whether it is heard now.
    """

    CHIPS = Qt.ItemDataRole.UserRole
    TOKENS = Qt.ItemDataRole.UserRole + 1
    FAULTS = Qt.ItemDataRole.UserRole + 2
    HITS = Qt.ItemDataRole.UserRole + 3
    IS_PLAYING = Qt.ItemDataRole.UserRole + 4


class DocumentModel(QAbstractTableModel):
    """Shows one document; follows whatever is done to it."""

    def __init__(
        self,
        document: Document,
        faults: Callable[[int], Sequence[object]] = lambda _row: (),
        parent: QObject | None = None,
    ) -> None:
        """Make one; `faults` says which rules a row breaks."""
        super().__init__(parent)
        self._document = document
        self._faults = faults
        self._hits: dict[int, list[tuple[int, int]]] = {}
        self._playing: int | None = None
        self._typing = 0
        self._is_mixed = self._has_languages()
        document.about_to_insert.connect(self._on_insert)
        document.inserted.connect(self._on_inserted)
        document.about_to_remove.connect(self._on_remove)
        document.removed.connect(self._on_removed)
        document.changed.connect(self._on_changed)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many sentences there are."""
        return 0 if parent.isValid() else len(self._document.segments)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """When, who, what."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's variant
        """Column titles."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Time"), self.tr("Speaker"), self.tr("Text"))[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be edited in place."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What a view asks."""
        if not index.isValid():
            return None
        row, segment = index.row(), self._document.segments[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return (stamp(segment.start), segment.speaker or "", segment.text)[index.column()]
            case RowRole.CHIPS:
                return chips(segment.tags, with_language=self._is_mixed)
            case RowRole.TOKENS:
                return segment.tokens
            case RowRole.FAULTS:
                return self._faults(row)
            case RowRole.HITS:
                return self._hits.get(row, [])
            case RowRole.IS_PLAYING:
                return row == self._playing
        return None

    def setData(  # noqa: N802 - Qt's name
        self,
        index: Index,
        value: Any,  # noqa: ANN401 - Qt's variant
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Take an edit; a time that is none is refused."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        row = index.row()
        match index.column():
            case Column.TEXT:
                self._document.rewrite(row, str(value), typing=self._typing)
            case Column.SPEAKER:
                self._document.set_speaker([row], str(value).strip())
            case Column.START:
                start = parsed_clock(str(value))
                if start is None:
                    return False
                self._document.set_times(row, start, self._document.segments[row].end)
        return True

    def begin_typing(self) -> None:
        """An editor opens: what is typed from now on is a step of its own."""
        self._typing += 1

    def play(self, row: int | None) -> None:
        """This row is heard now."""
        before, self._playing = self._playing, row
        for each in {before, row} - {None}:
            assert each is not None
            if each < self.rowCount():
                self._tell(each, each)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Let these stand out in the texts."""
        rows = {*self._hits, *(hit.row for hit in hits)}
        self._hits = {}
        for hit in hits:
            self._hits.setdefault(hit.row, []).append((hit.start, hit.end))
        there = [row for row in rows if row < self.rowCount()]
        if there:
            self._tell(min(there), max(there))

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, Column.TEXT))

    def _on_insert(self, first: int, last: int) -> None:
        self.beginInsertRows(QModelIndex(), first, last)

    def _on_inserted(self) -> None:
        self.endInsertRows()
        self._look_for_mixture()

    def _on_remove(self, first: int, last: int) -> None:
        self.beginRemoveRows(QModelIndex(), first, last)

    def _on_removed(self) -> None:
        self.endRemoveRows()
        self._look_for_mixture()

    def _on_changed(self, first: int, last: int) -> None:
        for row in range(first, last + 1):
            self._hits.pop(row, None)
        # What a row breaks depends on its neighbours, too.
        self._tell(max(0, first - 1), min(last + 1, self.rowCount() - 1))

    def _look_for_mixture(self) -> None:
        was_mixed, self._is_mixed = self._is_mixed, self._has_languages()
        if was_mixed != self._is_mixed and self.rowCount():
            self._tell(0, self.rowCount() - 1)

    def _has_languages(self) -> bool:
        """Whether more than one is spoken."""
        return len({s.tags.language for s in self._document.segments if s.tags.language}) > 1
