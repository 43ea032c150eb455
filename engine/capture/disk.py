"""The thread that brings a recording to the disk, so that a slow one delays nothing else."""

import logging
import queue
import threading
import time
from collections.abc import Callable
from pathlib import Path

from engine.capture.flac_file import FlacFile
from engine.capture.reports import CaptureReport, KeptInMemory, Recording
from engine.capture.streams import Samples
from engine.errors import EngineError

log = logging.getLogger(__name__)

_SYNC_SECONDS = 1.0


class DiskThread:
    """Writes one file. Reports Recording, KeptInMemory, and Recorded when it is closed."""

    def __init__(self, path: Path, rate: int, report: Callable[[CaptureReport], None]) -> None:
        self._path = path
        self._rate = rate
        self._report = report
        self._inbox: queue.SimpleQueue[Samples | None] = queue.SimpleQueue()
        self._refusal: EngineError | None = None
        self._is_begun = False
        self._thread = threading.Thread(target=self._run, name="capture-disk", daemon=True)
        self._thread.start()

    def write(self, samples: Samples) -> None:
        """Hand over the next samples, at once."""
        self._inbox.put(samples)

    def end(self) -> None:
        """Let it close the file after what it was given; at once."""
        self._inbox.put(None)

    def is_alive(self) -> bool:
        return self._thread.is_alive()

    def join(self) -> None:
        """Wait until it has closed the file."""
        self._thread.join()

    def _run(self) -> None:
        file = FlacFile(self._path, self._rate)
        due = time.monotonic() + _SYNC_SECONDS
        while True:
            try:
                samples = self._inbox.get(timeout=max(0.0, due - time.monotonic()))
            except queue.Empty:
                pass
            else:
                if samples is None:
                    break
                file.write(samples)
                self._begin(file)
            if time.monotonic() >= due:
                file.sync()
                self._tell(file)
                due = time.monotonic() + _SYNC_SECONDS
        log.info("recorded %.1f s", file.n_samples / file.rate)
        self._report(file.close())

    def _begin(self, file: FlacFile) -> None:
        if not self._is_begun:
            self._is_begun = True
            self._tell(file)
            self._report(Recording(file.path))

    def _tell(self, file: FlacFile) -> None:
        """Say how much waits in memory, and once that nothing does any more."""
        refusal = file.refusal
        error = refusal or self._refusal
        if error is not None:
            self._report(KeptInMemory(error, file.n_waiting / file.rate))
        self._refusal = refusal
