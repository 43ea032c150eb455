"""The SAN-M encoder as part of a graph: twin of networks/sanm.py."""

import math

import numpy as np

from engine.architectures.sanm import SanmSizes
from engine.graphs.ops import GraphWriter, Value

_TIMESCALE = 10_000.0


def encoder(g: GraphWriter, x: Value, sizes: SanmSizes) -> Value:
    """(1, n_frames, n_input) → (1, n_frames, n_state)."""
    x = layer(g, placed(g, x, sizes), "encoder.encoders0.0", sizes, sizes.n_input)
    for i in range(sizes.n_layers - 1):
        x = layer(g, x, f"encoder.encoders.{i}", sizes, sizes.n_state)
    return g.norm(x, "encoder.after_norm", sizes.n_state, sizes.epsilon)


def placed(g: GraphWriter, x: Value, sizes: SanmSizes, first: Value | None = None) -> Value:
    """Scaled, and with positions added, of any number.

    Args:
        first: frames that were before these, (1,); None for none.
    """
    scaled = g.op("Mul", x, g.constant(math.sqrt(sizes.n_state), np.float32))
    n_frames = g.op("Shape", x, start=1, end=2)  # (1,)
    begin = g.ints(0) if first is None else first
    bounds = (g.op("Squeeze", value) for value in (begin, g.op("Add", begin, n_frames)))
    numbers = g.op("Range", *bounds, g.constant(1, np.int64))
    numbers = g.op("Cast", g.op("Add", numbers, g.ints(1)), to=1)  # from 1, as float32
    half = sizes.n_input // 2
    exponents = np.arange(half, dtype=np.float32) * np.float32(-math.log(_TIMESCALE) / (half - 1))
    column = g.op("Unsqueeze", numbers, g.ints(1))
    angles = g.op("Mul", column, g.constant(np.exp(exponents)[None]))  # (n_frames, half)
    waves = g.op("Concat", g.op("Sin", angles), g.op("Cos", angles), axis=1)
    return g.op("Add", scaled, waves)


def layer(  # noqa: PLR0913, PLR0917 - as many as there are kinds of it
    g: GraphWriter,
    x: Value,
    name: str,
    sizes: SanmSizes,
    n_input: int,
    visible: Value | None = None,
) -> Value:
    """Attention and memory, then a feed-forward net; norms before, residuals around.

    Args:
        visible: as GraphWriter.attention has it.
    """
    n = sizes.n_state
    normed = g.norm(x, f"{name}.norm1", n_input, sizes.epsilon)
    mixed = g.linear(normed, f"{name}.self_attn.linear_q_k_v", n_input, 3 * n)
    query, key, value = g.ops("Split", mixed, g.ints(n, n, n), n_outputs=3, axis=-1)
    attended = g.attention(query, key, value, sizes.n_heads, visible)
    attended = g.linear(attended, f"{name}.self_attn.linear_out", n, n)
    before = (sizes.kernel - 1) // 2 + sizes.shift
    remembered = g.memory(value, f"{name}.self_attn.fsmn_block", n, sizes.kernel, before)
    attended = g.op("Add", attended, remembered)
    x = attended if n_input != n else g.op("Add", x, attended)
    hidden = g.norm(x, f"{name}.norm2", n, sizes.epsilon)
    hidden = g.op("Relu", g.linear(hidden, f"{name}.feed_forward.w_1", n, sizes.n_hidden))
    return g.op("Add", x, g.linear(hidden, f"{name}.feed_forward.w_2", sizes.n_hidden, n))
