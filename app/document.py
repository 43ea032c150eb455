"""A transcript that is being corrected: its sentences, and every change to be undone.

Whatever is done replaces some neighbouring sentences by others, so there is one kind of step, and
undoing it puts the very same sentences back.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from app import edits
from engine import Segment, Transcript

_NO_MERGING = -1


class Document(QObject):
    """One transcript. Rows count from 0, in the order of their times.

    Attributes:
        steps: what can be undone.
        n_heard: how many sentences the recognizer has given so far, whatever became of them.

    Signals:
        about_to_insert, about_to_remove: a first row and a last, before it happens; the same
            without "about_to" afterwards.
        changed: a first row and a last whose sentences are others now.
        exchanged: all of the above once more, for who keeps it: a first row, how many there were,
            and the sentences that are in their place.
        renamed: it has another title.
    """

    about_to_insert = Signal(int, int)
    inserted = Signal()
    about_to_remove = Signal(int, int)
    removed = Signal()
    changed = Signal(int, int)
    exchanged = Signal(int, int, object)
    renamed = Signal(str)

    def __init__(
        self, transcript: Transcript, parent: QObject | None = None, n_heard: int | None = None
    ) -> None:
        """Make one; `n_heard` sentences came from the recognizer, if not as many as there are."""
        super().__init__(parent)
        self.n_heard = len(transcript.segments) if n_heard is None else n_heard
        self._transcript = transcript
        self._segments = list(transcript.segments)
        self.steps = QUndoStack(self)

    @property
    def segments(self) -> Sequence[Segment]:
        """The sentences as they are now."""
        return self._segments

    @property
    def transcript(self) -> Transcript:
        """All of it as it is now."""
        return replace(self._transcript, segments=tuple(self._segments), duration=self.duration)

    @property
    def duration(self) -> float:
        """How long it is in seconds, no shorter than what is said in it."""
        return max([self._transcript.duration, *(each.end for each in self._segments)])

    @property
    def speakers(self) -> list[str]:
        """Everybody who speaks, in the order of their first words."""
        return list(dict.fromkeys(s.speaker for s in self._segments if s.speaker))

    @property
    def title(self) -> str:
        """What it is called: the name of its recording, until somebody says otherwise."""
        return self._transcript.source

    def rename(self, title: str) -> None:
        """Call it otherwise."""
        if title != self.title:
            self.steps.push(_Renaming(self, self.tr("Rename"), self.title, title))

    def entitle(self, title: str) -> None:
        """Take another title; steps alone do this, so that it can be undone."""
        self._transcript = replace(self._transcript, source=title)
        self.renamed.emit(title)

    def rewrite(self, row: int, text: str, *, typing: int | None = None) -> None:
        """Give a row other words.

        Args:
            typing: the same number for all that is typed before the row is left: one step.
        """
        new = edits.rewritten(self._before_typing(row, typing), text)
        if new != self._segments[row]:
            self._do(self.tr("Edit text"), row, 1, [new], typing)

    def rewrite_all(self, text: str, words: Mapping[int, str]) -> None:
        """Give several rows other words: one step; `text` says what is done."""
        new = {row: edits.rewritten(self._segments[row], each) for row, each in words.items()}
        self.put_each(text, {row: s for row, s in new.items() if s != self._segments[row]})

    def revert(self, row: int, typing: int) -> None:
        """Give a row the words that it had before it was typed into."""
        if self._typed(row, typing) is not None:
            self.steps.undo()

    def split(self, row: int, at: int) -> None:
        """Cut a row before character `at` of its text."""
        self._do(self.tr("Split"), row, 1, edits.split(self._segments[row], at))

    def merge(self, first: int, last: int) -> None:
        """Make one row of several."""
        if last > first:
            rows = self._segments[first : last + 1]
            self._do(self.tr("Merge"), first, len(rows), [edits.merged(rows)])

    def delete(self, rows: Iterable[int]) -> None:
        """Take rows out, wherever they are: one step."""
        gone = set(rows)
        if not gone:
            return
        first, last = min(gone), max(gone)
        kept = [self._segments[row] for row in range(first, last + 1) if row not in gone]
        self._do(self.tr("Delete"), first, last + 1 - first, kept)

    def insert(self, row: int) -> None:
        """Put an empty row before this one."""
        before = self._segments[row - 1] if row else None
        after = self._segments[row] if row < len(self._segments) else None
        self._do(self.tr("Insert"), row, 0, [edits.between(before, after)])

    def shift(self, rows: Iterable[int], seconds: float) -> float:
        """Move rows earlier or later, as far as all of them stay in order with the others.

        Returns:
            By how many seconds.
        """
        chosen = sorted(set(rows))
        seconds = self._as_far_as_goes(chosen, seconds)
        if not chosen or not seconds:
            return 0.0
        new = {row: edits.shifted(self._segments[row], seconds) for row in chosen}
        self.put_each(self.tr("Shift times"), new)
        return seconds

    def set_times(self, row: int, start: float, end: float) -> None:
        """Let a row begin and end then, as far as its neighbours leave room."""
        now = self._segments[row]
        least, most = 0.0, max(end, start)
        if row:  # where they overlap already, they may stay so
            least = min(self._segments[row - 1].end, now.start)
        if row + 1 < len(self._segments):
            most = max(self._segments[row + 1].start, now.end)
        start = max(least, min(start, most))
        new = edits.timed(now, start, max(start, min(end, most)))
        if new != now:
            self._do(self.tr("Set times"), row, 1, [new])

    def set_speaker(self, rows: Iterable[int], speaker: str | None) -> None:
        """Say who speaks in these rows."""
        chosen = set(rows)
        self._each(self.tr("Set speaker"), lambda row, _: row in chosen, speaker)

    def rename_speaker(self, name: str, other: str) -> None:
        """Call a speaker otherwise everywhere; one who is called so already becomes the same."""
        self._each(self.tr("Rename speaker"), lambda _, segment: segment.speaker == name, other)

    def extend(self, segments: Sequence[Segment]) -> None:
        """Add what was recognized since; that is no step."""
        self.n_heard += len(segments)
        self.exchange(len(self._segments), 0, tuple(segments))

    def put(self, text: str, first: int, n_rows: int, segments: Sequence[Segment]) -> None:
        """Put sentences in the place of some rows; `text` says what is done."""
        self._do(text, first, n_rows, segments)

    def _as_far_as_goes(self, rows: Sequence[int], seconds: float) -> float:
        """The shift that brings none of these rows before or behind one that stays."""
        chosen = set(rows)
        for row in rows:
            start = self._segments[row].start
            if row - 1 not in chosen:
                least = self._segments[row - 1].start if row else 0.0
                seconds = max(seconds, min(0.0, least - start))
            if row + 1 not in chosen and row + 1 < len(self._segments):
                seconds = min(seconds, max(0.0, self._segments[row + 1].start - start))
        return seconds

    def _before_typing(self, row: int, typing: int | None) -> Segment:
        """What a row was before it was typed into: words come back letter by letter, too."""
        last = self._typed(row, typing)
        return self._segments[row] if last is None else last.old[0]

    def _typed(self, row: int, typing: int | None) -> "_Step | None":
        """The last step, if it is the typing of that number into that row."""
        index = self.steps.index()
        last = self.steps.command(index - 1) if index else None
        return last if isinstance(last, _Step) and last.is_typing(row, typing) else None

    def _each(
        self, text: str, is_meant: Callable[[int, Segment], bool], speaker: str | None
    ) -> None:
        new = {
            row: edits.spoken_by(segment, speaker)
            for row, segment in enumerate(self._segments)
            if is_meant(row, segment) and segment.speaker != (speaker or None)
        }
        self.put_each(text, new)

    def put_each(self, text: str, new: Mapping[int, Segment]) -> None:
        """Put other sentences in some rows, wherever they are: one step; `text` as for `put`."""
        if new:
            first, last = min(new), max(new)
            whole = [new.get(row, self._segments[row]) for row in range(first, last + 1)]
            self._do(text, first, len(whole), whole)

    def _do(
        self,
        text: str,
        first: int,
        n_rows: int,
        segments: Sequence[Segment],
        typing: int | None = None,
    ) -> None:
        old = tuple(self._segments[first : first + n_rows])
        self.steps.push(_Step(self, text, first, old, tuple(segments), typing))

    def exchange(self, first: int, n_rows: int, segments: Sequence[Segment]) -> None:
        """Replace rows; steps alone do this, so that it can be undone."""
        n_same = min(n_rows, len(segments))
        self._segments[first : first + n_same] = segments[:n_same]
        if n_same:
            self.changed.emit(first, first + n_same - 1)
        if len(segments) > n_same:
            self.about_to_insert.emit(first + n_same, first + len(segments) - 1)
            self._segments[first + n_same : first + n_same] = segments[n_same:]
            self.inserted.emit()
        elif n_rows > n_same:
            self.about_to_remove.emit(first + n_same, first + n_rows - 1)
            del self._segments[first + n_same : first + n_rows]
            self.removed.emit()
        self.exchanged.emit(first, n_rows, tuple(segments))


class _Renaming(QUndoCommand):
    """One title in the place of another."""

    def __init__(self, document: Document, text: str, old: str, new: str) -> None:
        super().__init__(text)
        self._document = document
        self._old = old
        self._new = new

    def redo(self) -> None:
        self._document.entitle(self._new)

    def undo(self) -> None:
        self._document.entitle(self._old)


class _Step(QUndoCommand):
    """Some rows in the place of others."""

    def __init__(  # noqa: PLR0913, PLR0917 - what is replaced by what, and how it is called
        self,
        document: Document,
        text: str,
        first: int,
        old: tuple[Segment, ...],
        new: tuple[Segment, ...],
        typing: int | None,
    ) -> None:
        super().__init__(text)
        self._document = document
        self.first = first
        self.old = old
        self.new = new
        self._typing = typing

    def redo(self) -> None:
        self._document.exchange(self.first, len(self.old), self.new)

    def undo(self) -> None:
        self._document.exchange(self.first, len(self.new), self.old)

    def is_typing(self, row: int, typing: int | None) -> bool:
        """Whether it is the typing of that number, in that row."""
        return typing is not None and (self.first, self._typing) == (row, typing)

    def id(self) -> int:
        """Steps of the same number may become one."""
        return _NO_MERGING if self._typing is None else self._typing

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        """Take in what was typed next in the same row."""
        assert isinstance(other, _Step)
        if other.first != self.first:
            return False
        self.new = other.new
        return True
