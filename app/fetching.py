"""Models fetched for the terminal: a bar in bytes on stderr, and Ctrl+C that costs nothing."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

from app.messages import Messages
from app.terminal import complain
from engine import MODELS, EngineError, Hooks, Network, Store, download, look_up

FAILED, INTERRUPTED = 1, 130


class Bar:
    """One bar for a model's bytes; nothing where stderr is no terminal."""

    def __init__(self, title: str, *, is_quiet: bool = False) -> None:
        console = Console(stderr=True)
        self._progress = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            DownloadColumn(),
            TransferSpeedColumn(),
            TimeRemainingColumn(),
            console=console,
            disable=is_quiet or not console.is_terminal,
        )
        self._title = title
        self._task = self._progress.add_task(title, total=None)  # until it is known

    def hear(self, file: str, done: int, total: int) -> None:
        title = f"{self._title} {file}"
        self._progress.update(self._task, description=title, completed=done, total=total)

    @contextmanager
    def shown(self) -> Iterator[None]:
        with self._progress:
            yield


@dataclass(slots=True)
class EventLines:
    """A JSON line on stdout a percent, for programs."""

    model: str
    _percent: int = field(default=-1)

    def hear(self, file: str, done: int, total: int) -> None:
        percent = 100 * done // max(total, 1)
        if percent > self._percent:
            self._percent = percent
            fields = {"model": self.model, "file": file, "done": done, "total": total}
            print(json.dumps({"event": "downloading", **fields}), flush=True)  # noqa: T201


def fetch(
    names: Iterable[str],
    network: Network,
    *,
    store: Store | None = None,
    is_quiet: bool = False,
    as_events: bool = False,
) -> int:
    """Fetch models in turn, each once; return the exit code."""
    store = store or Store()
    code = 0
    for name in dict.fromkeys(names):
        try:
            _fetch_one(name, network, store, is_quiet=is_quiet, as_events=as_events)
        except KeyboardInterrupt:
            complain(None, f"{name}: stopped. What has arrived is kept for the next time.")
            return INTERRUPTED
        except (EngineError, OSError) as error:
            complain(None, str(Messages().error(error)))
            code = FAILED
    return code


def fetch_missing(
    names: Iterable[str], *, network: Network, is_quiet: bool, as_events: bool
) -> int:
    """Fetch those that the catalogue has and this computer does not; return the exit code."""
    store = Store()
    missing = [
        name
        for name in names
        if look_up(name) is not None
        and name != MODELS[0].name  # the engine puts it together, or says what to install
        and not store.has(name)
        and not Path(name).expanduser().is_dir()
    ]
    return fetch(missing, network, store=store, is_quiet=is_quiet, as_events=as_events)


def _fetch_one(
    name: str, network: Network, store: Store, *, is_quiet: bool, as_events: bool
) -> None:
    bar = Bar(name, is_quiet=is_quiet or as_events)
    lines = EventLines(name)
    hooks = Hooks(
        on_progress=lines.hear if as_events else bar.hear,
        on_waiting=lambda: None if is_quiet else complain(None, f"{name}: {_WAITING}"),
    )
    with bar.shown():
        download(name, store, network, hooks)


_WAITING = "another shengwen is downloading it; waiting."
