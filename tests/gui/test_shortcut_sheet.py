"""The sheet of keys."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton

from app.keymap import Place
from app.shortcut_sheet import ShortcutSheet
from app.shortcuts import Shortcuts
from app.theme import Theme


@pytest.fixture
def theme(qapp):
    owner = QObject()
    yield Theme(qapp, "light", owner)
    qapp.setStyleSheet("")


@pytest.fixture
def shortcuts(qapp):
    made = Shortcuts({"loop-line": []})
    made.action = QAction()
    made.bind("keys", made.action)
    return made


@pytest.fixture
def show(qtbot, theme, shortcuts):
    def make(page=Place.TRANSCRIPT):
        sheet = ShortcutSheet(shortcuts, page, theme)
        qtbot.addWidget(sheet)
        sheet.show()
        sheet.activateWindow()
        qtbot.waitUntil(sheet.isActiveWindow)
        return sheet

    return make


def test_it_shows_every_action_with_its_keys(show, shortcuts):
    shown = show().shown
    assert len(shown) == len(shortcuts.entries)
    assert "Split at the cursor: Ctrl+Enter" in shown
    assert "Repeat this row: no key" in shown


def test_what_works_here_comes_first(show):
    on_page = show(Place.TRANSCRIPT).shown
    assert on_page.index("Show all keys: F1, ?") < on_page.index("Retry the selected file: Ctrl+R")
    on_files = show(Place.FILES).shown
    assert on_files.index("Retry the selected file: Ctrl+R") < on_files.index("Find: Ctrl+F")


@pytest.mark.parametrize("text", ["split", "CURSOR  split", "cursor ctrl+enter"])
def test_typing_narrows_it_down(show, qtbot, text):
    sheet = show()
    qtbot.keyClicks(sheet.focusWidget(), text)
    assert sheet.shown == ["Split at the cursor: Ctrl+Enter"]


def test_a_group_is_found_by_its_title(show, qtbot):
    sheet = show()
    qtbot.keyClicks(sheet.focusWidget(), "check")
    problems = ["Next problem: F8", "Fix this problem: Ctrl+."]
    assert sheet.shown == [*problems, "Next problem in the list: F8"]


def test_what_is_not_there_is_said(show, qtbot):
    sheet = show()
    qtbot.keyClicks(sheet.focusWidget(), "dance")
    assert sheet.shown == []
    assert "No action is called so." in [
        label.text() for label in sheet.findChildren(QObject) if is_seen(label)
    ]


def is_seen(label):
    return hasattr(label, "text") and hasattr(label, "isVisible") and label.isVisible()


def test_arrows_go_from_row_to_row_and_back_to_the_search(show, qtbot):
    sheet = show()
    search = sheet.focusWidget()
    assert isinstance(search, QLineEdit)
    qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_Down)
    assert sheet.focusWidget().accessibleName() == sheet.shown[0]
    qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_Down)
    assert sheet.focusWidget().accessibleName() == sheet.shown[1]
    for _ in range(3):
        qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_Up)
    assert sheet.focusWidget() is search


def test_escape_closes_it(show, qtbot):
    sheet = show()
    qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_its_button_leads_to_the_settings(show, qtbot):
    sheet = show()
    change = next(b for b in sheet.findChildren(QPushButton) if "Change" in b.text())
    with qtbot.waitSignal(sheet.change_requested):
        change.click()
    assert not sheet.isVisible()


def test_everything_that_can_be_used_has_a_name(show):
    sheet = show()
    for widget in [*sheet.findChildren(QAbstractButton), *sheet.findChildren(QLineEdit)]:
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
            assert spoken


@pytest.mark.parametrize(("width", "n_columns"), [(440, 1), (640, 2), (1400, 3)])
def test_it_has_as_many_columns_as_there_is_room_for(show, qtbot, width, n_columns):
    sheet = show()
    sheet.resize(width, 600)
    cards = [card for card in sheet.findChildren(QObject) if card.objectName() == "card"]

    def n_lefts():
        return len({card.mapTo(sheet, card.rect().topLeft()).x() for card in cards})

    qtbot.waitUntil(lambda: n_lefts() == n_columns)
