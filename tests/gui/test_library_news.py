"""What is said of a library that cannot be written, and of one that was saved."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal

from app.library_errors import LibraryTrouble
from app.library_faults import LibraryFaults
from app.library_news import LibraryNews
from app.salvage import Salvage

REASONS = re.findall(r'"([a-z]+)"', LibraryTrouble.__doc__)


class Link(QObject):
    troubled = Signal(object)
    mended = Signal()
    salvaged = Signal(object)


@pytest.fixture
def link(desk) -> Link:
    link = Link(desk.app)
    LibraryNews(link, desk.app.help.mending, desk.app).said.connect(desk.app.say)
    return link


@pytest.mark.parametrize("reason", REASONS)
def test_every_trouble_has_words_and_a_next_step(reason):
    message = LibraryFaults(lambda _context, text: text).trouble(LibraryTrouble("/x/y.db", reason))
    assert message.what
    assert message.hint
    assert message.action == "open-folder:/x"


def test_all_reasons_were_found():
    assert len(REASONS) == 7


def test_a_trouble_stays_until_it_is_over(desk, link):
    link.troubled.emit(LibraryTrouble("/x/library.db", "full"))
    assert desk.say().startswith("The disk is full, so the library cannot be written. Make room")
    assert desk.window.status._button.text() == "Open folder"
    link.mended.emit()
    assert desk.say() == "The library is written again; nothing was lost."


def test_what_was_saved_is_said(desk, link):
    link.salvaged.emit(Salvage(Path("/x/library.damaged-1.db"), {"entries": 5}))
    assert "library.damaged-1.db" in desk.say()
