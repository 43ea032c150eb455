"""One file on its way to text: what the job table shows a row of."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from pathlib import Path

from app.checkpoint_store import Stamp
from engine import (
    Damaged,
    EndedEarly,
    EngineError,
    FellBack,
    HotwordsLeftOut,
    JobId,
    Options,
    Segment,
)

# Speed is told once it has settled, in seconds of work.
_SETTLED = 2.0


@dataclass(frozen=True, slots=True)
class ListsLeftOut:
    """Lists of hotwords that were chosen, and are gone or cannot be read: it went on without."""

    job: JobId
    missing: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()


Note = EndedEarly | Damaged | FellBack | HotwordsLeftOut | ListsLeftOut


class SourceChanged(Exception):  # noqa: N818 - a fact
    """The file is not what it was when part of it was transcribed."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class State(Enum):
    """Where a job is, in the order of its life."""

    WAITING = auto()
    PREPARING = auto()
    TRANSCRIBING = auto()
    PAUSED = auto()
    INTERRUPTED = auto()  # the program ended while it ran
    SAVING = auto()
    DONE = auto()
    NOTED = auto()
    CANCELLED = auto()
    FAILED = auto()


RUNNING = frozenset({State.PREPARING, State.TRANSCRIBING})
PENDING = RUNNING | {State.WAITING}
AT_REST = frozenset({State.PAUSED, State.INTERRUPTED})
CANCELLABLE = PENDING | AT_REST
UNFINISHED = CANCELLABLE | {State.SAVING}
AT_WORK = PENDING | {State.SAVING}
WRITTEN = frozenset({State.DONE, State.NOTED})
ENDED = WRITTEN | {State.FAILED, State.CANCELLED}


def _now() -> datetime:
    return datetime.now().astimezone()


@dataclass(slots=True, eq=False)
class Job:
    """One row. Only app.runner changes it, and then touches the model.

    Attributes:
        formats: what is written beside the file.
        output: the folder for what is written; None is beside the file.
        archive: the folder to which the file goes once its text is written; None leaves it.
        moved: where it went.
        created: when it was asked for, or asked to start over.
        id: the engine's name for the job; None before it is asked and after it ended.
        duration: seconds, None while unknown.
        done: seconds transcribed.
        is_complete: everything was recognized; what may be missing is the file on disk.
        is_pausing: it was asked to stop where it can go on, and has not stopped yet.
        goes_on: it goes on after the last sentence it has, instead of starting over.
        has_own_options: they were chosen for it; what is chosen for all does not change them.
        began: when the model started to listen, on the model's clock; `ended` likewise.
        done_before: seconds transcribed by then, in an earlier run.
        source: what the file was when its first sentence was heard.
        heard: the engine's checkpoints.
        n_told: how many sentences this run has told, those of earlier runs included.
        entry: what its text is called in the library, once that has it.
        attempts: how often it was begun since it last got on.
        was_left: an earlier start of the program left it.
        lists: the lists of hotwords chosen for it; None goes by what is chosen for all. Its options
            have what they said when it began.
    """

    path: Path
    options: Options
    formats: tuple[str, ...]
    created: datetime = field(default_factory=_now)
    id: JobId | None = None
    state: State = State.WAITING
    duration: float | None = None
    done: float = 0.0
    device: str = ""
    first_time: bool = False
    segments: list[Segment] = field(default_factory=list)
    languages: Counter[str] = field(default_factory=Counter)
    notes: list[Note] = field(default_factory=list)
    error: EngineError | OSError | SourceChanged | None = None
    written: list[Path] = field(default_factory=list)
    is_complete: bool = False
    is_pausing: bool = False
    goes_on: bool = True
    has_own_options: bool = False
    began: float | None = None
    ended: float | None = None
    done_before: float = 0.0
    source: Stamp | None = None
    heard: list[bytes] = field(default_factory=list)
    n_told: int = 0
    entry: int | None = None
    attempts: int = 0
    was_left: bool = False
    output: Path | None = None
    archive: Path | None = None
    moved: Path | None = None
    lists: tuple[str, ...] | None = None

    def begin_again(self) -> None:
        """Wait for another run that starts over."""
        self.wait()
        self.forget()

    def wait(self) -> None:
        """Wait for another run; what the earlier one left stays until that begins."""
        self.state = State.WAITING
        self.error = None
        self.is_pausing = False
        self.began = self.ended = None

    def forget(self) -> None:
        """Forget what an earlier run left."""
        self.created = _now()
        self.path, self.moved = self.media, None
        self.done = self.done_before = 0.0
        self.device = ""
        self.segments = []
        self.heard = []
        self.entry = None
        self.source = None
        self.languages = Counter()
        self.notes = []
        self.written = []
        self.is_complete = False

    def begin(self) -> None:
        """The engine has it now, with what it had heard."""
        self.n_told = 0
        self.notes = [note for note in self.notes if isinstance(note, ListsLeftOut)]
        self.goes_on = True
        self.attempts += 1

    def hear(self, n: int, checkpoint: bytes) -> None:
        """Take a checkpoint; those behind it were of another sound."""
        self.heard[n:] = [checkpoint]
        self.attempts = 0

    def add(self, segment: Segment) -> None:
        """Take one more sentence, unless an earlier run has told it."""
        n, self.n_told = self.n_told, self.n_told + 1
        if n < len(self.segments):
            if self.segments[n] == segment:
                return
            self.end_text(n)
        self.segments.append(segment)
        if segment.tags.language:
            self.languages[segment.tags.language] += 1

    def end_text(self, n: int) -> None:
        """Let go of the sentences from number `n` on: they were of another sound, or cut off.

        With that the text is another one, and corrections of what it was stay with that.
        """
        if n < len(self.segments):
            self.created, self.entry = _now(), None
            self.segments = self.segments[:n]
            self.languages = Counter(s.tags.language for s in self.segments if s.tags.language)

    @property
    def media(self) -> Path:
        """Where its file is now."""
        return self.moved or self.path

    @property
    def folder(self) -> Path:
        """Where what is written goes."""
        return self.output or self.media.parent

    @property
    def is_unfinished(self) -> bool:
        """Whether there is still something to do."""
        return self.state in UNFINISHED

    @property
    def has_begun(self) -> bool:
        """Whether a run left something to go on from."""
        return bool(self.done or self.segments) and not self.is_complete

    @property
    def can_go_on(self) -> bool:
        """Whether it rests, and nobody has to be asked first."""
        return self.state in AT_REST and not isinstance(self.error, SourceChanged)

    @property
    def can_start_over(self) -> bool:
        """Whether it rests or has ended, and left something to be forgotten."""
        is_still = self.state in AT_REST or not self.is_unfinished
        return is_still and (self.has_begun or self.is_complete)

    @property
    def can_change(self) -> bool:
        """Whether other options could still be chosen for it."""
        is_open = self.state in AT_REST | {State.WAITING, State.CANCELLED, State.FAILED}
        return is_open and not self.is_complete

    @property
    def n_remarks(self) -> int:
        """How many notes say that something is not as it was to be.

        That a model does not listen for hotwords is what it is: they are put in afterwards.
        """
        return sum(
            not (isinstance(note, HotwordsLeftOut) and not note.takes_hotwords)
            for note in self.notes
        )

    @property
    def fraction(self) -> float | None:
        """How much is done, from 0 to 1; None while the length is unknown."""
        if self.state in WRITTEN:
            return 1.0
        return min(self.done / self.duration, 1.0) if self.duration else None

    def speed(self, now: float) -> float | None:
        """Seconds of sound per second of work, once that is known."""
        done = self.done - self.done_before
        if self.began is None or not done:
            return None
        worked = (self.ended or now) - self.began
        return done / worked if worked > 0 and (self.ended or worked >= _SETTLED) else None

    def time_left(self, now: float) -> float | None:
        """Seconds of work to come in a running job, once that is known."""
        speed = self.speed(now)
        if self.state is not State.TRANSCRIBING or speed is None or self.duration is None:
            return None
        return max(self.duration - self.done, 0.0) / speed
