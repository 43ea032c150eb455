"""The title of the files page and its choices: model, language, outcome, the queue, what to add."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from app.choices import LanguageCombo, OutcomeCombo
from app.hotword_choice import HotwordChoice, Manner
from app.job import PENDING, Job
from app.model_combo import ModelCombo
from app.power import Deed
from app.settings import Settings, with_model
from app.theme import TITLE_SCALE, Theme, scaled
from app.when_done_button import WhenDoneButton

_SPACING = 8
_FEWEST_LETTERS = 8  # of a language
_ROOMY = 115  # letters


class Toolbar(QWidget):
    """Shows the settings of the next files and changes them.

    Signals:
        chosen: Settings with the user's choice in them.
        model_wanted: a model was chosen that is not on this computer.
        lists_wanted: lists of hotwords are to be made or changed.
        pause_requested, start_requested: of the whole queue.
        when_done_chosen: what the computer does then, a Deed.
        files_requested, folder_requested, watches_requested: an entry of the Add menu.
    """

    chosen = Signal(object)
    model_wanted = Signal(str)
    lists_wanted = Signal()
    pause_requested = Signal()
    start_requested = Signal()
    when_done_chosen = Signal(object)
    files_requested = Signal()
    folder_requested = Signal()
    watches_requested = Signal()

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._title = QLabel(self.tr("Files"))
        self._title.setFont(scaled(self.font(), TITLE_SCALE, self.font().Weight.DemiBold))
        self._run = QToolButton()
        self._run.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pause = self._action(theme, "pause", self.tr("Pause the queue"))
        self.start = self._action(theme, "play", self.tr("Start the queue"))
        self.pause.triggered.connect(self.pause_requested)
        self.start.triggered.connect(self.start_requested)
        self.show_queue([], is_held=False)
        self._then = WhenDoneButton(theme)
        self._then.chosen.connect(self.when_done_chosen)
        self._model = ModelCombo(theme, self.tr("Model"), offers_missing=True)
        self._language = LanguageCombo(theme, self.tr("Spoken language"))
        self._outcome = OutcomeCombo(theme, self.tr("What is written"), settings)
        self._hotwords = HotwordChoice(theme)
        self._hotwords.offer_page()
        self._hotwords.choose(settings.hotword_lists)
        self._add = QPushButton(self.tr("Add"))
        self._add.setObjectName("primary")
        self._add.setAccessibleName(self._add.text())
        theme.dress(self._add, "plus", "on_accent")
        self._language.setMinimumContentsLength(_FEWEST_LETTERS)  # in a narrow window
        self._model.offer(settings)
        self._language.offer(settings)
        self._fill_menu(theme)
        self._lay_out()
        self._model.model_chosen.connect(self._on_model_chosen)
        self._model.model_wanted.connect(self.model_wanted)
        self._hotwords.lists_chosen.connect(self._on_lists_chosen)
        self._hotwords.page_wanted.connect(self.lists_wanted)
        for combo in (self._language, self._outcome):
            combo.activated.connect(self._on_activated)

    @property
    def settings(self) -> Settings:
        """What is chosen now."""
        return self._settings

    def ask_model(self) -> None:
        """Let a model be chosen now."""
        self._model.setFocus()
        self._model.showPopup()

    def ask_language(self) -> None:
        """Let a language be chosen now."""
        self._language.setFocus()
        self._language.showPopup()

    def show_queue(self, jobs: Sequence[Job], *, is_held: bool) -> None:
        """Offer to pause what goes on, or to start what rests."""
        can_pause = not is_held and any(job.state in PENDING for job in jobs)
        can_start = is_held or any(job.can_go_on for job in jobs)
        self.pause.setEnabled(can_pause)
        is_pause = can_pause or not can_start
        self.pause.setVisible(is_pause)
        self.start.setVisible(not is_pause)
        shown = self.pause if is_pause else self.start
        self._run.setDefaultAction(shown)
        self._run.setAccessibleName(shown.text())

    def show_when_done(self, deed: Deed) -> None:
        """Show what the computer does when everything is done."""
        self._then.show_deed(deed)

    def adopt(self, settings: Settings) -> None:
        """Go on from settings that were changed elsewhere."""
        before, self._settings = self._settings, settings
        if (settings.model, settings.model_folders) != (before.model, before.model_folders):
            self._model.offer(settings)
            self._language.offer(settings)
        self._language.choose(settings.language)
        self._outcome.choose(settings.outcome)
        self._hotwords.choose(settings.hotword_lists)

    def offer_lists(self, names: Sequence[str]) -> None:
        """Let these lists of hotwords be chosen from."""
        self._hotwords.offer(names)

    def offer_models(self) -> None:
        """See anew which models are here."""
        self._model.offer(self._settings)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Say more where there is room."""
        super().resizeEvent(event)
        is_roomy = self.width() > _ROOMY * self.fontMetrics().averageCharWidth()
        self._hotwords.be(Manner.PLAIN if is_roomy else Manner.BRIEF)
        self._row.activate()  # at once, so that nothing is cut off meanwhile

    def _fill_menu(self, theme: Theme) -> None:
        menu = QMenu(self)
        self.add_files = files = self._action(theme, "file-music-outline", self.tr("Files…"))
        self.add_folder = folder = self._action(theme, "folder-outline", self.tr("Folder…"))
        files.triggered.connect(self.files_requested)
        folder.triggered.connect(self.folder_requested)
        watches = self._action(theme, "folder-eye-outline", self.tr("Watch a folder…"))
        watches.triggered.connect(self.watches_requested)
        menu.addActions([files, folder, watches])
        self._add.setMenu(menu)

    def _action(self, theme: Theme, icon: str, text: str) -> QAction:
        action = QAction(text, self)
        theme.dress(action, icon, "muted")
        self.addAction(action)
        return action

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_SPACING)
        row.addWidget(self._title)
        row.addStretch()
        queue = (self._run, self._then)
        choices = (self._model, self._language, self._hotwords, self._outcome)
        for widget in (*queue, *choices, self._add):
            row.addWidget(widget)

    def _on_activated(self) -> None:
        language, outcome = self._language.currentData(), self._outcome.currentData()
        self._choose(replace(self._settings, language=language, outcome=outcome))

    def _on_model_chosen(self, model: str) -> None:
        self._choose(with_model(self._settings, model))

    def _on_lists_chosen(self, lists: tuple[str, ...]) -> None:
        self._choose(replace(self._settings, hotword_lists=lists))

    def _choose(self, settings: Settings) -> None:
        if settings != self._settings:
            self.adopt(settings)
            self.chosen.emit(settings)
