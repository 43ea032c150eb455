"""Where a live session stands and what is told of it: the desk, the page and captions share it."""

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path


class LiveState(Enum):
    """Where it stands.

    Attributes:
        CLOSED: nothing is heard: the page is not shown, or there is nothing to hear.
        OPENING: the source is being opened.
        READY: the source is heard, nothing is kept but the last moment.
        RECORDING: everything is kept, and recognized.
        PAUSED: nothing is kept until it goes on.
        AWAITING: the source is gone; it is taken up again once it is back.
        ENDING: what was said last is being recognized.
    """

    CLOSED = auto()
    OPENING = auto()
    READY = auto()
    RECORDING = auto()
    PAUSED = auto()
    AWAITING = auto()
    ENDING = auto()

    @property
    def is_session(self) -> bool:
        """Whether there is a recording that has not ended."""
        return self in {
            LiveState.RECORDING,
            LiveState.PAUSED,
            LiveState.AWAITING,
            LiveState.ENDING,
        }


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment that somebody marked, in seconds of the recording."""

    seconds: float


@dataclass(frozen=True, slots=True)
class LiveRemark:
    """A line in place: what happened, what it means for the words; "" takes it away.

    Attributes:
        action: what can be done about it, as `Message.action` has it; "" where nothing can.
        is_trouble: whether it is a fault, not news.
    """

    text: str
    action: str = ""
    is_trouble: bool = False


@dataclass(frozen=True, slots=True)
class SavedSession:
    """A session that ended: it is in the library as `entry`, its sound lies at `path`."""

    entry: int
    title: str
    path: Path
    duration: float
