"""Continuous integrate-and-fire: how many tokens were spoken, and one embedding for each.

Source: CIF (Dong & Xu, 2020); follows FunASR's CifPredictorV2 and V3. Where FunASR steps through
the frames, the overlap of each frame's weight with each token's unit is computed at once. Padding
is kept out of the convolution and the LSTM, so a result does not depend on its batch.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F  # noqa: N812 - everybody's name for it
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from engine.architectures.cif import CifSizes


@dataclass(frozen=True, slots=True)
class Begun:
    """What a stream has of a token that is not full yet.

    Attributes:
        embedding: (1, n_state), its frames by their weights.
        weight: the sum of these, less than 1.
    """

    embedding: Tensor
    weight: float


class CifPredictor(nn.Module):
    """Encoder output → how much of a token each frame holds."""

    def __init__(self, sizes: CifSizes) -> None:
        super().__init__()
        self.sizes = sizes
        n = sizes.n_state
        self.cif_conv1d = nn.Conv1d(n, n, sizes.before + 1 + sizes.after)
        self.cif_output = nn.Linear(n, 1)
        if sizes.upsampling:
            self.upsample_cnn = nn.ConvTranspose1d(n, n, sizes.upsampling, sizes.upsampling)
            self.blstm = nn.LSTM(n, n, batch_first=True, bidirectional=True)
            self.cif_output2 = nn.Linear(2 * n, 1)

    def forward(self, encoded: Tensor, mask: Tensor | None) -> Tensor:
        """(batch, n_frames, n_state) → weights (batch, n_frames + 1).

        What is padding in `encoded` must be zero. The tail's weight stands behind the last frame.
        """
        context = F.pad(encoded.transpose(1, 2), (self.sizes.before, self.sizes.after))
        hidden = F.relu(self.cif_conv1d(context)).transpose(1, 2)  # (batch, n_frames, n_state)
        weights = torch.sigmoid(self.cif_output(hidden)).squeeze(-1)
        weights = F.relu(weights * self.sizes.smooth - self.sizes.noise)  # (batch, n_frames)
        if mask is None:
            return F.pad(weights, (0, 1), value=self.sizes.tail)
        weights = F.pad(weights * mask, (0, 1))
        return weights.scatter(1, mask.sum(1, keepdim=True), self.sizes.tail)

    def fine_weights(self, encoded: Tensor, mask: Tensor | None) -> Tensor:
        """The time-stamp head: (batch, n_frames, n_state) → (batch, n_frames * upsampling)."""
        finer = self.upsample_cnn(encoded.transpose(1, 2)).transpose(1, 2)
        if mask is None:
            states, _ = self.blstm(finer)
        else:
            lengths = (mask.sum(1) * self.sizes.upsampling).cpu()
            packed = pack_padded_sequence(finer, lengths, batch_first=True, enforce_sorted=False)
            states, _ = self.blstm(packed)
            states, _ = pad_packed_sequence(states, batch_first=True, total_length=finer.shape[1])
        weights = torch.sigmoid(self.cif_output2(states)).squeeze(-1)
        weights = F.relu(weights * self.sizes.smooth2 - self.sizes.noise2)
        return (
            weights
            if mask is None
            else weights * mask.repeat_interleave(self.sizes.upsampling, dim=1)
        )


def fire(encoded: Tensor, weights: Tensor) -> tuple[Tensor, Tensor]:
    """Integrate weights along time and fire one embedding for each whole unit.

    Args:
        encoded: (batch, n_frames, n_state), zeros where it is padding.
        weights: (batch, n_frames + 1), in [0, 1]; behind the last frame stands one of zeros.

    Returns:
        embeddings (batch, n_tokens, n_state), zeros behind the shorter ones; lengths (batch,).
    """
    ends = weights.double().cumsum(1)  # a float loses thousandths of a token in a minute
    lengths = ends[:, -1].floor().long()
    units = torch.arange(int(lengths.max()), device=encoded.device)[:, None]  # (n_tokens, 1)
    overlap = _overlap(F.pad(ends, (1, 0)), units)
    overlap = overlap * (units < lengths[:, None, None])
    return overlap[..., :-1] @ encoded, lengths


def fire_after(
    begun: Begun, encoded: Tensor, weights: Tensor
) -> tuple[Tensor, npt.NDArray[np.int64], Begun]:
    """Go on with a token that was begun.

    Args:
        encoded: (1, n_frames, n_state).
        weights: (1, n_frames + 1), as for `fire`.

    Returns:
        embeddings (1, n_tokens, n_state); the frame in which each was full; what is begun now.
    """
    bounds = begun.weight + F.pad(weights.double().cumsum(1), (1, 0))  # (1, n_frames + 2)
    n_tokens = int(bounds[0, -1])
    units = torch.arange(n_tokens + 1, device=encoded.device)[:, None]
    embeddings = _overlap(bounds, units)[..., :-1] @ encoded
    embeddings[:, 0] += begun.embedding
    full = torch.searchsorted(bounds[0, 1:].contiguous(), units[1:, 0].double())
    left = float(bounds[0, -1]) - n_tokens
    return embeddings[:, :-1], full.cpu().numpy(), Begun(embeddings[:, -1], left)


def _overlap(bounds: Tensor, units: Tensor) -> Tensor:
    """How much of each unit each frame holds: (batch, n_units, n_frames).

    Args:
        bounds: (batch, n_frames + 1), the weight summed up between frames.
        units: (n_units, 1).
    """
    starts, ends = bounds[:, None, :-1], bounds[:, None, 1:]
    overlap = torch.minimum(ends, units + 1) - torch.maximum(starts, units)
    return overlap.clamp(min=0).float()
