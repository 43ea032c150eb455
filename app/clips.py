"""Parts of a recording as files of their own, written off the GUI thread, whole or not at all."""

import logging
import threading
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.background import Background, Problem
from app.outputs import make_new
from engine import ClipFormat, EngineError, InternalError, write_clip

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Clip:
    """What is to be written: a part of a source, in seconds, and where to.

    Attributes:
        stem: the name without its suffix; where it is taken, it gets a number.
        track: which audio track, from 1; None takes the default one.
    """

    source: Path
    span: tuple[float, float]
    folder: Path
    stem: str
    format: ClipFormat
    track: int | None = None


class Clips(QObject):
    """Writes clips, one after the other.

    Signals:
        progressed: seconds that are written of the clip.
        written: the Path of a clip.
        failed: an EngineError or OSError; nothing of the clip is left behind.
        cancelled: nor is it then.
    """

    progressed = Signal(float)
    written = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._disk = Background(self)
        self._stopped = threading.Event()

    def write(self, clip: Clip) -> None:
        """Write it; exactly one of written, failed and cancelled follows."""
        self._stopped = threading.Event()
        work = partial(self._write, clip, self._stopped)
        self._disk.run(work, partial(self._on_done, clip))

    def cancel(self) -> None:
        """Stop writing the last one that was asked for."""
        self._stopped.set()

    def finish(self) -> None:
        """Wait until nothing is being written."""
        self._disk.finish()

    def _write(self, clip: Clip, stopped: threading.Event) -> Path | EngineError | None:
        make = partial(
            write_clip,
            clip.source,
            clip.span,
            clip_format=clip.format,
            track=clip.track,
            told=self.progressed.emit,
            is_stopped=stopped.is_set,
        )
        try:
            return make_new(clip.folder, clip.stem, f".{clip.format}", make)
        except EngineError as error:  # a fact about the source, no bug
            return error

    def _on_done(self, clip: Clip, result: Path | EngineError | Problem | None) -> None:
        match result:
            case Path():
                self.written.emit(result)
            case None:
                self.cancelled.emit()
            case OSError():
                log.error("a clip was not written to %s: %s", clip.folder, result)
                named = OSError(result.errno, result.strerror, str(clip.folder))
                self.failed.emit(named)
            case EngineError() | InternalError():
                self.failed.emit(result)
