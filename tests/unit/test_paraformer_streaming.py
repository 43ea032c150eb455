"""The streaming Paraformer without weights: what becomes of scripted windows, and bad settings."""

from pathlib import Path

import numpy as np
import pytest

from engine.architectures.paraformer_streaming import Fired, Schedule, read_schedule
from engine.errors import ModelCorrupt, UnsupportedLanguage
from engine.features import Features
from engine.models.config import Settings, read_config
from engine.networks.paraformer_streaming import ParaformerStreamingNetwork
from engine.recognizers.paraformer_streaming import ParaformerStreamingRecognizer, Utterance
from engine.timestamps import fired_times
from engine.vocab import TokenList
from tests.parity import lively

TOKENS = TokenList(["<blank>", "<s>", "</s>", "我", "你", "he@@", "llo", "u", "s", "b", "<unk>"])


class FakeFrontend:
    def normalised(self, stacked: Features) -> Features:
        return stacked


class FakeStream:
    """Gives a script's windows, one each time that it is asked, and nothing after them."""

    def __init__(self, *windows: str) -> None:
        self._windows = [window.split() for window in windows]
        self._n_fired = 0

    def accept(self, features: Features) -> Fired:
        texts = self._windows.pop(0) if self._windows else []
        frames = self._n_fired + 1 + np.arange(len(texts))
        self._n_fired += len(texts)
        ids = np.array([TOKENS.id_of(text) for text in texts], np.int64)
        return Fired(ids, -0.1 * np.ones(len(texts), np.float32), frames)

    def finish(self) -> Fired:
        return self.accept(np.empty((0, 560), np.float32))


def texts_of(*windows: str) -> list[list[str]]:
    """The words so far, after each window."""
    utterance = Utterance(FakeFrontend(), TOKENS, FakeStream(*windows))
    frames = np.zeros((60, 80), np.float32)
    heard = [utterance.accept(frames) for _ in windows]
    return [[word.text for word in words] for words in [*heard, utterance.finish()]]


def test_pieces_of_a_word_are_joined_over_windows():
    heard = texts_of("我 he@@", "llo 你")
    assert heard == [["我", "he"], ["我", "hello", "你"], ["我", "hello", "你"]]


def test_letters_that_are_spelled_are_joined_over_windows():
    assert texts_of("我 u", "s", "b </s>")[-1] == ["我", "USB"]


def test_unknown_words_and_ends_of_sentences_are_left_out():
    assert texts_of("我 <unk>", "</s> 你 <blank>")[-1] == ["我", "你"]


def test_a_word_spans_the_times_of_its_pieces():
    utterance = Utterance(FakeFrontend(), TOKENS, FakeStream("我 he@@", "llo"))
    utterance.accept(np.zeros((60, 80), np.float32))
    _, hello = utterance.accept(np.zeros((60, 80), np.float32))
    assert (hello.start, hello.end) == pytest.approx((0.12, 0.24))
    assert hello.score == pytest.approx(-0.1)


def test_before_a_frame_has_come_there_are_no_words():
    utterance = Utterance(FakeFrontend(), TOKENS, FakeStream())
    assert utterance.accept(np.empty((0, 80), np.float32)) == []
    assert utterance.finish() == []


@pytest.mark.parametrize(
    ("full", "duration", "times"),
    [
        ([], 1.0, []),
        ([2, 3, 20], 2.0, [(0.0, 0.18), (0.18, 0.24), (1.02, 1.26)]),
        ([-5, -3, 0], 1.0, [(0.0, 0.02), (0.02, 0.04), (0.04, 0.06)]),  # before the start
        ([5, 9], 0.5, [(0.12, 0.36), (0.36, 0.5)]),  # behind the end
        ([5, 9], 0.1, [(0.1, 0.1), (0.1, 0.1)]),
    ],
)
def test_times_are_where_tokens_were_full_and_inside_the_sound(full, duration, times):
    assert fired_times(full, duration) == [pytest.approx(time) for time in times]


def test_a_schedule_is_the_usual_one_or_what_the_config_says():
    assert read_schedule(Settings({}, Path("m"))) == Schedule(0, 10, 5, 40, 10)
    said = {"chunk_size": ["5", "8", "4"], "encoder_chunk_look_back": "-1"}
    assert read_schedule(Settings(said, Path("m"))) == Schedule(5, 8, 4, None, 8)


@pytest.mark.parametrize(
    ("setting", "value", "fault"),
    [
        ("chunk_size", ["0", "10"], "not 3 numbers from 0 to 500"),
        ("chunk_size", ["0", "-10", "5"], "not 3 numbers"),
        ("chunk_size", ["0", "0", "5"], "windows without a new frame"),
        ("chunk_size", ["0", "10", "99999"], "not 3 numbers"),
        ("chunk_size", "10", "not 3 numbers"),
        ("encoder_chunk_look_back", "-2", "not between -1 and 1000"),
        ("decoder_chunk_look_back", "1001", "not between -1 and 1000"),
        ("decoder_chunk_look_back", "some", "no whole number"),
    ],
)
def test_a_schedule_that_cuts_no_stream_is_named(setting, value, fault):
    with pytest.raises(ModelCorrupt) as caught:
        read_schedule(Settings({setting: value}, Path("m")))
    assert caught.value.reason.startswith(f"{setting} in its config ")
    assert fault in caught.value.reason


@pytest.mark.parametrize(
    ("was", "now", "reason"),
    [
        ("encoder: SANMEncoderChunkOpt", "encoder: ChunkConformer", "encoder in its config is"),
        ("encoder: SANMEncoderChunkOpt", "encoder: SANMEncoder", "encoder in its config is"),
        ("sanm_shfit: 5", "sanm_shfit: 0", "decoder_conf.sanm_shfit in its config is 0"),
        ("input_layer: pe_online", "input_layer: conv2d", "encoder_conf.input_layer in its"),
        ("predictor: CifPredictorV2", "predictor: CifPredictorV3", "predictor in its config is"),
    ],
)
def test_a_network_that_cannot_be_streamed_is_named(tmp_path, was, now, reason):
    folder = lively.paraformer(tmp_path, kind="ParaformerStreaming")
    config = (folder / "config.yaml").read_text("utf-8")
    assert was in config
    (folder / "config.yaml").write_text(config.replace(was, now), "utf-8")
    with pytest.raises(ModelCorrupt) as caught:
        ParaformerStreamingNetwork(read_config(folder), 560, len(TOKENS), "cpu")
    assert caught.value.reason.startswith(reason)


def test_a_language_it_does_not_know_is_named(models):
    recognizer = ParaformerStreamingRecognizer(models["streaming"], "cpu")
    assert recognizer.device == "cpu"
    with pytest.raises(UnsupportedLanguage):
        recognizer.begin(("zh", "ko"), itn=False)
