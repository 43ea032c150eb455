"""The Paraformers by their exported files, those that listen for given words too."""

import re
from collections.abc import Sequence
from functools import partial

import numpy as np

from engine.architectures.paraformer import (
    BICIF,
    LONGEST_HOTWORD,
    NONE_OF_THESE,
    SEACO,
    Hotwords,
    Spoken,
    read_hotword_paraformer,
)
from engine.features import Features
from engine.graphs.official.files import Shape, int32, load, log_softmax
from engine.graphs.precision import Precision
from engine.graphs.session import Session, Unusable, in_parallel
from engine.models.config import ModelConfig

_NO_TOKENS = re.compile(r"shape:\s*\{0[,}]")  # what it fails with where none is spoken
_UPSAMPLING = 3  # steps a frame of the weights that tell times


class OfficialParaformer:
    """Paraformer or BiCifParaformer, from features to tokens, as ParaformerGraph.

    The first says nothing about when its tokens are spoken: they share the time evenly.
    """

    device = "cpu"

    def __init__(
        self, config: ModelConfig, n_input: int, n_vocab: int, precision: Precision
    ) -> None:
        """Load it.

        Raises:
            ModelCorrupt: it is damaged, or takes something else.
            OutOfMemory: it does not fit.
        """
        inputs, outputs = _ends(config, n_input, n_vocab)
        self._session = load(config, precision, inputs, outputs)

    def run(self, batch: Sequence[Features], hotwords: Hotwords | None = None) -> list[Spoken]:
        """As ParaformerGraph."""
        assert hotwords is None  # it cannot listen for any
        return in_parallel(partial(_spoken, self._session), batch)


class OfficialHotwordParaformer:
    """A contextual or a SeACo Paraformer, as HotwordGraph; two files."""

    device = "cpu"

    def __init__(
        self, config: ModelConfig, n_input: int, n_vocab: int, precision: Precision
    ) -> None:
        """Load it.

        Raises:
            ModelCorrupt: it is damaged, or takes something else.
            OutOfMemory: it does not fit.
        """
        sizes, _ = read_hotword_paraformer(config, n_input, n_vocab)
        n_state = sizes.decoder.n_state
        inputs, outputs = _ends(config, n_input, n_vocab)
        inputs["bias_embed"] = (None, None, n_state)
        self._session = load(config, precision, inputs, outputs)
        self._reader = _reader(config, precision, n_state)
        self.longest_hotword = _longest_hotword(self._reader)
        self._none = self.encode([])

    def run(self, batch: Sequence[Features], hotwords: Hotwords | None = None) -> list[Spoken]:
        """As HotwordGraph."""
        sought = self._none if hotwords is None else hotwords
        return in_parallel(partial(_spoken, self._session, bias_embed=sought[None]), batch)

    def encode(self, hotwords: Sequence[Sequence[int]]) -> Hotwords:
        """As HotwordGraph."""
        words = [*hotwords, [NONE_OF_THESE]]
        ids = np.zeros((len(words), self.longest_hotword), np.int32)
        for row, word in zip(ids, words, strict=True):
            row[: len(word)] = word
        (states,) = self._reader.run(["hw_embed"], hotword=ids)  # (longest, n_hotwords, n_state)
        last = [len(word) - 1 for word in words]
        return np.asarray(states[last, range(len(words))], np.float32)


def longest_hotword(config: ModelConfig, precision: Precision) -> int:
    """How many tokens of a hotword the smaller of the two files reads.

    Raises:
        ModelCorrupt: it is damaged, or takes something else.
        OutOfMemory: it does not fit.
    """
    return _longest_hotword(_reader(config, precision))


def _reader(config: ModelConfig, precision: Precision, n_state: int | None = None) -> Session:
    words, states = {"hotword": (None, None)}, {"hw_embed": (None, None, n_state)}
    return load(config, precision, words, states, name="model_eb")


def _longest_hotword(reader: Session) -> int:
    longest = reader.shapes["hotword"][1]
    return longest if isinstance(longest, int) else LONGEST_HOTWORD


def _ends(
    config: ModelConfig, n_input: int, n_vocab: int
) -> tuple[dict[str, Shape], dict[str, Shape]]:
    """What a file takes and gives."""
    inputs: dict[str, Shape] = {"speech": (None, None, n_input), "speech_lengths": (None,)}
    outputs: dict[str, Shape] = {"logits": (None, None, n_vocab), "token_num": (None,)}
    if config.kind in (BICIF, SEACO):
        outputs["us_alphas"] = (None, None)
    return inputs, outputs


def _spoken(session: Session, features: Features, **sought: Hotwords) -> Spoken:
    wanted = [name for name in ("logits", "token_num", "us_alphas") if name in session.outputs]
    lengths = int32(len(features))
    try:
        logits, n_tokens, *fine = session.run(
            wanted, speech=features[None], speech_lengths=lengths, **sought
        )
    except Unusable as error:
        if not _NO_TOKENS.search(str(error)):
            raise
        nothing = np.empty(0, np.float32)
        return Spoken(np.empty(0, np.int64), nothing, nothing, 1)
    scores = log_softmax(logits[0, : int(n_tokens[0])])
    weights = fine[0][0] if fine else np.full(len(features), len(scores) / len(features))
    return Spoken(
        scores.argmax(axis=-1),
        scores.max(axis=-1, initial=-np.inf),
        weights.astype(np.float32),
        _UPSAMPLING if fine else 1,
    )
