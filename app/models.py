"""The models part of the window: what it is made of, and how it is connected inside."""

from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app.job_model import JobModel
from app.job_words import model_title, shown_name
from app.messages import Messages
from app.model_intake import ModelIntake
from app.model_wishes import ModelWishes
from app.models_desk import ModelsDesk
from app.models_folder import ModelsFolder
from app.models_page import ModelsPage
from app.models_place import ModelsPlace
from app.notice import Notice
from app.settings import Settings
from app.theme import Theme


class Renewable(Protocol):
    """What has to hear that models are kept elsewhere."""

    def renew(self) -> None:
        """Let jobs that begin from now on look there."""


class Models(QObject):
    """Lives as long as the program; its page comes and goes with the window's language.

    Signals:
        chosen: Settings with a choice in them.
        said: a Notice.
        page_wanted: the models page is to be shown.
        retry_wanted: a list of Job that can be tried again.
        changed: which models are here has changed.
        told: what goes on, for the status line; empty where there is nothing.
    """

    chosen = Signal(object)
    said = Signal(object)
    page_wanted = Signal()
    retry_wanted = Signal(object)
    changed = Signal()
    told = Signal(str)

    def __init__(
        self, settings: Settings, jobs: JobModel, messages: Messages, parent: QObject
    ) -> None:
        """Use the models folder that was chosen, from now on."""
        super().__init__(parent)
        self._place = ModelsPlace()
        self._is_in_place = self._place.use(settings)
        self._engine: Renewable | None = None
        self.desk = ModelsDesk(settings, jobs, messages, self)
        self._intake = ModelIntake(self.desk, self)
        self._folder = ModelsFolder(self.desk, jobs, self._place, self)
        self.wishes = ModelWishes(self.desk, jobs, self)
        self.desk.chosen.connect(self.chosen)
        self._ready: frozenset[str] | None = None
        self.desk.looked.connect(self._on_looked)
        self.desk.downloads.changed.connect(self._tell)
        self.wishes.said.connect(self.said)
        self.wishes.page_wanted.connect(self.page_wanted)
        self.wishes.retry_wanted.connect(self.retry_wanted)
        self._folder.changed.connect(self._on_folder_changed)

    def start(self, engine: Renewable) -> None:
        """Say what there is to say of the models folder; look at it."""
        self._engine = engine
        if not self._is_in_place:
            text = self.tr("The models folder %1 is not there; the usual one serves meanwhile.")
            path = shown_name(self.desk.settings.models_folder)
            self.said.emit(Notice(text.replace("%1", path)))
        self.desk.refresh()
        self._tell()

    def make_page(self, theme: Theme) -> ModelsPage:
        """A page, in the language now in force."""
        self._tell()
        return ModelsPage(self.desk, self._intake, self._folder, theme)

    def adopt(self, settings: Settings) -> None:
        """Go on from settings that were changed."""
        self.desk.adopt(settings)
        self._tell()

    def close(self) -> None:
        """Stop; what has arrived of a download is kept."""
        self.desk.close()

    def _on_looked(self) -> None:
        """Tell of models that came or went; a look that finds the same is no news."""
        shelf = self.desk.shelf
        ready = frozenset(item.name for item in shelf.items if item.is_ready) if shelf else None
        if ready != self._ready:
            self._ready = ready
            self.changed.emit()

    def _on_folder_changed(self, folder: Path) -> None:
        settings = replace(self.desk.settings, models_folder=self._place.stored(folder))
        self._place.use(settings)
        if self._engine is not None:
            self._engine.renew()
        self.chosen.emit(settings)

    def _tell(self) -> None:
        known = self.desk.downloads.running
        if known is not None:
            text = self.tr("Downloading %1").replace("%1", model_title(known.name))
            if known.total:
                percent = str(100 * known.done // known.total)
                text += " · " + self.tr("%1 %").replace("%1", percent)
            self.told.emit(text)
        else:
            self.told.emit(self.tr("Offline") if self.desk.settings.is_offline else "")
