"""Keys of actions: the usual ones, chosen ones, and what is refused."""

import logging
from itertools import combinations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPushButton, QTableWidget, QVBoxLayout, QWidget

from app.keymap import BY_ID, ENTRIES, Place
from app.keys import Role, caps, plain, role
from app.shortcuts import Shortcuts

pytestmark = pytest.mark.usefixtures("qapp")


def texts(action: QAction) -> list[str]:
    return [keys.toString() for keys in action.shortcuts()]


def test_the_usual_keys_do_not_collide():
    for one, other in combinations(ENTRIES, 2):
        if one.place.meets(other.place):
            assert set(one.usual_keys).isdisjoint(other.usual_keys), (one.id, other.id)


def test_every_action_has_a_key_and_a_name():
    assert all(entry.usual_keys and all(entry.usual_keys) for entry in ENTRIES)
    assert all(entry.text for entry in ENTRIES)
    assert len({(entry.text, entry.group) for entry in ENTRIES}) == len(ENTRIES) == len(BY_ID)


def test_a_bound_action_has_keys_and_tells_them():
    action = QAction()
    Shortcuts({}).bind("merge", action)
    assert texts(action) == ["Ctrl+Shift+M"]
    assert action.text() == "Merge rows"
    assert action.toolTip() == "Merge rows (Ctrl+Shift+M)"


def test_a_bound_action_follows():
    shortcuts, action = Shortcuts({}), QAction("&Merge…")
    shortcuts.bind("merge", action)
    shortcuts.assign("merge", ["Ctrl+K"])
    assert (texts(action), action.toolTip()) == (["Ctrl+K"], "Merge (Ctrl+K)")
    shortcuts.assign("merge", [])
    assert (texts(action), action.toolTip()) == ([], "Merge")


def test_both_enters_work():
    action = QAction()
    Shortcuts({}).bind("split", action)
    assert texts(action) == ["Ctrl+Return", "Ctrl+Enter"]
    shortcuts = Shortcuts({})
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.KeypadModifier
        event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers)
        assert shortcuts.is_pressed("split", event)
        assert not shortcuts.is_pressed("commit", event)


def test_an_action_that_is_gone_is_forgotten():
    shortcuts, window = Shortcuts({}), QWidget()
    shortcuts.bind("merge", QAction(window))
    window.deleteLater()
    del window
    shortcuts.assign("merge", ["Ctrl+K"])
    assert shortcuts.keys("merge") == ("Ctrl+K",)


def test_keys_outside_text_work_in_their_widget_alone():
    shortcuts, space, save = Shortcuts({}), QAction(), QAction()
    shortcuts.bind("play-outside-text", space)
    shortcuts.bind("save", save)
    assert space.shortcutContext() is Qt.ShortcutContext.WidgetShortcut
    assert save.shortcutContext() is Qt.ShortcutContext.WindowShortcut


def test_what_was_chosen_comes_back():
    shortcuts = Shortcuts({})
    shortcuts.assign("merge", ["Ctrl+K", "Ctrl+M"])
    shortcuts.assign("loop-line", [])
    assert shortcuts.stored == {"merge": ("Ctrl+K", "Ctrl+M"), "loop-line": ()}
    again = Shortcuts(shortcuts.stored)
    assert again.stored == shortcuts.stored
    assert again.keys("merge") == ("Ctrl+K", "Ctrl+M")


def test_a_choice_that_is_usual_is_not_kept():
    shortcuts = Shortcuts({})
    shortcuts.assign("merge", ["Ctrl+K"])
    shortcuts.assign("merge", ["Ctrl+Shift+M"])
    assert shortcuts.stored == {}


def test_another_holder_is_told_and_loses_the_key(qtbot):
    shortcuts = Shortcuts({})
    holder = shortcuts.holder("merge", "Ctrl+L")
    assert holder is not None
    assert holder.id == "loop-line"
    with qtbot.waitSignal(shortcuts.changed):
        shortcuts.assign("merge", ["Ctrl+L"])
    assert (shortcuts.keys("merge"), shortcuts.keys("loop-line")) == (("Ctrl+L",), ())


def test_keys_of_other_places_may_repeat():
    shortcuts = Shortcuts({})
    assert shortcuts.holder("recognize-again", "Ctrl+Shift+R") is None
    assert shortcuts.holder("commit", "F2") is None  # edits a row, where no text is edited


def test_two_actions_may_change_keys_with_each_other():
    stored = {"find": ("Ctrl+H",), "replace": ("Ctrl+F",)}
    assert Shortcuts(stored).stored == stored


def test_what_is_usual_comes_back_from_who_has_it_now():
    shortcuts = Shortcuts({"merge": ("Ctrl+L",), "loop-line": ()})
    shortcuts.assign("loop-line", BY_ID["loop-line"].usual_keys)
    assert shortcuts.stored == {"merge": ()}
    shortcuts.adopt({})
    assert shortcuts.stored == {}


@pytest.mark.parametrize(
    ("action", "key", "needed"),
    [
        ("merge", "M", Role.TYPING),
        ("merge", "Shift+M", Role.TYPING),
        ("merge", "7", Role.TYPING),
        ("merge", "Space", Role.TYPING),
        ("merge", "中", Role.TYPING),
        ("merge", "Backspace", Role.TYPING),
        ("merge", "Ctrl+V", Role.TYPING),
        ("merge", "Return", Role.ENTER),
        ("quit", "Shift+Return", Role.ENTER),
        ("merge", "Tab", Role.FOCUS),
        ("delete", "Tab", Role.FOCUS),
        ("delete", "Down", Role.MOVING),
        ("delete", "", Role.NONE),
        ("split", "S", Role.TYPING),
        ("delete", "D", None),
        ("delete", "Backspace", None),
        ("split", "Return", None),
        ("play-outside-text", "Space", None),
        ("keys", "?", None),
        ("merge", "F7", None),
        ("merge", "Alt+M", None),
    ],
)
def test_what_typing_needs_is_refused_where_one_types(action, key, needed):
    assert Shortcuts({}).refusal(action, key) is needed


@pytest.mark.parametrize(
    "value",
    [7, None, "Ctrl+K", ["nonsense"], ["Ctrl+K, Ctrl+B"], [""], [["Ctrl+K"]], ["A"], {"a": 1}],
)
def test_nonsense_gives_the_usual_keys_and_a_line_in_the_log(value, caplog):
    shortcuts = Shortcuts({"merge": value, "split": ["Ctrl+B"]})
    assert shortcuts.stored == {"split": ("Ctrl+B",)}
    assert [(record.levelno, "merge" in record.message) for record in caplog.records] == [
        (logging.WARNING, True)
    ]


def test_unknown_actions_are_left_out_and_told(caplog):
    assert Shortcuts({"dance": ["Ctrl+K"]}).stored == {}
    assert "dance" in caplog.text


def test_of_two_that_want_one_key_the_first_has_it(caplog):
    shortcuts = Shortcuts({"play-line": ["Ctrl+K"], "merge": ["Ctrl+K"]})
    assert shortcuts.stored == {"play-line": ("Ctrl+K",)}
    assert "merge" in caplog.text


def test_what_cannot_be_read_has_its_usual_keys_before_what_comes_later(caplog):
    shortcuts = Shortcuts({"merge": ["Ctrl+L"], "loop-line": 7})
    assert shortcuts.keys("merge") == ("Ctrl+Shift+M",)
    assert shortcuts.keys("loop-line") == ("Ctrl+L",)
    assert "loop-line, merge" in caplog.text


def test_pages_that_are_not_there_are_not_shown():
    shortcuts = Shortcuts({})
    assert "page-live" not in [entry.id for entry in shortcuts.entries]
    shortcuts.bind("page-live", QAction())
    assert "page-live" in [entry.id for entry in shortcuts.entries]
    assert {e.id for e in ENTRIES if e.place is Place.TEXT} <= {e.id for e in shortcuts.entries}


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("Ctrl+Shift+M", ["Ctrl", "Shift", "M"]),
        ("Alt+Left", ["Alt", "←"]),
        ("Ctrl++", ["Ctrl", "+"]),
        ("Ctrl+,", ["Ctrl", ","]),
        ("?", ["?"]),
        ("F8", ["F8"]),
    ],
)
def test_a_key_is_taken_apart_for_its_caps(key, names):
    assert caps(key) == names


def test_only_one_key_at_a_time_is_a_key():
    assert plain(QKeySequence("Ctrl+K, Ctrl+B")) == ""
    assert role("Ctrl+nonsense") is Role.NONE


@pytest.fixture
def page(qtbot):
    """A table with a field in it and a button beside it, and what was done."""
    page = QWidget()
    page.table, page.button, page.done = QTableWidget(1, 1), QPushButton("Press"), []
    page.field = QLineEdit()
    page.table.setCellWidget(0, 0, page.field)
    column = QVBoxLayout(page)
    column.addWidget(page.table)
    column.addWidget(page.button)
    page.button.clicked.connect(lambda: page.done.append("button"))
    shortcuts = Shortcuts({}, page)
    for action, widget in (
        ("play-outside-text", page.table),
        ("edit", page.table),
        ("play", page),
        ("keys", page),
    ):
        target = QAction(page)
        target.triggered.connect(lambda _, done=action: page.done.append(done))
        shortcuts.bind(action, target)
        widget.addAction(target)
    page.setMinimumSize(300, 200)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def test_space_plays_in_rows_presses_a_button_and_writes_in_text(page, qtbot):
    for widget in (page.table, page.button, page.field):
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_Space)
        qtbot.keyClick(widget, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert page.done == ["play-outside-text", "play", "button", "play", "play"]
    assert page.field.text() == " "


def test_enter_edits_in_rows_and_not_in_text(page, qtbot):
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    page.field.setFocus()
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert page.done == ["edit"]


def test_a_question_mark_asks_outside_text_alone(page, qtbot):
    for widget in (page.table, page.field):
        widget.setFocus()
        qtbot.keyClick(widget, "?")  # without Shift: off screen there is no keyboard layout
    assert page.done == ["keys"]
    assert page.field.text() == "?"
