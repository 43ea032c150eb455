"""Paraformer: all tokens of a stretch of speech at once; with BiCIF it also knows when.

Source: Paraformer (Gao et al., 2022), BiCIF (Shi et al., 2023); follows FunASR's Paraformer and
BiCifParaformer. The encoder's output says by CIF how many tokens there are and gives each an
embedding; the decoder turns the embeddings into tokens, looking back at the encoder's output.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F  # noqa: N812 - everybody's name for it
from torch import Tensor, nn

from engine.features import Features
from engine.models.config import ModelConfig
from engine.networks import cif
from engine.networks.running import Network, assemble, open_device
from engine.networks.sanm import (
    MOST_LAYERS,
    FsmnMemory,
    Past,
    SanmEncoder,
    SanmSizes,
    attend,
    read_heads,
    read_shift,
    read_sizes,
)

PLAIN, BICIF = "Paraformer", "BiCifParaformer"
KINDS = (PLAIN, BICIF)

# What a layer of a stream's decoder saw before: of the tokens, (batch, kernel - 1, n_state), and
# of the encoder's output.
DecoderPast = tuple[Tensor, Past]

_EPSILON = 1e-12
LEFTOVERS = ("ctc.",)  # of checkpoints that were trained with a CTC loss beside


@dataclass(frozen=True, slots=True)
class DecoderSizes:
    """A decoder's dimensions; `kernel` is the frames that its memory spans."""

    n_vocab: int
    n_state: int
    n_heads: int
    n_hidden: int
    n_layers: int
    kernel: int
    shift: int


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


class Decoder(nn.Module):
    """Token embeddings and the encoder's output to logits."""

    def __init__(self, sizes: DecoderSizes) -> None:
        super().__init__()
        # Training feeds it tokens; here the embeddings come from CIF, and this is for hotwords.
        self.embed = nn.Sequential(nn.Embedding(sizes.n_vocab, sizes.n_state))
        self.decoders = nn.ModuleList(_DecoderLayer(sizes) for _ in range(sizes.n_layers))
        self.decoders3 = nn.ModuleList([_LastLayer(sizes)])
        self.after_norm = nn.LayerNorm(sizes.n_state, _EPSILON)
        self.output_layer = nn.Linear(sizes.n_state, sizes.n_vocab)

    def forward(
        self, x: Tensor, real: Tensor | None, encoded: Tensor, mask: Tensor | None
    ) -> Tensor:
        """(batch, n_tokens, n_state) → logits (batch, n_tokens, n_vocab).

        Args:
            real: (batch, n_tokens), True where there is a token; None where all are.
            encoded: (batch, n_frames, n_state).
            mask: (batch, n_frames).
        """
        for layer in self.decoders:
            x = layer(x, real, encoded, mask)
        return self._logits(x)

    def forward_after(
        self, x: Tensor, encoded: Tensor, pasts: Sequence[DecoderPast]
    ) -> tuple[Tensor, list[DecoderPast]]:
        """The same for one that only looks back, behind what each layer saw before.

        Returns:
            logits (batch, n_tokens, n_vocab), and the pasts with this behind them.
        """
        seen = []
        layers = cast("Iterable[_DecoderLayer]", self.decoders)
        for layer, past in zip(layers, pasts, strict=True):
            x, now = layer.forward_after(x, encoded, past)
            seen.append(now)
        return self._logits(x), seen

    def _logits(self, x: Tensor) -> Tensor:
        for layer in self.decoders3:
            x = layer(x)
        return self.output_layer(self.after_norm(x))


class _DecoderLayer(nn.Module):
    def __init__(self, sizes: DecoderSizes) -> None:
        super().__init__()
        self.self_attn = FsmnMemory(sizes.n_state, sizes.kernel, sizes.shift)
        self.src_attn = _SourceAttention(sizes)
        self.feed_forward = _FeedForward(sizes)
        self.norm1 = nn.LayerNorm(sizes.n_state, _EPSILON)
        self.norm2 = nn.LayerNorm(sizes.n_state, _EPSILON)
        self.norm3 = nn.LayerNorm(sizes.n_state, _EPSILON)

    def forward(
        self, x: Tensor, real: Tensor | None, encoded: Tensor, mask: Tensor | None
    ) -> Tensor:
        hidden = self.feed_forward(self.norm1(x))
        x = x + self.self_attn.remember(self.norm2(hidden), real)
        return x + self.src_attn(self.norm3(x), encoded, mask)

    def forward_after(
        self, x: Tensor, encoded: Tensor, past: DecoderPast
    ) -> tuple[Tensor, DecoderPast]:
        remembered, memory = self.self_attn.remember_after(
            self.norm2(self.feed_forward(self.norm1(x))), past[0]
        )
        x = x + remembered
        attended, source = self.src_attn.forward_after(self.norm3(x), encoded, past[1])
        return x + attended, (memory, source)


class _LastLayer(nn.Module):
    """A feed-forward net alone, with nothing around it."""

    def __init__(self, sizes: DecoderSizes) -> None:
        super().__init__()
        self.feed_forward = _FeedForward(sizes)
        self.norm1 = nn.LayerNorm(sizes.n_state, _EPSILON)

    def forward(self, x: Tensor) -> Tensor:
        return self.feed_forward(self.norm1(x))


class _FeedForward(nn.Module):
    """Out and back, with a norm in the wide layer."""

    def __init__(self, sizes: DecoderSizes) -> None:
        super().__init__()
        self.w_1 = nn.Linear(sizes.n_state, sizes.n_hidden)
        self.norm = nn.LayerNorm(sizes.n_hidden, _EPSILON)
        self.w_2 = nn.Linear(sizes.n_hidden, sizes.n_state, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        return self.w_2(self.norm(F.relu(self.w_1(x))))


class _SourceAttention(nn.Module):
    """Tokens attend to the encoder's output."""

    def __init__(self, sizes: DecoderSizes) -> None:
        super().__init__()
        self.n_heads = sizes.n_heads
        self.linear_q = nn.Linear(sizes.n_state, sizes.n_state)
        self.linear_k_v = nn.Linear(sizes.n_state, 2 * sizes.n_state)
        self.linear_out = nn.Linear(sizes.n_state, sizes.n_state)

    def forward(self, x: Tensor, encoded: Tensor, mask: Tensor | None) -> Tensor:
        key, value = self._parts(encoded)
        return self.linear_out(attend(self.linear_q(x), key, value, mask, self.n_heads))

    def forward_after(self, x: Tensor, encoded: Tensor, past: Past) -> tuple[Tensor, Past]:
        key, value = self._parts(encoded)
        seen = torch.cat([past[0], key], dim=1), torch.cat([past[1], value], dim=1)
        return self.linear_out(attend(self.linear_q(x), *seen, None, self.n_heads)), seen

    def _parts(self, encoded: Tensor) -> tuple[Tensor, ...]:
        return tuple(part.contiguous() for part in self.linear_k_v(encoded).chunk(2, dim=-1))


class ParaformerNetwork:
    """A checkpoint of a Paraformer, from features to tokens and their weights in time."""

    def __init__(self, config: ModelConfig, n_input: int, n_vocab: int, device: str) -> None:
        """Load it.

        Raises:
            ModelCorrupt, CudaUnavailable, OutOfMemory: as open_device and assemble say.
        """
        encoder, predictor, decoder = read_all_sizes(config, n_input, n_vocab)
        where = open_device(device)
        module = assemble(
            lambda: Paraformer(encoder, predictor, decoder), config, where, leftovers=LEFTOVERS
        )
        self._network = Network[Paraformer](module, where)

    @property
    def device(self) -> str:
        return str(self._network.device)

    def run(self, batch: Sequence[Features]) -> list[Spoken]:
        """Run features (n_frames, n_input) each."""
        return self._network.run(batch, _spoken)


def _spoken(module: Paraformer, x: Tensor, mask: Tensor | None) -> list[Spoken]:
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
    ids, scores = _decoded(module.decoder, embeddings, lengths, encoded, mask)
    return [
        Spoken(
            ids[i, :n].cpu().numpy(),
            scores[i, :n].cpu().numpy(),
            weights[i, : n_frames[i] * upsampling].cpu().numpy(),
            upsampling,
        )
        for i, n in enumerate(lengths.tolist())
    ]


def _decoded(
    decoder: Decoder, embeddings: Tensor, lengths: Tensor, encoded: Tensor, mask: Tensor | None
) -> tuple[Tensor, Tensor]:
    """The likeliest token of each embedding and its log-probability: (batch, n_tokens) both."""
    if not embeddings.shape[1]:
        return lengths.new_empty(len(lengths), 0), embeddings.new_empty(len(lengths), 0)
    real = None
    if mask is not None:
        real = torch.arange(embeddings.shape[1], device=lengths.device) < lengths[:, None]
    logits = decoder(embeddings, real, encoded, mask).float()  # (batch, n_tokens, n_vocab)
    best, ids = logits.max(dim=-1)
    return ids, best - logits.logsumexp(dim=-1)


def read_all_sizes(
    config: ModelConfig,
    n_input: int,
    n_vocab: int,
    *,
    encoder_class: str = "SANMEncoder",
    input_layer: str = "pe",
) -> tuple[SanmSizes, cif.CifSizes, DecoderSizes]:
    """Read how the parts of a Paraformer are built.

    Raises:
        ModelCorrupt: one is of a kind that does not run here.
    """
    settings = config.settings
    settings.demand_class("encoder", encoder_class)
    settings.demand_class("decoder", "ParaformerSANMDecoder")
    predictor = "CifPredictorV3" if config.kind == BICIF else "CifPredictorV2"
    settings.demand_class("predictor", predictor)
    encoder = read_sizes(settings.section("encoder_conf"), n_input, input_layer=input_layer)
    decoder = settings.section("decoder_conf")
    n_layers = decoder.size("num_blocks", 16, most=MOST_LAYERS)
    kernel = decoder.size("kernel_size", 11)
    decoder.demand("att_layer_num", str(n_layers))
    return (
        encoder,
        cif.read_sizes(settings.section("predictor_conf"), predictor),
        DecoderSizes(
            n_vocab=n_vocab,
            n_state=encoder.n_state,
            n_heads=read_heads(decoder, encoder.n_state),
            n_hidden=decoder.size("linear_units", 2048),
            n_layers=n_layers,
            kernel=kernel,
            shift=read_shift(decoder, kernel),
        ),
    )
