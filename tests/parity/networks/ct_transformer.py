"""CT-Transformer: words → the punctuation mark after each; whole texts, or as they are said.

Source: Controllable Time-delay Transformer (Chen et al., 2020); follows FunASR's CTTransformer and
CTTransformerStreaming with SANMVadEncoder.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from engine.architectures.ct_transformer import read_ct_transformer
from engine.architectures.sanm import SanmSizes
from engine.models.config import ModelConfig
from engine.networks.running import assemble, memory_of, open_device
from engine.networks.sanm import SanmEncoder


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


class CtTransformerRealtime(CtTransformer):
    """The same with an encoder whose layers look back; the last one sees all that was said."""

    def forward(self, ids: Tensor, n_before: int = 0) -> Tensor:
        """(batch, n_words) → logits (batch, n_words, n_marks).

        Args:
            n_before: words that were said before the last pause. But for the last of them, they
                do not see what follows it.
        """
        encoder, n_words = self.encoder, ids.shape[1]
        past = torch.ones(1, n_words, n_words, dtype=torch.bool, device=ids.device).tril()
        said = torch.ones_like(past)
        if 0 < n_before < n_words:
            said[:, : n_before - 1, n_before:] = False
        layers = (*encoder.encoders0, *encoder.encoders)
        x = encoder.placed(self.embed(ids))
        for i, layer in enumerate(layers, start=1):
            x = layer(x, None, said if 1 < i == len(layers) else past)
        return self.decoder(encoder.after_norm(x))


class CtTransformerNetwork:
    """A checkpoint of CT-Transformer; it is fast enough on the CPU."""

    def __init__(self, config: ModelConfig, n_vocab: int, n_marks: int) -> None:
        """Load it.

        Raises:
            ModelCorrupt: as assemble says.
        """
        sizes = read_ct_transformer(config)
        self._module = assemble(
            lambda: CtTransformer(sizes, n_vocab, n_marks), config, open_device("cpu")
        )

    def marks(self, ids: Sequence[int]) -> npt.NDArray[np.int64]:
        """The likeliest mark after each word: (n_words,)."""
        with memory_of(torch.device("cpu")), torch.inference_mode():
            logits = self._module(torch.tensor([list(ids)]))
            return logits[0].argmax(dim=-1).numpy()


class CtTransformerRealtimeNetwork:
    """A checkpoint of the realtime CT-Transformer."""

    def __init__(self, config: ModelConfig, n_vocab: int, n_marks: int) -> None:
        """Load it.

        Raises:
            ModelCorrupt: as assemble says.
        """
        sizes = read_ct_transformer(config)
        self._module = assemble(
            lambda: CtTransformerRealtime(sizes, n_vocab, n_marks), config, open_device("cpu")
        )

    def marks(self, ids: Sequence[int], n_before: int) -> npt.NDArray[np.int64]:
        """The likeliest mark after each word: (n_words,); `n_before` as the module has it."""
        with memory_of(torch.device("cpu")), torch.inference_mode():
            logits = self._module(torch.tensor([list(ids)]), n_before)
            return logits[0].argmax(dim=-1).numpy()
