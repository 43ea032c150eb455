"""What all networks share: weights onto a device, batches through it, out of memory survived."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Generic, TypeVar

import numpy as np
import torch
from torch import Tensor, nn

from engine.errors import CudaUnavailable, ModelCorrupt, OutOfMemory
from engine.features import Features
from engine.models.checkpoint import audit, read_checkpoint
from engine.models.config import ModelConfig

log = logging.getLogger(__name__)

Module = TypeVar("Module", bound=nn.Module)
Output = TypeVar("Output")

_FULL_MEMORY = ("not enough memory", "can't allocate memory")  # on Windows and macOS; on Linux
_PADDED_FRAMES = 12_000  # of a CUDA batch, padding included: 12 minutes at 60 ms


def open_device(name: str) -> torch.device:
    """The device called "cpu", "cuda" or "cuda:N".

    Raises:
        CudaUnavailable: there is no such device, or PyTorch cannot use it.
    """
    try:
        device = torch.device(name)
    except RuntimeError as error:
        raise CudaUnavailable(name, "no such device") from error
    if device.type not in ("cpu", "cuda"):
        raise CudaUnavailable(name, "what computes here is cpu or cuda")
    if device.type == "cuda":
        if not torch.cuda.is_available():
            reason = "no such device" if torch.version.cuda else "this PyTorch is built without it"
            raise CudaUnavailable(name, reason)
        if (device.index or 0) >= torch.cuda.device_count():
            raise CudaUnavailable(name, "no such device")
        return torch.device("cuda", device.index or 0)
    return device


def assemble(
    build: Callable[[], Module],
    config: ModelConfig,
    device: torch.device,
    *,
    leftovers: tuple[str, ...] = (),
) -> Module:
    """Build a network around the weights of a checkpoint, ready to run.

    Args:
        build: makes the module; its parameters are replaced, so they cost nothing.
        leftovers: prefixes of names that only training used.

    Raises:
        ModelCorrupt: the checkpoint is damaged, or a tensor is missing, unknown or misshapen.
        OutOfMemory: it does not fit.
    """
    config.demand_checkpoint()
    try:
        with torch.device("meta"):
            module = build()
    except (RuntimeError, ValueError, ArithmeticError) as error:
        fault = f"its config describes no network that can be built: {error}"
        raise ModelCorrupt(str(config.directory), fault) from error
    weights = read_checkpoint(config.weights)
    weights = {name: w for name, w in weights.items() if not name.startswith(leftovers)}
    try:
        audit(weights, {name: tuple(t.shape) for name, t in module.state_dict().items()})
    except ValueError as error:
        raise ModelCorrupt(str(config.directory), str(error)) from error
    with memory_of(device):
        tensors = {
            name: torch.from_numpy(np.array(w, np.float32)).to(device)
            for name, w in weights.items()
        }
        if broken := [name for name, tensor in tensors.items() if not tensor.isfinite().all()]:
            raise ModelCorrupt(str(config.directory), f"{broken[0]} holds what is no number")
        module.load_state_dict(tensors, assign=True)
    return module.eval().requires_grad_(requires_grad=False)


class Network(Generic[Module]):
    """Runs a module over features, one output each.

    On the CPU one after the other, as padding costs more there than batches gain; on CUDA in
    batches of like length, in half precision where the module allows it. Memory that runs out
    halves the batch; with one alone the CPU takes over for good.

    Attributes:
        device: where it runs now.
    """

    def __init__(self, module: Module, device: torch.device) -> None:
        self._module = module
        self.device = device

    def run(
        self,
        batch: Sequence[Features],
        forward: Callable[[Module, Tensor, Tensor | None], list[Output]],
    ) -> list[Output]:
        """Run each of (n_frames, dim); n_frames may differ.

        Args:
            forward: takes the module, features (batch, n_frames, dim) and a mask (batch, n_frames)
                that is True where they are real, None where all are; gives one output each.
        """
        outputs: dict[int, Output] = {}
        for indices in _packed([len(features) for features in batch], self.device):
            parts = self._run([batch[i] for i in indices], forward)
            outputs.update(zip(indices, parts, strict=True))
        return [outputs[i] for i in range(len(batch))]

    def call(self, function: Callable[[Module, torch.device], Output]) -> Output:
        """Run something else of the module, in full precision; on the CPU where memory runs out."""
        try:
            with memory_of(self.device), torch.inference_mode():
                return function(self._module, self.device)
        except OutOfMemory as error:
            if self.device.type == "cpu":
                raise
            self._move_to_cpu(error)
        return self.call(function)

    def _run(
        self,
        batch: list[Features],
        forward: Callable[[Module, Tensor, Tensor | None], list[Output]],
    ) -> list[Output]:
        if self.device.type == "cpu" and len(batch) > 1:  # it was CUDA when the batch was packed
            return [output for features in batch for output in self._run([features], forward)]
        try:
            with (
                memory_of(self.device),
                torch.inference_mode(),
                torch.autocast(self.device.type, torch.float16, enabled=self.device.type == "cuda"),
            ):
                return forward(self._module, *_padded(batch, self.device))
        except OutOfMemory as error:
            half = len(batch) // 2
            if self.device.type == "cpu":
                raise
            if not half:
                self._move_to_cpu(error)
                return self._run(batch, forward)
        log.warning("out of memory with %d at once; trying half", len(batch))
        return self._run(batch[:half], forward) + self._run(batch[half:], forward)

    def _move_to_cpu(self, error: OutOfMemory) -> None:
        log.warning("out of memory on %s; going on with the CPU", error.device)
        self.device = torch.device("cpu")
        self._module.to(self.device)


@contextmanager
def memory_of(device: torch.device) -> Iterator[None]:
    """Say OutOfMemory where PyTorch says one of its many things."""
    try:
        yield
    except torch.OutOfMemoryError as error:
        raise OutOfMemory(str(device)) from error
    except (MemoryError, RuntimeError) as error:
        if isinstance(error, MemoryError) or any(words in str(error) for words in _FULL_MEMORY):
            raise OutOfMemory(str(device)) from error
        raise


def _packed(lengths: Sequence[int], device: torch.device) -> Iterator[list[int]]:
    """Indices that run together: of like length, no more padded frames than fit."""
    if device.type == "cpu":
        yield from ([i] for i in range(len(lengths)))
        return
    batch: list[int] = []
    for i in sorted(range(len(lengths)), key=lambda i: -lengths[i]):
        if batch and (len(batch) + 1) * lengths[batch[0]] > _PADDED_FRAMES:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def _padded(batch: Sequence[Features], device: torch.device) -> tuple[Tensor, Tensor | None]:
    """(batch, n_frames, dim), zeros behind the shorter ones, and what of it is real."""
    if len(batch) == 1:
        return torch.from_numpy(np.ascontiguousarray(batch[0])).to(device)[None], None
    lengths = torch.tensor([len(features) for features in batch])
    padded = nn.utils.rnn.pad_sequence([torch.from_numpy(f) for f in batch], batch_first=True)
    mask = torch.arange(padded.shape[1]) < lengths[:, None]
    if device.type == "cuda":  # a copy from pinned memory does not hold up what computes
        padded, mask = padded.pin_memory(), mask.pin_memory()
    return padded.to(device, non_blocking=True), mask.to(device, non_blocking=True)
