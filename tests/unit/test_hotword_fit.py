"""What is said of a model beside a list of hotwords, without loading it."""

import shutil

import pytest

from engine.architectures.paraformer import LONGEST_HOTWORD
from engine.correction.fit import Fit, fit_of
from engine.errors import ModelCorrupt, ModelMissing
from engine.models.store import FOLDER_VARIABLE
from engine.recognizers.paraformer import ParaformerRecognizer

WORDS = (
    "公园",
    "天气",
    "usb",
    "hello world",
    "USB",
    "哈利·波特",
    "龘",
    "C++",
    "好" * 33,
    "好" * 32,
    "",
    "👩‍👧",
)


@pytest.mark.parametrize("name", ["seaco", "contextual"])
def test_a_model_that_listens_refuses_what_its_recognizer_refuses(models, name):
    fit = fit_of(str(models[name]), WORDS)
    assert fit.takes
    assert fit.is_known
    assert {"龘", "C++", "好" * (LONGEST_HOTWORD + 1)} <= fit.unwritable
    assert {"公园", "usb", "好" * LONGEST_HOTWORD}.isdisjoint(fit.unwritable)
    recognizer = ParaformerRecognizer(models[name], "cpu")
    assert fit.unwritable == set(recognizer.unwritable(WORDS))


@pytest.mark.parametrize("name", ["plain", "bicif", "streaming", "english", "sense-voice"])
def test_a_model_that_does_not_listen(models, name):
    assert fit_of(str(models[name]), WORDS) == Fit(takes=False)


def test_many_words_are_taken_at_once(models):
    words = [a + b for a in "今天气很好我们一起" for b in "去公园吧你是谁在做"]
    assert fit_of(str(models["seaco"]), words * 30) == Fit(takes=True)
    assert fit_of(str(models["seaco"]), ()) == Fit(takes=True)


def test_of_a_model_that_is_not_here_the_catalogue_speaks(monkeypatch, tmp_path):
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    assert fit_of("paraformer-zh", WORDS) == Fit(takes=True, is_known=False)
    assert fit_of("sense-voice-small", WORDS) == Fit(takes=False, is_known=False)
    assert fit_of("whisper-base", WORDS) == Fit(takes=True)
    assert not list(tmp_path.iterdir())  # nothing is put together to find out


def test_a_model_by_its_name_in_the_models_folder(models, monkeypatch, tmp_path):
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    shutil.copytree(models["seaco"], tmp_path / "paraformer-zh")
    assert fit_of("paraformer-zh", ("公园", "龘")) == Fit(takes=True, unwritable=frozenset("龘"))


@pytest.mark.parametrize("model", ["no-such-model", "a/b/c"])
def test_a_model_that_is_nowhere(model):
    with pytest.raises(ModelMissing):
        fit_of(model, WORDS)


@pytest.mark.parametrize("file", ["tokens.json", "seg_dict", "config.yaml"])
def test_damaged_files_are_named(models, tmp_path, file):
    folder = shutil.copytree(models["seaco"], tmp_path / "model")
    (folder / file).write_bytes(b"\xff\xfe{")
    with pytest.raises(ModelCorrupt, match="model"):
        fit_of(str(folder), WORDS)


def test_files_that_were_replaced_are_read_anew(models, tmp_path):
    folder = shutil.copytree(models["seaco"], tmp_path / "model")
    assert "龘" in fit_of(str(folder), WORDS).unwritable
    tokens = (folder / "tokens.json").read_text("utf-8")
    (folder / "tokens.json").write_text(tokens.replace('"<unk>"', '"龘"'), "utf-8")
    config = folder / "config.yaml"
    config.write_bytes(config.read_bytes() + b"\n")
    assert "龘" not in fit_of(str(folder), WORDS).unwritable
