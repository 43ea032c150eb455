"""SenseVoice Small as graphs, encoder and labels: twin of networks/sense_voice.py."""

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

_HEAD = "ctc.ctc_lo"
_AT_ONCE = 64  # states of which all labels are scored: six megabytes, which the caches hold


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
        foundry = Foundry(config, precision)
        self._encoder = foundry.session(
            "encoder", lambda g: _write_encoder(g, sizes, n_more_layers)
        )
        self._head = foundry.session("ctc", lambda g: _write_head(g, sizes.n_state, n_vocab))

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
            (states,) = self._encoder.run(features=features[None], queries=queries)
            parts = [states[i : i + _AT_ONCE] for i in range(0, len(states), _AT_ONCE)]
            read = [self._head.run(states=part) for part in parts]
            ids = np.concatenate([of_part[0] for of_part in read])
            scores = np.zeros(len(ids), np.float32)  # of blanks nobody asks
            scores[ids != 0] = np.concatenate([of_part[1] for of_part in read])
            return CtcPath(ids, scores, read[0][2][list(asked)])

        return in_parallel(path, batch)


def _write_encoder(g: GraphWriter, sizes: SanmSizes, n_more_layers: int) -> bytes:
    """Features and two rows of queries to what labels are told from.

    Inputs: features (1, n_frames, n_input); queries (2,), rows for language and normalisation.
    Outputs: states (N_QUERIES + n_frames, n_state).
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
    g.demand_all_taken(others=(_HEAD,))
    states = g.op("Squeeze", x, g.ints(0))
    return g.model({"states": (states, "float32", ["n", sizes.n_state])})


def _write_head(g: GraphWriter, n_state: int, n_vocab: int) -> bytes:
    """Some of the states to the likeliest labels.

    Inputs: states (n, n_state). Outputs: ids (n,); scores, log-probabilities of those that are no
    blank; first (n_vocab,), all log-probabilities of the first state.
    """
    states = g.input("states", "float32", "n", n_state)
    logits = g.linear(states, _HEAD, n_state, n_vocab)
    ids = g.op("ArgMax", logits, axis=1, keepdims=0)
    is_label = g.op("Cast", ids, to=9)  # blank is 0
    scores = g.best_score(g.op("Compress", logits, is_label, axis=0))
    first = g.op("Gather", logits, g.constant(0, np.int64), axis=0)
    g.demand_all_taken(_HEAD)
    return g.model(
        {
            "ids": (ids, "int64", ["n"]),
            "scores": (scores, "float32", ["n_labels"]),
            "first": (g.op("LogSoftmax", first, axis=0), "float32", [n_vocab]),
        }
    )
