"""A streaming Paraformer as graphs: twin of networks/paraformer_streaming.py.

What the layers saw before goes in and out of a graph as one array, a layer's keys and values each
(n_frames, n_state) of it.
"""

from collections.abc import Sequence

import numpy as np

from engine.architectures.paraformer import LEFTOVERS, DecoderSizes, ParaformerSizes
from engine.architectures.paraformer_streaming import Fired, Schedule, joined, read_streaming
from engine.features import Features
from engine.graphs import cif, decoder, sanm
from engine.graphs.decoder import Array, Decoded
from engine.graphs.foundry import Foundry
from engine.graphs.ops import GraphWriter, Output, Value
from engine.graphs.precision import Precision
from engine.graphs.sanm import Past
from engine.graphs.session import Session
from engine.graphs.windows import WindowStream
from engine.models.config import ModelConfig


class ParaformerStreamingGraph:
    """A checkpoint of a streaming Paraformer."""

    device = "cpu"

    def __init__(
        self, config: ModelConfig, n_input: int, n_vocab: int, precision: Precision
    ) -> None:
        """Load it, or write it first.

        Raises:
            ModelCorrupt, OutOfMemory: as Foundry.session says.
        """
        sizes, schedule = read_streaming(config, n_input, n_vocab)
        foundry = Foundry(config, precision, LEFTOVERS)
        self._sizes, self._schedule = sizes, schedule
        self._encoder = foundry.session("encoder", lambda g: _write_encoder(g, sizes))
        self._decoder = foundry.session("decoder", lambda g: _write_decoder(g, sizes.decoder))

    def run(self, features: Features) -> Fired:
        """Run a whole utterance, (n_frames, n_input), as if it came as a stream."""
        stream = self.begin()
        return joined([stream.accept(features), stream.finish()])

    def begin(self) -> WindowStream:
        """Start on a new utterance."""
        layers = _Layers(self._sizes, self._schedule, self._encoder, self._decoder)
        return WindowStream(self._sizes, self._schedule, layers)


class _Layers:
    """The graphs at work on one utterance, and what their layers saw of it."""

    def __init__(
        self, sizes: ParaformerSizes, schedule: Schedule, encoder: Session, decoder: Session
    ) -> None:
        self._schedule = schedule
        self._encoder, self._decoder = encoder, decoder
        heard, spoken = sizes.encoder, sizes.decoder
        n_around = schedule.before + schedule.ahead
        self._around = _zeros(1, n_around, heard.n_input)  # already placed
        self._encoder_pasts = _zeros(2 * heard.n_layers, 0, heard.n_state)
        self._tokens = _zeros(spoken.n_layers, spoken.kernel - 1, spoken.n_state)
        self._decoder_pasts = _zeros(2 * spoken.n_layers, 0, spoken.n_state)

    def encode(self, frames: Features, first: int) -> tuple[Array, Array]:
        """As windows.Layers."""
        encoded, weights, window, seen = self._encoder.run(
            frames=frames[None],
            first=np.array([first]),
            around=self._around,
            pasts=self._encoder_pasts,
        )
        self._around = window[:, len(frames) :]
        schedule = self._schedule
        self._encoder_pasts = _last(seen, schedule.encoder_back, schedule.ahead)
        return encoded, weights

    def decode(self, embeddings: Array, encoded: Array) -> Decoded:
        """As windows.Layers."""
        ids, scores, self._tokens, seen = self._decoder.run(
            embeddings=embeddings,
            encoded=encoded,
            tokens=self._tokens,
            pasts=self._decoder_pasts,
        )
        self._decoder_pasts = _last(seen, self._schedule.decoder_back)
        return ids, scores


def _zeros(*shape: int) -> Array:
    return np.zeros(shape, np.float32)


def _last(seen: Array, n_frames: int | None, n_dropped: int = 0) -> Array:
    """The last n_frames of (n, n_seen, n_state), or all, but for n_dropped at the end."""
    end = seen.shape[1] - n_dropped
    return np.ascontiguousarray(seen[:, 0 if n_frames is None else max(0, end - n_frames) : end])


def _write_encoder(g: GraphWriter, sizes: ParaformerSizes) -> bytes:
    """A window's frames to what is said of each.

    Inputs: frames (1, n_frames, n_input), the new ones; first (1,), how many were before them;
    around (1, n_around, n_input), placed ones before them; pasts (2 * n_layers, n_past, n_state).
    Outputs: encoded (1, n_window, n_state); weights (n_window,), how much of a token each holds;
    window (1, n_window, n_input), all placed; seen (2 * n_layers, n_past + n_window, n_state).
    """
    n_input, n_state = sizes.encoder.n_input, sizes.encoder.n_state
    frames = g.input("frames", "float32", 1, "n_frames", n_input)
    first = g.input("first", "int64", 1)
    around = g.input("around", "float32", 1, "n_around", n_input)
    pasts = _taken_apart(g, sizes.encoder.n_layers, n_state)
    placed = sanm.placed(g, frames, sizes.encoder, first)
    window = g.op("Concat", around, placed, axis=1)
    encoded, seen = sanm.encoder_after(g, window, sizes.encoder, pasts)
    weights = cif.weights(g, encoded, sizes.predictor)
    g.demand_all_taken(others=("decoder.",))
    return g.model(
        {
            "encoded": (encoded, "float32", [1, "n_window", n_state]),
            "weights": (weights, "float32", ["n_window"]),
            "window": (window, "float32", [1, "n_window", n_input]),
            "seen": _put_together(g, seen, n_state),
        }
    )


def _write_decoder(g: GraphWriter, sizes: DecoderSizes) -> bytes:
    """Embeddings to the likeliest tokens, behind those before.

    Inputs: embeddings (1, n_tokens, n_state); encoded (1, n_window, n_state); tokens (n_layers,
    kernel - 1, n_state); pasts (2 * n_layers, n_past, n_state).
    Outputs: ids (n_tokens,); scores, their log-probabilities; tokens_seen, as tokens; seen
    (2 * n_layers, n_past + n_window, n_state).
    """
    n = sizes.n_state
    x = g.input("embeddings", "float32", 1, "n_tokens", n)
    encoded = g.input("encoded", "float32", 1, "n_window", n)
    tokens = g.input("tokens", "float32", sizes.n_layers, sizes.kernel - 1, n)
    memories = _split(g, tokens, sizes.n_layers)
    pasts = _taken_apart(g, sizes.n_layers, n)
    kept, seen = [], []
    for i, before in enumerate(zip(memories, pasts, strict=True)):
        x, now = decoder.layer_after(g, x, f"decoder.decoders.{i}", sizes, encoded, before)
        kept.append(now[0])
        seen.append(now[1])
    states = decoder.finish(g, x, "decoder", sizes)
    ids, scores = decoder.likeliest(g, states, "decoder.output_layer", sizes)
    decoder.demand_no_more(g, sizes)
    shape = [sizes.n_layers, sizes.kernel - 1, n]
    return g.model(
        {
            **decoder.tokens(ids, scores),
            "tokens_seen": (g.op("Concat", *kept, axis=0), "float32", shape),
            "seen": _put_together(g, seen, n),
        }
    )


def _taken_apart(g: GraphWriter, n_layers: int, n_state: int) -> list[Past]:
    """The input of what all layers saw before, a layer each."""
    pasts = g.input("pasts", "float32", 2 * n_layers, "n_past", n_state)
    parts = _split(g, pasts, 2 * n_layers)
    return list(zip(parts[::2], parts[1::2], strict=True))


def _put_together(g: GraphWriter, seen: Sequence[Past], n_state: int) -> Output:
    """The output of what all layers have seen now."""
    parts = [part for of_layer in seen for part in of_layer]
    return g.op("Concat", *parts, axis=0), "float32", [len(parts), "n_seen", n_state]


def _split(g: GraphWriter, stacked: Value, n: int) -> list[Value]:
    """(n, n_frames, n_state) → n of (1, n_frames, n_state)."""
    return g.ops("Split", stacked, g.ints(*[1] * n), n_outputs=n, axis=0)
