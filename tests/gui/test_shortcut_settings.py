"""Where keys are changed."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton, QToolButton

from app.key_row import KeyField, KeyRow
from app.shortcut_settings import ShortcutDialog
from app.shortcuts import Shortcuts
from app.theme import Theme

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shortcuts(qapp):
    return Shortcuts({})


@pytest.fixture
def dialog(qapp, qtbot, shortcuts):
    owner = QObject()
    dialog = ShortcutDialog(shortcuts, Theme(qapp, "light", owner))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    yield dialog
    qapp.setStyleSheet("")


def row(dialog, text):
    return next(row for row in dialog.findChildren(KeyRow) if row.said.startswith(f"{text} "))


def buttons(widget):
    return {b.accessibleName(): b for b in widget.findChildren(QAbstractButton) if b.isVisible()}


def press(qtbot, dialog, text, key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Open a row's field with the keyboard and press a key in it."""
    found = row(dialog, text)
    next(iter(buttons(found).values())).setFocus()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    field = found.findChild(KeyField)
    qtbot.waitUntil(field.isVisible)
    qtbot.keyClick(field, key, modifiers)
    return found


def test_a_key_is_changed_by_pressing_it(dialog, qtbot, shortcuts):
    found = press(qtbot, dialog, "Merge rows", Qt.Key.Key_K, CONTROL)
    assert shortcuts.stored == {"merge": ("Ctrl+K",)}
    assert "Merge rows: Ctrl+K" in buttons(found)
    assert dialog.focusWidget() is buttons(found)["Merge rows: Ctrl+K"]


def test_a_key_of_another_action_is_told_in_place_and_can_be_taken(dialog, qtbot, shortcuts):
    found = press(qtbot, dialog, "Merge rows", Qt.Key.Key_L, CONTROL)
    assert found.problem == "Ctrl+L is for “Repeat this row” already."
    assert shortcuts.stored == {}
    buttons(found)["Merge rows: Use it here instead"].click()
    assert shortcuts.stored == {"merge": ("Ctrl+L",), "loop-line": ()}
    assert found.problem == ""
    assert "Repeat this row: no key" in buttons(row(dialog, "Repeat this row"))


@pytest.mark.parametrize(
    ("key", "words"),
    [
        (Qt.Key.Key_M, "M is needed to type"),
        (Qt.Key.Key_Return, "Enter ends a line of text"),
        (Qt.Key.Key_Down, "Down goes from place to place"),
    ],
)
def test_a_key_that_typing_needs_is_refused_in_words(dialog, qtbot, shortcuts, key, words):
    found = press(qtbot, dialog, "Merge rows", key)
    assert found.problem.startswith(words)
    assert not found.findChild(QPushButton, "primary")
    assert "Merge rows: Use it here instead" not in buttons(found)
    assert shortcuts.stored == {}


def test_backspace_means_no_key_and_escape_leaves_it(dialog, qtbot, shortcuts):
    press(qtbot, dialog, "Merge rows", Qt.Key.Key_Escape)
    assert shortcuts.stored == {}
    assert dialog.isVisible()
    press(qtbot, dialog, "Merge rows", Qt.Key.Key_Backspace)
    assert shortcuts.stored == {"merge": ()}


def test_tab_leaves_the_field_as_it_was(dialog, qtbot, shortcuts):
    found = press(qtbot, dialog, "Merge rows", Qt.Key.Key_Tab)
    assert not found.findChild(KeyField).isVisible()
    assert shortcuts.stored == {}


def test_what_is_not_usual_has_a_way_back(dialog, qtbot, shortcuts):
    found = press(qtbot, dialog, "Merge rows", Qt.Key.Key_K, CONTROL)
    back = found.findChild(QToolButton)
    assert back.toolTip() == "Back to Ctrl+Shift+M"
    back.click()
    assert shortcuts.stored == {}
    assert not back.isVisible()


def test_a_way_back_to_a_key_that_another_has_now_asks_first(dialog, qtbot, shortcuts):
    shortcuts.assign("merge", ["Ctrl+L"])
    found = row(dialog, "Repeat this row")
    found.findChild(QToolButton).click()
    assert found.problem == "Ctrl+L is for “Merge rows” already."
    buttons(found)["Repeat this row: Use it here instead"].click()
    assert shortcuts.stored == {"merge": ()}


def test_resetting_all_can_be_undone(dialog, shortcuts):
    shortcuts.assign("merge", ["Ctrl+K"])
    shortcuts.assign("loop-line", [])
    chosen = shortcuts.stored
    buttons(dialog)["Reset all"].click()
    assert shortcuts.stored == {}
    assert "All keys are the usual ones again." in [
        label.text() for label in dialog.findChildren(QLabel) if label.isVisible()
    ]
    buttons(dialog)["Undo"].click()
    assert shortcuts.stored == chosen
    assert not buttons(dialog).keys() & {"Undo"}


def test_typing_narrows_the_rows_down(dialog, qtbot):
    search = dialog.findChildren(QLineEdit)[0]
    qtbot.keyClicks(search, "f8")
    shown = [row.said for row in dialog.findChildren(KeyRow) if row.isVisible()]
    assert shown == ["Next problem F8", "Next problem in the list F8"]
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert not any(field.isVisible() for field in dialog.findChildren(KeyField))


def test_everything_that_can_be_used_has_a_name(dialog):
    for widget in dialog.findChildren(QAbstractButton):
        spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        assert spoken


def test_a_bound_action_works_with_its_new_key_at_once(dialog, qtbot, shortcuts):
    action = QAction()
    shortcuts.bind("merge", action)
    press(qtbot, dialog, "Merge rows", Qt.Key.Key_K, CONTROL)
    assert [keys.toString() for keys in action.shortcuts()] == ["Ctrl+K"]


def test_it_says_where_nothing_is_found(dialog, qtbot):
    qtbot.keyClicks(dialog.focusWidget(), "dance")
    shown = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert "No action is called so." in shown
