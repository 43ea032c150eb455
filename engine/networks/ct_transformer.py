"""CT-Transformer: words → the punctuation mark after each.

Source: Controllable Time-delay Transformer (Chen et al., 2020); follows FunASR's CTTransformer.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from engine.models.config import ModelConfig
from engine.networks.running import assemble, memory_of, open_device
from engine.networks.sanm import SanmEncoder, SanmSizes, read_sizes

KIND = "CTTransformer"


class CtTransformer(nn.Module):
    """Word embeddings, an encoder, a mark for each word."""

    def __init__(self, sizes: SanmSizes, n_vocab: int, n_marks: int) -> None:
        super().__init__()
        self.embed = nn.Embedding(n_vocab, sizes.n_input)
        self.encoder = SanmEncoder(sizes)
        self.decoder = nn.Linear(sizes.n_state, n_marks)

    def forward(self, ids: Tensor) -> Tensor:
        """(batch, n_words) → logits (batch, n_words, n_marks)."""
        return self.decoder(self.encoder(self.embed(ids), None))


class CtTransformerNetwork:
    """A checkpoint of CT-Transformer; it is fast enough on the CPU."""

    def __init__(self, config: ModelConfig, n_vocab: int, n_marks: int) -> None:
        """Load it.

        Raises:
            ModelCorrupt: as assemble says.
        """
        config.settings.demand_class("encoder", "SANMEncoder")
        n_input = config.settings.section("model_conf").size("embed_unit", 256)
        sizes = read_sizes(config.settings.section("encoder_conf"), n_input)
        self._module = assemble(
            lambda: CtTransformer(sizes, n_vocab, n_marks), config, open_device("cpu")
        )

    def marks(self, ids: Sequence[int]) -> npt.NDArray[np.int64]:
        """The likeliest mark after each word: (n_words,)."""
        with memory_of(torch.device("cpu")), torch.inference_mode():
            logits = self._module(torch.tensor([list(ids)]))
            return logits[0].argmax(dim=-1).numpy()
