"""The dimensions of SenseVoice Small, what one may ask of it, and what it gives."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.architectures.sanm import MOST_LAYERS, SanmSizes, read_sizes
from engine.models.config import Settings

KIND = "SenseVoiceSmall"
N_QUERIES = 4

# Rows of the query embedding.
ANY_LANGUAGE = 0
LANGUAGES = {"zh": 3, "en": 4, "yue": 7, "ja": 11, "ko": 12}
EVENT, EMOTION = 1, 2
WITH_ITN, WITHOUT_ITN = 14, 15
N_ROWS = 16

_EPSILON = 1e-5  # of the layer norms; the other SAN-M encoders have 1e-12


@dataclass(frozen=True, slots=True)
class CtcPath:
    """The likeliest label of each frame, the four query frames first.

    Attributes:
        ids: (N_QUERIES + n_frames,).
        scores: their log-probabilities.
        languages: log-probabilities of the ids asked about, at the language's frame.
    """

    ids: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float32]
    languages: npt.NDArray[np.float32]


def read_sense_voice(settings: Settings, n_input: int) -> tuple[SanmSizes, int]:
    """Read its encoder, and how many layers follow the first norm.

    Raises:
        ModelCorrupt: it is of a kind that does not run here.
    """
    settings.demand_class("encoder", "SenseVoiceEncoderSmall")
    encoder = settings.section("encoder_conf")
    return read_sizes(encoder, n_input, _EPSILON), encoder.size(
        "tp_blocks", 20, least=0, most=MOST_LAYERS
    )
