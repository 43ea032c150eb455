"""What the user chooses is kept, and holds at once: for the files, for the look of the window."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from app.background import Background, Problem
from app.job_options import options_from
from app.job_words import model_title
from app.kept_settings import KeptSettings
from app.model_folders import gone
from app.notice import Notice
from app.runner import Runner
from app.settings import Settings, without_folders
from app.theme import Theme


class Choosing(QObject):
    """Tells files and theme what they have to know of a choice.

    Signals:
        said: a Notice.
        refill_wanted: another language, or size of text, is to be seen.
    """

    said = Signal(object)
    refill_wanted = Signal()

    def __init__(
        self, settings: KeptSettings, runner: Runner, theme: Theme, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._runner = runner
        self._theme = theme
        self._disk = Background(self)

    def look(self) -> None:
        """Find out whether the model folders are still there."""
        self._disk.run(partial(gone, self._settings.now.model_folders), self._forget_folders)

    def choose_for_files(self, settings: Settings) -> None:
        """Transcribe files with these from now on."""
        self._settings.keep(settings)
        self._runner.change(settings)

    def choose_models(self, settings: Settings) -> None:
        """Take what was chosen on the models page; only another model concerns the files."""
        if settings.model != self._settings.now.model:
            self.choose_for_files(settings)
        else:
            self._settings.keep(settings)

    def choose(self, settings: Settings) -> None:
        """Let what was chosen on the page of settings be so at once."""
        before = self._settings.now
        self._settings.keep(settings)
        if settings.theme != before.theme:
            self._theme.choose(settings.theme)
        if _work(settings) != _work(before):
            self._runner.change(settings)
        looks = (settings.interface, settings.font_percent)
        if looks != (before.interface, before.font_percent):
            self.refill_wanted.emit()

    def _forget_folders(self, folders: set[str] | Problem) -> None:
        """Offer no model folder that is gone; say so if it was the chosen one."""
        if isinstance(folders, Problem) or not folders:
            return
        before = self._settings.now
        settings = without_folders(before, folders)
        self._settings.keep(settings)
        if settings.model != before.model:
            self._runner.change(settings)
            text = self.tr("The model folder “%1” is gone; %2 is used instead.")
            text = text.replace("%1", model_title(before.model))
            self.said.emit(Notice(text.replace("%2", model_title(settings.model))))


def _work(settings: Settings) -> tuple[object, ...]:
    """What decides how files are transcribed."""
    chosen = settings.outcome, settings.files_at_once, settings.hotword_lists
    return options_from(settings), *chosen
