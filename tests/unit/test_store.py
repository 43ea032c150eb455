"""engine/models/store.py: put in place once, whole, checked."""

import hashlib
import json
import threading
from pathlib import Path

import pytest

from engine.errors import DiskFull, ModelCorrupt, ModelMissing
from engine.models import starter
from engine.models.catalog import look_up
from engine.models.imports import import_model
from engine.models.store import Found, Place, Store
from engine.models.verify import verify

NAME = "whisper-base"


@pytest.fixture
def packages(tmp_path, monkeypatch) -> Path:
    """Starter packages with small contents, and a catalogue that expects them."""
    data = tmp_path / "packages"
    data.mkdir()
    for name in (
        "model.bin.part1",
        "model.bin.part2",
        "config.json",
        "tokenizer.json",
        "vocabulary.json",
    ):
        (data / name).write_text(name)
    parts = [data / "model.bin.part1", data / "model.bin.part2"]
    others = [data / "config.json", data / "tokenizer.json", data / "vocabulary.json"]
    monkeypatch.setattr(starter, "_sources", lambda: (parts, others))
    whole = b"".join(part.read_bytes() for part in parts)
    monkeypatch.setitem(starter.WHISPER_BASE.sha256, "model.bin", hashlib.sha256(whole).hexdigest())
    return data


def test_the_starter_is_joined_once(tmp_path, packages):
    store = Store(tmp_path / "models")
    assert not store.is_in_place(NAME)
    found = store.find(NAME)
    assert (found.directory / "model.bin").read_text() == "model.bin.part1model.bin.part2"
    assert store.is_in_place(NAME)
    written = (found.directory / "model.bin").stat().st_mtime_ns
    assert store.find(NAME) == found
    assert (found.directory / "model.bin").stat().st_mtime_ns == written


def test_nothing_else_is_left_in_the_models_folder(tmp_path, packages):
    Store(tmp_path / "models").find(NAME)
    assert [path.name for path in (tmp_path / "models").iterdir()] == [NAME]


def test_damaged_packages_are_refused(tmp_path, packages):
    (packages / "model.bin.part2").write_text("model.bin.PART2")
    with pytest.raises(ModelCorrupt):
        Store(tmp_path / "models").find(NAME)
    assert list((tmp_path / "models").iterdir()) == []


def test_a_model_that_was_harmed_later_is_put_together_anew(tmp_path, packages):
    store = Store(tmp_path / "models")
    weights = store.find(NAME).directory / "model.bin"
    weights.write_text("short")
    assert not store.is_in_place(NAME)
    assert store.find(NAME).directory.joinpath("model.bin").read_text().endswith("part2")


def test_missing_packages_are_a_missing_model(tmp_path, monkeypatch):
    monkeypatch.setattr(starter, "_PACKAGES", ("no_such_package", "nor_this"))
    with pytest.raises(ModelMissing) as caught:
        Store(tmp_path / "models").find(NAME)
    assert caught.value.model == NAME


def test_a_disk_without_room_is_found_before_anything_is_written(tmp_path, packages, monkeypatch):
    usage = type("Usage", (), {"free": 1000})
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: usage)
    with pytest.raises(DiskFull):
        Store(tmp_path / "models").find(NAME)
    assert list((tmp_path / "models").iterdir()) == []


def test_a_folder_that_cannot_be_made_says_so(tmp_path, packages):
    (tmp_path / "models").write_text("a file in the way")
    with pytest.raises(ModelCorrupt):
        Store(tmp_path / "models").find(NAME)


def test_a_folder_that_cannot_be_looked_at_says_so(tmp_path, packages):
    store = Store(tmp_path / ("a" * 300))
    assert not store.is_in_place("whisper-base")
    with pytest.raises(ModelCorrupt):
        store.find("whisper-base")


def test_two_at_once_end_with_one_good_model(tmp_path, packages):
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(Store(tmp_path / "models").find(NAME)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({item.directory for item in found}) == 1
    assert len(found) == 4
    assert [path.name for path in (tmp_path / "models").iterdir()] == [NAME]


def test_a_directory_is_a_model_too(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "model.bin").touch()
    found = Store(tmp_path / "models").find(str(tmp_path / "mine"))
    assert (found.name, found.directory) == ("mine", tmp_path / "mine")


def test_a_directory_without_weights_is_none(tmp_path):
    with pytest.raises(ModelCorrupt):
        Store(tmp_path / "models").find(str(tmp_path))


@pytest.mark.parametrize("name", ["no-such-model", "", "../nowhere"])
def test_an_unknown_name_is_missing(tmp_path, name, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x").mkdir()
    with pytest.raises((ModelMissing, ModelCorrupt)):
        Store(tmp_path / "models").find(name)


@pytest.fixture
def store(tmp_path) -> Store:
    return Store(tmp_path / "models")


def funasr(folder: Path, config: str | None = "model: Paraformer\n", weights: str = "m.pt") -> Path:
    folder.mkdir(parents=True)
    (folder / weights).touch()
    (folder / "configuration.json").write_text(
        f'{{"file_path_metas": {{"init_param": "{weights}"}}}}'
    )
    if config is not None:
        (folder / "config.yaml").write_text(config)
    return folder


def test_a_folder_in_the_models_folder_is_a_model_by_its_name(tmp_path, store):
    directory = funasr(tmp_path / "models" / "mine")
    assert store.has("mine")
    assert store.find("mine") == Found("mine", directory, "Paraformer", is_ours=True)


def test_a_name_counts_more_than_a_folder_beside(tmp_path, store, monkeypatch):
    monkeypatch.chdir(tmp_path)
    funasr(tmp_path / "mine", "model: SenseVoiceSmall\n")
    assert store.find("mine").kind == "SenseVoiceSmall"
    funasr(tmp_path / "models" / "mine")
    assert store.find("mine").kind == "Paraformer"
    assert store.find("./mine").kind == "SenseVoiceSmall"


def test_a_directory_elsewhere_is_not_ours(tmp_path, store):
    directory = funasr(tmp_path / "elsewhere" / "mine")
    assert store.find(str(directory)) == Found("mine", directory, "Paraformer", is_ours=False)
    assert not store.has("mine")


def test_a_directory_may_lie_at_home(tmp_path, store, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    funasr(tmp_path / "mine")
    assert store.find("~/mine").directory == tmp_path / "mine"


def test_names_with_spaces_and_chinese_are_names(tmp_path, store):
    funasr(tmp_path / "models" / "我的 模型")
    assert store.find("我的 模型").name == "我的 模型"


@pytest.mark.parametrize(
    ("config", "kind"),
    [
        ("model: SenseVoiceSmall\n", "SenseVoiceSmall"),
        ("model: FsmnVAD\n", "FsmnVADStreaming"),
        ("encoder: fsmn\n", "FsmnVADStreaming"),
        ("model: Unheard\n", "Unheard"),
    ],
)
def test_a_funasr_model_says_its_kind(tmp_path, store, config, kind):
    funasr(tmp_path / "models" / "mine", config)
    assert store.find("mine").kind == kind


def test_a_whisper_has_no_kind(tmp_path, store):
    directory = funasr(tmp_path / "models" / "mine", None, "model.bin")
    assert store.find("mine") == Found("mine", directory, None, is_ours=True)


@pytest.mark.parametrize("config", [None, "model: [", "- list", "encoder: sanm\n"])
def test_a_funasr_model_without_a_good_config_is_corrupt(tmp_path, store, config):
    funasr(tmp_path / "models" / "mine", config)
    with pytest.raises(ModelCorrupt):
        store.find("mine")


def test_a_file_is_no_model(tmp_path, store):
    (tmp_path / "model.pt").touch()
    with pytest.raises(ModelMissing):
        store.find(str(tmp_path / "model.pt"))


def test_only_the_starter_needs_preparation(tmp_path, store, packages):
    assert store.is_in_place("anything")
    assert not store.is_in_place(NAME)


def test_a_starter_that_was_put_together_here_can_be_discarded(store, packages):
    found = store.find(NAME)
    assert store.discard(found)
    assert not found.directory.exists()
    assert store.find(NAME) == found


def test_what_others_put_in_place_is_never_discarded(tmp_path, store):
    ours, theirs = funasr(tmp_path / "models" / "mine"), funasr(tmp_path / NAME)
    assert not store.discard(store.find("mine"))
    assert not store.discard(store.find(str(theirs)))
    assert ours.is_dir()
    assert theirs.is_dir()


@pytest.mark.parametrize("name", ["~no-such-user/model", "x" * 300])
def test_a_name_that_cannot_be_a_path_is_missing(tmp_path, name):
    with pytest.raises(ModelMissing):
        Store(tmp_path / "models").find(name)


def test_a_leftover_that_another_process_clears_first_does_not_matter(tmp_path, monkeypatch):
    """What makes test_two_at_once_end_with_one_good_model fail now and then."""
    leftover = tmp_path / "whisper-base.abc"
    leftover.mkdir()

    def time() -> float:
        leftover.rmdir()
        return 1e12

    monkeypatch.setattr(starter.time, "time", time)
    starter._clear_leftovers(tmp_path / "whisper-base")


def cached(base: Path, *parts: str) -> Path:
    directory = base.joinpath(*parts)
    directory.mkdir(parents=True)
    (directory / "model.pt").touch()
    (directory / "config.yaml").write_text("model: SenseVoiceSmall\n")
    return directory


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    for name in ("MODELSCOPE_CACHE", "HF_HOME", "HF_HUB_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path / "home"


SNAPSHOTS = (".cache", "huggingface", "hub", "models--FunAudioLLM--SenseVoiceSmall", "snapshots")


@pytest.mark.parametrize(
    "parts",
    [
        (".cache", "modelscope", "hub", "models", "iic", "SenseVoiceSmall"),
        (".cache", "modelscope", "hub", "iic", "SenseVoiceSmall"),
        (".cache", "modelscope", "hub", "damo", "SenseVoiceSmall"),
        (".cache", "modelscope", "models", "iic", "SenseVoiceSmall"),
        (".cache", "modelscope", "models", "iic--SenseVoiceSmall", "snapshots", "master"),
        (*SNAPSHOTS, "abc"),
    ],
)
def test_a_model_in_a_hubs_cache_is_used_in_place(store, home, parts):
    directory = cached(home, *parts)
    assert store.has("sense-voice-small")
    assert store.has("SenseVoiceSmall")
    found = store.find("SenseVoiceSmall")
    assert found == Found("sense-voice-small", directory, "SenseVoiceSmall", is_ours=False)
    assert store.place(look_up("sense-voice-small")) == Place(directory, "cache")
    assert store.stamp("sense-voice-small")
    assert not store.keeps("sense-voice-small")


@pytest.mark.parametrize(
    ("variable", "parts"),
    [
        ("MODELSCOPE_CACHE", ("models", "iic", "SenseVoiceSmall")),
        ("MODELSCOPE_CACHE", ("hub", "models", "iic", "SenseVoiceSmall")),
        ("MODELSCOPE_CACHE", ("iic", "SenseVoiceSmall")),
        ("HF_HOME", (*SNAPSHOTS[2:], "abc")),
        ("HF_HUB_CACHE", (*SNAPSHOTS[3:], "abc")),
        ("XDG_CACHE_HOME", (*SNAPSHOTS[1:], "abc")),
    ],
)
def test_a_cache_may_lie_elsewhere(tmp_path, store, home, monkeypatch, variable, parts):
    monkeypatch.setenv(variable, str(tmp_path / "elsewhere"))
    directory = cached(tmp_path / "elsewhere", *parts)
    assert store.find("sense-voice-small").directory == directory


def test_of_several_snapshots_the_one_in_force_is_taken(store, home):
    cached(home, *SNAPSHOTS, "old")
    in_force = cached(home, *SNAPSHOTS, "in-force")
    cached(home, *SNAPSHOTS, "newest")
    refs = in_force.parents[1] / "refs"
    refs.mkdir()
    (refs / "main").write_text("in-force")
    assert store.find("sense-voice-small").directory == in_force
    (refs / "main").write_text("..")
    assert store.find("sense-voice-small").directory.parent == in_force.parent


def test_an_unfinished_download_of_a_hubs_program_is_no_model(store, home):
    directory = cached(home, *SNAPSHOTS, "abc")
    (directory / "model.pt").unlink()
    assert not store.has("sense-voice-small")
    with pytest.raises(ModelMissing):
        store.find("sense-voice-small")


def test_our_own_folder_comes_before_a_cache(tmp_path, store, home):
    cached(home, *SNAPSHOTS, "abc")
    directory = cached(tmp_path / "models", "sense-voice-small")
    found = store.find("iic/SenseVoiceSmall")
    assert (found.directory, found.is_ours) == (directory, True)


def test_a_path_that_looks_like_a_hubs_id_is_the_path(tmp_path, store, home, monkeypatch):
    monkeypatch.chdir(tmp_path)
    cached(home, *SNAPSHOTS, "abc")
    cached(tmp_path, "iic", "SenseVoiceSmall")
    assert store.find("iic/SenseVoiceSmall").directory == Path("iic/SenseVoiceSmall")
    assert store.find("FunAudioLLM/SenseVoiceSmall").directory.name == "abc"


def test_others_are_models_that_the_catalogue_does_not_know(tmp_path, store):
    funasr(tmp_path / "models" / "mine")
    funasr(tmp_path / "models" / "fsmn-vad")
    funasr(tmp_path / "models" / "fa-zh.partial")
    (tmp_path / "models" / "empty").mkdir()
    assert [path.name for path in store.others()] == ["mine"]
    assert list(Store(tmp_path / "nowhere").others()) == []


def outcomes(directory: Path, where: str = "folder") -> dict[str, str]:
    results = verify(look_up("fsmn-vad"), Place(directory, where))
    return {result.file: result.outcome for result in results}


def test_the_real_vad_is_what_the_catalogue_knows(fsmn_vad):
    assert outcomes(fsmn_vad) == {"am.mvn": "right", "config.yaml": "unknown", "model.pt": "right"}


def test_files_that_changed_are_found(tmp_path, fsmn_vad):
    store = Store(tmp_path / "models")
    directory = import_model(fsmn_vad, "fsmn-vad", store).directory
    assert set(outcomes(directory).values()) == {"right"}
    (directory / "am.mvn").write_bytes(bytes((directory / "am.mvn").stat().st_size))
    (directory / "config.yaml").write_text("short")
    (directory / "configuration.json").unlink()
    assert outcomes(directory) == {
        "am.mvn": "hash",
        "config.yaml": "length",
        "configuration.json": "missing",
        "model.pt": "right",
    }


def test_a_file_that_was_added_is_found(tmp_path, fsmn_vad):
    """It could name other weights."""
    directory = import_model(fsmn_vad, "fsmn-vad", Store(tmp_path / "models")).directory
    (directory / "tokens.json").write_text("[]")
    (directory / "notes.md").write_text("mine")
    found = outcomes(directory)
    assert found.pop("tokens.json") == "added"
    assert set(found.values()) == {"right"}


def test_a_manifest_that_was_changed_too_does_not_help(tmp_path, fsmn_vad):
    directory = import_model(fsmn_vad, "fsmn-vad", Store(tmp_path / "models")).directory
    (directory / "model.pt").write_bytes(b"harm")
    written = json.loads((directory / "shengwen.json").read_text("utf-8"))
    written["files"]["model.pt"] = {"size": 4, "sha256": hashlib.sha256(b"harm").hexdigest()}
    (directory / "shengwen.json").write_text(json.dumps(written))
    assert outcomes(directory)["model.pt"] == "hash"


def test_hugging_faces_cache_calls_large_files_by_their_hash(tmp_path):
    blobs, snapshot = tmp_path / "blobs", tmp_path / "snapshots" / "abc"
    snapshot.mkdir(parents=True)
    for name, content, called in (("model.pt", b"good", b"good"), ("tokens.json", b"bad", b"good")):
        blob = blobs / name / hashlib.sha256(called).hexdigest()
        blob.parent.mkdir(parents=True)
        blob.write_bytes(content)
        (snapshot / name).symlink_to(blob)
    results = verify(look_up("fa-zh"), Place(snapshot, "cache"))
    assert {result.file: result.outcome for result in results} == {
        "config.yaml": "missing",
        "model.pt": "right",
        "tokens.json": "hash",
    }
