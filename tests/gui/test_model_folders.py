"""Any folder can be the model, and is remembered."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from app.job import State
from app.job_model import Column
from app.settings import Settings, load, with_model
from engine import Failed, ModelCorrupt, ModelMissing, Started
from tests.gui.conftest import Desk

Choose = Callable[[Path | str], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "work" / "my-model"
    made.mkdir(parents=True)
    return made


@pytest.fixture
def choose(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Choose:
    """Press "Model folder…" and answer the dialog; an empty answer is Cancel."""

    def press(answer: Path | str) -> None:
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(answer))
        combo = desk.window.files.toolbar._model
        combo.setCurrentIndex(combo.findText("Model folder…"))
        combo.activated.emit(combo.currentIndex())

    return press


@pytest.fixture
def remembered(config: Path, tmp_path: Path) -> Path:
    """A folder chosen at an earlier start, newest of two; the other one is there."""
    gone, there = tmp_path / "gone", tmp_path / "there"
    there.mkdir()
    stored = {"interface": "en", "model": str(gone), "model_folders": [str(gone), str(there)]}
    (config / "settings.json").write_text(json.dumps(stored), encoding="utf-8")
    return gone


def entries(desk: Desk) -> list[str]:
    """What the list shows, without its lines and the models that are not here."""
    combo = desk.window.files.toolbar._model
    rows = [row for row in range(combo.count()) if combo.itemData(row) not in combo._missing]
    return [text for row in rows if (text := combo.itemText(row))]


def test_the_list_ends_with_any_other_folder(desk: Desk) -> None:
    assert entries(desk) == ["Whisper base", "Model folder…"]


def test_a_chosen_folder_is_the_model_and_goes_by_its_name(
    desk: Desk, media: Path, folder: Path, choose: Choose
) -> None:
    choose(folder)
    combo = desk.window.files.toolbar._model
    assert combo.currentText() == "my-model"
    assert str(folder) in combo.toolTip()
    assert str(folder) in combo.itemData(combo.currentIndex(), Qt.ItemDataRole.ToolTipRole)
    assert combo.accessibleName() == "Model"
    assert combo.accessibleDescription() == str(folder)
    desk.drag(media / "a.wav")
    assert desk.window._overlay.text == "Transcribe 1 file with my-model"
    desk.submit(media / "a.wav")
    assert desk.engine.calls[0][2].model == str(folder)
    assert desk.cell(0, Column.MODEL) == "my-model"
    tip = desk.app.jobs.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert f"Model: {folder}" in tip


def test_a_chosen_folder_is_remembered(
    desk: Desk, config: Path, folder: Path, choose: Choose
) -> None:
    choose(folder)
    settings = load(config / "settings.json")
    assert settings.model == str(folder)
    assert settings.model_folders == (str(folder),)


def test_cancel_leaves_the_choice(desk: Desk, config: Path, folder: Path, choose: Choose) -> None:
    choose(folder)
    choose("")
    assert desk.window.files.toolbar._model.currentText() == "my-model"
    assert load(config / "settings.json").model == str(folder)


def test_a_folder_can_be_chosen_again_from_the_list(
    desk: Desk, folder: Path, choose: Choose
) -> None:
    choose(folder)
    combo = desk.window.files.toolbar._model
    for row, model in ((0, "whisper-base"), (2, str(folder))):
        combo.setCurrentIndex(row)
        combo.activated.emit(row)
        assert desk.window.files.toolbar.settings.model == model


def test_the_language_of_the_window_keeps_the_folder(
    desk: Desk, folder: Path, choose: Choose
) -> None:
    choose(folder)
    desk.choose_setting(interface="zh_CN")
    desk.wait(lambda: entries(desk) == ["Whisper base", "my-model", "模型文件夹…"])
    assert desk.window.files.toolbar._model.currentText() == "my-model"


def test_a_folder_that_is_gone_is_not_offered_and_said_once(remembered: Path, desk: Desk) -> None:
    said = "The model folder “gone” is gone; Whisper base is used instead."
    desk.wait(lambda: desk.say() == said)
    assert entries(desk) == ["Whisper base", "there", "Model folder…"]
    assert desk.window.files.toolbar._model.currentText() == "Whisper base"
    assert desk.window.files.toolbar.settings.model == "whisper-base"


def test_what_was_forgotten_is_not_said_at_the_next_start(
    remembered: Path, desk: Desk, config: Path
) -> None:
    desk.wait(lambda: "is gone" in desk.say())
    settings = load(config / "settings.json")
    assert settings.model == "whisper-base"
    assert settings.model_folders == (str(remembered.parent / "there"),)


def test_the_five_newest_folders_are_remembered() -> None:
    settings = Settings()
    for name in "abcdefb":
        settings = with_model(settings, f"/{name}")
    assert settings.model_folders == ("/b", "/f", "/e", "/d", "/c")


def test_folders_of_the_same_name_are_told_apart(
    desk: Desk, tmp_path: Path, choose: Choose
) -> None:
    for place in ("old/small", "new/small", "new/large"):
        (tmp_path / place).mkdir(parents=True)
        choose(tmp_path / place)
    assert entries(desk)[1:-1] == ["large", "small (new)", "small (old)"]


def test_namesakes_in_namesakes_are_told_apart(desk: Desk, tmp_path: Path, choose: Choose) -> None:
    for place in ("a/models/small", "b/models/small"):
        (tmp_path / place).mkdir(parents=True)
        choose(tmp_path / place)
    assert [Path(text) for text in entries(desk)[1:-1]] == [
        Path("small (b/models)"),
        Path("small (a/models)"),
    ]


def test_a_folder_called_like_a_model_is_told_apart(
    desk: Desk, tmp_path: Path, choose: Choose
) -> None:
    (tmp_path / "mine" / "Whisper base").mkdir(parents=True)
    choose(tmp_path / "mine" / "Whisper base")
    assert entries(desk)[:2] == ["Whisper base", "Whisper base (mine)"]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # of lists and dialogs
@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_M], ids=["arrow", "letter"])
def test_keys_open_the_list_and_reach_the_dialog(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch, key: Qt.Key
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    combo = desk.window.files.toolbar._model
    QTest.keyClick(combo, key)
    assert combo.view().isVisible()
    assert combo.currentText() == "Whisper base"
    QTest.keyClick(combo.view(), Qt.Key.Key_End)
    QTest.keyClick(combo.view(), Qt.Key.Key_Return)
    desk.wait(lambda: combo.currentText() == "my-model")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ModelMissing, "The model folder “my-model” is not there."),
        (
            lambda path: ModelCorrupt(path, "there is no model.bin in it"),
            "The model in my-model cannot be used: there is no model.bin in it.",
        ),
    ],
    ids=["missing", "corrupt"],
)
def test_a_row_says_what_is_wrong_with_a_folder(
    desk: Desk, media: Path, folder: Path, choose: Choose, error: Callable, said: str
) -> None:
    choose(folder)
    desk.submit(media / "a.wav")
    desk.play(Failed(1, error(str(folder))))
    desk.wait_state(0, State.FAILED)
    assert desk.cell(0, Column.STATUS) == said


def test_what_is_written_names_the_folder_not_the_path(
    desk: Desk, media: Path, folder: Path, choose: Choose, text: tuple
) -> None:
    choose(folder)
    desk.app.choosing.choose_for_files(
        Settings(model=str(folder), model_folders=(str(folder),), outcome="everything")
    )
    desk.submit(media / "a.wav")
    desk.play(Started(1, "my-model", "cpu", 100.0), *text)
    desk.finish(1)
    desk.wait_state(0, State.DONE)
    assert str(folder) not in (media / "a.json").read_text(encoding="utf-8")


def test_a_long_name_leaves_room_for_the_others(desk: Desk, tmp_path: Path, choose: Choose) -> None:
    (tmp_path / ("long-" * 20)).mkdir()
    choose(tmp_path / ("long-" * 20))
    desk.window.resize(900, 600)
    toolbar = desk.window.files.toolbar
    desk.qtbot.waitUntil(lambda: toolbar._model.width() < 260)
    for child in (toolbar._model, toolbar._language, toolbar._outcome, toolbar._add):
        assert child.width() >= child.minimumSizeHint().width()
        assert toolbar.rect().contains(child.geometry())
