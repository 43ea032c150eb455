"""Asks what is to become of the files that come into a folder."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QWidget,
)

from app.choices import LanguageCombo, OutcomeCombo
from app.combo import Combo
from app.dialog import Dialog
from app.job_words import shown_name
from app.labels import ProblemLine, elided_label
from app.model_combo import ModelCombo
from app.settings import Settings, with_model
from app.theme import Theme
from app.watches import Watch

_BESIDE, _ELSEWHERE = "beside", "elsewhere"


class WatchForm(Dialog):
    """Folder, model, language, what is written and where, and what becomes of the source.

    Signals:
        chosen: the Watch, and whether what is there already is to be taken.
    """

    chosen = Signal(object, bool)

    def __init__(  # noqa: PLR0913 - what it shows
        self,
        watch: Watch,
        settings: Settings,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        is_new: bool,
        taken: Collection[Path] = (),
    ) -> None:
        """Make it.

        Args:
            is_new: whether the folder was not watched before.
            taken: folders that are watched already.
        """
        super().__init__(self.tr("Watch a folder"), parent)
        self._watch = watch
        self._settings = watch.over(settings)
        self._taken = taken
        self._results = watch.results
        self._folder = elided_label(elide=Qt.TextElideMode.ElideMiddle)
        self._change = QPushButton(self.tr("Choose…"))
        self._change.setAccessibleName(self.tr("Choose the folder"))
        self._model = ModelCombo(theme, self.tr("Model"))
        self._language = LanguageCombo(theme, self.tr("Spoken language"))
        self._outcome = OutcomeCombo(theme, self.tr("What is written"), self._settings)
        self._place = Combo(theme, self.tr("Where results go"))
        self._source = Combo(theme, self.tr("What becomes of the recording"))
        self._present = QCheckBox(self.tr("Take what is there already"))
        self._present.setAccessibleName(self._present.text())
        self._present.setVisible(is_new)
        self._problem = ProblemLine()
        self._fill()
        self._lay_out(is_new=is_new)
        self._connect()
        self._check()

    def accept(self) -> None:
        """Hand over what is chosen."""
        watch = replace(
            self._watch,
            model=self._settings.model,
            language=self._language.currentData(),
            outcome=self._outcome.currentData(),
            results=self._results,
            moves_source=self._source.currentData(),
        )
        self.chosen.emit(watch, self._present.isChecked())
        super().accept()

    def _fill(self) -> None:
        self._model.offer(self._settings)
        self._language.offer(self._settings)
        self._source.addItem(self.tr("It stays"), False)  # noqa: FBT003 - an entry's data
        self._source.addItem(self.tr("It moves to the subfolder “done”"), True)  # noqa: FBT003
        self._source.choose(self._watch.moves_source)
        self._fill_places()

    def _fill_places(self) -> None:
        self._place.clear()
        self._place.addItem(self.tr("Beside the recording"), _BESIDE)
        if self._results is not None:
            self._place.addItem(shown_name(str(self._results)), str(self._results))
        self._place.addItem(self.tr("In another folder…"), _ELSEWHERE)
        self._place.choose(None if self._results is None else str(self._results))

    def _lay_out(self, *, is_new: bool) -> None:
        folder = QHBoxLayout()
        folder.setSpacing(8)
        folder.addWidget(self._folder, 1)
        folder.addWidget(self._change)
        for combo in (self._model, self._language, self._outcome, self._place, self._source):
            combo.give_way()
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.addRow(self.tr("Folder"), folder)
        form.addRow(self.tr("Model"), self._model)
        form.addRow(self.tr("Language"), self._language)
        form.addRow(self.tr("Written"), self._outcome)
        form.addRow(self.tr("Results"), self._place)
        form.addRow(self.tr("Recording"), self._source)
        self.column.addLayout(form)
        self.column.addWidget(self._present)
        self.column.addWidget(self._problem)
        self.column.addStretch()
        self._ok = self.add_answers(self.tr("Watch") if is_new else self.tr("Change"))
        self.setMinimumWidth(520)

    def _connect(self) -> None:
        self._change.clicked.connect(self._on_change)
        self._model.model_chosen.connect(self._on_model_chosen)
        self._place.activated.connect(self._on_place_chosen)

    def _check(self) -> None:
        """Show the folder, and say why it cannot be watched, if so."""
        self._folder.setText(shown_name(str(self._watch.folder)))
        is_twice = self._watch.folder in self._taken
        self._problem.say(self.tr("This folder is watched already.") if is_twice else "")
        self._ok.setEnabled(not is_twice)

    def _on_change(self) -> None:
        title = self.tr("Watch a folder")
        name = QFileDialog.getExistingDirectory(self, title, str(self._watch.folder))
        if name:
            self._watch = replace(self._watch, folder=Path(name))
            self._check()

    def _on_model_chosen(self, model: str) -> None:
        language = self._language.currentData()
        self._settings = with_model(replace(self._settings, language=language), model)
        self._model.offer(self._settings)
        self._language.offer(self._settings)

    def _on_place_chosen(self) -> None:
        if self._place.currentData() == _ELSEWHERE:
            start = str(self._results or self._watch.folder)
            name = QFileDialog.getExistingDirectory(self, self.tr("Where results go"), start)
            self._results = Path(name) if name else self._results
        elif self._place.currentData() == _BESIDE:
            self._results = None
        self._fill_places()
