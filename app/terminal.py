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

from app.hotword_report_file import tally_fields
from app.hotword_tally import Tally
from app.messages import Messages, clock
from app.report import Sums
from app.sources import Source
from engine import (
    Cancelled,
    Checkpoint,
    Damaged,
    EndedEarly,
    Event,
    Failed,
    FellBack,
    Finished,
    HotwordsLeftOut,
    NotHeard,
    NotWritten,
    Preparing,
    SegmentReady,
    Started,
)
from engine import Progress as ProgressEvent

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_UNSHOWN = re.compile(
    rf"{_CONTROL.pattern}|[\u202a-\u202e\u2066-\u2069]"
)  # these turn a line round
_MOST_BARS = 20


def shown(path: Path | str) -> str:
    """A path or an address that cannot break a line or a terminal, whatever it is called."""
    return _UNSHOWN.sub(_escaped, str(path))


def complain(place: Path | str | None, text: str) -> None:
    """Put one line on stderr."""
    start = "" if place is None else f"{shown(place)}: "
    print(f"shengwen: {start}{shown(text)}", file=sys.stderr)  # noqa: T201 - the command line speaks


class View(Protocol):
    """Hears all of a run. Used as a context manager around it."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def show(self, source: Source, event: Event) -> None:
        """An event of the job that transcribes `source`."""

    def fetching(self, source: Source, done: int, total: int | None) -> None:
        """`done` bytes of a source at an address are here, of `total`, None where unknown."""

    def wrote(self, source: Source | None, files: Sequence[Path]) -> None:
        """The results of `source`, or of all sources together, are on disk."""

    def hotwords(self, source: Source, tally: Tally) -> None:
        """What became of hotwords in the text of `source`."""

    def failed(self, source: Source | None, error: Exception, text: str) -> None:
        """There will be no complete result for `source`, or of all; `text` says why."""

    def summed_up(self, sums: Sums) -> None:
        """Everything is done."""


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

    def show(self, source: Source, event: Event) -> None:
        match event:
            case EndedEarly() | Damaged() | NotHeard():
                complain(source.name, Messages().note(event))

    def fetching(self, source: Source, done: int, total: int | None) -> None:
        """Stay silent."""

    def wrote(self, source: Source | None, files: Sequence[Path]) -> None:
        """Stay silent."""

    def hotwords(self, source: Source, tally: Tally) -> None:
        """Stay silent."""

    def failed(self, source: Source | None, error: Exception, text: str) -> None:  # noqa: ARG002
        complain(None if source is None else source.name, text)

    def summed_up(self, sums: Sums) -> None:
        """Stay silent."""


class EventView(QuietView):
    """One JSON object a line on stdout; errors on stderr as well."""

    def show(self, source: Source, event: Event) -> None:
        super().show(source, event)
        if isinstance(event, Failed | Checkpoint):  # `failed` has its words; the other has none
            return
        fields = dataclasses.asdict(event)
        if isinstance(event, SegmentReady):
            fields["segment"] |= {"start": event.segment.start, "end": event.segment.end}
        print_json({"event": event_name(event), **_which(source), **fields})

    def fetching(self, source: Source, done: int, total: int | None) -> None:
        print_json({"event": "fetching", **_which(source), "done": done, "total": total})

    def wrote(self, source: Source | None, files: Sequence[Path]) -> None:
        paths = [str(file) for file in files]
        print_json({"event": "written", **_which(source), "paths": paths})

    def hotwords(self, source: Source, tally: Tally) -> None:
        print_json({"event": "hotwords", **_which(source), **tally_fields(tally)})

    def failed(self, source: Source | None, error: Exception, text: str) -> None:
        super().failed(source, error, text)
        fields = {"error": type(error).__name__, "message": text}
        print_json({"event": "failed", **_which(source), **fields})

    def summed_up(self, sums: Sums) -> None:
        rates = {"rate": sums.errors.rate, "speed": sums.speed}
        print_json({"event": "summed_up", **dataclasses.asdict(sums), **rates})


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
        self._tasks: dict[Source, TaskID] = {}
        self._began = 0.0  # when the running job did

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

    def show(self, source: Source, event: Event) -> None:
        super().show(source, event)
        match event:
            case Preparing():
                self._say(
                    source,
                    f"preparing {event.model}" + (", the first time" if event.first_time else ""),
                )
            case FellBack():
                self._note(f"{shown(source.name)}: {Messages().note(event)}")
            case NotWritten():
                self._note(f"{shown(source.name)}: {Messages().note(event)}")
            case HotwordsLeftOut():
                self._note(Messages().note(event))
            case Started():
                self._began = time.monotonic()
                self._say(source, event.device, total=event.duration)
            case ProgressEvent():
                self._say(source, self._pace(event), total=event.total, completed=event.done)
            case Finished():
                self._say(source, "done", total=event.duration, completed=event.duration)
            case Failed():
                self._say(source, "failed")
            case Cancelled():
                self._say(source, "cancelled")

    def fetching(self, source: Source, done: int, total: int | None) -> None:
        self._say(source, "downloading", total=total, completed=done)

    def wrote(self, source: Source | None, files: Sequence[Path]) -> None:  # noqa: ARG002
        for file in files:
            print_path(file)

    def hotwords(self, source: Source, tally: Tally) -> None:
        text = f"shengwen: {shown(source.name)}: hotwords: {tally}"
        self._progress.console.print(escape(text), soft_wrap=True, highlight=False)

    def failed(self, source: Source | None, error: Exception, text: str) -> None:
        super().failed(source, error, text)
        if source is not None and source.address is not None:
            self._say(source, "failed")

    def summed_up(self, sums: Sums) -> None:
        complain(None, str(sums))

    def _say(
        self, source: Source, state: str, total: float | None = None, completed: float | None = None
    ) -> None:
        if source not in self._tasks:
            self._drop_oldest()
            name = source.id if source.is_listed else source.path.name
            self._tasks[source] = self._progress.add_task(escape(shown(name)), total=None, state="")
        self._progress.update(
            self._tasks[source], state=escape(state), total=total, completed=completed
        )

    def _drop_oldest(self) -> None:
        """A long list would fill the screen, and memory."""
        if len(self._tasks) == _MOST_BARS:
            oldest = next(iter(self._tasks))
            self._progress.remove_task(self._tasks.pop(oldest))

    def _note(self, text: str) -> None:
        """Say it once, however many files it is about."""
        if text not in self._noted:
            self._noted.add(text)
            self._progress.console.print(escape(f"shengwen: {text}"), soft_wrap=True)

    def _pace(self, event: ProgressEvent) -> str:
        speed = event.done / max(time.monotonic() - self._began, 1e-3)
        if event.total is None or speed <= 0:
            return f"{speed:.0f}×"
        return f"{speed:.0f}×, {clock((event.total - event.done) / speed)} left"


def print_path(path: Path) -> None:
    """One path a line on stdout, bytes that are no text included."""
    text = _CONTROL.sub(_escaped, str(path))  # what turns it round stays: a program may read it
    sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape") + b"\n")
    sys.stdout.buffer.flush()


def _escaped(found: re.Match[str]) -> str:
    return found.group().encode("unicode_escape").decode()


def print_json(fields: dict[str, object]) -> None:
    """One JSON object on a line of stdout."""
    print(json.dumps(fields), flush=True)  # noqa: T201 - ASCII, so that any pipe takes it


def _which(source: Source | None) -> dict[str, str]:
    if source is None:
        return {}
    return {"file": source.place, **({"id": source.id} if source.is_listed else {})}


def event_name(event: object) -> str:
    """What an event is called in JSON, as segment_ready."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", type(event).__name__).lower()
