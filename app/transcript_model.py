"""The text of one job, sentence by sentence, growing while it is recognized."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.job import Job
from app.tags import Chip, chips
from engine import Segment

Index = QModelIndex | QPersistentModelIndex


class Part(IntEnum):
    """The columns: when, and what."""

    TIME = 0
    TEXT = 1


class SegmentRole(IntEnum):
    """What else a view can ask for: the chips of a sentence, a list."""

    CHIPS = Qt.ItemDataRole.UserRole


class TranscriptModel(QAbstractTableModel):
    """Shows the segments of one job; `catch_up` takes in those that came since."""

    _job: Job | None = None
    _segments: Sequence[Segment] = ()  # the job's own list, until it begins again with another
    _n_shown = 0
    _is_mixed = False  # whether languages are shown: there is more than one

    @property
    def job(self) -> Job | None:
        """Whose text this is."""
        return self._job

    def show(self, job: Job | None) -> None:
        """Show the text of this job from now on."""
        self.beginResetModel()
        self._job = job
        self._segments = job.segments if job else ()
        self._n_shown = len(self._segments)
        self._is_mixed = _is_multilingual(job)
        self.endResetModel()

    def catch_up(self) -> None:
        """Show what the job has gained; start over where it began again."""
        n = len(self._segments)
        if self._job and self._job.segments is not self._segments:
            self.show(self._job)
        elif n > self._n_shown:
            self.beginInsertRows(QModelIndex(), self._n_shown, n - 1)
            self._n_shown = n
            self.endInsertRows()
            self._tell_of_mixture(n)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many sentences are shown."""
        return 0 if parent.isValid() else self._n_shown

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
        segment, is_time = self._segments[index.row()], index.column() == Part.TIME
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole if is_time:
                return stamp(segment.start)
            case Qt.ItemDataRole.DisplayRole:
                return segment.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return "\n".join([segment.text, *(chip.told for chip in self._chips(index.row()))])
            case SegmentRole.CHIPS:
                return [] if is_time else self._chips(index.row())
        return None

    def _chips(self, row: int) -> list[Chip]:
        return chips(self._segments[row].tags, with_language=self._is_mixed)

    def _tell_of_mixture(self, n: int) -> None:
        """With a second language, every sentence comes to show its own."""
        was_mixed, self._is_mixed = self._is_mixed, _is_multilingual(self._job)
        if self._is_mixed != was_mixed:
            self.dataChanged.emit(self.index(0, Part.TEXT), self.index(n - 1, Part.TEXT))


def stamp(seconds: float) -> str:
    """A moment to a tenth of a second, as 01:02:03.4."""
    tenths = int(seconds * 10)
    minutes = tenths // 600
    return f"{minutes // 60:02}:{minutes % 60:02}:{tenths // 10 % 60:02}.{tenths % 10}"


def _is_multilingual(job: Job | None) -> bool:
    return job is not None and len(job.languages) > 1
