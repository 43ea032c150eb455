"""A live session from the wish for it to its place in the library: the order of everything.

Its sound goes from the recorder to the engine on the recorder's thread; here it is only told of.
"""

import logging
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from app.background import Background, Problem
from app.job_hotwords import Resolve, lists_left_out
from app.library import Library
from app.live_ear import LiveEar
from app.live_options import live_options
from app.live_remarks import LiveRemarks
from app.live_session import Live, LiveSession, now
from app.live_state import LiveState, Mark
from app.live_text import LiveText
from app.live_words import LiveWords
from app.recordings import Room, folder_of, make_room
from engine import (
    CaptureFailed,
    CaptureReport,
    EngineError,
    InternalError,
    KeptInMemory,
    Level,
    Listening,
    Missed,
    Recorded,
    Recording,
    SourceBack,
    SourceLost,
)

log = logging.getLogger(__name__)

_LONG_END_MS = 5000  # after which the end of a session may be left for later


class LiveRun(QObject):
    """Runs one session at a time; what is so of it, `remarks` say.

    Attributes:
        state: where it stands.
        elapsed: seconds that are recorded.
        shown: the session that goes on, or the last one.

    Signals:
        state_changed, began, broken, saved: as those of LiveDesk.
    """

    state_changed = Signal(object)
    began = Signal(object)
    broken = Signal(float)
    saved = Signal(object)

    def __init__(  # noqa: PLR0913, PLR0917 - everything that it brings together
        self,
        ear: LiveEar,
        text: LiveText,
        library: Library,
        words: LiveWords,
        parent: QObject,
        resolve: Resolve,
    ) -> None:
        super().__init__(parent)
        self.state = LiveState.CLOSED
        self.elapsed = 0.0
        self.shown: Live | None = None
        self.remarks = LiveRemarks(words, self)
        self._ear = ear
        self._text = text
        self._words = words
        self._resolve = resolve
        self._session = LiveSession(library, self)
        self._disk = Background(self)
        self._is_beginning = False
        self._long_end = QTimer(self, singleShot=True, interval=_LONG_END_MS)
        self._connect()

    @property
    def live(self) -> Live | None:
        """The session that goes on."""
        return self._session.live

    def start(self) -> None:
        """Begin a session: find a place for it, write it down, record."""
        if self.state.is_session:
            busy = self._words.busy(is_ending=self.state is LiveState.ENDING)
            self.remarks.put("news", busy)
        elif not self._is_beginning and self._session.live is None:
            self._is_beginning = True
            self.remarks.clear()
            settings = self._ear.settings
            rate = self._ear.sources.rate(settings.live_source)
            title = self._words.title(f"{now():%Y-%m-%d %H:%M}")
            find = partial(make_room, folder_of(settings.recordings_folder), title, rate)
            self._disk.run(find, partial(self._on_room, title))

    def pause(self) -> None:
        """Keep nothing until it goes on."""
        live = self._session.live
        if live is not None and self.state is LiveState.RECORDING:
            live.is_paused = True
            self._ear.pause()
            self._settle()

    def resume(self) -> None:
        """Go on after a pause."""
        live = self._session.live
        if live is not None and self.state is LiveState.PAUSED:
            live.is_paused = False
            self._ear.resume()
            self._go_on()

    def stop(self) -> None:
        """End the session; its last words come, then it is saved."""
        live = self._session.live
        if live is not None and not live.is_stopping:
            live.is_stopping = True
            self.remarks.clear("source")
            if live.is_asked:
                self._ear.stop()
            self._settle()

    def mark(self) -> Mark | None:
        """Mark this moment, if there is a session."""
        live = self._session.live
        if live is None or not live.has_sound or live.is_stopping:
            return None
        return self._session.mark()

    def finish_later(self) -> None:
        """Leave what is not text yet to another time."""
        self._text.cancel()
        if self._session.live is not None and self._session.live.recorded is not None:
            self._end()

    def close(self) -> None:
        """End the session, if there is one: its file is whole, its text as far as it is."""
        self._disk.finish()
        self._ear.close()
        live = self._session.live
        if live is not None and live.has_sound:
            self._end()
        elif live is not None:
            self._abandon()

    def _connect(self) -> None:
        self._ear.changed.connect(self._settle)
        self._ear.reported.connect(self._on_report)
        self._text.segment_added.connect(self._session.add)
        self._text.reached.connect(self._session.reach)
        self._text.noted.connect(self._on_noted)
        self._text.ended.connect(self._on_text_ended)
        self._long_end.timeout.connect(self._on_long_end)

    def _on_room(self, title: str, room: Room | Problem) -> None:
        """There is a place: write the session down; its sound is asked for after that."""
        self._is_beginning = False
        if isinstance(room, InternalError):
            self.remarks.put("source", self._words.unheard(room))
        elif isinstance(room, OSError):
            log.warning("there is no place for a recording: %s", room)
            self.remarks.put("source", self._words.no_place(room))
        else:
            self.elapsed = 0.0
            settings = self._ear.settings
            found = self._resolve(settings.hotword_lists)
            options = live_options(settings, found.hotwords)
            self.shown = self._session.begin(title, room, options, self._record)
            self.remarks.say_room(room)
            if (left_out := lists_left_out(found)) is not None:
                self.remarks.put("news", self._words.noted(left_out))

    def _record(self) -> None:
        live = self._session.live
        assert live is not None
        if live.is_stopping:
            self._abandon()
            return
        self._text.begin(live.session.options)
        self.began.emit(live.session.created)
        if not self._text.is_going_on:
            self.remarks.put("text", self._words.engineless())
        self._ear.record(live.room.path, self._text.feed)
        self._settle()

    def _on_report(self, report: CaptureReport) -> None:
        live = self._session.live
        if isinstance(report, CaptureFailed):
            self._on_failed(report.error)
        elif live is not None:
            self._on_session_report(report, live)
        elif isinstance(report, Listening | SourceBack):
            self.remarks.clear("source")
        elif isinstance(report, SourceLost):
            self.remarks.put("source", self._words.gone(report.name))
        self._settle()

    def _on_session_report(self, report: CaptureReport, live: Live) -> None:
        match report:
            case Level():
                self._on_level(report, live)
            case Recording():
                self._session.sound(report.path)
            case SourceLost():
                self._on_lost(report, live)
            case SourceBack():
                self._on_back(live)
            case Missed():
                self.remarks.put("news", self._words.missed(report.elapsed))
            case KeptInMemory():
                self.remarks.say_kept(report, live.session.path.parent)
            case Recorded():
                self._on_recorded(report, live)

    def _on_level(self, level: Level, live: Live) -> None:
        if live.has_sound and live.recorded is None:
            self.elapsed = live.elapsed = max(live.elapsed, level.elapsed)

    def _on_failed(self, error: EngineError) -> None:
        """There is no source; a session that had sound before was Recorded already."""
        log.warning("nothing can be recorded: %r", error)
        live = self._session.live
        if live is not None and live.recorded is None:
            if live.has_sound:  # nobody says what became of its file: the next start sees
                self._text.cancel()
                self._end()
            else:
                self._abandon()
        self.remarks.put("source", self._words.unheard(error))

    def _on_lost(self, report: SourceLost, live: Live) -> None:
        if live.state is LiveState.ENDING:  # it needs its source no more
            self.remarks.put("source", self._words.gone(report.name))
            return
        live.is_awaiting = report.is_awaited
        source = self._ear.sources.find(self._ear.settings.live_source)
        words = self._words.lost(source, is_awaited=report.is_awaited)
        self.remarks.put("source", words)

    def _on_back(self, live: Live) -> None:
        self.remarks.clear("source")
        if live.is_awaiting:
            live.is_awaiting = False
            if not live.is_paused:
                self._go_on()

    def _go_on(self) -> None:
        at = self._session.go_on()
        self._settle()
        self.broken.emit(at)

    def _on_recorded(self, report: Recorded, live: Live) -> None:
        """The file is whole: the rest of its text is awaited."""
        if not live.has_sound and not report.duration:
            self._disk.run(partial(report.path.unlink, missing_ok=True), lambda _result: None)
            self._abandon()
            self.remarks.put("news", self._words.nothing_recorded())
            return
        self._session.take(report)
        self.elapsed = report.duration
        self.remarks.say_recorded(report)
        if self._text.is_going_on:
            self._long_end.start()
            self._text.finish()
        else:
            self._end()

    def _on_text_ended(self, error: EngineError | None) -> None:
        """All is text, or no more will be; the recording goes on in any case."""
        live = self._session.live
        if live is None:
            return
        if error is not None:
            log.warning("a session is not recognized any more: %r", error)
            self.remarks.put("text", self._words.textless(error))
        if live.recorded is not None:
            self._end()

    def _on_noted(self, event: object) -> None:
        self.remarks.put("news", self._words.noted(event))  # type: ignore[arg-type] # a signal's object

    def _on_long_end(self) -> None:
        if self._text.is_going_on:
            self.remarks.put("ending", self._words.behind())

    def _abandon(self) -> None:
        self._text.cancel()
        self._session.abandon()
        self._ear.end()
        self._settle()

    def _end(self) -> None:
        """All is said: the session is in the library as it is."""
        self._long_end.stop()
        is_whole = self._text.is_whole
        saved = self._session.end(is_whole=is_whole)
        self.remarks.say_saved(saved.entry, is_whole=is_whole)
        self._ear.end()
        self._settle()
        self.saved.emit(saved)

    def _settle(self) -> None:
        state = self._state_now()
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)

    def _state_now(self) -> LiveState:
        live = self._session.live
        if live is None or not live.has_sound:
            is_opening = self._ear.is_opening or (live is not None and not self._ear.is_open)
            idle = LiveState.READY if self._ear.is_open else LiveState.CLOSED
            return LiveState.OPENING if is_opening else idle
        return live.state
