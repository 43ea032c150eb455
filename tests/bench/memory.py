"""The most memory that a process takes for ten minutes, models included.

Ours and FunASR's with a SenseVoice; and the command line with the starter, where the figure is
that of the largest process of the run.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench import pipelines, recordings
from tests.bench.figures import Comparison, Fact, Figure, Skipped
from tests.bench.models import whisper_base
from tests.bench.rounds import race
from tests.bench.setting import Setting

_MINUTES = 10.0

# A process of its own, so that the largest of its descendants belongs to this one run.
_MEASURE = """
import json, resource, subprocess, sys
subprocess.run([sys.executable, "-m", "app", "transcribe", "--quiet", *sys.argv[1:]], check=True)
print(json.dumps(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
"""


def run(setting: Setting) -> Iterator[Figure]:
    """Measure one run each; memory does not vary as time does."""
    file, short = setting.folder / "ten minutes.mp3", setting.folder / "short.mp3"
    audio = recordings.make_mp3(file, 0.2 if setting.is_smoke else _MINUTES)
    recordings.make_mp3(short, 0.2)
    if reason := pipelines.absence(setting):
        yield Skipped("memory", "funasr", reason)
    pipelines.warm_disk(setting, short)
    entrants = pipelines.from_file_to_file(setting, file, short)
    if setting.is_smoke:  # which has seen FunASR at this work
        del entrants[1:]
    ours, *others = entrants
    race(entrants, 1, is_rehearsed=False)
    mine = ours.peak_mb
    yield Fact("memory", "SenseVoice, peak MB", mine)
    for other in others:
        if other.fault is not None:
            yield Skipped("memory", other.name, other.fault)
            continue
        both = (mine,), (other.peak_mb,)
        yield Comparison("memory", other.name, *both, audio, setting.models.weights, unit="MB")
    if whisper_base() is None:
        yield Skipped("memory", "the starter", "the extra `starter` is not installed")
        return
    yield Fact("memory", "starter by the command line, peak MB", _peak(file))


def _peak(recording: Path) -> float:
    """Megabytes."""
    command = [sys.executable, "-c", _MEASURE, str(recording)]
    return float(json.loads(subprocess.check_output(command, text=True))) / 1024
