"""What a session in the terminal is to do, and what it leaves."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.live_results import ResultPlan
from engine import Options, Segment


@dataclass(frozen=True, slots=True)
class LivePlan:
    """What to do.

    Attributes:
        recording: the file that the sound goes into; it is not there yet.
        source: its id; "" follows the system.
        channel: from 1; None mixes all.
        keeps: whether the recording stays once all of its text is made.
        waits: whether a source that is gone is waited for.
        length: seconds after which it ends by itself.
        hotword_report: the file that says what became of hotwords; None writes none.
    """

    options: Options
    recording: Path
    results: ResultPlan
    source: str = ""
    channel: int | None = None
    keeps: bool = True
    waits: bool = True
    length: float | None = None
    hotword_report: Path | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A recording that stays, and its text up to `done` of its seconds."""

    path: Path
    duration: float
    done: float
    segments: tuple[Segment, ...]


Settle = Callable[[Kept], None]
