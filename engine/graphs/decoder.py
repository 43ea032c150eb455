"""The SAN-M decoder as part of a graph: twin of networks/decoder.py.

`name` is what the names of its tensors begin with.
"""

import numpy as np
import numpy.typing as npt

from engine.architectures.paraformer import DecoderSizes
from engine.graphs.ops import GraphWriter, Output, Value
from engine.graphs.sanm import Past, behind

Array = npt.NDArray[np.float32]
Decoded = tuple[npt.NDArray[np.int64], Array]  # ids and their log-probabilities, (n_tokens,) both

_EPSILON = 1e-12
_END = 1 << 62  # of a slice: as far as it goes


def write(g: GraphWriter, sizes: DecoderSizes) -> bytes:
    """The decoder of a Paraformer: embeddings to the likeliest tokens.

    Inputs: embeddings (1, n_tokens, n_state); encoded (1, n_frames, n_state).
    Outputs: ids (n_tokens,); scores, their log-probabilities; states (1, n_tokens, n_state), what
    they were made of.
    """
    embeddings = g.input("embeddings", "float32", 1, "n_tokens", sizes.n_state)
    encoded = g.input("encoded", "float32", 1, "n_frames", sizes.n_state)
    states = hidden(g, embeddings, "decoder", sizes, encoded)
    ids, scores = likeliest(g, states, "decoder.output_layer", sizes)
    demand_no_more(g, sizes)
    made: Output = (states, "float32", [1, "n_tokens", sizes.n_state])
    return g.model({**tokens(ids, scores), "states": made})


def demand_no_more(g: GraphWriter, sizes: DecoderSizes) -> None:
    """Make sure that a decoder has no more than the embedding, which is no part of its graph.

    Raises:
        ModelCorrupt: it has.
    """
    g.take("decoder.embed.0.weight", sizes.n_vocab, sizes.n_state)
    g.demand_all_taken("decoder.")


def tokens(ids: Value, scores: Value) -> dict[str, Output]:
    """The outputs of what makes tokens."""
    return {"ids": (ids, "int64", ["n_tokens"]), "scores": (scores, "float32", ["n_tokens"])}


def hidden(g: GraphWriter, x: Value, name: str, sizes: DecoderSizes, memory: Value) -> Value:
    """Embeddings to hidden states, looking at a memory: (batch, n_tokens, n_state), the same out.

    Args:
        memory: (batch, n_memories, n_state).
    """
    for i in range(sizes.n_layers):
        x = layer(g, x, f"{name}.decoders.{i}", sizes, memory)
    return finish(g, x, name, sizes)


def finish(g: GraphWriter, x: Value, name: str, sizes: DecoderSizes) -> Value:
    """What follows the layers that look at the memory: (batch, n_tokens, n_state)."""
    normed = norm(g, x, f"{name}.decoders3.0.norm1", sizes)
    x = _fed(g, normed, f"{name}.decoders3.0.feed_forward", sizes)
    return norm(g, x, f"{name}.after_norm", sizes)


def layer(g: GraphWriter, x: Value, name: str, sizes: DecoderSizes, memory: Value) -> Value:
    """A feed-forward net, a memory of neighbouring tokens, attention to `memory`."""
    x = remember(g, x, name, sizes)
    attended, _ = attend(g, norm(g, x, f"{name}.norm3", sizes), f"{name}.src_attn", sizes, memory)
    return g.op("Add", x, attended)


def layer_after(  # noqa: PLR0913, PLR0917 - as `layer`, with two pasts
    g: GraphWriter,
    x: Value,
    name: str,
    sizes: DecoderSizes,
    memory: Value,
    pasts: tuple[Value, Past],
) -> tuple[Value, tuple[Value, Past]]:
    """The same of a stream, with what it saw before of tokens and of the memory.

    Args:
        pasts: of tokens (1, kernel - 1, n_state), zeros at the start; of the memory.

    Returns:
        (1, n_tokens, n_state); and the pasts with this behind them.
    """
    passed = norm(g, _fed_first(g, x, name, sizes), f"{name}.norm2", sizes)
    seen = g.op("Concat", pasts[0], passed, axis=1)
    n, kernel = sizes.n_state, sizes.kernel
    x = g.op("Add", x, g.memory_after(seen, f"{name}.self_attn.fsmn_block", n, kernel))
    kept = g.op("Slice", seen, g.op("Shape", x, start=1, end=2), g.ints(_END), g.ints(1))
    normed = norm(g, x, f"{name}.norm3", sizes)
    attended, source = attend(g, normed, f"{name}.src_attn", sizes, memory, pasts[1])
    return g.op("Add", x, attended), (kept, source)


def remember(g: GraphWriter, x: Value, name: str, sizes: DecoderSizes) -> Value:
    """What comes before the attention: (batch, n_tokens, n_state), the same out."""
    passed = norm(g, _fed_first(g, x, name, sizes), f"{name}.norm2", sizes)
    before = (sizes.kernel - 1) // 2 + sizes.shift
    block = f"{name}.self_attn.fsmn_block"
    return g.op("Add", x, g.memory(passed, block, sizes.n_state, sizes.kernel, before))


def attend(  # noqa: PLR0913, PLR0917 - what attention looks at
    g: GraphWriter,
    x: Value,
    name: str,
    sizes: DecoderSizes,
    memory: Value,
    past: Past | None = None,
) -> tuple[Value, Past]:
    """Tokens attend to a memory, (batch, n_memories, n_state); gives what they have seen then."""
    n = sizes.n_state
    query = g.linear(x, f"{name}.linear_q", n, n)
    mixed = g.linear(memory, f"{name}.linear_k_v", n, 2 * n)
    key, value = g.ops("Split", mixed, g.ints(n, n), n_outputs=2, axis=-1)
    seen = (key, value) if past is None else behind(g, past, key, value)
    attended = g.attention(query, *seen, sizes.n_heads)
    return g.linear(attended, f"{name}.linear_out", n, n), seen


def likeliest(g: GraphWriter, states: Value, name: str, sizes: DecoderSizes) -> tuple[Value, Value]:
    """The likeliest token of each hidden state and its log-probability: (n_tokens,) both.

    Args:
        states: (1, n_tokens, n_state).
        name: of the layer that makes logits.
    """
    logits = g.linear(states, name, sizes.n_state, sizes.n_vocab)
    logits = g.op("Squeeze", logits, g.ints(0))  # (n_tokens, n_vocab)
    ids = g.op("ArgMax", logits, axis=1, keepdims=0)
    return ids, g.best_score(logits)


def norm(g: GraphWriter, x: Value, name: str, sizes: DecoderSizes) -> Value:
    """Layer norm of states."""
    return g.norm(x, name, sizes.n_state, _EPSILON)


def _fed_first(g: GraphWriter, x: Value, name: str, sizes: DecoderSizes) -> Value:
    return _fed(g, norm(g, x, f"{name}.norm1", sizes), f"{name}.feed_forward", sizes)


def _fed(g: GraphWriter, x: Value, name: str, sizes: DecoderSizes) -> Value:
    """Out and back, with a norm in the wide layer."""
    wide = g.op("Relu", g.linear(x, f"{name}.w_1", sizes.n_state, sizes.n_hidden))
    wide = g.norm(wide, f"{name}.norm", sizes.n_hidden, _EPSILON)
    return g.linear(wide, f"{name}.w_2", sizes.n_hidden, sizes.n_state, bias=False)
