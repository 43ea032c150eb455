"""The jobs, as a table: the app's only state of them."""

import time
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from app.job import Job, State
from app.job_words import JobWords, as_tip, clock, model_title, shown_name

Index = QModelIndex | QPersistentModelIndex

# Views hear of changes at most this often.
_FLUSH_MS = 33


class Column(IntEnum):
    """What the table tells of a job."""

    FILE = 0
    LENGTH = 1
    LANGUAGE = 2
    MODEL = 3
    DEVICE = 4
    STATUS = 5
    PROGRESS = 6
    SPEED = 7
    MORE = 8


class JobRole(IntEnum):
    """What else a view can ask for: the Job itself, what to sort by, the time left in words."""

    JOB = Qt.ItemDataRole.UserRole
    SORT = Qt.ItemDataRole.UserRole + 1
    LEFT = Qt.ItemDataRole.UserRole + 2


class JobModel(QAbstractTableModel):
    """Rows of Job, in the order in which they are transcribed.

    Who changes a job says so with `touch`.

    Signals:
        refreshed: some jobs changed (a set of Job), or came or went (an empty one); throttled.
    """

    refreshed = Signal(object)

    def __init__(
        self,
        words: JobWords,
        parent: QObject | None = None,
        *,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.words = words
        self.now = now
        self._jobs: list[Job] = []
        self._is_held = False
        self._touched: set[Job] = set()
        self._flush = QTimer(self, singleShot=True, interval=_FLUSH_MS)
        self._flush.timeout.connect(self._tell)

    @property
    def jobs(self) -> Sequence[Job]:
        """All jobs, in order."""
        return tuple(self._jobs)

    @property
    def is_held(self) -> bool:
        """Whether no job starts until that is over."""
        return self._is_held

    @property
    def unfinished(self) -> list[Job]:
        """Jobs on which there is still something to do."""
        return [job for job in self._jobs if job.is_unfinished]

    def insert(self, row: int, jobs: Sequence[Job]) -> None:
        """Put jobs in at a row, or at the end where there are fewer."""
        if not jobs:
            return
        row = min(row, len(self._jobs))
        self.beginInsertRows(QModelIndex(), row, row + len(jobs) - 1)
        self._jobs[row:row] = jobs
        self.endInsertRows()
        self.refreshed.emit(set())

    def remove(self, jobs: Iterable[Job]) -> list[tuple[int, list[Job]]]:
        """Take jobs out; return those that stood together, with their row, from the top."""
        chosen = set(jobs)
        runs: list[tuple[int, list[Job]]] = []
        for row, job in enumerate(self._jobs):
            if job in chosen:
                if not runs or runs[-1][0] + len(runs[-1][1]) != row:
                    runs.append((row, []))
                runs[-1][1].append(job)
        for row, together in reversed(runs):
            self.beginRemoveRows(QModelIndex(), row, row + len(together) - 1)
            del self._jobs[row : row + len(together)]
            self.endRemoveRows()
        self._touched -= chosen
        self.refreshed.emit(set())
        return runs

    def move(self, jobs: Sequence[Job], row: int) -> None:
        """Put these jobs, in the order they have, before the one that is in a row now."""
        chosen, row = set(jobs), min(row, len(self._jobs))
        for job in [job for job in self._jobs if job in chosen]:
            origin = self._jobs.index(job)
            if origin not in {row - 1, row}:
                self.beginMoveRows(QModelIndex(), origin, origin, QModelIndex(), row)
                self._jobs.insert(row - (origin < row), self._jobs.pop(origin))
                self.endMoveRows()
            row += origin >= row
        self.refreshed.emit(set())

    def hold(self, *, is_held: bool) -> None:
        """Let no job start, or let them start again."""
        self._is_held = is_held
        self.refreshed.emit(set())

    def touch(self, job: Job) -> None:
        """Say that a job changed; views hear of it within a thirtieth of a second."""
        self._touched.add(job)
        if not self._flush.isActive():
            self._flush.start()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many jobs there are."""
        return 0 if parent.isValid() else len(self._jobs)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How much is told of each."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be dragged to another place."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def supportedDragActions(self) -> Qt.DropAction:
        """They go from one place to another."""
        return Qt.DropAction.MoveAction

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
        job, column = self._jobs[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(job, column)
            case Qt.ItemDataRole.ToolTipRole:
                return as_tip(self.words.tip(job))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(job, column)
            case JobRole.JOB:
                return job
            case JobRole.SORT:
                return self._rank(job, column)
            case JobRole.LEFT:
                left = job.time_left(self.now())
                return "" if left is None else self.words.left(left)
        return None

    def _tell(self) -> None:
        touched, self._touched = self._touched, set()
        for row, job in enumerate(self._jobs):
            if job in touched:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
        self.refreshed.emit(touched)

    def _title(self, column: Column) -> str:
        return {
            Column.FILE: self.tr("File"),
            Column.LENGTH: self.tr("Length"),
            Column.LANGUAGE: self.tr("Language"),
            Column.MODEL: self.tr("Model"),
            Column.DEVICE: self.tr("Device"),
            Column.STATUS: self.tr("Status"),
            Column.PROGRESS: self.tr("Progress"),
            Column.SPEED: self.tr("Speed"),
            Column.MORE: self.tr("Actions"),
        }[column]

    def _text(self, job: Job, column: Column) -> str:  # noqa: PLR0911 - one a column
        match column:
            case Column.FILE:
                return shown_name(job.path.name)
            case Column.LENGTH:
                return "" if job.duration is None else clock(job.duration)
            case Column.LANGUAGE:
                return self.words.language(job)
            case Column.MODEL:
                return model_title(job.options.model)
            case Column.DEVICE:
                return self.words.device(job)
            case Column.STATUS:
                reason = self.words.reason(job)
                return reason.what if reason else self.words.state(job)
            case Column.PROGRESS:
                return self.words.progress(job)
            case Column.SPEED:
                return self.words.speed(job, self.now())
            case Column.MORE:
                return "⋯"

    def _spoken(self, job: Job, column: Column) -> str:
        if column is Column.MORE:
            return self.tr("More actions for %1").replace("%1", shown_name(job.path.name))
        text = self._text(job, column) or self.tr("unknown")
        if column is Column.STATUS and job.state is State.FAILED:
            text = f"{self.words.state(job)}: {text}"
        return f"{self._title(column)}: {text}"

    def _rank(self, job: Job, column: Column) -> Any:  # noqa: ANN401 - numbers or text
        match column:
            case Column.LENGTH:
                return job.duration or 0.0
            case Column.STATUS:
                return job.state.value
            case Column.PROGRESS:
                return job.fraction or 0.0
            case Column.SPEED:
                return job.speed(self.now()) or 0.0
            case _:
                return self._text(job, column).casefold()
