"""What both implementations are asked: the same inputs for the golden arrays and the live runs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import soundfile
import torch

from engine.architectures.paraformer_streaming import Fired
from engine.batching import Vad
from engine.features import FbankStream
from engine.models.config import read_config
from engine.networks.paraformer_streaming import ParaformerStreamingNetwork, _Windows
from engine.punctuation import Punctuator
from engine.types import Tags, Token, joined
from engine.vocab import read_tokens

RATE = 16_000
LENGTHS = (1, 2, 3, 57, 120, 33)  # frames of one batch, unequal on purpose
SENSE_VOICE_QUERIES = ((0, 15), (3, 14))  # language and normalisation
PUNCTUATED = (1, 2, 3, 20, 75)  # words at once
HOTWORDS = (0, 1, 20, 60, 1000)  # in a list
TALK_CLIPS = ("en/hello_world", "zh/nihao_shijie", "en/counting", "zh/pangrama")

# Windows of a stream and how far it looks back. The ends of these clips are none of the few that
# FunASR decodes wrongly: their last window has 960 samples or more.
SCHEDULES = {
    "usual": ((0, 10, 5), (4, 1)),
    "with frames before": ((5, 10, 5), (4, 1)),
    "short": ((0, 8, 4), (4, 1)),
    "without looking back": ((0, 10, 5), (0, 0)),
    "short without looking back": ((0, 8, 4), (0, 0)),
    "with frames before, without looking back": ((5, 10, 5), (0, 0)),
    "looking back at all": ((0, 10, 5), (-1, -1)),
}
SESSION = (  # what a VAD cut a speech into
    "跨境河流是养育沿岸",
    "人民的生命之源长期以来为帮助下游地区防灾减灾中方技术人员",
    "在上游地区极为恶劣的自然条件下克服巨大困难甚至冒着生命危险",
    "向印方提供汛期水文资料处理紧急事件中方重视印方在跨境河流问题上的关切",
    "愿意进一步完善双方联合工作机制",
    "凡是",
    "中方能做的我们",
    "都会去做而且会做得更好我请印度朋友们放心中国在上游的",
    "任何开发利用都会经过科学",
    "规划和论证兼顾上下游的利益",
)


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


def clip(clips: Path, name: str) -> np.ndarray:
    """One of the sentences."""
    samples, rate = soundfile.read(clips / f"{name}.wav", dtype="float32")
    assert rate == RATE
    return samples


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


def windows(folder: Path, features: np.ndarray) -> list[tuple[np.ndarray, Fired]]:
    """What our encoder and our decoder give of each window of a stream."""
    config = read_config(folder)
    network = ParaformerStreamingNetwork(config, 560, len(read_tokens(config)), "cpu")
    stream, encoded = _Windows(network._module, torch.device("cpu")), []
    encode = stream._encode

    def encoding(frames: torch.Tensor) -> torch.Tensor:
        encoded.append(encode(frames))
        return encoded[-1]

    stream._encode = encoding
    with torch.inference_mode():
        fired = [*stream.accept(torch.from_numpy(features)[None]), *stream.finish()]
    return [(window[0].numpy(), now) for window, now in zip(encoded, fired, strict=True)]


def punctuated(punctuator: Punctuator, spans: Sequence[str]) -> str:
    """What is written of texts that come one after the other, words at spaces or one by one."""
    stream, found = punctuator.begin(), []
    for span in spans:
        words = span.split() if " " in span else list(span)
        found += stream.accept([Token(" " + word, 0, 1) for word in words], Tags())
    return joined(token for token, _ in [*found, *stream.finish()])


@dataclass(frozen=True)
class Pipeline:
    """A way through the stages, as FunASR and we call it."""

    model: str
    vad: bool = True
    punctuation: str = ""
    options: dict[str, object] = field(default_factory=dict)  # FunASR's
    ours: dict[str, object] = field(default_factory=dict)


_WORDS = "公园 天气 usb hello"
_LISTENING = {"options": {"hotword": _WORDS}, "ours": {"hotwords": _WORDS}}

PIPELINES = {
    "bicif": Pipeline("bicif"),
    "bicif without VAD": Pipeline("bicif", vad=False),
    "bicif with punctuation": Pipeline("bicif", punctuation="punctuation"),
    "bicif with punctuation by words": Pipeline("bicif", punctuation="words"),
    "English": Pipeline("english"),
    "contextual": Pipeline("contextual"),
    "contextual with hotwords": Pipeline("contextual", **_LISTENING),
    "SeACo": Pipeline("seaco"),
    "SeACo with hotwords": Pipeline("seaco", **_LISTENING),
    "plain": Pipeline("plain"),
    "SenseVoice": Pipeline("sense-voice", ours={"itn": False}),
    "SenseVoice with ITN in English": Pipeline(
        "sense-voice",
        options={"use_itn": True, "language": "en"},
        ours={"itn": True, "language": "en"},
    ),
}
