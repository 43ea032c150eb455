"""How fast a recording becomes subtitles, and how right, next to faster-whisper by itself.

Each program runs in a process of its own, from its start to its SRT file, in turns. The peer is
faster-whisper as its README shows it, once sequential and once batched, same weights, same cores.
"""

import re
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import jiwer

from engine.cores import n_cores
from engine.models.store import Store
from tests.bench import recordings

_PEER = """
import sys
from faster_whisper import BatchedInferencePipeline, WhisperModel
file, weights, way, n_cores = sys.argv[1:]
model = WhisperModel(weights, device="cpu", compute_type="int8", cpu_threads=int(n_cores))
if way == "batched":
    pipeline = BatchedInferencePipeline(model)
    found, _ = pipeline.transcribe(file, batch_size=8, word_timestamps=True)
else:
    found, _ = model.transcribe(file, vad_filter=True, word_timestamps=True)
print(" ".join(segment.text for segment in found))
"""

_NUMERALS = {
    str(n): word
    for n, word in enumerate("zero one two three four five six seven eight nine ten".split())
}


def run(folder: Path, *, is_smoke: bool) -> dict[str, object]:
    """Time three programs on ten minutes of speech, three rounds in turns."""
    recording = folder / "speech.flac"
    minutes = 0.5 if is_smoke else 10.0
    said = recordings.make(recording, minutes)
    weights = str(Store().find("whisper-base").directory)
    peer = [sys.executable, "-c", _PEER, str(recording), weights]
    programs = {
        "shengwen": [sys.executable, "-m", "app", "transcribe", str(recording), "--format", "txt"],
        "faster-whisper batched": [*peer, "batched", str(n_cores())],
        "faster-whisper": [*peer, "sequential", str(n_cores())],
    }
    seconds: dict[str, list[float]] = {name: [] for name in programs}
    heard: dict[str, str] = {}
    for _ in range(1 if is_smoke else 3):
        for name, command in programs.items():
            began = time.perf_counter()
            output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            seconds[name].append(time.perf_counter() - began)
            heard[name] = Path(output.strip()).read_text("utf-8") if name == "shengwen" else output
    return {
        name: {
            "times realtime": round(minutes * 60 / median(taken), 1),
            "seconds": [round(value, 1) for value in taken],
            "times as fast as faster-whisper": round(
                median(b / a for a, b in zip(taken, seconds["faster-whisper"], strict=True)), 2
            ),
            "word error rate": round(jiwer.wer(_normalized(said), _normalized(heard[name])), 3),
        }
        for name, taken in seconds.items()
    }


def _normalized(text: str) -> str:
    """Lower case, numerals as words, and "12345678910" as it was counted."""
    text = text.replace("12345678910", "1 2 3 4 5 6 7 8 9 10")
    words = re.sub(r"[^a-z0-9']+", " ", text.lower()).split()
    return " ".join(_NUMERALS.get(word, word) for word in words)
