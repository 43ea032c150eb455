"""The dialog over what was recognized again."""

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QPushButton

from app.comparison_dialog import ComparisonDialog
from app.comparison_view import ComparisonView
from app.theme import Theme
from engine import Segment, Tags, Token, joined


def said(text, start=0.0):
    tokens = tuple(
        Token(word, start + i / 5, start + (i + 1) / 5) for i, word in enumerate(text.split("|"))
    )
    return Segment(tokens, joined(tokens), Tags("en"))


OLD = [said("We| met| Jon| there|."), said("He| left| soon|.", 2.0)]
NEW = [said("We| met| John| there|."), said("He| left| really| soon|.", 2.0)]


@pytest.fixture
def theme(qapp):
    owner = QObject()
    yield Theme(qapp, "light", owner)
    qapp.setStyleSheet("")


@pytest.fixture
def show(qtbot, theme):
    def make(old=OLD, new=NEW):
        dialog = ComparisonDialog(old, new, theme)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return make


def view(dialog):
    return dialog.findChild(ComparisonView)


def button(dialog, text):
    return next(b for b in dialog.findChildren(QPushButton) if b.accessibleName() == text)


def labels(dialog):
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def texts(dialog):
    return [segment.text for segment in dialog.segments]


def look(dialog, word):
    """How a word looks: (struck out, underlined)."""
    cursor = view(dialog).document().find(word)
    assert not cursor.isNull()
    return cursor.charFormat().fontStrikeOut(), cursor.charFormat().fontUnderline()


def test_everything_is_taken_at_first(show):
    dialog = show()
    assert texts(dialog) == ["We met John there.", "He left really soon."]
    assert "2 of 2" in labels(dialog)
    assert (look(dialog, "Jon"), look(dialog, "John")) == ((True, False), (False, True))


def test_leaving_everything_gives_the_old_sentences(show):
    dialog = show()
    button(dialog, "Leave all").click()
    assert dialog.segments == OLD
    assert (look(dialog, "Jon"), look(dialog, "John")) == ((False, False), (True, False))
    button(dialog, "Take all").click()
    assert texts(dialog)[0] == "We met John there."


def test_the_keyboard_alone_chooses(show, qtbot):
    dialog = show()
    assert dialog.focusWidget() is view(dialog)
    assert view(dialog).accessibleDescription() == "0:00: “John” in place of “Jon” · taken"
    qtbot.keyClick(view(dialog), Qt.Key.Key_Space)
    assert view(dialog).accessibleDescription() == "0:00: “John” in place of “Jon” · left"
    qtbot.keyClick(view(dialog), Qt.Key.Key_Right)
    qtbot.keyClick(view(dialog), Qt.Key.Key_Right)
    assert view(dialog).accessibleDescription() == "0:02: “really” is new · taken"
    qtbot.keyClick(view(dialog), Qt.Key.Key_Up)
    assert view(dialog).accessibleDescription() == "0:00: “John” in place of “Jon” · left"
    assert texts(dialog) == ["We met Jon there.", "He left really soon."]
    qtbot.keyClick(view(dialog), Qt.Key.Key_Return)
    assert dialog.result() == ComparisonDialog.DialogCode.Accepted


def test_tab_leaves_the_text(show, qtbot):
    dialog = show()
    qtbot.keyClick(view(dialog), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is button(dialog, "Take all")


def test_a_click_takes_or_leaves(show, qtbot):
    dialog = show()
    cursor = view(dialog).document().find("really")
    cursor.setPosition(cursor.position() - 2, QTextCursor.MoveMode.MoveAnchor)
    place = view(dialog).cursorRect(cursor).center() + QPoint(1, 0)
    qtbot.mouseClick(view(dialog).viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert texts(dialog) == ["We met John there.", "He left soon."]
    assert "1 of 2" in labels(dialog)


def test_escape_is_cancel(show, qtbot):
    dialog = show()
    qtbot.keyClick(view(dialog), Qt.Key.Key_Escape)
    assert dialog.result() == ComparisonDialog.DialogCode.Rejected


def test_sameness_is_said(show):
    dialog = show(OLD, OLD)
    assert "the same words" in labels(dialog)
    assert not button(dialog, "Accept").isEnabled()
    assert button(dialog, "Cancel").isEnabled()


def test_nothing_heard_is_a_difference_too(show):
    dialog = show(OLD, [])
    assert dialog.segments == []
    assert "is gone" in view(dialog).accessibleDescription()


def test_other_colours_come_at_once(show, theme):
    dialog = show()
    theme.choose("dark")
    cursor = view(dialog).document().find("John")
    assert cursor.charFormat().foreground().color() == theme.color("ok_text")
    theme.choose("light")
