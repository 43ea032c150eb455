"""Paraformer: all tokens of a stretch of speech at once; with BiCIF it also knows when.

Source: Paraformer (Gao et al., 2022), BiCIF (Shi et al., 2023); follows FunASR's Paraformer and
BiCifParaformer. The encoder's output says by CIF how many tokens there are and gives each an
embedding; the decoder turns the embeddings into tokens, looking back at the encoder's output.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import cast

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F  # noqa: N812 - everybody's name for it
from torch import Tensor, nn

from engine.features import Features
from engine.models.config import ModelConfig, Settings
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
CONTEXTUAL, SEACO = "ContextualParaformer", "SeacoParaformer"
_DECODERS = {CONTEXTUAL: "ContextualParaformerDecoder"}

Hotwords = npt.NDArray[np.float32]  # (n_hotwords, n_state), encoded by the network that takes them

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


class DecoderLayers(nn.Module):
    """Embeddings to hidden states, looking at a memory."""

    def __init__(self, sizes: DecoderSizes) -> None:
        super().__init__()
        self.decoders = nn.ModuleList(DecoderLayer(sizes) for _ in range(sizes.n_layers))
        self.decoders3 = nn.ModuleList([_LastLayer(sizes)])
        self.after_norm = nn.LayerNorm(sizes.n_state, _EPSILON)

    def hidden(self, x: Tensor, real: Tensor | None, memory: Tensor, mask: Tensor | None) -> Tensor:
        """(batch, n_tokens, n_state), the same out.

        Args:
            real: (batch, n_tokens), True where there is a token; None where all are.
            memory: (batch, n_memories, n_state).
            mask: (batch, n_memories).
        """
        for layer in self.decoders:
            x = layer(x, real, memory, mask)
        return self.finish(x)

    def finish(self, x: Tensor) -> Tensor:
        """What follows the layers that look at the memory: (batch, n_tokens, n_state)."""
        for layer in self.decoders3:
            x = layer(x)
        return self.after_norm(x)


class Decoder(DecoderLayers):
    """Token embeddings and the encoder's output to logits."""

    def __init__(self, sizes: DecoderSizes) -> None:
        super().__init__(sizes)
        # Training feeds it tokens; here the embeddings come from CIF, and this is for hotwords.
        self.embed = nn.Sequential(nn.Embedding(sizes.n_vocab, sizes.n_state))
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
        return self.output_layer(self.hidden(x, real, encoded, mask))

    def forward_after(
        self, x: Tensor, encoded: Tensor, pasts: Sequence[DecoderPast]
    ) -> tuple[Tensor, list[DecoderPast]]:
        """The same for one that only looks back, behind what each layer saw before.

        Returns:
            logits (batch, n_tokens, n_vocab), and the pasts with this behind them.
        """
        seen = []
        layers = cast("Iterable[DecoderLayer]", self.decoders)
        for layer, past in zip(layers, pasts, strict=True):
            x, now = layer.forward_after(x, encoded, past)
            seen.append(now)
        return self.output_layer(self.finish(x)), seen


class DecoderLayer(nn.Module):
    """A feed-forward net, a memory of neighbouring tokens, attention to the encoder's output."""

    def __init__(self, sizes: DecoderSizes) -> None:
        super().__init__()
        self.self_attn = FsmnMemory(sizes.n_state, sizes.kernel, sizes.shift)
        self.src_attn = SourceAttention(sizes.n_state, sizes.n_heads)
        self.feed_forward = _FeedForward(sizes)
        self.norm1 = nn.LayerNorm(sizes.n_state, _EPSILON)
        self.norm2 = nn.LayerNorm(sizes.n_state, _EPSILON)
        self.norm3 = nn.LayerNorm(sizes.n_state, _EPSILON)

    def forward(
        self, x: Tensor, real: Tensor | None, encoded: Tensor, mask: Tensor | None
    ) -> Tensor:
        """(batch, n_tokens, n_state), the same out."""
        x = self.remember(x, real)
        return x + self.src_attn(self.norm3(x), encoded, mask)

    def remember(self, x: Tensor, real: Tensor | None) -> Tensor:
        """What comes before the attention: (batch, n_tokens, n_state), the same out."""
        hidden = self.feed_forward(self.norm1(x))
        return x + self.self_attn.remember(self.norm2(hidden), real)

    def forward_after(
        self, x: Tensor, encoded: Tensor, past: DecoderPast
    ) -> tuple[Tensor, DecoderPast]:
        """The same, of a stream: (batch, n_tokens, n_state), and what it has seen then."""
        hidden = self.feed_forward(self.norm1(x))
        remembered, memory = self.self_attn.remember_after(self.norm2(hidden), past[0])
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


class SourceAttention(nn.Module):
    """Tokens attend to a memory: the encoder's output, or hotwords."""

    def __init__(self, n_state: int, n_heads: int) -> None:
        super().__init__()
        self.n_heads = n_heads
        self.linear_q = nn.Linear(n_state, n_state)
        self.linear_k_v = nn.Linear(n_state, 2 * n_state)
        self.linear_out = nn.Linear(n_state, n_state)

    def forward(self, x: Tensor, memory: Tensor, mask: Tensor | None) -> Tensor:
        """(batch, n_tokens, n_state), the same out."""
        key, value = self._parts(memory)
        return self.linear_out(attend(self.linear_q(x), key, value, mask, self.n_heads))

    def forward_after(self, x: Tensor, memory: Tensor, past: Past) -> tuple[Tensor, Past]:
        """The same with what it saw before; gives what it has seen then."""
        key, value = self._parts(memory)
        seen = torch.cat([past[0], key], dim=1), torch.cat([past[1], value], dim=1)
        return self.linear_out(attend(self.linear_q(x), *seen, None, self.n_heads)), seen

    def _parts(self, memory: Tensor) -> tuple[Tensor, ...]:
        return tuple(part.contiguous() for part in self.linear_k_v(memory).chunk(2, dim=-1))

    def weights(self, x: Tensor, memory: Tensor) -> Tensor:
        """How much each token looks at each memory: (batch, n_heads, n_tokens, n_memories)."""
        key, _ = self.linear_k_v(memory).chunk(2, dim=-1)
        query, key = (
            part.unflatten(2, (self.n_heads, -1)).transpose(1, 2)
            for part in (self.linear_q(x), key)
        )  # (batch, n_heads, n, n_state / n_heads)
        scores = query @ key.transpose(2, 3) / math.sqrt(query.shape[-1])
        return scores.float().softmax(dim=-1)


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


def read_decoder(settings: Settings, n_vocab: int, n_state: int, n_layers: int) -> DecoderSizes:
    """Read a `decoder_conf`.

    Raises:
        ModelCorrupt: no network can have these sizes.
    """
    kernel = settings.size("kernel_size", 11)
    return DecoderSizes(
        n_vocab=n_vocab,
        n_state=n_state,
        n_heads=read_heads(settings, n_state),
        n_hidden=settings.size("linear_units", 2048),
        n_layers=n_layers,
        kernel=kernel,
        shift=read_shift(settings, kernel),
    )
