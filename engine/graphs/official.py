"""ONNX files as FunASR exports them, run as they are where a model's directory has no checkpoint.

What they take and give is checked when they are loaded; a file of another exporter is refused. They
run on the CPU.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from engine.architectures.ct_transformer import visible
from engine.architectures.fsmn_vad import VadSizes, read_vad
from engine.architectures.paraformer import BICIF, Hotwords, Spoken
from engine.architectures.sense_voice import CtcPath
from engine.errors import ModelCorrupt
from engine.features import Features
from engine.graphs.precision import Precision
from engine.graphs.session import Array, Session, Unusable, in_parallel
from engine.models.config import ModelConfig

Shape = Sequence[int | None]  # None is any
Scores = npt.NDArray[np.float32]

_QUANTISED, _WHOLE = "model_quant.onnx", "model.onnx"
_NO_TOKENS = re.compile(r"shape:\s*\{0[,}]")  # what it fails with where none is spoken
_UPSAMPLING = 3  # steps a frame of BiCIF's weights


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
        self._session = _session(config, precision, inputs, outputs)

    def run(
        self, batch: Sequence[Features], language: int, normalisation: int, asked: Sequence[int]
    ) -> list[CtcPath]:
        """As SenseVoiceGraph."""

        def path(features: Features) -> CtcPath:
            (logits,) = self._session.run(
                ["ctc_logits"],
                speech=features[None],
                speech_lengths=_int32(len(features)),
                language=_int32(language),
                textnorm=_int32(normalisation),
            )
            ids = logits[0].argmax(axis=-1)
            scores = np.zeros(len(ids), np.float32)  # of blanks nobody asks
            labelled = ids != 0
            scores[labelled] = _log_softmax(logits[0, labelled]).max(axis=-1)
            return CtcPath(ids, scores, _log_softmax(logits[0, 0])[list(asked)])

        return in_parallel(path, batch)


class OfficialParaformer:
    """Paraformer or BiCifParaformer, from features to tokens, as ParaformerGraph.

    The first says nothing about when its tokens are spoken: they share the time evenly.
    """

    device = "cpu"

    def __init__(
        self, config: ModelConfig, n_input: int, n_vocab: int, precision: Precision
    ) -> None:
        """Load it.

        Raises:
            ModelCorrupt: it is damaged, or takes something else.
            OutOfMemory: it does not fit.
        """
        inputs = {"speech": (None, None, n_input), "speech_lengths": (None,)}
        outputs: dict[str, Shape] = {"logits": (None, None, n_vocab), "token_num": (None,)}
        if config.kind == BICIF:
            outputs["us_alphas"] = (None, None)
        self._outputs = list(outputs)
        self._session = _session(config, precision, inputs, outputs)

    def run(self, batch: Sequence[Features], hotwords: Hotwords | None = None) -> list[Spoken]:
        """As ParaformerGraph."""
        assert hotwords is None  # it cannot listen for any
        return in_parallel(self._spoken, batch)

    def _spoken(self, features: Features) -> Spoken:
        try:
            logits, n_tokens, *fine = self._session.run(
                self._outputs, speech=features[None], speech_lengths=_int32(len(features))
            )
        except Unusable as error:
            if not _NO_TOKENS.search(str(error)):
                raise
            nothing = np.empty(0, np.float32)
            return Spoken(np.empty(0, np.int64), nothing, nothing, 1)
        scores = _log_softmax(logits[0, : int(n_tokens[0])])
        weights = fine[0][0] if fine else np.full(len(features), len(scores) / len(features))
        return Spoken(
            scores.argmax(axis=-1),
            scores.max(axis=-1, initial=-np.inf),
            weights.astype(np.float32),
            _UPSAMPLING if fine else 1,
        )


class OfficialVad:
    """FSMN-VAD, as FsmnVadGraph."""

    def __init__(self, config: ModelConfig) -> None:
        """Load it.

        Raises:
            ModelCorrupt: it is damaged, or takes something else.
        """
        self._sizes = sizes = read_vad(config)
        memory = (1, sizes.n_state, sizes.n_back - 1, 1)
        inputs: dict[str, Shape] = {"speech": (1, None, sizes.n_input)}
        inputs |= {f"in_cache{i}": memory for i in range(sizes.n_layers)}
        outputs: dict[str, Shape] = {"logits": (1, None, sizes.n_classes)}
        outputs |= {f"out_cache{i}": (None,) * 4 for i in range(sizes.n_layers)}
        self._session = _session(config, "float32", inputs, outputs)

    def begin(self) -> "OfficialVadStream":
        """Start on a new source."""
        return OfficialVadStream(self._session, self._sizes)


class OfficialVadStream:
    """One source's memories."""

    def __init__(self, session: Session, sizes: VadSizes) -> None:
        self._session = session
        self._silent = list(sizes.silent)
        memory = np.zeros((1, sizes.n_state, sizes.n_back - 1, 1), np.float32)
        self._memories = [memory] * sizes.n_layers

    def silence(self, features: Features) -> Scores:
        """As FsmnVadStream."""
        if not len(features):
            return np.empty(0, np.float32)
        before = {f"in_cache{i}": memory for i, memory in enumerate(self._memories)}
        after = [f"out_cache{i}" for i in range(len(before))]
        classes, *self._memories = self._session.run(
            ["logits", *after], speech=features[None], **before
        )
        silence: Scores = classes[0][:, self._silent].sum(axis=-1)
        return silence


class OfficialCtTransformer:
    """CT-Transformer, as CtTransformerGraph."""

    def __init__(self, config: ModelConfig, n_marks: int, precision: Precision) -> None:
        """Load it.

        Raises:
            ModelCorrupt: it is damaged, or takes something else.
            OutOfMemory: it does not fit.
        """
        inputs = {"inputs": (None, None), "text_lengths": (None,)}
        self._session = _session(config, precision, inputs, {"logits": (None, None, n_marks)})

    def marks(self, ids: Sequence[int]) -> npt.NDArray[np.int64]:
        """As CtTransformerGraph."""
        return _marks(self._session, ids)


class OfficialCtTransformerRealtime:
    """The realtime CT-Transformer, as CtTransformerRealtimeGraph."""

    def __init__(self, config: ModelConfig, n_marks: int, precision: Precision) -> None:
        """Load it.

        Raises:
            ModelCorrupt: it is damaged, or takes something else.
            OutOfMemory: it does not fit.
        """
        mask = (1, 1, None, None)
        inputs: dict[str, Shape] = {"inputs": (1, None), "text_lengths": (1,)}
        inputs |= {"vad_masks": mask, "sub_masks": mask}
        self._session = _session(config, precision, inputs, {"logits": (1, None, n_marks)})

    def marks(self, ids: Sequence[int], n_before: int) -> npt.NDArray[np.int64]:
        """As CtTransformerRealtimeGraph."""
        past, said = visible(len(ids), n_before)
        masks = {"sub_masks": past, "vad_masks": said}
        return _marks(self._session, ids, {n: m[None, None] for n, m in masks.items()})


def _marks(
    session: Session, ids: Sequence[int], masks: Mapping[str, Array] | None = None
) -> npt.NDArray[np.int64]:
    masks = {name: mask.astype(np.float32) for name, mask in (masks or {}).items()}
    (logits,) = session.run(
        ["logits"], inputs=_int32(*ids)[None], text_lengths=_int32(len(ids)), **masks
    )
    marks: npt.NDArray[np.int64] = logits[0].argmax(axis=-1)
    return marks


def _session(
    config: ModelConfig,
    precision: Precision,
    inputs: Mapping[str, Shape],
    outputs: Mapping[str, Shape],
) -> Session:
    """Load the file that suits the precision best, and make sure that it is what it should be."""
    path = _file(config, precision)
    try:
        session = Session(str(path))
    except Unusable as error:
        raise ModelCorrupt(str(path), f"it is no ONNX file that runs here: {error}") from error
    if set(session.inputs) != set(inputs):
        fault = f"it takes {_listed(session.inputs)} instead of {_listed(inputs)}"
        raise ModelCorrupt(str(path), fault)
    if missing := [name for name in outputs if name not in session.shapes]:
        fault = f"it gives {_listed(session.outputs)} without {_listed(missing)}"
        raise ModelCorrupt(str(path), fault)
    for name, shape in [*inputs.items(), *outputs.items()]:
        if not _fits(session.shapes[name], shape):
            fault = f"{name} is {session.shapes[name]} instead of {list(shape)}"
            raise ModelCorrupt(str(path), fault)
    return session


def _file(config: ModelConfig, precision: Precision) -> Path:
    names = (_WHOLE, _QUANTISED) if precision == "float32" else (_QUANTISED, _WHOLE)
    paths = (config.weights.with_name(name) for name in names)
    return next((path for path in paths if path.is_file()), config.weights)


def _fits(found: Sequence[object], wanted: Shape) -> bool:
    """Whether sizes that are both known are the same; a name stands for any."""
    pairs = zip(found, wanted, strict=False)
    return len(found) == len(wanted) and all(
        size == want for size, want in pairs if isinstance(size, int) and want is not None
    )


def _listed(names: Sequence[str] | Mapping[str, object]) -> str:
    return ", ".join(names)


def _int32(*values: int) -> npt.NDArray[np.int32]:
    return np.array(values, np.int32)


def _log_softmax(logits: Scores) -> Scores:
    """Over the last axis; of what is one already, the same."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    likely: Scores = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return likely
