"""FSMN-VAD: stacked frames → the probability that each is silence, as they come.

Source: Deep-FSMN (Zhang et al., 2018); follows FunASR's FSMN. It only looks back, so a stream and a
whole file give the same.
"""

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F  # noqa: N812 - everybody's name for it
from torch import Tensor, nn

from engine.architectures.fsmn_vad import VadSizes, read_vad
from engine.features import Features
from engine.models.config import ModelConfig
from engine.networks.running import assemble, memory_of, open_device


class FsmnVad(nn.Module):
    """Affine layers around a stack of memories."""

    def __init__(self, sizes: VadSizes) -> None:
        super().__init__()
        self.encoder = _Encoder(sizes)

    def forward(self, x: Tensor, memories: list[Tensor]) -> tuple[Tensor, list[Tensor]]:
        """(n_frames, n_input) → probabilities (n_frames, n_classes) and the memories after it.

        Args:
            memories: one a layer, (n_frames_back, n_state): what it saw last.
        """
        encoder = self.encoder
        x = F.relu(encoder.in_linear2.linear(encoder.in_linear1.linear(x)))
        after = []
        for layer, memory in zip(encoder.fsmn, memories, strict=True):
            x, seen = layer(x, memory)
            after.append(seen)
        x = encoder.out_linear2.linear(encoder.out_linear1.linear(x))
        return x.softmax(dim=-1), after


class _Encoder(nn.Module):
    def __init__(self, sizes: VadSizes) -> None:
        super().__init__()
        self.in_linear1 = _Affine(sizes.n_input, sizes.n_affine)
        self.in_linear2 = _Affine(sizes.n_affine, sizes.n_linear)
        self.fsmn = nn.ModuleList(
            _Layer(sizes.n_linear, sizes.n_state, sizes.n_back) for _ in range(sizes.n_layers)
        )
        self.out_linear1 = _Affine(sizes.n_linear, sizes.n_out)
        self.out_linear2 = _Affine(sizes.n_out, sizes.n_classes)


class _Layer(nn.Module):
    """Down to the memory's width, the memory, and up again."""

    def __init__(self, n_linear: int, n_state: int, n_back: int) -> None:
        super().__init__()
        self.linear = _Affine(n_linear, n_state, bias=False)
        self.fsmn_block = _Memory(n_state, n_back)
        self.affine = _Affine(n_state, n_linear)

    def forward(self, x: Tensor, memory: Tensor) -> tuple[Tensor, Tensor]:
        x = self.linear.linear(x)  # (n_frames, n_state)
        seen = torch.cat([memory, x])
        past = self.fsmn_block.conv_left(seen.T[None, :, :, None])[0, :, :, 0].T
        return F.relu(self.affine.linear(x + past)), seen[len(seen) - len(memory) :]


class _Memory(nn.Module):
    def __init__(self, n_state: int, n_back: int) -> None:
        super().__init__()
        self.conv_left = nn.Conv2d(n_state, n_state, (n_back, 1), groups=n_state, bias=False)


class _Affine(nn.Module):
    def __init__(self, n_in: int, n_out: int, *, bias: bool = True) -> None:
        super().__init__()
        self.linear = nn.Linear(n_in, n_out, bias=bias)


class FsmnVadNetwork:
    """A checkpoint of FSMN-VAD; it is small, and always on the CPU."""

    def __init__(self, config: ModelConfig) -> None:
        """Load it.

        Raises:
            ModelCorrupt: as assemble says.
        """
        self._sizes = read_vad(config)
        self._module = assemble(lambda: FsmnVad(self._sizes), config, open_device("cpu"))

    def begin(self) -> "FsmnVadStream":
        """Start on a new source."""
        sizes = self._sizes
        memory = torch.zeros(sizes.n_back - 1, sizes.n_state)
        return FsmnVadStream(self._module, [memory] * sizes.n_layers, list(sizes.silent))


class FsmnVadStream:
    """One source's memories."""

    def __init__(self, module: FsmnVad, memories: list[Tensor], silent: list[int]) -> None:
        self._module = module
        self._memories = memories
        self._silent = silent

    def silence(self, features: Features) -> npt.NDArray[np.float32]:
        """How likely each of the next frames is silence: (n_frames, n_input) → (n_frames,)."""
        if not len(features):
            return np.empty(0, np.float32)
        with memory_of(torch.device("cpu")), torch.inference_mode():
            classes, self._memories = self._module(torch.from_numpy(features), self._memories)
            return classes[:, self._silent].sum(dim=-1).numpy()
