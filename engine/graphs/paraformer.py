"""Paraformer as graphs, with CIF between them: twin of networks/paraformer.py."""

from collections.abc import Callable, Sequence

import numpy as np

from engine.architectures.paraformer import (
    LEFTOVERS,
    Hotwords,
    ParaformerSizes,
    Spoken,
    read_paraformer,
)
from engine.cif import fire
from engine.features import Features
from engine.graphs import cif, decoder, sanm
from engine.graphs.decoder import Array, Decoded
from engine.graphs.foundry import Foundry
from engine.graphs.ops import GraphWriter, Output
from engine.graphs.precision import Precision
from engine.graphs.session import in_parallel
from engine.models.config import ModelConfig

Decode = Callable[[Array, Array], Decoded]  # takes embeddings and the encoder's output, (1, n, …)


class ParaformerGraph:
    """A checkpoint of a Paraformer, from features to tokens and their weights in time."""

    device = "cpu"

    def __init__(
        self, config: ModelConfig, n_input: int, n_vocab: int, precision: Precision
    ) -> None:
        """Load it, or write it first.

        Raises:
            ModelCorrupt, OutOfMemory: as Foundry.session says.
        """
        sizes = read_paraformer(config, n_input, n_vocab)
        foundry = Foundry(config, precision, LEFTOVERS)
        self._encoder = Encoder(foundry, sizes, others=("decoder.",))
        self._decoder = foundry.session("decoder", lambda g: decoder.write(g, sizes.decoder))

    def run(self, batch: Sequence[Features], hotwords: Hotwords | None = None) -> list[Spoken]:
        """Run features (n_frames, n_input) each, as many at once as there are cores."""
        assert hotwords is None  # it cannot listen for any
        return self._encoder.run(batch, self._decoded)

    def _decoded(self, embeddings: Array, encoded: Array) -> Decoded:
        ids, scores, _ = self._decoder.run(embeddings=embeddings, encoded=encoded)
        return ids, scores


class Encoder:
    """What every Paraformer begins with: encoder and predictor."""

    def __init__(self, foundry: Foundry, sizes: ParaformerSizes, others: tuple[str, ...]) -> None:
        """Load it, or write it first.

        Args:
            others: prefixes of the tensors of what follows.

        Raises:
            ModelCorrupt, OutOfMemory: as Foundry.session says.
        """
        self._tail = np.array([sizes.predictor.tail], np.float32)
        self._upsampling = sizes.predictor.upsampling or 1
        self._session = foundry.session("encoder", lambda g: _write_encoder(g, sizes, others))

    def run(self, batch: Sequence[Features], decode: Decode) -> list[Spoken]:
        """Run features (n_frames, n_input) each, as many at once as there are cores."""

        def spoken(features: Features) -> Spoken:
            encoded, weights, *fine = self._session.run(features=features[None])
            embeddings = fire(encoded[0], np.concatenate([weights, self._tail]))
            ids, scores = np.empty(0, np.int64), np.empty(0, np.float32)
            if len(embeddings):
                ids, scores = decode(embeddings[None], encoded)
            return Spoken(ids, scores, fine[0] if fine else weights, self._upsampling)

        return in_parallel(spoken, batch)


def _write_encoder(g: GraphWriter, sizes: ParaformerSizes, others: tuple[str, ...]) -> bytes:
    """Features to what is said of each frame.

    Inputs: features (1, n_frames, n_input).
    Outputs: encoded (1, n_frames, n_state); weights (n_frames,), how much of a token each holds;
    with a time-stamp head fine, the same of each step (n_frames * upsampling,).
    """
    n_state = sizes.encoder.n_state
    features = g.input("features", "float32", 1, "n_frames", sizes.encoder.n_input)
    encoded = sanm.encoder(g, features, sizes.encoder)
    weights = cif.weights(g, encoded, sizes.predictor)
    outputs: dict[str, Output] = {
        "encoded": (encoded, "float32", [1, "n_frames", n_state]),
        "weights": (weights, "float32", ["n_frames"]),
    }
    if sizes.predictor.upsampling:
        fine = cif.fine_weights(g, encoded, sizes.predictor)
        outputs["fine"] = (fine, "float32", ["n_steps"])
    g.demand_all_taken(others=others)
    return g.model(outputs)
