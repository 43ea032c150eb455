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
    assert desk.app._settings.outcome == "text"
    assert json.loads((config / "settings.json").read_text(encoding="utf-8"))["theme"] == "light"


def built_anew(desk, page):
    other = desk.window._places["settings"]
    return other is not page and other.isVisible()


def texts_of(desk, name):
    """What a page says, when it is seen."""
    desk.window.show_page(name)
    page = desk.window._places[name]
    desk.wait(page.isVisible)
    return {each.text() for kind in (QLabel, QPushButton) for each in page.findChildren(kind)}
