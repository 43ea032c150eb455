"""Recordings of any length from the real clips: sentences in random order with pauses."""

import importlib.util
import random
from pathlib import Path

import numpy as np
import soundfile

_RATE = 16_000


def make(path: Path, minutes: float, seed: int = 1) -> str:
    """Write a recording to `path` (its suffix says how) and return what is said in it."""
    clips = sorted((_clips() / "en").glob("*.wav"))
    chance = random.Random(seed)
    texts, n_samples = [], 0
    with soundfile.SoundFile(path, "w", _RATE, 1) as file:
        while n_samples < minutes * 60 * _RATE:
            clip = chance.choice(clips)
            samples, _ = soundfile.read(clip, dtype="float32")
            pause = np.zeros(round(chance.uniform(0.2, 2.5) * _RATE), np.float32)
            for part in (samples, pause):
                file.write(part)
                n_samples += len(part)
            texts.append(clip.with_suffix(".txt").read_text("utf-8").strip())
    return " ".join(texts)


def _clips() -> Path:
    spec = importlib.util.find_spec("pytest_audioeval")
    if spec is None or spec.submodule_search_locations is None:
        raise SystemExit("pytest-audioeval is missing: pip install -e '.[bench]'")
    return Path(next(iter(spec.submodule_search_locations))) / "samples" / "audio"
