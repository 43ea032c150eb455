"""The dimensions of the Paraformers, hotword ones included, and what they give."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from engine.architectures import cif, sanm
from engine.models.config import ModelConfig, Settings

PLAIN, BICIF = "Paraformer", "BiCifParaformer"
CONTEXTUAL, SEACO = "ContextualParaformer", "SeacoParaformer"
_DECODERS = {CONTEXTUAL: "ContextualParaformerDecoder"}

Hotwords = npt.NDArray[np.float32]  # (n_hotwords, n_state), encoded by the network that takes them

LEFTOVERS = ("ctc.",)  # of checkpoints that were trained with a CTC loss beside

NONE_OF_THESE = 1  # "<s>", which stands last among hotwords
LONGEST_HOTWORD = 32  # tokens; the models were trained on phrases of a few
MOST_WEIGHED = 50  # hotwords that SeACo's bias decoder sees
_SEACO_LAYERS = 6  # of it, whatever its num_blocks says


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was recognized in one stretch of speech.

    Attributes:
        ids: (n_tokens,), the end of the sentence included.
        scores: their log-probabilities.
        weights: how much of a token each step holds.
        upsampling: steps a frame.
    """

    ids: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float32]
    weights: npt.NDArray[np.float32]
    upsampling: int


@dataclass(frozen=True, slots=True)
class DecoderSizes:
    """A decoder's dimensions; `kernel` is the frames that its memory spans."""

    n_vocab: int
    n_state: int
    n_heads: int
    n_hidden: int
    n_layers: int
    kernel: int
    shift: int


class ParaformerSizes(NamedTuple):
    """Encoder, predictor, decoder."""

    encoder: sanm.SanmSizes
    predictor: cif.CifSizes
    decoder: DecoderSizes


@dataclass(frozen=True, slots=True)
class SeacoSizes:
    """SeACo's bias decoder, and the id that stands for "no hotword here"."""

    decoder: DecoderSizes
    no_bias: int


def read_paraformer(
    config: ModelConfig,
    n_input: int,
    n_vocab: int,
    *,
    encoder_class: str = "SANMEncoder",
    input_layer: str = "pe",
) -> ParaformerSizes:
    """Read the sizes of a Paraformer's three parts.

    Raises:
        ModelCorrupt: one of them is of a kind that does not run here.
    """
    settings = config.settings
    settings.demand_class("encoder", encoder_class)
    settings.demand_class("decoder", _DECODERS.get(config.kind, "ParaformerSANMDecoder"))
    predictor = "CifPredictorV3" if config.kind in (BICIF, SEACO) else "CifPredictorV2"
    settings.demand_class("predictor", predictor)
    encoder = sanm.read_sizes(settings.section("encoder_conf"), n_input, input_layer=input_layer)
    decoder = settings.section("decoder_conf")
    n_layers = decoder.size("num_blocks", 16, most=sanm.MOST_LAYERS)
    decoder.demand("att_layer_num", str(n_layers))
    return ParaformerSizes(
        encoder,
        cif.read_sizes(settings.section("predictor_conf"), predictor, encoder.n_state),
        read_decoder(decoder, n_vocab, encoder.n_state, n_layers),
    )


def read_decoder(settings: Settings, n_vocab: int, n_state: int, n_layers: int) -> DecoderSizes:
    """Read a `decoder_conf`.

    Raises:
        ModelCorrupt: no network can have these sizes.
    """
    kernel = settings.size("kernel_size", 11)
    return DecoderSizes(
        n_vocab=n_vocab,
        n_state=n_state,
        n_heads=sanm.read_heads(settings, n_state),
        n_hidden=settings.size("linear_units", 2048),
        n_layers=n_layers,
        kernel=kernel,
        shift=sanm.read_shift(settings, kernel),
    )


def read_hotword_paraformer(
    config: ModelConfig, n_input: int, n_vocab: int
) -> tuple[ParaformerSizes, SeacoSizes | None]:
    """Read the sizes of a contextual or a SeACo Paraformer; of the latter its bias decoder's too.

    Raises:
        ModelCorrupt: it is of a kind that does not run here.
    """
    sizes = read_paraformer(config, n_input, n_vocab)
    model = config.settings.section("model_conf")
    model.demand("bias_encoder_type", "lstm")
    model.demand("inner_dim", str(sizes.encoder.n_state))
    if config.kind != SEACO:
        model.demand("use_decoder_embedding", "false", "False")
        return sizes, None
    model.demand("bias_encoder_bid", "false", "False")
    return sizes, _read_seaco(config, sizes.decoder)


def _read_seaco(config: ModelConfig, decoder: DecoderSizes) -> SeacoSizes:
    config.settings.demand_class("seaco_decoder", "ParaformerSANMDecoder")
    settings = config.settings.section("seaco_decoder_conf")
    settings.demand("wo_input_layer", "true", "True")
    settings.demand("use_output_layer", "false", "False")
    settings.demand("att_layer_num", str(_SEACO_LAYERS))
    settings.size("num_blocks", _SEACO_LAYERS, most=_SEACO_LAYERS)
    no_bias = config.settings.section("model_conf").integer("NO_BIAS", 8377)
    if not 0 <= no_bias < decoder.n_vocab:
        fault = f"is {no_bias}, which is no token"
        raise config.settings.section("model_conf").wrong("NO_BIAS", fault)
    sizes = read_decoder(settings, decoder.n_vocab, decoder.n_state, _SEACO_LAYERS)
    return SeacoSizes(sizes, no_bias)
