"""The shelf says when lists come, go and change, also with the folder itself."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from app.hotword_lists import HotwordLists
from app.hotword_shelf import HotwordShelf


@pytest.fixture
def owner(qtbot) -> QObject:
    return QObject()


def test_every_change_of_a_list_is_told(qtbot, owner: QObject, tmp_path: Path):
    shelf = HotwordShelf(HotwordLists(tmp_path / "data" / "hotwords"), owner)
    with qtbot.waitSignal(shelf.changed):  # the folder comes with its first list
        shelf.lists.create("names")
    path = shelf.lists.path("names")
    with qtbot.waitSignal(shelf.changed):  # written in place
        path.write_text("邓郁松\n", "utf-8")
    assert [word.word for word in shelf.resolve(["names"]).hotwords.words] == ["邓郁松"]
    with qtbot.waitSignal(shelf.changed):  # replaced, as editors do
        path.with_suffix(".new").write_text("张三丰\n", "utf-8")
        path.with_suffix(".new").replace(path)
    with qtbot.waitSignal(shelf.changed):  # and written in place once more
        path.write_text("邓郁松\n", "utf-8")
    with qtbot.waitSignal(shelf.changed):
        path.unlink()
    assert shelf.names() == []


@pytest.mark.thorough
def test_a_folder_that_is_replaced_is_watched_on(qtbot, owner: QObject, tmp_path: Path):
    shelf = HotwordShelf(HotwordLists(tmp_path / "hotwords"), owner)
    shelf.lists.create("names")
    shelf.look()
    with qtbot.waitSignal(shelf.changed):
        shutil.rmtree(tmp_path / "hotwords")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "terms.txt").touch()
    with qtbot.waitSignal(shelf.changed):
        (tmp_path / "other").rename(tmp_path / "hotwords")
    assert shelf.names() == ["terms"]
    with qtbot.waitSignal(shelf.changed):
        (tmp_path / "hotwords" / "terms.txt").write_text("甲乙\n", "utf-8")


def test_what_else_happens_in_the_folder_is_not_told(qtbot, owner: QObject, tmp_path: Path):
    shelf = HotwordShelf(HotwordLists(tmp_path), owner)
    (tmp_path / "hits.json").write_text("{}")
    with qtbot.assertNotEmitted(shelf.changed):
        shelf.look()
