"""Live sessions in the window: the desk, and what becomes of recordings that broke off."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QSettings, Signal

from app import library_entries as entries
from app.finishing import Finishing
from app.hotword_shelf import HotwordShelf
from app.job_queue import Transcriber
from app.keeper import place_of
from app.librarian import Librarian
from app.library import Library
from app.library_entries import Entry
from app.library_page import LibraryPage
from app.live_capture import Capture
from app.live_desk import LiveDesk
from app.live_outline import LiveOutline
from app.live_page import LivePage
from app.live_state import SavedSession
from app.live_text import LiveTranscriber
from app.live_words import LiveWords
from app.mending_words import MendingWords
from app.messages import Messages
from app.notice import Notice
from app.recordings import folder_of
from app.recordings_folder import usual_folder
from app.session_rescue import SessionRescue
from app.session_store import Session
from app.settings import Settings
from app.shortcuts import Shortcuts
from app.theme import Theme
from app.transcript_page import TranscriptPage
from engine import Event


class LiveEngine(Transcriber, LiveTranscriber, Protocol):
    """What sessions, and their ends, need of the engine."""


class LiveErrands(QObject):
    """Knows what live sessions need of the library, and the library of them.

    Attributes:
        desk: the sessions themselves.

    Signals:
        changed: `is_busy` may be otherwise.
        said: a Notice.
        chosen: Settings with the user's choice in them.
        action_wanted: as that of LiveDesk.
        library_wanted: the library is to be shown.
        model_wanted: a model was chosen that is not on this computer.
        lists_wanted: lists of hotwords are to be made or changed.
    """

    changed = Signal()
    said = Signal(object)
    chosen = Signal(object)
    action_wanted = Signal(str)
    library_wanted = Signal()
    model_wanted = Signal(str)
    lists_wanted = Signal()

    def __init__(  # noqa: PLR0913, PLR0917 - everything that it brings together
        self,
        capture: Capture,
        library: Library,
        librarian: Librarian,
        messages: Messages,
        settings: Settings,
        shelf: HotwordShelf,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._lists = shelf
        self._library = library
        self._librarian = librarian
        self._settings = settings
        self._shelf: LibraryPage | None = None
        self._page: LivePage | None = None
        self._outline = LiveOutline()  # lives on while the page is built anew
        self._saved: SavedSession | None = None
        self._is_exported = False  # the last session, once its page is there
        self._words = LiveWords(messages, self)
        self.desk = LiveDesk(capture, library, messages, settings, self, resolve=shelf.resolve)
        button = MendingWords(self).button
        self.finishing = Finishing(library, messages, button, settings, self, resolve=shelf.resolve)
        self._rescue = SessionRescue(library, capture.mend, self)
        self._connect()

    @property
    def is_busy(self) -> bool:
        """Whether something is recorded, or finished."""
        return self.desk.state.is_session or bool(self.finishing.progress)

    def start(self, engine: LiveEngine) -> None:
        """Ask this engine from now on."""
        self.desk.connect_engine(engine)
        self.finishing.start(engine)

    def look(self, *folders: Path) -> None:
        """Take care of what an earlier start left; only the first window does.

        Args:
            folders: where recordings may be, besides the chosen and the usual place.
        """
        chosen = folder_of(self._settings.recordings_folder)
        self._rescue.look(chosen, usual_folder(), *folders)

    def serve(self, page: LibraryPage) -> None:
        """Let the rest of recordings be recognized from the library's page, of now."""
        self._shelf = page
        page.finish_requested.connect(self._on_finish_requested)
        self._tell_progress()

    def make_page(self, theme: Theme, shortcuts: Shortcuts, state: QSettings) -> LivePage:
        """The page of sessions, in the language now in force."""
        page = self._page = LivePage(
            self.desk, self._settings, theme, shortcuts, state, outline=self._outline
        )
        page.chosen.connect(self.chosen)
        page.said.connect(self.said)
        page.model_wanted.connect(self.model_wanted)
        page.lists_wanted.connect(self.lists_wanted)
        page.offer_lists(self._lists.names())
        page.export_requested.connect(self._export)
        return page

    def offer_models(self) -> None:
        """See anew which models are here."""
        if self._page is not None:
            self._page.offer_models()

    def offer_lists(self, names: Sequence[str]) -> None:
        """Let these lists of hotwords be chosen from."""
        if self._page is not None:
            self._page.offer_lists(names)

    def turn_captions(self) -> None:
        """Show the captions, or hide them."""
        if self._page is not None:
            self._page.captions.shown.trigger()

    def catch_captions(self) -> None:
        """Let clicks reach the captions again."""
        if self._page is not None and self._page.captions.passing.isChecked():
            self._page.captions.passing.trigger()

    def on_transcript(self, page: TranscriptPage) -> None:
        """Go on with what a transcript was opened for."""
        if not self._is_exported or self._saved is None:
            return
        self._is_exported = False
        if page.opened.place == place_of("entry", self._saved.entry):
            page.errands.export()

    def on_event(self, event: Event) -> None:
        """Take what the engine says."""
        self.desk.on_event(event)
        self.finishing.on_event(event)

    def adopt(self, settings: Settings) -> None:
        """Go by these settings."""
        self._settings = settings
        self.desk.adopt(settings)
        self.finishing.adopt(settings)
        if self._page is not None:
            self._page.adopt(settings)

    def close(self) -> None:
        """End what goes on, with whole files; before the engine and the library end."""
        self._rescue.close()
        self.desk.close()
        self.finishing.close()

    def _connect(self) -> None:
        self.desk.chosen.connect(self.chosen)
        self.desk.action_wanted.connect(self.action_wanted)
        self.desk.opened.connect(self._open)
        self.desk.saved.connect(self._on_saved)
        self.desk.text_wanted.connect(self.finishing.finish)
        self.desk.state_changed.connect(self._tell_progress)
        self.finishing.changed.connect(self._tell_progress)
        self.finishing.grown.connect(self._librarian.grow)
        self.finishing.said.connect(self.said)
        self.finishing.opened.connect(self._open)
        self.finishing.action_wanted.connect(self.action_wanted)
        self._rescue.found.connect(self._on_interrupted)

    def _on_saved(self, session: SavedSession) -> None:
        self._saved = session

    def _export(self) -> None:
        self._is_exported = True
        self.desk.open_saved()

    def _tell_progress(self) -> None:
        if self._shelf is not None:
            self._shelf.show_progress(self.finishing.progress, self.desk.entry)
        self.changed.emit()

    def _on_finish_requested(self, entry: Entry) -> None:
        if entry.id in self.finishing.progress:
            self.finishing.stop(entry.id)
        else:
            self.finishing.finish(entry.id)

    def _on_interrupted(self, sessions: Sequence[Session]) -> None:
        until = [each.time_at(each.duration) for each in sessions]
        show: Callable[[], None] = self.library_wanted.emit
        if len(sessions) == 1:
            show = partial(self._open, sessions[0].entry)
        finish = self.tr("Finish recognizing")
        press = partial(self._finish_all, [each.entry for each in sessions])
        text = self._words.interrupted(until)
        opens = self.tr("Open")
        self.said.emit(Notice(text, finish, press, stays=True, other=opens, press_other=show))

    def _finish_all(self, ids: Sequence[int]) -> None:
        for entry in ids:
            self.finishing.finish(entry)

    def _open(self, entry: int) -> None:
        """Show an entry's transcript, once all of it is written."""
        self._library.learn(partial(entries.some, ids=[entry]), self._on_loaded)

    def _on_loaded(self, found: object) -> None:
        if isinstance(found, list):
            for entry in found:
                self._librarian.open(entry)
