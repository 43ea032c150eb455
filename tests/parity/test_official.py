"""ONNX files as FunASR exports them, against what FunASR itself gives; and files of other kinds."""

import functools
import importlib
import os
import shutil
import warnings
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch

import engine
from engine.aligner import Aligner
from engine.correction.fit import Fit, fit_of
from engine.errors import CudaUnavailable, ModelCorrupt
from engine.fsmn import FsmnVad
from engine.graphs.fsmn_vad import FsmnVadGraph
from engine.graphs.hotwords import HotwordGraph
from engine.graphs.official.ct_transformer import (
    OfficialCtTransformer,
    OfficialCtTransformerRealtime,
)
from engine.graphs.official.fsmn_vad import OfficialVad
from engine.graphs.official.paraformer import OfficialHotwordParaformer, OfficialParaformer
from engine.graphs.official.paraformer_streaming import OfficialParaformerStreaming
from engine.graphs.official.sense_voice import OfficialSenseVoice
from engine.graphs.ops import GraphWriter
from engine.graphs.paraformer_streaming import ParaformerStreamingGraph
from engine.jobs import Options
from engine.loader import Loader
from engine.models.config import ModelConfig, read_config
from engine.models.store import Store
from engine.recognizers.paraformer import ParaformerRecognizer
from engine.vocab import Pieces, read_tokens
from tests.parity import cases, lively
from tests.parity.test_golden import golden

_OURS = ("plain", "bicif", "contextual", "seaco", "streaming", "sense-voice", "punctuation")
_OURS += ("realtime",)
_HOTWORD_EXPORTS = {
    "contextual_paraformer": "ContextualEmbedderExport2",
    "seaco_paraformer": "ContextualEmbedderExport",
}
_SCHEDULE = """
chunk_size: [5, 10, 5]
encoder_chunk_look_back: 0
decoder_chunk_look_back: 0
"""


@pytest.fixture(scope="module")
def exported(reference, models, tmp_path_factory) -> dict[str, Path]:
    """Directories as FunASR exports them, without their checkpoints."""
    folder, found = tmp_path_factory.mktemp("exported"), {}
    export = functools.partial(torch.onnx.export, dynamo=False)  # the other needs more packages
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings(action="ignore"):
        patch.setattr(torch.onnx, "export", export)
        # FunASR's exporter runs networks on examples that suit the official sizes alone.
        for kind, reader in _HOTWORD_EXPORTS.items():
            module = importlib.import_module(f"funasr.models.{kind}.export_meta")
            patch.setattr(module, "export_backbone_dummy_inputs", example)
            patch.setattr(getattr(module, reader), "export_dummy_inputs", words)
            patch.setattr(module, "export_backbone_forward", forward(module))
        for name in _OURS:
            found[name] = shutil.copytree(models[name], folder / name)
            reference.load(found[name]).export(type="onnx", quantize=False, device="cpu")
            (found[name] / "model.pt").unlink()
    return found


def example(network: torch.nn.Module) -> tuple[torch.Tensor, ...]:
    """Sound, its lengths, and hotwords as a network of any width reads them."""
    width = network.bias_encoder.hidden_size
    lengths = torch.tensor([15, 30], dtype=torch.int32)
    return torch.randn(2, 30, 560), lengths, torch.randn(2, 1, width)


def forward(module: ModuleType) -> Callable[..., tuple[torch.Tensor, ...]]:
    """What it exports, with the "no hotword here" of our vocabulary: the official one is set."""
    exported = module.export_backbone_forward

    def run(network: torch.nn.Module, *inputs: torch.Tensor) -> tuple[torch.Tensor, ...]:
        network.NOBIAS = lively.no_bias(network.vocab_size)
        return exported(network, *inputs)

    return run


def words(_reader: torch.nn.Module) -> torch.Tensor:
    """Hotwords that every vocabulary has."""
    return torch.ones(6, 10, dtype=torch.int32)


@pytest.fixture
def vad_alone(fsmn_vad, tmp_path) -> Path:
    """The real FSMN-VAD as its ONNX file."""
    hide = shutil.ignore_patterns("model.pt")
    return shutil.copytree(fsmn_vad, tmp_path / "vad", ignore=hide)


@pytest.mark.thorough
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


@pytest.mark.parametrize("name", ["contextual", "seaco"])
@pytest.mark.parametrize("n_words", [0, 1, 20])
def test_hotwords(exported, models, name, n_words):
    config = read_config(exported[name])
    n_vocab = len(read_tokens(config))
    words = cases.hotwords(n_words, n_vocab)
    theirs = OfficialHotwordParaformer(config, 560, n_vocab, "float32")
    ours = HotwordGraph(read_config(models[name]), 560, n_vocab, "float32")
    encoded = theirs.encode(words)
    np.testing.assert_allclose(encoded, ours.encode(words), atol=1e-5)
    pairs = zip(theirs.run(cases.batch(), encoded), ours.run(cases.batch(), encoded), strict=True)
    for found, expected in pairs:
        np.testing.assert_array_equal(found.ids, expected.ids)
        # FunASR sums weights in single precision: its embeddings are a little off.
        np.testing.assert_allclose(found.scores, expected.scores, atol=1e-3)
        assert found.upsampling == (3 if name == "seaco" and len(found.ids) else 1)


@pytest.mark.parametrize("name", ["contextual", "seaco"])
def test_without_hotwords_none_of_them_is_listened_for(exported, name):
    config = read_config(exported[name])
    network = OfficialHotwordParaformer(config, 560, len(read_tokens(config)), "float32")
    pairs = zip(
        network.run(cases.batch()), network.run(cases.batch(), network.encode([])), strict=True
    )
    for found, expected in pairs:
        np.testing.assert_array_equal(found.ids, expected.ids)


def test_hotwords_that_are_too_long_for_a_file(exported):
    recognizer = ParaformerRecognizer(exported["seaco"], "cpu", "float32")
    assert recognizer.unwritable(("一" * 10, "一" * 11)) == ("一" * 11,)
    fit = fit_of(str(exported["seaco"]), ("一" * 10, "一" * 11))
    assert fit == Fit(takes=True, unwritable=frozenset(["一" * 11]))


@pytest.mark.parametrize("n_frames", [1, 10, 11, 25, 101])
def test_streaming(exported, models, tmp_path, n_frames):
    config = read_config(exported["streaming"])
    n_vocab = len(read_tokens(config))
    model = shutil.copytree(models["streaming"], tmp_path / "model")
    with (model / "config.yaml").open("a", encoding="utf-8") as settings:
        settings.write(_SCHEDULE)
    theirs = OfficialParaformerStreaming(config, 560, n_vocab, "float32")
    ours = ParaformerStreamingGraph(read_config(model), 560, n_vocab, "float32")
    features = np.concatenate(cases.batch())[:n_frames]
    assert len(features) == n_frames
    found, expected = theirs.run(features), ours.run(features)
    np.testing.assert_array_equal(found.ids, expected.ids)
    np.testing.assert_array_equal(found.frames, expected.frames)
    np.testing.assert_allclose(found.scores, expected.scores, atol=1e-4)


@pytest.mark.parametrize(("name", "file"), [("seaco", "model_eb"), ("streaming", "decoder")])
def test_half_of_a_pair_is_not_enough(exported, tmp_path, name, file):
    model = shutil.copytree(exported[name], tmp_path / "model")
    (model / f"{file}.onnx").unlink()
    with pytest.raises(ModelCorrupt) as caught:
        Loader(Store(tmp_path)).load(Options(model=str(model), device="cpu", vad="none"))
    assert caught.value.reason == f"{file}.onnx is missing"


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


def test_an_aligner_does_not_run_this_way_and_says_so(models, tmp_path):
    hide = shutil.ignore_patterns("model.pt", "*.onnx")
    model = shutil.copytree(models["aligner"], tmp_path / "model", ignore=hide)
    (model / "model.onnx").write_bytes(b"an export")
    with pytest.raises(ModelCorrupt) as caught:
        Aligner(model)
    fault = "model.pt is missing, and the ONNX file of a MonotonicAligner does not run here"
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
