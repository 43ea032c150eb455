"""app/document_model.py: a table that follows its document."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.document_model import Column, DocumentModel, RowRole
from app.finder import Hit
from tests.gui.test_document import document, texts


@pytest.fixture
def doc():
    return document("Hello there.", "Who is it?", "Jon.", speakers=["A", "B"])


@pytest.fixture
def model(doc, qapp):
    model = DocumentModel(doc, faults=lambda row: ("too fast",) if row == 1 else ())
    model._tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    return model


def shown(model, column):
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_it_shows_when_who_and_what(model):
    assert shown(model, Column.TEXT) == ["Hello there.", "Who is it?", "Jon."]
    assert shown(model, Column.SPEAKER) == ["A", "B", ""]
    assert shown(model, Column.START)[1].startswith("0:00:02") or shown(model, Column.START)[1]


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
    assert model.index(1, Column.TEXT).data(RowRole.FAULTS) == ("too fast",)
    assert model.index(0, Column.TEXT).data(RowRole.FAULTS) == ()


def test_hits_stand_out_until_the_row_changes(doc, model):
    model.show_hits([Hit(0, 0, 5), Hit(2, 0, 3)])
    assert model.index(2, Column.TEXT).data(RowRole.HITS) == [(0, 3)]
    doc.rewrite(2, "Ann.")
    assert model.index(2, Column.TEXT).data(RowRole.HITS) == []
    model.show_hits([])
    assert model.index(0, Column.TEXT).data(RowRole.HITS) == []


def test_one_row_is_heard(model, qtbot):
    with qtbot.waitSignal(model.dataChanged):
        model.play(1)
    assert model.index(1, Column.TEXT).data(RowRole.IS_PLAYING)
    model.play(None)
    assert not model.index(1, Column.TEXT).data(RowRole.IS_PLAYING)


def test_everything_can_be_edited(model):
    flags = model.flags(model.index(0, Column.TEXT))
    assert flags & Qt.ItemFlag.ItemIsEditable
