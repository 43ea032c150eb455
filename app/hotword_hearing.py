"""A recording recognized twice, without a list of hotwords and with it."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.job_queue import Transcriber
from engine import (
    Cancelled,
    Event,
    Failed,
    Finished,
    HotwordList,
    JobId,
    Options,
    Preparing,
    Progress,
    Segment,
    SegmentReady,
    Started,
)

_Stamp = tuple[int, int] | None
_Asked = tuple[Path, _Stamp, Options]


class HotwordHearing(QObject):
    """Asks the engine for one recording at a time; what is known without a list is kept.

    Signals:
        prepared: the model is made ready.
        progressed: whether it is with the list; seconds done, and in all or None.
        heard: the sentences without the list, and those with it; None where once was enough.
        failed: the EngineError.
    """

    prepared = Signal()
    progressed = Signal(bool, float, object)
    heard = Signal(object, object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._engine: Transcriber | None = None
        self._job: JobId | None = None
        self._asked: _Asked | None = None
        self._hotwords: HotwordList | None = None
        self._known: dict[_Asked, list[Segment]] = {}
        self._segments: list[Segment] = []
        self._duration: float | None = None
        self._is_second = False

    @property
    def is_busy(self) -> bool:
        """Whether the engine is at it."""
        return self._job is not None

    def start(self, engine: Transcriber) -> None:
        """Ask this engine from now on."""
        self._engine = engine

    def hear(self, path: Path, options: Options, hotwords: HotwordList | None) -> None:
        """Recognize it both ways.

        Args:
            options: those without hotwords.
            hotwords: None where the model does not listen for any: once is enough then.
        """
        self.cancel()
        self._asked, self._hotwords = (path, _stamp(path), options), hotwords
        if self._asked not in self._known:
            self._ask(is_second=False)
        elif hotwords is not None:
            self._ask(is_second=True)
        else:
            self.heard.emit(self._known[self._asked], None)

    def knows(self, path: Path, options: Options) -> bool:
        """Whether it is known already what is recognized without a list."""
        return (path, _stamp(path), options) in self._known

    def cancel(self) -> None:
        """Recognize no more."""
        job, self._job = self._job, None
        if job is not None and self._engine is not None:
            self._engine.cancel(job)

    def on_event(self, event: Event) -> None:
        """Take in what the engine says, if it is about this recording."""
        if event.job != self._job:
            return
        match event:
            case Preparing():
                self.prepared.emit()
            case Started():
                self._duration = event.duration
                self.progressed.emit(self._is_second, 0.0, self._duration)
            case Progress():
                self.progressed.emit(self._is_second, event.done, self._duration)
            case SegmentReady():
                self._segments.append(event.segment)
            case Finished():
                self._job = None
                self._on_finished()
            case Failed():
                self._job = None
                self.failed.emit(event.error)
            case Cancelled():
                self._job = None

    def _ask(self, *, is_second: bool) -> None:
        if self._engine is None or self._asked is None:
            return
        path, _, options = self._asked
        self._is_second, self._segments = is_second, []
        if is_second and self._hotwords is not None:
            options = replace(options, hotwords=self._hotwords)
        self._job = self._engine.transcribe(path, options)

    def _on_finished(self) -> None:
        assert self._asked is not None
        if self._is_second:
            self.heard.emit(self._known[self._asked], self._segments)
            return
        self._known = {self._asked: self._segments}
        if self._hotwords is None:
            self.heard.emit(self._segments, None)
        else:
            self._ask(is_second=True)


def _stamp(path: Path) -> _Stamp:
    """What tells a recording from another one that took its name."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
