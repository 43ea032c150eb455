"""What can be done with the selected jobs, as actions that menus, keys and buttons share."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.job import CANCELLABLE, WRITTEN, Job, State
from app.shortcuts import Shortcuts
from app.theme import Theme


class JobActions(QMenu):
    """The menu of a job; its actions know which of them apply.

    Signals:
        cancel_requested, retry_requested, remove_requested: a list of Job.
        retry_failed_requested: every failed job is meant.
        open_requested, save_text_requested, save_again_requested, open_folder_requested: one Job.
    """

    cancel_requested = Signal(object)
    retry_requested = Signal(object)
    retry_failed_requested = Signal()
    remove_requested = Signal(object)
    open_requested = Signal(object)
    save_text_requested = Signal(object)
    save_again_requested = Signal(object)
    open_folder_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._jobs: list[Job] = []
        self.setAccessibleName(self.tr("Actions"))
        self.open = self._action("text-box-edit-outline", self.tr("Open the transcript"))
        self.open_folder = self._action("folder-open-outline", self.tr("Open folder"))
        self.save_text = self._action("content-save-outline", self.tr("Save text so far"))
        self.save_again = self._action("content-save-outline", self.tr("Save again"))
        self.addSeparator()
        self.cancel = self._action("stop-circle-outline", self.tr("Cancel"))
        self.retry = self._action("refresh", self.tr("Retry"))
        self.retry_failed = self._action("refresh", self.tr("Retry all failed"))
        self.addSeparator()
        self.remove = self._action("delete-outline", self.tr("Remove from the list"))
        self._connect()
        self.offer([], [])

    def offer(self, selected: Sequence[Job], every: Sequence[Job]) -> None:
        """Enable what applies to the selected jobs, among all there are."""
        self._jobs = list(selected)
        one = selected[0] if len(selected) == 1 else None
        self.open.setEnabled(one is not None and bool(one.segments))
        self.open_folder.setEnabled(one is not None)
        self.save_text.setEnabled(one is not None and _has_unsaved_text(one))
        self.save_again.setVisible(one is not None and can_save_again(one))
        self.cancel.setEnabled(any(job.state in CANCELLABLE for job in selected))
        self.retry.setEnabled(any(not job.is_unfinished for job in selected))
        self.retry_failed.setEnabled(any(job.state is State.FAILED for job in every))
        self.remove.setEnabled(bool(selected))

    def bind(self, shortcuts: Shortcuts) -> None:
        """Give the actions their keys."""
        for name, action in (
            ("cancel-job", self.cancel),
            ("retry-job", self.retry),
            ("retry-failed", self.retry_failed),
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
        self.cancel.triggered.connect(self._on_cancel)
        self.retry.triggered.connect(self._on_retry)
        self.retry_failed.triggered.connect(self.retry_failed_requested)
        self.remove.triggered.connect(self._on_remove)
        self.open.triggered.connect(self._on_open)
        self.open_folder.triggered.connect(self._on_open_folder)
        self.save_text.triggered.connect(self._on_save_text)
        self.save_again.triggered.connect(self._on_save_again)

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

    def _on_save_text(self) -> None:
        self.save_text_requested.emit(self._jobs[0])

    def _on_save_again(self) -> None:
        self.save_again_requested.emit(self._jobs[0])


def can_save_again(job: Job) -> bool:
    """Whether all there is to mend is the file on disk."""
    return job.state is State.FAILED and job.is_complete


def _has_unsaved_text(job: Job) -> bool:
    return bool(job.segments) and job.state not in WRITTEN
