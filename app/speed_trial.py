"""How fast the chosen model is on each device: it hears a clip, and the clock is read."""

import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.background import Background, Problem
from app.job_options import options_from
from app.job_queue import Transcriber
from app.resources import resource
from app.settings import Settings, languages_of
from app.speed_clip import WELCOME, make_clip
from engine import (
    Cancelled,
    EngineError,
    Event,
    Failed,
    Finished,
    JobId,
    Options,
    Started,
)


@dataclass(frozen=True, slots=True)
class Measured:
    """What came out, by device.

    Attributes:
        speeds: seconds of sound in a second of work, without loading the model.
        faults: why it cannot be said; by "" where nothing could be measured at all.
    """

    model: str
    speeds: Mapping[str, float] = field(default_factory=dict)
    faults: Mapping[str, EngineError | Problem] = field(default_factory=dict)


class SpeedTrial(QObject):
    """Measures one device after the other, beside the queue of files.

    Signals:
        went_on: the device that is measured now.
        ended: what was Measured; None where it was cancelled.
    """

    went_on = Signal(str)
    ended = Signal(object)

    def __init__(
        self,
        parent: QObject,
        *,
        clock: Callable[[], float] = time.monotonic,
        make: Callable[[], Path] = make_clip,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._make = make
        self._disk = Background(self)
        self._engine: Transcriber | None = None
        self._options = Options()
        self._measured: Measured | None = None  # while it is going on
        self._left: list[str] = []
        self._clip: Path | None = None
        self._job: JobId | None = None
        self._is_warm = False
        self._began = 0.0

    @property
    def device(self) -> str:
        """What is being measured; empty where nothing is."""
        return self._left[0] if self._measured is not None else ""

    def start(self, engine: Transcriber) -> None:
        """Ask this engine from now on."""
        self._engine = engine

    def measure(self, settings: Settings, devices: Sequence[str]) -> None:
        """Begin with the first of these devices."""
        self.cancel()
        if self._engine is not None:
            english = ("en",) if "en" in languages_of(settings.model) else ()
            self._options = replace(options_from(settings), languages=english)
            self._measured, self._left = Measured(settings.model), list(devices)
            self.went_on.emit(devices[0])
            self._disk.run(self._make, self._on_made)

    def cancel(self) -> None:
        """Measure no more."""
        if self._job is not None and self._engine is not None:
            self._engine.cancel(self._job)
        if self._measured is not None:
            self._measured = None
            self._end(None)

    def close(self) -> None:
        """Leave nothing behind."""
        self.cancel()
        self._disk.finish()

    def on_event(self, event: Event) -> None:
        """Take in what the engine says, if it is about the clip."""
        if self._job is None or event.job != self._job:
            return
        match event:
            case Started():
                self._began = self._clock()
            case Finished() if self._is_warm:
                took = max(self._clock() - self._began, 1e-3)
                self._note(speed=event.duration / took)
            case Finished():  # the first time a device needs a while to get going
                self._is_warm = True
                self._submit()
            case Failed():
                self._note(fault=event.error)
            case Cancelled():
                self.cancel()

    def _on_made(self, clip: Path | Problem) -> None:
        if isinstance(clip, Path):
            self._clip = clip
            if self._measured is None:  # cancelled meanwhile
                self._remove_clip()
            else:
                self._next()
        elif self._measured is not None:
            self._left = [""]
            self._note(fault=clip)

    def _next(self) -> None:
        self._is_warm = False
        self.went_on.emit(self._left[0])
        self._submit()

    def _submit(self) -> None:
        assert self._engine is not None  # nothing is measured else
        assert self._clip is not None
        path = self._clip if self._is_warm else resource(WELCOME)
        self._job = self._engine.transcribe(path, replace(self._options, device=self._left[0]))

    def _note(self, *, speed: float = 0.0, fault: EngineError | Problem | None = None) -> None:
        """Keep what a device came to, and go on to the next one."""
        assert self._measured is not None  # there is no job else
        device, *self._left = self._left
        if fault is None:
            speeds = {**self._measured.speeds, device: speed}
            self._measured = replace(self._measured, speeds=speeds)
        else:
            faults = {**self._measured.faults, device: fault}
            self._measured = replace(self._measured, faults=faults)
        if self._left:
            self._next()
        else:
            measured, self._measured = self._measured, None
            self._end(measured)

    def _end(self, measured: Measured | None) -> None:
        self._job = None
        self._remove_clip()
        self.ended.emit(measured)

    def _remove_clip(self) -> None:
        clip, self._clip = self._clip, None
        if clip is not None:
            shutil.rmtree(clip.parent, ignore_errors=True)
