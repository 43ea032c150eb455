"""The decoders of SeACo-Paraformer as graphs: the usual one, and one that finds hotwords.

Of a long list that one sees the hotwords that are looked at most; a graph of its own chooses them.
"""

import numpy as np

from engine.architectures.paraformer import MOST_WEIGHED, DecoderSizes, Hotwords, SeacoSizes
from engine.graphs import decoder
from engine.graphs.decoder import Array, Decoded
from engine.graphs.foundry import Foundry
from engine.graphs.ops import GraphWriter, Value

_NAME = "seaco_decoder"
_OUTPUT = "hotword_output_layer"


class SeacoDecoder:
    """Embeddings to tokens: where a hotword is spoken its own, elsewhere the usual ones."""

    def __init__(self, foundry: Foundry, sizes: DecoderSizes, seaco: SeacoSizes) -> None:
        """Load it, or write it first.

        Raises:
            ModelCorrupt, OutOfMemory: as Foundry.session says.
        """
        self._no_bias = seaco.no_bias
        self._plain = foundry.session("decoder", lambda g: decoder.write(g, sizes))
        self._biased = foundry.session("seaco", lambda g: _write_biased(g, seaco.decoder))
        self._chooser = foundry.session("seaco-chooser", lambda g: _write_chooser(g, seaco.decoder))

    def decode(self, embeddings: Array, encoded: Array, hotwords: Hotwords | None) -> Decoded:
        """(1, n_tokens, n_state) and (1, n_frames, n_state) to tokens."""
        ids, scores, states = self._plain.run(embeddings=embeddings, encoded=encoded)
        if hotwords is None:
            return ids, scores
        if len(hotwords) > MOST_WEIGHED:
            hotwords = self._likeliest(states, hotwords)
        found, likely = self._biased.run(embeddings=embeddings, states=states, hotwords=hotwords)
        is_plain = found == self._no_bias
        return np.where(is_plain, ids, found), np.where(is_plain, scores, likely)

    def _likeliest(self, states: Array, hotwords: Hotwords) -> Hotwords:
        """The hotwords that the tokens look at most, and the last: (51, n_state)."""
        (looks,) = self._chooser.run(states=states, hotwords=hotwords)
        best = np.argsort(-looks, kind="stable")[:MOST_WEIGHED]
        return hotwords[[*best, len(hotwords) - 1]]


def _write_biased(g: GraphWriter, sizes: DecoderSizes) -> bytes:
    """What is said of hotwords, by the embeddings and by what the usual decoder made of them.

    Inputs: embeddings, states (1, n_tokens, n_state); hotwords (n_hotwords, n_state).
    Outputs: ids (n_tokens,); scores, their log-probabilities.
    """
    embeddings = g.input("embeddings", "float32", 1, "n_tokens", sizes.n_state)
    states = g.input("states", "float32", 1, "n_tokens", sizes.n_state)
    hotwords = g.input("hotwords", "float32", "n_hotwords", sizes.n_state)
    both = g.op("Concat", embeddings, states, axis=0)
    sought = g.op("Unsqueeze", hotwords, g.ints(0))
    twice = g.op("Concat", sought, sought, axis=0)  # (2, n_hotwords, n_state)
    found = decoder.hidden(g, both, _NAME, sizes, twice)
    found = g.op("ReduceSum", found, g.ints(0), keepdims=1)
    ids, scores = decoder.likeliest(g, found, _OUTPUT, sizes)
    g.demand_all_taken(f"{_NAME}.", f"{_OUTPUT}.")
    return g.model(decoder.tokens(ids, scores))


def _write_chooser(g: GraphWriter, sizes: DecoderSizes) -> bytes:
    """How much each hotword is looked at, by all heads of the last layer and all tokens.

    Inputs: states (1, n_tokens, n_state); hotwords (n_hotwords, n_state).
    Outputs: looks (n_hotwords,).
    """
    x = g.input("states", "float32", 1, "n_tokens", sizes.n_state)
    hotwords = g.input("hotwords", "float32", "n_hotwords", sizes.n_state)
    sought = g.op("Unsqueeze", hotwords, g.ints(0))
    for i in range(sizes.n_layers - 1):
        x = decoder.layer(g, x, f"{_NAME}.decoders.{i}", sizes, sought)
    last = f"{_NAME}.decoders.{sizes.n_layers - 1}"
    x = decoder.remember(g, x, last, sizes)
    looks = _looks(g, decoder.norm(g, x, f"{last}.norm3", sizes), f"{last}.src_attn", sizes, sought)
    return g.model({"looks": (looks, "float32", ["n_hotwords"])})


def _looks(g: GraphWriter, x: Value, name: str, sizes: DecoderSizes, memory: Value) -> Value:
    """The weights of attention, summed over heads and tokens: (n_memories,)."""
    n, width = sizes.n_state, sizes.n_state // sizes.n_heads
    query = g.linear(x, f"{name}.linear_q", n, n)
    weight = g.take(f"{name}.linear_k_v.weight", 2 * n, n)[:n]
    key = g.matrix(memory, weight.T, g.take(f"{name}.linear_k_v.bias", 2 * n)[:n])
    heads = g.ints(-1, sizes.n_heads, width)
    query = g.op("Transpose", g.op("Reshape", query, heads), perm=[1, 0, 2])
    key = g.op("Transpose", g.op("Reshape", key, heads), perm=[1, 2, 0])
    scale = g.constant(width**-0.5, np.float32)
    scores = g.op("Mul", g.op("MatMul", query, key), scale)  # (n_heads, n_tokens, n_memories)
    weights = g.op("Softmax", scores, axis=-1)
    return g.op("ReduceSum", weights, g.ints(0, 1), keepdims=0)
