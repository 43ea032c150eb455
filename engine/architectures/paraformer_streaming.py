"""How a streaming Paraformer cuts speech into windows, and what each of them gives."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.architectures.paraformer import ParaformerSizes, read_paraformer
from engine.models.config import ModelConfig, Settings

KIND = "ParaformerStreaming"

_MOST_FRAMES = 500  # of a part of a window: half a minute
_MOST_WINDOWS = 1000  # to look back
_ALL = -1


@dataclass(frozen=True, slots=True)
class Schedule:
    """How a stream is cut into windows, in frames.

    Attributes:
        before: frames of a window that were in the one before, for what is around the new ones.
        step: frames that a window decides about.
        ahead: frames behind them that it also sees.
        encoder_back: frames before the window that the encoder attends to; None for all.
        decoder_back: the same for the decoder.
    """

    before: int
    step: int
    ahead: int
    encoder_back: int | None
    decoder_back: int


def read_schedule(settings: Settings) -> Schedule:
    """Read how FunASR's `generate` is to be called, which a config may say too.

    Raises:
        ModelCorrupt: no stream can be cut that way.
    """
    before, step, ahead = settings.sizes("chunk_size", (0, 10, 5), most=_MOST_FRAMES)
    if not step:
        raise settings.wrong("chunk_size", "has windows without a new frame")
    encoder, decoder = (
        settings.size(f"{part}_chunk_look_back", default, least=_ALL, most=_MOST_WINDOWS)
        for part, default in (("encoder", 4), ("decoder", 1))
    )
    return Schedule(
        before=before,
        step=step,
        ahead=ahead,
        encoder_back=None if encoder == _ALL else encoder * step,
        decoder_back=max(0, decoder) * step,  # FunASR's decoder takes "all" for none
    )


@dataclass(frozen=True, slots=True)
class Fired:
    """The tokens that some windows gave.

    Attributes:
        ids: (n_tokens,), the end of the sentence included where there is one.
        scores: their log-probabilities.
        frames: the frame of the stream in which each was full; a few may be before its start.
    """

    ids: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float32]
    frames: npt.NDArray[np.int64]


def joined(fired: Sequence[Fired]) -> Fired:
    """All tokens of several windows, or of none."""
    nothing = Fired(np.empty(0, np.int64), np.empty(0, np.float32), np.empty(0, np.int64))
    parts = [nothing, *fired]
    return Fired(
        np.concatenate([part.ids for part in parts]),
        np.concatenate([part.scores for part in parts]),
        np.concatenate([part.frames for part in parts]),
    )


def read_streaming(
    config: ModelConfig, n_input: int, n_vocab: int
) -> tuple[ParaformerSizes, Schedule]:
    """Read the sizes and the windows of a streaming Paraformer.

    Raises:
        ModelCorrupt: it is of a kind that does not run here.
    """
    sizes = read_paraformer(
        config, n_input, n_vocab, encoder_class="SANMEncoderChunkOpt", input_layer="pe_online"
    )
    if sizes.decoder.shift != sizes.decoder.kernel // 2:
        fault = f"is {sizes.decoder.shift}, which looks at tokens to come"
        raise config.settings.section("decoder_conf").wrong("sanm_shfit", fault)
    return sizes, read_schedule(config.settings)
