"""app/shelf.py and app/models_place.py: which models there are, and where they are kept."""

import os
from pathlib import Path

import pytest

from app.models_place import ModelsPlace
from app.network import completed, is_address, network_of
from app.settings import Settings
from app.shelf import look, missing_with
from engine import Store, usual_folder


@pytest.fixture(autouse=True)
def _usual(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHENGWEN_MODELS", "")


def put(folder: Path) -> Path:
    folder.mkdir(parents=True)
    for name in ("model.pt", "config.yaml"):
        (folder / name).write_bytes(bytes(1000))
    return folder


def test_only_what_is_missing_is_fetched_beside_a_model():
    assert missing_with("sense-voice-small", []) == ("sense-voice-small", "fsmn-vad")
    assert missing_with("sense-voice-small", ["fsmn-vad"]) == ("sense-voice-small",)


@pytest.mark.parametrize("folder", ["a" * 300, "file/models"])
def test_a_models_folder_that_cannot_be_looked_at_hides_no_model_elsewhere(tmp_path, folder):
    (tmp_path / "file").touch()
    own = put(tmp_path / "own")
    shelf = look([str(own), str(tmp_path / ("b" * 300))], Store(tmp_path / folder))
    assert not shelf.is_there
    assert [item.name for item in shelf.items if item.model is None] == [str(own)]


def test_a_shelf_has_models_strays_and_folders(tmp_path):
    store = Store(tmp_path / "models")
    put(store.folder / "fa-zh")
    put(store.folder / "mine")
    own = put(tmp_path / "own")
    shelf = look([str(own), str(tmp_path / "gone"), str(store.folder / "mine")], store)
    items = {item.name: item for item in shelf.items}
    assert items["fa-zh"].size == 2000
    assert (items["mine"].is_removable, items[str(own)].is_removable) == (True, False)
    assert len([item for item in shelf.items if item.model is None]) == 2
    assert shelf.used == 4000
    assert shelf.free > 0


def test_a_folder_on_a_missing_disk_has_the_room_of_the_disk_above_it(tmp_path):
    assert look((), Store(tmp_path / "a" / "b")).free > 0


def test_models_are_kept_where_the_settings_say(tmp_path):
    place = ModelsPlace()
    assert place.use(Settings(models_folder=str(tmp_path)))
    assert Store().folder == tmp_path
    assert not place.use(Settings(models_folder=str(tmp_path / "gone")))
    assert Store().folder == usual_folder()
    assert place.use(Settings())
    assert place.stored(usual_folder()) == ""


def test_the_environments_word_stays(tmp_path, monkeypatch):
    monkeypatch.setenv("SHENGWEN_MODELS", str(tmp_path))
    place = ModelsPlace()
    assert place.use(Settings(models_folder="/elsewhere"))
    assert os.environ["SHENGWEN_MODELS"] == str(tmp_path)


def test_settings_become_a_network():
    settings = Settings(hub="huggingface", mirror="https://m", proxy="http://p:1", ca_bundle="/c")
    network = network_of(settings)
    assert (network.hubs, network.endpoint("huggingface")) == (("huggingface",), "https://m")
    assert (network.proxy, network.ca_bundle) == ("http://p:1", Path("/c"))
    assert network_of(Settings()).hubs == ("modelscope", "huggingface")


def test_an_address_is_completed_and_checked():
    assert completed(" host:80 ", "http") == "http://host:80"
    assert completed("", "http") == ""
    assert is_address("socks5://h:1", ("http", "socks5"))
    assert not is_address("http://h:99999", ("http",))
