"""Chooses models and device, builds the stages once, and keeps them warm from job to job."""

import importlib.util
import logging
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.batching import Vad
from engine.errors import CudaUnavailable, ModelCorrupt, OutOfMemory, PackageMissing
from engine.jobs import Options
from engine.level import NoVad
from engine.models.catalog import ALIGNER, PUNCTUATION, SILERO, VAD
from engine.models.config import read_config
from engine.models.store import Found, Store
from engine.punctuation import Punctuator, read_marks
from engine.punctuation_realtime import RealtimePunctuator
from engine.recognizers import Recognizer
from engine.recognizers.whisper import WhisperRecognizer, cuda_device_count
from engine.silero import SileroVad
from engine.vocab import read_tokens
from engine.words import word_cutter

if TYPE_CHECKING:
    from engine.aligner import Aligner

log = logging.getLogger(__name__)

_NONE = "none"


@dataclass(frozen=True, slots=True)
class Stages:
    """What a job runs through. `fallback` says why the device meant first is not in use."""

    model: str
    vad: Vad
    recognizer: Recognizer
    punctuator: Punctuator | None = None
    fallback: str | None = None


class Loader:
    """Holds the stages of the last job; the next one with the same needs finds them warm."""

    def __init__(self, store: Store | None = None) -> None:
        self._store = store or Store()
        self._key: tuple[object, ...] | None = None
        self._stages: Stages | None = None

    def is_warm(self, options: Options) -> bool:
        """Whether `load` returns at once."""
        return self._key == self._key_of(options)

    def is_in_place(self, options: Options) -> bool:
        """Whether the model's files need no preparation."""
        return self._store.is_in_place(options.model)

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
        stages = self._build(options)
        self._key, self._stages = self._key_of(options), stages
        log.info(
            "%s on %s in %.1f s", stages.model, stages.recognizer.device, time.monotonic() - began
        )
        return stages

    def aligner(self, name: str) -> "Aligner | None":
        """What times the words of a text; None where nothing was asked for, or nothing is there.

        Raises:
            ModelError, OutOfMemory, PackageMissing: as Store.find and the model say.
        """
        if name == "auto":
            can_run = self._store.has(ALIGNER) and importlib.util.find_spec("torch") is not None
            name = ALIGNER if can_run else _NONE
        if name == _NONE:
            return None
        _require("torch")
        from engine.aligner import Aligner  # noqa: PLC0415 - PyTorch is loaded where it is used

        return Aligner(self._store.find(name).directory)

    def _key_of(self, options: Options) -> tuple[object, ...]:
        """What decides which stages are built; the other options are asked of warm ones."""
        names = (options.model, options.vad, options.punctuation)
        stamps = tuple(self._store.stamp(name) for name in names)
        return (*names, options.device, options.itn, stamps)

    def _build(self, options: Options) -> Stages:
        found = self._store.find(options.model)
        # The small ones first: what is wrong with them is said before the large one is read.
        vad = self._vad(options.vad, found)
        punctuator = self._punctuator(options, found)
        if options.device != "auto":
            return Stages(found.name, vad, self._recognizer(found, options.device), punctuator)
        if not _cuda_devices(found):
            return Stages(found.name, vad, self._recognizer(found, "cpu"), punctuator)
        try:
            return Stages(found.name, vad, self._recognizer(found, "cuda"), punctuator)
        except (CudaUnavailable, OutOfMemory) as error:
            log.warning("CUDA cannot be used: %r", error)
            reason = error.reason if isinstance(error, CudaUnavailable) else "out of memory"
            stages = Stages(found.name, vad, self._recognizer(found, "cpu"), punctuator)
            return replace(stages, fallback=reason)

    def _recognizer(self, found: Found, device: str) -> Recognizer:
        if found.kind is not None:
            return _funasr_recognizer(found, device)
        try:
            return WhisperRecognizer(found.directory, device, n_threads=n_cores())
        except ModelCorrupt:
            if not self._store.discard(found):
                raise
            again = self._store.find(found.name)  # the starter is put together anew, once
            return WhisperRecognizer(again.directory, device, n_threads=n_cores())

    def _vad(self, name: str, model: Found) -> Vad:
        if name == "auto":
            name = VAD if model.kind is not None and self._store.has(VAD) else SILERO
        if name == _NONE:
            return NoVad()
        if name == SILERO:
            return SileroVad()
        _require("torch")
        from engine.fsmn import FsmnVad  # noqa: PLC0415 - PyTorch is loaded where it is used

        return FsmnVad(self._store.find(name).directory)

    def _punctuator(self, options: Options, model: Found) -> Punctuator | None:
        name = options.punctuation
        if name == "auto":
            writes_none = model.kind is not None and not (
                options.itn and model.kind == "SenseVoiceSmall"
            )
            return self._any_punctuator() if writes_none else None
        if name == _NONE:
            return None
        return self.punctuator(name)

    def _any_punctuator(self) -> Punctuator | None:
        """The best that works; a fault is said of one that was put into our folder for this."""
        faults: dict[str, ModelCorrupt | PackageMissing] = {}
        for name in filter(self._store.has, PUNCTUATION):
            try:
                return self.punctuator(name)
            except (ModelCorrupt, PackageMissing) as error:
                log.warning("%s cannot be used: %r", name, error)
                faults[name] = error
        for name in filter(self._store.keeps, faults):
            raise faults[name]
        return None

    def punctuator(self, name: str) -> Punctuator:
        _require("torch")
        from engine.networks import ct_transformer  # noqa: PLC0415

        config = read_config(self._store.find(name).directory)
        if config.kind not in ct_transformer.KINDS:
            fault = f"it is a {config.kind}, which writes no punctuation"
            raise ModelCorrupt(str(config.directory), fault)
        tokens, marks = read_tokens(config), read_marks(config)
        if config.kind == ct_transformer.REALTIME:
            realtime = ct_transformer.CtTransformerRealtimeNetwork(config, len(tokens), len(marks))
            return RealtimePunctuator(tokens, marks, realtime.marks)
        cut = None
        if config.jieba_words is not None:
            _require("jieba")
            cut = word_cutter(config.jieba_words)
        network = ct_transformer.CtTransformerNetwork(config, len(tokens), len(marks))
        return Punctuator(tokens, marks, network.marks, cut)


def n_cores() -> int:
    """Cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _cuda_devices(found: Found) -> int:
    if found.kind is None:
        return cuda_device_count()
    _require("torch")
    from engine.networks import running  # noqa: PLC0415

    return running.cuda_device_count()


def _funasr_recognizer(found: Found, device: str) -> Recognizer:
    _require("torch")
    from engine.recognizers import (  # noqa: PLC0415
        paraformer,
        paraformer_streaming,
        sense_voice,
    )

    recognizers: dict[str, Callable[..., Recognizer]] = {
        "SenseVoiceSmall": sense_voice.SenseVoiceRecognizer,
        **dict.fromkeys(paraformer.KINDS, paraformer.ParaformerRecognizer),
        "ParaformerStreaming": paraformer_streaming.ParaformerStreamingRecognizer,
    }
    if found.kind not in recognizers:
        known = ", ".join(recognizers)
        raise ModelCorrupt(
            str(found.directory), f"it is a {found.kind}; what recognizes speech here is {known}"
        )
    return recognizers[found.kind](found.directory, device)


def _require(package: str) -> None:
    """Say what is missing before an import fails.

    Raises:
        PackageMissing: the package is not installed.
    """
    if importlib.util.find_spec(package) is None:
        raise PackageMissing(package)
