"""Downloads of models, one at a time, in the order asked for; they go on whatever page is shown."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.background import Background
from app.errand import Errand, Trouble
from engine import EngineError, Hooks, Network, Place, Store, discard_unfinished, download

Fetch = Callable[[str, Network, Hooks], Place | None]

_SETTLED = 3.0  # seconds after which the pace is told
_PATIENCE = 3.0  # seconds that the end of the program waits for a download to stop


class Stage(Enum):
    """How far a download is."""

    WAITING = auto()
    RUNNING = auto()
    PAUSING = auto()
    PAUSED = auto()
    FAILED = auto()


@dataclass(slots=True)
class Download:
    """One model on its way.

    Attributes:
        done, total: bytes; total is 0 until a hub has told.
        waits: another program is at the same model.
        error: why it failed.
    """

    name: str
    stage: Stage = Stage.WAITING
    done: int = 0
    total: int = 0
    waits: bool = False
    error: Trouble | None = None
    _began: tuple[float, int] | None = None  # when bytes began to arrive, and how many were there

    def hear(self, done: int, total: int, now: float) -> None:
        """Take in how far it is."""
        self.done, self.total, self.waits = done, total, False
        self._began = self._began or (now, done)

    def begin(self) -> None:
        """Forget what the last attempt said."""
        self.stage, self.error, self._began = Stage.RUNNING, None, None

    def time_left(self, now: float) -> float | None:
        """Seconds, once the pace is known."""
        if self._began is None or self.stage is not Stage.RUNNING:
            return None
        since, before = self._began
        if now - since < _SETTLED or self.done <= before:
            return None
        return (self.total - self.done) * (now - since) / (self.done - before)


def fetch(name: str, network: Network, hooks: Hooks) -> Place | None:
    """Download into the models folder that is in force."""
    return download(name, Store(), network, hooks)


class ModelDownloads(QObject):
    """The line of downloads.

    Signals:
        changed: the download of that name is further, other, or gone.
        arrived: the model of that name is here.
        stopped: none is running any more.
    """

    changed = Signal(str)
    arrived = Signal(str)
    stopped = Signal()

    def __init__(
        self,
        parent: QObject,
        *,
        fetch: Fetch = fetch,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.now = now
        self._fetch = fetch
        self._network = Network()
        self._downloads: dict[str, Download] = {}
        self._running: tuple[Download, Errand] | None = None
        self._disk = Background(self)

    def use(self, network: Network) -> None:
        """Fetch by this network from the next model on; offline, everything stops at once."""
        self._network = network
        if network.is_offline:
            self.pause_all()

    def get(self, names: Iterable[str]) -> None:
        """Download these, behind those that wait already; what was paused or failed goes on."""
        for name in names:
            known = self._downloads.get(name)
            if known is None or known.stage in (Stage.PAUSING, Stage.PAUSED, Stage.FAILED):
                self._downloads.pop(name, None)
                self._downloads[name] = Download(name) if known is None else known
                self._downloads[name].stage = Stage.WAITING
                self.changed.emit(name)
        self._go_on()

    def pause(self, name: str) -> None:
        """Stop one; what it has brought is kept."""
        known = self._downloads.get(name)
        if known is None or known.stage not in (Stage.WAITING, Stage.RUNNING):
            return
        if self._running is not None and self._running[0] is known:
            known.stage = Stage.PAUSING
            self._running[1].stop()
        else:
            known.stage = Stage.PAUSED
        self.changed.emit(name)

    def pause_all(self) -> None:
        """Stop them all, those that wait first, so that none of them begins."""
        running = None if self._running is None else self._running[0].name
        for name in sorted(self._downloads, key=lambda name: name == running):
            self.pause(name)

    def drop(self, name: str) -> None:
        """Give one up: what it has brought is thrown away."""
        self.pause(name)
        self._downloads.pop(name, None)
        if self._running is None or self._running[0].name != name:
            self._throw_away(name)
        self.changed.emit(name)

    def of(self, name: str) -> Download | None:
        """The download of that name."""
        return self._downloads.get(name)

    @property
    def running(self) -> Download | None:
        """The one that bytes arrive of."""
        return None if self._running is None else self._running[0]

    @property
    def unfinished(self) -> list[Download]:
        """Those that run or wait."""
        stages = (Stage.WAITING, Stage.RUNNING)
        return [each for each in self._downloads.values() if each.stage in stages]

    def close(self) -> None:
        """Stop; what has arrived is kept for the next time."""
        self.pause_all()
        if self._running is not None:
            self._running[1].wait(_PATIENCE)
        self._disk.finish()

    def _go_on(self) -> None:
        waiting = (each for each in self._downloads.values() if each.stage is Stage.WAITING)
        known = next(waiting, None)
        if self._running is not None or known is None:
            return
        known.begin()
        errand = Errand(self)
        errand.progressed.connect(self._on_progressed)
        errand.waited.connect(self._on_waited)
        errand.ended.connect(self._on_ended)
        self._running = (known, errand)
        errand.start(partial(self._fetch, known.name, self._network))
        self.changed.emit(known.name)

    def _on_progressed(self, done: int, total: int) -> None:
        if self._running is not None and self._running[0].stage is Stage.RUNNING:
            known = self._running[0]
            known.hear(done, total, self.now())
            self.changed.emit(known.name)

    def _on_waited(self) -> None:
        if self._running is not None:
            self._running[0].waits = True
            self.changed.emit(self._running[0].name)

    def _on_ended(self, result: Place | Trouble | None) -> None:
        assert self._running is not None
        known, errand = self._running
        self._running = None
        errand.deleteLater()
        if isinstance(result, Place):
            self._downloads.pop(known.name, None)
            self.arrived.emit(known.name)
        elif known.name not in self._downloads:
            self._throw_away(known.name)
        elif isinstance(result, EngineError | OSError):
            known.stage, known.error = Stage.FAILED, result
        elif known.stage is not Stage.WAITING:  # else it was asked for again while it stopped
            known.stage = Stage.PAUSED
        self.changed.emit(known.name)
        self._go_on()
        if self._running is None:
            self.stopped.emit()

    def _throw_away(self, name: str) -> None:
        self._disk.run(partial(discard_unfinished, name, Store()), self._on_thrown_away)

    def _on_thrown_away(self, _result: object) -> None:
        self.stopped.emit()
