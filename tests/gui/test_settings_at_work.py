"""What is chosen on the page of settings is so at once, all over the window."""

import json
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from app.combo import Combo
from app.profile_dialog import ProfileDialog
from app.shortcut_settings import ShortcutDialog
from tests.gui.setting_rows import choose, deed, press, rows, told

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk):
    desk.window.show_page("settings")
    page = desk.window._places["settings"]
    desk.wait(page.isVisible)
    return page


def test_a_key_shows_it_and_the_sidebar_says_so(desk, qtbot):
    qtbot.keyClick(desk.window, Qt.Key.Key_Comma, CONTROL)
    assert desk.window.place == "settings"
    assert desk.window.sidebar._entries["settings"].isChecked()
    assert desk.window.focusWidget() is desk.window._places["settings"].search


def test_the_list_above_the_files_follows(desk, page):
    choose(rows(page)["language"], "ja")
    choose(rows(page)["outcome"], "text")
    toolbar = desk.window.files.toolbar
    assert (toolbar._language.currentData(), toolbar._outcome.currentData()) == ("ja", "text")
    toolbar._language.choose("ko")
    toolbar._on_activated()
    assert rows(page)["language"].combo.currentData() == "ko"


def test_what_a_waiting_file_is_transcribed_with_follows(desk, page, media):
    desk.submit(media / "a.wav")
    row = rows(page)["device"]
    choose(row, "cpu")
    assert desk.jobs[0].options.device == "cpu"


@pytest.mark.thorough
def test_larger_text_fills_the_window_anew_and_the_page_stays(desk, page, qapp, monkeypatch):
    screen = SimpleNamespace(availableSize=lambda: QSize(1920, 1080))
    monkeypatch.setattr(desk.window, "screen", lambda: screen)
    before = qapp.font().pixelSize()
    choose(rows(page)["font_percent"], 200)
    desk.wait(lambda: desk.window._places["settings"] is not page)
    assert qapp.font().pixelSize() == 2 * before
    assert desk.window.place == "settings"
    desk.wait(lambda: isinstance(desk.window.focusWidget(), Combo))
    assert desk.window.focusWidget().accessibleName() == "Size of text"
    assert not desk.window.focusWidget().visibleRegion().isEmpty()
    assert desk.window.minimumWidth() == 1260
    desk.choose_setting(font_percent=100)
    desk.wait(lambda: qapp.font().pixelSize() == before)
    assert desk.window.minimumWidth() == 900


def test_every_page_speaks_the_language_that_is_chosen(desk, page):
    before = {name: texts_of(desk, name) for name in desk.window._places}
    desk.window.show_page("settings")
    desk.choose_setting(interface="zh_CN")
    desk.wait(lambda: built_anew(desk, page))
    for name, words in before.items():
        same = words & texts_of(desk, name)
        assert (name, len(same) < len(words) / 2) == (name, True)
    desk.choose_setting(interface="en")
    desk.wait(lambda: desk.window.files.toolbar._add.text() == "Add")


def test_nothing_is_measured_while_files_are_transcribed(desk, page, media):
    desk.window.show_files()
    desk.submit(media / "a.wav")
    desk.window.show_page("settings")
    button = deed(page, "Speed here").findChild(QPushButton)
    assert not button.isEnabled()
    assert button.toolTip() == "Files are being transcribed; measure when they are done."


def test_nothing_is_measured_where_files_came_meanwhile(desk, page, media):
    desk.submit(media / "a.wav")
    row = deed(page, "Speed here")
    press(row, "Measure")
    assert len(desk.engine.calls) == 1
    assert not row.findChild(QPushButton).isEnabled()


@pytest.mark.thorough
def test_measuring_goes_on_in_another_language(desk, page, monkeypatch, tmp_path):
    clip = tmp_path / "clip" / "speed.wav"
    clip.parent.mkdir()
    monkeypatch.setattr(desk.app._preferences.trial, "_make", lambda: clip)
    press(deed(page, "Speed here"), "Measure")
    desk.choose_setting(interface="zh_CN")
    desk.wait(lambda: built_anew(desk, page))
    assert desk.app._preferences._device._measure.isHidden()
    desk.app._preferences.trial.cancel()
    assert not desk.app._preferences._device._measure.isHidden()
    desk.choose_setting(interface="en")
    desk.wait(lambda: desk.window.files.toolbar._add.text() == "Add")


def test_keys_and_rules_have_their_dialogs(desk, page):
    press(deed(page, "Keys of actions"), "Change…")
    desk.wait(lambda: desk.window.findChild(ShortcutDialog))
    desk.window.findChild(ShortcutDialog).close()
    press(deed(page, "Own rules"), "Change…")
    desk.wait(lambda: desk.window.findChild(ProfileDialog))
    dialog = desk.window.findChild(ProfileDialog)
    dialog.accept()
    desk.wait(lambda: told(deed(page, "Own rules")) == "Own rules")


def test_settings_that_cannot_be_saved_hold_and_are_told_once(desk, page, config, monkeypatch):
    def refuse(*_args):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("app.settings._write", refuse)
    choose(rows(page)["theme"], "dark")
    assert desk.say().startswith("Settings cannot be saved (Permission denied)")
    desk.window.status.dismiss()
    choose(rows(page)["outcome"], "text")
    assert desk.say() == ""
    assert desk.app.settings.now.outcome == "text"
    assert json.loads((config / "settings.json").read_text(encoding="utf-8"))["theme"] == "light"


@pytest.fixture
def damaged(config):
    """Settings that were cut off."""
    (config / "settings.json").write_text('{"interface": "e', encoding="utf-8")


def test_settings_that_cannot_be_read_are_told_and_kept(damaged, desk, config):
    assert desk.say().startswith("The settings could not be read")
    desk.choose_setting(theme="dark")
    kept = (config / "settings.damaged.json").read_text(encoding="utf-8")
    assert kept == '{"interface": "e'


def built_anew(desk, page):
    other = desk.window._places["settings"]
    return other is not page and other.isVisible()


def texts_of(desk, name):
    """What a page says, when it is seen."""
    desk.window.show_page(name)
    page = desk.window._places[name]
    desk.wait(page.isVisible)
    return {each.text() for kind in (QLabel, QPushButton) for each in page.findChildren(kind)}
