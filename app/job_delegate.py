"""How a job is painted: its icon, its name, its bar."""

from typing import cast

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.job import AT_REST, WRITTEN, Job, State
from app.job_model import Column, JobRole
from app.media import VIDEO_SUFFIXES
from app.theme import Role, Theme

_PAD = 8
_ICON = 16
_BAR = 6
_BAR_MIN = 40
_TROUGH = 0.22  # the empty bar is as muted text, thinned to this
_SLACK = 4  # glyphs are wider than whole pixels say
_ROW_EXTRA = 18  # above and below a line of text


class JobDelegate(QStyledItemDelegate):
    """Paints the cells of the job table in the theme's colours."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        job = cast("Job", index.data(JobRole.JOB))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        cell = _inner(option.rect)
        match Column(index.column()):
            case Column.FILE:
                name = index.data()
                cell = self._paint_icon(painter, cell, _file_icon(job), "muted")
                self._paint_text(painter, cell, name, "text", Qt.TextElideMode.ElideMiddle)
            case Column.STATUS | Column.PROGRESS | Column.SPEED if job.state is State.FAILED:
                self._paint_reason(painter, option, index)
            case Column.PROGRESS:
                self._paint_progress(painter, cell, job, index)
            case Column.MODEL:
                self._paint_text(painter, cell, index.data(), "text", Qt.TextElideMode.ElideMiddle)
            case Column.MORE:
                box = QRect(0, 0, _ICON, _ICON)
                box.moveCenter(option.rect.center())
                self._theme.icon("dots-horizontal", "muted").paint(painter, box)
            case _:
                self._paint_text(painter, cell, index.data(), "text")
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """A line of text with air."""
        return QSize(
            super().sizeHint(option, index).width(), option.fontMetrics.height() + _ROW_EXTRA
        )

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.color("accent_soft"))

    def _paint_icon(self, painter: QPainter, cell: QRect, name: str, role: Role) -> QRect:
        box = QRect(cell.left(), cell.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        self._theme.icon(name, role).paint(painter, box)
        return cell.adjusted(_ICON + _PAD, 0, 0, 0)

    def _paint_text(
        self,
        painter: QPainter,
        cell: QRect,
        text: str,
        role: Role,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        painter.setPen(self._theme.color(role))
        short = painter.fontMetrics().elidedText(text, elide, cell.width())
        painter.drawText(cell, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, short)

    def _paint_reason(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint this cell's share of why a job failed; the reason runs on where no figures are."""
        table = cast("QTableView", option.widget)
        room = QRect()
        for column in (Column.STATUS, Column.PROGRESS, Column.SPEED):
            if not table.isColumnHidden(column):
                room = room.united(table.visualRect(index.model().index(index.row(), column)))
        reason = index.model().index(index.row(), Column.STATUS).data()
        painter.setClipRect(option.rect)
        cell = self._paint_icon(painter, _inner(room), "alert-circle-outline", "error")
        self._paint_text(painter, cell, reason, "error")

    def _paint_progress(
        self, painter: QPainter, cell: QRect, job: Job, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        text, left = index.data(), index.data(JobRole.LEFT)
        metrics = painter.fontMetrics()
        room = metrics.horizontalAdvance("100 %")
        if left:
            longer = f"{text} · {left}"
            if cell.width() - metrics.horizontalAdvance(longer) - _PAD >= _BAR_MIN:
                text, room = longer, max(room, metrics.horizontalAdvance(longer))
        room = max(room, metrics.horizontalAdvance(text)) + _SLACK
        bar = QRect(cell.left(), 0, max(cell.width() - room - _PAD, 0), _BAR)
        bar.moveTop(cell.center().y() - _BAR // 2 + 1)
        self._paint_bar(painter, bar, job)
        self._paint_text(painter, cell.adjusted(bar.width() + _PAD, 0, 0, 0), text, "muted")

    def _paint_bar(self, painter: QPainter, bar: QRect, job: Job) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        trough = self._theme.color("muted")
        trough.setAlphaF(_TROUGH)
        painter.setBrush(trough)
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        if done := round(bar.width() * (job.fraction or 0.0)):
            painter.setBrush(self._theme.color(_bar_role(job)))
            painter.drawRoundedRect(bar.adjusted(0, 0, done - bar.width(), 0), _BAR / 2, _BAR / 2)


def _inner(cell: QRect) -> QRect:
    return cell.adjusted(_PAD, 0, -_PAD, 0)


def _bar_role(job: Job) -> Role:
    if job.state in WRITTEN:
        return "ok"
    return "muted" if job.state in AT_REST | {State.CANCELLED} else "accent"


def _file_icon(job: Job) -> str:
    if job.path.suffix.lower() in VIDEO_SUFFIXES:
        return "movie-open-outline"
    return "waveform"
