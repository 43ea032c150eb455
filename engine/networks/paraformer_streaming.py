"""Paraformer as a stream: tokens while the speech goes on, 0.6 s at a time.

Source: SCAMA (Zhang et al., 2020), Paraformer (Gao et al., 2022); follows FunASR's
ParaformerStreaming with SANMEncoderChunkOpt. The encoder sees a window: some frames again, the new
ones, and some ahead, whose weight waits for the next window; what CIF and the decoder's memory
hold is carried over. On purpose a window runs only when a frame behind it has come, so that the
last one always holds something new: FunASR's last window can be of frames scaled twice. And of the
first window, too, no more is looked back at than the schedule says.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F  # noqa: N812 - everybody's name for it
from torch import Tensor

from engine.architectures.paraformer import LEFTOVERS, ParaformerSizes
from engine.architectures.paraformer_streaming import Fired, Schedule, joined, read_streaming
from engine.features import Features
from engine.models.config import ModelConfig
from engine.networks import cif
from engine.networks.decoder import DecoderPast
from engine.networks.paraformer import Paraformer
from engine.networks.running import Network, assemble, memory_of, open_device
from engine.networks.sanm import Past


class ParaformerStreaming(Paraformer):
    """The parts of a Paraformer, and how they are run."""

    def __init__(self, sizes: ParaformerSizes, schedule: Schedule) -> None:
        super().__init__(sizes)
        self.encoder_sizes = sizes.encoder
        self.decoder_sizes = sizes.decoder
        self.schedule = schedule


class ParaformerStreamingNetwork:
    """A checkpoint of a streaming Paraformer. Its windows are small: full precision everywhere."""

    def __init__(self, config: ModelConfig, n_input: int, n_vocab: int, device: str) -> None:
        """Load it.

        Raises:
            ModelCorrupt, CudaUnavailable, OutOfMemory: as open_device and assemble say.
        """
        build = self.builder(config, n_input, n_vocab)
        where = open_device(device)
        self._module = assemble(build, config, where, leftovers=LEFTOVERS)
        self._network = Network[ParaformerStreaming](self._module, where)

    @classmethod
    def builder(
        cls, config: ModelConfig, n_input: int, n_vocab: int
    ) -> Callable[[], ParaformerStreaming]:
        """What makes the module that a config describes.

        Raises:
            ModelCorrupt: it describes one that does not run here.
        """
        sizes, schedule = read_streaming(config, n_input, n_vocab)
        return lambda: ParaformerStreaming(sizes, schedule)

    @property
    def device(self) -> str:
        return str(self._network.device)

    def run(self, features: Features) -> Fired:
        """Run a whole utterance, (n_frames, n_input), as if it came as a stream."""
        (fired,) = self._network.run([features], _whole)
        return fired

    def begin(self) -> "WindowStream":
        """Start on a new utterance."""
        return WindowStream(self._module, self._network.device)


def _whole(module: ParaformerStreaming, x: Tensor, mask: Tensor | None) -> list[Fired]:
    assert mask is None  # it is alone in its batch
    windows = _Windows(module, x.device)
    return [joined([*windows.accept(x), *windows.finish()])]


class WindowStream:
    """One utterance, as it comes."""

    def __init__(self, module: ParaformerStreaming, device: torch.device) -> None:
        self._windows = _Windows(module, device)
        self._device = device

    def accept(self, features: Features) -> Fired:
        """Take the next features, (n_frames, n_input); give the tokens of the windows they fill.

        Raises:
            OutOfMemory: a window does not fit.
        """
        with memory_of(self._device), torch.inference_mode():
            x = torch.from_numpy(features).to(self._device)[None]
            return joined(self._windows.accept(x))

    def finish(self) -> Fired:
        """The utterance ended; give the tokens of its last window.

        Raises:
            OutOfMemory: it does not fit.
        """
        with memory_of(self._device), torch.inference_mode():
            return joined(self._windows.finish())


class _Windows:
    """What an utterance carries from one window to the next."""

    def __init__(self, module: ParaformerStreaming, device: torch.device) -> None:
        encoder, decoder = module.encoder_sizes, module.decoder_sizes
        self._module = module
        self._schedule = module.schedule

        def nothing(n_frames: int = 0, dim: int = encoder.n_state) -> Tensor:
            return torch.zeros(1, n_frames, dim, device=device)

        self._waiting = nothing(dim=encoder.n_input)
        self._n_frames = 0  # of the windows so far
        n_around = module.schedule.before + module.schedule.ahead
        self._around = nothing(n_around, encoder.n_input)  # already placed
        self._encoder_pasts: list[Past] = [(nothing(), nothing())] * encoder.n_layers
        self._begun = cif.Begun(nothing(1)[:, 0], 0.0)
        self._decoder_pasts: list[DecoderPast] = [
            (nothing(decoder.kernel - 1), (nothing(), nothing()))
        ] * decoder.n_layers

    def accept(self, x: Tensor) -> list[Fired]:
        """Take frames, (1, n_frames, n_input); run the windows that are followed by another."""
        self._waiting = torch.cat([self._waiting, x], dim=1)
        fired = []
        while self._waiting.shape[1] > self._schedule.step:
            fired.append(self._run(self._waiting[:, : self._schedule.step], is_last=False))
            self._waiting = self._waiting[:, self._schedule.step :]
        return fired

    def finish(self) -> list[Fired]:
        """Run the last window, unless no frame has come at all."""
        return [self._run(self._waiting, is_last=True)] if self._waiting.shape[1] else []

    def _run(self, frames: Tensor, *, is_last: bool) -> Fired:
        before, ahead = self._schedule.before, self._schedule.ahead
        with torch.autocast(frames.device.type, enabled=False):
            encoded = self._encode(frames)
            # The frames ahead get their weight in the next window, when more is known.
            decided = slice(before, None if is_last else before + self._schedule.step)
            weights = self._module.predictor(encoded, None)[:, decided]
            if not is_last:
                weights = F.pad(weights, (0, 1))
            embeddings, full, self._begun = cif.fire_after(
                self._begun, encoded[:, decided], weights
            )
            ids, scores = self._decode(embeddings, encoded)
        first = self._n_frames - ahead
        self._n_frames += frames.shape[1]
        return Fired(ids, scores, first + full)

    def _encode(self, frames: Tensor) -> Tensor:
        """(1, n_frames, n_input) → the window's (1, before + n_frames + ahead, n_state)."""
        encoder, schedule = self._module.encoder, self._schedule
        placed = encoder.placed(frames, self._n_frames)
        window = torch.cat([self._around, placed], dim=1)
        self._around = window[:, frames.shape[1] :]
        encoded, seen = encoder.forward_after(window, self._encoder_pasts)
        self._encoder_pasts = [
            (
                _last(keys, schedule.encoder_back, schedule.ahead),
                _last(values, schedule.encoder_back, schedule.ahead),
            )
            for keys, values in seen
        ]
        return encoded

    def _decode(
        self, embeddings: Tensor, encoded: Tensor
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        """The likeliest token of each embedding and its log-probability."""
        if not embeddings.shape[1]:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        logits, seen = self._module.decoder.forward_after(embeddings, encoded, self._decoder_pasts)
        back = self._schedule.decoder_back
        self._decoder_pasts = [
            (memory, (_last(keys, back), _last(values, back))) for memory, (keys, values) in seen
        ]
        best, ids = logits[0].max(dim=-1)
        scores = best - logits[0].logsumexp(dim=-1)
        return ids.cpu().numpy(), scores.cpu().numpy()


def _last(x: Tensor, n_frames: int | None, n_dropped: int = 0) -> Tensor:
    """The last n_frames of (1, n, dim), or all, but for n_dropped at the end."""
    end = x.shape[1] - n_dropped
    return x[:, 0 if n_frames is None else max(0, end - n_frames) : end]
