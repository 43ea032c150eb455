"""A graph in ONNX Runtime, shared by as many threads as there are cores: one computes one region.

Two regions on a thread each are faster than two threads on one region, and do not wait for each
other on a busy computer.
"""

from collections.abc import Callable, Sequence, Sized
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as states

from engine.cores import n_cores
from engine.errors import OutOfMemory
from engine.graphs.ops import GraphWriter
from engine.graphs.precision import Precision

_QUIET = 4  # it warns of what it optimises away, and prints errors that it raises, too

Item = TypeVar("Item", bound=Sized)
Result = TypeVar("Result")
Array = npt.NDArray[Any]
Unusable = (  # none of them is a RuntimeError
    states.Fail,
    states.InvalidProtobuf,
    states.InvalidGraph,
    states.InvalidArgument,
    states.NoModel,
    states.NoSuchFile,
    states.NotImplemented,
)
_FAULTS = (MemoryError, RuntimeError, states.Fail, states.RuntimeException)  # that may mean memory


class Session:
    """Runs one graph; any number of threads may at once."""

    def __init__(self, model: bytes | str, *, n_threads: int = 1) -> None:
        """Load a graph, or the file that holds it.

        Raises:
            OutOfMemory: it does not fit.
            Unusable: it is no graph that runs here.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = n_threads
        options.inter_op_num_threads = 1
        options.log_severity_level = _QUIET
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session = onnxruntime.InferenceSession(
                model, options, providers=["CPUExecutionProvider"]
            )
        except _FAULTS as error:
            raise _translated(error) from error
        ends = [*self._session.get_inputs(), *self._session.get_outputs()]
        self.inputs = [one.name for one in self._session.get_inputs()]
        self.outputs = [one.name for one in self._session.get_outputs()]
        self.shapes: dict[str, list[int | str | None]] = {one.name: one.shape for one in ends}
        self.producer = str(self._session.get_modelmeta().producer_name)

    def run(self, outputs: Sequence[str] | None = None, /, **inputs: Array) -> list[Array]:
        """Compute outputs, by default all, in order.

        Raises:
            OutOfMemory: it does not fit.
        """
        try:
            found: list[Array] = self._session.run(outputs, inputs)
        except _FAULTS as error:
            raise _translated(error) from error
        return found


@cache
def best_precision() -> Precision:
    """int8 where the processor adds its products exactly; else int7, whose sums always fit.

    Processors without VNNI add two products in 16 bits, and what is too large is cut off.
    """
    return "int8" if adds_exactly() else "int7"


def adds_exactly() -> bool:
    """Whether the largest products of int8 add up to what they should."""
    g = GraphWriter({}, "probe", "int8")
    n = 64
    x = g.input("x", "float32", 1, n)
    weight = np.full((n, 16), 127.0, np.float32)
    product = g.matrix(x, weight, None)
    session = Session(g.model({"sum": (product, "float32", [1, 16])}))
    (found,) = session.run(x=np.full((1, n), 255.0, np.float32))
    return bool(np.allclose(found, 255.0 * 127.0 * n, rtol=1e-3))


def in_parallel(function: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """Apply a function to each, on as many threads as there are cores; the results are in order.

    The longest go first, so that the last to end has little left to do alone.

    Raises:
        OutOfMemory: what the function does between graphs does not fit.
    """
    order = sorted(range(len(items)), key=lambda i: -len(items[i]))
    try:
        if len(items) < 2:  # noqa: PLR2004 - one has nobody to share with
            return [function(item) for item in items]
        with ThreadPoolExecutor(min(n_cores(), len(items))) as threads:
            futures = {i: threads.submit(function, items[i]) for i in order}
            return [futures[i].result() for i in range(len(items))]
    except MemoryError as error:
        raise OutOfMemory("cpu") from error


def _translated(error: Exception) -> Exception:
    """Say OutOfMemory where that is meant."""
    words = ("bad_alloc", "bad allocation", "Failed to allocate memory", "not enough memory")
    if isinstance(error, MemoryError) or any(word in str(error) for word in words):
        return OutOfMemory("cpu")
    return error
