"""On a graphics card: the same inputs, in half precision, against FunASR's arrays on the CPU."""

import numpy as np
import pytest
import torch

import engine
from engine.features import fbank
from engine.frontend import Frontend
from engine.models.config import read_config
from engine.networks.paraformer import ParaformerNetwork
from engine.networks.paraformer_streaming import ParaformerStreamingNetwork
from engine.networks.sense_voice import SenseVoiceNetwork
from engine.vocab import Pieces, read_tokens
from tests.parity import cases
from tests.parity.test_golden import bare, golden

pytestmark = [
    pytest.mark.cuda,
    pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no graphics card"),
]

_AGREEING = 0.97  # of the decisions; half precision turns a few that were close


@pytest.mark.parametrize("name", ["bicif", "plain"])
def test_paraformer_in_one_padded_batch(models, name):
    config = read_config(models[name])
    network = ParaformerNetwork(config, 560, len(read_tokens(config)), "cuda")
    found, expected = network.run(cases.batch()), golden(name)
    for i, spoken in enumerate(found):
        assert len(spoken.ids) == len(expected[f"{i}.ids"])
    ids = np.concatenate([spoken.ids for spoken in found])
    all_expected = np.concatenate([expected[f"{i}.ids"] for i in range(len(found))])
    assert np.mean(ids == all_expected) >= _AGREEING


def test_sense_voice_in_one_padded_batch(models):
    config = read_config(models["sense-voice"])
    network = SenseVoiceNetwork(config, 560, len(Pieces(config.pieces)), "cuda")
    language, normalisation = cases.SENSE_VOICE_QUERIES[1]
    found = network.run(cases.batch(), language, normalisation, [7])
    expected = golden("sense_voice")
    ids = np.concatenate([path.ids for path in found])
    all_expected = np.concatenate([expected[f"{language}.{i}.ids"] for i in range(len(found))])
    assert np.mean(ids == all_expected) >= _AGREEING


def test_a_stream(models, clips):
    config, expected = read_config(models["streaming"]), golden("streaming")
    network = ParaformerStreamingNetwork(config, 560, len(read_tokens(config)), "cuda")
    frontend = Frontend(config, 7, 6)
    for clip in cases.TALK_CLIPS:
        features = frontend(fbank(cases.clip(clips, clip)))
        stream, ids = network.begin(), expected[f"usual.{clip}.ids"]
        np.testing.assert_array_equal(network.run(features).ids, ids)
        in_parts = [stream.accept(features[i : i + 1]).ids for i in range(len(features))]
        np.testing.assert_array_equal(np.concatenate([*in_parts, stream.finish().ids]), ids)


@pytest.mark.parametrize("name", ["bicif", "plain", "SenseVoice", "SeACo with hotwords"])
def test_whole_pipelines(models, fsmn_vad, clips, name):
    asked = cases.PIPELINES[name]
    segments = engine.transcribe(
        cases.talk(clips),
        cases.RATE,
        model=models[asked.model],
        device="cuda",
        vad=str(fsmn_vad),
        script="asis",
        **asked.ours,
    )
    text = bare("".join(segment.text for segment in segments))
    expected = bare(str(golden("talk")[f"{name}.text"]))
    assert abs(len(text) - len(expected)) <= 0.1 * len(expected)


def test_memory_that_runs_out_leaves_the_work_to_the_cpu(models):
    config = read_config(models["plain"])
    network = ParaformerNetwork(config, 560, len(read_tokens(config)), "cuda")
    torch.cuda.set_per_process_memory_fraction(1e-6)
    try:
        found = network.run(cases.batch())
    finally:
        torch.cuda.set_per_process_memory_fraction(1.0)
    assert network.device == "cpu"
    np.testing.assert_array_equal(found[4].ids, golden("plain")["4.ids"])
