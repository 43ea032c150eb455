"""Recordings of any length from real clips: sentences in random order with pauses between."""

import importlib.util
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
import soundfile

RATE = 16_000
_ENGLISH = ("en",)
_BOTH = ("en", "zh")

Samples = npt.NDArray[np.float32]


def make(path: Path, minutes: float, seed: int = 1) -> str:
    """Write an English recording to `path` (its suffix says how); return what is said in it."""
    texts = []
    with soundfile.SoundFile(path, "w", RATE, 1) as file:
        for samples, text in _spoken(minutes * 60, _ENGLISH, seed):
            file.write(samples)
            texts.append(text)
    return " ".join(texts)


def english(seconds: float) -> Samples:
    """A little over that many seconds of English."""
    return np.concatenate([samples for samples, _ in _spoken(seconds, _ENGLISH, seed=1)])


def clips_with_text(language: str) -> Iterator[tuple[npt.NDArray[np.int16], str]]:
    """Yield the clips of a language, each with what it says."""
    for clip in clips((language,)):
        samples, rate = soundfile.read(clip, dtype="float32")
        assert rate == RATE
        yield _as_int16(samples), clip.with_suffix(".txt").read_text("utf-8").strip()


def make_mp3(path: Path, minutes: float) -> float:
    """Write a recording as music is kept, at 44.1 kHz in stereo; return its seconds."""
    n_samples = 0
    with av.open(str(path), "w") as file:
        stream = file.add_stream("mp3", rate=44_100, layout="stereo", bit_rate=128_000)
        resampler = av.AudioResampler(stream.codec_context.format, "stereo", 44_100)
        for samples, _ in _spoken(minutes * 60, _BOTH, seed=2):
            frame = av.AudioFrame.from_ndarray(_as_int16(samples)[None], "s16", "mono")
            frame.sample_rate, frame.pts = RATE, n_samples
            n_samples += len(samples)
            for resampled in resampler.resample(frame):
                file.mux(stream.encode(resampled))
        for resampled in resampler.resample(None):
            file.mux(stream.encode(resampled))
        file.mux(stream.encode(None))
    return n_samples / RATE


def make_samples(path: Path, seconds: float, seed: int = 3) -> float:
    """Write samples of exactly this length as .npy; return their seconds."""
    samples = np.concatenate([part for part, _ in _spoken(seconds, _BOTH, seed)])
    np.save(path, samples[: round(seconds * RATE)])
    return seconds


def make_clips(path: Path, lengths: Sequence[float]) -> float:
    """Write clips of these lengths as .npz; return the seconds of all."""
    samples = np.concatenate([part for part, _ in _spoken(sum(lengths), _BOTH, seed=4)])
    ends = np.cumsum([round(length * RATE) for length in lengths])
    clips = np.split(samples, ends)[:-1]
    np.savez(path, **{f"clip {i}": clip for i, clip in enumerate(clips)})
    return float(ends[-1]) / RATE


def clips(languages: tuple[str, ...]) -> list[Path]:
    """The clips in these languages; a text lies beside each."""
    return sorted(clip for code in languages for clip in (_clips() / code).glob("*.wav"))


def _spoken(seconds: float, languages: tuple[str, ...], seed: int) -> Iterator[tuple[Samples, str]]:
    """Yield clips, each with the pause after it, until they last so long; and what they say."""
    known = clips(languages)
    chance = random.Random(seed)
    n_samples = 0
    while n_samples < seconds * RATE:
        clip = chance.choice(known)
        samples, rate = soundfile.read(clip, dtype="float32")
        assert rate == RATE
        pause = np.zeros(round(chance.uniform(0.2, 2.5) * RATE), np.float32)
        n_samples += len(samples) + len(pause)
        yield np.concatenate([samples, pause]), clip.with_suffix(".txt").read_text("utf-8").strip()


def _as_int16(samples: Samples) -> npt.NDArray[np.int16]:
    return (np.clip(samples, -1, 1) * 32767).astype(np.int16)


def _clips() -> Path:
    spec = importlib.util.find_spec("pytest_audioeval")
    if spec is None or spec.submodule_search_locations is None:
        raise SystemExit("pytest-audioeval is missing: pip install -e '.[bench]'")
    return Path(next(iter(spec.submodule_search_locations))) / "samples" / "audio"
