"""engine/models/moving.py: models are never in neither place."""

import os
import shutil
from pathlib import Path

import pytest

from engine.errors import DiskFull, FolderUnusable
from engine.models.catalog import look_up
from engine.models.hooks import Hooks
from engine.models.moving import check_folder, copy_models, drop_models
from engine.models.store import Store

NAME = "fa-zh"
FILES = {"model.pt": b"weights" * 400_000, "config.yaml": b"model: X\n", "int8/a.onnx": b"graph"}


@pytest.fixture
def store(tmp_path) -> Store:
    store = Store(tmp_path / "old")
    fill(store.folder / NAME)
    fill(store.folder / "mine")
    (store.folder / "ct-punc.partial").mkdir()
    (store.folder / "ct-punc.partial" / "model.pt.abc.part").write_bytes(b"half")
    (store.folder / ".fa-zh.lock").touch()
    return store


@pytest.fixture
def new(tmp_path) -> Path:
    return tmp_path / "disk" / "models"


def fill(folder: Path) -> None:
    for name, content in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".lock"
    }


def test_all_models_and_unfinished_downloads_move(store, new):
    before = contents(store.folder)
    copied = copy_models(new, store, Hooks())
    assert copied.moved == ("ct-punc.partial", "fa-zh", "mine")
    assert contents(store.folder) == before
    drop_models(copied.moved, store.folder, new)
    assert contents(new) == before
    assert Store(new).place(look_up(NAME)).directory == new / NAME
    assert [path.name for path in store.folder.iterdir() if path.is_dir()] == []


def test_what_the_new_place_only_points_to_stays(store, new):
    new.mkdir(parents=True)
    (new / "mine").symlink_to(store.folder / "mine", target_is_directory=True)
    copied = copy_models(new, store, Hooks())
    drop_models(copied.moved, store.folder, new)
    assert (new / "mine" / "model.pt").read_bytes() == FILES["model.pt"]
    assert not (store.folder / NAME).exists()


def test_a_file_that_has_a_models_name_there_keeps_only_that_one(store, new):
    new.mkdir(parents=True)
    (new / "mine").write_bytes(b"something else")
    copied = copy_models(new, store, Hooks())
    assert copied.kept == ("mine",)
    drop_models(copied.moved, store.folder, new)
    assert (store.folder / "mine").is_dir()
    assert (new / "mine").read_bytes() == b"something else"
    assert contents(new / NAME) == FILES


def test_the_same_folder_by_another_name_is_the_same(store, new, monkeypatch):
    new.mkdir(parents=True)
    monkeypatch.setattr(Path, "samefile", lambda _one, _other: True)
    with pytest.raises(FolderUnusable) as raised:
        copy_models(new, store, Hooks())
    assert raised.value.reason == "same"


def test_a_drive_that_is_not_there_cannot_be_written_to(store, new, monkeypatch):
    monkeypatch.setattr(Path, "is_dir", lambda _path: False)
    with pytest.raises(FolderUnusable) as raised:
        check_folder(new, store)
    assert raised.value.reason == "read-only"


def test_progress_grows_to_the_whole(store, new):
    told = []
    copy_models(new, store, Hooks(on_progress=lambda _file, *bytes_: told.append(bytes_)))
    assert [done for done, _total in told] == sorted(done for done, _total in told)
    assert told[-1][0] == told[-1][1] == len(b"half") + 2 * sum(map(len, FILES.values()))


@pytest.mark.parametrize("at", [1, 2, 4, 5, 8])
def test_what_was_stopped_goes_on_and_nothing_is_lost(store, new, at):
    asked = iter(range(100))
    stopping = Hooks(is_cancelled=lambda: next(asked) >= at)
    before = contents(store.folder)
    assert copy_models(new, store, stopping) is None
    assert contents(store.folder) == before
    assert copy_models(new, store, Hooks()).kept == ()
    assert contents(new / NAME) == FILES


def test_what_is_copied_already_is_not_written_again(store, new, monkeypatch):
    copy_models(new, store, Hooks())
    monkeypatch.setattr("engine.models.moving._copy_file", None)
    assert len(copy_models(new, store, Hooks()).moved) == 3


def test_another_model_of_the_same_name_stays_and_so_does_ours(store, new):
    (new / NAME).mkdir(parents=True)
    (new / NAME / "model.pt").write_bytes(b"another")
    copied = copy_models(new, store, Hooks())
    assert copied.kept == (NAME,)
    drop_models(copied.moved, store.folder, new)
    assert contents(new / NAME) == {"model.pt": b"another"}
    assert contents(store.folder / NAME) == FILES


def test_what_the_new_place_lacks_is_not_removed(store, new):
    copied = copy_models(new, store, Hooks())
    shutil.rmtree(new)  # the disk was unplugged meanwhile
    drop_models(copied.moved, store.folder, new)
    assert contents(store.folder / NAME) == FILES


def test_bytes_that_arrive_changed_are_noticed(store, new, monkeypatch):
    monkeypatch.setattr("engine.models.moving.hash_file", lambda *_arguments: "0" * 64)
    with pytest.raises(OSError, match="error"):
        copy_models(new, store, Hooks())
    assert not (new / "fa-zh").exists()
    assert contents(store.folder / NAME) == FILES


def test_a_disk_without_room_is_found_before(store, new, monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: type("Usage", (), {"free": 1000}))
    with pytest.raises(DiskFull) as caught:
        copy_models(new, store, Hooks())
    assert caught.value.needed > sum(map(len, FILES.values()))
    assert contents(new) == {}


def test_folders_that_cannot_be_are_refused(store, tmp_path):
    (tmp_path / "file").touch()
    for path, reason in (
        (store.folder, "same"),
        (store.folder / NAME / "x", "inside"),
        (tmp_path / "file", "file"),
    ):
        with pytest.raises(FolderUnusable) as caught:
            copy_models(path, store, Hooks())
        assert caught.value.reason == reason


def test_a_place_that_cannot_be_written_to_is_refused(store, new, monkeypatch):
    monkeypatch.setattr("os.access", lambda *_arguments: False)
    with pytest.raises(FolderUnusable) as caught:
        copy_models(new, store, Hooks())
    assert caught.value.reason == "read-only"


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_moves_as_a_link(store, new, tmp_path):
    fill(tmp_path / "theirs")
    (store.folder / "linked").symlink_to(tmp_path / "theirs")
    copied = copy_models(new, store, Hooks())
    drop_models(copied.moved, store.folder, new)
    assert (new / "linked").resolve() == tmp_path / "theirs"
    assert contents(tmp_path / "theirs") == FILES


def test_an_empty_place_has_nothing_to_move(tmp_path, new):
    assert copy_models(new, Store(tmp_path / "never"), Hooks()).moved == ()
