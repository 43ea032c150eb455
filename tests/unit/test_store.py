"""engine/models/store.py: put in place once, whole, checked."""

import hashlib
import threading
from pathlib import Path

import pytest

from engine.errors import DiskFull, ModelCorrupt, ModelMissing
from engine.models import store as module
from engine.models.store import Store

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
    monkeypatch.setattr(module, "_starter_sources", lambda: (parts, others))
    whole = b"".join(part.read_bytes() for part in parts)
    monkeypatch.setitem(module.WHISPER_BASE.sha256, "model.bin", hashlib.sha256(whole).hexdigest())
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
    monkeypatch.setattr(module, "_STARTER_PACKAGES", ("no_such_package", "nor_this"))
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
