"""What a hotword Paraformer's settings may say, and what becomes of long lists."""

import shutil
from contextlib import closing

import numpy as np
import pytest
import yaml

from engine.correction.fit import fit_of
from engine.errors import ModelCorrupt
from engine.events import Finished, HotwordsLeftOut, SegmentReady
from engine.hotwords.lists import as_hotwords
from engine.jobs import FileJob, JobId, Options
from engine.loader import Loader
from engine.models.config import read_config
from engine.networks.hotwords import HotwordNetwork
from engine.pipeline import transcribe_file
from engine.recognizers.paraformer import ParaformerRecognizer
from engine.vocab import read_tokens


@pytest.mark.parametrize(
    ("name", "section", "setting", "value"),
    [
        ("seaco", "model_conf", "NO_BIAS", 100_000),
        ("seaco", "model_conf", "NO_BIAS", -1),
        ("seaco", "model_conf", "bias_encoder_type", "mean"),
        ("seaco", "model_conf", "bias_encoder_bid", True),
        ("seaco", "model_conf", "inner_dim", 12),
        ("seaco", "seaco_decoder_conf", "use_output_layer", True),
        ("seaco", "seaco_decoder_conf", "wo_input_layer", False),
        ("seaco", "seaco_decoder_conf", "att_layer_num", 3),
        ("seaco", "seaco_decoder_conf", "attention_heads", 5),
        ("contextual", "model_conf", "use_decoder_embedding", True),
        ("contextual", "model_conf", "inner_dim", "many"),
    ],
)
def test_settings_that_do_not_run_here_are_named(models, tmp_path, name, section, setting, value):
    folder = shutil.copytree(models[name], tmp_path / name)
    settings = yaml.safe_load((folder / "config.yaml").read_text("utf-8"))
    settings[section][setting] = value
    (folder / "config.yaml").write_text(yaml.safe_dump(settings), "utf-8")
    config = read_config(folder)
    with pytest.raises(ModelCorrupt, match=f"{section}.{setting}"):
        HotwordNetwork(config, 560, len(read_tokens(config)), "cpu")


@pytest.mark.parametrize("name", ["contextual", "seaco"])
def test_a_list_is_read_in_parts_without_a_seam(models, name):
    config = read_config(models[name])
    network = HotwordNetwork(config, 560, len(read_tokens(config)), "cpu")
    words = [[3 + i % 30, 3 + i % 7] for i in range(600)]
    whole = network.encode(words)
    assert whole.shape == (601, 64)
    single = np.concatenate([network.encode([word])[:1] for word in (words[0], words[300])])
    np.testing.assert_allclose(whole[[0, 300]], single, atol=1e-6)


def test_ten_thousand_hotwords_and_some_that_cannot_be_written(models):
    recognizer = ParaformerRecognizer(models["seaco"], "cpu")
    characters = "今天气很好我们一起去公园吧你是谁在做什么想问"
    words = tuple(a + b + c for a in characters for b in characters for c in characters)[:10_000]
    unwritable = ("龘", "好" * 200, "C++")
    assert recognizer.takes_hotwords
    assert recognizer.unwritable(words + unwritable) == unwritable
    recognizer.begin(("zh",), itn=True, hotwords=as_hotwords(words + unwritable))


def heard_with(model, speech, words):
    """The events of a file that a model hears, listening for some words."""
    job = FileJob(
        JobId(1),
        speech,
        Options(
            model=str(model),
            device="cpu",
            precision="float32",
            punctuation="none",
            hotwords=as_hotwords(words),
        ),
    )
    with closing(transcribe_file(job, Loader(), lambda: False)) as events:
        return list(events)


@pytest.fixture
def speech(clips):
    return clips / "zh" / "nihao_shijie.wav"


@pytest.mark.parametrize("name", ["seaco", pytest.param("contextual", marks=pytest.mark.thorough)])
def test_words_that_a_model_cannot_write_are_reported_from_a_job(models, speech, name):
    words = ("公园", "龘", "C++", "天气", "好" * 33)
    events = heard_with(models[name], speech, words)
    assert [event for event in events if isinstance(event, HotwordsLeftOut)] == [
        HotwordsLeftOut(1, ("龘", "C++", "好" * 33), takes_hotwords=True)
    ]
    assert fit_of(str(models[name]), words).unwritable == {"龘", "C++", "好" * 33}
    assert isinstance(events[-1], Finished)


@pytest.mark.thorough
@pytest.mark.parametrize("n", [0, 1, 50, 51, 1_000])
def test_a_job_with_any_number_of_words(models, speech, n):
    characters = "今天气很好我们一起去公园吧你是谁在做什么想问"
    words = [a + b + c for a in characters for b in characters for c in characters][:n]
    events = heard_with(models["seaco"], speech, words)
    assert isinstance(events[-1], Finished)
    assert not [event for event in events if isinstance(event, HotwordsLeftOut)]
    assert any(isinstance(event, SegmentReady) for event in events)


@pytest.mark.thorough
def test_words_change_what_a_model_hears(models, speech):
    def scores(words):
        events = heard_with(models["seaco"], speech, words)
        segments = [event.segment for event in events if isinstance(event, SegmentReady)]
        return [token.score for segment in segments for token in segment.tokens]

    assert scores(("公园",)) != scores(())
    assert scores(("龘",)) == scores(())  # none of what is left is listened for
