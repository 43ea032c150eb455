"""What can be done with the selected jobs, as actions that menus, keys and buttons share."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.job import AT_REST, CANCELLABLE, PENDING, WRITTEN, Job, State
from app.pausing import can_pause
from app.shortcuts import Shortcuts
from app.theme import Theme

_QUEUED = AT_REST | {State.WAITING}


class JobActions(QMenu):
    """The menu of a job; its actions know which of them apply.

    Signals:
        pause_requested, resume_requested, cancel_requested, retry_requested, start_over_requested,
        options_requested, do_next_requested, remove_requested: a list of Job.
        move_requested: the selected ones are to go up (-1) or down (1).
        retry_failed_requested: every failed job is meant.
        open_requested, save_text_requested, save_again_requested, open_folder_requested,
        report_requested: one Job.
    """

    pause_requested = Signal(object)
    resume_requested = Signal(object)
    cancel_requested = Signal(object)
    retry_requested = Signal(object)
    start_over_requested = Signal(object)
    options_requested = Signal(object)
    do_next_requested = Signal(object)
    move_requested = Signal(int)
    retry_failed_requested = Signal()
    remove_requested = Signal(object)
    open_requested = Signal(object)
    save_text_requested = Signal(object)
    save_again_requested = Signal(object)
    open_folder_requested = Signal(object)
    report_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._jobs: list[Job] = []
        self.setAccessibleName(self.tr("Actions"))
        self.open = self._action("text-box-edit-outline", self.tr("Open the transcript"))
        self.open_folder = self._action("folder-open-outline", self.tr("Open folder"))
        self.save_text = self._action("content-save-outline", self.tr("Save text so far"))
        self.save_again = self._action("content-save-outline", self.tr("Save again"))
        self.report = self._action("spellcheck", self.tr("Hotword report…"))
        self.addSeparator()
        self.pause = self._action("pause", self.tr("Pause"))
        self.resume = self._action("play", self.tr("Resume"))
        self.cancel = self._action("stop-circle-outline", self.tr("Cancel"))
        self.retry = self._action("refresh", self.tr("Retry"))
        self.start_over = self._action("restart", self.tr("Start over"))
        self.retry_failed = self._action("refresh", self.tr("Retry all failed"))
        self.options = self._action("tune-variant", self.tr("Model and options…"))
        self.addSeparator()
        self.do_next = self._action("arrow-collapse-up", self.tr("Do next"))
        self.move_up = self._action("arrow-up", self.tr("Move up"))
        self.move_down = self._action("arrow-down", self.tr("Move down"))
        self.addSeparator()
        self.remove = self._action("delete-outline", self.tr("Remove from the list"))
        self._connect()
        self.offer([], [])

    def offer(
        self, selected: Sequence[Job], every: Sequence[Job], *, is_sorted: bool = False
    ) -> None:
        """Enable what applies to the selected jobs, among all there are.

        Args:
            is_sorted: the table does not show the order in which they are transcribed.
        """
        self._jobs = list(selected)
        one = selected[0] if len(selected) == 1 else None
        self.open.setEnabled(one is not None and bool(one.segments))
        self.open_folder.setEnabled(one is not None)
        self.report.setEnabled(one is not None and bool(one.segments))
        self.save_text.setEnabled(one is not None and _has_unsaved_text(one))
        self.save_again.setVisible(one is not None and can_save_again(one))
        can_resume = any(job.state in AT_REST for job in selected)
        self.resume.setVisible(can_resume)
        self.pause.setVisible(not can_resume)
        self.pause.setEnabled(can_pause(selected))
        self.cancel.setEnabled(any(job.state in CANCELLABLE for job in selected))
        self.retry.setEnabled(any(not job.is_unfinished for job in selected))
        self.start_over.setVisible(any(job.can_start_over for job in selected))
        self.retry_failed.setEnabled(any(job.state is State.FAILED for job in every))
        self.options.setEnabled(any(job.can_change for job in selected))
        self.do_next.setEnabled(any(job.state in _QUEUED for job in selected))
        for action in (self.move_up, self.move_down):
            action.setEnabled(bool(selected) and len(every) > 1 and not is_sorted)
        self.remove.setEnabled(bool(selected))

    def bind(self, shortcuts: Shortcuts) -> None:
        """Give the actions their keys."""
        for name, action in (
            ("pause-job", self.pause),
            ("pause-job", self.resume),
            ("cancel-job", self.cancel),
            ("retry-job", self.retry),
            ("retry-failed", self.retry_failed),
            ("do-next", self.do_next),
            ("move-up", self.move_up),
            ("move-down", self.move_down),
            ("remove-job", self.remove),
        ):
            shortcuts.bind(name, action)
        for action in (self.cancel, self.remove):  # Esc and Delete mean something else elsewhere
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)

    def _action(self, icon: str, text: str) -> QAction:
        action = QAction(text, self)
        self._theme.dress(action, icon, "muted")
        self.addAction(action)
        return action

    def _connect(self) -> None:
        self.pause.triggered.connect(self._on_pause)
        self.resume.triggered.connect(self._on_resume)
        self.cancel.triggered.connect(self._on_cancel)
        self.start_over.triggered.connect(self._on_start_over)
        self.options.triggered.connect(self._on_options)
        self.do_next.triggered.connect(self._on_do_next)
        self.move_up.triggered.connect(partial(self.move_requested.emit, -1))
        self.move_down.triggered.connect(partial(self.move_requested.emit, 1))
        self.retry.triggered.connect(self._on_retry)
        self.retry_failed.triggered.connect(self.retry_failed_requested)
        self.remove.triggered.connect(self._on_remove)
        self.open.triggered.connect(self._on_open)
        self.open_folder.triggered.connect(self._on_open_folder)
        self.report.triggered.connect(self._on_report)
        self.save_text.triggered.connect(self._on_save_text)
        self.save_again.triggered.connect(self._on_save_again)

    def _on_pause(self) -> None:
        self.pause_requested.emit([job for job in self._jobs if job.state in PENDING])

    def _on_resume(self) -> None:
        self.resume_requested.emit([job for job in self._jobs if job.state in AT_REST])

    def _on_start_over(self) -> None:
        self.start_over_requested.emit([job for job in self._jobs if job.can_start_over])

    def _on_options(self) -> None:
        self.options_requested.emit([job for job in self._jobs if job.can_change])

    def _on_do_next(self) -> None:
        self.do_next_requested.emit([job for job in self._jobs if job.state in _QUEUED])

    def _on_cancel(self) -> None:
        self.cancel_requested.emit([job for job in self._jobs if job.state in CANCELLABLE])

    def _on_retry(self) -> None:
        self.retry_requested.emit([job for job in self._jobs if not job.is_unfinished])

    def _on_remove(self) -> None:
        self.remove_requested.emit(list(self._jobs))

    def _on_open(self) -> None:
        self.open_requested.emit(self._jobs[0])

    def _on_open_folder(self) -> None:
        self.open_folder_requested.emit(self._jobs[0])

    def _on_report(self) -> None:
        self.report_requested.emit(self._jobs[0])

    def _on_save_text(self) -> None:
        self.save_text_requested.emit(self._jobs[0])

    def _on_save_again(self) -> None:
        self.save_again_requested.emit(self._jobs[0])


def can_save_again(job: Job) -> bool:
    """Whether all there is to mend is the file on disk."""
    return job.state is State.FAILED and job.is_complete


def _has_unsaved_text(job: Job) -> bool:
    return bool(job.segments) and job.state not in WRITTEN
