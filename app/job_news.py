"""Says that long work ended, to who looks at another program meanwhile."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.job import AT_WORK, WRITTEN, Job, State
from app.job_model import JobModel
from app.job_words import shown_name
from app.notifications import Notifications, is_away

_LONG = 30.0  # seconds of work
_LONGEST_NAME = 40  # characters
_TOLD = WRITTEN | {State.FAILED}


class JobNews(QObject):
    """Follows the jobs.

    Signals:
        wanted: the user wants to see this Job.
    """

    wanted = Signal(object)

    def __init__(
        self,
        model: JobModel,
        notifications: Notifications,
        is_allowed: Callable[[], bool],
        parent: QObject,
        is_away: Callable[[], bool] = is_away,
    ) -> None:
        """Follow them.

        Args:
            is_allowed: whether the user wants to hear of it.
            is_away: whether the user looks elsewhere.
        """
        super().__init__(parent)
        self._model = model
        self._notifications = notifications
        self._is_allowed = is_allowed
        self._is_away = is_away
        self._ended: list[Job] = []  # since there was nothing to do
        self._seen: dict[Job, float] = {}
        self._last: Job | None = None
        model.refreshed.connect(self._on_refreshed)
        notifications.clicked.connect(self._on_clicked)

    def _on_refreshed(self, touched: set[Job]) -> None:
        fresh = [job for job in touched if job.state in _TOLD and self._is_new(job)]
        self._ended += fresh
        is_over = not any(job.state in AT_WORK for job in self._model.jobs)
        if fresh and self._is_away() and self._is_allowed():
            self._tell(fresh, is_over=is_over)
        if is_over:
            self._ended = []
            listed = set(self._model.jobs)
            self._seen = {job: ended for job, ended in self._seen.items() if job in listed}

    def _is_new(self, job: Job) -> bool:
        """Whether this end of it was not told yet; it may be retried and end again."""
        if job.ended is None or self._seen.get(job) == job.ended:
            return False
        self._seen[job] = job.ended
        return True

    def _tell(self, fresh: list[Job], *, is_over: bool) -> None:
        if is_over and len(self._ended) > 1 and any(map(_is_long, self._ended)):
            self._last = fresh[-1]
            self._notifications.show(self.tr("All files are done"), self._sum())
            return
        long = [job for job in fresh if _is_long(job)]
        if long:
            self._last = long[-1]
            self._notifications.show(_short(self._last.path.name), self._about(self._last))

    def _sum(self) -> str:
        n_failed = sum(job.state is State.FAILED for job in self._ended)
        text = self.tr("%n file(s) transcribed.", "", len(self._ended) - n_failed)
        failed = self.tr("%n failed.", "", n_failed)
        return f"{text} {failed}" if n_failed else text

    def _about(self, job: Job) -> str:
        reason = self._model.words.reason(job)
        return reason.what if reason else self.tr("The text is ready.")

    def _on_clicked(self) -> None:
        if self._last is not None:
            self.wanted.emit(self._last)


def _is_long(job: Job) -> bool:
    return job.began is not None and job.ended is not None and job.ended - job.began > _LONG


def _short(name: str) -> str:
    """The name, or its two ends where it is long."""
    name = shown_name(name)
    if len(name) <= _LONGEST_NAME:
        return name
    half = (_LONGEST_NAME - 1) // 2
    return f"{name[:half]}…{name[-half:]}"
