"""How much memory a long recording takes, next to a short one: the largest process of the run.

The starter, and a SenseVoice of full size with random weights, which cost what real ones do.
"""

import json
import subprocess
import sys
from pathlib import Path

from tests.bench import recordings
from tests.parity import lively

# A process of its own, so that the largest of its descendants belongs to this one run.
_MEASURE = """
import json, resource, subprocess, sys
subprocess.run([sys.executable, "-m", "app", "transcribe", "--quiet", *sys.argv[1:]], check=True)
print(json.dumps(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
"""


def run(folder: Path, *, is_smoke: bool) -> dict[str, object]:
    """Transcribe ten minutes and three hours; with SenseVoice ten minutes and one hour."""
    short, hour, long = (0.5, 1.0, 2.0) if is_smoke else (10.0, 60.0, 180.0)
    files = {minutes: folder / f"{minutes:.0f} minutes.flac" for minutes in (short, hour, long)}
    for minutes, file in files.items():
        recordings.make(file, minutes)
    starter = [_peak(files[minutes]) for minutes in (short, long)]
    model = lively.sense_voice(folder / "sense-voice", full=not is_smoke)
    options = ("--model", str(model), "--vad", "silero")
    large = [_peak(files[minutes], *options) for minutes in (short, hour)]
    return {
        f"starter, peak MB, {short:.0f} min": round(starter[0]),
        f"starter, peak MB, {long:.0f} min": round(starter[1]),
        "starter, ratio": round(starter[1] / starter[0], 3),
        f"SenseVoice, peak MB, {short:.0f} min": round(large[0]),
        f"SenseVoice, peak MB, {hour:.0f} min": round(large[1]),
    }


def _peak(recording: Path, *options: str) -> float:
    """Megabytes."""
    command = [sys.executable, "-c", _MEASURE, str(recording), *options]
    return float(json.loads(subprocess.check_output(command, text=True))) / 1024
