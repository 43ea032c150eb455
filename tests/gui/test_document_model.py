"""app/document_model.py: a table that follows its document."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.document_model import Column, DocumentModel, RowRole, doubts
from app.finder import Hit
from engine import Tags, Token
from tests.gui.test_document import document, texts


@pytest.fixture
def doc():
    return document("Hello there.", "Who is it?", "Jon.", speakers=["A", "B"])


@pytest.fixture
def model(doc, qapp):
    model = DocumentModel(
        doc, lambda row: "23 cps" if row == 1 else "", lambda row: "Too fast." if row == 1 else ""
    )
    model._tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    return model


def shown(model, column):
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_it_shows_when_who_and_what(model):
    assert shown(model, Column.TEXT) == ["Hello there.", "Who is it?", "Jon."]
    assert shown(model, Column.SPEAKER) == ["A", "B", ""]
    assert shown(model, Column.START) == ["00:00:00.0", "00:00:02.0", "00:00:04.0"]


def test_it_follows_every_step(doc, model):
    doc.split(0, 6)
    doc.delete([1])
    doc.insert(0)
    doc.steps.undo()
    assert shown(model, Column.TEXT) == texts(doc)


def test_edits_go_through_the_document(doc, model):
    assert model.setData(model.index(2, Column.TEXT), "John.")
    assert model.setData(model.index(2, Column.SPEAKER), " C ")
    assert model.setData(model.index(2, Column.START), "0:04.5")
    assert not model.setData(model.index(2, Column.START), "soon")
    assert (doc.segments[2].text, doc.segments[2].speaker) == ("John.", "C")
    assert doc.segments[2].start == 4.5
    assert doc.steps.count() == 3


def test_each_opening_of_the_editor_is_a_step(doc, model):
    for text in ("J", "Jo"):
        model.begin_typing()
        model.setData(model.index(2, Column.TEXT), text)
    assert doc.steps.count() == 2


def test_rows_say_what_they_break(model):
    assert shown(model, Column.CHECK) == ["", "23 cps", ""]
    assert model.index(1, Column.CHECK).data(Qt.ItemDataRole.ToolTipRole) == "Too fast."
    spoken = [model.index(1, each).data(Qt.ItemDataRole.AccessibleTextRole) for each in Column]
    assert spoken == ["00:00:02.0", "B", "Who is it?", "Too fast."]


def test_hits_stand_out_until_the_row_changes(doc, model):
    model.show_hits([Hit(0, 0, 5), Hit(2, 0, 3)])
    assert model.index(2, Column.TEXT).data(RowRole.HITS) == [(0, 3)]
    doc.rewrite(2, "Ann.")
    assert model.index(2, Column.TEXT).data(RowRole.HITS) == []
    model.show_hits([])
    assert model.index(0, Column.TEXT).data(RowRole.HITS) == []


def test_one_row_is_heard(model, qtbot):
    with qtbot.waitSignal(model.dataChanged):
        model.play(1, (4, 6))
    assert model.index(1, Column.TEXT).data(RowRole.IS_PLAYING)
    assert model.index(1, Column.TEXT).data(RowRole.WORD) == (4, 6)
    assert model.index(0, Column.TEXT).data(RowRole.WORD) is None
    model.play(None)
    assert not model.index(1, Column.TEXT).data(RowRole.IS_PLAYING)


def test_everything_can_be_edited_but_what_is_wrong(model):
    flags = [model.flags(model.index(0, each)) & Qt.ItemFlag.ItemIsEditable for each in Column]
    assert list(map(bool, flags)) == [True, True, True, False]


def test_words_that_were_hardly_understood_are_marked():
    tokens = (Token(" So", 0, 1, -0.1), Token(" Jon", 1, 2, -2.0), Token(" said", 2, 3))
    assert doubts(tokens) == [(3, 6, pytest.approx(0.135, abs=0.001))]


def test_languages_are_shown_as_soon_as_there_are_two_whatever_brought_them(doc, model):
    def languages():
        return [
            [chip.told for chip in model.index(row, Column.TEXT).data(RowRole.CHIPS)]
            for row in range(model.rowCount())
        ]

    english = [replace(each, tags=Tags("en")) for each in doc.segments]
    doc.put("", 0, 3, english)
    assert languages() == [[], [], []]
    doc.put("", 2, 1, [replace(doc.segments[2], tags=Tags("zh"))])
    assert languages() == [["Language: English"], ["Language: English"], ["Language: Chinese"]]
    doc.delete([2])
    assert languages() == [[], []]
