"""What a run of the command line shows: progress bars, JSON events, or only errors."""

import dataclasses
import json
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TextColumn

from app.messages import Messages
from engine import (
    Cancelled,
    Damaged,
    EndedEarly,
    EngineError,
    Event,
    Failed,
    FellBack,
    Finished,
    HotwordsLeftOut,
    Preparing,
    SegmentReady,
    Started,
)
from engine import Progress as ProgressEvent

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def shown(path: Path) -> str:
    """A path that cannot break a line or a terminal, whatever it is called."""
    return _CONTROL.sub(lambda found: found.group().encode("unicode_escape").decode(), str(path))


def complain(path: Path | None, text: str) -> None:
    """Put one line on stderr."""
    place = "" if path is None else f"{shown(path)}: "
    print(f"shengwen: {place}{text}", file=sys.stderr)  # noqa: T201 - the command line speaks


class View(Protocol):
    """Hears all of a run. Used as a context manager around it."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def show(self, path: Path, event: Event) -> None:
        """An event of the job that transcribes `path`."""

    def wrote(self, path: Path, files: Sequence[Path]) -> None:
        """The results of `path` are on disk."""

    def failed(self, path: Path, error: EngineError | OSError, text: str) -> None:
        """There will be no complete result for `path`; `text` says why."""


class QuietView:
    """Says nothing but errors."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave nothing to tidy."""

    def show(self, path: Path, event: Event) -> None:
        match event:
            case EndedEarly() | Damaged():
                complain(path, Messages().note(event))

    def wrote(self, path: Path, files: Sequence[Path]) -> None:
        """Stay silent."""

    def failed(self, path: Path, error: EngineError | OSError, text: str) -> None:  # noqa: ARG002
        complain(path, text)


class EventView(QuietView):
    """One JSON object a line on stdout; errors on stderr as well."""

    def show(self, path: Path, event: Event) -> None:
        super().show(path, event)
        fields = dataclasses.asdict(event)
        if isinstance(event, Failed):  # reported by `failed`, with its words
            return
        if isinstance(event, SegmentReady):
            fields["segment"] |= {"start": event.segment.start, "end": event.segment.end}
        _print_json({"event": _snake(type(event).__name__), "file": str(path), **fields})

    def wrote(self, path: Path, files: Sequence[Path]) -> None:
        _print_json({"event": "written", "file": str(path), "paths": [str(file) for file in files]})

    def failed(self, path: Path, error: EngineError | OSError, text: str) -> None:
        super().failed(path, error, text)
        _print_json(
            {"event": "failed", "file": str(path), "error": type(error).__name__, "message": text}
        )


class BarView(QuietView):
    """A bar a file on stderr while it is a terminal; the paths written on stdout."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %"),
            TextColumn("{task.fields[state]}"),
            console=console,
            disable=not console.is_terminal,
        )
        self._noted: set[str] = set()
        self._tasks: dict[Path, TaskID] = {}
        self._began: dict[Path, float] = {}

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def show(self, path: Path, event: Event) -> None:
        super().show(path, event)
        match event:
            case Preparing():
                self._say(
                    path,
                    f"preparing {event.model}" + (", the first time" if event.first_time else ""),
                )
            case FellBack():
                self._note(f"{shown(path)}: {Messages().note(event)}")
            case HotwordsLeftOut():
                self._note(Messages().note(event))
            case Started():
                self._began[path] = time.monotonic()
                self._say(path, event.device, total=event.duration)
            case ProgressEvent():
                self._say(path, self._pace(path, event), total=event.total, completed=event.done)
            case Finished():
                self._say(path, "done", total=event.duration, completed=event.duration)
            case Failed():
                self._say(path, "failed")
            case Cancelled():
                self._say(path, "cancelled")

    def wrote(self, path: Path, files: Sequence[Path]) -> None:  # noqa: ARG002
        for file in files:
            print_path(file)

    def _say(
        self, path: Path, state: str, total: float | None = None, completed: float | None = None
    ) -> None:
        if path not in self._tasks:
            self._tasks[path] = self._progress.add_task(
                escape(shown(Path(path.name))), total=None, state=""
            )
        self._progress.update(
            self._tasks[path], state=escape(state), total=total, completed=completed
        )

    def _note(self, text: str) -> None:
        """Say it once, however many files it is about."""
        if text not in self._noted:
            self._noted.add(text)
            self._progress.console.print(escape(f"shengwen: {text}"), soft_wrap=True)

    def _pace(self, path: Path, event: ProgressEvent) -> str:
        speed = event.done / max(time.monotonic() - self._began[path], 1e-3)
        if event.total is None or speed <= 0:
            return f"{speed:.0f}×"
        return f"{speed:.0f}×, {_duration((event.total - event.done) / speed)} left"


def print_path(path: Path) -> None:
    """One path a line on stdout, bytes that are no text included."""
    sys.stdout.buffer.write(shown(path).encode("utf-8", "surrogateescape") + b"\n")
    sys.stdout.buffer.flush()


def _print_json(fields: dict[str, object]) -> None:
    print(json.dumps(fields), flush=True)  # noqa: T201 - ASCII, so that any pipe takes it


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(max(seconds, 0)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
