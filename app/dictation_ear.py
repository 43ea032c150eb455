"""Records dictations and has them recognized, one after another, in the order they were spoken."""

import logging
from collections import deque
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.dictation_take import Take
from app.live_capture import SoundRecorder
from app.live_text import LiveTranscriber
from app.recordings import make_room
from engine import (
    Cancelled,
    CaptureFailed,
    CaptureReport,
    Event,
    Failed,
    Finished,
    JobId,
    Level,
    Listening,
    Options,
    Partial,
    Preparing,
    Recorded,
    SegmentReady,
    SoundBlock,
    SourceLost,
    Started,
)

log = logging.getLogger(__name__)

_RATE = 48_000  # of a recording, at most; it is short in any case
_RESTS_AFTER_MS = 2000  # the microphone is open for who goes on at once
_CLOSED_WITHIN_MS = 5000  # a recording that was stopped is whole by then
_OWN_PAST_MS = 900  # so long a recording would begin with the end of the one before


MakeRecorder = Callable[[Callable[[CaptureReport], None]], SoundRecorder]


class DictationEar(QObject):
    """Hears one dictation at a time; several may still be recognized.

    Attributes:
        engine: what understands; None until it is there.
        is_open: whether a source is heard.

    Signals:
        prepared: a model is being loaded, or (False) there.
        understood: the Take that is spoken has other text now.
        levelled: a Level.
        stopped: the Take that was spoken is recorded.
        opened: what is said is heard now.
        ended: a Take of which nothing more is to come.
    """

    prepared = Signal(bool)
    understood = Signal(object)
    levelled = Signal(object)
    stopped = Signal(object)
    opened = Signal()
    ended = Signal(object)
    _reported = Signal(object)  # on the recorder's thread

    def __init__(self, make_recorder: MakeRecorder, folder: Path, parent: QObject) -> None:
        """Take what makes a recorder, and the folder of the recordings."""
        super().__init__(parent)
        self._make_recorder = make_recorder
        self._folder = folder
        self._recorder: SoundRecorder | None = None
        self._stays_open = False
        self.is_open = False
        self.engine: LiveTranscriber | None = None
        self._takes: deque[Take] = deque()  # in the order they were spoken
        self._recording: Take | None = None
        self._waiting: Take | None = None  # is recorded once the one before is whole
        self._source: tuple[str, int | None] = ("", None)
        self._reported.connect(self._on_report)
        self._resting = QTimer(self, singleShot=True, interval=_RESTS_AFTER_MS)
        self._resting.timeout.connect(self._rest)
        self._closing = QTimer(self, singleShot=True, interval=_CLOSED_WITHIN_MS)
        self._closing.timeout.connect(self._give_up)
        self._past = QTimer(self, singleShot=True, interval=_OWN_PAST_MS)

    @property
    def current(self) -> Take | None:
        """The one that is spoken."""
        take = self._waiting or self._recording
        return take if take is not None and not take.is_stopped else None

    @property
    def is_busy(self) -> bool:
        """Whether a dictation is spoken or recognized."""
        return bool(self._takes)

    def open(self) -> None:
        """Have a recorder at hand, which listens to nothing yet."""
        if self._recorder is None:
            self._recorder = self._make_recorder(self._reported.emit)

    def stay_open(self, source: str, channel: int | None, *, is_wanted: bool) -> None:
        """Hear the source all the time, or only while somebody dictates."""
        is_new = self._source != (source, channel) or is_wanted != self._stays_open
        self._stays_open = is_wanted
        if is_wanted and is_new and self._recording is None:
            self.open()
            self._resting.stop()
            self._source = (source, channel)
            if self._recorder is not None:
                self._recorder.listen(source, channel)
        elif not is_wanted:
            self._resting.start()

    def close(self) -> None:
        """End everything; what was spoken stays on disk."""
        self._resting.stop()
        if self._recorder is not None:
            self._recorder.close()
        self._recorder = None

    def begin(self, options: Options, source: str, channel: int | None, window: int) -> Take | None:
        """Record and recognize from now on; None where that cannot be, or is so already.

        Raises:
            OSError: there is no place for the recording.
        """
        if self.engine is None or self.current is not None or self._waiting is not None:
            return None
        began = datetime.now().astimezone()
        room = make_room(self._folder, f"{began:%Y-%m-%d %H-%M-%S}", _RATE)
        self.open()
        self._resting.stop()
        self._choose(source, channel)
        take = Take(room.path, room.claim, began, self.engine.listen(options), options, window)
        self._takes.append(take)
        if self._recording is not None:
            self._waiting = take
        else:
            self._record(take)
        return take

    def stop(self) -> None:
        """What was spoken is all."""
        take = self.current
        if take is None:
            return
        take.is_stopped = True
        if take is self._recording and self._recorder is not None:
            self._recorder.stop()
            self._closing.start()

    def drop(self) -> None:
        """It was no dictation: nothing of it is kept."""
        take = self.current
        if take is not None and self.engine is not None:
            self.engine.cancel(take.job)
            self._takes.remove(take)
            self.stop()

    def on_event(self, event: Event) -> None:
        """Take what the engine reports."""
        take = next((take for take in self._takes if take.job == event.job), None)
        if take is None:
            return
        match event:
            case Preparing():
                self.prepared.emit(True)  # noqa: FBT003 - a signal's argument
            case Started():
                self.prepared.emit(False)  # noqa: FBT003 - a signal's argument
            case Partial():
                take.partial = event.text
                self.understood.emit(take)
            case SegmentReady():
                take.segments.append(event.segment)
                self.understood.emit(take)
            case Finished():
                self._end(take)
            case Failed():
                take.error = event.error
                self._end(take)
            case Cancelled():
                self._end(take)

    def _record(self, take: Take) -> None:
        assert self._recorder is not None
        self._recording = take
        if not self.is_open:
            self._recorder.listen(*self._source)
        self._recorder.record(
            take.path,
            partial(self._feed, take.job),
            returns=False,
            whole=not self._past.isActive(),
        )

    def _choose(self, source: str, channel: int | None) -> None:
        if self._source != (source, channel):
            self._source, self.is_open = (source, channel), False

    def _feed(self, job: JobId, block: SoundBlock) -> None:
        """Hand sound on; called on the recorder's thread."""
        if self.engine is not None:
            self.engine.feed(job, block.samples)

    def _on_report(self, report: CaptureReport) -> None:
        take = self._recording
        match report:
            case Level():
                if take is not None:
                    take.peak = max(take.peak, report.peak)
                self.levelled.emit(report)
            case Listening():
                self.is_open = True
                self.opened.emit()
            case SourceLost() if take is not None:
                self.is_open = False
                take.is_cut = not take.is_stopped
            case Recorded() if take is not None:
                take.path, take.duration = report.path, report.duration
                take.error = take.error or report.error
                self._on_recorded(take)
            case CaptureFailed():
                self._on_failed(report, take)
            case SourceLost():
                self.is_open = False

    def _on_recorded(self, take: Take) -> None:
        """The file is whole: let the rest of it be recognized, and the next one come."""
        self._closing.stop()
        self._recording = None
        take.is_recorded = take.is_stopped = True
        if take not in self._takes:
            take.path.unlink(missing_ok=True)
            take.claim.release()
        else:
            if self.engine is not None and not take.is_ended:
                self.engine.finish(take.job)
            self.stopped.emit(take)
        self._past.start()
        self._go_on()

    def _on_failed(self, report: CaptureFailed, take: Take | None) -> None:
        """Nothing is heard any more; a recording that ran was told to be whole before."""
        log.warning("the source cannot be heard: %r", report.error)
        self.is_open = False
        if take is None:
            return
        self._closing.stop()
        self._recording = None
        take.error = report.error
        take.is_recorded = take.is_stopped = take.is_ended = True
        if self.engine is not None and take in self._takes:  # there is nothing to recognize
            self.engine.cancel(take.job)
            self._takes.remove(take)
            self.ended.emit(take)
        self._go_on()

    def _give_up(self) -> None:
        """The recorder does not say that the file is whole."""
        if self._recording is not None:
            log.warning("the recorder does not answer")
            self._on_recorded(self._recording)

    def _go_on(self) -> None:
        following, self._waiting = self._waiting, None
        if following is None:
            self._resting.start()
        elif following in self._takes:
            self._past.stop()  # what is heard of the last moment was said for this one
            self._record(following)
            if following.is_stopped and self._recorder is not None:
                self._recorder.stop()
                self._closing.start()
        self._hand_over()

    def _rest(self) -> None:
        if self._recorder is not None and self._recording is None and not self._stays_open:
            self.is_open = False
            self._recorder.rest()

    def _end(self, take: Take) -> None:
        take.is_ended = True
        take.partial = ""
        self._hand_over()

    def _hand_over(self) -> None:
        """Tell of those that are whole, in their order."""
        while self._takes and self._takes[0].is_ended and self._takes[0].is_recorded:
            self.ended.emit(self._takes.popleft())
