"""Where everything is kept, and what clearing the cache takes."""

from dataclasses import replace

import pytest

from app.storage import clear, folders_of, sizes_of


@pytest.fixture
def folders(tmp_path, monkeypatch):
    monkeypatch.delenv("SHENGWEN_MODELS", raising=False)
    for name in ("DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    return folders_of(tmp_path / "config")


def put(path, n_bytes=10):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * n_bytes)
    return path


def test_sizes_are_those_of_all_files_and_models_are_told_once(folders):
    put(folders.data / "library.db", 5)
    put(folders.models / "whisper-base" / "model.bin", 100)
    put(folders.cache / "peaks" / "a.peaks", 7)
    sizes = sizes_of(folders)
    assert sizes == {"data": 5, "models": 100, "cache": 7, "log": 0, "settings": 0}


def test_clearing_takes_what_can_be_made_again(folders):
    put(folders.cache / "peaks" / "a.peaks")
    put(folders.cache / "graphs" / "model" / "encoder.onnx")
    unfinished = put(folders.cache / "media" / "b.part")
    assert clear(folders.cache) == 10
    assert [path for path in folders.cache.rglob("*") if path.is_file()] == [unfinished]


def test_clearing_takes_nothing_else_where_one_folder_is_for_everything(folders):
    together = replace(folders, data=folders.cache, models=folders.cache / "models")
    library = put(together.data / "library.db")
    model = put(together.models / "whisper-base" / "model.bin")
    outline = put(together.cache / "peaks" / "a.peaks")
    assert clear(together.cache) == 0
    assert (library.exists(), model.exists(), outline.exists()) == (True, True, False)


def test_clearing_follows_no_links(folders, tmp_path):
    mine = put(tmp_path / "mine" / "a.peaks")
    inside = put(tmp_path / "other" / "b.peaks")
    folders.cache.mkdir(parents=True)
    (folders.cache / "peaks").symlink_to(mine.parent)
    put(folders.cache / "media" / "c.wav")
    (folders.cache / "media" / "link").symlink_to(inside.parent)
    clear(folders.cache)
    assert mine.exists()
    assert inside.exists()
