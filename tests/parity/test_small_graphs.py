"""The graphs of FSMN-VAD and the CT-Transformers against their networks."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import torch
import yaml

from engine.errors import ModelCorrupt
from engine.graphs.ct_transformer import CtTransformerGraph, CtTransformerRealtimeGraph
from engine.graphs.fsmn_vad import FsmnVadGraph
from engine.models.config import read_config
from engine.vocab import read_tokens
from tests.parity import cases, lively
from tests.parity.networks.ct_transformer import CtTransformerNetwork, CtTransformerRealtimeNetwork
from tests.parity.networks.fsmn_vad import FsmnVad, FsmnVadNetwork, read_vad

_ENCODER = {
    "input_dim": 400,
    "input_affine_dim": 14,
    "fsmn_layers": 2,
    "linear_dim": 25,
    "proj_dim": 12,
    "lorder": 5,
    "rorder": 0,
    "lstride": 1,
    "output_affine_dim": 14,
    "output_dim": 24,
}
# A twentieth of a second, as a microphone gives; single frames; more than one run takes.
_BLOCKS = ([5], [1], [20, 3], [1300])
_N_BEFORE = (0, 1, 2, 10, 20)  # of twenty words


@pytest.fixture
def small_vad(tmp_path) -> Path:
    """A folder with a random FSMN-VAD whose two kinds of silence are apart."""
    return vad(tmp_path / "vad")


def vad(folder: Path, **encoder: int) -> Path:
    folder.mkdir(exist_ok=True)
    config = {"model": "FsmnVADStreaming", "encoder": "FSMN", "encoder_conf": _ENCODER | encoder}
    config["model_conf"] = {"sil_pdf_ids": [0, 7]}
    (folder / "config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    (folder / "model.pt").touch()
    with torch.device("meta"):
        state = FsmnVad(read_vad(read_config(folder))).state_dict()
    shapes = {name: tuple(tensor.shape) for name, tensor in state.items()}
    torch.save(lively.weights(shapes), folder / "model.pt")
    return folder


def scores(vad: FsmnVadGraph | FsmnVadNetwork, x: np.ndarray, sizes: Sequence[int]) -> np.ndarray:
    """Of frames that come in blocks of these sizes, over and over."""
    stream, found, start, i = vad.begin(), [], 0, 0
    while start < len(x):
        found.append(stream.silence(x[start : start + sizes[i % len(sizes)]]))
        start, i = start + sizes[i % len(sizes)], i + 1
    return np.concatenate(found)


def frames(n: int) -> np.ndarray:
    return np.random.default_rng(0).standard_normal((n, 400), dtype=np.float32)


@pytest.mark.parametrize("sizes", _BLOCKS, ids=str)
def test_the_real_vad_scores_as_its_network_does(fsmn_vad, sizes):
    config, x = read_config(fsmn_vad), frames(2500)
    expected = scores(FsmnVadNetwork(config), x, [2500])
    assert expected.std() > 0.1
    np.testing.assert_allclose(scores(FsmnVadGraph(config), x, sizes), expected, atol=1e-5)


@pytest.mark.parametrize(
    "encoder",
    [{}, {"lorder": 1}, {"lorder": 40}, {"fsmn_layers": 1}, {"output_dim": 8}],
    ids=str,
)
def test_vads_of_other_sizes_score_as_their_networks_do(tmp_path, encoder):
    config, x = read_config(vad(tmp_path, **encoder)), frames(300)
    expected = scores(FsmnVadNetwork(config), x, [300])
    for sizes in ([300], [7, 1, 30]):
        np.testing.assert_allclose(scores(FsmnVadGraph(config), x, sizes), expected, atol=1e-5)


def test_block_boundaries_leave_no_trace(fsmn_vad):
    graph, x = FsmnVadGraph(read_config(fsmn_vad)), frames(2500)
    whole = scores(graph, x, [2500])
    for sizes in _BLOCKS:
        np.testing.assert_allclose(scores(graph, x, sizes), whole, atol=2e-6)


def test_nothing_comes_of_nothing_and_streams_are_apart(small_vad):
    graph, x = FsmnVadGraph(read_config(small_vad)), frames(50)
    one, other = graph.begin(), graph.begin()
    first = one.silence(x)
    assert one.silence(x[:0]).shape == (0,)
    np.testing.assert_array_equal(other.silence(x), first)
    assert not np.allclose(one.silence(x)[:5], first[:5])  # it remembers


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        (lambda w: w.pop("encoder.out_linear2.linear.bias"), "linear.bias is missing"),
        (lambda w: w.update(more=torch.zeros(1)), "more is unknown"),
        (
            lambda w: w.update({"encoder.fsmn.1.linear.linear.weight": torch.zeros(3, 3)}),
            "is (3, 3) instead of (12, 25)",
        ),
        (lambda w: w["encoder.in_linear1.linear.weight"].fill_(np.nan), "holds what is no number"),
    ],
)
def test_a_vad_with_wrong_weights_is_refused(small_vad, damage, fault):
    weights = torch.load(small_vad / "model.pt")
    damage(weights)
    torch.save(weights, small_vad / "model.pt")
    with pytest.raises(ModelCorrupt) as caught:
        FsmnVadGraph(read_config(small_vad))
    assert fault in caught.value.reason


@pytest.mark.parametrize("name", ["punctuation", "words"])
def test_punctuation_in_float32_is_as_the_networks(models, name):
    config = read_config(models[name])
    n_vocab = len(read_tokens(config))
    network = CtTransformerNetwork(config, n_vocab, 6)
    graph = CtTransformerGraph(config, n_vocab, 6, "float32")
    for n_words in cases.PUNCTUATED:
        ids = cases.word_ids(n_words)
        np.testing.assert_allclose(logits(graph, ids), torch_logits(network, ids), atol=1e-4)
        np.testing.assert_array_equal(graph.marks(ids), network.marks(ids))


@pytest.mark.parametrize("n_before", _N_BEFORE)
def test_realtime_punctuation_in_float32_is_as_the_networks(models, n_before):
    config, ids = read_config(models["realtime"]), cases.word_ids(20)
    n_vocab = len(read_tokens(config))
    network = CtTransformerRealtimeNetwork(config, n_vocab, 6)
    graph = CtTransformerRealtimeGraph(config, n_vocab, 6, "float32")
    expected = torch_logits(network, ids, n_before)
    np.testing.assert_allclose(logits(graph, ids, n_before), expected, atol=1e-4)
    np.testing.assert_array_equal(graph.marks(ids, n_before), network.marks(ids, n_before))


@pytest.mark.usefixtures("full_size")
@pytest.mark.parametrize("kind", [{}, {"realtime": True}], ids=str)
def test_full_size_punctuation_is_close_in_int8(folder, kind):
    config = read_config(lively.ct_transformer(folder, full=True, n_vocab=200, **kind))
    is_realtime = "realtime" in kind
    make = CtTransformerRealtimeGraph if is_realtime else CtTransformerGraph
    twin = CtTransformerRealtimeNetwork if is_realtime else CtTransformerNetwork
    network = twin(config, 200, 6)
    for precision, least in (("float32", 0.999999), ("int8", 0.999), ("int7", 0.999)):
        graph = make(config, 200, 6, precision)
        for n_words in cases.PUNCTUATED:
            asked = (cases.word_ids(n_words), *((n_words // 2,) if is_realtime else ()))
            found, expected = logits(graph, *asked), torch_logits(network, *asked)
            assert cosine(found, expected) >= least
            if precision == "float32":
                np.testing.assert_allclose(found, expected, atol=1e-4)


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        (lambda w: w.pop("embed.weight"), "embed.weight is missing"),
        (lambda w: w.update({"embed.weight": torch.zeros(3, 32)}), "is (3, 32) instead of"),
        (lambda w: w.pop("decoder.bias"), "decoder.bias is missing"),
        (lambda w: w.update(more=torch.zeros(1)), "more is unknown"),
    ],
)
def test_punctuation_with_wrong_weights_is_refused(tmp_path, damage, fault):
    folder = lively.ct_transformer(tmp_path / "model")
    weights = torch.load(folder / "model.pt")
    damage(weights)
    torch.save(weights, folder / "model.pt")
    config = read_config(folder)
    with pytest.raises(ModelCorrupt) as caught:
        CtTransformerGraph(config, len(read_tokens(config)), 6, "int8")
    assert fault in caught.value.reason


def test_a_word_that_is_no_number_is_found_where_it_is_used(tmp_path):
    folder = lively.ct_transformer(tmp_path / "model")
    weights = torch.load(folder / "model.pt")
    weights["embed.weight"][7] = np.nan
    torch.save(weights, folder / "model.pt")
    config = read_config(folder)
    graph = CtTransformerGraph(config, len(read_tokens(config)), 6, "int8")
    assert len(graph.marks([5, 6])) == 2
    with pytest.raises(ModelCorrupt):
        graph.marks([5, 7])


def test_the_table_of_words_may_be_in_half_precision(tmp_path):
    folder = lively.ct_transformer(tmp_path / "model")
    config = read_config(folder)
    sizes = len(read_tokens(config)), 6, "float32"
    whole = CtTransformerGraph(config, *sizes)
    weights = torch.load(folder / "model.pt")
    weights["embed.weight"] = weights["embed.weight"].half()
    (folder / "model.pt").unlink()  # its bytes are still in use
    torch.save(weights, folder / "model.pt")
    ids = cases.word_ids(20)
    halves = CtTransformerGraph(config, *sizes)
    np.testing.assert_allclose(logits(halves, ids), logits(whole, ids), atol=0.02)


def logits(graph: object, ids: list[int], *n_before: int) -> np.ndarray:
    """What `marks` takes the largest of."""
    seen = []
    run = graph._session.run
    graph._session.run = lambda **inputs: seen.extend(run(**inputs)) or seen
    graph.marks(ids, *n_before)
    graph._session.run = run
    return seen[0][0]


@torch.inference_mode()
def torch_logits(network: object, ids: list[int], *n_before: int) -> np.ndarray:
    return network._module(torch.tensor([ids]), *n_before)[0].numpy()


def cosine(a: np.ndarray, b: np.ndarray) -> float:
    return float((a * b).sum() / np.linalg.norm(a) / np.linalg.norm(b))
