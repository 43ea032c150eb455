"""Paraformer: all tokens of a stretch of speech at once; with BiCIF it also knows when.

Source: Paraformer (Gao et al., 2022), BiCIF (Shi et al., 2023); follows FunASR's Paraformer and
BiCifParaformer. The encoder's output says by CIF how many tokens there are and gives each an
embedding; the decoder turns the embeddings into tokens, looking back at the encoder's output.
"""

from collections.abc import Callable, Sequence
from functools import partial

import torch
from torch import Tensor, nn

from engine.architectures.paraformer import (
    LEFTOVERS,
    Hotwords,
    ParaformerSizes,
    Spoken,
    read_paraformer,
)
from engine.features import Features
from engine.models.config import ModelConfig
from engine.networks import cif
from engine.networks.decoder import Decoder
from engine.networks.running import Network, assemble, open_device
from engine.networks.sanm import SanmEncoder


class Paraformer(nn.Module):
    """Encoder, predictor, decoder."""

    def __init__(self, sizes: ParaformerSizes) -> None:
        super().__init__()
        self.encoder = SanmEncoder(sizes.encoder)
        self.predictor = cif.CifPredictor(sizes.predictor)
        self.decoder = Decoder(sizes.decoder)

    def predict(
        self,
        x: Tensor,
        real: Tensor | None,
        encoded: Tensor,
        mask: Tensor | None,
        hotwords: Tensor | None,
    ) -> Tensor:
        """(batch, n_tokens, n_state) → log-probabilities (batch, n_tokens, n_vocab).

        Args:
            real, encoded, mask: as Decoder.forward.
            hotwords: what to listen for, (n_hotwords, n_state); a plain Paraformer cannot.
        """
        assert hotwords is None
        return self.decoder(x, real, encoded, mask).float().log_softmax(dim=-1)


class ParaformerNetwork:
    """A checkpoint of a Paraformer, from features to tokens and their weights in time."""

    def __init__(self, config: ModelConfig, n_input: int, n_vocab: int, device: str) -> None:
        """Load it.

        Raises:
            ModelCorrupt, CudaUnavailable, OutOfMemory: as open_device and assemble say.
        """
        build = self.builder(config, n_input, n_vocab)
        where = open_device(device)
        module = assemble(build, config, where, leftovers=LEFTOVERS)
        self._network = Network[Paraformer](module, where)

    @classmethod
    def builder(cls, config: ModelConfig, n_input: int, n_vocab: int) -> Callable[[], Paraformer]:
        """What makes the module that a config describes.

        Raises:
            ModelCorrupt: it describes one that does not run here.
        """
        sizes = read_paraformer(config, n_input, n_vocab)
        return lambda: Paraformer(sizes)

    @property
    def device(self) -> str:
        return str(self._network.device)

    def run(self, batch: Sequence[Features], hotwords: Hotwords | None = None) -> list[Spoken]:
        """Run features (n_frames, n_input) each, listening for `hotwords`."""
        return self._network.run(batch, partial(_spoken, hotwords=hotwords))


def _spoken(
    module: Paraformer, x: Tensor, mask: Tensor | None, *, hotwords: Hotwords | None
) -> list[Spoken]:
    encoded = module.encoder(x, mask).float()
    if mask is not None:
        encoded = encoded * mask[..., None]  # the tail's weight falls on the first frame of padding
    n_frames = [x.shape[1]] * len(x) if mask is None else mask.sum(1).tolist()
    upsampling = module.predictor.sizes.upsampling or 1
    with torch.autocast(x.device.type, enabled=False):
        weights = module.predictor(encoded, mask)  # (batch, n_frames + 1)
        embeddings, lengths = cif.fire(encoded, weights)
        if module.predictor.sizes.upsampling:
            weights = module.predictor.fine_weights(encoded, mask)
    sought = None if hotwords is None else torch.from_numpy(hotwords).to(x.device)
    ids, scores = _decoded(module, embeddings, lengths, encoded, mask, sought)
    every = [tensor.cpu().numpy() for tensor in (ids, scores, weights)]  # fetched once a batch
    return [
        Spoken(ids[:n], scores[:n], weights[: n_here * upsampling], upsampling)
        for n, n_here, ids, scores, weights in zip(lengths.tolist(), n_frames, *every, strict=True)
    ]


def _decoded(  # noqa: PLR0913, PLR0917 - what a decoder looks at
    module: Paraformer,
    embeddings: Tensor,
    lengths: Tensor,
    encoded: Tensor,
    mask: Tensor | None,
    hotwords: Tensor | None,
) -> tuple[Tensor, Tensor]:
    """The likeliest token of each embedding and its log-probability: (batch, n_tokens) both."""
    if not embeddings.shape[1]:
        return lengths.new_empty(len(lengths), 0), embeddings.new_empty(len(lengths), 0)
    real = None
    if mask is not None:
        real = torch.arange(embeddings.shape[1], device=lengths.device) < lengths[:, None]
    scores, ids = module.predict(embeddings, real, encoded, mask, hotwords).max(dim=-1)
    return ids, scores
