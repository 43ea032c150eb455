"""Operators of an ONNX graph, as they run fastest on a CPU: what pays and what harms was measured.

Matrices are int8, one scale an output channel, in DynamicQuantizeMatMul, which makes int8 of its
input as it comes; everything else is float32. A memory of frames is a 4-D Conv, the layout that
ONNX Runtime has fast code for. Add and LayerNormalization stay apart: their fusion is six times
slower. There are no masks: each region runs alone, as padding costs more than batches gain.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from engine.errors import ModelCorrupt
from engine.graphs.precision import LARGEST, Precision
from engine.models.checkpoint import Weights

Value = str  # the name of what an operator gives
Output = tuple[Value, str, Sequence[int | str]]  # what it stands for, its type and shape
Attribute = int | float | str | Sequence[int]

PRODUCER = "shengwen"  # as our graphs name it

_OPSET = 23  # the first with Attention
_IR_VERSION = 11
_MICROSOFT = "com.microsoft"
_SMALLEST_SCALE = 1e-8
_TYPES = {"float32": TensorProto.FLOAT, "int64": TensorProto.INT64, "bool": TensorProto.BOOL}


class GraphWriter:
    """Writes one graph, taking each of a checkpoint's tensors once."""

    def __init__(
        self,
        weights: Weights,
        model: str,
        precision: Precision,
        leftovers: tuple[str, ...] = (),
    ) -> None:
        """Begin.

        Args:
            model: what the weights are called in errors.
            leftovers: prefixes of names that only training used.
        """
        self._weights = {n: w for n, w in weights.items() if not n.startswith(leftovers)}
        self._untaken = set(self._weights)
        self._model = model
        self.precision = precision
        self._inputs: list[onnx.ValueInfoProto] = []
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def take(self, name: str, *shape: int) -> npt.NDArray[np.float32]:
        """A tensor of the checkpoint.

        Raises:
            ModelCorrupt: it is missing, has another shape, or holds what is no number.
        """
        tensor = self._weights.get(name)
        if tensor is None:
            raise ModelCorrupt(self._model, f"{name} is missing")
        if tensor.shape != shape:
            raise ModelCorrupt(self._model, f"{name} is {tensor.shape} instead of {shape}")
        self._untaken.discard(name)
        values = np.asarray(tensor, np.float32)
        if not np.isfinite(values).all():
            raise ModelCorrupt(self._model, f"{name} holds what is no number")
        return values

    def demand_all_taken(self, *parts: str, others: tuple[str, ...] = ()) -> None:
        """Make sure that the checkpoint held nothing else.

        Args:
            parts: prefixes of the names that are meant; by default all are.
            others: prefixes of names that other graphs take.

        Raises:
            ModelCorrupt: it did.
        """
        meant = (name for name in self._untaken if not parts or name.startswith(parts))
        unknown = [name for name in meant if not name.startswith(others)]
        if unknown:
            raise ModelCorrupt(self._model, f"{min(unknown)} is unknown")

    def input(self, name: str, kind: str, *shape: int | str) -> Value:
        self._inputs.append(helper.make_tensor_value_info(name, _TYPES[kind], shape))
        return name

    def constant(self, array: npt.ArrayLike, kind: npt.DTypeLike | None = None) -> Value:
        name = f"c{len(self._constants)}"
        values = np.ascontiguousarray(np.asarray(array, kind))
        shape = np.shape(array)
        self._constants.append(numpy_helper.from_array(values.reshape(shape), name))
        return name

    def op(self, kind: str, *inputs: Value, domain: str = "", **attributes: Attribute) -> Value:
        """Add an operator with one output."""
        return self.ops(kind, *inputs, n_outputs=1, domain=domain, **attributes)[0]

    def ops(
        self, kind: str, *inputs: Value, n_outputs: int, domain: str = "", **attributes: Attribute
    ) -> list[Value]:
        """Add an operator with several outputs."""
        n = len(self._nodes)
        outputs = [f"v{n}_{i}" for i in range(n_outputs)]
        node = helper.make_node(kind, inputs, outputs, name=f"{kind}_{n}", domain=domain)
        node.attribute.extend(helper.make_attribute(*item) for item in attributes.items())
        self._nodes.append(node)
        return outputs

    def ints(self, *values: int) -> Value:
        """Whole numbers, as a shape or the ends of a slice: (n,)."""
        return self.constant(values, np.int64)

    def linear(self, x: Value, name: str, n_in: int, n_out: int, *, bias: bool = True) -> Value:
        """X @ weight.T + bias, over the last axis."""
        weight = self.take(f"{name}.weight", n_out, n_in)
        added = self.take(f"{name}.bias", n_out) if bias else None
        return self.matrix(x, weight.T, added)

    def matrix(
        self, x: Value, weight: npt.NDArray[np.float32], bias: npt.NDArray[np.float32] | None
    ) -> Value:
        """X @ weight + bias: (…, n_in), (n_in, n_out), (n_out,) → (…, n_out)."""
        if self.precision == "float32":
            return self.exact_matrix(x, weight, bias)
        largest = LARGEST[self.precision]
        scale = np.maximum(np.abs(weight).max(axis=0) / largest, _SMALLEST_SCALE)
        scale = scale.astype(np.float32)
        rounded = np.clip(np.round(weight / scale), -largest, largest).astype(np.int8)
        inputs = [x, self.constant(rounded), self.constant(scale)]
        if bias is not None:
            inputs += ["", self.constant(bias)]
        return self.op("DynamicQuantizeMatMul", *inputs, domain=_MICROSOFT)

    def exact_matrix(
        self, x: Value, weight: npt.NDArray[np.float32], bias: npt.NDArray[np.float32] | None
    ) -> Value:
        """The same in float32, whatever the precision."""
        product = self.op("MatMul", x, self.constant(weight))
        return product if bias is None else self.op("Add", product, self.constant(bias))

    def norm(self, x: Value, name: str, n: int, epsilon: float) -> Value:
        """Layer norm over the last axis."""
        scale = self.constant(self.take(f"{name}.weight", n))
        bias = self.constant(self.take(f"{name}.bias", n))
        return self.op("LayerNormalization", x, scale, bias, axis=-1, epsilon=epsilon)

    def attention(
        self, query: Value, key: Value, value: Value, n_heads: int, visible: Value | None = None
    ) -> Value:
        """Scaled dot-product attention: (1, n_queries, n), (1, n_keys, n) twice → the first.

        Args:
            visible: (n_queries, n_keys), what each query sees; None for everything.
        """
        inputs = [query, key, value] if visible is None else [query, key, value, visible]
        return self.op("Attention", *inputs, q_num_heads=n_heads, kv_num_heads=n_heads)

    def best_score(self, logits: Value) -> Value:
        """The log-probability of what is likeliest: (n, n_classes) → (n,).

        By LogSoftmax, as ReduceLogSumExp takes eight times as long.
        """
        scores = self.op("LogSoftmax", logits, axis=1)
        return self.op("ReduceMax", scores, self.ints(1), keepdims=0)

    def memory(self, x: Value, name: str, n: int, kernel: int, before: int) -> Value:
        """Each channel filtered along time, plus itself: (1, n_frames, n), the same out.

        Args:
            before: frames of the filter that are earlier than its own.
        """
        weight = self._with_itself(name, n, kernel, before)
        return self.filtered(x, weight, before, kernel - 1 - before)

    def memory_after(self, x: Value, name: str, n: int, kernel: int) -> Value:
        """The same of a filter that only looks back, with what it sees in front of the first frame.

        (1, kernel - 1 + n_frames, n) → (1, n_frames, n).
        """
        return self.filtered(x, self._with_itself(name, n, kernel, kernel - 1), 0, 0)

    def _with_itself(self, name: str, n: int, kernel: int, own: int) -> npt.NDArray[np.float32]:
        """A filter that gives back the frame itself too, at no cost."""
        weight = self.take(f"{name}.weight", n, 1, kernel).copy()
        weight[:, 0, own] += 1.0
        return weight

    def filtered(self, x: Value, weight: npt.NDArray[np.float32], before: int, after: int) -> Value:
        """Each channel filtered along time: (1, n_frames, n), the same out.

        Args:
            weight: (n, 1, kernel).
            before, after: zeros on either side.
        """
        n, _, kernel = weight.shape
        x = self.op("Unsqueeze", x, self.ints(1))  # (1, 1, n_frames, n)
        x = self.op("Transpose", x, perm=[0, 3, 1, 2])  # (1, n, 1, n_frames)
        x = self.op(
            "Conv",
            x,
            self.constant(weight[:, :, None]),
            group=n,
            kernel_shape=[1, kernel],
            pads=[0, before, 0, after],
        )
        x = self.op("Transpose", x, perm=[0, 2, 3, 1])
        return self.op("Squeeze", x, self.ints(1))

    def model(self, outputs: Mapping[str, Output]) -> bytes:
        """The whole graph, and what its outputs are called."""
        nodes = [*self._nodes]
        infos = []
        for name, (value, kind, shape) in outputs.items():
            nodes.append(helper.make_node("Identity", [value], [name], name=f"output_{name}"))
            infos.append(helper.make_tensor_value_info(name, _TYPES[kind], shape))
        graph = helper.make_graph(nodes, "graph", self._inputs, infos, self._constants)
        opsets: Iterable[onnx.OperatorSetIdProto] = (
            helper.make_opsetid("", _OPSET),
            helper.make_opsetid(_MICROSOFT, 1),
        )
        model = helper.make_model(
            graph, opset_imports=list(opsets), ir_version=_IR_VERSION, producer_name=PRODUCER
        )
        return bytes(model.SerializeToString())
