"""The transcripts at work: makes their pages, asks the engine for them, keeps what is chosen."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.export_choices import ExportChoices, choices_from, stored
from app.hotword_shelf import HotwordShelf
from app.job_model import JobModel
from app.job_queue import Transcriber
from app.messages import Messages
from app.opening import Opened
from app.own_profiles import KnownProfiles, known_from
from app.rehearing import Rehearing, span_of
from app.rehearing_dialog import RehearingDialog
from app.settings import Settings
from app.shortcuts import Shortcuts
from app.theme import Theme
from app.transcript_page import TranscriptPage
from app.transcripts import Transcripts
from app.word_timing import WordTiming
from engine import Event


class TranscriptDesk(QObject):
    """Knows what all pages share.

    Signals:
        chosen: Settings with the user's choice in them.
        said: a Notice.
        made: a TranscriptPage that is new.
        left: whoever corrected goes back.
        corrected: the Path of a page's journal was written, and that of the text, or None.
    """

    chosen = Signal(object)
    said = Signal(object)
    made = Signal(object)
    left = Signal()
    corrected = Signal(object, object)

    def __init__(  # noqa: PLR0913, PLR0917 - what pages need
        self,
        jobs: JobModel,
        shortcuts: Shortcuts,
        theme: Theme,
        messages: Messages,
        settings: Callable[[], Settings],
        shelf: HotwordShelf,
        parent: QObject,
    ) -> None:
        """Make it; `settings` gives those of now, `shelf` has the lists of hotwords."""
        super().__init__(parent)
        self._shelf = shelf
        self._shortcuts = shortcuts
        self._theme = theme
        self._messages = messages
        self._settings = settings
        self.rehearing = Rehearing(self)
        self._timing = WordTiming(messages, self)
        self._timing.said.connect(self.said)
        self.transcripts = Transcripts(jobs, messages, self._make_page, self)
        self.transcripts.said.connect(self.said)

    def start(self, engine: Transcriber) -> None:
        """Ask this engine from now on."""
        self.rehearing.start(engine)
        self._timing.start(engine)

    def on_event(self, event: Event) -> None:
        """Take what the engine says."""
        self.rehearing.on_event(event)
        self._timing.on_event(event)

    def keep_rules(self, known: KnownProfiles, renamed: Mapping[str, str]) -> None:
        """Remember the user's subtitle rules; all pages go by them."""
        export = stored(self._export_choices().with_known(known, renamed))
        self.chosen.emit(replace(self._settings(), export=export, profiles=known.stored))
        for page in self.transcripts.pages:
            page.adopt_rules(known, renamed)

    def adopt(self, settings: Settings) -> None:
        """Let playing wait while one types, or not, on all pages."""
        for page in self.transcripts.pages:
            page.listening.typing.wanted.setChecked(settings.pause_while_typing)

    def _make_page(self, opened: Opened) -> TranscriptPage:
        choices = self._export_choices()
        page = TranscriptPage(opened, self._shortcuts, self._theme, self._messages, choices)
        page.chosen.connect(self._on_exported)
        page.rules_kept.connect(self.keep_rules)
        page.rehearing_requested.connect(partial(self._ask_rehearing, page))
        page.timing_requested.connect(partial(self._time_words, page))
        page.listening.typing.wanted.setChecked(self._settings().pause_while_typing)
        page.listening.typing.wanted.toggled.connect(self._on_pausing_chosen)
        page.left.connect(self.left)
        page.keeper.written.connect(partial(self._on_written, opened.origin))
        page.said.connect(self.said)
        self.made.emit(page)
        return page

    def _ask_rehearing(self, page: TranscriptPage, media: Path) -> None:
        """Ask how the rows selected on a page are to be recognized again."""
        rows = page.view.rows
        old = page.document.segments[rows[0] : rows[-1] + 1]
        dialog = RehearingDialog(
            self.rehearing,
            old,
            self._settings(),
            self._shelf,
            self._messages,
            self._theme,
            page.window(),
        )
        take = partial(page.errands.replace_rows, self.tr("Recognize again"), rows[0], tuple(old))
        dialog.chosen.connect(take)
        dialog.ask(media, span_of(old, page.document.duration))

    def _time_words(self, page: TranscriptPage, media: Path) -> None:
        self._timing.ask(page, media, self._settings())

    def _on_written(self, origin: Path | None, journal: Path) -> None:
        self.corrected.emit(journal, origin)

    def _on_exported(self, choices: ExportChoices) -> None:
        self.chosen.emit(replace(self._settings(), export=stored(choices)))

    def _export_choices(self) -> ExportChoices:
        settings = self._settings()
        return choices_from(settings.export, known_from(settings.profiles))

    def _on_pausing_chosen(self, is_wanted: bool) -> None:  # noqa: FBT001 - a signal's argument
        if is_wanted != self._settings().pause_while_typing:
            self.chosen.emit(replace(self._settings(), pause_while_typing=is_wanted))
