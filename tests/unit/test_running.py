"""engine/networks/running.py: small modules and scripted ones; CUDA is pretended."""

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import CudaUnavailable, ModelCorrupt, OutOfMemory
from engine.models.config import ModelConfig, read_config
from engine.networks import running
from engine.networks.running import Network, assemble, open_device

CPU, CUDA = torch.device("cpu"), torch.device("cuda", 0)


class FakeForward:
    """Gives the sum of each item's real frames; fails where more than `most` run at once on CUDA.

    Attributes:
        batches: how many ran at once, failures included.
        masked: whether they had a mask.
    """

    def __init__(self, network_of: Sequence[Network], most: int = 1000) -> None:
        self.batches: list[int] = []
        self.masked: list[bool] = []
        self._network_of = network_of
        self._most = most

    def __call__(
        self, module: torch.nn.Module, features: torch.Tensor, mask: torch.Tensor | None
    ) -> list[float]:
        self.batches.append(len(features))
        self.masked.append(mask is not None)
        if self._network_of[0].device.type == "cuda" and len(features) > self._most:
            raise torch.OutOfMemoryError
        real = features if mask is None else features * mask[:, :, None]
        return [float(item.sum()) for item in real]


@pytest.fixture
def pretended_cuda(monkeypatch) -> None:
    """Tensors meant for CUDA stay on the CPU; everything else takes its way."""
    padded = running._padded
    monkeypatch.setattr(running, "_padded", lambda batch, _device: padded(batch, CPU))
    monkeypatch.setattr(torch, "autocast", lambda *_args, **_options: nullcontext())


def network(device: torch.device, most: int = 1000) -> tuple[Network, FakeForward]:
    made = Network(torch.nn.Linear(1, 1), device)
    return made, FakeForward([made], most)


def frames(*lengths: int) -> list[np.ndarray]:
    """Features of ones, so that an item's sum is its length."""
    return [np.ones((n, 1), np.float32) for n in lengths]


def model(folder: Path, weights: dict[str, torch.Tensor]) -> ModelConfig:
    (folder / "config.yaml").write_text("model: Linear\n")
    torch.save(weights, folder / "model.pt")
    return read_config(folder)


def linear() -> torch.nn.Module:
    return torch.nn.Linear(2, 3)


WEIGHTS = {"weight": torch.arange(6.0).reshape(3, 2), "bias": torch.ones(3)}


def test_on_the_cpu_each_runs_alone_and_unpadded():
    made, forward = network(CPU)
    assert made.run(frames(3, 1, 2), forward) == [3, 1, 2]
    assert forward.batches == [1, 1, 1]
    assert forward.masked == [False] * 3


def test_nothing_to_run_is_nothing():
    made, forward = network(CPU)
    assert made.run([], forward) == []


def test_outputs_need_no_gradients():
    made = Network(torch.nn.Linear(1, 1), CPU)
    (output,) = made.run(frames(2), lambda module, x, _mask: list(module(x)))
    assert not output.requires_grad


@pytest.mark.usefixtures("pretended_cuda")
def test_on_cuda_they_run_together_and_come_back_in_order():
    made, forward = network(CUDA)
    assert made.run(frames(3, 1, 2, 5), forward) == [3, 1, 2, 5]
    assert forward.batches == [4]
    assert forward.masked == [True]


@pytest.mark.usefixtures("pretended_cuda")
def test_one_alone_needs_no_mask_on_cuda_either():
    made, forward = network(CUDA)
    assert made.run(frames(7), forward) == [7]
    assert forward.masked == [False]


@pytest.mark.usefixtures("pretended_cuda")
def test_memory_that_runs_out_halves_the_batch():
    made, forward = network(CUDA, most=2)
    assert made.run(frames(3, 1, 2, 5, 4), forward) == [3, 1, 2, 5, 4]
    assert forward.batches == [5, 2, 3, 1, 2]
    assert made.device == CUDA


@pytest.mark.usefixtures("pretended_cuda")
def test_one_that_does_not_fit_alone_moves_to_the_cpu_for_good():
    made, forward = network(CUDA, most=0)
    assert made.run(frames(3, 1, 2, 5), forward) == [3, 1, 2, 5]
    assert made.device == CPU
    assert forward.batches == [4, 2, 1, 1, 1, 1, 1]
    assert made.run(frames(2, 1), forward) == [2, 1]
    assert forward.batches[-2:] == [1, 1]


@pytest.mark.parametrize(
    "error",
    [
        torch.OutOfMemoryError(),
        MemoryError(),
        RuntimeError("DefaultCPUAllocator: not enough memory: you tried to allocate 8 bytes"),
    ],
    ids=repr,
)
def test_a_computer_with_too_little_memory_says_so(error):
    def forward(*_: object) -> list[float]:
        raise error

    with pytest.raises(OutOfMemory) as caught:
        Network(torch.nn.Linear(1, 1), CPU).run(frames(1), forward)
    assert caught.value.device == "cpu"


def test_any_other_error_is_a_bug():
    def forward(*_: object) -> list[float]:
        raise RuntimeError("shapes do not match")

    with pytest.raises(RuntimeError, match="shapes do not match"):
        Network(torch.nn.Linear(1, 1), CPU).run(frames(1), forward)


@given(st.lists(st.integers(0, 15_000), max_size=60))
def test_batches_hold_like_lengths_and_no_more_than_fits(lengths):
    batches = list(running._packed(lengths, CUDA))
    packed = [i for batch in batches for i in batch]
    assert sorted(packed) == list(range(len(lengths)))
    assert [lengths[i] for i in packed] == sorted(lengths, reverse=True)
    assert all(len(b) == 1 or len(b) * lengths[b[0]] <= 12_000 for b in batches)


def test_shorter_ones_are_padded_with_zeros_behind():
    padded, mask = running._padded(frames(1, 3), CPU)
    assert padded[:, :, 0].tolist() == [[1, 0, 0], [1, 1, 1]]
    assert mask is not None
    assert mask.tolist() == [[True, False, False], [True, True, True]]


def test_a_module_takes_the_weights_of_its_checkpoint(tmp_path):
    module = assemble(linear, model(tmp_path, WEIGHTS), CPU)
    assert module(torch.tensor([1.0, 2.0])).tolist() == [3, 9, 15]
    assert not module.training
    assert not any(parameter.requires_grad for parameter in module.parameters())


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16, torch.float64])
def test_weights_of_any_precision_become_float32(tmp_path, dtype):
    weights = {name: tensor.to(dtype) for name, tensor in WEIGHTS.items()}
    module = assemble(linear, model(tmp_path, weights), CPU)
    assert {p.dtype for p in module.parameters()} == {torch.float32}
    assert module.weight.tolist() == WEIGHTS["weight"].tolist()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"bias": None}, "tensors 1 missing: bias"),
        ({"ctc.weight": torch.ones(1)}, "tensors 1 unknown: ctc.weight"),
        ({"bias": torch.ones(4)}, "tensors 1 misshapen: bias (4,) instead of (3,)"),
    ],
)
def test_weights_that_do_not_fit_the_network_are_named(tmp_path, change, fault):
    changed = {**WEIGHTS, **change}
    weights = {name: tensor for name, tensor in changed.items() if tensor is not None}
    with pytest.raises(ModelCorrupt) as caught:
        assemble(linear, model(tmp_path, weights), CPU)
    assert (caught.value.model, caught.value.reason) == (str(tmp_path), fault)


def test_what_only_training_used_is_left_behind(tmp_path):
    config = model(tmp_path, {**WEIGHTS, "ctc.weight": torch.ones(1)})
    assert assemble(linear, config, CPU, leftovers=("ctc.",)).bias.tolist() == [1, 1, 1]


def test_a_damaged_checkpoint_is_corrupt(tmp_path):
    config = model(tmp_path, WEIGHTS)
    config.weights.write_bytes(config.weights.read_bytes()[:100])
    with pytest.raises(ModelCorrupt):
        assemble(linear, config, CPU)


def test_the_cpu_is_always_there():
    assert open_device("cpu") == CPU


@pytest.mark.parametrize(
    ("version", "reason"), [(None, "this PyTorch is built without it"), ("12.8", "no such device")]
)
def test_cuda_that_cannot_be_used_says_why(monkeypatch, version, reason):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.version, "cuda", version)
    with pytest.raises(CudaUnavailable) as caught:
        open_device("cuda")
    assert (caught.value.device, caught.value.reason) == ("cuda", reason)


def test_a_cuda_device_is_counted_from_zero(monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 2)
    assert [open_device(name) for name in ("cuda", "cuda:1")] == [CUDA, torch.device("cuda", 1)]
    with pytest.raises(CudaUnavailable):
        open_device("cuda:2")


@pytest.mark.parametrize("name", ["gpu", "cuda:x", ""])
def test_a_device_of_an_unknown_name_is_reported(name):
    with pytest.raises(CudaUnavailable):
        open_device(name)


@pytest.mark.parametrize("name", ["mps", "meta"])
def test_a_device_that_nothing_here_was_made_for_is_named(name):
    with pytest.raises(CudaUnavailable):
        open_device(name)


def test_memory_that_linux_cannot_give_is_out_of_memory():
    with pytest.raises(OutOfMemory), running.memory_of(CPU):
        raise RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate")
