"""How far the work is, at the program's icon, where the desktop shows such things.

A number of files on every system that Qt knows it of; on Linux a bar as well, as Ubuntu's dock,
KDE's taskbar and their relatives read it from D-Bus.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from app.job import AT_WORK, ENDED, Job
from app.job_model import JobModel
from app.session_bus import SessionBus

_PLACE = ("/io/github/shengwen", "com.canonical.Unity.LauncherEntry", "Update")
_STEPS = 100  # a bar shows no more


class Taskbar(QObject):
    """Follows the jobs."""

    def __init__(self, model: JobModel, bus: SessionBus | None, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._bus = bus
        self._batch: set[Job] = set()  # what was to do since there was nothing to do
        self._shown: tuple[int, int] | None = None
        model.refreshed.connect(self._on_refreshed)

    def clear(self) -> None:
        """Show nothing; the program ends."""
        self._show(0, 0)

    def _on_refreshed(self) -> None:
        listed = set(self._model.jobs)
        to_do = {job for job in listed if job.state in AT_WORK}
        self._batch = (self._batch & listed) | to_do
        if not to_do:
            self._batch.clear()
            self._show(0, 0)
            return
        done = sum(1.0 if job.state in ENDED else job.fraction or 0.0 for job in self._batch)
        self._show(len(to_do), int(done / len(self._batch) * _STEPS))

    def _show(self, n_files: int, percent: int) -> None:
        before, self._shown = self._shown, (n_files, percent)
        if before == self._shown or (before is None and not n_files):
            return
        if before is None or before[0] != n_files:
            _badge(n_files)
        if self._bus is not None:
            name = f"application://{QGuiApplication.desktopFileName()}.desktop"
            state = {"progress": percent / _STEPS, "progress-visible": n_files > 0}
            self._bus.tell(*_PLACE, name, state)


def _badge(n_files: int) -> None:
    app = QGuiApplication.instance()
    if isinstance(app, QGuiApplication):
        app.setBadgeNumber(n_files)
