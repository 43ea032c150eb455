"""How much memory a long recording takes, next to a short one: the largest process of the run."""

import json
import subprocess
import sys
from pathlib import Path

from tests.bench import recordings

# A process of its own, so that the largest of its descendants belongs to this one run.
_MEASURE = """
import json, resource, subprocess, sys
subprocess.run([sys.executable, "-m", "app", "transcribe", "--quiet", sys.argv[1]], check=True)
print(json.dumps(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
"""


def run(folder: Path, *, is_smoke: bool) -> dict[str, object]:
    """Transcribe ten minutes and three hours."""
    short, long = (0.5, 2.0) if is_smoke else (10.0, 180.0)
    peaks = []
    for minutes in (short, long):
        recording = folder / f"{minutes:.0f} minutes.flac"
        recordings.make(recording, minutes)
        output = subprocess.check_output(
            [sys.executable, "-c", _MEASURE, str(recording)], text=True
        )
        peaks.append(json.loads(output) / 1024)  # Linux counts kilobytes
    return {
        f"peak MB, {short:.0f} min": round(peaks[0]),
        f"peak MB, {long:.0f} min": round(peaks[1]),
        "ratio": round(peaks[1] / peaks[0], 3),
    }
