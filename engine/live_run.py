"""How far a live job is: its sound, what of it was given to a worker, and what came back."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.capture.reports import SAMPLE_RATE
from engine.events import Event, Lag, Partial, Progress, SegmentReady, Settled
from engine.jobs import LiveJob
from engine.kept_sound import KeptSound

_BYTES_PER_SECOND = 2 * SAMPLE_RATE

_NORMAL = 1.5  # seconds that recognition is behind without anybody being told
_CAUGHT_UP = 0.8  # seconds behind at which it counts as caught up
_STEP = 0.5  # seconds that lag is rounded to
_TOLD_EVERY = 0.5  # seconds from one Lag to the next, at least; only the end of it comes at once


@dataclass(slots=True, eq=False)
class LiveRun:
    """One live job.

    Attributes:
        job: as it was asked for.
        sound: what is not text yet.
        worker: which one runs it.
        sent: bytes that this worker was given.
        done: seconds of the recording up to which text is final.
        heard: seconds up to which the worker has listened.
        is_finishing: no more sound comes.
        is_told_of_end: the worker knows that.
        rests_at: when it counts as a pause that no sound comes; None once the worker knows.
        is_loaded: the worker's model listens.
        deadline: when, being cancelled, it is out of time.
        last_sign: when the worker last said something, or had nothing to say anything of.
        n_deaths: workers that died since the last progress.
        told: what is said once, however many workers say it.
    """

    job: LiveJob
    worker: int
    sound: KeptSound = field(default_factory=KeptSound)
    sent: int = 0
    done: float = 0.0
    heard: float = 0.0
    is_finishing: bool = False
    is_told_of_end: bool = False
    rests_at: float | None = None
    is_loaded: bool = False
    deadline: float | None = None
    last_sign: float = 0.0
    n_deaths: int = 0
    told: set[Event | type[Event]] = field(default_factory=set)
    partial: Partial | None = None
    lag: float = 0.0
    lag_told: float = float("-inf")

    def __post_init__(self) -> None:
        self.done = self.heard = self.job.start

    @property
    def fed(self) -> float:
        """Seconds of the recording that have come."""
        return self.job.start + self.sound.end / _BYTES_PER_SECOND

    @property
    def is_waiting(self) -> bool:
        """Whether the worker owes something."""
        return self.fed - self.heard > 1 / SAMPLE_RATE or self.is_finishing

    def position(self, seconds: float) -> int:
        """Where in the sound a time of the recording is."""
        return 2 * round((seconds - self.job.start) * SAMPLE_RATE)

    def settle(self, settled: Settled) -> Iterator[Event]:
        """Take what has become final; yield it."""
        self.heard = max(self.heard, settled.heard)
        if settled.done > self.done:
            self.done, self.n_deaths = settled.done, 0
            self.sound.forget(self.position(self.done))
        if self.partial is not None and settled.done > self.partial.start:
            yield from self.clear()
        yield from (SegmentReady(self.job.id, segment) for segment in settled.segments)
        yield Progress(self.job.id, self.done, self.fed)

    def clear(self) -> Iterator[Event]:
        """End the partial text that is shown."""
        if self.partial is not None:
            yield Partial(self.job.id, "", self.partial.start)
            self.partial = None

    def lags(self, now: float) -> Iterator[Event]:
        """Say how far recognition is behind, where that has changed."""
        behind = self.fed - self.heard
        level = _STEP * int(behind / _STEP)
        if behind < (_CAUGHT_UP if self.lag else _NORMAL):
            level = 0.0
        is_due = now - self.lag_told >= _TOLD_EVERY or not level
        if level != self.lag and is_due:
            self.lag, self.lag_told = level, now
            yield Lag(self.job.id, level)

    def restart(self, worker: int, now: float) -> LiveJob:
        """Go on with another worker from what is final; give what that one is to do."""
        self.worker, self.last_sign = worker, now
        self.heard, self.sent = self.done, self.position(self.done)
        self.is_loaded = self.is_told_of_end = False
        return LiveJob(self.job.id, self.job.options, self.job.rules, self.done)
