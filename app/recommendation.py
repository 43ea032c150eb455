"""Which models suit a computer and the language of its user. Free of Qt."""

from dataclasses import dataclass
from typing import Literal

from app.settings import DEFAULT_MODEL
from engine import VAD, look_up

# What SenseVoice takes while its graphs are written from its weights, with room for the system.
LEAST_MEMORY = 4 * 10**9
_SENSE_VOICE = "sense-voice-small"
_ITS_LANGUAGES = frozenset({"zh", "en", "yue", "ja", "ko"})

Reason = Literal["language", "memory", "many-languages"]


@dataclass(frozen=True, slots=True)
class Computer:
    """What is known of a computer and its user.

    Attributes:
        memory: bytes; 0 where nobody says.
        n_cores: of the processor, those that are for us.
        graphics: the names of its NVIDIA cards.
        language: the system's, as "zh".
    """

    memory: int
    n_cores: int
    graphics: tuple[str, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What to get.

    Attributes:
        model: the recognizer.
        beside: what it wants beside it.
        reason: it is the best for the language, or the others take more memory than there is, or
            it knows the most languages.
    """

    model: str
    beside: tuple[str, ...]
    reason: Reason

    @property
    def names(self) -> tuple[str, ...]:
        """All of it."""
        return (self.model, *self.beside)

    @property
    def size(self) -> int:
        """Bytes on disk, approximately."""
        return sum(model.size for name in self.names if (model := look_up(name)) is not None)


def recommended(computer: Computer) -> Recommendation:
    """What suits the computer."""
    if computer.language not in _ITS_LANGUAGES:
        return Recommendation(DEFAULT_MODEL, (), "many-languages")
    if 0 < computer.memory < LEAST_MEMORY:
        return Recommendation(DEFAULT_MODEL, (), "memory")
    return Recommendation(_SENSE_VOICE, (VAD,), "language")
