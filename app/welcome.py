"""When the first start is shown, and what follows from its answer."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.background import Background, Problem
from app.computer import graphics, this_computer
from app.files_page import FilesPage
from app.presets import is_here
from app.recommendation import recommended
from app.settings import DEFAULT_MODEL, Settings, with_model
from app.theme import Theme
from app.welcome_card import WelcomeCard


class Welcome(QObject):
    """Offers once what suits this computer.

    Signals:
        chosen: Settings with the answer in them.
        model_wanted: the name of a model that is to be had, with what it wants beside it.
        models_wanted: the page of models is to be shown.
    """

    chosen = Signal(object)
    model_wanted = Signal(str)
    models_wanted = Signal()

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._disk = Background(self)
        self._settings = Settings()
        self._cards: tuple[str, ...] | None = None  # until they are known
        self._card: WelcomeCard | None = None

    def show_on(self, page: FilesPage, settings: Settings) -> None:
        """Show it above the files, if it is to be shown at all."""
        self._remove()
        self._settings = settings
        if settings.is_welcomed:
            return
        card = self._card = WelcomeCard(self._theme)
        card.answered.connect(self.end)
        card.get_requested.connect(self.model_wanted)
        card.use_requested.connect(self._on_use)
        card.models_requested.connect(self.models_wanted)
        page.offer(card)
        self._refresh()
        if self._cards is None:
            self._cards = ()
            self._disk.run(graphics, self._on_graphics)

    def adopt(self, settings: Settings) -> None:
        """Go on from settings that were changed elsewhere."""
        self._settings = settings
        self._refresh()

    def end(self) -> None:
        """It was answered, or work began without an answer."""
        if self._card is not None:
            self._remove()
            self.chosen.emit(replace(self._settings, is_welcomed=True))

    def close(self) -> None:
        """Wait for what was asked."""
        self._disk.finish()

    def _remove(self) -> None:
        card, self._card = self._card, None
        if card is not None and isValid(card):  # that of a page before is gone with it
            card.hide()
            card.deleteLater()

    def _refresh(self) -> None:
        if self._card is not None:
            computer = this_computer(self._settings.interface)
            advice = recommended(computer)
            wanted = dict.fromkeys((DEFAULT_MODEL, *advice.names))
            missing = tuple(name for name in wanted if not is_here(name))
            chosen = self._settings.model
            computer = replace(computer, graphics=self._cards or ())
            self._card.show_computer(computer, advice, missing, chosen=chosen)

    def _on_graphics(self, found: tuple[str, ...] | Problem) -> None:
        if not isinstance(found, Problem):
            self._cards = found
            self._refresh()

    def _on_use(self, model: str) -> None:
        self._settings = with_model(self._settings, model)
