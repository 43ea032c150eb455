"""The title of the files page and its choices: model, language, outcome, what to add."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from app.combo import Combo
from app.job_words import shown_name
from app.keeper import recent
from app.languages import language_name, most_used_first
from app.model_combo import ModelCombo
from app.settings import Settings, languages_of, with_model
from app.theme import TITLE_SCALE, Theme, scaled

_N_RECENT = 12


class Toolbar(QWidget):
    """Shows the settings of the next files and changes them.

    Signals:
        chosen: Settings with the user's choice in them.
        transcript_requested: the Path of corrections that were kept.
        files_requested, folder_requested: an entry of the Add menu.
    """

    chosen = Signal(object)
    transcript_requested = Signal(object)
    files_requested = Signal()
    folder_requested = Signal()

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._title = QLabel(self.tr("Files"))
        self._title.setFont(scaled(self.font(), TITLE_SCALE, self.font().Weight.DemiBold))
        self._model = ModelCombo(theme, self.tr("Model"))
        self._language = Combo(theme, self.tr("Spoken language"))
        self._outcome = Combo(theme, self.tr("What is written"))
        self._add = QPushButton(self.tr("Add"))
        self._add.setObjectName("primary")
        self._add.setAccessibleName(self._add.text())
        theme.dress(self._add, "plus", "on_accent")
        self._fill()
        self._fill_menu(theme)
        self._lay_out()
        self._model.model_chosen.connect(self._on_model_chosen)
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

    def adopt(self, settings: Settings) -> None:
        """Go on from settings that were changed elsewhere."""
        before, self._settings = self._settings, settings
        if (settings.model, settings.model_folders) != (before.model, before.model_folders):
            self._model.offer(settings)
            self._fill_languages()

    def _fill(self) -> None:
        self._model.offer(self._settings)
        self._outcome.addItem(self.tr("Subtitles"), "subtitles")
        self._outcome.addItem(self.tr("Text"), "text")
        self._outcome.addItem(self.tr("Everything"), "everything")
        self._outcome.choose(self._settings.outcome)
        self._fill_languages()

    def _fill_languages(self) -> None:
        self._language.clear()
        self._language.addItem(self.tr("Auto language"), None)
        first, others = most_used_first(languages_of(self._settings.model))
        for code in first:
            self._language.addItem(language_name(code), code)
        self._language.insertSeparator(self._language.count())
        for code in others:
            self._language.addItem(language_name(code), code)
        self._language.choose(self._settings.language)

    def _fill_menu(self, theme: Theme) -> None:
        menu = QMenu(self)
        self.add_files = files = QAction(self.tr("Files…"), self)
        self.add_folder = folder = QAction(self.tr("Folder…"), self)
        theme.dress(files, "file-music-outline", "muted")
        theme.dress(folder, "folder-outline", "muted")
        files.triggered.connect(self.files_requested)
        folder.triggered.connect(self.folder_requested)
        menu.addActions([files, folder])
        self._recent = QMenu(self.tr("Recent transcripts"), menu)
        menu.addMenu(self._recent)
        self._recent.aboutToShow.connect(self._fill_recent)
        self._add.setMenu(menu)
        self.addActions([files, folder])

    def _fill_recent(self) -> None:
        self._recent.clear()
        for path, title in recent(_N_RECENT):
            action = self._recent.addAction(shown_name(title).replace("&", "&&"))
            action.triggered.connect(partial(self.transcript_requested.emit, path))
        if self._recent.isEmpty():
            self._recent.addAction(self.tr("None yet")).setEnabled(False)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._title)
        row.addStretch()
        for widget in (self._model, self._language, self._outcome, self._add):
            row.addWidget(widget)

    def _on_activated(self) -> None:
        language, outcome = self._language.currentData(), self._outcome.currentData()
        self._choose(replace(self._settings, language=language, outcome=outcome))

    def _on_model_chosen(self, model: str) -> None:
        self._choose(with_model(self._settings, model))

    def _choose(self, settings: Settings) -> None:
        if settings != self._settings:
            self.adopt(settings)
            self.chosen.emit(settings)
