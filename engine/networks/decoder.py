"""The SAN-M decoder: token embeddings to hidden states and logits, looking at the encoder's output.

Shared by the Paraformers; SeACo has a second one that looks at hotwords. Source: SAN-M (Gao et al.,
2020); follows FunASR's ParaformerSANMDecoder.
"""

import math
from collections.abc import Iterable, Sequence
from typing import cast

import torch
import torch.nn.functional as F  # noqa: N812 - everybody's name for it
from torch import Tensor, nn

from engine.architectures.paraformer import DecoderSizes
from engine.networks.sanm import FsmnMemory, Past, attend

# What a layer of a stream's decoder saw before: of the tokens, (batch, kernel - 1, n_state), and
# of the encoder's output.
DecoderPast = tuple[Tensor, Past]

_EPSILON = 1e-12


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
