"""The settings of continuous integrate-and-fire."""

from dataclasses import dataclass

from engine.models.config import Settings

_MOST_SEEN = 100  # frames on a side of the convolution, steps in a frame


@dataclass(frozen=True, slots=True)
class CifSizes:
    """A predictor's settings.

    Attributes:
        before, after: frames that the convolution sees on each side.
        tail: weight added behind the last frame, so that a nearly complete token still fires.
        upsampling: steps of the time-stamp head in a frame; 0 where there is no such head.
    """

    n_state: int
    before: int
    after: int
    tail: float
    smooth: float
    noise: float
    upsampling: int
    smooth2: float
    noise2: float


def read_sizes(settings: Settings, kind: str, n_state: int) -> CifSizes:
    """Read a `predictor_conf`; `kind` is CifPredictorV2 or CifPredictorV3.

    Args:
        n_state: how wide the encoder's output is.

    Raises:
        ModelCorrupt: it is of a kind that does not run here.
    """
    settings.demand("idim", str(n_state))
    settings.demand("threshold", "1.0", "1")
    has_times = kind == "CifPredictorV3"
    if has_times:
        settings.demand("upsample_type", "cnn_blstm")
        settings.demand("use_cif1_cnn", "false", "False")
    return CifSizes(
        n_state=n_state,
        before=settings.size("l_order", 1, least=0, most=_MOST_SEEN),
        after=settings.size("r_order", 1, least=0, most=_MOST_SEEN),
        tail=settings.number("tail_threshold", 0.0),
        smooth=settings.number("smooth_factor", 1.0),
        noise=settings.number("noise_threshold", 0.0),
        upsampling=settings.size("upsample_times", 3, most=_MOST_SEEN) if has_times else 0,
        smooth2=settings.number("smooth_factor2", 1.0),
        noise2=settings.number("noise_threshold2", 0.0),
    )
