"""The streaming models against FunASR itself, window by window and span by span.

Absent FunASR it skips, and fails in CI.
"""

import numpy as np
import pytest
import torch

from engine.features import fbank
from engine.frontend import Frontend
from engine.models.checkpoint import read_checkpoint
from engine.models.config import read_config
from engine.punctuation import read_marks
from engine.punctuation_realtime import RealtimePunctuator
from engine.vocab import TokenList, read_tokens
from tests.parity import cases, lively
from tests.parity.networks.ct_transformer import CtTransformerRealtimeNetwork
from tests.parity.test_golden import marked

pytestmark = pytest.mark.filterwarnings("ignore")  # its own, of which there are many


@pytest.mark.parametrize("name", cases.SCHEDULES)
def test_a_stream_of_speech_window_by_window(reference, models, clips, tmp_path, name):
    schedule = cases.SCHEDULES[name]
    folder = lively.scheduled(models["streaming"], tmp_path / "model", *schedule)
    theirs, frontend = reference.load(folder), Frontend(read_config(folder), 7, 6)
    for clip in cases.TALK_CLIPS:
        samples = cases.clip(clips, clip)
        expected = reference.paraformer_stream(theirs, samples, *schedule)
        heard = np.concatenate([window["features"] for window in expected])
        features = frontend(fbank(samples))
        assert np.abs(features - heard).max() / 0.15 <= 3e-3
        assert_same_windows(cases.windows(folder, heard), expected)
        for (_, fired), window in zip(cases.windows(folder, features), expected, strict=True):
            np.testing.assert_array_equal(fired.ids, window["ids"])


@pytest.mark.parametrize("n_samples", [960, 961, 1_360, 5_000, 9_519, 9_520, 9_599])
def test_the_last_window_has_what_it_has_there(reference, models, clips, n_samples):
    """From 960 samples on; shorter ends are scaled twice there, see test_streaming.py for ours."""
    theirs, frontend = (
        reference.load(models["streaming"]),
        Frontend(read_config(models["streaming"]), 7, 6),
    )
    samples = cases.clip(clips, cases.TALK_CLIPS[-1])[: 2 * 9600 + n_samples]
    expected = reference.paraformer_stream(theirs, samples, (0, 10, 5), (4, 1))
    found = cases.windows(models["streaming"], frontend(fbank(samples)))
    for (_, fired), window in zip(found, expected, strict=True):
        np.testing.assert_array_equal(fired.ids, window["ids"])


@pytest.mark.thorough
def test_a_full_size_streaming_paraformer(reference, folder, clips):
    lively.paraformer(folder, kind="ParaformerStreaming", full=True)
    assert len(read_checkpoint(folder / "model.pt")) == 956
    theirs = reference.load(folder)
    samples = cases.clip(clips, cases.TALK_CLIPS[2])
    expected = reference.paraformer_stream(theirs, samples, (0, 10, 5), (4, 1))
    heard = np.concatenate([window["features"] for window in expected])
    assert_same_windows(cases.windows(folder, heard), expected)


def assert_same_windows(found: list, expected: list) -> None:
    assert len(found) == len(expected)
    for (encoded, fired), window in zip(found, expected, strict=True):
        scale = np.abs(window["encoded"]).max()
        assert np.abs(encoded - window["encoded"]).max() / scale <= 2e-5
        np.testing.assert_array_equal(fired.ids, window["ids"])
        np.testing.assert_allclose(fired.scores, window["scores"], atol=1e-4)


@pytest.mark.thorough
def test_a_full_size_realtime_ct_transformer(reference, folder):
    config = read_config(lively.ct_transformer(folder, realtime=True, full=True))
    assert len(read_checkpoint(config.weights)) == 44
    theirs = reference.load(folder).model
    ours = CtTransformerRealtimeNetwork(config, len(read_tokens(config)), 6)
    for n_words in cases.PUNCTUATED:
        ids = cases.word_ids(n_words)
        for n_before in sorted({0, 1, 2, n_words // 2, n_words - 1, n_words, n_words + 5}):
            logits = reference.ct_transformer_realtime(theirs, ids, n_before)["logits"]
            with torch.inference_mode():
                ours_logits = ours._module(torch.tensor([ids]), n_before)[0].numpy()
            np.testing.assert_allclose(ours_logits, logits, atol=1e-4)
            np.testing.assert_array_equal(ours.marks(ids, n_before), logits.argmax(axis=1))


@pytest.mark.parametrize("bias", [0.0, -3.0, -6.0, -30.0])
def test_realtime_punctuation_of_whole_sessions(reference, models, bias):
    """A bias makes full stops rare, so that more and more words are seen again."""
    config = read_config(models["realtime"])
    tokens, marks = read_tokens(config), read_marks(config)
    network = CtTransformerRealtimeNetwork(config, len(tokens), 6)
    theirs = reference.load(config.directory)
    network._module.decoder.bias[[3, 4]] += bias
    theirs.model.decoder.bias.data[[3, 4]] += bias
    punctuator = RealtimePunctuator(tokens, marks, network.marks)
    rng = np.random.default_rng(0)
    for spans in [cases.SESSION, *(scripted_session(rng, tokens) for _ in range(5))]:
        expected = "".join(reference.punctuated_session(theirs, spans))
        assert marked(cases.punctuated(punctuator, spans)) == marked(expected)


def scripted_session(rng: np.random.Generator, tokens: TokenList) -> list[str]:
    """Spans of Chinese, of English, or of both; the first has two words, as FunASR needs."""
    known = [tokens[i] for i in range(3, len(tokens) - 1)]
    letters = [word for word in known if word.isascii()]
    vocabulary = [known, letters, [word for word in known if word not in letters]][rng.integers(3)]
    lengths = [int(rng.integers(2, 60)), *rng.integers(1, 40, 7).tolist()]
    return [" ".join(rng.choice(vocabulary, length)) for length in lengths]
