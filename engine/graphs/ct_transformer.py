"""CT-Transformer as a graph: words → the mark after each, of whole texts or as they are said.

Source: Controllable Time-delay Transformer (Chen et al., 2020); follows FunASR's CTTransformer and
CTTransformerStreaming.

Words are embedded outside of the graph, from the checkpoint itself: its table is nearly all of it,
up to a gigabyte, of which a text needs a few rows.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from engine.architectures.ct_transformer import read_ct_transformer, visible
from engine.architectures.sanm import SanmSizes
from engine.errors import ModelCorrupt
from engine.graphs import sanm
from engine.graphs.foundry import Foundry
from engine.graphs.ops import GraphWriter, Value
from engine.graphs.precision import Precision
from engine.models.checkpoint import read_checkpoint
from engine.models.config import ModelConfig

Rows = npt.NDArray[np.float32]

_TABLE = "embed.weight"


class CtTransformerGraph:
    """A checkpoint of CT-Transformer."""

    def __init__(
        self, config: ModelConfig, n_vocab: int, n_marks: int, precision: Precision
    ) -> None:
        """Load it, or write it first.

        Raises:
            ModelCorrupt, OutOfMemory: as Foundry.session says.
        """
        sizes = read_ct_transformer(config)
        self._words = _Words(config, n_vocab, sizes.n_input)
        self._session = Foundry(config, precision, (_TABLE,)).session(
            "ct-transformer", lambda g: _write(g, sizes, n_marks)
        )

    def marks(self, ids: Sequence[int]) -> npt.NDArray[np.int64]:
        """The likeliest mark after each word: (n_words,)."""
        (logits,) = self._session.run(words=self._words.rows(ids)[None])
        marks: npt.NDArray[np.int64] = logits[0].argmax(axis=-1)
        return marks


class CtTransformerRealtimeGraph:
    """A checkpoint of the realtime CT-Transformer."""

    def __init__(
        self, config: ModelConfig, n_vocab: int, n_marks: int, precision: Precision
    ) -> None:
        """Load it, or write it first.

        Raises:
            ModelCorrupt, OutOfMemory: as Foundry.session says.
        """
        sizes = read_ct_transformer(config)
        self._words = _Words(config, n_vocab, sizes.n_input)
        self._session = Foundry(config, precision, (_TABLE,)).session(
            "ct-transformer-realtime", lambda g: _write_realtime(g, sizes, n_marks)
        )

    def marks(self, ids: Sequence[int], n_before: int) -> npt.NDArray[np.int64]:
        """The likeliest mark after each word: (n_words,); `n_before` as `visible` has it."""
        past, said = visible(len(ids), n_before)
        (logits,) = self._session.run(words=self._words.rows(ids)[None], past=past, said=said)
        marks: npt.NDArray[np.int64] = logits[0].argmax(axis=-1)
        return marks


class _Words:
    """The table of embeddings, left where it is in the checkpoint."""

    def __init__(self, config: ModelConfig, n_vocab: int, n_input: int) -> None:
        table = read_checkpoint(config.weights).get(_TABLE)
        self._model = str(config.directory)
        if table is None:
            raise ModelCorrupt(self._model, f"{_TABLE} is missing")
        if table.shape != (n_vocab, n_input):
            fault = f"{_TABLE} is {table.shape} instead of {(n_vocab, n_input)}"
            raise ModelCorrupt(self._model, fault)
        self._table = table

    def rows(self, ids: Sequence[int]) -> Rows:
        """(n_words,) → (n_words, n_input).

        Raises:
            ModelCorrupt: they hold what is no number; the rest of the table was never looked at.
        """
        found = self._table[list(ids)].astype(np.float32)
        if not np.isfinite(found).all():
            raise ModelCorrupt(self._model, f"{_TABLE} holds what is no number")
        return found


def _write(g: GraphWriter, sizes: SanmSizes, n_marks: int) -> bytes:
    """Input: words (1, n_words, n_input). Output: logits (1, n_words, n_marks)."""
    x = sanm.encoder(g, g.input("words", "float32", 1, "n_words", sizes.n_input), sizes)
    return _decoded(g, x, sizes, n_marks)


def _write_realtime(g: GraphWriter, sizes: SanmSizes, n_marks: int) -> bytes:
    """As _write; inputs more: past and said, (n_words, n_words), what each word may see.

    Layers look back, as `past` has it; the last one sees what `said` allows.
    """
    words = g.input("words", "float32", 1, "n_words", sizes.n_input)
    past = g.input("past", "bool", "n_words", "n_words")
    said = g.input("said", "bool", "n_words", "n_words")
    names = ["encoder.encoders0.0", *(f"encoder.encoders.{i}" for i in range(sizes.n_layers - 1))]
    x, width = sanm.placed(g, words, sizes), sizes.n_input
    for i, name in enumerate(names, start=1):
        x = sanm.layer(g, x, name, sizes, width, said if 1 < i == len(names) else past)
        width = sizes.n_state
    x = g.norm(x, "encoder.after_norm", sizes.n_state, sizes.epsilon)
    return _decoded(g, x, sizes, n_marks)


def _decoded(g: GraphWriter, x: Value, sizes: SanmSizes, n_marks: int) -> bytes:
    weight = g.take("decoder.weight", n_marks, sizes.n_state)
    bias = g.take("decoder.bias", n_marks)
    logits = g.exact_matrix(x, weight.T, bias)  # it decides, and costs next to nothing
    g.demand_all_taken()
    return g.model({"logits": (logits, "float32", [1, "n_words", n_marks])})
