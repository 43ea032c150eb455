"""engine/models/checkpoint.py: files that PyTorch wrote, and files made to do harm."""

import io
import os
import pickle
import subprocess
import sys
import zipfile
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.errors import ModelCorrupt
from engine.models.checkpoint import audit, read_checkpoint

Sizes = tuple[int, ...]


def saved(folder: Path, content: object) -> Path:
    path = folder / "model.pt"
    torch.save(content, path)
    return path


def zipped(folder: Path, **entries: bytes) -> Path:
    """A zip of entries, two underscores for a slash and one for a point."""
    path = folder / "model.pt"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return path


def rewritten(path: Path, change: Callable[[str, bytes], bytes | None], **options: int) -> Path:
    """The checkpoint again with its entries changed; None leaves one out."""
    with zipfile.ZipFile(path) as archive:
        entries = {name: change(name, archive.read(name)) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", **options) as archive:
        for name, content in entries.items():
            if content is not None:
                archive.writestr(name, content)
    return path


def pickled_tensor(
    size: int, offset: int, shape: tuple[int, ...], stride: tuple[int, ...]
) -> bytes:
    """The pickle of {"w": tensor} over a storage of `size` floats, whatever that means."""

    class Storage:
        """Pickled by its key, as PyTorch's own."""

    class Tensor:
        def __reduce__(self) -> tuple[object, ...]:
            return torch._utils._rebuild_tensor_v2, (Storage(), offset, shape, stride, False, {})

    class Pickler(pickle._Pickler):
        def persistent_id(self, value: object) -> object:
            is_storage = isinstance(value, Storage)
            return ("storage", torch.FloatStorage, "0", "cpu", size) if is_storage else None

    out = io.BytesIO()
    Pickler(out, 2).dump({"w": Tensor()})
    return out.getvalue()


def reason(path: Path) -> str:
    with pytest.raises(ModelCorrupt) as caught:
        read_checkpoint(path)
    assert caught.value.model == str(path)
    return caught.value.reason


@pytest.mark.parametrize(
    "dtype",
    [
        torch.float32,
        torch.float64,
        torch.float16,
        torch.int64,
        torch.int32,
        torch.int16,
        torch.int8,
        torch.uint8,
        torch.bool,
    ],
)
def test_every_type_comes_as_it_was_saved(tmp_path, dtype):
    tensor = torch.tensor([[0, 1, 1], [1, 0, 7]]).to(dtype)
    read = read_checkpoint(saved(tmp_path, {"w": tensor}))["w"]
    assert str(dtype).endswith(str(read.dtype))
    np.testing.assert_array_equal(read, tensor.numpy())


def test_bfloat16_becomes_float32_without_loss(tmp_path):
    tensor = torch.tensor([1.0, -2.5, 3.1415926, 1e-30, float("inf")], dtype=torch.bfloat16)
    read = read_checkpoint(saved(tmp_path, {"w": tensor}))["w"]
    assert read.dtype == np.float32
    np.testing.assert_array_equal(read, tensor.float().numpy())


def test_views_scalars_and_empty_tensors_keep_their_shape(tmp_path):
    whole = torch.arange(24.0).reshape(4, 6)
    content = {
        "turned": whole.T,
        "part": whole[1:3, 2:5],
        "spread": whole[:1].expand(3, 6),
        "scalar": torch.tensor(7.0),
        "nothing": torch.zeros(0, 5),
    }
    read = read_checkpoint(saved(tmp_path, content))
    assert list(read) == list(content)
    assert {name: array.tolist() for name, array in read.items()} == {
        name: tensor.tolist() for name, tensor in content.items()
    }
    assert read["nothing"].shape == (0, 5)


def test_a_modules_own_state_is_read(tmp_path):
    module = torch.nn.BatchNorm1d(3)
    read = read_checkpoint(saved(tmp_path, module.state_dict()))
    assert sorted(read) == sorted(module.state_dict())


def test_parameters_are_tensors_too(tmp_path):
    path = saved(tmp_path, {"w": torch.nn.Parameter(torch.ones(2))})
    assert read_checkpoint(path)["w"].tolist() == [1, 1]


@pytest.mark.parametrize("wrapper", ["state_dict", "model_state_dict", "model"])
def test_what_training_wraps_around_the_weights_is_taken_off(tmp_path, wrapper):
    weights = OrderedDict({"module.encoder.w": torch.ones(2)})
    content = {"epoch": 3, "optimizer": {"state": {}}, wrapper: weights}
    assert list(read_checkpoint(saved(tmp_path, content))) == ["encoder.w"]


def test_the_first_wrapper_counts(tmp_path):
    content = {"model": {"b": torch.ones(1)}, "state_dict": {"a": torch.ones(1)}}
    assert list(read_checkpoint(saved(tmp_path, content))) == ["a"]


def test_what_is_no_tensor_is_left_out(tmp_path):
    content = {"w": torch.ones(1), "version": 2, "name": "x", "model": None}
    assert list(read_checkpoint(saved(tmp_path, content))) == ["w"]


def test_a_compressed_checkpoint_is_refused(tmp_path):
    """PyTorch never compresses; a megabyte of it could become any number of them."""
    path = saved(tmp_path, {"w": torch.arange(1000)})
    rewritten(path, lambda _name, content: content, compression=zipfile.ZIP_DEFLATED)
    assert "compressed" in reason(path)


def test_a_tensor_is_no_storage(tmp_path):
    """One without strides is as long as it likes, and would be read far beyond the file."""

    class Inner:
        def __reduce__(self) -> tuple[object, ...]:
            return torch._utils._rebuild_tensor_v2, (Storage(), 0, (2**40,), (0,), False, {})

    class Storage:
        """Pickled by its key, as PyTorch's own."""

    class Outer:
        def __reduce__(self) -> tuple[object, ...]:
            return torch._utils._rebuild_tensor_v2, (Inner(), 0, (2, 2), (10**6, 1), False, {})

    class Pickler(pickle._Pickler):
        def persistent_id(self, value: object) -> object:
            is_storage = isinstance(value, Storage)
            return ("storage", torch.FloatStorage, "0", "cpu", 1) if is_storage else None

    out = io.BytesIO()
    Pickler(out, 2).dump({"w": Outer()})
    path = zipped(tmp_path, **{"a/data.pkl": out.getvalue(), "a/data/0": bytes(4)})
    assert "cannot be read" in reason(path)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="Linux lists them")
def test_a_thousand_tensors_take_no_thousand_file_descriptors(tmp_path):
    path = saved(tmp_path, {f"w{i}": torch.ones(1) for i in range(1000)})
    before = len(list(Path("/proc/self/fd").iterdir()))
    read = read_checkpoint(path)
    assert len(list(Path("/proc/self/fd").iterdir())) - before < 10
    assert len(read) == 1000


def test_a_memo_out_of_all_proportion_is_refused(tmp_path):
    path = zipped(tmp_path, **{"a/data.pkl": b"\x80\x02}r\xff\xff\xff\x0f."})
    assert "proportion" in reason(path)


def test_the_arrays_cannot_be_written_to(tmp_path):
    read = read_checkpoint(saved(tmp_path, {"w": torch.ones(3)}))
    with pytest.raises(ValueError, match="read-only"):
        read["w"][0] = 2


@pytest.mark.parametrize("content", [[torch.ones(1)], torch.ones(1), "text", {}, {"epoch": 3}])
def test_a_checkpoint_without_named_tensors_is_none(tmp_path, content):
    assert reason(saved(tmp_path, content)) == "it holds no named tensors"


def test_a_file_that_is_not_there_is_corrupt(tmp_path):
    assert reason(tmp_path / "model.pt") == "it is not there"


def test_a_folder_in_its_place_is_corrupt(tmp_path):
    (tmp_path / "model.pt").mkdir()
    assert "cannot be read" in reason(tmp_path / "model.pt")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no checkpoint at all " * 100])
def test_what_is_no_zip_is_corrupt(tmp_path, content):
    path = tmp_path / "model.pt"
    path.write_bytes(content)
    assert reason(path) == "it is cut off, or no PyTorch checkpoint"


def test_a_checkpoint_of_before_zips_is_refused(tmp_path):
    path = tmp_path / "model.pb"
    torch.save({"w": torch.ones(2)}, path, _use_new_zipfile_serialization=False)
    assert reason(path) == "it is cut off, or no PyTorch checkpoint"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_download_that_broke_off_is_corrupt(tmp_path, share):
    path = saved(tmp_path, {"w": torch.ones(10_000)})
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    assert reason(path) == "it is cut off, or no PyTorch checkpoint"


def test_a_zip_of_something_else_is_corrupt(tmp_path):
    assert reason(zipped(tmp_path, letter_txt=b"Dear")) == "it is a zip, and no PyTorch checkpoint"


def test_two_checkpoints_in_one_zip_are_none(tmp_path):
    nothing = pickle.dumps({})
    path = zipped(tmp_path, a__data_pkl=nothing, b__data_pkl=nothing)
    assert reason(path) == "it is a zip, and no PyTorch checkpoint"


def test_another_byte_order_is_refused(tmp_path):
    path = saved(tmp_path, {"w": torch.ones(2)})
    rewritten(path, lambda name, data: b"big" if name.endswith("byteorder") else data)
    assert "another byte order" in reason(path)


class Command:
    """What a pickle that does harm looks like: loading it runs a command."""

    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[object, ...]:
        return os.system, (f'echo ran > "{self.marker}"',)


class Call:
    """The same for any callable."""

    def __init__(self, function: object, *arguments: object) -> None:
        self.function = function
        self.arguments = arguments

    def __reduce__(self) -> tuple[object, ...]:
        return self.function, self.arguments


def test_the_command_of_a_malicious_checkpoint_is_not_run(tmp_path):
    marker = tmp_path / "marker"
    path = saved(tmp_path, {"w": torch.ones(2), "harm": Command(marker)})
    assert "system, which no weights need" in reason(path)
    assert not marker.exists()


def test_the_command_would_have_run(tmp_path):
    """So that the test above cannot pass for want of harm."""
    marker = tmp_path / "marker"
    pickle.loads(pickle.dumps(Command(marker)))
    assert marker.exists()


@pytest.mark.parametrize("function", [eval, exec, open, getattr, __import__, torch.load, bytearray])
def test_any_other_callable_is_refused_by_its_name(tmp_path, function):
    path = saved(tmp_path, {"w": torch.ones(2), "harm": Call(function, "1")})
    assert f"{function.__name__}, which no weights need" in reason(path)


def test_whole_modules_are_refused(tmp_path):
    assert "torch.nn.modules.linear.Linear" in reason(saved(tmp_path, torch.nn.Linear(2, 2)))


@pytest.mark.parametrize("content", [b"", b"\x80\x02}", b"\x80\x63", b"garbage", b"\x80\x02R."])
def test_a_damaged_pickle_is_corrupt(tmp_path, content):
    assert "cannot be read" in reason(zipped(tmp_path, a__data_pkl=content))


def test_a_storage_that_is_cut_off_is_named(tmp_path):
    path = saved(tmp_path, {"w": torch.ones(100)})
    rewritten(path, lambda name, data: data[:396] if name.endswith("data/0") else data)
    assert reason(path) == "storage 0 is cut off"


def test_a_storage_that_is_missing_is_corrupt(tmp_path):
    path = saved(tmp_path, {"w": torch.ones(100)})
    rewritten(path, lambda name, data: None if name.endswith("data/0") else data)
    assert "cannot be read" in reason(path)


@pytest.mark.parametrize(
    ("offset", "shape", "stride"),
    [
        (0, (5,), (1,)),
        (1, (4,), (1,)),
        (4, (1,), (1,)),
        (0, (2, 2), (3, 1)),
        (0, (2,), (1 << 60,)),
        (-1, (2,), (1,)),
        (3, (4,), (-1,)),
        (0, (-2,), (1,)),
        (-100, (), ()),
        (4, (), ()),
    ],
)
def test_a_tensor_that_reaches_beyond_its_storage_is_refused(tmp_path, offset, shape, stride):
    content = pickled_tensor(4, offset, shape, stride)
    assert "reaches beyond" in reason(zipped(tmp_path, a__data_pkl=content, a__data__0=bytes(16)))


@pytest.mark.parametrize(("offset", "shape", "stride"), [(0, (4,), (1,)), (3, (1, 5), (9, 0))])
def test_a_tensor_that_just_fits_is_read(tmp_path, offset, shape, stride):
    content = pickled_tensor(4, offset, shape, stride)
    path = zipped(tmp_path, a__data_pkl=content, a__data__0=bytes(16))
    assert read_checkpoint(path)["w"].shape == shape


@pytest.mark.parametrize("size", [5, -1, 1 << 60])
def test_a_storage_larger_than_its_bytes_is_refused(tmp_path, size):
    content = pickled_tensor(size, 0, (1,), (1,))
    reason(zipped(tmp_path, a__data_pkl=content, a__data__0=bytes(16)))


def test_weights_that_fit_pass_the_audit():
    audit({"w": np.zeros((2, 3)), "b": np.zeros(3)}, {"b": (3,), "w": (2, 3)})


def test_the_audit_names_what_is_missing_unknown_and_misshapen():
    weights = {"more": np.zeros(1), "turned": np.zeros((2, 3))}
    with pytest.raises(ValueError, match="tensors") as caught:
        audit(weights, {"gone": (4,), "turned": (3, 2)})
    assert str(caught.value) == (
        "tensors 1 missing: gone; 1 unknown: more; 1 misshapen: turned (2, 3) instead of (3, 2)"
    )


def test_of_many_faults_the_audit_names_a_few_and_counts_all():
    with pytest.raises(ValueError, match=r"5 missing: w0, w1, w2$"):
        audit({}, {f"w{i}": (1,) for i in range(5)})


def text(value: str) -> bytes:
    """A string, as a pickle has it."""
    return b"X" + len(value).to_bytes(4, "little") + value.encode()


def retyped(path: Path, dtype: object) -> Path:
    """A checkpoint whose pickle changes the type of its storage by BUILD (`__setstate__`)."""
    state = pickle.dumps((dtype,), 2)[2:-1]
    storage = text("storage") + b"ctorch\nFloatStorage\n" + state + b"b" + text("0") + text("cpu")
    tensor = (
        b"ctorch._utils\n_rebuild_tensor_v2\n((" + storage + b"K\x02tQK\x00(K\x02t(K\x01t\x89}tR"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a/data.pkl", b"\x80\x02}" + text("w") + tensor + b"s.")
        archive.writestr("a/data/0", b"\x41" * 64)
    return path


@pytest.mark.parametrize("dtype", ["V8", "S4"])
def test_a_pickle_cannot_change_the_type_of_its_storage(tmp_path, dtype):
    with pytest.raises(ModelCorrupt):
        read_checkpoint(retyped(tmp_path / "model.pt", dtype))


def test_a_pickle_cannot_make_pointers_of_its_bytes(tmp_path):
    """In a process of its own: it crashes."""
    path = retyped(tmp_path / "model.pt", "O")
    code = (
        "import sys, numpy as np; from pathlib import Path;"
        "from engine.models.checkpoint import read_checkpoint;"
        "np.array(read_checkpoint(Path(sys.argv[1]))['w'], np.float32)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], check=False, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "ModelCorrupt" in done.stderr
