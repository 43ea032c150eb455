"""What is done with the rows of the list that is shown."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QInputDialog

from app.hotword_cells import pasted
from app.hotword_table import HotwordTable
from app.hotword_table_model import HotwordTableModel


class HotwordDeeds(QObject):
    """Copies, pastes, deletes, moves; goes from problem to problem."""

    def __init__(self, model: HotwordTableModel, table: HotwordTable, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._table = table

    def copy(self) -> None:
        """Copy the selected rows as the lines that they are."""
        text = "".join(f"{line.text}\n" for line in self._table.selected)
        if text:
            QApplication.clipboard().setText(text)

    def cut(self) -> None:
        """Copy them, and take them out."""
        self.copy()
        self._remove(self.tr("Cut"))

    def paste(self) -> None:
        """Put what was copied, of whatever program, at the end."""
        sheet = self._model.sheet
        text = QApplication.clipboard().text()
        if sheet is None or not self._model.can_add or not text.strip():
            return
        lines = pasted(text, sheet.language, self._model.own_group)
        self._model.add(self.tr("Paste"), lines)
        rows = [row for line in lines if (row := self._model.row_of(line)) is not None]
        if rows:
            self._table.select(rows[-1])
            self._table.scrollTo(self._model.index(rows[0], 0))
            self._table.scrollTo(self._model.index(rows[-1], 0))

    def delete(self) -> None:
        """Take the selected rows out."""
        self._remove(self.tr("Delete"))

    def ask_group(self) -> None:
        """Ask which group the selected rows are to be in."""
        lines = self._table.selected
        first = next((line.entry.group for line in lines if line.entry is not None), None)
        if first is None:
            return
        groups = ["", *self._model.groups()]
        group, is_chosen = QInputDialog.getItem(
            self._table, self.tr("Put in a group"), self.tr("Group"), groups, groups.index(first)
        )
        if is_chosen:
            self._model.move_to_group(self.tr("Move to a group"), lines, " ".join(group.split()))

    def choose_language(self, language: str | None) -> None:
        """Say in which sentences the list is looked for."""
        sheet = self._model.sheet
        if sheet is not None and self._model.can_add and language != sheet.language:
            sheet.choose_language(self.tr("Language"), language)

    def go_to_problem(self) -> None:
        """Go to the next row with a problem."""
        row = self._model.next_problem(self._table.currentIndex().row())
        if row is not None:
            self._table.select(row)
            self._table.setFocus()

    def undo(self) -> None:
        """Take the last step back."""
        if self._model.sheet is not None:
            self._model.sheet.steps.undo()

    def redo(self) -> None:
        """Do it again."""
        if self._model.sheet is not None:
            self._model.sheet.steps.redo()

    def _remove(self, text: str) -> None:
        lines = self._table.selected
        if lines:
            self._model.remove(text, lines)
