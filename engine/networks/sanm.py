"""The SAN-M encoder: self-attention with a memory of neighbouring frames (FSMN) beside it.

Shared by SenseVoice, the Paraformers and CT-Transformer. Source: SAN-M (Gao et al., 2020); follows
FunASR's SANMEncoder and SenseVoiceEncoderSmall. A mask is (batch, n_frames), True where frames are
real; None where all of them are.
"""

import math
from collections.abc import Sequence

import torch
import torch.nn.functional as F  # noqa: N812 - everybody's name for it
from torch import Tensor, nn

from engine.architectures.sanm import SanmSizes

Past = tuple[Tensor, Tensor]  # keys and values of earlier frames, (batch, n_frames, n_state) each

_TIMESCALE = 10_000.0
_PER_KEY = 2  # dimensions of a mask that is the same for all queries


class SanmEncoder(nn.Module):
    """Positions, then layers, of which the first changes the width."""

    def __init__(self, sizes: SanmSizes) -> None:
        super().__init__()
        self.scale = math.sqrt(sizes.n_state)
        self.encoders0 = nn.ModuleList([SanmLayer(sizes, sizes.n_input)])
        self.encoders = nn.ModuleList(
            SanmLayer(sizes, sizes.n_state) for _ in range(sizes.n_layers - 1)
        )
        self.after_norm = nn.LayerNorm(sizes.n_state, sizes.epsilon)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """(batch, n_frames, n_input) → (batch, n_frames, n_state)."""
        x = self.placed(x)
        for layer in (*self.encoders0, *self.encoders):
            x = layer(x, mask)
        return self.after_norm(x)

    def placed(self, x: Tensor, start: int = 0) -> Tensor:
        """Give frames their positions, of which the first is behind `start` others."""
        return x * self.scale + positions(x.shape[1], x.shape[2], x.device, start)

    def forward_after(self, x: Tensor, pasts: Sequence[Past]) -> tuple[Tensor, list[Past]]:
        """Placed frames behind those before: (batch, n_frames, n_input) → (…, n_state).

        Args:
            pasts: what each layer saw of earlier frames, and attends to.

        Returns:
            the output, and the pasts with these frames behind them.
        """
        seen = []
        for layer, past in zip((*self.encoders0, *self.encoders), pasts, strict=True):
            x, now = layer.forward_after(x, past)
            seen.append(now)
        return self.after_norm(x), seen


class SanmLayer(nn.Module):
    """Attention and memory, then a feed-forward net; norms before, residuals around."""

    def __init__(self, sizes: SanmSizes, n_input: int) -> None:
        super().__init__()
        self.self_attn = SanmAttention(sizes, n_input)
        self.feed_forward = FeedForward(sizes.n_state, sizes.n_hidden)
        self.norm1 = nn.LayerNorm(n_input, sizes.epsilon)
        self.norm2 = nn.LayerNorm(sizes.n_state, sizes.epsilon)

    def forward(self, x: Tensor, mask: Tensor | None, visible: Tensor | None = None) -> Tensor:
        """(batch, n_frames, n_input) → (batch, n_frames, n_state).

        Args:
            visible: (batch, n_frames, n_frames): what each frame attends to, instead of all that
                `mask` says are real.
        """
        return self._fed(x, self.self_attn(self.norm1(x), mask, visible))

    def forward_after(self, x: Tensor, past: Past) -> tuple[Tensor, Past]:
        """The same, attending also to what it saw before; the memory spans `x` alone."""
        attended, seen = self.self_attn.forward_after(self.norm1(x), past)
        return self._fed(x, attended), seen

    def _fed(self, x: Tensor, attended: Tensor) -> Tensor:
        x = x + attended if x.shape == attended.shape else attended
        return x + self.feed_forward(self.norm2(x))


class FsmnMemory(nn.Module):
    """Each channel filtered along time by weights of its own, plus itself."""

    def __init__(self, n_state: int, kernel: int, shift: int = 0) -> None:
        super().__init__()
        self.fsmn_block = nn.Conv1d(n_state, n_state, kernel, groups=n_state, bias=False)
        before = (kernel - 1) // 2 + max(shift, 0)
        self.padding = (before, kernel - 1 - before)

    def remember(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """(batch, n_frames, n_state), the same out; what is padding stays out of it."""
        real = 1 if mask is None else mask[..., None]
        x = x * real
        memory = self.fsmn_block(F.pad(x.transpose(1, 2), self.padding))  # (batch, n_state, n)
        return (memory.transpose(1, 2) + x) * real

    def remember_after(self, x: Tensor, past: Tensor) -> tuple[Tensor, Tensor]:
        """The same for one that only looks back, behind the frames that it can still see.

        Args:
            past: (batch, kernel - 1, n_state); zeros at the start.
        """
        seen = torch.cat([past, x], dim=1)
        memory = self.fsmn_block(seen.transpose(1, 2)).transpose(1, 2)
        return memory + x, seen[:, x.shape[1] :]


class SanmAttention(FsmnMemory):
    """Multi-head self-attention whose values also pass through the memory."""

    def __init__(self, sizes: SanmSizes, n_input: int) -> None:
        super().__init__(sizes.n_state, sizes.kernel, sizes.shift)
        self.n_heads = sizes.n_heads
        self.linear_q_k_v = nn.Linear(n_input, 3 * sizes.n_state)
        self.linear_out = nn.Linear(sizes.n_state, sizes.n_state)

    def forward(self, x: Tensor, mask: Tensor | None, visible: Tensor | None = None) -> Tensor:
        """(batch, n_frames, n_input) → (batch, n_frames, n_state)."""
        query, key, value = self._parts(x)
        attended = attend(query, key, value, mask if visible is None else visible, self.n_heads)
        return self.linear_out(attended) + self.remember(value, mask)

    def forward_after(self, x: Tensor, past: Past) -> tuple[Tensor, Past]:
        """The same behind `past`; gives what it has seen then."""
        query, key, value = self._parts(x)
        seen = torch.cat([past[0], key], dim=1), torch.cat([past[1], value], dim=1)
        attended = attend(query, *seen, None, self.n_heads)
        return self.linear_out(attended) + self.remember(value, None), seen

    def _parts(self, x: Tensor) -> tuple[Tensor, ...]:
        return tuple(part.contiguous() for part in self.linear_q_k_v(x).chunk(3, dim=-1))


class FeedForward(nn.Module):
    """Out to a wider layer and back."""

    def __init__(self, n_state: int, n_hidden: int) -> None:
        super().__init__()
        self.w_1 = nn.Linear(n_state, n_hidden)
        self.w_2 = nn.Linear(n_hidden, n_state)

    def forward(self, x: Tensor) -> Tensor:
        """(batch, n_frames, n_state), the same out."""
        return self.w_2(F.relu(self.w_1(x)))


def attend(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None, n_heads: int) -> Tensor:
    """Scaled dot-product attention.

    Args:
        query: (batch, n_queries, n_state).
        key, value: (batch, n_keys, n_state).
        mask: (batch, n_keys), or (batch, n_queries, n_keys) where each looks at its own.

    Returns:
        (batch, n_queries, n_state)
    """
    q, k, v = (x.view(*x.shape[:2], n_heads, -1).transpose(1, 2) for x in (query, key, value))
    visible = mask
    if mask is not None:
        visible = mask[:, None, None, :] if mask.dim() == _PER_KEY else mask[:, None]
    attended = F.scaled_dot_product_attention(q, k, v, attn_mask=visible)
    return attended.transpose(1, 2).flatten(2)


def positions(n_frames: int, dim: int, device: torch.device, start: int = 0) -> Tensor:
    """Sinusoids of the n_frames positions behind `start`, sines before cosines: (n_frames, dim)."""
    half = dim // 2
    exponents = torch.arange(half, device=device) * (-math.log(_TIMESCALE) / (half - 1))
    angles = torch.arange(start + 1, start + n_frames + 1, device=device)[:, None] * torch.exp(
        exponents
    )
    return torch.cat([angles.sin(), angles.cos()], dim=1)
