"""What the window needs of the engine's recorders, so that tests can put others in their place."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from engine import (
    CaptureReport,
    Recorder,
    SoundBlock,
    SoundSource,
    mend_recording,
    sound_sources,
    system_sound_hint,
)


class SoundRecorder(Protocol):
    """A source of sound: listens, says how loud it is, writes recordings."""

    def listen(self, source: str = "", channel: int | None = None) -> None:
        """Open a source."""

    def record(
        self,
        path: Path,
        feed: Callable[[SoundBlock], None],
        *,
        returns: bool = True,
        whole: bool = True,
    ) -> None:
        """Write what is heard from now on, and a moment before."""

    def pause(self) -> None:
        """Keep nothing for a while."""

    def resume(self) -> None:
        """Go on after a pause."""

    def stop(self) -> None:
        """Close the file, once everything is in it."""

    def rest(self) -> None:
        """Hear nothing."""

    def close(self) -> None:
        """End, with a whole file."""


@dataclass(frozen=True, slots=True)
class Capture:
    """Everything there is to do with sound that comes in.

    Attributes:
        recorder: makes a recorder that reports to a listener, on a thread of its own.
        sources: lists what can be recorded from; may take a while, and raise EngineError.
        system_sound_hint: why what the computer plays cannot be recorded; empty where it can.
        mend: makes the file of a killed recording whole; returns its seconds.
    """

    recorder: Callable[[Callable[[CaptureReport], None]], SoundRecorder]
    sources: Callable[[], list[SoundSource]]
    system_sound_hint: Callable[[], str]
    mend: Callable[[Path], float]


def engine_capture() -> Capture:
    """The engine's recorders."""
    return Capture(Recorder, sound_sources, system_sound_hint, mend_recording)
