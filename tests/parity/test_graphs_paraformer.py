"""The Paraformer family's graphs against their twins in PyTorch, with the same weights."""

import numpy as np
import pytest
import torch

from engine.features import Features
from engine.graphs import session
from engine.graphs.aligner import AlignerGraph
from engine.graphs.hotwords import HotwordGraph
from engine.graphs.paraformer import ParaformerGraph
from engine.graphs.paraformer_streaming import ParaformerStreamingGraph
from engine.models.config import ModelConfig, read_config
from engine.networks.hotwords import HotwordNetwork
from engine.networks.paraformer import ParaformerNetwork
from engine.networks.paraformer_streaming import ParaformerStreamingNetwork
from engine.vocab import read_tokens
from tests.parity import cases, lively
from tests.parity.networks.aligner import AlignerNetwork

# Twice as far as PyTorch itself is from double precision with the liveliest weights.
_SCORES = 3e-4
_ALIKE = 0.999  # cosine of what int8 gives and what float32 does
_DECODED_ALIKE = 0.998  # of what the decoder gives: random attention to the encoder is sharp
_LENGTHS = (1, 9, 10, 11, 57)  # frames of streams: windows of ten, whole and not


def sizes(config: ModelConfig) -> tuple[int, int]:
    return lively.N_INPUT, len(read_tokens(config))


def noise(n_frames: int) -> Features:
    rng = np.random.default_rng(n_frames)
    return rng.standard_normal((n_frames, lively.N_INPUT), dtype=np.float32)


@pytest.mark.parametrize("name", ["plain", "bicif"])
def test_paraformer(models, name):
    config = read_config(models[name])
    graph = ParaformerGraph(config, *sizes(config), "float32")
    network = ParaformerNetwork(config, *sizes(config), "cpu")
    assert_same(graph.run(cases.batch()), network.run(cases.batch()))


@pytest.mark.parametrize("name", ["contextual", "seaco"])
@pytest.mark.parametrize("n", cases.HOTWORDS)
def test_hotwords(models, name, n):
    config = read_config(models[name])
    graph = HotwordGraph(config, *sizes(config), "float32")
    network = HotwordNetwork(config, *sizes(config), "cpu")
    words = cases.hotwords(n, len(read_tokens(config)))
    sought, expected = graph.encode(words), network.encode(words)
    np.testing.assert_allclose(sought, expected, atol=1e-5)
    assert_same(graph.run(cases.batch(), sought), network.run(cases.batch(), expected))


def test_seaco_without_hotwords(models):
    config = read_config(models["seaco"])
    graph = HotwordGraph(config, *sizes(config), "float32")
    network = HotwordNetwork(config, *sizes(config), "cpu")
    assert_same(graph.run(cases.batch()), network.run(cases.batch()))


@pytest.mark.parametrize("name", cases.SCHEDULES)
def test_streams(models, tmp_path, name):
    folder = lively.scheduled(models["streaming"], tmp_path / "model", *cases.SCHEDULES[name])
    config = read_config(folder)
    graph = ParaformerStreamingGraph(config, *sizes(config), "float32")
    network = ParaformerStreamingNetwork(config, *sizes(config), "cpu")
    for n_frames in _LENGTHS:
        found, expected = graph.run(noise(n_frames)), network.run(noise(n_frames))
        np.testing.assert_array_equal(found.ids, expected.ids)
        np.testing.assert_array_equal(found.frames, expected.frames)
        np.testing.assert_allclose(found.scores, expected.scores, atol=_SCORES)


def test_aligner(models):
    config = read_config(models["aligner"])
    found = AlignerGraph(config, lively.N_INPUT, "float32").run(cases.batch())
    expected = AlignerNetwork(config, lively.N_INPUT, "cpu").run(cases.batch())
    for ours, theirs in zip(found, expected, strict=True):
        np.testing.assert_allclose(ours, theirs, atol=1e-5)


@pytest.mark.parametrize("n_cores", [1, 2, 5])
def test_neither_the_batch_nor_the_workers_leave_a_trace(models, monkeypatch, n_cores):
    config = read_config(models["seaco"])
    graph = HotwordGraph(config, *sizes(config), "int8")
    sought = graph.encode(cases.hotwords(60, len(read_tokens(config))))
    alone = [graph.run([features], sought)[0] for features in cases.batch()]
    monkeypatch.setattr(session, "n_cores", lambda: n_cores)
    for _ in range(5):
        for found, expected in zip(graph.run(cases.batch(), sought), alone, strict=True):
            for name in ("ids", "scores", "weights"):
                np.testing.assert_array_equal(getattr(found, name), getattr(expected, name))


@pytest.mark.usefixtures("full_size")
def test_a_full_size_paraformer_in_int8(folder):
    config = read_config(lively.paraformer(folder, kind="BiCifParaformer", full=True))
    graph = ParaformerGraph(config, *sizes(config), "int8")
    module = ParaformerNetwork(config, *sizes(config), "cpu")._network._module
    x = noise(40)
    encoded, weights, fine = graph._encoder._session.run(features=x[None])
    embeddings = torch.randn(1, 12, 512, generator=torch.Generator().manual_seed(0))
    with torch.inference_mode():
        expected = module.encoder(torch.from_numpy(x)[None], None)
        coarse = module.predictor(expected, None)[0, :-1].numpy()
        finer = module.predictor.fine_weights(expected, None)[0].numpy()
        hidden = module.decoder.hidden(embeddings, None, expected, None)
    assert cosines(encoded, expected).min() >= _ALIKE
    np.testing.assert_allclose(weights, coarse, atol=0.01)
    np.testing.assert_allclose(fine, finer, atol=0.001)
    inputs = {"embeddings": embeddings.numpy(), "encoded": expected.numpy()}
    states = graph._decoder.run(**inputs)[2]
    assert cosines(states, hidden).min() >= _DECODED_ALIKE


@pytest.mark.usefixtures("full_size")
def test_a_full_size_stream_in_int8(folder):
    config = read_config(lively.paraformer(folder, kind="ParaformerStreaming", full=True))
    ours = ParaformerStreamingGraph(config, *sizes(config), "int8").begin()
    theirs = ParaformerStreamingNetwork(config, *sizes(config), "cpu").begin()._windows
    alike = []
    for i in range(4):
        frames = noise(10 + i)[:10]
        found, _ = ours._layers.encode(frames, 10 * i)
        with torch.inference_mode():
            expected = theirs._encode(torch.from_numpy(frames)[None])
        theirs._n_frames = 10 * (i + 1)
        alike.append(cosines(found, expected))
    assert np.min(alike[1:]) >= _ALIKE  # of the first some frames are before the speech
    assert np.mean(alike[0]) >= _ALIKE


@pytest.mark.usefixtures("full_size")
def test_a_full_size_aligner_in_int8(folder):
    config = read_config(lively.aligner(folder, full=True))
    (found,) = AlignerGraph(config, lively.N_INPUT, "int8").run([noise(120)])
    (expected,) = AlignerNetwork(config, lively.N_INPUT, "cpu").run([noise(120)])
    np.testing.assert_allclose(found, expected, atol=0.001)
    assert np.corrcoef(found, expected)[0, 1] >= _ALIKE


def cosines(found: np.ndarray, expected: torch.Tensor) -> np.ndarray:
    """How alike the directions are, frame by frame."""
    theirs = expected.numpy()
    lengths = np.linalg.norm(found, axis=-1) * np.linalg.norm(theirs, axis=-1)
    return (found * theirs).sum(axis=-1) / lengths


def assert_same(found, expected):
    """The same tokens, near the same scores and weights."""
    for ours, theirs in zip(found, expected, strict=True):
        np.testing.assert_array_equal(ours.ids, theirs.ids)
        np.testing.assert_allclose(ours.scores, theirs.scores, atol=_SCORES)
        np.testing.assert_allclose(ours.weights, theirs.weights, atol=1e-5)
        assert ours.upsampling == theirs.upsampling
