"""What an open source of sound is to those who listen to it."""

from collections.abc import Callable
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from engine.capture.reports import SoundSource
from engine.errors import EngineError

Samples: TypeAlias = npt.NDArray[np.int16]  # (n_samples,) or (n_samples, n_channels)

# Both are called on a thread of the source's own, and must return at once. The first takes
# (n_samples, n_channels) and whether sound was lost before them.
Hear: TypeAlias = Callable[[Samples, bool], None]
Ended: TypeAlias = Callable[[EngineError], None]


class Stream(Protocol):
    """A source that is open. It opens when it is made, or raises MicrophoneUnusable.

    Attributes:
        source: with the rate and the channels that it really has.
        latency: seconds from a sound to its samples, at most.
    """

    source: SoundSource
    latency: float

    def is_alive(self) -> bool:
        """Whether it may still give sound, when it has given none for a while."""

    def close(self) -> None:
        """End it; nothing is called any more."""
