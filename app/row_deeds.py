"""What is done to rows by keys and menus: each is one step of the document."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.document import Document
from app.document_view import DocumentView
from app.notice import Notice
from app.number_words import decimal
from app.row_checks import RowChecks
from app.shift_dialog import Reach, ShiftDialog
from app.speaker_dialog import SpeakerDialog
from engine import repaired


class RowDeeds(QObject):
    """Does things to the selected rows of one view.

    Signals:
        said: a Notice of what was done, where that is not seen.
    """

    said = Signal(object)

    def __init__(
        self,
        document: Document,
        view: DocumentView,
        checks: RowChecks,
        now: Callable[[], float],
    ) -> None:
        """Make one; `now` is where the player is, in seconds."""
        super().__init__(view)
        self._document = document
        self._view = view
        self._checks = checks
        self._now = now

    @property
    def slots(self) -> dict[str, Callable[[], object]]:
        """What each action does, by its name in the key map."""
        return {
            "edit": self.edit,
            "split": self.split,
            "merge": self.merge,
            "delete": self.delete,
            "insert-before": partial(self.insert, 0),
            "insert-after": partial(self.insert, 1),
            "previous-line": partial(self.step, -1),
            "next-line": partial(self.step, 1),
            "set-start": self.set_start,
            "set-end": self.set_end,
            "shift-times": self.ask_shift,
            "set-speaker": self.ask_speaker,
            "rename-speaker": self.ask_rename,
            "next-problem": self.next_problem,
            "fix-problem": self.fix_problem,
            "undo": self.undo,
            "redo": self.redo,
        }

    def edit(self) -> None:
        """Let the current row be typed."""
        if self._view.row is not None:
            self._view.edit_row(self._view.row)

    def split(self) -> None:
        """Cut the row that is being typed at the caret."""
        if (editor := self._view.editor) is not None:
            editor.split.emit(editor.place)

    def merge(self) -> None:
        """Make one row of the selected ones, or of the current one and the next."""
        rows = self._view.rows
        if not rows:
            return
        first, last = rows[0], rows[-1] if len(rows) > 1 else rows[0] + 1
        if len(rows) > 1 and last - first >= len(rows):
            self.said.emit(Notice(self.tr("Only rows that follow each other can be merged.")))
        elif last < len(self._document.segments):
            self._view.finish_editing()
            self._document.merge(first, last)
            self._view.reveal(first)

    def delete(self) -> None:
        """Take the selected rows out."""
        if rows := self._view.rows:
            self._view.finish_editing()
            self._document.delete(rows)
            self._view.select(min(rows[0], len(self._document.segments) - 1))

    def insert(self, offset: int) -> None:
        """Put an empty row before the current one (0) or behind it (1), and type it."""
        row = 0 if self._view.row is None else self._view.row + offset
        self._view.finish_editing()
        self._document.insert(row)
        self._view.reveal(row)
        self._view.edit_row(row)

    def step(self, way: int) -> None:
        """Go to the row above or below; what is typed goes on there."""
        row = self._view.beside(way)
        if row is None:
            return
        if self._view.editor is None:
            self._view.select(row)
        else:
            self._view.edit_row(row)

    def set_start(self) -> None:
        """Let the current row begin where the player is."""
        if (row := self._view.row) is not None:
            self._document.set_times(row, self._now(), self._document.segments[row].end)

    def set_end(self) -> None:
        """Let the current row end where the player is."""
        if (row := self._view.row) is not None:
            self._document.set_times(row, self._document.segments[row].start, self._now())

    def ask_shift(self) -> None:
        """Ask by how much rows are to be moved in time."""
        dialog = ShiftDialog(len(self._view.rows), self._view.window())
        dialog.asked.connect(self._shift)
        dialog.open()

    def ask_speaker(self) -> None:
        """Ask who speaks in the selected rows."""
        rows = self._view.rows
        if not rows:
            return
        now = self._document.segments[rows[0]].speaker or ""
        told = self.tr("Who speaks in %n row(s)?", "", len(rows))
        self._ask_name(self.tr("Speaker"), told, now, partial(self._document.set_speaker, rows))

    def ask_rename(self) -> None:
        """Ask what the speaker of the current row is to be called everywhere."""
        row = self._view.row
        name = None if row is None else self._document.segments[row].speaker
        if not name:
            self.ask_speaker()
            return
        n = sum(segment.speaker == name for segment in self._document.segments)
        told = self.tr(
            "“%1” speaks in %n row(s). The name of somebody else makes them one.", "", n
        ).replace("%1", name)
        self._ask_name(
            self.tr("Rename the speaker"),
            told,
            name,
            partial(self._document.rename_speaker, name),
        )

    def next_problem(self) -> None:
        """Go to the next row that breaks a rule."""
        row = self._checks.following(-1 if self._view.row is None else self._view.row)
        if row is None and not self._checks.is_complete:
            text = self.tr("The rows are still being checked; try again in a moment.")
            self.said.emit(Notice(text))
        elif row is None:
            self.said.emit(Notice(self.tr("No row breaks a rule.")))
        else:
            self._view.finish_editing()
            self._view.reveal(row)

    def fix_problem(self) -> None:
        """Mend what the current row breaks, as far as its times and cuts can."""
        row = self._view.row
        if row is None or not self._checks.faults(row):
            self.said.emit(Notice(self.tr("This row breaks no rule.")))
            return
        checks = self._checks
        repair = repaired(self._document.segments, row, checks.profile, as_rows=checks.as_rows)
        if repair is None:
            text = self.tr(
                "Only fewer words would help here: there is no time left around the row."
            )
            self.said.emit(Notice(text))
            return
        self._view.finish_editing()
        done = {
            "split": self.tr("Split into %n row(s)", "", len(repair.segments)),
            "extended": self.tr("Shown longer"),
            "shortened": self.tr("Ends earlier"),
            "moved": self.tr("Begins at another time"),
        }[repair.kind]
        self._document.put(done, repair.first, repair.last + 1 - repair.first, repair.segments)
        self._view.select(row)
        told = self.tr("%1.", "a sentence of what was done").replace("%1", done)
        self.said.emit(Notice(told, self.tr("Undo"), self.undo))

    def undo(self) -> None:
        """Take the last step back."""
        self._view.finish_editing()
        self._document.steps.undo()

    def redo(self) -> None:
        """Take the step again."""
        self._view.finish_editing()
        self._document.steps.redo()

    def _shift(self, seconds: float, reach: Reach) -> None:
        n, here = len(self._document.segments), self._view.row or 0
        rows = {
            Reach.SELECTED: self._view.rows,
            Reach.FROM_HERE: range(here, n),
            Reach.ALL: range(n),
        }[reach]
        done = self._document.shift(rows, seconds)
        if abs(done - seconds) > 0.0005:  # noqa: PLR2004 - as exact as it was asked
            text = self.tr("Shifted by %1 s: rows stay in order, and none begins before 0.")
            self.said.emit(Notice(text.replace("%1", decimal(done, 3))))

    def _ask_name(self, title: str, told: str, now: str, take: Callable[[str], object]) -> None:
        names = self._document.speakers
        dialog = SpeakerDialog(title, told, names, now, self._view.window())
        dialog.named.connect(take)
        dialog.open()
