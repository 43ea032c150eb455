"""What a hotword Paraformer's settings may say, and what becomes of long lists."""

import shutil

import numpy as np
import pytest
import yaml

from engine.errors import ModelCorrupt
from engine.hotwords.lists import as_hotwords
from engine.models.config import read_config
from engine.networks.hotwords import HotwordNetwork
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
