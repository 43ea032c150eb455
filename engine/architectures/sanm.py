"""The dimensions of a SAN-M encoder."""

from dataclasses import dataclass

from engine.models.config import Settings

MOST_LAYERS = 1000


@dataclass(frozen=True, slots=True)
class SanmSizes:
    """An encoder's dimensions.

    Attributes:
        kernel: frames that the memory spans.
        shift: frames by which it looks back rather than ahead.
        epsilon: of the layer norms.
    """

    n_input: int
    n_state: int
    n_heads: int
    n_hidden: int
    n_layers: int
    kernel: int
    shift: int
    epsilon: float = 1e-12


def read_sizes(
    settings: Settings, n_input: int, epsilon: float = 1e-12, *, input_layer: str = "pe"
) -> SanmSizes:
    """Read an `encoder_conf`.

    Raises:
        ModelCorrupt: it is of a kind that does not run here.
    """
    settings.demand("input_layer", input_layer)
    settings.demand("selfattention_layer_type", "sanm")
    settings.demand("normalize_before", "true", "True")
    n_state = settings.size("output_size", 512)
    kernel = settings.size("kernel_size", 11)
    return SanmSizes(
        n_input=n_input,
        n_state=n_state,
        n_heads=read_heads(settings, n_state),
        n_hidden=settings.size("linear_units", 2048),
        n_layers=settings.size("num_blocks", 50, most=MOST_LAYERS),
        kernel=kernel,
        shift=read_shift(settings, kernel),
        epsilon=epsilon,
    )


def read_heads(settings: Settings, n_state: int) -> int:
    """How many heads share `n_state`.

    Raises:
        ModelCorrupt: they cannot share it evenly.
    """
    n_heads = settings.size("attention_heads", 4, most=n_state)
    if n_state % n_heads:
        raise settings.wrong("attention_heads", f"is {n_heads}, which does not divide {n_state}")
    return n_heads


def read_shift(settings: Settings, kernel: int) -> int:
    """By how much a memory of `kernel` frames looks back rather than ahead.

    Raises:
        ModelCorrupt: by more than it spans.
    """
    shift = settings.integer("sanm_shfit", 0)
    if not 0 <= shift <= kernel // 2:
        raise settings.wrong("sanm_shfit", f"is {shift}, more than half of {kernel} frames")
    return shift
