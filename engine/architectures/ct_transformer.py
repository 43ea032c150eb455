"""The dimensions of the CT-Transformers, and what the realtime one sees."""

import numpy as np
import numpy.typing as npt

from engine.architectures.sanm import SanmSizes, read_sizes
from engine.models.config import ModelConfig

KIND, REALTIME = "CTTransformer", "CTTransformerStreaming"
KINDS = (KIND, REALTIME)
_ENCODERS = {KIND: "SANMEncoder", REALTIME: "SANMVadEncoder"}


def read_ct_transformer(config: ModelConfig) -> SanmSizes:
    """Read its encoder; the words' embeddings are as wide as its input.

    Raises:
        ModelCorrupt: it is of a kind that does not run here.
    """
    config.settings.demand_class("encoder", _ENCODERS[config.kind])
    n_input = config.settings.section("model_conf").size("embed_unit", 256)
    return read_sizes(config.settings.section("encoder_conf"), n_input)


def visible(n_words: int, n_before: int) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """What each word sees in all layers but the last, and in that: (n_words, n_words) each.

    Args:
        n_before: words that were said before the last pause. But for the last of them, they do
            not see what follows it.
    """
    past = np.tri(n_words, dtype=np.bool_)
    said = np.ones_like(past)
    if 0 < n_before < n_words:
        said[: n_before - 1, n_before:] = False
    return past, said
