"""SenseVoice's graphs against its network in PyTorch: exact in float32, alike in int8."""

import numpy as np
import pytest
import torch

from engine.graphs.sense_voice import SenseVoiceGraph
from engine.models.config import ModelConfig, read_config
from engine.networks.sense_voice import SenseVoiceNetwork
from engine.vocab import Pieces
from tests.parity import cases, lively

_ALIKE = 0.999  # cosine of what int8 gives and what float32 does, of a frame on average
_LEAST_ALIKE = 0.998  # of the worst frame: 0.9987 was seen, with weights as lively as these


def both(config: ModelConfig, precision: str) -> tuple[SenseVoiceGraph, SenseVoiceNetwork]:
    sizes = (lively.N_INPUT, len(Pieces(config.pieces)))
    return SenseVoiceGraph(config, *sizes, precision), SenseVoiceNetwork(config, *sizes, "cpu")


def states(graph, network, x, queries) -> tuple[np.ndarray, np.ndarray]:
    """What labels are told from, by both."""
    seen = []
    head = network._network._module.ctc.ctc_lo
    hook = head.register_forward_pre_hook(lambda _, inputs: seen.append(inputs[0][0].numpy()))
    with torch.inference_mode():
        network._network._module(torch.from_numpy(x)[None], None, queries)
    hook.remove()
    (found,) = graph._encoder.run(features=x[None], queries=np.array(queries))
    return found, seen[0]


def cosines(found: np.ndarray, expected: np.ndarray) -> np.ndarray:
    lengths = np.linalg.norm(found, axis=1) * np.linalg.norm(expected, axis=1)
    return (found * expected).sum(axis=1) / lengths


@pytest.mark.parametrize("queries", cases.SENSE_VOICE_QUERIES)
def test_float32(models, queries):
    graph, network = both(read_config(models["sense-voice"]), "float32")
    asked = [3, 7]
    pairs = zip(
        graph.run(cases.batch(), *queries, asked),
        network.run(cases.batch(), *queries, asked),
        strict=True,
    )
    for found, expected in pairs:
        np.testing.assert_array_equal(found.ids, expected.ids)
        labelled = found.ids != 0
        np.testing.assert_allclose(found.scores[labelled], expected.scores[labelled], atol=1e-4)
        np.testing.assert_allclose(found.languages, expected.languages, atol=1e-4)


@pytest.mark.usefixtures("full_size")
def test_full_size(folder):
    config = read_config(lively.sense_voice(folder, full=True))
    queries = cases.SENSE_VOICE_QUERIES[0]
    for precision in ("float32", "int8"):
        graph, network = both(config, precision)
        for x in cases.batch():
            found, expected = states(graph, network, x, queries)
            if precision == "float32":
                np.testing.assert_allclose(found, expected, atol=1e-4)
            alike = cosines(found, expected)
            assert alike.mean() >= _ALIKE
            assert alike.min() >= _LEAST_ALIKE
