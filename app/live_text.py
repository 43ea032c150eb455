"""The text of a live session: what the engine understands of the sound that it is fed."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from engine import (
    Cancelled,
    EndpointRules,
    EngineError,
    Event,
    Failed,
    FellBack,
    Finished,
    HotwordsLeftOut,
    JobId,
    Lag,
    Options,
    Partial,
    Progress,
    Restarted,
    Segment,
    SegmentReady,
    SoundBlock,
    Started,
)


class LiveTranscriber(Protocol):
    """What live sessions need of the engine."""

    def listen(
        self,
        options: Options = Options(),  # noqa: B008 - it is frozen
        rules: EndpointRules = EndpointRules(),  # noqa: B008 - as above
        start: float = 0.0,
    ) -> JobId:
        """Begin a live job."""

    def feed(self, job: JobId, samples: bytes) -> None:
        """Let it hear more; from any thread, and at once."""

    def finish(self, job: JobId) -> None:
        """Let what was said last become final."""

    def cancel(self, job: JobId) -> None:
        """End a job early."""

    def warm_up(self, options: Options) -> None:
        """Load a model ahead."""


class LiveText(QObject):
    """Has one session at a time recognized.

    Attributes:
        segments: what is final.
        partial: what is being said, as far as it is understood.
        device, model: what recognizes; empty before that is known.
        is_going_on: whether more text comes.
        is_whole: whether all of the session became text.

    Signals:
        known: `device` and `model` are.
        partial_changed, segment_added, lag_changed: as those of LiveDesk.
        reached: all text up to that second is final.
        noted: a FellBack, HotwordsLeftOut or Restarted.
        ended: an EngineError where text is missing, or None.
    """

    known = Signal()
    partial_changed = Signal(str, float)
    segment_added = Signal(object)
    lag_changed = Signal(float)
    reached = Signal(float)
    noted = Signal(object)
    ended = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.device = self.model = ""
        self.partial = ""
        self.is_whole = False
        self._is_fed = False  # all that there is of the session
        self._segments: list[Segment] = []
        self._lag = 0.0
        self._engine: LiveTranscriber | None = None
        self._job: JobId | None = None

    @property
    def segments(self) -> Sequence[Segment]:
        return self._segments

    @property
    def is_going_on(self) -> bool:
        return self._job is not None

    def start(self, engine: LiveTranscriber) -> None:
        """Ask this engine from now on."""
        self._engine = engine

    def warm_up(self, options: Options) -> None:
        """Be quick with the first words."""
        if self._engine is not None:
            self._engine.warm_up(options)

    def begin(self, options: Options) -> None:
        """Recognize what is fed from now on; all of the last session goes."""
        self.cancel()
        self._segments = []
        self.is_whole = self._is_fed = False
        if self._engine is not None:
            self._job = self._engine.listen(options)

    def feed(self, block: SoundBlock) -> None:
        """Hear more; called on the recorder's thread."""
        engine, job = self._engine, self._job
        if engine is not None and job is not None:
            engine.feed(job, block.samples)

    def finish(self) -> None:
        """No more is fed; the rest becomes text."""
        self._is_fed = True
        if self._engine is not None and self._job is not None:
            self._engine.finish(self._job)

    def cancel(self) -> None:
        """Leave it; nothing more is heard of it."""
        job, self._job = self._job, None
        if job is not None and self._engine is not None:
            self._engine.cancel(job)
        self._say_partial("", 0.0)
        self._say_lag(0.0)

    def close(self) -> None:
        """The engine is about to end."""
        self._engine = self._job = None

    def on_event(self, event: Event) -> None:
        """Take in what the engine says, if it is about this session."""
        if event.job != self._job:
            return
        match event:
            case Started():
                self.device, self.model = event.device, event.model
                self.known.emit()
            case Partial():
                self._say_partial(event.text, event.start)
            case SegmentReady():
                self._segments.append(event.segment)
                self.segment_added.emit(event.segment)
            case Progress():
                self.reached.emit(event.done)
            case Lag():
                self._say_lag(event.seconds)
            case FellBack():
                self.device = event.device
                self.known.emit()
                self.noted.emit(event)
            case HotwordsLeftOut() | Restarted():
                self.noted.emit(event)
            case Finished() | Failed() | Cancelled():
                self._end(event)

    def _end(self, event: Finished | Failed | Cancelled) -> None:
        self._job = None
        self._say_partial("", 0.0)
        self._say_lag(0.0)
        self.is_whole = isinstance(event, Finished) and self._is_fed
        error: EngineError | None = event.error if isinstance(event, Failed) else None
        self.ended.emit(error)

    def _say_partial(self, text: str, start: float) -> None:
        if text or self.partial:
            self.partial = text
            self.partial_changed.emit(text, start)

    def _say_lag(self, seconds: float) -> None:
        if seconds != self._lag:
            self._lag = seconds
            self.lag_changed.emit(seconds)
