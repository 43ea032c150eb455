"""CT-Transformer, and its realtime form, by their exported files."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from engine.architectures.ct_transformer import visible
from engine.graphs.official.files import Shape, int32, load
from engine.graphs.precision import Precision
from engine.graphs.session import Session
from engine.models.config import ModelConfig


class OfficialCtTransformer:
    """CT-Transformer, as CtTransformerGraph."""

    def __init__(self, config: ModelConfig, n_marks: int, precision: Precision) -> None:
        """Load it.

        Raises:
            ModelCorrupt: it is damaged, or takes something else.
            OutOfMemory: it does not fit.
        """
        inputs = {"inputs": (None, None), "text_lengths": (None,)}
        self._session = load(config, precision, inputs, {"logits": (None, None, n_marks)})

    def marks(self, ids: Sequence[int]) -> npt.NDArray[np.int64]:
        """As CtTransformerGraph."""
        return _marks(self._session, ids)


class OfficialCtTransformerRealtime:
    """The realtime CT-Transformer, as CtTransformerRealtimeGraph."""

    def __init__(self, config: ModelConfig, n_marks: int, precision: Precision) -> None:
        """Load it.

        Raises:
            ModelCorrupt: it is damaged, or takes something else.
            OutOfMemory: it does not fit.
        """
        mask = (1, 1, None, None)
        inputs: dict[str, Shape] = {"inputs": (1, None), "text_lengths": (1,)}
        inputs |= {"vad_masks": mask, "sub_masks": mask}
        self._session = load(config, precision, inputs, {"logits": (1, None, n_marks)})

    def marks(self, ids: Sequence[int], n_before: int) -> npt.NDArray[np.int64]:
        """As CtTransformerRealtimeGraph."""
        past, said = visible(len(ids), n_before)
        masks = {"sub_masks": past, "vad_masks": said}
        return _marks(self._session, ids, {n: m[None, None] for n, m in masks.items()})


def _marks(
    session: Session, ids: Sequence[int], masks: Mapping[str, npt.NDArray[np.bool_]] | None = None
) -> npt.NDArray[np.int64]:
    masks = {name: mask.astype(np.float32) for name, mask in (masks or {}).items()}
    (logits,) = session.run(
        ["logits"], inputs=int32(*ids)[None], text_lengths=int32(len(ids)), **masks
    )
    marks: npt.NDArray[np.int64] = logits[0].argmax(axis=-1)
    return marks
