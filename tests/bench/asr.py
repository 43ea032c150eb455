"""Clips of mixed lengths, one after the other: network and decoding, without finding speech.

Against FunASR both start from features; against those that take none, both from samples.
Ours runs as many clips at once as there are cores, as it does with a file's regions; the others
run one at a time with as many threads, which is their fastest.
"""

from collections.abc import Iterator
from pathlib import Path

from tests.bench import recordings
from tests.bench.figures import Figure, Skipped
from tests.bench.models import PARAFORMER, SENSE_VOICE
from tests.bench.rounds import Entrant, compared, race
from tests.bench.setting import Setting

_LENGTHS = (3.1, 5.0, 7.5, 10.0, 12.5, 15.8, 19.0, 27.3)  # 100 s
_FEW = (1.5, 3.0, 2.0)
_ROUNDS = 5
_INT8 = {"sherpa-onnx": ("quint8", "qint8"), "funasr-onnx": ("quint8",)}  # weights of each


def run(setting: Setting) -> Iterator[Figure]:
    """Time SenseVoice and Paraformer-large."""
    clips = setting.folder / "clips.npz"
    audio = recordings.make_clips(clips, _FEW if setting.is_smoke else _LENGTHS)
    for kind in (SENSE_VOICE, PARAFORMER):
        yield from _by_features(setting, kind, clips, audio)
        yield from _by_samples(setting, kind, clips, audio)


def _by_features(setting: Setting, kind: str, clips: Path, audio: float) -> Iterator[Figure]:
    if reason := setting.absence("funasr"):
        yield Skipped(kind, "funasr", reason)
        return
    model = str(setting.models.made(kind))
    loaded = {"model": model, "clips": str(clips)}
    entrants = [
        _ours(model, clips, from_samples=False),
        Entrant("funasr", "funasr", ("load_recognizer", loaded), ("recognize", {})),
    ]
    race(entrants, setting.rounds(_ROUNDS))
    yield from compared(kind, audio, entrants, f"from features; {setting.models.weights}")


def _by_samples(setting: Setting, kind: str, clips: Path, audio: float) -> Iterator[Figure]:
    entrants = [_ours(str(setting.models.made(kind)), clips, from_samples=True)]
    for peer, weights in _INT8.items():
        if reason := setting.absence(peer):
            yield Skipped(kind, peer, reason)
        elif reason := setting.absence("funasr"):
            yield Skipped(kind, peer, f"funasr, whose export it runs, is {reason}")
        else:
            entrants += [_int8(setting, kind, clips, peer, name) for name in weights]
    race(entrants, setting.rounds(_ROUNDS))
    yield from compared(kind, audio, entrants, f"from samples; {setting.models.weights}")


def _ours(model: str, clips: Path, *, from_samples: bool) -> Entrant:
    loaded = {"model": model, "clips": str(clips), "from_samples": from_samples}
    return Entrant("ours", "ours", ("load_recognizer", loaded), ("recognize", {}))


def _int8(setting: Setting, kind: str, clips: Path, peer: str, weights: str) -> Entrant:
    loaded = {
        "graph": str(setting.models.exported(kind) / f"{weights}.onnx"),
        "clips": str(clips),
        "is_sense_voice": kind == SENSE_VOICE,
    }
    module = peer.replace("-", "_")
    return Entrant(f"{peer} {weights}", module, ("load_recognizer", loaded), ("recognize", {}))
