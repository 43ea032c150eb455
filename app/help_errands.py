"""Help where something went wrong: the remedy, a check of this computer, a report."""

from PySide6.QtCore import QObject, Qt, Signal

from app.crash_offer import CrashOffer
from app.database_bridge import DatabaseBridge
from app.doctor_dialog import DoctorDialog
from app.library_news import LibraryNews
from app.main_window import MainWindow
from app.mending import Mending
from app.messages import Messages
from app.reporter import Reporter
from app.theme import Theme
from engine import Event


class HelpErrands(QObject):
    """Joins those who help, and those who say that something is wrong.

    Attributes:
        mending: the remedies.
        reporter: saves reports.
        crashes: offers one after a crash.

    Signals:
        said: a Notice.
        model_wanted: as that of Mending.
    """

    said = Signal(object)
    model_wanted = Signal(str)

    def __init__(
        self,
        link: DatabaseBridge,
        window: MainWindow,
        theme: Theme,
        messages: Messages,
        parent: QObject,
    ) -> None:
        """Follow the library by its link; show dialogs over the window."""
        super().__init__(parent)
        self._window = window
        self._theme = theme
        self.reporter = Reporter(messages, window, self)
        self.mending = Mending(window, self)
        self._library_news = LibraryNews(link, self.mending, self)
        self.crashes = CrashOffer(self.reporter.ask, self)
        for each in (self.crashes, self._library_news, self.reporter, self.mending):
            each.said.connect(self.said)
        self.mending.doctor_wanted.connect(self.show_doctor)
        self.mending.report_wanted.connect(self.reporter.ask)
        self.mending.model_wanted.connect(self.model_wanted)

    def look(self) -> None:
        """Find out how the last run ended."""
        self.crashes.look()

    def on_event(self, event: Event) -> None:
        """Take what the engine says."""
        self.crashes.on_event(event)

    def show_doctor(self) -> None:
        """Say what works on this computer, and mend what does not."""
        dialog = DoctorDialog(self._theme, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.action_requested.connect(self.mending.mend)
        dialog.report_requested.connect(self.reporter.ask)
        dialog.open()
        dialog.start()
