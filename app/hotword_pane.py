"""The list that is shown: its language, what the model does with it, its words, what is wrong."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app.combo import Combo
from app.flow_layout import FlowLayout
from app.hotword_checks import HotwordChecks
from app.hotword_sheet import HotwordSheet
from app.hotword_table import HotwordTable
from app.hotword_table_model import HotwordTableModel
from app.hotword_words import HotwordWords
from app.job_words import shown_name
from app.labels import ProblemLine, elided_label
from app.languages import language_name, most_used_first
from app.settings import languages_of
from app.theme import Theme, scaled

_LANGUAGE = 9  # letters of a language that are to be seen


class HotwordPane(QFrame):
    """A card around the table.

    Attributes:
        controls: what is above the table, from left to right.

    Signals:
        language_chosen: in which sentences the list is to be looked for; None is any.
    """

    language_chosen = Signal(object)

    def __init__(  # noqa: PLR0913, PLR0917 - everything about a list
        self,
        table: HotwordTable,
        model: HotwordTableModel,
        checks: HotwordChecks,
        words: HotwordWords,
        theme: Theme,
        tools: Sequence[QWidget],
    ) -> None:
        """Make one; `tools` choose what the table shows."""
        super().__init__()
        self.setObjectName("card")
        self._table = table
        self._model = model
        self._checks = checks
        self._words = words
        self._sheet: HotwordSheet | None = None
        self._name = elided_label()
        self._name.setFont(scaled(self.font(), 1.1, self.font().Weight.DemiBold))
        self._fit = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._fit.setObjectName("muted")
        self._language = Combo(theme, self.tr("Language of the list"))
        self.problem = ProblemLine()
        policy = Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self._language.setSizeAdjustPolicy(policy)
        self._language.setMinimumContentsLength(_LANGUAGE)
        self._offer_languages()
        self._lay_out(tools)
        self.controls = (self._language, *tools)
        self._language.activated.connect(self._on_language_chosen)
        model.refreshed.connect(self.refresh)
        model.refused.connect(self.problem.say)
        checks.changed.connect(self.refresh)
        table.picked.connect(self.tell_problem)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Let the name stand beside the choices, which have their style by now."""
        super().showEvent(event)
        self._name.setMinimumHeight(self._language.sizeHint().height())

    def show_sheet(self, sheet: HotwordSheet | None) -> None:
        """Be about this list."""
        self._sheet = sheet
        self.refresh()

    def refresh(self) -> None:
        """Say how it is now."""
        sheet = self._sheet
        self._name.setText(shown_name(sheet.name) if sheet is not None else "")
        self._language.setEnabled(self._model.can_add)
        language = None if sheet is None else sheet.language
        if language is not None and self._language.findData(language) < 0:
            self._language.addItem(language, language)
        self._language.choose(language)
        self._fit.setText(self._checks.told)
        self._fit.setVisible(bool(self._checks.told))
        self.tell_problem()

    def tell_problem(self) -> None:
        """Say what is wrong with the current row, or with the list."""
        sheet, line = self._sheet, self._table.current_line
        if sheet is not None and sheet.trouble is not None:
            self.problem.say(self._words.trouble(sheet.name, sheet.trouble))
        elif line is not None:
            problems = self._checks.problems(line)
            self.problem.say(" ".join(problems), is_wrong=line.fault is not None)
        else:
            self.problem.say("")

    def _offer_languages(self) -> None:
        used, others = most_used_first(languages_of(""))
        self._language.addItem(self.tr("Any language"), None)
        for code in (*used, *others):
            self._language.addItem(language_name(code), code)

    def _lay_out(self, tools: Sequence[QWidget]) -> None:
        head = FlowLayout()  # on more lines where letters are large
        head.setSpacing(8)
        for widget in (self._name, self._language, *tools):
            head.addWidget(widget)
        inside = QVBoxLayout()
        inside.setContentsMargins(10, 4, 6, 2)
        inside.addLayout(head)
        inside.addWidget(self._fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 8)
        column.setSpacing(4)
        column.addLayout(inside)
        column.addWidget(self._table, 1)
        self.problem.setContentsMargins(10, 2, 10, 0)
        column.addWidget(self.problem)

    def _on_language_chosen(self) -> None:
        self.language_chosen.emit(self._language.currentData())
