"""The Paraformers that listen for given words, as graphs: twin of networks/hotwords.py."""

from collections.abc import Sequence
from functools import partial

import numpy as np

from engine.architectures.paraformer import (
    LEFTOVERS,
    LONGEST_HOTWORD,
    NONE_OF_THESE,
    Hotwords,
    Spoken,
    read_hotword_paraformer,
)
from engine.features import Features
from engine.graphs.contextual import ContextualDecoder
from engine.graphs.foundry import Foundry
from engine.graphs.lstm import lstm
from engine.graphs.ops import GraphWriter
from engine.graphs.paraformer import Encoder
from engine.graphs.precision import Precision
from engine.graphs.seaco import SeacoDecoder
from engine.models.config import ModelConfig

_AT_ONCE = 256  # hotwords that are read together
_INT32 = 6
_CONTEXTUAL_PARTS = ("decoder.", "bias_encoder.", "bias_embed.")
_SEACO_PARTS = ("decoder.", "bias_encoder.", "seaco_decoder.", "hotword_output_layer.")


class HotwordGraph:
    """A checkpoint of a contextual or a SeACo Paraformer."""

    device = "cpu"
    longest_hotword = LONGEST_HOTWORD

    def __init__(
        self, config: ModelConfig, n_input: int, n_vocab: int, precision: Precision
    ) -> None:
        """Load it, or write it first.

        Raises:
            ModelCorrupt, OutOfMemory: as Foundry.session says.
        """
        sizes, seaco = read_hotword_paraformer(config, n_input, n_vocab)
        foundry = Foundry(config, precision, LEFTOVERS)
        n_state, decoder = sizes.decoder.n_state, sizes.decoder
        self._decoder: ContextualDecoder | SeacoDecoder
        if seaco is None:
            self._encoder = Encoder(foundry, sizes, _CONTEXTUAL_PARTS)
            self._decoder = ContextualDecoder(foundry, decoder)
            embedding, n_layers = "bias_embed.weight", 1
        else:
            self._encoder = Encoder(foundry, sizes, _SEACO_PARTS)
            self._decoder = SeacoDecoder(foundry, decoder, seaco)
            embedding, n_layers = "decoder.embed.0.weight", 2
        self._reader = foundry.session(
            "hotwords", lambda g: _write_reader(g, embedding, (n_vocab, n_state), n_layers)
        )

    def run(self, batch: Sequence[Features], hotwords: Hotwords | None = None) -> list[Spoken]:
        """Run features (n_frames, n_input) each, listening for `hotwords`."""
        return self._encoder.run(batch, partial(self._decoder.decode, hotwords=hotwords))

    def encode(self, hotwords: Sequence[Sequence[int]]) -> Hotwords:
        """Read hotwords, each by its tokens' ids: (n_hotwords + 1, n_state)."""
        words = [*hotwords, [NONE_OF_THESE]]
        parts = [words[i : i + _AT_ONCE] for i in range(0, len(words), _AT_ONCE)]
        return np.concatenate([self._read(part) for part in parts])

    def _read(self, words: Sequence[Sequence[int]]) -> Hotwords:
        lengths = np.array([len(word) for word in words])
        ids = np.zeros((len(words), lengths.max()), np.int64)
        for row, word in zip(ids, words, strict=True):
            row[: len(word)] = word
        (states,) = self._reader.run(ids=ids, lengths=lengths)
        return np.asarray(states, np.float32)


def _write_reader(g: GraphWriter, embedding: str, shape: tuple[int, int], n_layers: int) -> bytes:
    """An LSTM that reads hotwords, to what it knows behind the last token of each.

    Inputs: ids (n_hotwords, longest); lengths (n_hotwords,).
    Outputs: states (n_hotwords, n_state).
    """
    n = shape[1]
    ids = g.input("ids", "int64", "n_hotwords", "longest")
    lengths = g.op("Cast", g.input("lengths", "int64", "n_hotwords"), to=_INT32)
    rows = g.constant(g.take(embedding, *shape))
    x = g.op("Gather", rows, g.op("Transpose", ids, perm=[1, 0]))  # (longest, n_hotwords, n_state)
    for i in range(n_layers):
        states, last = lstm(g, x, "bias_encoder", n, [f"l{i}"], lengths=lengths)
        x = g.op("Squeeze", states, g.ints(1))
    g.demand_all_taken("bias_encoder.", "bias_embed.")
    last = g.op("Squeeze", last, g.ints(0))
    return g.model({"states": (last, "float32", ["n_hotwords", n])})
