"""The dimensions of the CT-Transformers."""

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
