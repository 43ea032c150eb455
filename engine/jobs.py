"""What the app can ask for."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NewType

from engine.hotwords.lists import NO_HOTWORDS, HotwordList

JobId = NewType("JobId", int)


@dataclass(frozen=True, slots=True)
class Options:
    """How a file is to be transcribed.

    Attributes:
        model: a name from the catalogue or a model's directory.
        languages: what may be spoken, as "zh" or "en"; empty listens and finds out.
        vad: what finds speech: a name, a model's directory, or "none"; "auto" takes what suits.
        punctuation: what writes marks: a name, a model's directory, or "none"; "auto" takes one
            that is there where the recognizer writes none.
        itn: write numbers as digits and marks between words, where the recognizer can.
        device: "auto", "cpu", "cuda" or "cuda:N".
        precision: how the matrices of the FunASR family are kept on the CPU; "auto" takes int8 in
            the form that this processor computes rightly.
        hotwords: words and phrases to listen for, where the recognizer can, and to put afterwards
            where something like them was recognized.
        script: how Chinese is written; "asis" leaves what the model gives.
        track: which audio track, from 1; None takes the default one.
        pcm_rate: sample rate of a headerless .pcm file.
        span: seconds of the source from which to which it is heard; None hears all of it. The end
            may be infinite. Times stay on the source's clock.
    """

    model: str = "whisper-base"
    languages: tuple[str, ...] = ()
    vad: str = "auto"
    punctuation: str = "auto"
    itn: bool = True
    device: str = "auto"
    precision: Literal["auto", "int8", "float32"] = "auto"
    hotwords: HotwordList = NO_HOTWORDS
    script: Literal["simplified", "traditional", "asis"] = "simplified"
    track: int | None = None
    pcm_rate: int = 16_000
    span: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        """Refuse a span in which there is nothing.

        Raises:
            ValueError: it is none.
        """
        if self.span is not None and not 0 <= self.span[0] < self.span[1]:
            raise ValueError(f"span goes from a time to a later one, not {self.span}")


@dataclass(frozen=True, slots=True)
class FileJob:
    """Transcribe one file from start to end.

    Attributes:
        heard: the checkpoints of an earlier run, in order; what fits is not recognized again.
    """

    id: JobId
    path: Path
    options: Options = Options()
    heard: tuple[bytes, ...] = field(default=(), kw_only=True, repr=False)


@dataclass(frozen=True, slots=True)
class AlignJob(FileJob):
    """Find out when the words of a text are said in one file.

    Attributes:
        text: what is said, one passage a line.
        aligner: what times the words of a stretch of speech: a name, a model's directory, or
            "none"; "auto" takes one that is there and can run, where the text is Chinese.
    """

    text: str = ""
    aligner: str = "auto"


@dataclass(frozen=True, slots=True)
class EndpointRules:
    """When an utterance is over: its final text is made then. Seconds.

    Attributes:
        silence: without speech that ends it.
        longest: it may last; a longer one is cut where it is quietest.
        pace: from one partial of a model that cannot stream to the next, at least.
    """

    silence: float = 0.6
    longest: float = 20.0
    pace: float = 0.5


@dataclass(frozen=True, slots=True)
class LiveJob:
    """Recognize what comes in Feed commands, until Finish.

    Attributes:
        start: seconds of the recording at which the first block begins; times count from its
            start.
    """

    id: JobId
    options: Options = Options()
    rules: EndpointRules = EndpointRules()
    start: float = 0.0


@dataclass(frozen=True, slots=True)
class Feed:
    """The next sound of a live job: int16, mono, 16 kHz, without gaps."""

    job: JobId
    samples: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Rest:
    """No sound comes for a while: what is open becomes final, and the job goes on later."""

    job: JobId


@dataclass(frozen=True, slots=True)
class Finish:
    """No more sound comes: what is open becomes final, then the job is Finished."""

    job: JobId


@dataclass(frozen=True, slots=True)
class WarmUp:
    """Load what a live job with these options will need."""

    options: Options


@dataclass(frozen=True, slots=True)
class Probe:
    """Read a waiting file's headers; answered while another job runs."""

    job: FileJob


@dataclass(frozen=True, slots=True)
class Cancel:
    job: JobId


@dataclass(frozen=True, slots=True)
class Pause:
    """End a job once what it is recognizing has been given out."""

    job: JobId


Command = FileJob | LiveJob | Feed | Finish | Rest | WarmUp | Probe | Cancel | Pause
