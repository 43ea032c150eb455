"""TP-Aligner: features → how much of a token each step of 20 ms holds; it hears no words.

Source: FunASR's MonotonicAligner, an encoder below the time-stamp head of BiCIF (Shi et al., 2023).
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from engine.architectures.aligner import read_aligner
from engine.architectures.cif import CifSizes
from engine.architectures.sanm import SanmSizes
from engine.features import Features
from engine.models.config import ModelConfig
from engine.networks import cif
from engine.networks.running import Network, assemble, open_device
from engine.networks.sanm import SanmEncoder


class Aligner(nn.Module):
    """Encoder and predictor, of which only the time-stamp head is used."""

    def __init__(self, encoder: SanmSizes, predictor: CifSizes) -> None:
        super().__init__()
        self.encoder = SanmEncoder(encoder)
        self.predictor = cif.CifPredictor(predictor)


class AlignerNetwork:
    """A checkpoint of TP-Aligner."""

    def __init__(self, config: ModelConfig, n_input: int, device: str) -> None:
        """Load it.

        Raises:
            ModelCorrupt, CudaUnavailable, OutOfMemory: as open_device and assemble say.
        """
        encoder, predictor = read_aligner(config, n_input)
        where = open_device(device)
        module = assemble(lambda: Aligner(encoder, predictor), config, where)
        self._network = Network[Aligner](module, where)

    def run(self, batch: Sequence[Features]) -> list[npt.NDArray[np.float32]]:
        """Run features (n_frames, n_input) each; give weights (3 * n_frames,) each."""
        return self._network.run(batch, _weights)


def _weights(module: Aligner, x: Tensor, mask: Tensor | None) -> list[npt.NDArray[np.float32]]:
    encoded = module.encoder(x, mask).float()
    if mask is not None:
        encoded = encoded * mask[..., None]
    with torch.autocast(x.device.type, enabled=False):
        weights = module.predictor.fine_weights(encoded, mask)
    n_frames = [x.shape[1]] * len(x) if mask is None else mask.sum(1).tolist()
    upsampling = module.predictor.sizes.upsampling
    return [weights[i, : n * upsampling].cpu().numpy() for i, n in enumerate(n_frames)]
