"""One run of `shengwen live`: a source through recorder and recognition, until it is ended.

The recording comes first: whatever becomes of the recognition, of the terminal or of the results,
it goes on until it is ended, and is kept.
"""

import contextlib
import logging
import queue
import shlex
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import FrameType

from app.cli_live_words import recorder_fault
from app.live_capture import SoundRecorder
from app.live_hotwords import tell_hotwords
from app.live_plan import Kept, LivePlan, Settle
from app.live_results import LiveResults
from app.live_view import LiveView
from app.messages import Messages
from engine import (
    CaptureFailed,
    CaptureReport,
    CudaUnavailable,
    Engine,
    EngineError,
    Event,
    Failed,
    Finished,
    JobId,
    Missed,
    ModelMissing,
    PackageMissing,
    Progress,
    Recorded,
    Recording,
    Segment,
    SegmentReady,
    SoundBlock,
    SourceLost,
    Started,
    Transcript,
    UnsupportedLanguage,
)

log = logging.getLogger(__name__)

_FAILED = 1
_INTERRUPTED = 130
_GOES_ON = "Recording goes on; Ctrl+C ends it."
_ASKED_WRONGLY = (ModelMissing, UnsupportedLanguage, PackageMissing, CudaUnavailable)


@dataclass(frozen=True, slots=True)
class _Stop:
    """No more is to be recorded."""


@dataclass(frozen=True, slots=True)
class _Unwritten:
    """Standard output takes no text."""

    error: OSError


class LiveSession:
    """Records, shows what is said and writes it; one thread does all but the feeding."""

    def __init__(
        self,
        plan: LivePlan,
        make_recorder: Callable[[Callable[[CaptureReport], None]], SoundRecorder],
        make_engine: Callable[[Callable[[Event], None]], Engine],
        *,
        settle: Settle = lambda _kept: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make it; `run` does it.

        Args:
            settle: hears of the recording when it is over and stays.
        """
        self._plan = plan
        self._make_recorder = make_recorder
        self._make_engine = make_engine
        self._settle = settle
        self._clock = clock
        self._messages = Messages()
        self._inbox: queue.SimpleQueue[Event | CaptureReport | _Stop | _Unwritten]
        self._inbox = queue.SimpleQueue()
        self._results = LiveResults(plan.results, clock)
        self._created = datetime.now().astimezone()
        self._segments: list[Segment] = []
        self._model = ""
        self._done = 0.0  # seconds of which all text is there
        self._deadline: float | None = None
        self._recorded: Recorded | None = None
        self._is_recording = self._is_recognizing = True
        self._is_whole = False  # all that was recorded is text
        self._is_stopping = False  # somebody asked for its end, or there is nothing to go on with
        self._is_interruptible = True
        self._is_failed = False
        self._is_growing = True  # the last writing of results while it goes on went well

    def lose_reader(self, error: OSError) -> None:
        """Nobody reads standard output any more; called on any thread."""
        self._inbox.put(_Unwritten(error))

    def run(self, view: LiveView) -> int:
        """Do all of it and return the exit code."""
        self._view = view
        with self._signals():
            self._recorder = self._make_recorder(self._inbox.put)
            self._engine = self._make_engine(self._inbox.put)
            try:
                self._begin()
                while not self._is_over:
                    self._take(self._next())
                self._is_interruptible = False
                return self._conclude()
            except KeyboardInterrupt:
                self._is_interruptible = False
                self._recorder.close()
                return self._break_off()
            finally:
                self._recorder.close()
                self._engine.close()

    @property
    def _is_over(self) -> bool:
        return not (self._is_recording or self._is_recognizing)

    @contextlib.contextmanager
    def _signals(self) -> Iterator[None]:
        """The first asks for the end, the second does not wait for the last words."""
        names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
        numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
        before = {number: signal.getsignal(number) for number in numbers}
        for number, handler in before.items():
            if handler is not signal.SIG_IGN:  # as nohup and a shell's background have it
                signal.signal(number, self._on_signal)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        if self._is_stopping and self._is_interruptible:
            self._is_interruptible = False
            raise KeyboardInterrupt
        self._is_stopping = True
        self._inbox.put(_Stop())

    def _begin(self) -> None:
        plan = self._plan
        self._job: JobId = self._engine.listen(plan.options)
        self._recorder.listen(plan.source, plan.channel)
        self._recorder.record(plan.recording, self._feed, returns=plan.waits)

    def _feed(self, block: SoundBlock) -> None:
        if self._is_recognizing:
            self._engine.feed(self._job, block.samples)

    def _next(self) -> "Event | CaptureReport | _Stop | _Unwritten":
        if self._deadline is None:
            return self._inbox.get()
        try:
            return self._inbox.get(timeout=max(0.0, self._deadline - self._clock()))
        except queue.Empty:
            return _Stop()

    def _take(self, message: "Event | CaptureReport | _Stop | _Unwritten") -> None:
        match message:
            case _Stop():
                self._stop()
            case _Unwritten(error):
                self._fail(error, f"The text cannot be shown: {error.strerror}. {_GOES_ON}")
            case _:
                self._view.show(message)
                self._hear(message)
                self._grow()

    def _hear(self, message: Event | CaptureReport) -> None:
        match message:
            case Recording(path):
                self._note_begin(path)
            case SourceLost(is_awaited=False) | Missed():
                self._is_failed = True
            case Recorded():
                self._end_recording(message)
            case CaptureFailed(error):
                self._lose_recorder(error)
            case Started(model=model):
                self._model = model
            case Progress(done=done):
                self._done = done
            case SegmentReady(segment=segment):
                self._segments.append(segment)
            case Finished(duration=duration):
                self._done, self._is_whole, self._is_recognizing = duration, True, False
            case Failed(error=error):
                self._lose_recognition(error)

    def _note_begin(self, path: Path) -> None:
        if self._plan.length is not None:
            self._deadline = self._clock() + self._plan.length
        if self._plan.keeps:
            self._view.say(f"Recording to {path}")

    def _stop(self) -> None:
        self._deadline = None
        self._is_stopping = True
        if self._is_recording:
            self._view.end()
            self._recorder.stop()

    def _end_recording(self, recorded: Recorded) -> None:
        if not self._is_stopping:
            self._view.end()
        self._recorded, self._is_recording = recorded, False
        self._is_stopping, self._deadline = True, None
        if recorded.error is not None:
            self._fail(recorded.error, recorder_fault(recorded.error))
        if self._is_recognizing and recorded.duration:
            self._engine.finish(self._job)
        elif self._is_recognizing:
            self._engine.cancel(self._job)
            self._is_recognizing = False

    def _lose_recorder(self, error: EngineError) -> None:
        """The source cannot be opened, or the recorder is no more: its recording told of that."""
        if self._recorded is None:
            self._fail(error, recorder_fault(error))
            self._is_stopping, self._deadline = True, None
            self._is_recording = self._is_recognizing = False
            self._engine.cancel(self._job)

    def _lose_recognition(self, error: EngineError) -> None:
        self._is_recognizing = False
        text = str(self._messages.error(error))
        is_hopeless = not self._model and isinstance(error, _ASKED_WRONGLY)
        if not self._is_recording:
            self._fail(error, text)
        elif is_hopeless or not self._plan.keeps:
            self._fail(error, text)
            self._stop()
        else:
            self._fail(error, f"{text} {_GOES_ON}")

    def _fail(self, error: EngineError | OSError, text: str = "") -> None:
        self._is_failed = True
        self._view.failed(error, text or str(self._messages.error(error)))

    def _grow(self) -> None:
        """Keep the text so far; who cannot be written to is named once until it can."""
        try:
            self._results.grow(self._transcript, len(self._segments))
        except OSError as error:
            if self._is_growing:
                self._fail(error)
            self._is_growing = False
        else:
            self._is_growing = True

    def _transcript(self) -> Transcript:
        name = self._plan.recording.name
        return Transcript(name, self._done, self._model, self._created, tuple(self._segments))

    def _conclude(self) -> int:
        self._write(is_whole=self._is_whole)
        self._settle_recording()
        self._tell_hotwords()
        return _FAILED if self._is_failed else 0

    def _break_off(self) -> int:
        """Nobody waits for the last words: what there is of text and sound is kept."""
        with contextlib.suppress(queue.Empty):
            while True:
                message = self._inbox.get_nowait()
                if isinstance(message, Recorded):
                    self._recorded = message
        self._is_failed = True
        self._write(is_whole=False)
        self._settle_recording()
        self._tell_hotwords()
        return _INTERRUPTED

    def _write(self, *, is_whole: bool) -> None:
        try:
            paths = self._results.finish(self._transcript(), is_whole=is_whole)
        except OSError as error:
            self._fail(error)
            self._is_whole = False
        else:
            if paths:
                self._view.wrote(paths)

    def _tell_hotwords(self) -> None:
        try:
            tell_hotwords(self._plan, self._segments, self._view)
        except OSError as error:
            self._fail(error)

    def _settle_recording(self) -> None:
        """Say where it is, or let it go: an empty one, and one that was only for its text."""
        path = self._plan.recording if self._recorded is None else self._recorded.path
        if self._is_empty(path) or (self._is_whole and not self._plan.keeps):
            with contextlib.suppress(OSError):
                path.unlink()
            return
        duration = 0.0 if self._recorded is None else self._recorded.duration
        done = duration if self._is_whole else self._done
        self._settle(Kept(path, duration, done, tuple(self._segments)))
        if not self._is_whole:
            command = f"shengwen transcribe {shlex.quote(str(path))}"
            text = f"The recording is kept; its text can be made with: {command}"
            self._view.say(text, is_trouble=True)
        elif path != self._plan.recording:
            self._view.say(f"The recording is {path}", is_trouble=True)

    def _is_empty(self, path: Path) -> bool:
        """Whether there is no sound in it, for certain."""
        if self._recorded is not None and not self._recorded.duration:
            return True
        try:
            return not path.stat().st_size
        except OSError as error:
            return isinstance(error, FileNotFoundError)
