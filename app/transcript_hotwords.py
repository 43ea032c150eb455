"""Transcripts and lists of hotwords: what corrections add to a list, and which words were heard."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.background import Background, Problem
from app.correction_list import corrections_between
from app.corrections import Correction
from app.hotword_add_dialog import HotwordAddDialog
from app.hotword_errands import HotwordErrands
from app.hotword_report_dialog import HotwordReportDialog
from app.hotword_tally import Tally, tally_of
from app.job import Job
from app.job_model import JobModel
from app.job_words import shown_name
from app.library import Library
from app.library_entries import Entry, segments_of
from app.messages import Messages
from app.notice import Notice
from app.opening import place_of_job
from app.settings import Settings
from app.theme import Theme
from app.transcript_page import TranscriptPage
from app.transcripts import Transcripts
from engine import Change, Denied, HotwordList, Segment


class TranscriptHotwords(QObject):
    """Serves the pages of transcripts, and the jobs whose text they show.

    Signals:
        said: a Notice.
    """

    said = Signal(object)

    def __init__(  # noqa: PLR0913, PLR0917 - everything that it brings together
        self,
        words: HotwordErrands,
        jobs: JobModel,
        transcripts: Transcripts,
        library: Library,
        open_entry: Callable[[Entry], None],
        theme: Theme,
        messages: Messages,
        settings: Callable[[], Settings],
        parent: QObject,
    ) -> None:
        """Make it; `settings` gives those of now."""
        super().__init__(parent)
        self._words = words
        self._jobs = jobs
        self._transcripts = transcripts
        self._library = library
        self._open_entry = open_entry
        self._theme = theme
        self._messages = messages
        self._settings = settings
        # Where to go on a page that is opened: on which one, if that is known, and to when.
        self._wanted: tuple[Path | None, float] | None = None
        self._background = Background(self)
        transcripts.opened.connect(self._on_opened)

    def follow(self, page: TranscriptPage) -> None:
        """Do what this page asks for."""
        page.hotwords.never_asked.connect(self._on_never_asked)
        page.hotwords.corrections_asked.connect(partial(self._on_corrections_asked, page))
        page.hotwords.report_asked.connect(partial(self._on_report_asked, page))

    def close(self) -> None:
        """Wait for what is counted."""
        self._background.finish()

    def report_job(self, job: Job, window: QWidget) -> None:
        """Show which hotwords are in the text of a job, by the lists that it had."""
        hotwords, lists = self._lists_of(job)
        go = partial(self._go_to_job, job)
        self._report(job.media.name, tuple(job.segments), hotwords, lists, window, go)

    def go_to(self, entry: Entry, seconds: float) -> None:
        """Open an entry of the library at a moment."""
        self._wanted = (None, seconds)
        self._open_entry(entry)

    def _on_report_asked(self, page: TranscriptPage) -> None:
        job = self._job_of(page)
        hotwords, lists = self._lists_of(job)
        segments = tuple(page.document.segments)
        go = partial(_go_to, page)
        self._report(page.document.title, segments, hotwords, lists, page.window(), go)

    def _lists_of(self, job: Job | None) -> tuple[HotwordList, str]:
        """The lists by which a text is looked through, and whose they are, in words."""
        if job is not None and job.options.hotwords:
            return job.options.hotwords, self.tr("Of the lists that this file was given.")
        names = self._settings().hotword_lists
        hotwords = self._words.shelf.resolve(names).hotwords
        if not names:
            return hotwords, self.tr("No list is checked on the page of hotwords.")
        if job is None:  # what it was given is not known any more
            text = self.tr("These are the words of the lists that are checked now: %1.")
        else:
            text = self.tr("It had no list when it was recognized; these are the words of: %1.")
        return hotwords, text.replace("%1", self.tr(", ", "between lists").join(names))

    def _report(  # noqa: PLR0913, PLR0917 - what is asked of what
        self,
        name: str,
        segments: tuple[Segment, ...],
        hotwords: HotwordList,
        lists: str,
        window: QWidget,
        go: Callable[[float], None],
    ) -> None:
        work = partial(tally_of, segments, hotwords)
        self._background.run(work, partial(self._on_counted, name, lists, window, go))

    def _on_counted(
        self,
        name: str,
        lists: str,
        window: QWidget,
        go: Callable[[float], None],
        tally: Tally | Problem,
    ) -> None:
        if not isinstance(tally, Tally):
            self.said.emit(Notice(shown_name(str(self._messages.error(tally)))))
            return
        dialog = HotwordReportDialog(name, tally, lists, self._theme, self._messages, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.time_chosen.connect(go)
        dialog.show()  # what is gone to is to be seen beside it

    def _job_of(self, page: TranscriptPage) -> Job | None:
        place = page.opened.place
        return next((job for job in self._jobs.jobs if place_of_job(job) == place), None)

    def _go_to_job(self, job: Job, seconds: float) -> None:
        self._wanted = (place_of_job(job), seconds)
        self._transcripts.open_job(job)

    def _on_opened(self, page: TranscriptPage) -> None:
        if self._wanted is not None and self._wanted[0] in {None, page.opened.place}:
            _go_to(page, self._wanted[1])
            self._wanted = None

    def _on_never_asked(self, change: Change) -> None:
        """Tell the list that has the word, among those for new jobs or among all."""
        names = (*self._settings().hotword_lists, *self._words.shelf.names())
        list_name = next((name for name in names if self._has(name, change)), None)
        self._words.add_words([Denied(change.heard)], list_name)

    def _has(self, name: str, change: Change) -> bool:
        there = self._words.shelf.resolve((name,)).hotwords
        is_word = any(each.word == change.word for each in there.words)
        return is_word or any(rule.right == change.word for rule in there.rules)

    def _on_corrections_asked(
        self, page: TranscriptPage, corrections: Sequence[Correction] | None
    ) -> None:
        if corrections is not None:
            self._offer(page, Counter(corrections))
            return
        now = tuple(page.document.segments)
        job = self._job_of(page)
        if job is not None:
            self._compare(page, tuple(job.segments), now)
        else:
            work = partial(_recognized, journal=page.opened.place.name)
            self._library.learn(work, partial(self._on_recognized, page, now))

    def _on_recognized(self, page: TranscriptPage, now: tuple[Segment, ...], heard: object) -> None:
        """Compare to what was recognized; else to what the page began with."""
        known = heard if isinstance(heard, tuple) and heard else page.opened.transcript.segments
        self._compare(page, known, now)

    def _compare(
        self, page: TranscriptPage, heard: tuple[Segment, ...], now: tuple[Segment, ...]
    ) -> None:
        work = partial(corrections_between, heard, now)
        self._background.run(work, partial(self._on_compared, page))

    def _on_compared(self, page: TranscriptPage, found: Mapping[Correction, int] | Problem) -> None:
        if isinstance(found, Mapping):
            self._offer(page, found)
        else:
            self.said.emit(Notice(shown_name(str(self._messages.error(found)))))

    def _offer(self, page: TranscriptPage, found: Mapping[Correction, int]) -> None:
        shelf = self._words.shelf
        wanted = next(iter(self._settings().hotword_lists), None)
        dialog = HotwordAddDialog(found, shelf.names(), self._theme, page.window(), current=wanted)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._words.add_words)
        dialog.open()


def _go_to(page: TranscriptPage, seconds: float) -> None:
    """Show the row in which a moment is, and have the player there."""
    if not isValid(page):
        return
    rows = page.document.segments
    row = max((n for n, each in enumerate(rows) if each.start <= seconds + 1e-3), default=0)
    page.view.reveal(row)
    page.view.time_clicked.emit(seconds)


def _recognized(connection: sqlite3.Connection, journal: str) -> tuple[Segment, ...]:
    """What was recognized of the entry that keeps its corrections there."""
    found = connection.execute("SELECT id FROM entries WHERE journal = ?", (journal,)).fetchone()
    return () if found is None else segments_of(connection, found[0])
