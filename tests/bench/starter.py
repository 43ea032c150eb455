"""The starter from its start to a written file, and how right it is, next to faster-whisper alone.

Both run Whisper base in int8, the same weights on the same cores; the peer once as its README shows
it, sequential, and once batched. English test clips in random order with pauses; how many words are
wrong is said beside the times.
"""

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import jiwer

from tests.bench import recordings
from tests.bench.figures import Comparison, Fact, Figure, Skipped
from tests.bench.models import whisper_base
from tests.bench.peers.process import Program
from tests.bench.setting import Setting

_MINUTES = 4.0
_ROUNDS = 2

_NUMERALS = {
    str(n): word
    for n, word in enumerate("zero one two three four five six seven eight nine ten".split())
}


def run(setting: Setting) -> Iterator[Figure]:
    """Time the programs in turns, each from the start of its process."""
    weights = whisper_base()
    if weights is None:
        yield Skipped("starter", "faster-whisper", "the extra `starter` is not installed")
        return
    recording = setting.folder / "speech.flac"
    minutes = 0.3 if setting.is_smoke else _MINUTES
    said = recordings.make(recording, minutes)
    programs: dict[str, Callable[[], str]] = {"ours": lambda: _ours(recording)}
    if reason := setting.absence("faster-whisper"):
        yield Skipped("starter", "faster-whisper", reason)
    else:
        for name, is_batched in (("faster-whisper", False), ("faster-whisper batched", True)):
            programs[name] = lambda is_batched=is_batched: _peer(
                recording, weights, is_batched=is_batched
            )
    seconds: dict[str, list[float]] = {name: [] for name in programs}
    heard: dict[str, str] = {}
    for _ in range(setting.rounds(_ROUNDS)):
        for name, transcribe in programs.items():
            began = time.perf_counter()
            heard[name] = transcribe()
            seconds[name].append(time.perf_counter() - began)
    rates = {name: jiwer.wer(normalized(said), normalized(text)) for name, text in heard.items()}
    yield Fact("starter", "word error rate", rates["ours"])
    for name in list(programs)[1:]:
        note = f"real weights; word error rate {rates['ours']:.3f}, theirs {rates[name]:.3f}"
        both = tuple(seconds["ours"]), tuple(seconds[name])
        yield Comparison("starter", name, *both, minutes * 60, note)


def _ours(recording: Path) -> str:
    command = [sys.executable, "-m", "app", "transcribe", str(recording), "--format", "txt"]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return Path(output.strip()).read_text("utf-8")


def _peer(recording: Path, weights: Path, *, is_batched: bool) -> str:
    asked = {"file": str(recording), "weights": str(weights), "is_batched": is_batched}
    with Program("faster_whisper") as program:
        return str(program.call("transcribe", **asked).value)


def normalized(text: str) -> str:
    """Lower case, numerals as words, and "12345678910" as it was counted."""
    text = text.replace("12345678910", "1 2 3 4 5 6 7 8 9 10")
    words = re.sub(r"[^a-z0-9']+", " ", text.lower()).split()
    return " ".join(_NUMERALS.get(word, word) for word in words)
