"""Where dictation stands, for whoever shows it."""

from enum import Enum, auto


class DictationState(Enum):
    """Where it stands.

    Attributes:
        OFF: it is not wanted.
        READY: it waits for the hot key, or for the menu.
        LISTENING: somebody speaks.
        RECOGNIZING: what was said is being understood, and placed.
    """

    OFF = auto()
    READY = auto()
    LISTENING = auto()
    RECOGNIZING = auto()

    @property
    def is_at_work(self) -> bool:
        """Whether something is spoken or understood."""
        return self in {DictationState.LISTENING, DictationState.RECOGNIZING}
