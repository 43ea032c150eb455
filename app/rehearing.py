"""A part of a recording, heard once more: with another model or language, or for a known text."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.job_queue import Transcriber
from engine import (
    Cancelled,
    Event,
    Failed,
    Finished,
    JobId,
    Options,
    Progress,
    Segment,
    SegmentReady,
    Started,
)

_AIR = 0.2  # seconds


class Rehearing(QObject):
    """Asks the engine for one part at a time, beside the queue of files.

    Signals:
        began: the model listens now.
        progressed: seconds done.
        heard: the sentences, a list of Segment.
        failed: the EngineError.
    """

    began = Signal()
    progressed = Signal(float)
    heard = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._engine: Transcriber | None = None
        self._job: JobId | None = None
        self._segments: list[Segment] = []

    def start(self, engine: Transcriber) -> None:
        """Ask this engine from now on."""
        self._engine = engine

    def hear(self, path: Path, options: Options) -> None:
        """Recognize what `options.span` says; what was asked before is forgotten."""
        self.cancel()
        if self._engine is not None:
            self._segments = []
            self._job = self._engine.transcribe(path, options)

    def hear_text(self, path: Path, text: str, options: Options) -> None:
        """Find out when `text` is said in `options.span`; what was asked before is forgotten."""
        self.cancel()
        if self._engine is not None:
            self._segments = []
            self._job = self._engine.align(path, text, options)

    def cancel(self) -> None:
        """Recognize no more."""
        job, self._job = self._job, None
        if job is not None and self._engine is not None:
            self._engine.cancel(job)

    def on_event(self, event: Event) -> None:
        """Take in what the engine says, if it is about this part."""
        if event.job != self._job:
            return
        match event:
            case Started():
                self.began.emit()
            case Progress():
                self.progressed.emit(event.done)
            case SegmentReady():
                self._segments.append(event.segment)
            case Finished():
                self._job = None
                self.heard.emit(self._segments)
            case Failed():
                self._job = None
                self.failed.emit(event.error)
            case Cancelled():
                self._job = None


def span_of(segments: Sequence[Segment], duration: float) -> tuple[float, float]:
    """Where some neighbouring rows are heard, with a little air, which recognizers like."""
    start = max(0.0, segments[0].start - _AIR)
    end = max(segment.end for segment in segments) + _AIR
    return start, max(start + _AIR, min(end, duration) if duration else end)
