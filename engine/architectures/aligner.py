"""The dimensions of TP-Aligner."""

from engine.architectures import cif, sanm
from engine.models.config import ModelConfig

KIND = "MonotonicAligner"


def read_aligner(config: ModelConfig, n_input: int) -> tuple[sanm.SanmSizes, cif.CifSizes]:
    """Read its encoder and predictor.

    Raises:
        ModelCorrupt: one of them is of a kind that does not run here.
    """
    settings = config.settings
    settings.demand_class("encoder", "SANMEncoder")
    settings.demand_class("predictor", "CifPredictorV3")
    encoder = sanm.read_sizes(settings.section("encoder_conf"), n_input)
    predictor = settings.section("predictor_conf")
    return encoder, cif.read_sizes(predictor, "CifPredictorV3", encoder.n_state)
