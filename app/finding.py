"""Looks for what the find bar asks, in one document, and puts other words in its place."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from operator import attrgetter

from PySide6.QtCore import QObject, QTimer, Signal

from app.corrections import Correction, correction
from app.document import Document
from app.document_model import DocumentModel
from app.document_view import DocumentView
from app.find_bar import FindBar
from app.finder import BadExpression, Finder, Hit, Query, TooSlow, nearest
from app.notice import Notice
from engine import Segment

_SOON_MS = 120  # after rows have come or gone
_ROW = attrgetter("row")


class Finding(QObject):
    """Knows the hits, and which of them is shown.

    Signals:
        said: a Notice.
        hotword_found: a Correction whose words are to be offered as a hotword.
    """

    said = Signal(object)
    hotword_found = Signal(object)

    def __init__(
        self, document: Document, model: DocumentModel, view: DocumentView, bar: FindBar
    ) -> None:
        super().__init__(view)
        self._document = document
        self._model = model
        self._view = view
        self._bar = bar
        self._finder: Finder | None = None
        self._hits: list[Hit] = []
        self._shown: int | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._look_again)
        document.exchanged.connect(self._on_exchanged)
        bar.changed.connect(self.look)
        bar.stepped.connect(self.step)
        bar.replaced.connect(self.replace)
        bar.all_replaced.connect(self.replace_all)
        bar.closed.connect(self.close)

    def ask(self, *, replacing: bool = False) -> None:
        """Open the bar, with what is selected in the text."""
        editor = self._view.editor
        chosen = editor.textCursor().selectedText() if editor else ""
        self._bar.ask(chosen.split("\u2029")[0], replacing=replacing)

    def look(self) -> None:
        """Find all, and show the one that comes next."""
        self._look_again()
        if self._hits:
            self._show(nearest(self._hits, self._view.row or 0, 0, is_forward=True))

    def step(self, way: int) -> None:
        """Go to the next hit (1) or the one before (-1)."""
        if not self._bar.isVisible():
            self.ask()
            return
        self._catch_up()
        if not self._hits:
            return
        if self._shown is None:
            at = nearest(self._hits, self._view.row or 0, 0, is_forward=way > 0)
            self._show(at)
        else:
            self._show((self._shown + way) % len(self._hits))

    def replace(self) -> None:
        """Put other words in the place of the hit that is shown, and go on to the next."""
        if self._view.is_read_only:
            return
        self._catch_up()
        if self._shown is None or self._finder is None:
            self.step(1)
            return
        hit = self._hits[self._shown]
        text = self._document.segments[hit.row].text
        new = self._replaced(text, hit)
        if new is None:
            return
        self._document.rewrite(hit.row, new)
        behind = hit.end + len(new) - len(text)
        self._show(nearest(self._hits, hit.row, behind, is_forward=True))

    def replace_all(self) -> None:
        """Put other words in the place of all of them: one step."""
        self._catch_up()
        if self._finder is None or self._view.is_read_only:
            return
        n, texts = len(self._hits), {}
        for row in {hit.row for hit in self._hits}:
            new = self._replaced(self._document.segments[row].text)
            if new is None:
                return
            texts[row] = new
        self._document.rewrite_all(self.tr("Replace all"), texts)
        self._bar.tell(self.tr("%n replaced", "", n), n_hits=len(self._hits))

    def on_text_edited(self, old: str, new: str) -> None:
        """Offer to correct the same words in all other rows, and to have them heard from now on."""
        found = correction(old, new)
        if found is None:
            return
        is_spaced = found.old[0].isascii() or found.old[-1].isascii()
        finder = Finder(Query(found.old, is_case_sensitive=True, is_whole_words=is_spaced))
        hits = finder.hits([each.text for each in self._document.segments])
        add = self.tr("Add “%1” to hotwords…").replace("%1", found.new)
        offer = partial(self.hotword_found.emit, found)
        if hits:
            text = self.tr("“%1” stands in %n more place(s).", "", len(hits))
            button = self.tr("Replace them")
            press = partial(self._replace_everywhere, found, finder)
            notice = Notice(text.replace("%1", found.old), button, press, other=add)
            self.said.emit(replace(notice, press_other=offer))
        else:
            text = self.tr("“%1” was corrected.").replace("%1", found.old)
            self.said.emit(Notice(text, add, offer))

    def close(self) -> None:
        """Look for nothing."""
        self._soon.stop()
        self._hits, self._shown, self._finder = [], None, None
        self._model.show_hits([])
        self._view.setFocus()

    def _replace_everywhere(self, found: Correction, finder: Finder) -> None:
        texts = [each.text for each in self._document.segments]
        rows = {hit.row for hit in finder.hits(texts)}
        new = {row: finder.replaced(texts[row], found.new) for row in rows}
        self._document.rewrite_all(self.tr("Replace all"), new)

    def _replaced(self, text: str, hit: Hit | None = None) -> str | None:
        assert self._finder is not None
        try:
            return self._finder.replaced(text, self._bar.replacement, hit)
        except BadExpression as error:
            self._bar.tell(self._fault(error), n_hits=len(self._hits), is_wrong=True)
        except TooSlow:
            self._bar.tell(self.tr("Takes too long"), n_hits=0, is_wrong=True)
        return None

    def _catch_up(self) -> None:
        """Know no hits in rows that are others by now."""
        if self._soon.isActive():
            self._look_again()

    def _look_again(self) -> None:
        self._soon.stop()
        self._hits, self._shown, self._finder = [], None, None
        try:
            self._finder = Finder(self._bar.query)
            self._hits = self._finder.hits([each.text for each in self._document.segments])
        except BadExpression as error:
            self._bar.tell(self._fault(error), n_hits=0, is_wrong=True)
        except TooSlow:
            self._give_up()
        else:
            self._tell()
        self._model.show_hits(self._hits)

    def _look_through(self, finder: Finder, first: int, segments: Sequence[Segment]) -> None:
        """Find what is in rows that stand now where as many others stood."""
        self._shown = None
        start = bisect_left(self._hits, first, key=_ROW)
        end = bisect_left(self._hits, first + len(segments), key=_ROW)
        try:
            new = finder.hits((each.text for each in segments), first)
        except TooSlow:
            self._give_up()
        else:
            self._hits[start:end] = new
            self._model.add_hits(new)
            self._tell()

    def _give_up(self) -> None:
        self._hits, self._finder = [], None
        self._model.show_hits([])
        self._bar.tell(self.tr("Takes too long"), n_hits=0, is_wrong=True)

    def _show(self, which: int | None) -> None:
        self._shown = which
        if which is not None:
            hit = self._hits[which]
            self._view.reveal(hit.row)
        self._tell()

    def _tell(self) -> None:
        n = len(self._hits)
        if not self._bar.query.text:
            text = ""
        elif self._shown is None:
            text = self.tr("%n found", "", n)
        else:
            text = self.tr("%1 of %2").replace("%1", str(self._shown + 1)).replace("%2", str(n))
        self._bar.tell(text, n_hits=n)

    def _fault(self, error: BadExpression) -> str:
        return self.tr("Not an expression: %1").replace("%1", error.reason)

    def _on_exchanged(self, first: int, n_gone: int, segments: object) -> None:
        assert isinstance(segments, tuple)
        if self._finder is None:
            return
        if n_gone == len(segments) and not self._soon.isActive():
            self._look_through(self._finder, first, segments)
        else:  # the rows below are called by other numbers now
            self._soon.start()
