"""Asks how a transcript is exported, and shows what the files will hold."""

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.dialog import Dialog
from app.export_choices import ExportChoices
from app.export_formats import FormatBoxes
from app.export_options import ExportOptions
from app.export_preview import ExportPreview
from app.export_target import ExportTarget
from app.labels import ProblemLine
from app.messages import Messages
from app.rules_choice import RulesChoice
from app.scroll_column import ScrollColumn
from app.theme import Theme
from engine import Transcript

_SIZE = QSize(960, 640)


class ExportDialog(Dialog):
    """Formats, rules and options at the left, a preview at the right, the target below.

    Signals:
        asked: the ExportChoices to export by.
        rules_kept: the KnownProfiles that there are now; a dict of new names by the old ones.
    """

    asked = Signal(object)
    rules_kept = Signal(object, object)

    def __init__(  # noqa: PLR0913, PLR0917 - everything that is shown
        self,
        transcript: Transcript,
        media: Path | None,
        choices: ExportChoices,
        n_faulty: int,
        theme: Theme,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        """Make one; `n_faulty` rows break a rule."""
        super().__init__(self.tr("Export"), parent)
        languages = (segment.tags.language for segment in transcript.segments)
        self._formats = FormatBoxes(choices.formats)
        self._rules = RulesChoice(choices, next(languages, None), theme, messages)
        self._options = ExportOptions(self._rules, choices.options, theme)
        self._preview = ExportPreview(transcript, messages)
        self._summary = ProblemLine()
        self._target = ExportTarget(choices, transcript.source, media)
        self._lay_out()
        self.tell_faults(n_faulty)
        for part in (self._formats, self._rules, self._options, self._target):
            part.changed.connect(self._show)
        self._rules.kept.connect(self.rules_kept)
        self._show()
        self.fit(_SIZE)

    @property
    def choices(self) -> ExportChoices:
        """What is chosen."""
        return ExportChoices(
            formats=self._formats.formats,
            profile=self._rules.choices.profile,
            known=self._rules.choices.known,
            folder=self._target.folder,
            pattern=self._target.pattern,
            options=self._options.options,
        )

    def tell_faults(self, n: int) -> None:
        """Say how many rows break a rule, as far as they have been looked at."""
        told = self.tr("%n row(s) break a rule; F8 in the transcript goes to the next.", "", n)
        self._summary.say(told if n else self.tr("No row breaks a rule."), is_wrong=bool(n))

    def accept(self) -> None:
        """Say what is chosen."""
        if self.choices.formats:
            super().accept()
            self.asked.emit(self.choices)

    def done(self, result: int) -> None:
        """Close."""
        self._preview.finish()
        super().done(result)

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self._formats)
        left.addWidget(self._options)
        right.addWidget(self._preview, 1)
        right.addWidget(self._summary)
        above = QHBoxLayout()
        above.setSpacing(12)
        above.addWidget(ScrollColumn(left))
        above.addLayout(right, 1)
        self.column.addLayout(above, 1)
        self.column.addWidget(self._target)
        self._ok = self.add_answers(self.tr("Export"))

    def _show(self) -> None:
        """Show what follows from the choices."""
        choices = self.choices
        self._ok.setEnabled(bool(choices.formats))
        self._options.offer(choices.formats)
        self._target.show_names(choices)
        self._preview.show_choices(choices)
