"""Asks with what some jobs are to be transcribed that have not started, rest or failed."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from app.choices import LanguageCombo, OutcomeCombo
from app.dialog import Dialog
from app.hotword_choice import HotwordChoice, Manner
from app.job import Job
from app.job_options import settings_of
from app.model_combo import ModelCombo
from app.settings import Settings, with_model
from app.theme import Theme


class JobOptionsDialog(Dialog):
    """Model, language, hotwords and what is written, for these jobs alone.

    Signals:
        chosen: the list of Job, and Settings with the choice in them.
    """

    chosen = Signal(object, object)

    def __init__(
        self,
        jobs: Sequence[Job],
        settings: Settings,
        lists: Sequence[str],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Ask about these jobs; `lists` of hotwords can be chosen."""
        super().__init__(self.tr("Model and options"), parent)
        self._jobs = list(jobs)
        self._settings = settings_of(jobs[0], settings)
        self._model = ModelCombo(theme, self.tr("Model"))
        self._language = LanguageCombo(theme, self.tr("Spoken language"))
        self._outcome = OutcomeCombo(theme, self.tr("What is written"), self._settings)
        self._hotwords = HotwordChoice(theme, Manner.NAMES)
        self._hotwords.offer(lists)
        self._hotwords.choose(self._settings.hotword_lists)
        self._model.offer(self._settings)
        self._language.offer(self._settings)
        self._lay_out()
        self._model.model_chosen.connect(self._on_model_chosen)

    def accept(self) -> None:
        """Hand over what is chosen."""
        settings = replace(
            self._settings,
            language=self._language.currentData(),
            outcome=self._outcome.currentData(),
            hotword_lists=self._hotwords.lists,
        )
        self.chosen.emit(self._jobs, settings)
        super().accept()

    def _lay_out(self) -> None:
        told = QLabel(self.tr("For %n file(s) alone", "", len(self._jobs)))
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.addRow(self.tr("Model"), self._model)
        form.addRow(self.tr("Language"), self._language)
        form.addRow(self.tr("Hotwords"), self._hotwords)
        form.addRow(self.tr("Written"), self._outcome)
        self.column.addWidget(told)
        self.column.addLayout(form)
        if any(job.has_begun for job in self._jobs):
            again = QLabel(
                self.tr(
                    "What has begun starts over with another model or language, and with other"
                    " hotwords where the model listens for them."
                )
            )
            again.setObjectName("muted")
            again.setWordWrap(True)
            self.column.addWidget(again)
        self.column.addStretch()
        is_again = any(not job.is_unfinished for job in self._jobs)
        self.add_answers(self.tr("Change and retry") if is_again else self.tr("Change"))
        self.setMinimumWidth(440)

    def _on_model_chosen(self, model: str) -> None:
        self._settings = with_model(self._settings, model)
        self._model.offer(self._settings)
        self._language.offer(self._settings)
