"""What is asked before the window closes while there is work."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from app.job_model import JobModel


class Farewell(QObject):
    """Lets the window close when nothing is lost by it, and asks once otherwise.

    Nothing is lost where what is unfinished is kept for the next start.

    Signals:
        quit_chosen: the answer was to close all the same.
    """

    quit_chosen = Signal()

    def __init__(self, model: JobModel, is_kept: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._is_kept = is_kept
        self._question: QMessageBox | None = None
        self._is_over = False

    def may_close(self, window: QWidget) -> bool:
        """Whether to close now; if not, the user is being asked."""
        n_unfinished = len(self._model.unfinished)
        if self._is_over or not n_unfinished or self._is_kept():
            return True
        if self._question is None:
            self._ask(window, n_unfinished)
        return False

    def _ask(self, window: QWidget, n_unfinished: int) -> None:
        box = QMessageBox(window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("声文 Shengwen")
        box.setText(self.tr("%n file(s) not finished.", "", n_unfinished))
        box.setInformativeText(self.tr("The text so far will be saved beside them."))
        keep = box.addButton(self.tr("Keep working"), QMessageBox.ButtonRole.RejectRole)
        box.addButton(self.tr("Quit"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.accepted.connect(self._on_quit)
        box.finished.connect(self._on_answered)
        self._question = box
        box.open()

    def _on_answered(self) -> None:
        self._question = None

    def _on_quit(self) -> None:
        self._is_over = True
        self.quit_chosen.emit()
