"""A document as a table: when, who, what, and what is wrong. Edits go through the document."""

from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from functools import partial
from math import exp, log
from operator import attrgetter, ne
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.clock_text import parsed_clock
from app.document import Document
from app.finder import Hit
from app.row_changes import spots
from app.tags import chips
from app.transcript_model import stamp
from engine import Token

Index = QModelIndex | QPersistentModelIndex
Span = tuple[int, int]  # characters of a text
Doubt = tuple[int, int, float]  # the same, and from 0 to 1 how sure the model was

_LANGUAGE = attrgetter("tags.language")
_DOUBTFUL = log(0.5)  # a word that was as likely another


class Column(IntEnum):
    """When, who, what, and what is wrong with it."""

    START = 0
    SPEAKER = 1
    TEXT = 2
    CHECK = 3


class RowRole(IntEnum):
    """What else a view can ask a row for.

    Attributes:
        CHIPS: tags, as app.tags has them.
        SEGMENT: the sentence.
        HITS: what of the text was looked for: (start, end) of each.
        DOUBTS: words that were hardly understood: a list of Doubt.
        WORD: the one that is heard now: (start, end), or None.
        IS_PLAYING: whether the row is heard now.
        CHANGES: what hotwords did to the text, a list of Spot.
    """

    CHIPS = Qt.ItemDataRole.UserRole
    SEGMENT = Qt.ItemDataRole.UserRole + 1
    HITS = Qt.ItemDataRole.UserRole + 2
    DOUBTS = Qt.ItemDataRole.UserRole + 3
    WORD = Qt.ItemDataRole.UserRole + 4
    IS_PLAYING = Qt.ItemDataRole.UserRole + 5
    CHANGES = Qt.ItemDataRole.UserRole + 6


class DocumentModel(QAbstractTableModel):
    """Shows one document; follows whatever is done to it."""

    def __init__(
        self,
        document: Document,
        fault: Callable[[int], str] = lambda _row: "",
        tip: Callable[[int], str] = lambda _row: "",
        parent: QObject | None = None,
    ) -> None:
        """Make one; `fault` says in a few letters which rule a row breaks, `tip` all of it."""
        super().__init__(parent)
        self._document = document
        self._fault = fault
        self._tip = tip
        self._hits: dict[int, list[Span]] = {}
        self._playing: int | None = None
        self._word: Span | None = None
        self._typing = 0
        self._is_mixed = self._has_languages()
        document.about_to_insert.connect(self._on_insert)
        document.inserted.connect(self._on_inserted)
        document.about_to_remove.connect(self._on_remove)
        document.removed.connect(self._on_removed)
        document.changed.connect(self._on_changed)
        document.exchanged.connect(self._look_for_mixture)

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
        return (self.tr("Time"), self.tr("Speaker"), self.tr("Text"), self.tr("Check"))[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be edited in place, but what is wrong."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = super().flags(index)
        return flags if index.column() == Column.CHECK else flags | Qt.ItemFlag.ItemIsEditable

    def data(  # noqa: C901, PLR0911 - one a role
        self, index: Index, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's variant
        """What a view asks."""
        if not index.isValid():
            return None
        row, segment = index.row(), self._document.segments[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self._text(row, index.column())
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(row) if index.column() == Column.CHECK else ""
            case RowRole.SEGMENT:
                return segment
            case RowRole.CHIPS:
                is_text = index.column() == Column.TEXT
                return chips(segment.tags, with_language=self._is_mixed) if is_text else []
            case RowRole.HITS:
                return self._hits.get(row, [])
            case RowRole.DOUBTS:
                return doubts(segment.tokens)
            case RowRole.CHANGES:
                return spots(segment)
            case RowRole.WORD:
                return self._word if row == self._playing else None
            case RowRole.IS_PLAYING:
                return row == self._playing
        return None

    def setData(
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
                if value == self._text(row, Column.START):  # it is shown less exactly than it is
                    return True
                self._document.set_times(row, start, self._document.segments[row].end)
        return True

    def _text(self, row: int, column: int) -> str:
        segment = self._document.segments[row]
        match column:
            case Column.START:
                return stamp(segment.start)
            case Column.SPEAKER:
                return segment.speaker or ""
            case Column.TEXT:
                return segment.text
            case _:
                return self._fault(row)

    def _spoken(self, row: int, column: int) -> str:
        """What a screen reader says: a text with its tags, a cell of nothing with its title."""
        text = self._text(row, column)
        if column == Column.TEXT:
            tags = chips(self._document.segments[row].tags, with_language=self._is_mixed)
            return "\n".join([text, *(chip.told for chip in tags)])
        if column == Column.CHECK and text:
            return self._tip(row)
        return text or self.tr("%1: none").replace(
            "%1", self.headerData(column, Qt.Orientation.Horizontal)
        )

    @property
    def typing(self) -> int:
        """The number of what is typed now."""
        return self._typing

    def begin_typing(self) -> None:
        """An editor opens: what is typed from now on is a step of its own."""
        self._typing += 1

    def play(self, row: int | None, word: Span | None = None) -> None:
        """This row is heard now, and of it this word."""
        before, self._playing, self._word = self._playing, row, word
        for each in {before, row} - {None}:
            assert each is not None
            if each < self.rowCount():
                looks = [RowRole.WORD] if before == row else [RowRole.IS_PLAYING]
                self.dataChanged.emit(self.index(each, 0), self.index(each, Column.CHECK), looks)

    def refresh_faults(self, first: int, last: int) -> None:
        """What is wrong with these rows may be something else now."""
        last = min(last, self.rowCount() - 1)
        if first <= last:
            look = [Qt.ItemDataRole.ToolTipRole]
            self.dataChanged.emit(
                self.index(first, Column.CHECK), self.index(last, Column.CHECK), look
            )

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Let these stand out in the texts, and nothing else."""
        before, self._hits = self._hits, {}
        self.add_hits(hits, before)

    def add_hits(self, hits: Iterable[Hit], others: Iterable[int] = ()) -> None:
        """Let these stand out as well; `others` are rows that look different, too."""
        rows = set(others)
        for hit in hits:
            self._hits.setdefault(hit.row, []).append((hit.start, hit.end))
            rows.add(hit.row)
        there = [row for row in rows if row < self.rowCount()]
        if there:
            self.dataChanged.emit(
                self.index(min(there), 0), self.index(max(there), Column.TEXT), [RowRole.HITS]
            )

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, Column.CHECK))

    def _on_insert(self, first: int, last: int) -> None:
        self.beginInsertRows(QModelIndex(), first, last)

    def _on_inserted(self) -> None:
        self._forget_places()
        self.endInsertRows()

    def _on_remove(self, first: int, last: int) -> None:
        self.beginRemoveRows(QModelIndex(), first, last)

    def _on_removed(self) -> None:
        self._forget_places()
        self.endRemoveRows()

    def _forget_places(self) -> None:
        """Rows are called by other numbers now; who found and plays them says so anew."""
        self._hits = {}
        self._playing = self._word = None

    def _on_changed(self, first: int, last: int) -> None:
        for row in range(first, last + 1):
            self._hits.pop(row, None)
            if row == self._playing:
                self._word = None
        self._tell(first, last)

    def _look_for_mixture(self) -> None:
        was_mixed, self._is_mixed = self._is_mixed, self._has_languages()
        if was_mixed != self._is_mixed and self.rowCount():
            self._tell(0, self.rowCount() - 1)

    def _has_languages(self) -> bool:
        """Whether more than one is spoken; where that is so, it is known soon."""
        languages = filter(None, map(_LANGUAGE, self._document.segments))
        first = next(languages, None)
        return any(map(partial(ne, first), languages))


def doubts(tokens: Sequence[Token]) -> list[Doubt]:
    """Where in the text the words stand that were hardly understood, and how surely."""
    spoken = "".join(token.text for token in tokens)
    lead, at, found = len(spoken) - len(spoken.lstrip()), 0, []
    for token in tokens:
        end = at + len(token.text)
        if token.score is not None and token.score < _DOUBTFUL and token.text.strip():
            start = end - len(token.text.lstrip())
            found.append((start - lead, end - lead, exp(token.score)))
        at = end
    return found
