"""What the window does about something that went wrong, by the names of `app.mending_words`."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from app.main_window import MainWindow
from app.notice import Notice

# Where each system lets the user say which programs may use the microphone.
_PRIVACY = {
    "win32": "ms-settings:privacy-microphone",
    "darwin": "x-apple.systempreferences:com.apple.preference.security?Privacy_Microphone",
}


class Mending(QObject):
    """Does it.

    Signals:
        said: a Notice for the user.
        model_wanted: the name of a model that is to be downloaded.
        doctor_wanted, report_wanted: a check of this computer, or a report, is asked for.
    """

    said = Signal(object)
    model_wanted = Signal(str)
    doctor_wanted = Signal()
    report_wanted = Signal()

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window

    def mend(self, action: str) -> None:
        """Do what an action says; what only its own dialog can do is done there."""
        name, _colon, about = action.partition(":")
        deeds: dict[str, Callable[[str], None]] = {
            "allow-microphone": self._show_privacy,
            "choose-device": self._show_settings,
            "choose-language": self._choose_language,
            "choose-model": self._choose_model,
            "copy": self._copy,
            "doctor": self._examine,
            "get-model": self._get_model,
            "models": self._show_models,
            "open-folder": self._open_folder,
            "report": self._report,
        }
        if name in deeds:
            deeds[name](about)

    def _show_privacy(self, _about: str) -> None:
        """Open the page of the system on which programs may be allowed to hear."""
        QDesktopServices.openUrl(QUrl(_PRIVACY.get(sys.platform, "")))

    def _show_settings(self, _about: str) -> None:
        self._window.show_page("settings")

    def _choose_language(self, _about: str) -> None:
        self._window.show_files()
        self._window.files.toolbar.ask_language()

    def _choose_model(self, _about: str) -> None:
        self._window.show_files()
        self._window.files.toolbar.ask_model()

    def _copy(self, command: str) -> None:
        QGuiApplication.clipboard().setText(command)
        self.said.emit(Notice(self.tr("Copied; paste it into a terminal.")))

    def _examine(self, _about: str) -> None:
        self.doctor_wanted.emit()

    def _get_model(self, name: str) -> None:
        self._window.show_page("models")
        self.model_wanted.emit(name)

    def _show_models(self, _about: str) -> None:
        self._window.show_page("models")

    def _open_folder(self, about: str) -> None:
        """Open a folder, or the nearest one above that there is."""
        path = Path(about)
        place = next((each for each in (path, *path.parents) if each.is_dir()), None)
        if place is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))

    def _report(self, _about: str) -> None:
        self.report_wanted.emit()
