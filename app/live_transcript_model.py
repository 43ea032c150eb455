"""The text of a live session as rows that grow: sentences, marked moments, and rules with a clock.

Times are seconds of the recording; a sentence comes after it was said, so a moment that was marked
meanwhile is there first, and its row moves down.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTime,
)

from app.job_words import clock
from app.live_state import Mark
from app.tags import Chip, chips
from app.transcript_model import Part
from engine import Segment

Index = QModelIndex | QPersistentModelIndex

LONG_PAUSE = 60.0  # seconds without a word, after which the clock is shown


class RowKind(IntEnum):
    """What a row is; of the same moment, they come in this order."""

    RULE = 0
    MARK = 1
    SENTENCE = 2


class LiveRole(IntEnum):
    """What else a view can ask a row for: its chips, what it is, its sentence if it has one."""

    CHIPS = Qt.ItemDataRole.UserRole
    KIND = Qt.ItemDataRole.UserRole + 1
    SEGMENT = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `at` is where it stands, in seconds."""

    kind: RowKind
    at: float
    segment: Segment | None = None

    @property
    def key(self) -> tuple[float, int]:
        """What rows are ordered by."""
        return self.at, self.kind


class LiveTranscriptModel(QAbstractTableModel):
    """Rows are put in their place and never change; `clear` takes all of them."""

    def __init__(self, parent: Any = None) -> None:  # noqa: ANN401 - Qt's
        super().__init__(parent)
        self._rows: list[Row] = []
        self._keys: list[tuple[float, int]] = []
        self._breaks: Sequence[tuple[float, datetime]] = ()
        self._languages: Counter[str] = Counter()
        self._end = 0.0  # of the last sentence

    @property
    def rows(self) -> Sequence[Row]:
        """All of them, in their order."""
        return self._rows

    @property
    def has_sentences(self) -> bool:
        """Whether there is any text."""
        return self._end > 0.0

    def clear(self, breaks: Sequence[tuple[float, datetime]]) -> None:
        """Begin anew; `breaks` says what time it was when recording began and went on."""
        self.beginResetModel()
        self._rows, self._keys = [], []
        self._languages.clear()
        self._breaks = breaks
        self._end = 0.0
        self.endResetModel()

    def add(self, segment: Segment) -> None:
        """Put a sentence below the others; before it a rule, where nobody spoke for long."""
        start = segment.start
        is_told = any(self._end <= row.at <= start for row in self._rules())
        if self.has_sentences and start - self._end >= LONG_PAUSE and not is_told:
            self._insert(Row(RowKind.RULE, start))
        self._end = max(self._end, segment.end)
        was_mixed = self._is_mixed
        self._languages.update([segment.tags.language] if segment.tags.language else [])
        self._insert(Row(RowKind.SENTENCE, start, segment))
        if self._is_mixed != was_mixed:  # with a second language, every sentence shows its own
            last = len(self._rows) - 1
            self.dataChanged.emit(self.index(0, Part.TEXT), self.index(last, Part.TEXT))

    def mark(self, mark: Mark) -> None:
        """Put a marked moment in its place."""
        self._insert(Row(RowKind.MARK, mark.seconds))

    def go_on(self, seconds: float, breaks: Sequence[tuple[float, datetime]]) -> None:
        """Recording went on at that second: a rule says what time it was."""
        self._breaks = breaks
        self._insert(Row(RowKind.RULE, seconds))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Time and text."""
        return 0 if parent.isValid() else len(Part)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's variant
        """Column titles, for screen readers: the header is not shown."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.tr("Time") if section == Part.TIME else self.tr("Text")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What a view asks."""
        if not index.isValid():
            return None
        row, is_time = self._rows[index.row()], index.column() == Part.TIME
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole if is_time:
                return self._time(row)
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._told(row)
            case LiveRole.CHIPS:
                return [] if is_time else self._chips(row)
            case _:
                return self._fact(row, role)

    def _fact(self, row: Row, role: int) -> RowKind | Segment | None:
        if role == LiveRole.KIND:
            return row.kind
        return row.segment if role == LiveRole.SEGMENT else None

    @property
    def _is_mixed(self) -> bool:
        return len(self._languages) > 1

    def _rules(self) -> list[Row]:
        """The rules near the end; earlier ones are above what comes."""
        found = []
        for row in reversed(self._rows):
            if row.kind is RowKind.SENTENCE:
                break
            if row.kind is RowKind.RULE:
                found.append(row)
        return found

    def _insert(self, row: Row) -> None:
        place = bisect_right(self._keys, row.key)
        self.beginInsertRows(QModelIndex(), place, place)
        self._rows.insert(place, row)
        self._keys.insert(place, row.key)
        self.endInsertRows()

    def _time(self, row: Row) -> str:
        return "" if row.kind is RowKind.RULE else clock(row.at)

    def _text(self, row: Row) -> str:
        if row.segment is not None:
            return row.segment.text
        return self._clock(row.at) if row.kind is RowKind.RULE else self.tr("Marked")

    def _told(self, row: Row) -> str:
        """What a screen reader says of a row: rules and marks are more than their text."""
        if row.kind is RowKind.RULE:
            return self.tr("It goes on at %1").replace("%1", self._clock(row.at))
        return "\n".join([self._text(row), *(chip.told for chip in self._chips(row))])

    def _clock(self, seconds: float) -> str:
        """What time it was at that second of the recording."""
        began = [each for each in self._breaks if each[0] <= seconds]
        if not began:
            return clock(seconds)
        start, moment = began[-1]
        then = moment + timedelta(seconds=seconds - start)
        time = QTime(then.hour, then.minute, then.second)
        return QLocale().toString(time, QLocale.FormatType.ShortFormat)

    def _chips(self, row: Row) -> list[Chip]:
        if row.segment is None:
            return []
        return chips(row.segment.tags, with_language=self._is_mixed)
