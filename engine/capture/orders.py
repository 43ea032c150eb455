"""What a recorder's process can be told."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Listen:
    """Open a source, "" the system's own; another one that is open is closed.

    Attributes:
        channel: which one is heard, from 1; None hears the mean of all.
    """

    source: str
    channel: int | None


@dataclass(frozen=True, slots=True)
class Record:
    """Keep what is heard in a file from now on, or from when a source is open.

    Attributes:
        number: tells the blocks of one recording from another's.
        returns: whether a source that was lost is taken up again.
        whole: whether what was said just before belongs to it.
    """

    number: int
    path: Path
    returns: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class Pause:
    """Keep nothing until it goes on."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Keep again."""


@dataclass(frozen=True, slots=True)
class Stop:
    """End the recording with what was said until now; go on listening."""


@dataclass(frozen=True, slots=True)
class Rest:
    """Close the source."""


@dataclass(frozen=True, slots=True)
class Close:
    """End the recording, and the process."""


Order = Listen | Record | Pause | Resume | Stop | Rest | Close
