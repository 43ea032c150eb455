"""engine/models/store.py: put in place once, whole, checked."""

import hashlib
import threading
from pathlib import Path

import pytest

from engine.errors import DiskFull, ModelCorrupt, ModelMissing
from engine.models import starter
from engine.models.store import Found, Store

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
