"""The moment before: who presses a key to record speaks already."""

from collections import deque
from collections.abc import Iterator

from engine.capture.streams import Samples

SECONDS = 0.8


class PreRoll:
    """Keeps the last SECONDS of sound, and at most a block more."""

    def __init__(self) -> None:
        self._blocks: deque[Samples] = deque()
        self._n_samples = 0

    def keep(self, samples: Samples, rate: int) -> None:
        """Take the next samples; forget what is too old."""
        self._blocks.append(samples)
        self._n_samples += len(samples)
        while self._n_samples - len(self._blocks[0]) >= SECONDS * rate:
            self._n_samples -= len(self._blocks.popleft())

    def clear(self) -> None:
        """Forget all of it."""
        self._blocks.clear()
        self._n_samples = 0

    def __iter__(self) -> Iterator[Samples]:
        return iter(self._blocks)
