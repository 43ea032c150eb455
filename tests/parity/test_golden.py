"""Our numbers against those that FunASR gave for the same inputs and weights, kept as arrays.

`make_golden.py` asks FunASR again; `test_funasr.py` does so live, at the published sizes.
"""

import re
from pathlib import Path

import numpy as np
import pytest
import soundfile

import engine
from engine.features import fbank
from engine.frontend import Frontend
from engine.fsmn import FsmnVad
from engine.graphs.ct_transformer import CtTransformerGraph, CtTransformerRealtimeGraph
from engine.models.config import read_config
from engine.networks.hotwords import HotwordNetwork
from engine.networks.paraformer import ParaformerNetwork
from engine.networks.paraformer_streaming import ParaformerStreamingNetwork
from engine.networks.sense_voice import SenseVoiceNetwork
from engine.punctuation import read_marks
from engine.punctuation_realtime import RealtimePunctuator
from engine.vocab import Pieces, read_tokens
from tests.parity import cases, lively

GOLDEN = Path(__file__).parents[1] / "data" / "golden"
SAMPLE = GOLDEN.parent / "sample.flac"

# Of log-probabilities. PyTorch multiplies otherwise on each kind of processor: on one with AMX an
# LSTM's are 1.1e-4 away from those on one without.
_PROCESSORS = 3e-4

_CLASSICAL = [(0.77, 2.40), (3.38, 5.98)]  # seconds of speech in the sample


def golden(name: str) -> dict[str, np.ndarray]:
    with np.load(GOLDEN / f"{name}.npz") as arrays:
        return dict(arrays)


def test_features(models):
    frontend = Frontend(read_config(models["bicif"]), 7, 6)
    for n_samples, expected in golden("features").items():
        found = frontend(fbank(cases.sound(int(n_samples))))
        assert found.shape == expected.shape
        # Of the filter bank, before it is scaled by about 0.17.
        difference = np.abs(found - expected) / 0.15
        assert difference.max() <= 3e-3
        assert difference.mean() <= 1e-5


@pytest.mark.parametrize("name", ["bicif", "plain"])
@pytest.mark.parametrize("i", range(len(cases.LENGTHS)))
def test_paraformer(models, name, i):
    config = read_config(models[name])
    network = ParaformerNetwork(config, 560, len(read_tokens(config)), "cpu")
    (found,) = network.run([cases.batch()[i]])
    expected = golden(name)
    np.testing.assert_array_equal(found.ids, expected[f"{i}.ids"])
    if len(found.ids):
        np.testing.assert_allclose(found.scores, expected[f"{i}.scores"], atol=_PROCESSORS)
    if len(found.ids) and name == "bicif":
        scaled = found.weights * (len(found.ids) / found.weights.sum())
        np.testing.assert_allclose(scaled, expected[f"{i}.weights"], atol=1e-5)


@pytest.mark.parametrize("name", ["contextual", "seaco"])
@pytest.mark.parametrize("n", [-1, *cases.HOTWORDS])
def test_hotwords(models, name, n):
    """-1 is no list at all, for which a contextual Paraformer takes an empty one."""
    config = read_config(models[name])
    n_vocab = len(read_tokens(config))
    network = HotwordNetwork(config, 560, n_vocab, "cpu")
    expected = golden(name)
    sought = None
    if n >= 0 or name == "contextual":
        sought = network.encode(cases.hotwords(max(n, 0), n_vocab))
    for i, found in enumerate(network.run(cases.batch(), sought)):
        np.testing.assert_array_equal(found.ids, expected[f"{n}.{i}.ids"])
        if len(found.ids):
            np.testing.assert_allclose(found.scores, expected[f"{n}.{i}.scores"], atol=_PROCESSORS)


@pytest.mark.parametrize("queries", cases.SENSE_VOICE_QUERIES)
def test_sense_voice(models, queries):
    config = read_config(models["sense-voice"])
    network = SenseVoiceNetwork(config, 560, len(Pieces(config.pieces)), "cpu")
    expected = golden("sense_voice")
    for i, found in enumerate(network.run(cases.batch(), *queries, asked=[7])):
        np.testing.assert_array_equal(found.ids, expected[f"{queries[0]}.{i}.ids"])
        logits = expected.get(f"{queries[0]}.{i}.logits")
        if logits is not None:
            likely = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
            np.testing.assert_allclose(found.scores, likely.max(axis=1), atol=1e-4)
            np.testing.assert_allclose(found.languages, likely[0, [7]], atol=1e-4)


def test_ct_transformer(models):
    config = read_config(models["punctuation"])
    network = CtTransformerGraph(config, len(read_tokens(config)), 6, "float32")
    for n_words, logits in golden("ct_transformer").items():
        found = network.marks(cases.word_ids(int(n_words)))
        np.testing.assert_array_equal(found, logits.argmax(axis=1))


@pytest.mark.parametrize("name", cases.SCHEDULES)
def test_streaming_paraformer(models, clips, tmp_path, name):
    folder = lively.scheduled(models["streaming"], tmp_path / "model", *cases.SCHEDULES[name])
    config, expected = read_config(folder), golden("streaming")
    frontend = Frontend(config, 7, 6)
    network = ParaformerStreamingNetwork(config, 560, len(read_tokens(config)), "cpu")
    for clip in cases.TALK_CLIPS:
        found = network.run(frontend(fbank(cases.clip(clips, clip))))
        np.testing.assert_array_equal(found.ids, expected[f"{name}.{clip}.ids"])
        np.testing.assert_allclose(found.scores, expected[f"{name}.{clip}.scores"], atol=1e-3)


@pytest.mark.parametrize("name", ["usual", "with frames before", "short"])
def test_windows_of_the_streaming_encoder(models, clips, tmp_path, name):
    folder = lively.scheduled(models["streaming"], tmp_path / "model", *cases.SCHEDULES[name])
    features = Frontend(read_config(folder), 7, 6)(fbank(cases.clip(clips, cases.TALK_CLIPS[0])))
    found = np.concatenate([encoded for encoded, _ in cases.windows(folder, features)])
    expected = golden("streaming")[f"{name}.encoded"]
    assert np.abs(found - expected).max() / np.abs(expected).max() <= 1e-4


def test_realtime_ct_transformer(models):
    config, expected = read_config(models["realtime"]), golden("realtime")
    tokens, marks = read_tokens(config), read_marks(config)
    network = CtTransformerRealtimeGraph(config, len(tokens), 6, "float32")
    for n in cases.PUNCTUATED:
        found = network.marks(cases.word_ids(n), n // 2)
        np.testing.assert_array_equal(found, expected[str(n)].argmax(axis=1))
    punctuator = RealtimePunctuator(tokens, marks, network.marks)
    found = cases.punctuated(punctuator, cases.SESSION)
    assert marked(found) == marked("".join(expected["session"]))


@pytest.mark.parametrize("milliseconds", [60, 200, 600, 6000])
def test_speech_is_found_where_funasr_finds_it_whatever_the_blocks(fsmn_vad, milliseconds):
    samples, _ = soundfile.read(SAMPLE, dtype="float32")
    assert cases.regions(FsmnVad(fsmn_vad), samples, 16 * milliseconds) == _CLASSICAL


@pytest.mark.parametrize("name", cases.PIPELINES)
def test_whole_pipelines_write_funasrs_text(models, fsmn_vad, clips, name):
    asked, expected = cases.PIPELINES[name], golden("talk")
    segments = list(
        engine.transcribe(
            cases.talk(clips),
            cases.RATE,
            model=models[asked.model],
            vad=str(fsmn_vad) if asked.vad else "none",
            punctuation=str(models[asked.punctuation]) if asked.punctuation else "none",
            script="asis",
            precision="float32",
            **asked.ours,
        )
    )
    assert bare("".join(segment.text for segment in segments)) == bare(
        str(expected[f"{name}.text"])
    )
    times = [
        (round(1000 * token.start), round(1000 * token.end))
        for segment in segments
        for token in segment.tokens
    ]
    if len(expected[f"{name}.times"]):
        np.testing.assert_allclose(times, expected[f"{name}.times"], atol=1)


def marked(text: str) -> str:
    """With FunASR's marks, without what it writes for no mark, case, spaces and the last mark."""
    text = text.translate(str.maketrans(",.?", "，。？")).replace("<unk>", "")
    return re.sub(r"\s|[，。？、]$", "", text).lower()


def bare(text: str) -> str:
    """Without tags, unknown words and spaces, which FunASR puts between characters."""
    return re.sub(r"<\|[^|]*\|>|<unk>|⁇|\s", "", text).lower()
