"""LSTMs as part of a graph, in float32: they add up small steps for long."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from engine.graphs.ops import GraphWriter, Value

FORWARD = ("l0",)
BOTH_WAYS = ("l0", "l0_reverse")

_GATES = (0, 3, 1, 2)  # PyTorch's input, forget, cell, output → ONNX's input, output, forget, cell


def lstm(  # noqa: PLR0913 - what an LSTM is made of
    g: GraphWriter,
    x: Value,
    name: str,
    n: int,
    parts: Sequence[str] = FORWARD,
    *,
    lengths: str = "",
) -> tuple[Value, Value]:
    """(n_steps, batch, n) → states (n_steps, n_parts, batch, n), the last (n_parts, batch, n).

    Args:
        parts: what the weights' names end with, the backward direction second.
        lengths: how many steps each of the batch has, int32 (batch,); "" for all.
    """
    weights = np.stack([_sorted(g, f"{name}.weight_ih_{part}", n, n) for part in parts])
    recurrent = np.stack([_sorted(g, f"{name}.weight_hh_{part}", n, n) for part in parts])
    biases = np.stack(
        [
            np.concatenate([_sorted(g, f"{name}.bias_{of}_{part}", n) for of in ("ih", "hh")])
            for part in parts
        ]
    )
    inputs = [x, *map(g.constant, (weights, recurrent, biases)), lengths]
    direction = "forward" if len(parts) == 1 else "bidirectional"
    states, last = g.ops("LSTM", *inputs, n_outputs=2, hidden_size=n, direction=direction)
    return states, last


def _sorted(g: GraphWriter, name: str, n: int, *width: int) -> npt.NDArray[np.float32]:
    """Weights of the four gates, (4 * n, …), in ONNX's order."""
    gates = g.take(name, 4 * n, *width).reshape(4, n, *width)
    return gates[list(_GATES)].reshape(4 * n, *width)
