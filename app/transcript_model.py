"""The text of one job, sentence by sentence, growing while it is recognized."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.job import Job
from app.languages import short_language
from engine import Segment

Index = QModelIndex | QPersistentModelIndex


class Part(IntEnum):
    """The columns: when, and what."""

    TIME = 0
    TEXT = 1


class SegmentRole(IntEnum):
    """What else a view can ask for: the Segment itself."""

    SEGMENT = Qt.ItemDataRole.UserRole


class TranscriptModel(QAbstractTableModel):
    """Shows the segments of one job; `catch_up` takes in those that came since."""

    _job: Job | None = None
    _n_shown = 0

    @property
    def job(self) -> Job | None:
        """Whose text this is."""
        return self._job

    def show(self, job: Job | None) -> None:
        """Show the text of this job from now on."""
        self.beginResetModel()
        self._job = job
        self._n_shown = len(job.segments) if job else 0
        self.endResetModel()

    def catch_up(self) -> None:
        """Show what the job has gained; start over where it began again."""
        n = len(self._job.segments) if self._job else 0
        if n < self._n_shown:
            self.show(self._job)
        elif n > self._n_shown:
            self.beginInsertRows(QModelIndex(), self._n_shown, n - 1)
            self._n_shown = n
            self.endInsertRows()

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
        if not index.isValid() or self._job is None:
            return None
        segment = self._job.segments[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return stamp(segment.start) if index.column() == Part.TIME else segment.text
            case SegmentRole.SEGMENT:
                return segment
        return None


def stamp(seconds: float) -> str:
    """A moment to a tenth of a second, as 01:02:03.4."""
    tenths = int(seconds * 10)
    minutes = tenths // 600
    return f"{minutes // 60:02}:{minutes % 60:02}:{tenths // 10 % 60:02}.{tenths % 10}"


def chips(segment: Segment) -> list[str]:
    """What is known of a segment besides its words; its language comes first."""
    tags = segment.tags
    language = [short_language(tags.language)] if tags.language else []
    emotion = [tags.emotion] if tags.emotion else []
    return [*language, *emotion, *tags.events]
