"""A streaming Paraformer by its exported files, an encoder and a decoder.

They take windows that are placed already, and what is around them; the encoder remembers nothing,
so that a window has to hold some frames of the one before.
"""

import math

import numpy as np

from engine.architectures.paraformer import ParaformerSizes
from engine.architectures.paraformer_streaming import Fired, Schedule, joined, read_streaming
from engine.features import Features
from engine.graphs.decoder import Array, Decoded
from engine.graphs.official.files import Shape, int32, load, log_softmax
from engine.graphs.precision import Precision
from engine.graphs.session import Session
from engine.graphs.windows import WindowStream
from engine.models.config import ModelConfig

_BEFORE, _STEP, _AHEAD = 5, 10, 5  # frames, as FunASR's runtimes use these files
_TIMESCALE = 10_000.0


class OfficialParaformerStreaming:
    """Its two files, as ParaformerStreamingGraph."""

    device = "cpu"

    def __init__(
        self, config: ModelConfig, n_input: int, n_vocab: int, precision: Precision
    ) -> None:
        """Load them.

        Raises:
            ModelCorrupt: one is missing or damaged, or takes something else.
            OutOfMemory: they do not fit.
        """
        self._sizes, _ = read_streaming(config, n_input, n_vocab)
        self._schedule = Schedule(_BEFORE, _STEP, _AHEAD, encoder_back=0, decoder_back=0)
        n, spoken = self._sizes.encoder.n_state, self._sizes.decoder
        window: dict[str, Shape] = {"speech": (None, None, n_input), "speech_lengths": (None,)}
        heard: dict[str, Shape] = {"enc": (None, None, n), "alphas": (None, None)}
        self._encoder = load(config, precision, window, heard)
        asked: dict[str, Shape] = {"enc": (None, None, n), "enc_len": (None,)}
        asked |= {"acoustic_embeds": (None, None, n), "acoustic_embeds_len": (None,)}
        layers = range(spoken.n_layers)
        asked |= {f"in_cache_{i}": (None, n, spoken.kernel - 1) for i in layers}
        given: dict[str, Shape] = {"logits": (None, None, n_vocab)}
        given |= {f"out_cache_{i}": (None, n, None) for i in layers}
        self._decoder = load(config, precision, asked, given, name="decoder")

    def run(self, features: Features) -> Fired:
        """As ParaformerStreamingGraph."""
        stream = self.begin()
        return joined([stream.accept(features), stream.finish()])

    def begin(self) -> WindowStream:
        """As ParaformerStreamingGraph."""
        layers = _Layers(self._sizes, self._encoder, self._decoder)
        return WindowStream(self._sizes, self._schedule, layers)


class _Layers:
    """The files at work on one utterance, and what the decoder saw of it."""

    def __init__(self, sizes: ParaformerSizes, encoder: Session, decoder: Session) -> None:
        self._n_state = sizes.encoder.n_state
        self._encoder, self._decoder = encoder, decoder
        self._around = np.zeros((1, _BEFORE + _AHEAD, sizes.encoder.n_input), np.float32)
        self._n_tokens = sizes.decoder.kernel - 1  # that a layer's memory looks back
        memory = np.zeros((1, sizes.decoder.n_state, self._n_tokens), np.float32)
        self._memories = [memory] * sizes.decoder.n_layers

    def encode(self, frames: Features, first: int) -> tuple[Array, Array]:
        """As windows.Layers."""
        window = np.concatenate([self._around, _placed(frames, first, self._n_state)[None]], axis=1)
        self._around = window[:, len(frames) :]
        encoded, weights = self._encoder.run(
            ["enc", "alphas"], speech=window, speech_lengths=int32(window.shape[1])
        )
        return encoded, weights[0]

    def decode(self, embeddings: Array, encoded: Array) -> Decoded:
        """As windows.Layers."""
        before = {f"in_cache_{i}": memory for i, memory in enumerate(self._memories)}
        logits, *after = self._decoder.run(
            ["logits", *(f"out_cache_{i}" for i in range(len(before)))],
            enc=encoded,
            enc_len=int32(encoded.shape[1]),
            acoustic_embeds=embeddings,
            acoustic_embeds_len=int32(embeddings.shape[1]),
            **before,
        )
        self._memories = [memory[:, :, -self._n_tokens :] for memory in after]
        scores = log_softmax(logits[0])
        return scores.argmax(axis=-1), scores.max(axis=-1)


def _placed(frames: Features, first: int, n_state: int) -> Features:
    """Scaled, and with positions added; `first` frames were before these."""
    half = frames.shape[1] // 2
    numbers = np.arange(first + 1, first + len(frames) + 1, dtype=np.float32)
    angles = numbers[:, None] * np.exp(np.arange(half) * (-math.log(_TIMESCALE) / (half - 1)))
    waves = np.concatenate([np.sin(angles), np.cos(angles)], axis=1)
    found: Features = (frames * math.sqrt(n_state) + waves).astype(np.float32)
    return found
