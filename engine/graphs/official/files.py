"""Finds and checks an exported file, and speaks the types that it does."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from engine.errors import ModelCorrupt
from engine.graphs.precision import Precision
from engine.graphs.session import Session, Unusable
from engine.models.config import ModelConfig

Shape = Sequence[int | None]  # None is any
Scores = npt.NDArray[np.float32]


def load(
    config: ModelConfig,
    precision: Precision,
    inputs: Mapping[str, Shape],
    outputs: Mapping[str, Shape],
    name: str = "model",
) -> Session:
    """Load the file called `name` that suits the precision best; it must take and give all that.

    Raises:
        ModelCorrupt: it is missing or damaged, or takes or gives something else.
        OutOfMemory: it does not fit.
    """
    path = _file(config, precision, name)
    try:
        session = Session(str(path))
    except Unusable as error:
        raise ModelCorrupt(str(path), f"it is no ONNX file that runs here: {error}") from error
    if set(session.inputs) != set(inputs):
        fault = f"it takes {_listed(session.inputs)} instead of {_listed(inputs)}"
        raise ModelCorrupt(str(path), fault)
    if missing := [end for end in outputs if end not in session.shapes]:
        fault = f"it gives {_listed(session.outputs)} without {_listed(missing)}"
        raise ModelCorrupt(str(path), fault)
    for end, shape in [*inputs.items(), *outputs.items()]:
        if not _fits(session.shapes[end], shape):
            fault = f"{end} is {session.shapes[end]} instead of {list(shape)}"
            raise ModelCorrupt(str(path), fault)
    return session


def _file(config: ModelConfig, precision: Precision, name: str) -> Path:
    whole, quantised = f"{name}.onnx", f"{name}_quant.onnx"
    names = (whole, quantised) if precision == "float32" else (quantised, whole)
    paths = [config.directory / file for file in names]
    if name == "model":
        paths.append(config.weights)  # which may be called anything
    found = next((path for path in paths if path.is_file()), None)
    if found is None:
        raise ModelCorrupt(str(config.directory), f"{whole} is missing")
    return found


def _fits(found: Sequence[object], wanted: Shape) -> bool:
    """Whether sizes that are both known are the same; a name stands for any."""
    pairs = zip(found, wanted, strict=False)
    return len(found) == len(wanted) and all(
        size == want for size, want in pairs if isinstance(size, int) and want is not None
    )


def _listed(names: Sequence[str] | Mapping[str, object]) -> str:
    return ", ".join(names)


def int32(*values: int) -> npt.NDArray[np.int32]:
    """What counts and ids are in these files."""
    return np.array(values, np.int32)


def log_softmax(logits: Scores) -> Scores:
    """Over the last axis; of what is one already, the same."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    likely: Scores = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return likely
