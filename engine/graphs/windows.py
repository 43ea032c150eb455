"""One utterance as it comes, window by window, whatever graphs hear it.

As in networks/paraformer_streaming.py: a window runs only when a frame behind it has come, so that
the last one always holds something new.
"""

from typing import Protocol

import numpy as np

from engine.architectures.paraformer import ParaformerSizes
from engine.architectures.paraformer_streaming import Fired, Schedule, joined
from engine.cif import Begun, fire_after
from engine.features import Features
from engine.graphs.decoder import Array, Decoded


class Layers(Protocol):
    """What hears one utterance; it remembers what is needed of the windows before."""

    def encode(self, frames: Features, first: int) -> tuple[Array, Array]:
        """A window's output, (1, before + n_frames + ahead, n_state), and its frames' weights.

        Args:
            frames: its new ones, (n_frames, n_input).
            first: how many were before these.
        """

    def decode(self, embeddings: Array, encoded: Array) -> Decoded:
        """The likeliest token of each embedding, (1, n_tokens, n_state), and its log-probability.

        Args:
            encoded: the window's output.
        """


class WindowStream:
    """One utterance: what waits for its window, and the token that has begun."""

    def __init__(self, sizes: ParaformerSizes, schedule: Schedule, layers: Layers) -> None:
        self._schedule = schedule
        self._layers = layers
        self._tail = np.float32(sizes.predictor.tail)
        self._waiting = np.zeros((0, sizes.encoder.n_input), np.float32)
        self._n_frames = 0  # of the windows so far
        self._begun = Begun(np.zeros(sizes.encoder.n_state, np.float32), 0.0)

    def accept(self, features: Features) -> Fired:
        """Take the next features, (n_frames, n_input); give the tokens of the windows they fill.

        Raises:
            OutOfMemory: a window does not fit.
        """
        step = self._schedule.step
        self._waiting = np.concatenate([self._waiting, features])
        fired = []
        while len(self._waiting) > step:
            fired.append(self._run(self._waiting[:step], is_last=False))
            self._waiting = self._waiting[step:]
        return joined(fired)

    def finish(self) -> Fired:
        """The utterance ended; give the tokens of its last window, unless no frame has come.

        Raises:
            OutOfMemory: it does not fit.
        """
        return joined([self._run(self._waiting, is_last=True)] if len(self._waiting) else [])

    def _run(self, frames: Features, *, is_last: bool) -> Fired:
        before, step = self._schedule.before, self._schedule.step
        encoded, weights = self._layers.encode(frames, self._n_frames)
        # The frames ahead get their weight in the next window, when more is known.
        decided = slice(before, None if is_last else before + step)
        tail = self._tail if is_last else np.float32(0)
        embeddings, full, self._begun = fire_after(
            self._begun, encoded[0, decided], np.append(weights[decided], tail)
        )
        first = self._n_frames - self._schedule.ahead
        self._n_frames += len(frames)
        if not len(embeddings):
            return joined([])
        return Fired(*self._layers.decode(embeddings[None], encoded), first + full)
