"""What both implementations are asked: the same inputs for the golden arrays and the live runs."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import soundfile

from engine.batching import Vad
from engine.features import FbankStream

RATE = 16_000
LENGTHS = (1, 2, 3, 57, 120, 33)  # frames of one batch, unequal on purpose
SENSE_VOICE_QUERIES = ((0, 15), (3, 14))  # language and normalisation
PUNCTUATED = (1, 2, 3, 20, 75)  # words at once
HOTWORDS = (0, 1, 20, 60, 1000)  # in a list
TALK_CLIPS = ("en/hello_world", "zh/nihao_shijie", "en/counting", "zh/pangrama")


def batch() -> list[np.ndarray]:
    """Features of unequal lengths."""
    rng = np.random.default_rng(3)
    return [rng.standard_normal((n, 560), dtype=np.float32) for n in LENGTHS]


def word_ids(n: int) -> list[int]:
    rng = np.random.default_rng(n)
    return [int(i) for i in rng.integers(3, 40, n)]


def hotwords(n: int, n_vocab: int) -> list[list[int]]:
    """Hotwords of one to five tokens."""
    rng = np.random.default_rng(n)
    return [[int(i) for i in rng.integers(3, n_vocab, rng.integers(1, 6))] for _ in range(n)]


def sound(n_samples: int) -> np.ndarray:
    """A sweep in noise."""
    rng = np.random.default_rng(5)
    times = np.arange(n_samples) / RATE
    sweep = 0.3 * np.sin(2 * np.pi * (100 + 1500 * times) * times)
    return (sweep + 0.01 * rng.standard_normal(n_samples)).astype(np.float32)


def talk(clips: Path) -> np.ndarray:
    """Some sentences with pauses between, as 16-bit samples."""
    parts = []
    for name in TALK_CLIPS:
        samples, rate = soundfile.read(clips / f"{name}.wav")
        assert rate == RATE
        parts += [(samples * 32_000).astype(np.int16), np.zeros(rate, np.int16)]
    return np.concatenate(parts)


def regions(vad: Vad, samples: np.ndarray, size: int) -> list[tuple[float, float]]:
    """Where `vad` hears speech, in seconds, given blocks of `size` samples."""
    scorer, detector = vad.begin(60.0)
    fbank = FbankStream()
    found = []
    for start in range(0, len(samples), size):
        block = samples[start : start + size]
        found += detector.accept(scorer.accept(block, fbank.accept(block)))
    found += [*detector.accept(scorer.finish()), *detector.finish(len(samples))]
    return [(region.start / RATE, region.end / RATE) for region in found]


@dataclass(frozen=True)
class Pipeline:
    """A way through the stages, as FunASR and we call it."""

    model: str
    vad: bool = True
    punctuation: bool = False
    options: dict[str, object] = field(default_factory=dict)  # FunASR's
    ours: dict[str, object] = field(default_factory=dict)


PIPELINES = {
    "bicif": Pipeline("bicif"),
    "bicif without VAD": Pipeline("bicif", vad=False),
    "bicif with punctuation": Pipeline("bicif", punctuation=True),
    "plain": Pipeline("plain"),
    "SenseVoice": Pipeline("sense-voice", ours={"itn": False}),
    "SenseVoice with ITN in English": Pipeline(
        "sense-voice",
        options={"use_itn": True, "language": "en"},
        ours={"itn": True, "language": "en"},
    ),
}
