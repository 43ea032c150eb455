"""Asks how some rows are to be recognized again, waits for it, and shows what differs."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QWidget,
)

from app.combo import Combo
from app.comparison_dialog import ComparisonDialog
from app.dialog import Dialog
from app.hotword_choice import HotwordChoice, Manner
from app.hotword_shelf import HotwordShelf
from app.job_options import options_from
from app.labels import ProblemLine
from app.languages import language_name, most_used_first
from app.messages import Messages, clock
from app.model_combo import ModelCombo
from app.rehearing import Rehearing
from app.settings import Settings, languages_of, with_model
from app.theme import Theme
from engine import HotwordList, Segment, joined_lists, parse_hotwords


class RehearingDialog(Dialog):
    """Model, language, hotwords; then progress.

    Signals:
        chosen: the sentences to put in the place of the old ones, a list of Segment.
    """

    chosen = Signal(object)

    def __init__(  # noqa: PLR0913, PLR0917 - everything that is asked by
        self,
        rehearing: Rehearing,
        old: Sequence[Segment],
        settings: Settings,
        shelf: HotwordShelf,
        messages: Messages,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Recognize again"), parent)
        self._rehearing = rehearing
        self._old = list(old)
        self._settings = settings
        self._shelf = shelf
        self._messages = messages
        self._theme = theme
        self._media = Path()
        self._span = (0.0, 0.0)
        self._told = QLabel()
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setWordWrap(True)
        self._model = ModelCombo(theme, self.tr("Model"))
        self._model.offer(settings)
        self._language = Combo(theme, self.tr("Spoken language"))
        self._lists = HotwordChoice(theme, Manner.NAMES)
        self._lists.offer(shelf.names())
        self._lists.choose(settings.hotword_lists)
        self._hotwords = QLineEdit()
        self._hotwords.setPlaceholderText(self.tr("Names and terms, with spaces between them"))
        self._hotwords.setAccessibleName(self.tr("Hotwords"))
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Progress"))
        self._progress.hide()
        self._problem = ProblemLine()
        self._fill_languages()
        self._lay_out()
        self._connect()

    def ask(self, media: Path, span: tuple[float, float]) -> None:
        """Open it for this stretch of a recording."""
        self._media, self._span = media, span
        text = self.tr("%n row(s), from %1 to %2", "", len(self._old))
        self._told.setText(text.replace("%1", clock(span[0])).replace("%2", clock(span[1])))
        self.open()

    def accept(self) -> None:
        """Recognize; the dialog stays until that is done."""
        language = self._language.currentData()
        options = replace(
            options_from(self._settings),
            languages=(language,) if language else (),
            hotwords=self._all_hotwords(),
            span=self._span,
        )
        self._allow(is_on=False)
        self._problem.say("")
        self._progress.show()
        self._rehearing.hear(self._media, options)

    def reject(self) -> None:
        """Recognize no more."""
        self._rehearing.cancel()
        super().reject()
        self.deleteLater()

    def _all_hotwords(self) -> HotwordList:
        """Those of the lists, and those that are typed here."""
        own = parse_hotwords(self._hotwords.text())
        return joined_lists([self._shelf.resolve(self._lists.lists).hotwords, own])

    def _allow(self, *, is_on: bool) -> None:
        for widget in (self._model, self._language, self._lists, self._hotwords, self._ok):
            widget.setEnabled(is_on)

    def _fill_languages(self) -> None:
        self._language.clear()
        self._language.addItem(self.tr("Auto language"), None)
        first, others = most_used_first(languages_of(self._settings.model))
        for code in (*first, *others):
            self._language.addItem(language_name(code), code)
        self._language.choose(self._settings.language)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.addRow(self.tr("Model"), self._model)
        form.addRow(self.tr("Language"), self._language)
        form.addRow(self.tr("Hotwords"), self._lists)
        form.addRow("", self._hotwords)
        self.column.addWidget(self._told)
        self.column.addLayout(form)
        self.column.addWidget(self._problem)
        self.column.addWidget(self._progress)
        self.column.addStretch()
        self._ok = self.add_answers(self.tr("Recognize"))
        self.setMinimumWidth(440)

    def _connect(self) -> None:
        self._model.model_chosen.connect(self._on_model_chosen)
        self._rehearing.heard.connect(self._on_heard)
        self._rehearing.failed.connect(self._on_failed)

    def _on_model_chosen(self, model: str) -> None:
        self._settings = with_model(self._settings, model)
        self._model.offer(self._settings)
        self._fill_languages()

    def _on_heard(self, segments: list[Segment]) -> None:
        if not self.isVisible():
            return
        super().accept()
        new = [replace(each, speaker=self._old[0].speaker) for each in segments]
        comparison = ComparisonDialog(self._old, new, self._theme, self.parentWidget())
        comparison.finished.connect(partial(self._on_compared, comparison))
        comparison.open()

    def _on_compared(self, comparison: ComparisonDialog, result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            self.chosen.emit(comparison.segments)
        comparison.deleteLater()
        self.deleteLater()

    def _on_failed(self, error: object) -> None:
        if not self.isVisible():
            return
        self._problem.say(str(self._messages.error(error)))  # type: ignore[arg-type]
        self._progress.hide()
        self._allow(is_on=True)
