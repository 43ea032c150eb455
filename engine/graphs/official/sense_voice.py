"""SenseVoice by its exported file."""

from collections.abc import Sequence

import numpy as np

from engine.architectures.sense_voice import CtcPath
from engine.features import Features
from engine.graphs.official.files import Shape, int32, load, log_softmax
from engine.graphs.precision import Precision
from engine.graphs.session import in_parallel
from engine.models.config import ModelConfig


class OfficialSenseVoice:
    """SenseVoice Small, from features to CTC paths, as SenseVoiceGraph."""

    device = "cpu"

    def __init__(
        self, config: ModelConfig, n_input: int, n_vocab: int, precision: Precision
    ) -> None:
        """Load it.

        Raises:
            ModelCorrupt: it is damaged, or takes something else.
            OutOfMemory: it does not fit.
        """
        inputs: dict[str, Shape] = {"speech": (None, None, n_input), "speech_lengths": (None,)}
        inputs |= {"language": (None,), "textnorm": (None,)}
        outputs = {"ctc_logits": (None, None, n_vocab)}
        self._session = load(config, precision, inputs, outputs)

    def run(
        self, batch: Sequence[Features], language: int, normalisation: int, asked: Sequence[int]
    ) -> list[CtcPath]:
        """As SenseVoiceGraph."""

        def path(features: Features) -> CtcPath:
            (logits,) = self._session.run(
                ["ctc_logits"],
                speech=features[None],
                speech_lengths=int32(len(features)),
                language=int32(language),
                textnorm=int32(normalisation),
            )
            ids = logits[0].argmax(axis=-1)
            scores = np.zeros(len(ids), np.float32)  # of blanks nobody asks
            labelled = ids != 0
            scores[labelled] = log_softmax(logits[0, labelled]).max(axis=-1)
            return CtcPath(ids, scores, log_softmax(logits[0, 0])[list(asked)])

        return in_parallel(path, batch)
