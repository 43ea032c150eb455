"""What an open source of sound is to those who listen to it."""

import logging
import sys
import threading
from collections.abc import Callable
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from engine.capture.reports import SoundSource
from engine.errors import EngineError

log = logging.getLogger(__name__)

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


def close_within(seconds: float, stream: Stream) -> bool:
    """Close it; False where that takes longer, as some drivers hang whose device was pulled out.

    On Windows it takes what it takes: the thread that opened it must close it.
    """

    def close() -> None:
        try:
            stream.close()
        except Exception:  # a library's bug; what was recorded is to be closed all the same
            log.exception("the source cannot be closed")

    if sys.platform == "win32":
        close()
        return True
    thread = threading.Thread(target=close, name="capture-closing", daemon=True)
    thread.start()
    thread.join(seconds)
    return not thread.is_alive()
