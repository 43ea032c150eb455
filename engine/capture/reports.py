"""What can be recorded from, and what a recorder reports: frozen and picklable.

Samples count at SAMPLE_RATE from the recording's start: what was said just before it belongs to
it, and a pause takes no time. A file on disk keeps the source's own rate; its clock is the same.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from engine.errors import EngineError

SAMPLE_RATE = 16_000  # of the blocks that are recognized


@dataclass(frozen=True, slots=True)
class SoundSource:
    """What can be recorded from.

    Attributes:
        id: how it is named when it is chosen, the same at the next start; "" follows the system.
        name: as the system shows it.
        kind: a microphone, or what the computer plays.
        is_default: whether the system takes it where nothing is chosen.
        rate: its own sample rate in Hz.
        n_channels: which of them can be chosen, from 1.
        gain: how far the system turns it up, in percent, 0 where it is muted; None where that is
            not known.
    """

    id: str
    name: str
    kind: Literal["microphone", "system"]
    is_default: bool
    rate: int
    n_channels: int
    gain: int | None = None


@dataclass(frozen=True, slots=True)
class SoundBlock:
    """A run of sound: `samples` are int16, little-endian, mono, from sample `start` on."""

    start: int
    samples: bytes

    @property
    def n_samples(self) -> int:
        return len(self.samples) // 2

    @property
    def end(self) -> int:
        return self.start + self.n_samples


@dataclass(frozen=True, slots=True)
class Listening:
    """The source is open; levels come from now on."""

    source: SoundSource


@dataclass(frozen=True, slots=True)
class Level:
    """How loud it was since the last one, in parts of full scale; at most 20 a second.

    Attributes:
        is_clipped: whether samples stood at full scale.
        elapsed: seconds that are recorded; 0 while nothing is.
    """

    rms: float
    peak: float
    is_clipped: bool
    elapsed: float


@dataclass(frozen=True, slots=True)
class Recording:
    """The first samples are in the file, or wait for it: then KeptInMemory came before."""

    path: Path


@dataclass(frozen=True, slots=True)
class SourceLost:
    """It was unplugged, or its server ended; what was recorded is in the file.

    Attributes:
        is_awaited: whether it is taken up again once it is back.
    """

    name: str
    is_awaited: bool


@dataclass(frozen=True, slots=True)
class SourceBack:
    """What was lost is heard again, or what the system offers in its place."""

    source: SoundSource


@dataclass(frozen=True, slots=True)
class Missed:
    """Sound was lost between the source and the recorder, as the computer was too busy.

    Attributes:
        elapsed: seconds that were recorded by then.
    """

    elapsed: float


@dataclass(frozen=True, slots=True)
class KeptInMemory:
    """The file cannot be written: `seconds` of sound wait in memory; 0 when all is on disk again.

    Comes again every second while they become more.
    """

    error: EngineError
    seconds: float


@dataclass(frozen=True, slots=True)
class Recorded:
    """The file is whole and closed.

    Attributes:
        path: where it lies; another folder than was asked for where that one took no more. There
            is none where nothing was heard.
        duration: seconds that are in the file.
        error: why not all of it is there: SoundLost where no folder took the end, Unwritable where
            the beginning is on a drive that is away, WorkerDied where the recorder was killed.
    """

    path: Path
    duration: float
    error: EngineError | None = None


@dataclass(frozen=True, slots=True)
class CaptureFailed:
    """The source cannot be opened, or the recorder itself ended; what was recorded is kept."""

    error: EngineError


CaptureReport = (
    Listening
    | Level
    | Recording
    | SourceLost
    | SourceBack
    | Missed
    | KeptInMemory
    | Recorded
    | CaptureFailed
)
