"""engine/loader.py: which stages a job gets. Models are directories without weights, or doubles."""

import importlib.util
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import engine.fsmn
from engine import loader as module
from engine.errors import (
    CudaUnavailable,
    EngineError,
    ModelCorrupt,
    ModelMissing,
    OutOfMemory,
    PackageMissing,
)
from engine.graphs import ct_transformer
from engine.jobs import Options
from engine.level import NoVad
from engine.loader import Loader, Stages
from engine.models.store import Store
from engine.punctuation import PunctuationStream
from engine.punctuation_realtime import RealtimePunctuationStream
from engine.recognizers import paraformer, paraformer_streaming, sense_voice
from engine.silero import SileroVad


class FakeStage:
    """A recognizer that was made of something."""

    def __init__(self, directory: Path, device: str) -> None:
        self.directory = directory
        self.device = device


class FakeVad:
    def __init__(self, directory: Path) -> None:
        self.directory = directory


class Shelf:
    """A models folder, and the recognizers that were made from it.

    Attributes:
        built: (class, folder's name, device) of each recognizer, failed ones included.
        faults: what is raised instead of a recognizer, once, by device.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store(folder)
        self.loader = Loader(self.store)
        self.built: list[tuple[str, str, str]] = []
        self.faults: dict[str, EngineError] = {}

    def put(self, name: str, kind: str, config: str = "") -> Path:
        directory = self.folder / name
        directory.mkdir(parents=True)
        (directory / "config.yaml").write_text(f"model: {kind}\n{config}", "utf-8")
        (directory / "model.pt").touch()
        return directory

    def put_whisper(self, name: str) -> Path:
        (self.folder / name).mkdir(parents=True)
        (self.folder / name / "model.bin").touch()
        return self.folder / name

    def put_punctuation(self, name: str = "ct-punc-c", kind: str = "CTTransformer") -> Path:
        directory = self.put(name, kind, "model_conf:\n  punc_list: [_, 。]\n")
        (directory / "tokens.json").write_text(json.dumps(["<blank>", "<unk>"]))
        return directory

    def load(self, model: str, **options: object) -> Stages:
        return self.loader.load(Options(model=model, **options))

    def recognizer(self, kind: str) -> Callable[..., FakeStage]:
        def make(directory: Path, device: str, *_: object, **__: object) -> FakeStage:
            self.built.append((kind, directory.name, device))
            if device in self.faults:
                raise self.faults.pop(device)
            return FakeStage(directory, device)

        return make


@pytest.fixture
def shelf(tmp_path, monkeypatch) -> Shelf:
    made = Shelf(tmp_path / "models")
    monkeypatch.setattr(module, "WhisperRecognizer", made.recognizer("whisper"))
    monkeypatch.setattr(module, "cuda_device_count", lambda: 0)
    monkeypatch.setattr(paraformer, "ParaformerRecognizer", made.recognizer("paraformer"))
    monkeypatch.setattr(
        paraformer_streaming,
        "ParaformerStreamingRecognizer",
        made.recognizer("paraformer streaming"),
    )
    monkeypatch.setattr(sense_voice, "SenseVoiceRecognizer", made.recognizer("sense voice"))
    monkeypatch.setattr(engine.fsmn, "FsmnVad", FakeVad)
    monkeypatch.setattr(ct_transformer, "CtTransformerGraph", FakeGraph)
    monkeypatch.setattr(ct_transformer, "CtTransformerRealtimeGraph", FakeGraph)
    return made


class FakeGraph:
    def __init__(self, config: object, n_vocab: int, n_marks: int, precision: str) -> None:
        self.sizes = (n_vocab, n_marks)

    def marks(self, ids: object) -> object:
        return ids


@pytest.fixture
def cuda(shelf, monkeypatch) -> None:
    """A computer with one CUDA device."""
    monkeypatch.setattr(module, "cuda_device_count", lambda: 1)


@pytest.fixture
def no_torch(shelf, monkeypatch) -> None:
    find = importlib.util.find_spec
    without = {"torch": None}
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *rest: without.get(name, find(name, *rest))
    )


@pytest.mark.parametrize(
    ("kind", "recognizer"),
    [
        ("SenseVoiceSmall", "sense voice"),
        ("Paraformer", "paraformer"),
        ("BiCifParaformer", "paraformer"),
        ("bicif_paraformer", "paraformer"),
        ("ParaformerStreaming", "paraformer streaming"),
        ("paraformer_online", "paraformer streaming"),
    ],
)
def test_a_funasr_model_has_the_recognizer_of_its_kind(shelf, kind, recognizer):
    shelf.put("mine", kind)
    assert shelf.load("mine").model == "mine"
    assert shelf.built == [(recognizer, "mine", "cpu")]


def test_a_folder_with_a_model_bin_is_a_whisper(shelf):
    shelf.put_whisper("mine")
    shelf.load("mine")
    assert shelf.built == [("whisper", "mine", "cpu")]


def test_a_directory_elsewhere_is_a_model_too(shelf, tmp_path):
    directory = shelf.put("../elsewhere", "SenseVoiceSmall")
    assert shelf.load(str(directory)).model == "elsewhere"


@pytest.mark.parametrize("kind", ["CTTransformer", "FsmnVADStreaming", "New"])
def test_what_recognizes_no_speech_here_is_named(shelf, kind):
    directory = shelf.put("mine", kind)
    with pytest.raises(ModelCorrupt) as caught:
        shelf.load("mine")
    assert caught.value.model == str(directory)
    assert caught.value.reason.startswith(f"it is a {kind}; what recognizes speech here is ")


@pytest.mark.parametrize("option", ["model", "vad", "punctuation"])
def test_a_model_that_is_not_there_is_missing(shelf, option):
    shelf.put("mine", "Paraformer")
    with pytest.raises(ModelMissing) as caught:
        shelf.load(**{"model": "mine", option: "no-such-model"})
    assert caught.value.model == "no-such-model"


def test_a_whisper_is_heard_by_silero(shelf):
    shelf.put_whisper("mine")
    shelf.put("fsmn-vad", "FsmnVADStreaming")
    assert isinstance(shelf.load("mine").vad, SileroVad)


def test_a_funasr_model_is_heard_by_its_own_vad_where_there_is_one(shelf):
    shelf.put("mine", "Paraformer")
    assert isinstance(shelf.load("mine").vad, SileroVad)
    directory = shelf.put("fsmn-vad", "FsmnVADStreaming")
    vad = Loader(shelf.store).load(Options(model="mine")).vad
    assert isinstance(vad, FakeVad)
    assert vad.directory == directory


@pytest.mark.parametrize(("name", "kind"), [("none", NoVad), ("silero", SileroVad)])
def test_the_vad_asked_for_counts_more(shelf, name, kind):
    shelf.put("mine", "Paraformer")
    shelf.put("fsmn-vad", "FsmnVADStreaming")
    assert isinstance(shelf.load("mine", vad=name).vad, kind)


def test_a_vad_is_a_name_or_a_directory(shelf, tmp_path):
    shelf.put_whisper("mine")
    directory = shelf.put("my-vad", "FsmnVADStreaming")
    for name in ("my-vad", str(directory)):
        assert shelf.load("mine", vad=name).vad.directory == directory


@pytest.mark.parametrize(
    ("kind", "itn", "has_marks"),
    [
        ("Paraformer", True, True),
        ("Paraformer", False, True),
        ("SenseVoiceSmall", True, False),
        ("SenseVoiceSmall", False, True),
    ],
)
def test_words_get_marks_where_the_recognizer_writes_none(shelf, kind, itn, has_marks):
    shelf.put("mine", kind)
    shelf.put_punctuation()
    assert (shelf.load("mine", itn=itn).punctuator is not None) is has_marks


def test_a_whisper_writes_its_own_marks(shelf):
    shelf.put_whisper("mine")
    shelf.put_punctuation()
    assert shelf.load("mine", itn=False).punctuator is None


def test_without_a_punctuation_model_words_stay_bare(shelf):
    shelf.put("mine", "Paraformer")
    assert shelf.load("mine").punctuator is None


@pytest.mark.parametrize(
    ("kind", "stream"),
    [("CTTransformer", PunctuationStream), ("CTTransformerStreaming", RealtimePunctuationStream)],
)
def test_a_punctuation_model_works_on_texts_or_on_spans(shelf, kind, stream):
    shelf.put("mine", "Paraformer")
    directory = shelf.put_punctuation("marks", kind)
    punctuator = shelf.load("mine", punctuation=str(directory)).punctuator
    assert isinstance(punctuator.begin(), stream)


def test_the_punctuation_asked_for_counts_more(shelf):
    shelf.put("mine", "SenseVoiceSmall")
    shelf.put("other", "Paraformer")
    directory = shelf.put_punctuation()
    assert shelf.load("mine", punctuation=str(directory)).punctuator is not None
    assert shelf.load("other", punctuation="none").punctuator is None


def test_what_writes_no_punctuation_is_named(shelf):
    shelf.put("mine", "Paraformer")
    with pytest.raises(ModelCorrupt) as caught:
        shelf.load("mine", punctuation="mine")
    assert caught.value.reason == "it is a Paraformer, which writes no punctuation"


def test_small_models_are_checked_before_the_large_one_is_read(shelf):
    shelf.put("mine", "Paraformer")
    shelf.put("ct-punc-c", "CTTransformer")
    with pytest.raises(ModelCorrupt):
        shelf.load("mine")
    assert shelf.built == []


@pytest.mark.usefixtures("no_torch")
def test_a_package_that_is_missing_is_named(shelf):
    shelf.put("mine", "Paraformer")
    with pytest.raises(PackageMissing) as caught:
        shelf.load("mine", device="cuda")
    assert caught.value.package == "torch"


@pytest.mark.usefixtures("no_torch", "cuda")
def test_on_the_cpu_a_funasr_model_needs_no_torch(shelf):
    shelf.put("mine", "Paraformer")
    shelf.put("fsmn-vad", "FsmnVADStreaming")
    shelf.put_punctuation()
    stages = shelf.load("mine")
    assert (stages.recognizer.device, stages.fallback) == ("cpu", None)
    assert isinstance(stages.vad, FakeVad)
    assert stages.punctuator is not None


@pytest.mark.usefixtures("no_torch")
def test_a_whisper_needs_no_torch(shelf):
    shelf.put_whisper("mine")
    assert shelf.load("mine").model == "mine"


@pytest.mark.usefixtures("cuda")
@pytest.mark.parametrize(
    "put", [lambda shelf: shelf.put("mine", "Paraformer"), lambda shelf: shelf.put_whisper("mine")]
)
def test_cuda_is_taken_where_it_is(shelf, put):
    put(shelf)
    stages = shelf.load("mine")
    assert (stages.recognizer.device, stages.fallback) == ("cuda", None)


@pytest.mark.usefixtures("cuda")
@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (CudaUnavailable("cuda", "no cublas"), "no cublas"),
        (OutOfMemory("cuda"), "out of memory"),
    ],
)
def test_where_cuda_fails_the_cpu_is_taken_and_the_reason_told(shelf, error, reason):
    shelf.put("mine", "Paraformer")
    shelf.faults["cuda"] = error
    stages = shelf.load("mine")
    assert (stages.recognizer.device, stages.fallback) == ("cpu", reason)


@pytest.mark.usefixtures("cuda")
def test_a_damaged_model_is_not_tried_again_on_the_cpu(shelf):
    shelf.put("mine", "Paraformer")
    shelf.faults["cuda"] = ModelCorrupt("mine", "it is damaged")
    with pytest.raises(ModelCorrupt):
        shelf.load("mine")
    assert [device for _, _, device in shelf.built] == ["cuda"]


@pytest.mark.usefixtures("cuda")
def test_the_device_asked_for_counts_more_and_has_no_substitute(shelf):
    shelf.put("mine", "Paraformer")
    assert shelf.load("mine", device="cpu").recognizer.device == "cpu"
    shelf.faults["cuda:1"] = CudaUnavailable("cuda:1", "no such device")
    with pytest.raises(CudaUnavailable):
        shelf.load("mine", device="cuda:1")


def test_the_same_needs_find_the_stages_warm(shelf):
    shelf.put("mine", "Paraformer")
    first = shelf.load("mine")
    assert shelf.loader.is_warm(Options(model="mine", languages=("zh",), script="asis", track=2))
    assert shelf.load("mine", languages=("zh",)) is first
    assert len(shelf.built) == 1


@pytest.mark.parametrize(
    "other",
    [{"vad": "none"}, {"punctuation": "none"}, {"itn": False}, {"device": "cpu"}],
    ids=str,
)
def test_other_needs_build_other_stages(shelf, other):
    shelf.put("mine", "Paraformer")
    first = shelf.load("mine")
    assert not shelf.loader.is_warm(Options(model="mine", **other))
    assert shelf.load("mine", **other) is not first


def test_a_model_that_is_put_in_place_for_its_first_job_is_warm_after_it(shelf, monkeypatch):
    monkeypatch.setattr("engine.models.starter.is_complete", Path.is_dir)
    monkeypatch.setattr(
        "engine.models.starter.assemble", lambda folder: shelf.put_whisper(folder.name)
    )
    first = shelf.load("whisper-base")
    assert shelf.loader.is_warm(Options(model="whisper-base"))
    assert shelf.load("whisper-base") is first


def test_what_could_not_be_loaded_is_not_warm(shelf):
    shelf.put("mine", "Paraformer")
    shelf.load("mine")
    with pytest.raises(ModelMissing):
        shelf.load("gone")
    assert not shelf.loader.is_warm(Options(model="gone"))
    assert not shelf.loader.is_warm(Options(model="mine"))


def test_a_damaged_starter_is_put_together_anew_once(shelf, monkeypatch):
    shelf.put_whisper("whisper-base")
    monkeypatch.setattr("engine.models.starter._sources", no_packages)
    monkeypatch.setattr(shelf.store, "discard", lambda found: found.name == "whisper-base")
    shelf.faults["cpu"] = ModelCorrupt("whisper-base", "it is damaged")
    assert shelf.load("whisper-base").recognizer.device == "cpu"
    assert shelf.built == [("whisper", "whisper-base", "cpu")] * 2


def test_a_damaged_whisper_of_the_users_is_left_alone(shelf):
    directory = shelf.put_whisper("mine")
    shelf.faults["cpu"] = ModelCorrupt("mine", "it is damaged")
    with pytest.raises(ModelCorrupt):
        shelf.load("mine")
    assert directory.is_dir()


def no_packages() -> None:
    raise ModelMissing("whisper-base")


def test_the_starter_needs_preparation(shelf, monkeypatch):
    monkeypatch.setattr("engine.models.starter._sources", no_packages)
    assert not shelf.loader.is_in_place(Options(model="whisper-base"))
    shelf.put_whisper("mine")
    assert shelf.loader.is_in_place(Options(model="mine"))


@pytest.mark.parametrize("model", ["no such model", "damaged"])
def test_what_cannot_be_loaded_needs_none(shelf, model):
    shelf.put("damaged", "SenseVoiceSmall")
    assert shelf.loader.is_in_place(Options(model=model, device="cpu"))


def test_graphs_are_written_the_first_time(models, tmp_path):
    hide = shutil.ignore_patterns("*.onnx")
    model = shutil.copytree(models["sense-voice"], tmp_path / "model", ignore=hide)
    on_cpu = Options(model=str(model), device="cpu", vad="none", precision="int8")
    loader = Loader(Store(tmp_path))
    assert not loader.is_in_place(on_cpu)
    assert loader.is_in_place(replace(on_cpu, device="cuda"))
    loader.load(on_cpu)
    assert loader.is_in_place(on_cpu)
    assert not loader.is_in_place(replace(on_cpu, precision="float32"))
