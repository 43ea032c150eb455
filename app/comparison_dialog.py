"""The dialog over what was recognized again: every difference is taken or left."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.comparison import Comparison
from app.comparison_view import ComparisonView
from app.dialog import Dialog
from app.messages import clock
from app.theme import Theme
from engine import Segment

_SIZE = QSize(720, 520)


class ComparisonDialog(Dialog):
    """Shows old sentences and new ones; once it is accepted, `segments` is what was chosen."""

    def __init__(
        self,
        old: Sequence[Segment],
        new: Sequence[Segment],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Make one, with everything taken: who asked for it mostly wants it."""
        super().__init__(self.tr("Recognized again"), parent)
        self._comparison = Comparison(old, new)
        self._taken = frozenset(self._comparison.differences)
        self._view = ComparisonView(self._comparison, theme)
        self._count = QLabel()
        self._current = QLabel()
        self._take_all = QPushButton(self.tr("&Take all"))
        self._leave_all = QPushButton(self.tr("&Leave all"))
        self._lay_out()
        self._connect()
        self.fit(_SIZE)
        self._show()

    @property
    def segments(self) -> list[Segment]:
        """The old sentences with what is taken now."""
        return self._comparison.merged(self._taken)

    def _lay_out(self) -> None:
        self._current.setObjectName("muted")
        for label in (self._count, self._current):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.column.addWidget(self._count)
        self.column.addWidget(self._view, 1)
        self.column.addWidget(self._current)
        accept = self.add_answers(self.tr("&Accept"), self._take_all, self._leave_all)
        for button in (self._take_all, self._leave_all, accept):
            button.setEnabled(bool(self._comparison.differences))
        self._view.setFocus()

    def _connect(self) -> None:
        self._view.toggled.connect(self._on_toggled)
        self._view.moved.connect(self._show_current)
        self._take_all.clicked.connect(self._on_take_all)
        self._leave_all.clicked.connect(self._on_leave_all)

    def _on_toggled(self, number: int) -> None:
        self._choose(self._taken ^ {number})

    def _on_take_all(self) -> None:
        self._choose(frozenset(self._comparison.differences))

    def _on_leave_all(self) -> None:
        self._choose(frozenset())

    def _choose(self, taken: frozenset[int]) -> None:
        self._taken = taken
        self._show()

    def _show(self) -> None:
        self._view.show_taken(self._taken)
        total = len(self._comparison.differences)
        if total:
            text = self.tr("%1 of %n difference(s) are taken.", "", total)
            self._count.setText(text.replace("%1", str(len(self._taken))))
        else:
            self._count.setText(self.tr("Nothing differs: the same words were recognized."))
        self._show_current()

    def _show_current(self) -> None:
        """Say in words what keys act on; a screen reader reads it as the view's description."""
        said = self._words(self._view.at)
        hint = self.tr("Arrow keys go from one to the next, Space takes or leaves it.")
        self._current.setText(f"{said}\n{hint}" if said else "")
        self._view.setAccessibleDescription(said)

    def _words(self, number: int | None) -> str:
        if number is None:
            return ""
        run, old, new = self._comparison.runs[number], self._comparison.old, self._comparison.new
        gone, come = old.text(run.i, run.i_end), new.text(run.j, run.j_end)
        if gone and come:
            text = self.tr("%3: “%2” in place of “%1”")
        else:
            text = self.tr("%3: “%2” is new") if come else self.tr("%3: “%1” is gone")
        token = new.tokens[run.j] if come else old.tokens[run.i]
        state = self.tr("taken") if number in self._taken else self.tr("left")
        text = text.replace("%3", clock(token.start)).replace("%1", gone).replace("%2", come)
        return f"{text} · {state}"
