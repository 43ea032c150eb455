"""ONNX files as FunASR exports them, against what FunASR itself gives; and files of other kinds."""

import functools
import os
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch

import engine
from engine.errors import CudaUnavailable, ModelCorrupt
from engine.fsmn import FsmnVad
from engine.graphs.fsmn_vad import FsmnVadGraph
from engine.graphs.official import (
    OfficialCtTransformer,
    OfficialCtTransformerRealtime,
    OfficialParaformer,
    OfficialSenseVoice,
    OfficialVad,
)
from engine.graphs.ops import GraphWriter
from engine.jobs import Options
from engine.loader import Loader
from engine.models.config import ModelConfig, read_config
from engine.models.store import Store
from engine.vocab import Pieces, read_tokens
from tests.parity import cases
from tests.parity.test_golden import golden

_OURS = ("plain", "bicif", "sense-voice", "punctuation", "realtime")


@pytest.fixture(scope="module")
def exported(reference, models, tmp_path_factory) -> dict[str, Path]:
    """Directories as FunASR exports them, without their checkpoints."""
    folder, found = tmp_path_factory.mktemp("exported"), {}
    export = torch.onnx.export
    torch.onnx.export = functools.partial(export, dynamo=False)  # the other needs more packages
    try:
        for name in _OURS:
            found[name] = shutil.copytree(models[name], folder / name)
            reference.load(found[name]).export(type="onnx", quantize=False, device="cpu")
            (found[name] / "model.pt").unlink()
    finally:
        torch.onnx.export = export
    return found


@pytest.fixture
def vad_alone(fsmn_vad, tmp_path) -> Path:
    """The real FSMN-VAD as its ONNX file."""
    hide = shutil.ignore_patterns("model.pt")
    return shutil.copytree(fsmn_vad, tmp_path / "vad", ignore=hide)


@pytest.mark.filterwarnings("ignore")  # of the exporter
@pytest.mark.parametrize("queries", cases.SENSE_VOICE_QUERIES)
def test_sense_voice(exported, queries):
    config, expected = read_config(exported["sense-voice"]), golden("sense_voice")
    network = OfficialSenseVoice(config, 560, len(Pieces(config.pieces)), "float32")
    for i, found in enumerate(network.run(cases.batch(), *queries, asked=[7])):
        np.testing.assert_array_equal(found.ids, expected[f"{queries[0]}.{i}.ids"])
        logits = expected.get(f"{queries[0]}.{i}.logits")
        if logits is not None:
            likely = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
            labelled = found.ids != 0
            scores = likely.max(axis=1)[labelled]
            np.testing.assert_allclose(found.scores[labelled], scores, atol=1e-4)
            np.testing.assert_allclose(found.languages, likely[0, [7]], atol=1e-4)


@pytest.mark.parametrize("name", ["bicif", "plain"])
def test_paraformer(exported, name):
    config, expected = read_config(exported[name]), golden(name)
    network = OfficialParaformer(config, 560, len(read_tokens(config)), "float32")
    for i, found in enumerate(network.run(cases.batch())):
        np.testing.assert_array_equal(found.ids, expected[f"{i}.ids"])
        if len(found.ids):
            assert found.upsampling == (3 if name == "bicif" else 1)
            assert len(found.weights) == found.upsampling * cases.LENGTHS[i]
            np.testing.assert_allclose(found.scores, expected[f"{i}.scores"], atol=1e-4)
            np.testing.assert_allclose(found.weights.sum(), len(found.ids), rtol=0.2)
        if len(found.ids) and name == "bicif":
            scaled = found.weights * (len(found.ids) / found.weights.sum())
            np.testing.assert_allclose(scaled, expected[f"{i}.weights"], atol=1e-4)


def test_punctuation(exported):
    network = OfficialCtTransformer(read_config(exported["punctuation"]), 6, "float32")
    for n_words, logits in golden("ct_transformer").items():
        found = network.marks(cases.word_ids(int(n_words)))
        np.testing.assert_array_equal(found, logits.argmax(axis=1))


def test_realtime_punctuation(exported):
    network = OfficialCtTransformerRealtime(read_config(exported["realtime"]), 6, "float32")
    expected = golden("realtime")
    for n in cases.PUNCTUATED:
        found = network.marks(cases.word_ids(n), n // 2)
        np.testing.assert_array_equal(found, expected[str(n)].argmax(axis=1))


@pytest.mark.parametrize("size", [1, 6, 700])
def test_the_real_vad(fsmn_vad, vad_alone, size):
    x = np.random.default_rng(0).standard_normal((700, 400), dtype=np.float32)
    stream = OfficialVad(read_config(vad_alone)).begin()
    parts = [stream.silence(x[start : start + size]) for start in range(0, len(x), size)]
    expected = FsmnVadGraph(read_config(fsmn_vad)).begin().silence(x)
    np.testing.assert_allclose(np.concatenate(parts), expected, atol=1e-5)
    assert stream.silence(x[:0]).shape == (0,)


def test_a_whole_pipeline_of_them(exported, vad_alone, models, fsmn_vad, clips):
    def text(model: Path, vad: Path, punctuation: Path) -> str:
        options = {"vad": str(vad), "punctuation": str(punctuation), "precision": "float32"}
        options |= {"itn": False, "device": "cpu", "model": model}
        return "".join(s.text for s in engine.transcribe(cases.talk(clips), cases.RATE, **options))

    found = text(exported["sense-voice"], vad_alone, exported["punctuation"])
    assert found
    assert found == text(models["sense-voice"], fsmn_vad, models["punctuation"])


def test_the_precision_chooses_between_two_files(vad_alone):
    config = read_config(vad_alone)
    assert config.weights.name == "model.onnx"
    (vad_alone / "model_quant.onnx").write_bytes(b"")
    config = read_config(vad_alone)
    assert config.weights.name == "model_quant.onnx"
    OfficialVad(config)  # in float32, always


def test_a_checkpoint_comes_first(fsmn_vad):
    assert (fsmn_vad / "model.onnx").is_file()
    assert read_config(fsmn_vad).weights.name == "model.pt"


@pytest.mark.parametrize("content", [b"", b"no graph", b"PK\x03\x04"])
def test_a_damaged_file_is_named(vad_alone, content):
    (vad_alone / "model.onnx").write_bytes(content)
    with pytest.raises(ModelCorrupt) as caught:
        FsmnVad(vad_alone)
    assert caught.value.model == str(vad_alone / "model.onnx")


@pytest.mark.parametrize(
    ("inputs", "outputs", "fault"),
    [
        ({"x": 3}, {"logits": 7}, "it takes x instead of speech, speech_lengths"),
        ({"speech": 560}, {"logits": 7}, "it takes speech instead of speech, speech_lengths"),
        (
            {"speech": 560, "speech_lengths": 1, "bias_embed": 5},
            {"logits": 7},
            "it takes speech, speech_lengths, bias_embed instead of speech, speech_lengths",
        ),
        (
            {"speech": 560, "speech_lengths": 1},
            {"logits": 7},
            "it gives logits without token_num",
        ),
        (
            {"speech": 80, "speech_lengths": 1},
            {"logits": 7, "token_num": 1},
            "speech is [1, 'n', 80] instead of [None, None, 560]",
        ),
        (
            {"speech": 560, "speech_lengths": 1},
            {"logits": 8, "token_num": 1},
            "logits is [1, 1, 8] instead of [None, None, 7]",
        ),
    ],
)
def test_a_file_of_another_exporter_says_what_it_takes(tmp_path, inputs, outputs, fault):
    config = directory(tmp_path, "Paraformer", inputs, outputs)
    with pytest.raises(ModelCorrupt) as caught:
        OfficialParaformer(config, 560, 7, "int8")
    assert caught.value.reason == fault


@pytest.mark.parametrize("name", ["seaco", "contextual", "streaming"])
def test_kinds_that_do_not_run_this_way_say_so(models, tmp_path, name):
    hide = shutil.ignore_patterns("model.pt", "*.onnx")
    model = shutil.copytree(models[name], tmp_path / "model", ignore=hide)
    (model / "model.onnx").write_bytes(b"an export")
    with pytest.raises(ModelCorrupt) as caught:
        Loader(Store(tmp_path)).load(Options(model=str(model), device="cpu", vad="none"))
    kind = read_config(model).kind
    fault = f"model.pt is missing, and the ONNX file of a {kind} does not run here"
    assert caught.value.reason == fault


def test_a_graphics_card_takes_no_onnx_file(tmp_path):
    config = directory(tmp_path, "SenseVoiceSmall", {"speech": 560}, {"logits": 7})
    with pytest.raises(CudaUnavailable):
        Loader(Store(tmp_path)).load(Options(model=str(config.directory), device="cuda"))


def test_an_onnx_file_that_changes_is_loaded_anew(tmp_path):
    config = directory(tmp_path / "model", "SenseVoiceSmall", {"speech": 560}, {"logits": 7})
    before = Store(tmp_path).stamp(str(config.directory))
    os.utime(config.weights, (1, 1))
    assert Store(tmp_path).stamp(str(config.directory)) != before


def directory(
    folder: Path, kind: str, inputs: dict[str, int], outputs: dict[str, int]
) -> ModelConfig:
    """One whose ONNX file takes and gives what is named, so wide."""
    folder.mkdir(exist_ok=True)
    (folder / "config.yaml").write_text(f"model: {kind}\n", "utf-8")
    g = GraphWriter({}, "made up", "float32")
    for name, width in inputs.items():
        g.input(name, "float32", 1, *(() if name == "speech_lengths" else ("n", width)))
    ends = {}
    for name, width in outputs.items():
        shape = (1,) if name == "token_num" else (1, 1, width)
        ends[name] = (g.constant(np.zeros(shape, np.float32)), "float32", shape)
    (folder / "model.onnx").write_bytes(g.model(ends))
    return read_config(folder)
