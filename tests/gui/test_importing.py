"""app/importing.py: a text that somebody wrote takes the place of what was recognized."""

import pytest
from PySide6.QtWidgets import QWidget

from app.importing import Importing
from app.messages import Messages
from tests.gui.test_document import document, texts


@pytest.fixture
def doc(qapp):
    return document("We met Jon there.", "Jon laughed.")


@pytest.fixture
def said():
    return []


@pytest.fixture
def importing(doc, said, qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    doc.setParent(page)  # as in the window: Qt takes both away, in its order
    page.importing = Importing(doc, Messages(), page)
    page.importing.said.connect(said.append)
    return page.importing


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "text.txt"
    path.write_text("We met John there.\nJohn laughed.", encoding="utf-8")
    return path


def test_it_is_one_step_with_the_times_of_what_was_heard(doc, importing, text, said):
    before = list(doc.segments)
    importing.take(text)
    importing.finish()
    assert texts(doc) == ["We met John there.", "John laughed."]
    assert [s.start for s in doc.segments] == pytest.approx([s.start for s in before], abs=0.1)
    assert "2 row(s) from “text.txt”" in said[0].text
    said[0].press()
    assert list(doc.segments) == before


def test_what_is_changed_meanwhile_is_left_alone(doc, importing, text, said):
    importing.take(text)
    doc.rewrite(0, "Corrected.")
    importing.finish()
    assert texts(doc) == ["Corrected.", "Jon laughed."]
    assert "meanwhile" in said[0].text


@pytest.mark.parametrize("data", [b"", b" \n\n", b"\0\1\2"])
def test_a_file_without_words_changes_nothing(doc, importing, text, said, data):
    text.write_bytes(data)
    importing.take(text)
    importing.finish()
    assert doc.steps.count() == 0
    assert said[0].text


def test_why_a_text_cannot_be_read_is_said_in_the_windows_language(doc, qtbot, text, said):
    page = QWidget()
    qtbot.addWidget(page)
    importing = Importing(doc, Messages(lambda _context, text: text.swapcase()), page)
    importing.said.connect(said.append)
    text.write_bytes(b"\0\1\2")
    importing.take(text)
    importing.finish()
    assert said[0].text == "text.txt: tHIS IS NO TEXT FILE."


def test_a_file_that_is_gone_is_told(doc, importing, tmp_path, said):
    importing.take(tmp_path / "gone.txt")
    importing.finish()
    assert doc.steps.count() == 0
    assert said[0].text.startswith("gone.txt")


def test_a_transcript_of_nothing_takes_nothing(doc, importing, text, said):
    doc.delete([0, 1])
    importing.take(text)
    importing.finish()
    assert (texts(doc), said) == ([], [])
