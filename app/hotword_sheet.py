"""One list of hotwords as it is edited: every edit can be undone, and is on disk at once."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from app.background import Background, Problem
from app.hotword_disk import HotwordDisk, Kept
from app.hotword_lines import both, is_row, read_lines, texts_of, with_language
from app.hotword_words import why
from app.input_errors import TextUnreadable
from app.notice import Notice
from engine import Line, ListText, read_list

_MOST_PAIRS = 1_000  # lines that are told one by one
_MOST_STEPS = 500


class HotwordSheet(QObject):
    """The lines of a list. A Line is one line by what it is, not by what it says.

    Attributes:
        lines: all of them, also comments and headings.
        language: in which the list is looked for; None is any.
        is_keeping: whether it is being written.
        trouble: why the list cannot be read.
        steps: what was done.

    Signals:
        replaced: lines took the place of others, pairs of Line.
        rebuilt: lines came, went, or are all others.
        kept: what is here is on disk.
        said: a Notice.
    """

    replaced = Signal(object)
    rebuilt = Signal()
    kept = Signal()
    said = Signal(object)

    def __init__(
        self, name: str, disk: HotwordDisk, background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.lines: list[Line] = []
        self.language: str | None = None
        self.trouble: Exception | None = None
        self.is_loaded = False
        self.steps = QUndoStack(self)
        self.steps.setUndoLimit(_MOST_STEPS)
        self._disk = disk
        self._background = background
        self._base: tuple[str, ...] = ()
        self._version = self._n_kept = 0
        self.is_keeping = False
        self._places: dict[int, int] | None = None

    @property
    def is_dirty(self) -> bool:
        """Whether something is not on disk yet."""
        return self._version != self._n_kept

    def load(self) -> None:
        """Bring what is on disk, where nothing here is newer."""
        if not self.is_dirty:
            work = partial(self._disk.read, self.name)
            self._background.run(work, partial(self._on_read, self._version))

    def place_of(self, line: Line) -> int:
        """Where a line is."""
        if self._places is None:
            self._places = {id(each): at for at, each in enumerate(self.lines)}
        return self._places[id(line)]

    def replace(self, text: str, old: Line, new: Sequence[Line]) -> None:
        """Put lines in the place of one; `text` says what is done."""
        self.put(text, self.place_of(old), 1, new)

    def put(self, text: str, at: int, n: int, lines: Sequence[Line]) -> None:
        """Put lines in the place of `n` others."""
        old = self.lines[at : at + n]
        if old != list(lines):
            self.steps.push(_Step(self, text, at, old, list(lines)))

    def put_all(self, text: str, lines: Sequence[Line]) -> None:
        """Let the list say this; what is the same line before and after is not touched."""
        n, most = 0, min(len(lines), len(self.lines))
        while n < most and lines[n] is self.lines[n]:
            n += 1
        end = 0
        while end < most - n and lines[-1 - end] is self.lines[-1 - end]:
            end += 1
        self.put(text, n, len(self.lines) - n - end, lines[n : len(lines) - end])

    def choose_language(self, text: str, language: str | None) -> None:
        """Say in which sentences the list is looked for."""
        texts = with_language(self.lines, language)
        self.put_all(text, read_list("".join(f"{each}\n" for each in texts)).lines)

    def read(self, text: str, group: str = "") -> list[Line]:
        """What lines mean here."""
        return read_lines(text, self.language, group)

    def swap(self, at: int, old: Sequence[Line], new: Sequence[Line]) -> None:
        """Do a step, or take one back."""
        self.lines[at : at + len(old)] = new
        pairs = list(zip(old, new, strict=False))
        is_same_rows = len(old) == len(new) <= _MOST_PAIRS and all(
            is_row(a) == is_row(b) for a, b in pairs
        )
        if is_same_rows and self._places is not None:
            for i, (before, after) in enumerate(pairs):
                self._places.pop(id(before), None)
                self._places[id(after)] = at + i
        else:
            self._places = None
        self.language = _language(self.lines)
        self._version += 1
        if is_same_rows:
            self.replaced.emit(pairs)
        else:
            self.rebuilt.emit()
        self.save()

    def save(self) -> None:
        """Have it on disk."""
        if self.is_keeping or not self.is_dirty:
            return
        self.is_keeping = True
        ours = tuple(self.lines)
        work = partial(self._disk.keep, self.name, self._base, ours)
        self._background.run(work, partial(self._on_kept, self._version, ours))

    def _on_read(self, version: int, result: ListText | TextUnreadable | Problem) -> None:
        if version != self._version:
            return  # what was typed meanwhile is being written, and what is read comes into it
        if not isinstance(result, ListText):
            self.trouble, self.lines, self.is_loaded = result, [], True
            self._base, self._places = (), None
            self.rebuilt.emit()
        elif self._base != texts_of(result.lines) or not self.is_loaded or self.trouble:
            self._fill(result.lines)
            self._base = texts_of(result.lines)

    def _on_kept(
        self, version: int, ours: tuple[Line, ...], result: Kept | TextUnreadable | Problem
    ) -> None:
        self.is_keeping = False
        if not isinstance(result, Kept):
            self._complain(result)
            return
        self._base, self._n_kept = result.texts, version
        if result.merged is not None:
            self._merge(version, ours, result.merged)
            self._tell_merged(result.n_added)
        if self.is_dirty:
            self.save()
        else:
            self.kept.emit()

    def _merge(self, version: int, ours: tuple[Line, ...], merged: tuple[Line, ...]) -> None:
        """Show what somebody else wrote, with ours, and with what was typed since."""
        if version != self._version:
            texts, _n = both(texts_of(ours), self.lines, texts_of(merged))
            merged = read_list("".join(f"{text}\n" for text in texts)).lines
        self._fill(merged)

    def _tell_merged(self, n_added: int) -> None:
        if n_added:
            text = self.tr(
                "“%1” was changed elsewhere at the same time: both are kept, yours at the end."
            )
        else:  # what was deleted here is there again
            text = self.tr(
                "“%1” was changed elsewhere at the same time: it is shown as it is there."
            )
        self.said.emit(Notice(text.replace("%1", self.name)))

    def _fill(self, lines: Sequence[Line]) -> None:
        self.lines = list(lines)
        self.language = _language(self.lines)
        self.trouble, self.is_loaded, self._places = None, True, None
        self.steps.clear()
        self.rebuilt.emit()

    def _complain(self, error: Exception) -> None:
        text = self.tr("“%1” cannot be saved, and is here until the program ends: %2")
        text = text.replace("%1", self.name).replace("%2", why(error))
        self.said.emit(Notice(text, self.tr("Try again"), self.save))


class _Step(QUndoCommand):
    """Some lines in the place of others."""

    def __init__(
        self, sheet: HotwordSheet, text: str, at: int, old: list[Line], new: list[Line]
    ) -> None:
        super().__init__(text)
        self._sheet = sheet
        self._at = at
        self._old = old
        self._new = new

    def redo(self) -> None:
        """Put the new lines there."""
        self._sheet.swap(self._at, self._old, self._new)

    def undo(self) -> None:
        """Put the old ones there."""
        self._sheet.swap(self._at, self._new, self._old)


def _language(lines: Sequence[Line]) -> str | None:
    """What the lines before the first entry say."""
    head = []
    for line in lines:
        if is_row(line):
            break
        head.append(line.text)
    return read_list("\n".join(head)).language
