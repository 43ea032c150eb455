"""What the computer does when the last file is done, after a minute that lets one stop it."""

import logging
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from app.background import Background, Problem
from app.job import PENDING, State
from app.job_model import JobModel
from app.notice import Notice
from app.power import Deed, Refused, Run, perform, run_command

log = logging.getLogger(__name__)

_COUNTDOWN = 60  # seconds
_BUSY = PENDING | {State.SAVING}


class WhenDone(QObject):
    """Waits for the end of the queue. What was chosen holds once, and never for another start.

    Signals:
        changed: another Deed is chosen.
        said: a Notice for the user.
    """

    changed = Signal(object)
    said = Signal(object)

    def __init__(
        self, model: JobModel, parent: QObject | None = None, *, run: Run = run_command
    ) -> None:
        """Make it.

        Args:
            run: runs a command of the system.
        """
        super().__init__(parent)
        self._model = model
        self._run = run
        self._deed = Deed.NOTHING
        self._was_busy = self._is_held = False
        self._seconds = 0
        self._background = Background(self)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._count)
        model.refreshed.connect(self._on_refreshed)

    @property
    def deed(self) -> Deed:
        """What is chosen."""
        return self._deed

    def choose(self, deed: Deed) -> None:
        """Do this when everything that waits or runs is done."""
        if self._second.isActive():
            self._second.stop()
            self.said.emit(Notice(self.tr("The computer stays on.")))
        self._deed = deed
        self.changed.emit(deed)

    def hold(self, *, is_held: bool) -> None:
        """Do nothing to a computer that records just now, but after that."""
        self._is_held = is_held
        self._on_refreshed()

    def _on_refreshed(self) -> None:
        is_counting = self._second.isActive()
        was_busy = self._was_busy or is_counting
        self._was_busy = self._is_busy or (was_busy and self._is_held)
        if is_counting and self._was_busy:
            self._second.stop()
            files = self.tr("The computer stays on until the new files are done.")
            sound = self.tr("The computer stays on while something is recorded.")
            self.said.emit(Notice(files if self._is_busy else sound))
        elif was_busy and not (is_counting or self._was_busy) and self._deed is not Deed.NOTHING:
            self._seconds = _COUNTDOWN
            self._second.start()
            self._say()

    @property
    def _is_busy(self) -> bool:
        return any(job.state in _BUSY for job in self._model.jobs)

    def _count(self) -> None:
        self._seconds -= 1
        if self._seconds > 0:
            self._say()
            return
        self._second.stop()
        deed, self._deed = self._deed, Deed.NOTHING
        self.changed.emit(self._deed)
        self.said.emit(Notice(self.tr("All done.")))
        log.info("the queue is done: %s", deed.value)
        self._background.run(partial(perform, deed, self._run), self._on_performed)

    def _say(self) -> None:
        """Say what comes, again each second: nothing else may hide it."""
        if self._deed is Deed.SLEEP:
            text = self.tr(
                "All done. The computer goes to sleep in %n second(s).", "", self._seconds
            )
        else:
            text = self.tr("All done. The computer shuts down in %n second(s).", "", self._seconds)
        cancel = partial(self.choose, Deed.NOTHING)
        self.said.emit(Notice(text, self.tr("Cancel"), cancel, stays=True))

    def _on_performed(self, refused: Refused | Problem | None) -> None:
        if refused is None:
            return
        log.warning("the system refused: %r", refused)
        if isinstance(refused, Refused) and refused.deed is Deed.SLEEP:
            text = self.tr("This computer could not be put to sleep.")
        else:
            text = self.tr("This computer could not be shut down.")
        reason = refused.reason if isinstance(refused, Refused) else ""
        self.said.emit(Notice(f"{text} {reason}".strip()))
