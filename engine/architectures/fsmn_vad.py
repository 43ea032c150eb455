"""The dimensions of FSMN-VAD."""

from dataclasses import dataclass

from engine.models.config import ModelConfig

KIND = "FsmnVADStreaming"

_MOST_LAYERS = 1000


@dataclass(frozen=True, slots=True)
class VadSizes:
    """Its layers, from the input to the classes.

    Attributes:
        n_affine, n_out: of the affine layers that come first and last.
        n_linear: between the memories; n_state in them.
        n_back: frames that a memory spans, this one included.
        silent: the classes that are silence.
    """

    n_input: int
    n_affine: int
    n_linear: int
    n_state: int
    n_layers: int
    n_back: int
    n_out: int
    n_classes: int
    silent: tuple[int, ...]


def read_vad(config: ModelConfig) -> VadSizes:
    """Read its sizes.

    Raises:
        ModelCorrupt: it is of a kind that does not run here.
    """
    config.settings.demand_class("encoder", "FSMN")
    encoder = config.settings.section("encoder_conf")
    for name, wanted in (("rorder", "0"), ("lstride", "1")):
        encoder.demand(name, wanted)
    n_classes = encoder.size("output_dim")
    model = config.settings.section("model_conf")
    silent = tuple(int(i) for i in model.texts("sil_pdf_ids") if i.isdecimal()) or (0,)
    if max(silent) >= n_classes:
        raise model.wrong("sil_pdf_ids", f"names classes beyond {n_classes}")
    return VadSizes(
        n_input=encoder.size("input_dim"),
        n_affine=encoder.size("input_affine_dim"),
        n_linear=encoder.size("linear_dim"),
        n_state=encoder.size("proj_dim"),
        n_layers=encoder.size("fsmn_layers", most=_MOST_LAYERS),
        n_back=encoder.size("lorder"),
        n_out=encoder.size("output_affine_dim"),
        n_classes=n_classes,
        silent=silent,
    )
