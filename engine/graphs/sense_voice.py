"""SenseVoice Small as a graph: twin of networks/sense_voice.py."""

from collections.abc import Sequence

import numpy as np

from engine.architectures.sanm import SanmSizes
from engine.architectures.sense_voice import EMOTION, EVENT, N_ROWS, CtcPath, read_sense_voice
from engine.features import Features
from engine.graphs import sanm
from engine.graphs.foundry import Foundry
from engine.graphs.ops import GraphWriter
from engine.graphs.precision import Precision
from engine.graphs.session import in_parallel
from engine.models.config import ModelConfig


class SenseVoiceGraph:
    """A checkpoint of SenseVoice Small, from features to CTC paths."""

    device = "cpu"

    def __init__(
        self, config: ModelConfig, n_input: int, n_vocab: int, precision: Precision
    ) -> None:
        """Load it, or write it first.

        Raises:
            ModelCorrupt, OutOfMemory: as Foundry.session says.
        """
        sizes, n_more_layers = read_sense_voice(config.settings, n_input)
        self._session = Foundry(config, precision).session(
            "sense-voice", lambda g: _write(g, sizes, n_more_layers, n_vocab)
        )

    def run(
        self, batch: Sequence[Features], language: int, normalisation: int, asked: Sequence[int]
    ) -> list[CtcPath]:
        """Run features (n_frames, n_input) each, as many at once as there are cores.

        Args:
            language, normalisation: rows of the query embedding.
            asked: ids to be scored at the language's frame.
        """
        queries = np.array([language, normalisation])

        def path(features: Features) -> CtcPath:
            ids, found, languages = self._session.run(features=features[None], queries=queries)
            scores = np.zeros(len(ids), np.float32)  # of blanks nobody asks
            scores[ids != 0] = found
            return CtcPath(ids, scores, languages[list(asked)])

        return in_parallel(path, batch)


def _write(g: GraphWriter, sizes: SanmSizes, n_more_layers: int, n_vocab: int) -> bytes:
    """Features and two rows of queries to the likeliest labels.

    Inputs: features (1, n_frames, n_input); queries (2,), rows for language and normalisation.
    Outputs: ids (N_QUERIES + n_frames,); scores, log-probabilities of those that are no blank;
    language (n_vocab,), log-probabilities at the language's frame.
    """
    features = g.input("features", "float32", 1, "n_frames", sizes.n_input)
    queries = g.input("queries", "int64", 2)
    rows = g.constant(g.take("embed.weight", N_ROWS, sizes.n_input))
    language, normalisation = g.ops("Split", queries, g.ints(1, 1), n_outputs=2, axis=0)
    asked = g.op("Concat", language, g.ints(EVENT, EMOTION), normalisation, axis=0)
    asked = g.op("Unsqueeze", g.op("Gather", rows, asked), g.ints(0))  # (1, N_QUERIES, n_input)
    x = sanm.encoder(g, g.op("Concat", asked, features, axis=1), sizes)
    for i in range(n_more_layers):
        x = sanm.layer(g, x, f"encoder.tp_encoders.{i}", sizes, sizes.n_state)
    x = g.norm(x, "encoder.tp_norm", sizes.n_state, sizes.epsilon)
    logits = g.linear(x, "ctc.ctc_lo", sizes.n_state, n_vocab)
    logits = g.op("Squeeze", logits, g.ints(0))  # (N_QUERIES + n_frames, n_vocab)
    ids = g.op("ArgMax", logits, axis=1, keepdims=0)
    is_label = g.op("Cast", ids, to=9)  # blank is 0
    labelled = g.op("Compress", logits, is_label, axis=0)
    scores = g.best_score(labelled)
    first = g.op("Gather", logits, g.constant(0, np.int64), axis=0)
    g.demand_all_taken()
    return g.model(
        {
            "ids": (ids, "int64", ["n"]),
            "scores": (scores, "float32", ["n_labels"]),
            "language": (g.op("LogSoftmax", first, axis=0), "float32", [n_vocab]),
        }
    )
