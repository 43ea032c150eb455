"""SenseVoice Small: one encoder, one CTC head, and four frames in front that ask for the tags.

Source: FunAudioLLM (2024); follows FunASR's SenseVoiceSmall. The encoder sees, before the features,
embeddings for language, event, emotion and text normalisation; the output of these frames is the
tags, that of the others the text.
"""

from collections.abc import Sequence
from functools import partial

import torch
from torch import Tensor, nn

from engine.architectures.sanm import SanmSizes
from engine.architectures.sense_voice import (
    EMOTION,
    EVENT,
    N_QUERIES,
    N_ROWS,
    CtcPath,
    read_sense_voice,
)
from engine.features import Features
from engine.models.config import ModelConfig
from engine.networks.running import Network, assemble, open_device
from engine.networks.sanm import SanmEncoder, SanmLayer


class SenseVoice(nn.Module):
    """Features and queries to CTC logits."""

    def __init__(self, sizes: SanmSizes, n_more_layers: int, n_vocab: int) -> None:
        super().__init__()
        self.embed = nn.Embedding(N_ROWS, sizes.n_input)
        self.encoder = _Encoder(sizes, n_more_layers)
        self.ctc = _CtcHead(sizes.n_state, n_vocab)

    def forward(self, x: Tensor, mask: Tensor | None, queries: tuple[int, int]) -> Tensor:
        """(batch, n_frames, n_input) → logits (batch, N_QUERIES + n_frames, n_vocab).

        Args:
            queries: rows for the language and for text normalisation.
        """
        language, normalisation = queries
        rows = torch.tensor([language, EVENT, EMOTION, normalisation], device=x.device)
        asked = self.embed(rows).expand(len(x), -1, -1)  # (batch, N_QUERIES, n_input)
        x = torch.cat([asked, x], dim=1)
        if mask is not None:
            mask = nn.functional.pad(mask, (N_QUERIES, 0), value=True)
        return self.ctc.ctc_lo(self.encoder(x, mask))


class _Encoder(SanmEncoder):
    """Fifty layers, a norm, twenty more, a norm."""

    def __init__(self, sizes: SanmSizes, n_more_layers: int) -> None:
        super().__init__(sizes)
        self.tp_encoders = nn.ModuleList(
            SanmLayer(sizes, sizes.n_state) for _ in range(n_more_layers)
        )
        self.tp_norm = nn.LayerNorm(sizes.n_state, sizes.epsilon)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """(batch, n_frames, n_input) → (batch, n_frames, n_state)."""
        x = super().forward(x, mask)
        for layer in self.tp_encoders:
            x = layer(x, mask)
        return self.tp_norm(x)


class _CtcHead(nn.Module):
    def __init__(self, n_state: int, n_vocab: int) -> None:
        super().__init__()
        self.ctc_lo = nn.Linear(n_state, n_vocab)


class SenseVoiceNetwork:
    """A checkpoint of SenseVoice Small, from features to CTC paths."""

    def __init__(self, config: ModelConfig, n_input: int, n_vocab: int, device: str) -> None:
        """Load it.

        Raises:
            ModelCorrupt, CudaUnavailable, OutOfMemory: as open_device and assemble say.
        """
        sizes, n_more_layers = read_sense_voice(config.settings, n_input)
        where = open_device(device)
        module = assemble(lambda: SenseVoice(sizes, n_more_layers, n_vocab), config, where)
        self._network = Network[SenseVoice](module, where)

    @property
    def device(self) -> str:
        return str(self._network.device)

    def run(
        self, batch: Sequence[Features], language: int, normalisation: int, asked: Sequence[int]
    ) -> list[CtcPath]:
        """Run features (n_frames, n_input) each.

        Args:
            language, normalisation: rows of the query embedding.
            asked: ids to be scored at the language's frame.
        """
        queries = (language, normalisation)
        return self._network.run(batch, partial(_paths, queries=queries, asked=tuple(asked)))


def _paths(
    module: SenseVoice,
    x: Tensor,
    mask: Tensor | None,
    *,
    queries: tuple[int, int],
    asked: tuple[int, ...],
) -> list[CtcPath]:
    logits = module(x, mask, queries).float()  # (batch, N_QUERIES + n_frames, n_vocab)
    best, ids = logits.max(dim=-1)
    scores = best - logits.logsumexp(dim=-1)
    languages = logits[:, 0].log_softmax(dim=-1)[:, list(asked)]
    n_frames = [x.shape[1]] * len(x) if mask is None else mask.sum(1).tolist()
    every = [tensor.cpu().numpy() for tensor in (ids, scores, languages)]  # fetched once a batch
    return [
        CtcPath(ids[: N_QUERIES + n], scores[: N_QUERIES + n], languages)
        for n, ids, scores, languages in zip(n_frames, *every, strict=True)
    ]
