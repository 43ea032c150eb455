"""engine/models/catalog.py and names.py: what can be asked for, and what a file may be called."""

import dataclasses
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.models.catalog import MODELS, PUNCTUATION, RECOGNIZERS, VAD, look_up
from engine.models.hubs import is_needed
from engine.models.manifest import is_sha256
from engine.models.names import are_distinct, is_safe


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("sense-voice-small", "sense-voice-small"),
        ("SenseVoiceSmall", "sense-voice-small"),
        ("iic/SenseVoiceSmall", "sense-voice-small"),
        ("FunAudioLLM/SenseVoiceSmall", "sense-voice-small"),
        ("paraformer", "paraformer-large"),
        ("paraformer-zh", "paraformer-zh"),
        ("funasr/paraformer-zh", "paraformer-zh"),
        ("paraformer-en-spk", "paraformer-en"),
        ("FSMN-VAD", "fsmn-vad"),
        ("damo/speech_fsmn_vad_zh-cn-16k-common-pytorch", "fsmn-vad"),
        ("iic/punc_ct-transformer_cn-en-common-vocab471067-large", "ct-punc"),
        ("fa-zh", "fa-zh"),
        ("speech_timestamp_prediction-v1-16k-offline", "fa-zh"),
    ],
)
def test_names_aliases_and_hub_ids_lead_to_a_model(name, found):
    assert look_up(name).name == found


@pytest.mark.parametrize("name", ["", "auto", "none", "silero", "cam++", "damo/", "/etc", "é"])
def test_other_names_lead_nowhere(name):
    assert look_up(name) is None


def test_every_name_is_one_models_and_ascii():
    names = [name.lower() for model in MODELS for name in (model.name, *model.aliases)]
    assert len(set(names)) == len(names)
    assert all(name.isascii() and is_safe(name) for name in names)


def test_what_a_model_needs_is_in_the_catalogue():
    assert {need for model in MODELS for need in model.needs} <= {m.name for m in MODELS}
    assert {VAD, *PUNCTUATION} <= {model.name for model in MODELS}
    assert RECOGNIZERS[0].name == "whisper-base"  # the default


def test_hashes_are_hashes():
    known = [sha256 for model in MODELS for sha256 in model.sha256.values()]
    assert known
    assert all(map(is_sha256, known))


def test_what_a_model_can_do_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        MODELS[0].capabilities.streaming = True


@pytest.mark.parametrize(
    "name",
    "model.pt config.yaml configuration.json am.mvn tokens.json tokens.txt seg_dict jieba_usr_dict "
    "chn_jpn_yue_eng_ko_spectok.bpe.model LICENSE".split(),
)
def test_the_files_of_a_model_are_needed(name):
    assert is_needed(name, look_up("paraformer-zh"))


@pytest.mark.parametrize(
    "name",
    "README.md model.onnx model_quant.onnx model.py requirements.txt .mdl .msc fig/a.json "
    "example/hotword.txt shengwen.json .gitattributes x.pt".split(),
)
def test_the_rest_of_a_hubs_directory_is_not(name):
    assert not is_needed(name, look_up("paraformer-zh"))


@pytest.mark.parametrize(
    "name",
    [
        *("", ".", "..", "a/../b", "/a", "//a", "a//b", "a/", "C:a", "c:\\a", "a\\b", "\\\\h\\s"),
        *("con", "NUL.txt", "a/com1", "lpt¹.x", "aux .txt", "a ", " a", "a.", "a:b", "a\0", "a\n"),
        *("x" * 201, "\ud800", "a|b", 'a"b'),
    ],
)
def test_names_that_leave_their_folder_or_are_no_files_somewhere(name):
    assert not is_safe(name)


@pytest.mark.parametrize("name", ["model.pt", "a/b.txt", "模型.json", ".mdl", "console", "com10"])
def test_names_of_files(name):
    assert is_safe(name)


@given(st.text(alphabet=st.sampled_from("aC:./\\ \0~"), max_size=12))
def test_no_safe_name_leads_out_of_its_folder(name):
    if is_safe(name):
        for path in (PurePosixPath(name), PureWindowsPath(name)):
            assert not path.anchor
            assert ".." not in path.parts


def test_names_that_some_systems_take_for_one():
    assert are_distinct(["a", "b", "c/d"])
    assert not are_distinct(["a", "A"])
    assert not are_distinct(["a", "a/b"])
