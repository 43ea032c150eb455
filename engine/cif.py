"""Continuous integrate-and-fire: one embedding for each token that was spoken.

Source: CIF (Dong & Xu, 2020). As networks/cif.py on a graphics card: the overlap of each frame's
weight with each token's unit is computed at once, of sums in double precision.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]
Sums = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Begun:
    """What a stream has of a token that is not full yet.

    Attributes:
        embedding: (n_state,), its frames by their weights.
        weight: the sum of these, less than 1.
    """

    embedding: Array
    weight: float


def fire(encoded: Array, weights: Array) -> Array:
    """Integrate weights along time and fire one embedding for each whole unit.

    Args:
        encoded: (n_frames, n_state).
        weights: (n_frames + 1,), at least 0; behind the last frame stands one of zeros.

    Returns:
        (n_tokens, n_state)
    """
    nothing = Begun(np.zeros(encoded.shape[1], np.float32), 0.0)
    embeddings, _, _ = fire_after(nothing, encoded, weights)
    return embeddings


def fire_after(
    begun: Begun, encoded: Array, weights: Array
) -> tuple[Array, npt.NDArray[np.int64], Begun]:
    """Go on with a token that was begun.

    Args:
        encoded, weights: as for `fire`.

    Returns:
        embeddings (n_tokens, n_state); the frame in which each was full; what is begun now.
    """
    sums = np.cumsum(weights, dtype=np.float64)  # a float loses thousandths of a token in a minute
    bounds = begun.weight + np.concatenate([[0.0], sums])  # (n_frames + 2,)
    n_tokens = int(bounds[-1])
    units = np.arange(n_tokens + 1)
    embeddings = _overlap(bounds[:-1], units) @ encoded
    embeddings[0] += begun.embedding
    full = np.searchsorted(bounds[1:], units[1:])
    return embeddings[:-1], full, Begun(embeddings[-1], float(bounds[-1]) - n_tokens)


def _overlap(bounds: Sums, units: npt.NDArray[np.int64]) -> Array:
    """How much of each unit each frame holds: (n_units, n_frames).

    Args:
        bounds: (n_frames + 1,), the weight summed up between frames.
    """
    column = units[:, None]
    overlap = np.minimum(bounds[1:], column + 1) - np.maximum(bounds[:-1], column)
    return overlap.clip(min=0).astype(np.float32)
