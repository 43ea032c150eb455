"""The models page, and what models have to do with files that wait for them."""

import json
import os
import socket
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from app.job import State
from app.model_card import Face
from app.model_downloads import Download, Stage, fetch
from app.models_desk import ModelsDesk
from app.models_page import ModelsPage
from app.settings import Settings, load
from engine import (
    DownloadFailed,
    Failed,
    Finished,
    ModelMissing,
    Store,
    import_model,
    look_up,
    usual_folder,
)
from tests import fake_hub
from tests.fake_hub import FakeHub
from tests.gui.conftest import Desk
from tests.gui.fake_fetch import FILES, FakeFetch, put

SENSE = "sense-voice-small"
ALIGNER = "fa-zh"
READY, RECOMMENDED, OTHERS = range(3)


@dataclass
class Shop:
    """The models page of a window, and the downloads behind it."""

    desk: Desk
    hubs: FakeFetch

    @property
    def page(self) -> ModelsPage:
        return self.desk.window._places["models"]

    @property
    def models(self) -> ModelsDesk:
        return self.desk.app.models.desk

    def face(self, name: str) -> Face:
        return self.page.cards[name].face

    def group_of(self, name: str) -> int:
        """In which of the groups a model's card is."""
        card = self.page.cards[name]
        return next(n for n, group in enumerate(self.page._groups) if card in group.cards)

    def press(self, name: str, deed: str) -> None:
        self.page.cards[name].press(deed)

    def deeds(self, name: str) -> list[str]:
        return [deed for deed, _text in self.face(name).buttons]

    def wait(self, is_so: Callable[[], object]) -> None:
        self.desk.wait(is_so)

    def wait_deeds(self, name: str, *deeds: str) -> None:
        self.wait(lambda: self.deeds(name) == list(deeds))

    def answer(self, text: str) -> None:
        """Press a button of the question that is open."""
        buttons = self.page._question.findChildren(QPushButton)
        next(button for button in buttons if button.text() == text).click()


@pytest.fixture
def shop(desk: Desk) -> Shop:
    hubs = FakeFetch()
    desk.app.models.desk.downloads._fetch = hubs
    desk.app.models.desk.recommended = lambda: (SENSE,)
    desk.window.show_page("models")
    shop = Shop(desk, hubs)
    shop.wait(lambda: SENSE in shop.page.cards)
    return shop


def test_models_stand_in_three_groups(shop):
    assert shop.group_of("whisper-base") == READY
    assert shop.face("whisper-base").state == "In use for new files"
    assert shop.group_of(SENSE) == RECOMMENDED
    assert shop.group_of("paraformer-zh") == OTHERS
    face = shop.face(SENSE)
    assert face.facts == (
        "Chinese, Cantonese, English, Japanese, and Korean · 936 MB · FunASR Model License 1.1"
    )
    assert face.buttons == (("get", "Get (936 MB)"),)
    assert face.where == "Brings along: FSMN-VAD (2 MB)"
    assert "Emotions and sounds" in face.abilities
    assert "Hotwords afterwards" in face.abilities
    assert "Asked about hotwords" in shop.face("whisper-base").abilities
    assert "Listens for hotwords" in shop.face("paraformer-zh").abilities


@pytest.mark.thorough
def test_every_model_is_told_what_it_is_good_at(shop):
    assert [name for name in shop.page.cards if not shop.face(name).good_at] == []


def test_a_model_comes_with_what_it_wants_and_goes_on_behind_other_pages(shop):
    shop.press(SENSE, "get")
    shop.hubs.bring(SENSE, 312_000_000, 936_000_000)
    shop.wait(lambda: shop.face(SENSE).progress.text == "312 MB of 936 MB")
    assert shop.deeds(SENSE) == ["pause", "drop"]
    assert shop.face("fsmn-vad").state == "Waiting"
    assert shop.desk.say() == "Downloading SenseVoice Small · 33 %"
    shop.desk.window.show_files()
    shop.hubs.arrive(SENSE)
    shop.hubs.arrive("fsmn-vad")
    shop.wait(lambda: shop.models.item("fsmn-vad").is_ready)
    assert [name for name, _network in shop.hubs.asked] == [SENSE, "fsmn-vad"]
    shop.desk.window.show_page("models")
    assert shop.group_of(SENSE) == READY
    assert shop.deeds(SENSE) == ["use", "check", "remove"]


@pytest.mark.thorough
def test_the_time_left_is_told_once_the_pace_is_known(shop):
    now = 100.0
    shop.models.downloads.now = lambda: now
    shop.press(ALIGNER, "get")
    shop.hubs.bring(ALIGNER, 10, 1000)
    shop.wait(lambda: shop.models.downloads.of(ALIGNER).done == 10)
    now = 220.0
    shop.hubs.bring(ALIGNER, 1000 - 495, 1000)
    shop.hubs.bring(ALIGNER, 1000, 1000)
    shop.wait(lambda: shop.models.downloads.of(ALIGNER).done == 1000)
    download = shop.models.downloads.of(ALIGNER)
    download.done = 505
    assert shop.models.downloads.of(ALIGNER).time_left(220.0) == 120.0
    assert shop.models.state_words.download(download, 220.0).endswith("about 2 min")


def test_a_download_pauses_and_goes_on(shop):
    shop.press(ALIGNER, "get")
    shop.wait(lambda: shop.hubs.asked)
    shop.press(ALIGNER, "pause")
    shop.wait_deeds(ALIGNER, "get", "drop")
    assert "What has arrived is kept" in shop.face(ALIGNER).progress.text
    shop.press(ALIGNER, "get")
    shop.hubs.arrive(ALIGNER)
    shop.wait(lambda: shop.face(ALIGNER).is_ready)


@pytest.mark.thorough
def test_a_download_that_is_wanted_again_while_it_stops_goes_on(shop):
    shop.press(ALIGNER, "get")
    shop.wait(lambda: shop.hubs.asked)
    shop.models.downloads.pause(ALIGNER)
    shop.models.downloads.get([ALIGNER])
    shop.wait(lambda: len(shop.hubs.asked) == 2)
    shop.hubs.arrive(ALIGNER)
    shop.wait(lambda: shop.face(ALIGNER).is_ready)


def test_what_was_given_up_leaves_nothing(shop):
    partial = Store().folder / "fa-zh.partial"
    partial.mkdir(parents=True)
    (partial / "model.pt.part").write_bytes(bytes(5_000_000))
    shop.models.refresh()
    shop.wait(lambda: shop.face(ALIGNER).outcome == "5 MB of it are here already.")
    shop.press(ALIGNER, "get")
    shop.wait(lambda: shop.hubs.asked)
    shop.press(ALIGNER, "drop")
    shop.wait(lambda: not partial.exists())
    shop.wait_deeds(ALIGNER, "get")
    assert shop.face(ALIGNER).buttons[0][1] == "Get (158 MB)"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            DownloadFailed("fa-zh", "web-page", "modelscope.cn", "model.pt"),
            "Not downloaded: modelscope.cn gave a web page in place of model.pt",
        ),
        (PermissionError(13, "Permission denied", "/disk/models"), "/disk/models cannot be"),
    ],
)
def test_why_a_download_failed_is_said_and_it_can_be_tried_again(shop, error, words):
    shop.press(ALIGNER, "get")
    shop.hubs.fail(ALIGNER, error)
    shop.wait_deeds(ALIGNER, "get", "drop")
    assert words in shop.face(ALIGNER).outcome
    assert shop.face(ALIGNER).is_wrong
    assert shop.face(ALIGNER).buttons[0][1] == "Try again"
    shop.press(ALIGNER, "get")
    shop.wait(lambda: len(shop.hubs.asked) == 2)
    assert not shop.face(ALIGNER).is_wrong


def test_a_hub_behind_a_page_to_log_in_is_said_and_works_after_it(shop):
    """The real download, from a hub on this computer."""
    with fake_hub.running(FakeHub(dict(FILES))) as hub:
        page = fake_hub.instead(b"<html>Log in</html>", "text/html")
        hub.listing_answers = [page]
        hub.answers["model.pt"] = [page]
        shop.models.downloads._fetch = fetch
        shop.desk.app.settings.keep(Settings(interface="en", mirror=hub.url))
        for what in ("the list of files", "model.pt"):
            shop.press(ALIGNER, "get")
            shop.wait(lambda what=what: f"gave a web page in place of {what}" in said(shop))
        shop.press(ALIGNER, "get")
        shop.wait(lambda: shop.face(ALIGNER).is_ready)
    assert (Store().folder / ALIGNER / "model.pt").read_bytes() == FILES["model.pt"]


def said(shop: Shop) -> str:
    return shop.face(ALIGNER).outcome


@pytest.mark.thorough
def test_one_that_failed_does_not_stop_the_next(shop):
    shop.press(ALIGNER, "get")
    shop.press("ct-punc", "get")
    shop.hubs.fail(ALIGNER, DownloadFailed("fa-zh", "missing", "host"))
    shop.hubs.arrive("ct-punc")
    shop.wait(lambda: shop.face("ct-punc").is_ready)
    assert shop.models.downloads.of(ALIGNER).stage is Stage.FAILED


def test_offline_stops_downloads_and_opens_no_socket(shop, monkeypatch):
    def refuse(*_arguments, **_named):
        raise AssertionError("a socket was opened")

    shop.press(ALIGNER, "get")
    shop.wait(lambda: shop.hubs.asked)
    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    shop.page.header.offline.click()
    shop.wait(lambda: shop.models.downloads.of(ALIGNER).stage is Stage.PAUSED)
    assert shop.desk.say() == "Offline"
    assert load(shop.desk.app.settings.file).is_offline
    shop.models.downloads._fetch = fetch
    shop.press(ALIGNER, "get")
    shop.wait_deeds(ALIGNER, "online", "drop")
    assert shop.face(ALIGNER).outcome == "Downloads are off: the program is offline."
    shop.models.downloads._fetch = shop.hubs
    shop.press(ALIGNER, "online")
    shop.wait(lambda: len(shop.hubs.asked) == 2)
    assert not shop.hubs.asked[-1][1].is_offline
    assert not shop.page.header.offline.isChecked()


@pytest.mark.thorough
def test_the_network_is_used_as_it_was_chosen(shop):
    shop.desk.app.settings.keep(Settings(interface="en", proxy="http://p:1", hub="huggingface"))
    shop.press(ALIGNER, "get")
    shop.wait(lambda: shop.hubs.asked)
    network = shop.hubs.asked[0][1]
    assert (network.proxy, network.hub) == ("http://p:1", "huggingface")


@pytest.mark.thorough
def test_closing_the_window_pauses(shop):
    shop.press(ALIGNER, "get")
    shop.wait(lambda: shop.hubs.asked)
    shop.models.close()
    assert shop.models.downloads._running[1].wait(0)


def test_removing_asks_and_names_what_goes(shop):
    directory = put(ALIGNER)
    shop.models.refresh()
    shop.wait(lambda: shop.face(ALIGNER).is_ready)
    shop.press(ALIGNER, "remove")
    assert shop.page._question.text() == "Remove TP-Aligner (1 kB) from this computer?"
    shop.answer("Keep it")
    assert directory.is_dir()
    shop.press(ALIGNER, "remove")
    shop.answer("Remove")
    shop.wait_deeds(ALIGNER, "get")
    assert not directory.exists()


def test_a_model_in_use_is_not_removed(shop, media):
    put("paraformer-large")
    shop.models.refresh()
    shop.wait(lambda: shop.face("paraformer-large").is_ready)
    shop.press("paraformer-large", "use")
    shop.desk.submit(media / "a.wav")
    shop.press("paraformer-large", "remove")
    shop.answer("Remove")
    assert shop.face("paraformer-large").outcome.startswith("It is in use:")
    assert (Store().folder / "paraformer-large").is_dir()


@pytest.mark.thorough
def test_use_makes_a_model_that_of_the_next_files(shop):
    put("paraformer-large")
    shop.models.refresh()
    shop.wait(lambda: shop.face("paraformer-large").is_ready)
    shop.press("paraformer-large", "use")
    assert shop.desk.window.files.toolbar.settings.model == "paraformer-large"
    assert shop.face("paraformer-large").state == "In use for new files"
    assert shop.face("whisper-base").state == "Ready"


@pytest.mark.thorough
def test_a_check_says_what_it_found(shop, fsmn_vad):
    import_model(fsmn_vad, "fsmn-vad")
    shop.models.refresh()
    shop.wait(lambda: shop.face("fsmn-vad").is_ready)
    shop.press("fsmn-vad", "check")
    assert shop.deeds("fsmn-vad") == ["stop"]
    shop.wait(lambda: shop.face("fsmn-vad").outcome)
    assert shop.face("fsmn-vad").outcome == (
        "Checked: its files are right, and it hears what it should."
    )


@pytest.mark.thorough
def test_a_harmed_model_is_told_by_its_check(shop, fsmn_vad):
    place = import_model(fsmn_vad, "fsmn-vad")
    (place.directory / "model.pt").write_bytes(b"harm")
    shop.models.refresh()
    shop.wait(lambda: shop.face("fsmn-vad").is_ready)
    shop.press("fsmn-vad", "check")
    shop.wait(lambda: shop.face("fsmn-vad").is_wrong)
    assert shop.face("fsmn-vad").outcome == (
        "model.pt is not what it was. Remove the model and get it again."
    )


def test_a_model_goes_into_a_pack_and_comes_back(shop, tmp_path, monkeypatch):
    put(ALIGNER)
    shop.models.refresh()
    shop.wait(lambda: shop.face(ALIGNER).is_ready)
    pack = tmp_path / "pack.zip"
    pack.write_text("written over, as the dialog asked")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(pack), ""))
    shop.press(ALIGNER, "export")
    shop.wait(lambda: shop.face(ALIGNER).outcome == "The pack is written.")
    shop.models.remove(ALIGNER)
    shop.wait_deeds(ALIGNER, "get")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(pack), ""))
    shop.page.header._pack.click()
    shop.wait(lambda: shop.page.header.text == "TP-Aligner is here now.")
    shop.wait(lambda: shop.face(ALIGNER).is_ready)
    assert (Store().folder / ALIGNER / "model.pt").read_bytes() == FILES["model.pt"]


@pytest.mark.thorough
def test_a_pack_that_is_none_is_said(shop, tmp_path):
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as pack:
        pack.writestr("../../evil", b"x")
    shop.page.header.pack_given.emit(tmp_path / "bad.zip")
    shop.wait(lambda: "name that is not allowed" in shop.page.header.text)
    assert str(tmp_path / "bad.zip") in shop.page.header.text


@pytest.mark.thorough
def test_a_hubs_cache_is_ready_and_can_be_copied(shop, tmp_path, monkeypatch):
    monkeypatch.setenv("MODELSCOPE_CACHE", str(tmp_path / "cache"))
    ids = look_up(ALIGNER).modelscope
    cache = put(ids.split("/")[1], tmp_path / "cache" / "models" / "iic")
    shop.models.refresh()
    shop.wait_deeds(ALIGNER, "check", "copy")
    assert shop.face(ALIGNER).where == f"In the cache of a hub's program: {cache}"
    shop.press(ALIGNER, "copy")
    shop.wait_deeds(ALIGNER, "check", "remove")
    assert (cache / "model.pt").is_file()
    assert shop.face(ALIGNER).outcome == "Copied into the models folder."


def test_a_model_of_ones_own_that_is_removed_is_chosen_no_longer(shop, media):
    folder = put("my-own")
    shop.models.refresh()
    shop.wait(lambda: "my-own" in shop.page.cards)
    shop.press("my-own", "use")
    shop.desk.submit(media / "a.wav")
    shop.models.remove("my-own")
    assert shop.face("my-own").outcome.startswith("It is in use:")
    shop.desk.app.runner.cancel(shop.desk.jobs)
    shop.models.remove("my-own")
    shop.wait(lambda: "my-own" not in shop.page.cards)
    settings = shop.desk.window.files.toolbar.settings
    assert (settings.model, settings.model_folders) == ("whisper-base", ())
    assert not folder.exists()


@pytest.mark.thorough
def test_a_model_that_the_catalogue_does_not_know_is_ready_too(shop):
    put("my-own")
    shop.models.refresh()
    shop.wait(lambda: "my-own" in shop.page.cards)
    assert shop.group_of("my-own") == READY
    shop.press("my-own", "use")
    chosen = shop.desk.window.files.toolbar.settings.model
    assert chosen == str(Store().folder / "my-own")
    assert shop.face("my-own").state == "In use for new files"


def test_a_folder_is_used_where_it_lies_and_leaves_the_list(shop, tmp_path):
    folder = put("tuned", tmp_path / "work")
    shop.page.header.folder_given.emit(folder)
    shop.wait(lambda: str(folder) in shop.page.cards)
    assert shop.desk.window.files.toolbar.settings.model == str(folder)
    assert shop.face(str(folder)).where == f"Used where it lies: {folder}"
    shop.press(str(folder), "forget")
    shop.wait(lambda: str(folder) not in shop.page.cards)
    assert shop.desk.window.files.toolbar.settings.model == "whisper-base"
    assert folder.is_dir()


@pytest.mark.thorough
def test_a_folder_of_what_has_no_choice_is_copied(shop, fsmn_vad):
    shop.page.header.folder_given.emit(fsmn_vad)
    shop.wait(lambda: shop.page.header.text == "FSMN-VAD is here now.")
    assert (Store().folder / "fsmn-vad" / "model.pt").is_file()


@pytest.mark.thorough
def test_a_folder_without_a_model_is_said(shop, tmp_path):
    (tmp_path / "photos").mkdir()
    shop.page.header.folder_given.emit(tmp_path / "photos")
    shop.wait(lambda: "neither model.bin nor config.yaml" in shop.page.header.text)


def test_the_language_changes_while_a_download_goes_on(shop):
    shop.press(ALIGNER, "get")
    shop.hubs.bring(ALIGNER, 50_000_000, 158_000_000)
    shop.wait(lambda: shop.face(ALIGNER).progress.fraction)
    old = shop.page
    shop.desk.choose_setting(interface="zh_CN")
    shop.wait(lambda: shop.page is not old)
    shop.desk.window.show_page("models")
    shop.wait(lambda: ALIGNER in shop.page.cards)
    assert shop.deeds(ALIGNER) == ["pause", "drop"]
    assert shop.desk.say()
    shop.hubs.arrive(ALIGNER)
    shop.wait(lambda: shop.face(ALIGNER).is_ready)


def choose_in_toolbar(desk: Desk, model: str) -> None:
    combo = desk.window.files.toolbar._model
    row = combo.findData(model)
    combo.setCurrentIndex(row)
    combo.activated.emit(row)


def test_a_missing_model_is_offered_in_the_toolbar_and_used_when_it_is_here(shop):
    shop.desk.window.show_files()
    choose_in_toolbar(shop.desk, SENSE)
    assert shop.desk.window.files.toolbar.settings.model == "whisper-base"
    assert shop.desk.window.files.toolbar._model.currentData() == "whisper-base"
    assert shop.desk.say() == "SenseVoice Small is not on this computer."
    assert shop.desk.window.status._button.text() == "Get (936 MB)"
    shop.desk.window.status._button.click()
    assert shop.desk.window._pages.currentWidget() is shop.page
    shop.hubs.arrive(SENSE)
    shop.wait(lambda: shop.desk.say() == "SenseVoice Small is here now.")
    shop.desk.window.status._button.click()
    assert shop.desk.window.files.toolbar.settings.model == SENSE
    combo = shop.desk.window.files.toolbar._model
    shop.wait(lambda: SENSE not in combo._missing)
    assert combo.currentText() == "SenseVoice Small"


def test_what_comes_along_leaves_the_offer_to_use_a_model(shop):
    shop.desk.app.models.wishes.get_to_use(SENSE)
    shop.hubs.arrive(SENSE)
    shop.hubs.arrive("fsmn-vad")
    shop.wait(lambda: shop.models.item("fsmn-vad").is_ready)
    assert shop.desk.say() == "SenseVoice Small is here now."
    assert shop.desk.window.status._button.text() == "Use it"


def test_a_file_that_lacks_a_model_offers_it_and_is_tried_again(shop, media):
    shop.desk.submit(media / "a.wav")
    shop.desk.play(Failed(1, ModelMissing("paraformer-zh")))
    shop.desk.wait_state(0, State.FAILED)
    shop.wait(lambda: "Paraformer (SeACo) is not on this" in shop.desk.say())
    shop.desk.window.status._button.click()
    shop.hubs.arrive("paraformer-zh")
    shop.wait(lambda: len(shop.desk.engine.calls) == 2)
    assert shop.desk.jobs[0].state is State.WAITING


def test_the_speed_of_finished_files_is_on_the_card(shop, media):
    shop.desk.submit(media / "a.wav")
    shop.desk.begin(1, duration=100.0)
    job = shop.desk.jobs[0]
    job.began = shop.desk.app.jobs.now() - 10
    shop.desk.play(Finished(1, 100.0))
    shop.wait(lambda: "here, measured" in shop.face("whisper-base").facts)
    assert "10× real time here, measured" in shop.face("whisper-base").facts
    assert list(load(shop.desk.app.settings.file).speeds) == ["whisper-base cpu"]


def accept_move(shop: Shop, target: Path, *, moves: bool) -> None:
    shop.page.header._change.click()
    dialog = next(each for each in shop.page.children() if hasattr(each, "moves"))
    dialog.folder.setText(str(target))
    (dialog.moves if moves else dialog.stays).setChecked(True)
    dialog.accept()


def test_models_move_to_another_folder(shop, tmp_path):
    put(ALIGNER)
    old, new = Store().folder, tmp_path / "disk" / "models"
    accept_move(shop, new, moves=True)
    shop.wait(lambda: shop.page.header.text == f"Moved to {new}.")
    assert (new / ALIGNER / "model.pt").read_bytes() == FILES["model.pt"]
    assert not (old / ALIGNER).exists()
    assert load(shop.desk.app.settings.file).models_folder == str(new)
    assert Store().folder == new
    assert os.environ["SHENGWEN_MODELS"] == str(new)
    assert shop.desk.engine.n_renewed == 1
    shop.wait(lambda: shop.face(ALIGNER).is_ready)
    accept_move(shop, usual_folder(), moves=True)
    shop.wait(lambda: shop.page.header.text == f"Moved to {usual_folder()}.")
    assert load(shop.desk.app.settings.file).models_folder == ""
    assert (old / ALIGNER).is_dir()


@pytest.mark.thorough
def test_a_chosen_model_of_ones_own_is_found_after_a_move(shop, tmp_path):
    put("my-own")
    shop.models.refresh()
    shop.wait(lambda: "my-own" in shop.page.cards)
    shop.press("my-own", "use")
    accept_move(shop, tmp_path / "new", moves=True)
    shop.wait(lambda: shop.page.header.text.startswith("Moved"))
    settings = shop.desk.window.files.toolbar.settings
    assert settings.model == str(tmp_path / "new" / "my-own")
    assert settings.model_folders == (settings.model,)


@pytest.mark.thorough
def test_models_stay_while_files_are_transcribed(shop, media, tmp_path):
    put(ALIGNER)
    old = Store().folder
    shop.desk.submit(media / "a.wav")
    shop.desk.begin(1)
    accept_move(shop, tmp_path / "new", moves=True)
    shop.wait(lambda: "stay, as files are being transcribed" in shop.page.header.text)
    assert (old / ALIGNER).is_dir()
    assert (tmp_path / "new" / ALIGNER).is_dir()


@pytest.mark.thorough
def test_another_folder_is_used_as_it_is(shop, tmp_path):
    put(ALIGNER)
    put("ct-punc", tmp_path / "new")
    old = Store().folder
    accept_move(shop, tmp_path / "new", moves=False)
    shop.wait_deeds("ct-punc", "check", "remove")
    assert (old / ALIGNER).is_dir()
    shop.wait_deeds(ALIGNER, "get")


@pytest.mark.thorough
def test_a_place_that_cannot_be_is_said_and_nothing_changes(shop, tmp_path):
    put(ALIGNER)
    (tmp_path / "file").touch()
    accept_move(shop, tmp_path / "file", moves=True)
    shop.wait(lambda: "is a file, not a folder" in shop.page.header.text)
    assert Store().folder == usual_folder()
    assert load(shop.desk.app.settings.file).models_folder == ""


@pytest.mark.thorough
def test_a_stopped_move_leaves_the_models_where_they_were(shop, tmp_path, monkeypatch):
    put(ALIGNER)
    monkeypatch.setattr("app.models_folder.copy_models", lambda *_arguments: None)
    accept_move(shop, tmp_path / "new", moves=True)
    shop.wait(lambda: shop.page.header.text.startswith("Stopped. The models are where they were"))
    assert Store().folder == usual_folder()


@pytest.mark.thorough
def test_downloads_wait_for_a_move_and_go_on_after_it(shop, tmp_path):
    shop.press(ALIGNER, "get")
    shop.wait(lambda: shop.hubs.asked)
    accept_move(shop, tmp_path / "new", moves=True)
    shop.wait(lambda: len(shop.hubs.asked) == 2)
    shop.hubs.arrive(ALIGNER)
    shop.wait(lambda: shop.face(ALIGNER).is_ready)
    assert (tmp_path / "new" / ALIGNER).is_dir()


@pytest.fixture
def unplugged(config: Path, tmp_path: Path) -> Path:
    """A models folder on a disk that is not there."""
    gone = tmp_path / "media" / "models"
    stored = {"interface": "en", "models_folder": str(gone)}
    (config / "settings.json").write_text(json.dumps(stored), encoding="utf-8")
    return gone


def test_a_models_folder_that_is_gone_is_said_and_not_made_anew(unplugged, desk, config):
    said = f"The models folder {unplugged} is not there; the usual one serves meanwhile."
    assert desk.say() == said
    assert Store().folder == usual_folder()
    assert not unplugged.exists()
    assert load(config / "settings.json").models_folder == str(unplugged)


@pytest.fixture
def fixed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("SHENGWEN_MODELS", str(tmp_path / "fixed"))
    return tmp_path / "fixed"


@pytest.mark.thorough
def test_the_environment_counts_more_than_the_window(fixed, shop):
    assert Store().folder == fixed
    assert not shop.page.header._change.isEnabled()
    assert "SHENGWEN_MODELS" in shop.page.header._change.toolTip()


def test_buttons_are_named_and_keep_the_focus(shop):
    button = shop.page.cards[SENSE]._buttons[0]
    assert button.accessibleName() == "Get (936 MB): SenseVoice Small"
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    shop.wait(lambda: shop.hubs.asked)
    assert (button.text(), button.hasFocus()) == ("Pause", True)


@pytest.mark.thorough
def test_several_downloads_are_paused_though_none_has_begun(shop):
    shop.models.downloads._running = (Download("x"), None)
    shop.models.downloads.get([ALIGNER, "ct-punc"])
    shop.models.downloads._running = None
    shop.models.downloads.pause_all()
    stages = [shop.models.downloads.of(name).stage for name in (ALIGNER, "ct-punc")]
    assert stages == [Stage.PAUSED, Stage.PAUSED]
    assert shop.hubs.asked == []


@pytest.mark.thorough
def test_a_disk_that_was_taken_out_is_said_on_the_page(shop, tmp_path, monkeypatch):
    monkeypatch.setenv("SHENGWEN_MODELS", str(tmp_path / "gone"))
    shop.models.refresh()
    shop.wait(lambda: "was a disk taken out?" in shop.page.header._where.text())
    assert not (tmp_path / "gone").exists()
