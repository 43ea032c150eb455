"""TP-Aligner as a graph: features → how much of a token 20 ms hold. It hears no words.

Source: FunASR's MonotonicAligner, an encoder below the time-stamp head of BiCIF (Shi et al., 2023).
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from engine.architectures.aligner import read_aligner
from engine.architectures.cif import CifSizes
from engine.architectures.sanm import SanmSizes
from engine.features import Features
from engine.graphs import cif, sanm
from engine.graphs.foundry import Foundry
from engine.graphs.ops import GraphWriter
from engine.graphs.precision import Precision
from engine.graphs.session import in_parallel
from engine.models.config import ModelConfig


class AlignerGraph:
    """A checkpoint of TP-Aligner."""

    def __init__(self, config: ModelConfig, n_input: int, precision: Precision) -> None:
        """Load it, or write it first.

        Raises:
            ModelCorrupt, OutOfMemory: as Foundry.session says.
        """
        encoder, predictor = read_aligner(config, n_input)
        self._session = Foundry(config, precision).session(
            "aligner", lambda g: _write(g, encoder, predictor)
        )

    def run(self, batch: Sequence[Features]) -> list[npt.NDArray[np.float32]]:
        """Run features (n_frames, n_input) each; give weights (3 * n_frames,) each."""

        def weights(features: Features) -> npt.NDArray[np.float32]:
            (found,) = self._session.run(features=features[None])
            return found

        return in_parallel(weights, batch)


def _write(g: GraphWriter, encoder: SanmSizes, predictor: CifSizes) -> bytes:
    """Features to weights in time.

    Inputs: features (1, n_frames, n_input). Outputs: weights (n_frames * upsampling,).
    """
    features = g.input("features", "float32", 1, "n_frames", encoder.n_input)
    encoded = sanm.encoder(g, features, encoder)
    cif.weights(g, encoded, predictor)  # the head of words, which is there and unused
    fine = cif.fine_weights(g, encoded, predictor)
    g.demand_all_taken()
    return g.model({"weights": (fine, "float32", ["n_steps"])})
