"""Listens when the words of some rows are said, and gives them those times."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.job_options import options_from
from app.job_queue import Transcriber
from app.messages import Messages
from app.notice import Notice
from app.rehearing import Rehearing, span_of
from app.settings import Settings, languages_of
from app.transcript_page import TranscriptPage
from engine import EngineError, Event, Segment, timed_anew


@dataclass(frozen=True, slots=True)
class _Wish:
    """Whose words are to be timed, as they were when that was asked."""

    page: TranscriptPage
    first: int
    rows: tuple[Segment, ...]


class WordTiming(QObject):
    """Times the words of one stretch of rows at a time, beside the queue of files.

    Signals:
        said: a Notice.
    """

    said = Signal(object)

    def __init__(self, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._messages = messages
        self._rehearing = Rehearing(self)
        self._wish: _Wish | None = None
        self._rehearing.heard.connect(self._on_heard)
        self._rehearing.failed.connect(self._on_failed)

    def start(self, engine: Transcriber) -> None:
        """Ask this engine from now on."""
        self._rehearing.start(engine)

    def on_event(self, event: Event) -> None:
        """Take in what the engine says, if it is about these words."""
        self._rehearing.on_event(event)

    def ask(self, page: TranscriptPage, media: Path, settings: Settings) -> None:
        """Time the words of the rows selected on a page; what was asked before is forgotten."""
        selected, segments = page.view.rows, page.document.segments
        first, rows = selected[0], tuple(segments[selected[0] : selected[-1] + 1])
        text = "\n".join(" ".join(row.text.split()) for row in rows)
        if not text.strip():
            self.said.emit(Notice(self.tr("There are no words in these rows.")))
            return
        language = rows[0].tags.language or settings.language
        options = replace(
            options_from(settings),
            languages=(language,) if language in languages_of(settings.model) else (),
            span=span_of(rows, page.document.duration),
        )
        if self._wish is None or self._wish.page is not page:
            page.destroyed.connect(partial(self._on_gone, page))
        self._wish = _Wish(page, first, rows)
        self._rehearing.hear_text(media, text, options)
        told = self.tr("Listening for the words of %n row(s)…", "", len(rows))
        self.said.emit(Notice(told, self.tr("Cancel"), self._cancel, stays=True))

    def _cancel(self) -> None:
        self._wish = None
        self._rehearing.cancel()

    def _on_gone(self, page: TranscriptPage) -> None:
        if self._wish is not None and self._wish.page is page:
            self._cancel()

    def _on_heard(self, heard: list[Segment]) -> None:
        wish, self._wish = self._wish, None
        if wish is None:
            return
        if not heard:
            text = self.tr("These words are not heard there; the rows are left alone.")
            self.said.emit(Notice(text))
            return
        room = _room(wish)
        timed = timed_anew(wish.rows, heard, *room)
        page, done = wish.page, self.tr("Time the words")
        if page.errands.replace_rows(done, wish.first, wish.rows, timed):
            text = self.tr("The words of %n row(s) have the times of the sound.", "", len(timed))
            self.said.emit(Notice(text, self.tr("Undo"), page.document.steps.undo))

    def _on_failed(self, error: EngineError) -> None:
        self._wish = None
        self.said.emit(Notice(str(self._messages.error(error))))


def _room(wish: _Wish) -> tuple[float, float]:
    """From where to where the rows may reach: their neighbours stand still."""
    segments, last = wish.page.document.segments, wish.first + len(wish.rows)
    earliest = segments[wish.first - 1].end if wish.first else 0.0
    latest = wish.rows[-1].end
    if last < len(segments):
        latest = max(latest, segments[last].start)
    else:
        latest = max(latest, wish.page.document.duration)
    return min(earliest, wish.rows[0].start), latest
