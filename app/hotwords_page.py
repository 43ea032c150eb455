"""The page of hotwords: lists at the left, the words of one at the right, trying them below."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QSettings, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from app.hotword_shelf import HotwordShelf
from app.settings import Settings
from app.shortcuts import Shortcuts
from app.theme import TITLE_SCALE, Theme, scaled
from engine import Hotword


class HotwordsPage(QWidget):
    """Shows the lists, and has them edited.

    Signals:
        chosen: the Settings, with other lists for new jobs.
        said: a Notice.
        list_changed: the name of the list that is shown: another one, or its words are others now.
    """

    chosen = Signal(object)
    said = Signal(object)
    list_changed = Signal(str)

    def __init__(  # noqa: PLR0913, PLR0917 - everything that a page has
        self,
        shelf: HotwordShelf,
        settings: Settings,
        theme: Theme,
        shortcuts: Shortcuts,
        state: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._shelf = shelf
        self._settings = settings
        self._theme = theme
        self._shortcuts = shortcuts
        self._state = state
        self._title = QLabel(self.tr("Hotwords"))
        self._title.setFont(scaled(self.font(), TITLE_SCALE, self.font().Weight.DemiBold))
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self._lay_out()

    def current_list(self) -> str | None:
        """The name of the list that is shown."""
        return next(iter(self._shelf.names()), None)

    def set_trial(self, widget: QWidget) -> None:
        """Show below the words what they do."""
        self.splitter.addWidget(widget)
        place = self._state.value("hotwords/trial")
        if isinstance(place, QByteArray):
            self.splitter.restoreState(place)

    def add_words(self, words: Sequence[Hotword], list_name: str | None) -> None:
        """Put words into a list."""

    def adopt(self, settings: Settings) -> None:
        """Follow what was chosen elsewhere."""
        self._settings = settings

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep how the page is divided."""
        super().hideEvent(event)
        self._state.setValue("hotwords/trial", self.splitter.saveState())

    def _lay_out(self) -> None:
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self.splitter, 1)
