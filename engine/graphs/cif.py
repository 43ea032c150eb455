"""The CIF predictor as part of a graph, in float32: twin of the module in networks/cif.py."""

import numpy as np

from engine.architectures.cif import CifSizes
from engine.graphs.lstm import BOTH_WAYS, lstm
from engine.graphs.ops import GraphWriter, Value


def weights(g: GraphWriter, encoded: Value, sizes: CifSizes) -> Value:
    """How much of a token each frame holds: (1, n_frames, n_state) → (n_frames,)."""
    n, kernel = sizes.n_state, sizes.before + 1 + sizes.after
    context = g.op("Transpose", encoded, perm=[0, 2, 1])
    hidden = g.op(
        "Conv",
        context,
        g.constant(g.take("predictor.cif_conv1d.weight", n, n, kernel)),
        g.constant(g.take("predictor.cif_conv1d.bias", n)),
        kernel_shape=[kernel],
        pads=[sizes.before, sizes.after],
    )
    hidden = g.op("Transpose", g.op("Relu", hidden), perm=[0, 2, 1])  # (1, n_frames, n_state)
    return _weighed(g, hidden, "cif_output", n, sizes.smooth, sizes.noise)


def fine_weights(g: GraphWriter, encoded: Value, sizes: CifSizes) -> Value:
    """The time-stamp head: (1, n_frames, n_state) → (n_frames * upsampling,)."""
    n, steps = sizes.n_state, sizes.upsampling
    # A transposed convolution whose steps do not overlap is a matrix.
    weight = g.take("predictor.upsample_cnn.weight", n, n, steps).transpose(0, 2, 1)
    bias = np.tile(g.take("predictor.upsample_cnn.bias", n), steps)
    finer = g.exact_matrix(encoded, weight.reshape(n, steps * n), bias)
    finer = g.op("Reshape", finer, g.ints(-1, 1, n))  # (n_steps, 1, n_state)
    states, _ = lstm(g, finer, "predictor.blstm", n, BOTH_WAYS)
    states = g.op("Reshape", states, g.ints(-1, 2 * n))
    return _weighed(g, states, "cif_output2", 2 * n, sizes.smooth2, sizes.noise2)


def _weighed(  # noqa: PLR0913, PLR0917 - the settings of a head
    g: GraphWriter, hidden: Value, name: str, n: int, smooth: float, noise: float
) -> Value:
    """(…, n) → (n_steps,), at least 0."""
    weight = g.take(f"predictor.{name}.weight", 1, n)
    bias = g.take(f"predictor.{name}.bias", 1)
    likely = g.op("Sigmoid", g.exact_matrix(hidden, weight.T, bias))
    scaled = g.op("Mul", likely, g.constant(smooth, np.float32))
    kept = g.op("Relu", g.op("Sub", scaled, g.constant(noise, np.float32)))
    return g.op("Reshape", kept, g.ints(-1))
