"""engine/cif.py and engine/networks/cif.py: what fires, whole or in pieces, in either."""

import numpy as np
import pytest
import torch

from engine import cif
from engine.networks.cif import Begun, fire, fire_after


def scripted(seed: int, n_frames: int = 40) -> tuple[torch.Tensor, torch.Tensor]:
    """Encoder output, and weights with a tail, some of them zero."""
    generator = torch.Generator().manual_seed(seed)
    encoded = torch.randn(1, n_frames, 6, generator=generator)
    weights = torch.rand(1, n_frames + 1, generator=generator)
    return encoded, weights * (torch.rand(1, n_frames + 1, generator=generator) > 0.3)


def in_pieces(
    encoded: torch.Tensor, weights: torch.Tensor, bounds: list[int]
) -> tuple[torch.Tensor, list[int], Begun]:
    begun, parts, full = Begun(torch.zeros(1, encoded.shape[2]), 0.0), [], []
    for first, after in zip([0, *bounds], [*bounds, encoded.shape[1]], strict=True):
        now = weights[:, first : after if after < encoded.shape[1] else None]
        if after < encoded.shape[1]:
            now = torch.nn.functional.pad(now, (0, 1))
        embeddings, frames, begun = fire_after(begun, encoded[:, first:after], now)
        parts.append(embeddings)
        full += [first + int(frame) for frame in frames]
    return torch.cat(parts, dim=1), full, begun


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("bounds", [[], [1], [39], [10, 20, 30], [7, 7, 8], [0, 25], [*range(40)]])
def test_pieces_fire_what_the_whole_fires(seed, bounds):
    encoded, weights = scripted(seed)
    expected, lengths = fire(encoded, weights)
    found, full, begun = in_pieces(encoded, weights, bounds)
    assert found.shape == expected.shape == (1, int(lengths), 6)
    torch.testing.assert_close(found, expected, atol=1e-5, rtol=1e-5)
    filled = np.cumsum(weights[0].double().numpy())
    assert full == [int(np.searchsorted(filled, k + 1)) for k in range(int(lengths))]
    assert begun.weight == pytest.approx(filled[-1] - int(lengths), abs=1e-6)


def test_a_token_that_lasts_over_many_pieces_is_one():
    encoded = torch.arange(1.0, 9.0).reshape(1, 8, 1)
    weights = torch.tensor([[0.125] * 8 + [0.0]])
    found, full, begun = in_pieces(encoded, weights, [*range(1, 8)])
    assert found.tolist() == [[[4.5]]]
    assert full == [7]
    assert begun.weight == 0


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("n_frames", [1, 2, 40, 500])
def test_both_fire_the_same(seed, n_frames):
    encoded, weights = scripted(seed, n_frames)
    found = cif.fire(encoded[0].numpy(), weights[0].numpy())
    expected, _ = fire(encoded, weights)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, expected[0], atol=1e-5)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("size", [1, 3, 7, 39])
def test_both_fire_the_same_in_pieces(seed, size):
    encoded, weights = scripted(seed)
    ours, theirs = cif.Begun(np.zeros(6, np.float32), 0.0), Begun(torch.zeros(1, 6), 0.0)
    for first in range(0, 40, size):
        x = encoded[:, first : first + size]
        now = torch.nn.functional.pad(weights[:, first : first + x.shape[1]], (0, 1))
        found, full, ours = cif.fire_after(ours, x[0].numpy(), now[0].numpy())
        expected, frames, theirs = fire_after(theirs, x, now)
        np.testing.assert_allclose(found, expected[0], atol=1e-5)
        np.testing.assert_array_equal(full, frames)
        np.testing.assert_allclose(ours.embedding, theirs.embedding[0], atol=1e-5)
        assert ours.weight == pytest.approx(theirs.weight, abs=1e-12)
