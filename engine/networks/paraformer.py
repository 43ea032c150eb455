"""Paraformer: all tokens of a stretch of speech at once; with BiCIF it also knows when.

Source: Paraformer (Gao et al., 2022), BiCIF (Shi et al., 2023); follows FunASR's Paraformer and
BiCifParaformer. The encoder's output says by CIF how many tokens there are and gives each an
embedding; the decoder turns the embeddings into tokens, looking back at the encoder's output.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from engine.features import Features
from engine.models.config import ModelConfig
from engine.networks import cif
from engine.networks.decoder import Decoder, DecoderSizes, read_decoder
from engine.networks.running import Network, assemble, open_device
from engine.networks.sanm import (
    MOST_LAYERS,
    SanmEncoder,
    SanmSizes,
    read_sizes,
)

PLAIN, BICIF = "Paraformer", "BiCifParaformer"
CONTEXTUAL, SEACO = "ContextualParaformer", "SeacoParaformer"
_DECODERS = {CONTEXTUAL: "ContextualParaformerDecoder"}

Hotwords = npt.NDArray[np.float32]  # (n_hotwords, n_state), encoded by the network that takes them

LEFTOVERS = ("ctc.",)  # of checkpoints that were trained with a CTC loss beside


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was recognized in one stretch of speech.

    Attributes:
        ids: (n_tokens,), the end of the sentence included.
        scores: their log-probabilities.
        weights: how much of a token each step holds.
        upsampling: steps a frame.
    """

    ids: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float32]
    weights: npt.NDArray[np.float32]
    upsampling: int


class Paraformer(nn.Module):
    """Encoder, predictor, decoder."""

    def __init__(self, encoder: SanmSizes, predictor: cif.CifSizes, decoder: DecoderSizes) -> None:
        super().__init__()
        self.encoder = SanmEncoder(encoder)
        self.predictor = cif.CifPredictor(predictor)
        self.decoder = Decoder(decoder)

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
        return lambda: Paraformer(*sizes)

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
    return [
        Spoken(
            ids[i, :n].cpu().numpy(),
            scores[i, :n].cpu().numpy(),
            weights[i, : n_frames[i] * upsampling].cpu().numpy(),
            upsampling,
        )
        for i, n in enumerate(lengths.tolist())
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


def read_paraformer(
    config: ModelConfig,
    n_input: int,
    n_vocab: int,
    *,
    encoder_class: str = "SANMEncoder",
    input_layer: str = "pe",
) -> tuple[SanmSizes, cif.CifSizes, DecoderSizes]:
    """Read the sizes of a Paraformer's three parts.

    Raises:
        ModelCorrupt: one of them is of a kind that does not run here.
    """
    settings = config.settings
    settings.demand_class("encoder", encoder_class)
    settings.demand_class("decoder", _DECODERS.get(config.kind, "ParaformerSANMDecoder"))
    predictor = "CifPredictorV3" if config.kind in (BICIF, SEACO) else "CifPredictorV2"
    settings.demand_class("predictor", predictor)
    encoder = read_sizes(settings.section("encoder_conf"), n_input, input_layer=input_layer)
    decoder = settings.section("decoder_conf")
    n_layers = decoder.size("num_blocks", 16, most=MOST_LAYERS)
    decoder.demand("att_layer_num", str(n_layers))
    return (
        encoder,
        cif.read_sizes(settings.section("predictor_conf"), predictor),
        read_decoder(decoder, n_vocab, encoder.n_state, n_layers),
    )
