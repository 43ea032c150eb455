"""Naming a speaker."""

import pytest
from PySide6.QtCore import Qt

from app.speaker_dialog import SpeakerDialog


@pytest.mark.parametrize("name", ["Ann", "anna", "Anna", "Bob", "New"])
def test_the_name_is_what_was_typed(qtbot, name):
    dialog = SpeakerDialog("Speaker", "Who speaks?", ["Anna", "Bob"], "Anna")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClicks(dialog.focusWidget(), name)
    with qtbot.waitSignal(dialog.named) as caught:
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert caught.args == [name]


def test_a_name_can_be_chosen_from_those_there_are(qtbot):
    dialog = SpeakerDialog("Speaker", "Who speaks?", ["Anna", "Bob"], "Anna")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.named) as caught:
        dialog.accept()
    assert caught.args == ["Bob"]
