"""What the engine reports. Every job ends with exactly one Finished, Failed or Cancelled."""

from dataclasses import dataclass

from engine.errors import EngineError
from engine.jobs import JobId
from engine.types import Segment


@dataclass(frozen=True, slots=True)
class Probed:
    """The headers of a waiting job's file were read; `duration` in seconds, None where unknown."""

    job: JobId
    duration: float | None
    has_video: bool


@dataclass(frozen=True, slots=True)
class Preparing:
    """The job's model is being loaded; `first_time` when its files are being put in place too."""

    job: JobId
    model: str
    first_time: bool


@dataclass(frozen=True, slots=True)
class Started:
    """The model listens now. `device` is the one in use, as "cpu" or "cuda:0"."""

    job: JobId
    model: str
    device: str
    duration: float | None


@dataclass(frozen=True, slots=True)
class HotwordsLeftOut:
    """The model cannot listen for these words: it cannot write them, or takes no words at all."""

    job: JobId
    words: tuple[str, ...]
    takes_hotwords: bool


@dataclass(frozen=True, slots=True)
class FellBack:
    """The device meant first could not be used; the job goes on, slower."""

    job: JobId
    device: str
    reason: str


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` seconds of the source are transcribed, of `total`, None where unknown."""

    job: JobId
    done: float
    total: float | None


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Pass `n` of the recognizer, from 0, need not be run again by a job that is given `body`.

    Comes before the sentences that it completes, once for what was not known already.
    """

    job: JobId
    n: int
    body: bytes


@dataclass(frozen=True, slots=True)
class SegmentReady:
    """One more sentence, in time order. It will not change."""

    job: JobId
    segment: Segment


@dataclass(frozen=True, slots=True)
class Partial:
    """What is being said, as far as it is understood: replaces the one before; "" ends it.

    Attributes:
        start: when the utterance began, in seconds of the recording.
    """

    job: JobId
    text: str
    start: float


@dataclass(frozen=True, slots=True)
class Settled:
    """What a live worker tells of a stretch at once, so that its death cannot come in between.

    It never reaches who hears the engine: Partial, SegmentReady and Progress are made of it.

    Attributes:
        segments: that are final now.
        done: seconds of the recording up to which all text is.
        heard: seconds up to which sound was listened to.
    """

    job: JobId
    segments: tuple[Segment, ...]
    done: float
    heard: float


@dataclass(frozen=True, slots=True)
class Lag:
    """Recognition is `seconds` of sound behind what was recorded; comes when that changes."""

    job: JobId
    seconds: float


@dataclass(frozen=True, slots=True)
class Restarted:
    """The worker of a live job died; another one goes on from the last final text."""

    job: JobId
    exitcode: int | None


@dataclass(frozen=True, slots=True)
class EndedEarly:
    """The file breaks off: sound up to `decoded` seconds where its headers promise `promised`."""

    job: JobId
    decoded: float
    promised: float | None


@dataclass(frozen=True, slots=True)
class Damaged:
    """`n_packets` of the file could not be decoded and were skipped."""

    job: JobId
    n_packets: int


@dataclass(frozen=True, slots=True)
class NotHeard:
    """These words of a given text are not said between the two times, in seconds."""

    job: JobId
    text: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class NotWritten:
    """These words are said between the two times, in seconds, and not in the given text."""

    job: JobId
    text: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Finished:
    """The job is done; `duration` is what was decoded, in seconds."""

    job: JobId
    duration: float


@dataclass(frozen=True, slots=True)
class Failed:
    job: JobId
    error: EngineError


@dataclass(frozen=True, slots=True)
class Cancelled:
    job: JobId


End = Finished | Failed | Cancelled
Event = (
    Probed
    | Preparing
    | Started
    | FellBack
    | HotwordsLeftOut
    | Progress
    | Checkpoint
    | SegmentReady
    | Partial
    | Settled
    | Lag
    | Restarted
    | EndedEarly
    | Damaged
    | NotHeard
    | NotWritten
    | End
)
