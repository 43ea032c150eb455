"""Chooses models and device, builds the stages once, and keeps them warm from job to job."""

import importlib.util
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from engine.architectures.ct_transformer import KINDS, REALTIME
from engine.architectures.paraformer import BICIF, CONTEXTUAL, PLAIN, SEACO
from engine.architectures.paraformer_streaming import KIND as STREAMING
from engine.architectures.sense_voice import KIND as SENSE_VOICE
from engine.batching import Vad
from engine.cores import n_cores
from engine.errors import (
    CudaUnavailable,
    ModelCorrupt,
    ModelError,
    OutOfMemory,
    PackageMissing,
)
from engine.graphs.precision import Precision
from engine.jobs import Options
from engine.level import NoVad
from engine.models.catalog import ALIGNER, PUNCTUATION, REALTIME_PUNCTUATION, SILERO, VAD
from engine.models.config import ModelConfig, read_config
from engine.models.store import Found, Store
from engine.punctuation import Punctuator, read_marks
from engine.punctuation_realtime import RealtimePunctuator
from engine.recognizers import Recognizer
from engine.recognizers.whisper import WhisperRecognizer
from engine.recognizers.whisper_passes import cuda_device_count
from engine.silero import SileroVad
from engine.vocab import read_tokens
from engine.words import word_cutter

if TYPE_CHECKING:
    from engine.aligner import Aligner

log = logging.getLogger(__name__)

_NONE = "none"
_PARAFORMERS = (PLAIN, BICIF, CONTEXTUAL, SEACO)


@dataclass(frozen=True, slots=True)
class Stages:
    """What a job runs through.

    Attributes:
        fallback: why the device meant first is not in use.
        stamp: what tells it from other models, and from other files of the same ones.
        drafter: what writes marks in partial text, where that is another one.
    """

    model: str
    vad: Vad
    recognizer: Recognizer
    punctuator: Punctuator | None = None
    fallback: str | None = None
    stamp: str = ""
    drafter: Punctuator | None = None


class Loader:
    """Holds the stages of the last job; the next one with the same needs finds them warm."""

    def __init__(self, store: Store | None = None, *, is_live: bool = False) -> None:
        """Make one.

        Args:
            is_live: whether it is for speech as it is said, of which partial text is shown.
        """
        self._store = store or Store()
        self._is_live = is_live
        self._key: tuple[object, ...] | None = None
        self._stages: Stages | None = None

    def is_warm(self, options: Options) -> bool:
        """Whether `load` returns at once."""
        return self._key == self._key_of(options)

    def is_in_place(self, options: Options) -> bool:
        """Whether the model's files need no preparation, nor its graphs to be written."""
        return self._store.is_in_place(options.model) and self._is_written(options)

    def load(self, options: Options) -> Stages:
        """Load what `options` ask for.

        Raises:
            ModelError, DeviceError, DiskFull, PackageMissing: as Store.find and the stages say.
        """
        if self._stages is not None and self.is_warm(options):
            return self._stages
        # The old models' memory is free before the new ones take their own.
        self._key = self._stages = None
        began = time.monotonic()
        found = self._store.find(options.model)  # what that puts in place has its stamp only then
        key = self._key_of(options)
        stages = replace(self._build(found, options), stamp=repr(key))
        self._key, self._stages = key, stages
        log.info(
            "%s on %s in %.1f s", stages.model, stages.recognizer.device, time.monotonic() - began
        )
        return stages

    def aligner(self, name: str, options: Options = Options()) -> "Aligner | None":
        """What times the words of a text; None where nothing was asked for, or nothing is there.

        Args:
            options: how exactly it computes; it is small, and always on the CPU.

        Raises:
            ModelError, OutOfMemory: as Store.find and the model say.
        """
        if name == "auto":
            name = ALIGNER if self._store.has(ALIGNER) else _NONE
        if name == _NONE:
            return None
        from engine.aligner import Aligner  # noqa: PLC0415 - graphs are loaded where they are used

        return Aligner(self._store.find(name).directory, _precision(options))

    def _is_written(self, options: Options) -> bool:
        try:
            found = self._store.find(options.model)
            if found.kind is None or _is_onnx(found):
                return True
            if options.device != "cpu" and (options.device != "auto" or _may_use_cuda(found)):
                return True
            from engine.graphs.foundry import is_written  # noqa: PLC0415 - as in `load`

            return is_written(read_config(found.directory), _precision(options))
        except ModelError:  # `load` will say so
            return True

    def _key_of(self, options: Options) -> tuple[object, ...]:
        """What decides which stages are built; the other options are asked of warm ones."""
        names = (options.model, options.vad, options.punctuation)
        stamps = tuple(self._store.stamp(name) for name in names)
        return (*names, options.device, options.precision, options.itn, stamps)

    def _build(self, found: Found, options: Options) -> Stages:
        # The small ones first: what is wrong with them is said before the large one is read.
        vad = self._vad(options.vad, found)
        punctuator = self._punctuator(options, found)
        stages = self._on_device(found, options, vad, punctuator)
        if not self._is_live or punctuator is None or not self._store.has(REALTIME_PUNCTUATION):
            return stages
        return replace(stages, drafter=self.punctuator(REALTIME_PUNCTUATION, options))

    def _on_device(
        self, found: Found, options: Options, vad: Vad, punctuator: Punctuator | None
    ) -> Stages:
        """The stages on the device that is asked for, or on the one that can be used."""
        if options.device != "auto":
            return Stages(found.name, vad, self._recognizer(found, options), punctuator)
        on_cpu = replace(options, device="cpu")
        if not _may_use_cuda(found):
            return Stages(found.name, vad, self._recognizer(found, on_cpu), punctuator)
        try:
            on_cuda = self._recognizer(found, replace(options, device="cuda"))
            return Stages(found.name, vad, on_cuda, punctuator)
        except (CudaUnavailable, OutOfMemory) as error:
            log.warning("CUDA cannot be used: %r", error)
            reason = error.reason if isinstance(error, CudaUnavailable) else "out of memory"
            stages = Stages(found.name, vad, self._recognizer(found, on_cpu), punctuator)
            return replace(stages, fallback=reason)

    def _recognizer(self, found: Found, options: Options) -> Recognizer:
        device = options.device
        if found.kind is not None:
            return _funasr_recognizer(found, device, _precision(options))
        try:
            return self._whisper(found, device)
        except ModelCorrupt:
            if not self._store.discard(found):
                raise
            again = self._store.find(found.name)  # the starter is put together anew, once
            return self._whisper(again, device)

    def _whisper(self, found: Found, device: str) -> WhisperRecognizer:
        return WhisperRecognizer(
            found.directory, device, n_threads=n_cores(), is_live=self._is_live
        )

    def _vad(self, name: str, model: Found) -> Vad:
        if name == "auto":
            name = VAD if model.kind is not None and self._store.has(VAD) else SILERO
        if name == _NONE:
            return NoVad()
        if name == SILERO:
            return SileroVad()
        from engine.fsmn import FsmnVad  # noqa: PLC0415 - as above

        return FsmnVad(self._store.find(name).directory)

    def _punctuator(self, options: Options, model: Found) -> Punctuator | None:
        name = options.punctuation
        if name == "auto":
            writes_none = model.kind is not None and not (
                options.itn and model.kind == "SenseVoiceSmall"
            )
            return self._any_punctuator(options) if writes_none else None
        if name == _NONE:
            return None
        return self.punctuator(name, options)

    def _any_punctuator(self, options: Options) -> Punctuator | None:
        """The best that works; a fault is said of one that was put into our folder for this."""
        faults: dict[str, ModelCorrupt] = {}
        for name in filter(self._store.has, PUNCTUATION):
            try:
                return self.punctuator(name, options)
            except ModelCorrupt as error:
                log.warning("%s cannot be used: %r", name, error)
                faults[name] = error
        for name in filter(self._store.keeps, faults):
            raise faults[name]
        return None

    def punctuator(self, name: str, options: Options = Options()) -> Punctuator:
        """Load what writes marks.

        Raises:
            ModelError, OutOfMemory: as Store.find and the model say.
        """
        config = read_config(self._store.find(name).directory)
        if config.kind not in KINDS:
            fault = f"it is a {config.kind}, which writes no punctuation"
            raise ModelCorrupt(str(config.directory), fault)
        tokens, marks = read_tokens(config), read_marks(config)
        sizes = len(tokens), len(marks)
        if config.kind == REALTIME:
            realtime = _realtime_marks(config, *sizes, _precision(options))
            return RealtimePunctuator(tokens, marks, realtime)
        cut = None
        if config.jieba_words is not None:
            cut = word_cutter(config.jieba_words)
        return Punctuator(tokens, marks, _marks(config, *sizes, _precision(options)), cut)


def _marks(
    config: ModelConfig, n_vocab: int, n_marks: int, precision: Precision
) -> Callable[[Sequence[int]], npt.NDArray[np.int64]]:
    """What finds the marks of a whole text."""
    from engine.graphs import ct_transformer  # noqa: PLC0415 - as above
    from engine.graphs.official import ct_transformer as official  # noqa: PLC0415 - as above

    if config.is_onnx:
        return official.OfficialCtTransformer(config, n_marks, precision).marks
    return ct_transformer.CtTransformerGraph(config, n_vocab, n_marks, precision).marks


def _realtime_marks(
    config: ModelConfig, n_vocab: int, n_marks: int, precision: Precision
) -> Callable[[Sequence[int], int], npt.NDArray[np.int64]]:
    """What finds them as the text is said."""
    from engine.graphs import ct_transformer  # noqa: PLC0415 - as above
    from engine.graphs.official import ct_transformer as official  # noqa: PLC0415 - as above

    if config.is_onnx:
        return official.OfficialCtTransformerRealtime(config, n_marks, precision).marks
    return ct_transformer.CtTransformerRealtimeGraph(config, n_vocab, n_marks, precision).marks


def _may_use_cuda(found: Found) -> bool:
    """Whether there is a graphics card, and what drives it; PyTorch is not loaded to find out."""
    has_driver = found.kind is None or _is_installed("torch")
    return has_driver and not _is_onnx(found) and cuda_device_count() > 0


def _is_onnx(found: Found) -> bool:
    return found.kind is not None and read_config(found.directory).is_onnx


def _precision(options: Options) -> Precision:
    if options.precision != "auto":
        return options.precision
    from engine.graphs.session import best_precision  # noqa: PLC0415 - Whisper needs no graphs

    return best_precision()


def _funasr_recognizer(found: Found, device: str, precision: Precision) -> Recognizer:
    if device != "cpu":
        if _is_onnx(found):
            raise CudaUnavailable(device, "an ONNX file of a model runs on the CPU")
        _require("torch")
    return _recognizer_class(found)(found.directory, device, precision)


def _recognizer_class(found: Found) -> Callable[..., Recognizer]:
    """What runs models of its kind; the others are not even imported.

    Raises:
        ModelCorrupt: nothing does.
    """
    if found.kind == SENSE_VOICE:
        from engine.recognizers import sense_voice  # noqa: PLC0415

        return sense_voice.SenseVoiceRecognizer
    if found.kind == STREAMING:
        from engine.recognizers import paraformer_streaming  # noqa: PLC0415

        return paraformer_streaming.ParaformerStreamingRecognizer
    if found.kind in _PARAFORMERS:
        from engine.recognizers import paraformer  # noqa: PLC0415

        return paraformer.ParaformerRecognizer
    known = ", ".join([SENSE_VOICE, *_PARAFORMERS, STREAMING])
    fault = f"it is a {found.kind}; what recognizes speech here is {known}"
    raise ModelCorrupt(str(found.directory), fault)


def _require(package: str) -> None:
    """Say what is missing before an import fails.

    Raises:
        PackageMissing: the package is not installed.
    """
    if not _is_installed(package):
        raise PackageMissing(package)


def _is_installed(package: str) -> bool:
    return importlib.util.find_spec(package) is not None
