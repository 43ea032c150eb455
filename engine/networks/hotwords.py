"""The Paraformers that listen for given words: contextual, and SeACo after it.

Source: contextual Paraformer (2023), SeACo-Paraformer (Shi et al., 2024); follows FunASR's
ContextualParaformer and SeacoParaformer. An LSTM reads each hotword; tokens attend to the last
states. What stands last in the list is the start of a sentence: "none of these".
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_sequence

from engine.architectures.paraformer import (
    LONGEST_HOTWORD,
    MOST_WEIGHED,
    NONE_OF_THESE,
    DecoderSizes,
    Hotwords,
    ParaformerSizes,
    SeacoSizes,
    read_hotword_paraformer,
)
from engine.models.config import ModelConfig
from engine.networks.decoder import Decoder, DecoderLayer, DecoderLayers, SourceAttention
from engine.networks.paraformer import Paraformer, ParaformerNetwork

_AT_ONCE = 256  # hotwords that are read together
_EPSILON = 1e-12


class HotwordParaformer(Paraformer):
    """A Paraformer that reads hotwords."""

    bias_encoder: nn.LSTM

    def embed_hotwords(self, ids: Tensor) -> Tensor:
        """(n_hotwords, longest) → (n_hotwords, longest, n_state)."""
        raise NotImplementedError

    def read_hotwords(self, ids: Tensor, lengths: Tensor) -> Tensor:
        """(n_hotwords, longest) → the state after each one's last token: (n_hotwords, n_state)."""
        packed = pack_padded_sequence(
            self.embed_hotwords(ids), lengths, batch_first=True, enforce_sorted=False
        )
        _, (last, _) = self.bias_encoder(packed)  # (n_layers, n_hotwords, n_state)
        return last[-1]


class ContextualParaformer(HotwordParaformer):
    """The last layer of the decoder looks at the sound and at the hotwords."""

    decoder: "_ContextualDecoder"

    def __init__(self, sizes: ParaformerSizes) -> None:
        super().__init__(sizes)
        decoder, n = sizes.decoder, sizes.decoder.n_state
        self.decoder = _ContextualDecoder(decoder)
        self.bias_encoder = nn.LSTM(n, n, batch_first=True)
        self.bias_embed = nn.Embedding(decoder.n_vocab, n)

    def embed_hotwords(self, ids: Tensor) -> Tensor:
        return self.bias_embed(ids)

    def predict(
        self,
        x: Tensor,
        real: Tensor | None,
        encoded: Tensor,
        mask: Tensor | None,
        hotwords: Tensor | None,
    ) -> Tensor:
        assert hotwords is not None
        sought = hotwords.expand(len(x), -1, -1)  # (batch, n_hotwords, n_state)
        return self.decoder.biased(x, real, encoded, mask, sought).float().log_softmax(dim=-1)


class _ContextualDecoder(Decoder):
    def __init__(self, sizes: DecoderSizes) -> None:
        super().__init__(replace(sizes, n_layers=sizes.n_layers - 1))
        self.last_decoder = DecoderLayer(sizes)
        self.bias_decoder = _BiasDecoder(sizes)
        self.bias_output = nn.Conv1d(2 * sizes.n_state, sizes.n_state, 1, bias=False)

    def biased(
        self,
        x: Tensor,
        real: Tensor | None,
        encoded: Tensor,
        mask: Tensor | None,
        hotwords: Tensor,
    ) -> Tensor:
        """Decode as `forward` does, looking at `hotwords` (batch, n_hotwords, n_state) too."""
        for layer in self.decoders:
            x = layer(x, real, encoded, mask)
        x = self.last_decoder.remember(x, real)
        heard = self.last_decoder.src_attn(self.last_decoder.norm3(x), encoded, mask)
        both = torch.cat([heard, self.bias_decoder(x, hotwords)], dim=2)  # (batch, n, 2 n_state)
        x = x + self.bias_output(both.transpose(1, 2)).transpose(1, 2)
        return self.output_layer(self.finish(x))


class _BiasDecoder(nn.Module):
    def __init__(self, sizes: DecoderSizes) -> None:
        super().__init__()
        self.src_attn = SourceAttention(sizes.n_state, sizes.n_heads)
        self.norm3 = nn.LayerNorm(sizes.n_state, _EPSILON)

    def forward(self, x: Tensor, hotwords: Tensor) -> Tensor:
        return self.src_attn(self.norm3(x), hotwords, None)


class SeacoParaformer(HotwordParaformer):
    """A second decoder says where a hotword is spoken; elsewhere the first one's word counts."""

    def __init__(self, sizes: ParaformerSizes, seaco: SeacoSizes) -> None:
        super().__init__(sizes)
        n = sizes.decoder.n_state
        self.no_bias = seaco.no_bias
        self.bias_encoder = nn.LSTM(n, n, 2, batch_first=True)
        self.seaco_decoder = DecoderLayers(seaco.decoder)
        self.hotword_output_layer = nn.Linear(n, sizes.decoder.n_vocab)

    def embed_hotwords(self, ids: Tensor) -> Tensor:
        return self.decoder.embed(ids)

    def predict(
        self,
        x: Tensor,
        real: Tensor | None,
        encoded: Tensor,
        mask: Tensor | None,
        hotwords: Tensor | None,
    ) -> Tensor:
        hidden = self.decoder.hidden(x, real, encoded, mask)
        plain = self.decoder.output_layer(hidden).float().log_softmax(dim=-1)
        if hotwords is None:
            return plain
        sought = hotwords.expand(len(x), -1, -1)  # (batch, n_hotwords, n_state)
        if len(hotwords) > MOST_WEIGHED:
            sought = self._likeliest(hidden, real, sought)
        found = self.seaco_decoder.hidden(x, real, sought, None)
        found = found + self.seaco_decoder.hidden(hidden, real, sought, None)
        biased = self.hotword_output_layer(found).float().log_softmax(dim=-1)
        is_plain = biased.argmax(dim=-1, keepdim=True) == self.no_bias
        return torch.where(is_plain, plain, biased)

    def _likeliest(self, x: Tensor, real: Tensor | None, hotwords: Tensor) -> Tensor:
        """The hotwords that the tokens look at most, and the last: (batch, 51, n_state).

        Each of a batch has its own; FunASR takes those of the first for all.
        """
        *layers, last = self.seaco_decoder.decoders
        for layer in layers:
            x = layer(x, real, hotwords, None)
        assert isinstance(last, DecoderLayer)
        looks = last.src_attn.weights(last.norm3(last.remember(x, real)), hotwords)
        if real is not None:
            looks = looks * real[:, None, :, None]
        n = hotwords.shape[1]
        best = looks.sum((1, 2)).topk(min(MOST_WEIGHED, n - 1)).indices  # (batch, 50)
        chosen = nn.functional.pad(best, (0, 1), value=n - 1)
        return hotwords.gather(1, chosen[..., None].expand(-1, -1, hotwords.shape[2]))


class HotwordNetwork(ParaformerNetwork):
    """A checkpoint of a contextual or a SeACo Paraformer."""

    longest_hotword = LONGEST_HOTWORD

    @classmethod
    def builder(cls, config: ModelConfig, n_input: int, n_vocab: int) -> Callable[[], Paraformer]:
        sizes, seaco = read_hotword_paraformer(config, n_input, n_vocab)
        if seaco is None:
            return lambda: ContextualParaformer(sizes)
        return lambda: SeacoParaformer(sizes, seaco)

    def encode(self, hotwords: Sequence[Sequence[int]]) -> Hotwords:
        """Read hotwords, each by its tokens' ids: (n_hotwords + 1, n_state)."""
        words = [list(word) for word in hotwords] + [[NONE_OF_THESE]]
        parts = [words[i : i + _AT_ONCE] for i in range(0, len(words), _AT_ONCE)]
        return np.concatenate([self._network.call(_reader(part)) for part in parts])


def _reader(words: Sequence[Sequence[int]]) -> Callable[[Paraformer, torch.device], Hotwords]:
    def read(module: Paraformer, device: torch.device) -> Hotwords:
        assert isinstance(module, HotwordParaformer)
        lengths = torch.tensor([len(word) for word in words])
        ids = pad_sequence([torch.tensor(word) for word in words], batch_first=True)
        with torch.autocast(device.type, enabled=False):
            return module.read_hotwords(ids.to(device), lengths).cpu().numpy()

    return read
