"""The SAN-M encoder as part of a graph: twin of networks/sanm.py."""

import math
from collections.abc import Iterator, Sequence

import numpy as np

from engine.architectures.sanm import SanmSizes
from engine.graphs.ops import GraphWriter, Value

Past = tuple[Value, Value]  # keys and values of earlier frames, (1, n_frames, n_state) each

_TIMESCALE = 10_000.0


def encoder(g: GraphWriter, x: Value, sizes: SanmSizes) -> Value:
    """(1, n_frames, n_input) → (1, n_frames, n_state)."""
    x = placed(g, x, sizes)
    for name, n_input in _layers(sizes):
        x = layer(g, x, name, sizes, n_input)
    return g.norm(x, "encoder.after_norm", sizes.n_state, sizes.epsilon)


def encoder_after(
    g: GraphWriter, x: Value, sizes: SanmSizes, pasts: Sequence[Past]
) -> tuple[Value, list[Past]]:
    """Placed frames behind those before: (1, n_frames, n_input) → (1, n_frames, n_state).

    Args:
        pasts: what each layer saw of earlier frames, and attends to.

    Returns:
        the output, and the pasts with these frames behind them.
    """
    seen = []
    for (name, n_input), past in zip(_layers(sizes), pasts, strict=True):
        x, now = _layer(g, x, name, sizes, n_input, None, past)
        seen.append(now)
    return g.norm(x, "encoder.after_norm", sizes.n_state, sizes.epsilon), seen


def _layers(sizes: SanmSizes) -> Iterator[tuple[str, int]]:
    """The name of each layer, and how wide its input is."""
    yield "encoder.encoders0.0", sizes.n_input
    for i in range(sizes.n_layers - 1):
        yield f"encoder.encoders.{i}", sizes.n_state


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
    return _layer(g, x, name, sizes, n_input, visible, None)[0]


def _layer(  # noqa: PLR0913, PLR0917 - as `layer`, with a past
    g: GraphWriter,
    x: Value,
    name: str,
    sizes: SanmSizes,
    n_input: int,
    visible: Value | None,
    past: Past | None,
) -> tuple[Value, Past]:
    """The same, attending also to what it saw before; the memory spans `x` alone."""
    n = sizes.n_state
    normed = g.norm(x, f"{name}.norm1", n_input, sizes.epsilon)
    mixed = g.linear(normed, f"{name}.self_attn.linear_q_k_v", n_input, 3 * n)
    query, key, value = g.ops("Split", mixed, g.ints(n, n, n), n_outputs=3, axis=-1)
    seen = (key, value) if past is None else behind(g, past, key, value)
    attended = g.attention(query, *seen, sizes.n_heads, visible)
    attended = g.linear(attended, f"{name}.self_attn.linear_out", n, n)
    before = (sizes.kernel - 1) // 2 + sizes.shift
    remembered = g.memory(value, f"{name}.self_attn.fsmn_block", n, sizes.kernel, before)
    attended = g.op("Add", attended, remembered)
    x = attended if n_input != n else g.op("Add", x, attended)
    hidden = g.norm(x, f"{name}.norm2", n, sizes.epsilon)
    hidden = g.op("Relu", g.linear(hidden, f"{name}.feed_forward.w_1", n, sizes.n_hidden))
    fed = g.op("Add", x, g.linear(hidden, f"{name}.feed_forward.w_2", sizes.n_hidden, n))
    return fed, seen


def behind(g: GraphWriter, past: Past, key: Value, value: Value) -> Past:
    """Keys and values of now behind those of before."""
    return g.op("Concat", past[0], key, axis=1), g.op("Concat", past[1], value, axis=1)
