"""What `shengwen live` shows: text in the terminal, JSON events, or only errors."""

import dataclasses
import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from app.cli_live_words import told
from app.hotword_report_file import tally_fields
from app.hotword_tally import Tally
from app.level_watch import decibels
from app.live_screen import Screen
from app.messages import clock
from app.terminal import event_name, shown
from engine import (
    CaptureFailed,
    CaptureReport,
    Event,
    Failed,
    KeptInMemory,
    Lag,
    Level,
    Partial,
    Preparing,
    Recording,
    SegmentReady,
    SourceLost,
    Started,
)

_METER = "▁▂▃▄▅▆▇█"
_QUIETEST = -60.0  # dB of full scale at which the meter begins to rise
_NOTHING = -80.0  # dB that no microphone in use stays below
_LONG = 10.0  # seconds of nothing that are worth a word
_EVENTS_PER_SECOND = 5  # of levels


class LiveView(Protocol):
    """Hears all of a session."""

    def show(self, message: Event | CaptureReport) -> None:
        """What the recorder or the recognition reports."""

    def say(self, text: str, *, is_trouble: bool = False) -> None:
        """Something to be known, as what to do after a failure."""

    def failed(self, error: Exception, text: str) -> None:
        """Something went wrong; `text` says what, and what that means for the words."""

    def wrote(self, files: Sequence[Path]) -> None:
        """Results are on disk."""

    def hotwords(self, tally: Tally) -> None:
        """What became of hotwords in the text."""

    def end(self) -> None:
        """Nothing more is recorded; what was said last is being recognized."""


class QuietLiveView:
    """Says nothing but errors."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._waiting = 0.0  # seconds of sound that the disk does not take, when last told

    def show(self, message: Event | CaptureReport) -> None:
        remark = told(message)
        if remark is not None and remark.is_trouble and not self._is_old(message):
            self._complain(remark.text)

    def say(self, text: str, *, is_trouble: bool = False) -> None:
        if is_trouble:
            self._complain(text)

    def failed(self, error: Exception, text: str) -> None:  # noqa: ARG002
        self._complain(text)

    def wrote(self, files: Sequence[Path]) -> None:
        """Stay silent."""

    def hotwords(self, tally: Tally) -> None:
        """Stay silent."""

    def end(self) -> None:
        """Stay silent."""

    def _is_old(self, message: Event | CaptureReport) -> bool:
        """Whether it was told that the disk takes nothing; it is told again when it is twice."""
        if not isinstance(message, KeptInMemory):
            return False
        is_more = not message.seconds or message.seconds > 2 * self._waiting
        if is_more:
            self._waiting = message.seconds
        return not is_more

    def _complain(self, text: str) -> None:
        self._screen.remark(f"shengwen: {shown(text)}")


class EventLiveView(QuietLiveView):
    """One JSON object a line on stdout; errors on stderr as well."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen)
        self._levelled = -math.inf

    def show(self, message: Event | CaptureReport) -> None:
        super().show(message)
        match message:
            case Failed() | CaptureFailed():  # `failed` has their words
                return
            case Level(elapsed=now) if 0 <= now - self._levelled < 1 / _EVENTS_PER_SECOND:
                return
            case Level(elapsed=now):
                self._levelled = now
        fields = dataclasses.asdict(message)
        if isinstance(message, SegmentReady):
            segment = message.segment
            fields["segment"] |= {"start": segment.start, "end": segment.end}
        self._print({"event": event_name(message), **fields})

    def failed(self, error: Exception, text: str) -> None:
        super().failed(error, text)
        self._print({"event": "failed", "error": type(error).__name__, "message": text})

    def wrote(self, files: Sequence[Path]) -> None:
        self._print({"event": "written", "paths": [str(file) for file in files]})

    def hotwords(self, tally: Tally) -> None:
        self._print({"event": "hotwords", **tally_fields(tally)})

    def end(self) -> None:
        self._print({"event": "ending"})

    def _print(self, fields: dict[str, object]) -> None:
        self._screen.write(json.dumps(fields, default=_plain))


class TextLiveView(QuietLiveView):
    """What was said on stdout, what is being said below it while that is a terminal."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen)
        self._state = "opening the source"
        self._is_heard = False
        self._level: Level | None = None
        self._sounded = 0.0  # seconds of the recording up to which there was any sound
        self._partial = ""
        self._behind = 0.0
        self._show_status()

    def show(self, message: Event | CaptureReport) -> None:
        match message:
            case SegmentReady(segment=segment):
                text = " ".join(segment.text.split())
                self._screen.write(f"{clock(segment.start)}  {shown(text)}")
            case Partial(text=text):
                self._partial = shown(text)
            case Level():
                self._take(message)
            case Lag(seconds=seconds):
                self._behind = seconds
            case Recording():
                self._state = "" if self._is_heard else "loading the model"
            case Preparing(model=model, first_time=is_first):
                self._state = f"preparing {model}" + (", the first time" if is_first else "")
            case Started():
                self._state, self._is_heard = "", True
            case SourceLost():
                self._level = None
        remark = told(message)
        if remark is not None and not self._is_old(message):
            self._complain(remark.text)
        self._show_status()

    def say(self, text: str, *, is_trouble: bool = False) -> None:  # noqa: ARG002
        self._complain(text)

    def failed(self, error: Exception, text: str) -> None:
        super().failed(error, text)
        self._state = self._partial = ""
        self._show_status()

    def wrote(self, files: Sequence[Path]) -> None:
        for file in files:
            self._complain(f"Written: {file}")

    def hotwords(self, tally: Tally) -> None:
        self._complain(f"hotwords: {tally}")

    def end(self) -> None:
        self._state, self._level = "recognizing what was said last", None
        self._show_status()

    def _take(self, level: Level) -> None:
        self._level = level
        if decibels(level.peak) > _NOTHING:
            self._sounded = level.elapsed

    def _show_status(self) -> None:
        self._screen.show("  ".join(filter(None, self._status())))

    def _status(self) -> list[str]:
        level, parts = self._level, []
        if level is not None:
            parts.append(f"{clock(level.elapsed)} {_meter(level.peak)}")
            silence = level.elapsed - self._sounded
            if silence >= _LONG:
                parts.append(f"no sound for {silence:.0f} s")
            elif level.is_clipped:
                parts.append("too loud")
        if self._behind:
            parts.append(f"{self._behind:.0f} s behind")
        return [*parts, self._state, self._partial]


def _meter(peak: float) -> str:
    """A bar that is as high as the sound is loud."""
    height = 1 - decibels(peak) / _QUIETEST
    return _METER[min(len(_METER) - 1, max(0, round(height * len(_METER)) - 1))]


def _plain(value: object) -> str:
    """What JSON has no form for: an error by what it is called, a path as it is."""
    return type(value).__name__ if isinstance(value, Exception) else str(value)
