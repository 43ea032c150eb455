"""FSMN-VAD by its exported file."""

import numpy as np

from engine.architectures.fsmn_vad import VadSizes, read_vad
from engine.features import Features
from engine.graphs.official.files import Scores, Shape, load
from engine.graphs.session import Session
from engine.models.config import ModelConfig


class OfficialVad:
    """FSMN-VAD, as FsmnVadGraph."""

    def __init__(self, config: ModelConfig) -> None:
        """Load it.

        Raises:
            ModelCorrupt: it is damaged, or takes something else.
        """
        self._sizes = sizes = read_vad(config)
        memory = (1, sizes.n_state, sizes.n_back - 1, 1)
        inputs: dict[str, Shape] = {"speech": (1, None, sizes.n_input)}
        inputs |= {f"in_cache{i}": memory for i in range(sizes.n_layers)}
        outputs: dict[str, Shape] = {"logits": (1, None, sizes.n_classes)}
        outputs |= {f"out_cache{i}": (None,) * 4 for i in range(sizes.n_layers)}
        self._session = load(config, "float32", inputs, outputs)

    def begin(self) -> "OfficialVadStream":
        """Start on a new source."""
        return OfficialVadStream(self._session, self._sizes)


class OfficialVadStream:
    """One source's memories."""

    def __init__(self, session: Session, sizes: VadSizes) -> None:
        self._session = session
        self._silent = list(sizes.silent)
        memory = np.zeros((1, sizes.n_state, sizes.n_back - 1, 1), np.float32)
        self._memories = [memory] * sizes.n_layers

    def silence(self, features: Features) -> Scores:
        """As FsmnVadStream."""
        if not len(features):
            return np.empty(0, np.float32)
        before = {f"in_cache{i}": memory for i, memory in enumerate(self._memories)}
        after = [f"out_cache{i}" for i in range(len(before))]
        classes, *self._memories = self._session.run(
            ["logits", *after], speech=features[None], **before
        )
        silence: Scores = classes[0][:, self._silent].sum(axis=-1)
        return silence
