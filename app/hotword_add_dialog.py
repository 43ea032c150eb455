"""Asks which corrections become hotwords, how, and in which list."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.combo import Combo
from app.corrections import Correction
from app.dialog import Dialog
from app.number_words import count
from app.theme import Theme
from engine import Entry, Hotword, Rule

_SIZE = QSize(560, 420)
_WORD, _HEARD, _TIMES = range(3)
_ROW_HEIGHT = 30


class HotwordAddDialog(Dialog):
    """A row a correction, most frequent first; both words can be typed over.

    Signals:
        chosen: a list of Entry; and the name of a list, or None for a new one.
    """

    chosen = Signal(object, object)

    def __init__(
        self,
        corrections: Mapping[Correction, int],
        lists: Sequence[str],
        theme: Theme,
        parent: QWidget | None = None,
        *,
        current: str | None = None,
    ) -> None:
        """Make one; `current` is the list that is offered first."""
        super().__init__(self.tr("Add corrections to hotwords"), parent)
        self._told = QLabel(self._sentence(len(corrections)))
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setWordWrap(True)
        self.table = QTableWidget(0, 3)
        self.table.setAccessibleName(self.tr("Corrections"))
        self.how = Combo(theme, self.tr("What is kept of it"))
        for text, way in (
            (self.tr("The word, and what it was heard as"), "alias"),
            (self.tr("A rule: what was heard always becomes the word"), "rule"),
            (self.tr("The word alone"), "word"),
        ):
            self.how.addItem(text, way)
        self.list = Combo(theme, self.tr("List"))
        for name in lists:
            self.list.addItem(name, name)
        self.list.addItem(self.tr("A new list"), None)
        self.list.choose(current if current in lists else next(iter(lists), None))
        self._fill(corrections)
        self._lay_out()
        self.fit(_SIZE)
        self.table.itemChanged.connect(self._on_changed)
        self._on_changed()

    @property
    def entries(self) -> list[Entry]:
        """What is checked, as hotwords; of one word all that it was heard as."""
        return list(_entries(self._checked(), str(self.how.currentData())))

    def accept(self) -> None:
        """Say what is chosen."""
        entries = self.entries
        super().accept()
        self.chosen.emit(entries, self.list.currentData())

    def _sentence(self, n: int) -> str:
        if not n:
            return self.tr(
                "No word was corrected in this transcript yet. Correct a name in its text, and it "
                "can be added here."
            )
        return self.tr("These words were corrected. Add the names and terms among them:")

    def _fill(self, corrections: Mapping[Correction, int]) -> None:
        self.table.setHorizontalHeaderLabels(
            [self.tr("Word"), self.tr("Was heard as"), self.tr("Times")]
        )
        often = sorted(corrections.items(), key=lambda pair: -pair[1])
        self.table.setRowCount(len(often))
        for row, (found, n) in enumerate(often):
            word = QTableWidgetItem(found.new)
            word.setFlags(word.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            word.setCheckState(Qt.CheckState.Checked)
            times = QTableWidgetItem(count(n))
            times.setFlags(times.flags() & ~Qt.ItemFlag.ItemIsEditable)
            for column, item in enumerate((word, QTableWidgetItem(found.old), times)):
                self.table.setItem(row, column, item)
        self.table.setVisible(bool(often))

    def _lay_out(self) -> None:
        header = self.table.horizontalHeader()
        for column in (_WORD, _HEARD):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        self.table.verticalHeader().hide()
        height = max(_ROW_HEIGHT, self.fontMetrics().height() + 12)
        self.table.verticalHeader().setDefaultSectionSize(height)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.addRow(self.tr("Keep"), self.how)
        form.addRow(self.tr("In"), self.list)
        self.column.addWidget(self._told)
        self.column.addWidget(self.table, 1)
        self.column.addLayout(form)
        if not self.table.rowCount():
            self.column.addStretch()
        self._accept = self.add_answers(self.tr("&Add"))
        self.table.setFocus()
        if self.table.rowCount():
            self.table.setCurrentCell(0, _WORD)

    def _checked(self) -> list[Correction]:
        found = []
        for row in range(self.table.rowCount()):
            word, heard = self.table.item(row, _WORD), self.table.item(row, _HEARD)
            assert word is not None
            assert heard is not None
            if word.checkState() is Qt.CheckState.Checked and word.text().strip():
                found.append(Correction(heard.text().strip(), word.text().strip()))
        return found

    def _on_changed(self) -> None:
        self._accept.setEnabled(bool(self._checked()))


def _entries(corrections: Iterable[Correction], way: str) -> Iterable[Entry]:
    heard: dict[str, list[str]] = {}
    for each in corrections:
        heard.setdefault(each.new, []).append(each.old)
    for word, aliases in heard.items():
        others = tuple(alias for alias in dict.fromkeys(aliases) if alias and alias != word)
        if way == "rule" and others:
            yield from (Rule(alias, word) for alias in others)
        else:
            yield Hotword(word, aliases=others if way == "alias" else ())
