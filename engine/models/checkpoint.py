"""A PyTorch checkpoint → arrays, with no PyTorch and without running what the file says.

A checkpoint is a zip of one pickle and the tensors' bytes. A pickle may name any function to be
called; this reader knows the few that rebuild tensors, and refuses a file that names another.
"""

import io
import pickle
import pickletools
import zipfile
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from engine.errors import ModelCorrupt

Weights: TypeAlias = dict[str, npt.NDArray[Any]]

_BFLOAT16 = "bfloat16"  # numpy has no such type; its bits are the upper half of a float32
_TYPES = {
    "FloatStorage": "float32",
    "DoubleStorage": "float64",
    "HalfStorage": "float16",
    "BFloat16Storage": _BFLOAT16,
    "LongStorage": "int64",
    "IntStorage": "int32",
    "ShortStorage": "int16",
    "CharStorage": "int8",
    "ByteStorage": "uint8",
    "BoolStorage": "bool",
}
_WRAPPERS = ("state_dict", "model_state_dict", "model")  # training scripts put the weights inside
_PARALLEL = "module."  # and this before each name
_MOST_NAMED = 3  # tensors, in a reason


def read_checkpoint(path: Path) -> Weights:
    """Read every tensor of a checkpoint. The arrays are views of the file; treat them as constant.

    Raises:
        ModelCorrupt: it is no checkpoint, is cut off, or asks for code to be run.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return _named(_Unpickler(path, archive).load(), path)
    except ModelCorrupt:
        raise
    except FileNotFoundError as error:
        raise ModelCorrupt(str(path), "it is not there") from error
    except zipfile.BadZipFile as error:
        raise ModelCorrupt(str(path), "it is cut off, or no PyTorch checkpoint") from error
    except Exception as error:  # a damaged pickle can raise anything
        raise ModelCorrupt(str(path), f"it cannot be read: {error!r}") from error


def audit(weights: Mapping[str, npt.NDArray[Any]], shapes: Mapping[str, tuple[int, ...]]) -> None:
    """Compare what a checkpoint holds with what a network needs.

    Raises:
        ValueError: names the tensors that are missing, unknown, or of another shape.
    """
    missing = [name for name in shapes if name not in weights]
    unknown = [name for name in weights if name not in shapes]
    misshapen = [
        f"{name} {weights[name].shape} instead of {tuple(shape)}"
        for name, shape in shapes.items()
        if name in weights and weights[name].shape != tuple(shape)
    ]
    faults = [
        f"{len(names)} {fault}: {', '.join(names[:_MOST_NAMED])}"
        for names, fault in ((missing, "missing"), (unknown, "unknown"), (misshapen, "misshapen"))
        if names
    ]
    if faults:
        raise ValueError("tensors " + "; ".join(faults))


def _named(content: object, path: Path) -> Weights:
    """The tensors by their names, out of the wrappings of training."""
    if not isinstance(content, dict):
        raise ModelCorrupt(str(path), "it holds no named tensors")
    wrapped = [content[name] for name in _WRAPPERS if isinstance(content.get(name), dict)]
    named: dict[object, object] = wrapped[0] if wrapped else content
    weights = {
        str(name).removeprefix(_PARALLEL): value
        for name, value in named.items()
        if isinstance(value, np.ndarray)
    }
    if not weights:
        raise ModelCorrupt(str(path), "it holds no named tensors")
    return weights


class _Unpickler(pickle.Unpickler):
    """Rebuilds tensors as arrays over the file; any other callable is refused.

    What the pickle gets into its hands is immutable: it could set attributes on anything else.
    """

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        pickles = [name for name in archive.namelist() if name.endswith("/data.pkl")]
        if len(pickles) != 1:
            raise ModelCorrupt(str(path), "it is a zip, and no PyTorch checkpoint")
        if any(entry.compress_type != zipfile.ZIP_STORED for entry in archive.infolist()):
            raise ModelCorrupt(str(path), "it is compressed, which no PyTorch checkpoint is")
        self._path = path
        self._archive = archive
        self._prefix = pickles[0].removesuffix("data.pkl")
        self._bytes = np.memmap(path, np.uint8, "r")  # once: each map takes a file descriptor
        order = self._prefix + "byteorder"
        if order in archive.namelist() and archive.read(order) != b"little":
            raise ModelCorrupt(str(path), "it was written on a computer of another byte order")
        content = archive.read(pickles[0])
        _check_memo(content)
        super().__init__(io.BytesIO(content))

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - pickle's contract
        if module == "torch" and name in _TYPES:
            return _TYPES[name]
        known = {
            ("collections", "OrderedDict"): OrderedDict,
            ("torch._utils", "_rebuild_tensor_v2"): self._rebuild_tensor,
            ("torch._utils", "_rebuild_parameter"): self._rebuild_parameter,
        }
        if (module, name) not in known:
            raise ModelCorrupt(
                str(self._path), f"it asks for {module}.{name}, which no weights need"
            )
        return known[module, name]

    def persistent_load(self, pid: Any) -> tuple[str, str, int]:  # noqa: ANN401 - pickle's contract
        """One storage: the kind of its numbers, its key, and how many there are."""
        _kind, kind, key, _location, size = pid
        if kind not in _TYPES.values() or type(key) is not str or type(size) is not int:
            raise ModelCorrupt(str(self._path), "a storage is of no known type")
        return kind, key, size

    def _rebuild_tensor(
        self,
        storage: tuple[str, str, int],
        offset: int,
        shape: tuple[int, ...],
        stride: tuple[int, ...],
        *_: object,
    ) -> npt.NDArray[Any]:
        flat = self._storage(*storage)
        last = offset + sum((n - 1) * step for n, step in zip(shape, stride, strict=True))
        if min((offset, *shape, *stride)) < 0 or (0 not in shape and last >= len(flat)):
            raise ModelCorrupt(str(self._path), "a tensor reaches beyond its storage")
        if 0 in shape:
            return np.empty(shape, flat.dtype)
        return np.lib.stride_tricks.as_strided(
            flat[offset:], shape, [step * flat.itemsize for step in stride], writeable=False
        )

    def _rebuild_parameter(self, tensor: npt.NDArray[Any], *_: object) -> npt.NDArray[Any]:
        return tensor

    def _storage(self, kind: str, key: str, size: int) -> npt.NDArray[Any]:
        """The numbers of a storage, (size,)."""
        if kind not in _TYPES.values():  # the pickle can write such a tuple itself
            raise ModelCorrupt(str(self._path), "a storage is of no known type")
        entry = self._archive.getinfo(f"{self._prefix}data/{key}")
        dtype = np.dtype("uint16" if kind == _BFLOAT16 else kind)
        if not 0 <= size * dtype.itemsize <= entry.file_size:
            raise ModelCorrupt(str(self._path), f"storage {key} is cut off")
        flat = np.frombuffer(self._bytes, dtype, size, self._offset(entry))
        if kind != _BFLOAT16:
            return flat
        return (flat.astype(np.uint32) << 16).view(np.float32)

    def _offset(self, entry: zipfile.ZipInfo) -> int:
        """Where the entry's bytes begin: behind a header of 30 bytes, its name and its extras."""
        lengths = self._bytes[entry.header_offset + 26 : entry.header_offset + 30].tobytes()
        return (
            entry.header_offset
            + 30
            + int.from_bytes(lengths[:2], "little")
            + int.from_bytes(lengths[2:], "little")
        )


def _check_memo(content: bytes) -> None:
    """Refuse a pickle that numbers what it remembers so high that the table fills the memory."""
    for opcode, argument, _ in pickletools.genops(content):
        if "PUT" in opcode.name and argument is not None and int(argument) > len(content):
            raise ValueError("its memo is out of all proportion")
