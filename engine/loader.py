"""Chooses model and device, builds the recognizer once, and keeps it warm from job to job."""

import logging
import os
import time
from dataclasses import dataclass

from engine.errors import CudaUnavailable, ModelCorrupt, OutOfMemory
from engine.jobs import Options
from engine.models.store import Store
from engine.recognizers import Recognizer
from engine.recognizers.whisper import WhisperRecognizer, cuda_device_count

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Stages:
    """What a job runs through. `fallback` says why the device meant first is not in use."""

    model: str
    recognizer: Recognizer
    fallback: str | None = None


class Loader:
    """Holds the stages of the last job; the next one with the same needs finds them warm."""

    def __init__(self, store: Store | None = None) -> None:
        self._store = store or Store()
        self._key: tuple[str, str] | None = None
        self._stages: Stages | None = None

    def is_warm(self, options: Options) -> bool:
        """Whether `load` returns at once."""
        return self._key == (options.model, options.device)

    def is_in_place(self, options: Options) -> bool:
        """Whether the model's files need no preparation."""
        return self._store.is_in_place(options.model)

    def load(self, options: Options) -> Stages:
        """Load what `options` ask for.

        Raises:
            ModelError, DeviceError, DiskFull: as Store.find and the recognizer say.
        """
        if self._stages is not None and self.is_warm(options):
            return self._stages
        self._key = self._stages = (
            None  # the old model's memory is free before the new one takes its own
        )
        began = time.monotonic()
        stages = self._build(options)
        self._key, self._stages = (options.model, options.device), stages
        log.info(
            "%s on %s in %.1f s", stages.model, stages.recognizer.device, time.monotonic() - began
        )
        return stages

    def _build(self, options: Options) -> Stages:
        if options.device != "auto":
            return self._open(options.model, options.device)
        if not cuda_device_count():
            return self._open(options.model, "cpu")
        try:
            return self._open(options.model, "cuda")
        except (CudaUnavailable, OutOfMemory) as error:
            log.warning("CUDA cannot be used: %r", error)
            reason = error.reason if isinstance(error, CudaUnavailable) else "out of memory"
            stages = self._open(options.model, "cpu")
            return Stages(stages.model, stages.recognizer, reason)

    def _open(self, model: str, device: str) -> Stages:
        found = self._store.find(model)
        try:
            recognizer = WhisperRecognizer(found.directory, device, n_threads=n_cores())
        except ModelCorrupt:
            self._store.discard(model)  # the starter is put together anew, and only once
            found = self._store.find(model)
            recognizer = WhisperRecognizer(found.directory, device, n_threads=n_cores())
        return Stages(found.name, recognizer)


def n_cores() -> int:
    """Cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
