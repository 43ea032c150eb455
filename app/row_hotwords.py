"""What is done to words that hotwords put into a transcript: each deed is one step."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal

from app.change_words import ChangeWords
from app.corrections import Correction
from app.document import Document
from app.document_view import DocumentView
from app.notice import Notice
from app.row_changes import accepted, is_suggestion, spots, without
from engine import Change, Segment

SPOT_DEEDS = ("put-back", "put-back-word", "use-word", "use-word-all", "never-change")
_Edit = Callable[[Segment], Segment]


class RowHotwords(QObject):
    """Acts on one change: the one that was gone to or clicked last, else the row's first.

    Signals:
        said: a Notice of what a change is, or why nothing was done.
        never_asked: a Change that is not to be made any more.
        corrections_asked: Corrections to be offered as hotwords; None for all of this transcript.
        report_asked: which hotwords are in this transcript is to be shown.
    """

    said = Signal(object)
    never_asked = Signal(object)
    corrections_asked = Signal(object)
    report_asked = Signal()

    def __init__(self, document: Document, view: DocumentView) -> None:
        super().__init__(view)
        self._document = document
        self._view = view
        self._words = ChangeWords(self)
        self._chosen: tuple[int, Change] | None = None
        view.rows_selected.connect(self._on_rows_selected)

    @property
    def slots(self) -> dict[str, Callable[[], object]]:
        """What each action does, by its name in the key map."""
        return {
            "next-change": self.go_on,
            "put-back": self.put_back,
            "put-back-word": self.put_back_word,
            "put-back-all": self.put_back_all,
            "use-word": self.use_word,
            "use-word-all": self.use_word_all,
            "never-change": self.never_change,
            "add-corrections": partial(self.corrections_asked.emit, None),
            "hotword-report": self.report_asked.emit,
        }

    @property
    def change(self) -> Change | None:
        """What keys and menus are about."""
        row = self._view.row
        if row is None or row >= len(self._document.segments):
            return None
        there = [spot.change for spot in spots(self._document.segments[row])]
        if self._chosen is not None and self._chosen[0] == row and self._chosen[1] in there:
            return self._chosen[1]
        return there[0] if there else None

    def texts(self) -> Mapping[str, str]:
        """What each action would do now, for those that can be done; else an empty text."""
        texts = dict.fromkeys(SPOT_DEEDS, "")
        if (change := self.change) is None:
            return texts
        if is_suggestion(change):
            texts["use-word"] = self.tr("Use “%1”")
            texts["use-word-all"] = self.tr("Use “%1” for every “%2”")
            texts["put-back"] = self.tr("Leave “%2” as it is")
        else:
            texts["put-back"] = self.tr("Put back “%2”")
            texts["put-back-word"] = self.tr("Put back what was heard for every “%1”")
        texts["never-change"] = self.tr("Never replace “%2”")
        return {name: _filled(text, change) for name, text in texts.items()}

    def choose_at(self, point: QPoint) -> None:
        """Be about the change under a point of the view, if there is one."""
        row, at = self._view.place_at(point)
        if row is not None:
            here = [s for s in spots(self._document.segments[row]) if s.start <= at < s.end]
            self._chosen = (row, here[0].change) if here else None

    def go_on(self) -> None:
        """Go to the next change, after the last one from the start again, and say what it is."""
        places = [
            (row, spot.change)
            for row, segment in enumerate(self._document.segments)
            for spot in spots(segment)
        ]
        if not places:
            self.said.emit(Notice(self.tr("No hotword changed anything in this transcript.")))
            return
        row, change = self._view.row or 0, self.change
        at = places.index((row, change)) if change is not None and self._is_chosen(row) else -1
        following = (i for i, place in enumerate(places) if place[0] >= row)
        here = (at + 1) % len(places) if at >= 0 else next(following, 0)
        self._view.finish_editing()
        self._view.reveal(places[here][0])
        self._chosen = places[here]
        told = self.tr("%1 (%2 of %3)").replace("%2", str(here + 1))
        told = told.replace("%3", str(len(places)))
        self.said.emit(Notice(told.replace("%1", self._words.told(places[here][1]))))
        self._view.rows_selected.emit()

    def put_back(self) -> None:
        """Take the change back; of a suggestion only the mark goes."""
        if (change := self.change) is not None and self._view.row is not None:
            row = self._view.row
            done = without(self._document.segments[row], partial(_is_same, change))
            self._do(_filled(self.tr("Put back “%2”"), change), {row: done})

    def put_back_word(self) -> None:
        """Take back every change that put this word in."""
        if (change := self.change) is not None:
            edit = partial(without, is_meant=partial(_puts_in, change.word))
            self._everywhere(_filled(self.tr("Put back every “%1”"), change), edit)

    def put_back_all(self) -> None:
        """Take back every change in the transcript; suggestions stay."""
        edit = partial(without, is_meant=lambda each: not is_suggestion(each))
        self._everywhere(self.tr("Put back what was heard"), edit)

    def use_word(self) -> None:
        """Write what a suggestion means."""
        if (change := self.change) is not None and self._view.row is not None:
            row = self._view.row
            done = accepted(self._document.segments[row], partial(_is_same, change))
            self._do(_filled(self.tr("Use “%1”"), change), {row: done})

    def use_word_all(self) -> None:
        """Write it wherever the same is suggested for the same."""
        if (change := self.change) is not None:
            edit = partial(accepted, is_meant=partial(_is_alike, change))
            self._everywhere(_filled(self.tr("Use “%1” everywhere"), change), edit)

    def never_change(self) -> None:
        """Put it back wherever it was changed, and have the list say so from now on."""
        if (change := self.change) is not None:
            edit = partial(without, is_meant=partial(_is_alike, change))
            self._everywhere(_filled(self.tr("Never replace “%2”"), change), edit)
            self.never_asked.emit(change)

    def offer(self, correction: Correction) -> None:
        """Ask whether what was corrected is to be a hotword."""
        self.corrections_asked.emit([correction])

    def _is_chosen(self, row: int) -> bool:
        return self._chosen is not None and self._chosen[0] == row

    def _everywhere(self, text: str, edit: _Edit) -> None:
        self._do(text, {row: edit(each) for row, each in enumerate(self._document.segments)})

    def _do(self, text: str, new: Mapping[int, Segment]) -> None:
        if self._view.is_read_only:
            return
        self._view.finish_editing()
        now = self._document.segments
        others = {row: each for row, each in new.items() if each is not now[row]}
        self._document.put_each(text, {r: s for r, s in others.items() if s != now[r]})

    def _on_rows_selected(self) -> None:
        if self._chosen is not None and self._view.row != self._chosen[0]:
            self._chosen = None


def _filled(text: str, change: Change) -> str:
    return text.replace("%1", "\0").replace("%2", change.heard).replace("\0", change.word)


def _is_same(change: Change, other: Change) -> bool:
    return other == change


def _puts_in(word: str, other: Change) -> bool:
    return other.word == word and not is_suggestion(other)


def _is_alike(change: Change, other: Change) -> bool:
    """Whether the same was heard and the same is meant, however it came about."""
    return (other.heard, other.word) == (change.heard, change.word)
