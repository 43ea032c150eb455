"""Live sessions for whoever shows them: the page, the captions, the icon in the system's bar."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from app.job_hotwords import Resolve, no_lists
from app.library import Library
from app.live_capture import Capture
from app.live_ear import LiveEar
from app.live_options import live_options
from app.live_run import LiveRun
from app.live_state import LiveRemark, LiveState, Mark, SavedSession
from app.live_text import LiveText, LiveTranscriber
from app.live_words import FINISH_LATER, FINISH_NOW, FINISH_TEXT, LISTEN_AGAIN, LiveWords
from app.messages import Messages
from app.settings import Settings
from engine import (
    NO_HOTWORDS,
    CaptureReport,
    Event,
    HotwordList,
    Level,
    Segment,
    SoundSource,
)


class LiveDesk(QObject):
    """Knows the session that is going on, and what can be recorded from.

    Signals:
        state_changed: the LiveState; also when `device` and `model` become known.
        levelled: an engine.Level, at most 20 a second.
        sources_changed: `sources` or `source` may be others now.
        partial_changed: what is being said, "" for nothing, and since when, in seconds.
        segment_added: a Segment; it will not change.
        marked: a Mark.
        broken: recording went on at that second after a pause, or a loss of the source.
        lag_changed: seconds that the text is behind; 0 if it is not.
        remarked: a LiveRemark; "" takes it away.
        saved: the SavedSession, after its last text.
        began: the time of day; all that is shown of the last session goes.
        chosen: Settings with the source in them.
        action_wanted: the action of a remark that others do.
        opened: the id of an entry whose transcript is to be shown.
        text_wanted: the id of an entry whose text is to be finished.
    """

    state_changed = Signal(object)
    levelled = Signal(object)
    sources_changed = Signal()
    partial_changed = Signal(str, float)
    segment_added = Signal(object)
    marked = Signal(object)
    broken = Signal(float)
    lag_changed = Signal(float)
    remarked = Signal(object)
    saved = Signal(object)
    began = Signal(object)
    chosen = Signal(object)
    action_wanted = Signal(str)
    opened = Signal(object)
    text_wanted = Signal(object)

    def __init__(  # noqa: PLR0913 - everything that it brings together
        self,
        capture: Capture,
        library: Library,
        messages: Messages,
        settings: Settings,
        parent: QObject,
        *,
        resolve: Resolve = no_lists,
    ) -> None:
        """Make it; `resolve` says which hotwords are in lists of some names."""
        super().__init__(parent)
        self._last: SavedSession | None = None
        self._words = LiveWords(messages, self)
        self._ear = LiveEar(capture, settings, self)
        self._text = LiveText(self)
        self._run = LiveRun(self._ear, self._text, library, self._words, self, resolve)
        self._remarks = self._run.remarks
        self._connect()

    @property
    def state(self) -> LiveState:
        return self._run.state

    @property
    def elapsed(self) -> float:
        """Seconds that are recorded."""
        return self._run.elapsed

    @property
    def segments(self) -> Sequence[Segment]:
        return self._text.segments

    @property
    def partial(self) -> str:
        return self._text.partial

    @property
    def marks(self) -> Sequence[Mark]:
        shown = self._run.shown
        return () if shown is None else shown.marks

    @property
    def breaks(self) -> Sequence[tuple[float, datetime]]:
        """Where recording began or went on, and what time of day that was."""
        shown = self._run.shown
        return () if shown is None else shown.breaks

    @property
    def sources(self) -> Sequence[SoundSource]:
        return self._ear.sources.sources

    @property
    def source(self) -> str:
        """The id of the one that is chosen; "" is the system's own."""
        return self._ear.settings.live_source

    @property
    def channel(self) -> int | None:
        return self._ear.settings.live_channel or None

    @property
    def system_sound_hint(self) -> str:
        return self._ear.sources.hint

    @property
    def device(self) -> str:
        """What computes, as "cpu" or "cuda:0"; empty before that is known."""
        return self._text.device

    @property
    def model(self) -> str:
        return self._text.model

    @property
    def remark(self) -> LiveRemark:
        """What was remarked last."""
        return self._remarks.shown

    @property
    def hotwords(self) -> HotwordList:
        """What the session that goes on, or the last one, listens for."""
        shown = self._run.shown
        return NO_HOTWORDS if shown is None else shown.session.options.hotwords

    @property
    def entry(self) -> int | None:
        """What the session that goes on is called in the library."""
        live = self._run.live
        return None if live is None else live.session.entry

    def connect_engine(self, engine: LiveTranscriber) -> None:
        """Have sessions recognized by this engine from now on."""
        self._text.start(engine)

    def on_event(self, event: Event) -> None:
        """Take what the engine says."""
        self._text.on_event(event)

    def open(self) -> None:
        """Somebody looks at it."""
        self._ear.open()
        if self._ear.settings.listens_ahead:
            self._text.warm_up(live_options(self._ear.settings))

    def leave(self) -> None:
        """Nobody looks at it any more."""
        self._ear.leave()

    def choose_source(self, source: str, channel: int | None = None) -> None:
        """Record from this from now on; not in the middle of a session."""
        if self._run.live is None:
            self._remarks.clear("source")
            self.chosen.emit(self._ear.choose(source, channel))
            self.sources_changed.emit()

    def toggle(self) -> None:
        """Start, pause or go on."""
        match self.state:
            case LiveState.CLOSED | LiveState.OPENING | LiveState.READY:
                self.start()
            case LiveState.RECORDING:
                self.pause()
            case LiveState.PAUSED:
                self.resume()

    def start(self) -> None:
        """Begin a session."""
        self._run.start()

    def pause(self) -> None:
        """Keep nothing until it goes on."""
        self._run.pause()

    def resume(self) -> None:
        """Go on after a pause."""
        self._run.resume()

    def stop(self) -> None:
        """End the session; its last words come, then it is saved."""
        self._run.stop()

    def mark(self) -> None:
        """Mark this moment."""
        mark = self._run.mark()
        if mark is not None:
            self.marked.emit(mark)

    def mend(self, action: str) -> None:
        """Do what a remark offers."""
        name, _colon, about = action.partition(":")
        deeds: dict[str, Callable[[], None]] = {
            FINISH_NOW: self.stop,
            FINISH_LATER: self._run.finish_later,
            LISTEN_AGAIN: self._listen_again,
            FINISH_TEXT: lambda: self.text_wanted.emit(int(about)),
        }
        deeds.get(f"{name}:", lambda: self.action_wanted.emit(action))()

    def open_saved(self) -> None:
        """Show the transcript of the last session."""
        if self._last is not None:
            self.opened.emit(self._last.entry)

    def adopt(self, settings: Settings) -> None:
        """Go by these settings; a session that goes on keeps what it began with."""
        before = self.source, self.channel
        self._ear.adopt(settings)
        if before != (self.source, self.channel):
            self.sources_changed.emit()

    def close(self) -> None:
        """End the session, if there is one: its file is whole, its text as far as it is."""
        self._run.close()
        self._text.close()

    def _connect(self) -> None:
        self._remarks.remarked.connect(self.remarked)
        self._ear.reported.connect(self._on_report)
        self._ear.sources.changed.connect(self._on_sources)
        self._text.known.connect(self._on_known)
        self._text.partial_changed.connect(self.partial_changed)
        self._text.segment_added.connect(self.segment_added)
        self._text.lag_changed.connect(self.lag_changed)
        self._run.state_changed.connect(self.state_changed)
        self._run.began.connect(self.began)
        self._run.broken.connect(self.broken)
        self._run.saved.connect(self._on_saved)

    def _on_report(self, report: CaptureReport) -> None:
        if isinstance(report, Level):
            self.levelled.emit(report)

    def _on_sources(self) -> None:
        error = self._ear.sources.error
        if error is not None and self._run.live is None:
            self._remarks.put("source", self._words.unheard(error))
        self.sources_changed.emit()

    def _on_known(self) -> None:
        self.state_changed.emit(self.state)

    def _on_saved(self, saved: SavedSession) -> None:
        self._last = saved
        self.saved.emit(saved)

    def _listen_again(self) -> None:
        live = self._run.live
        if live is None or live.recorded is not None:
            self._remarks.clear("source")
            self._ear.listen()
