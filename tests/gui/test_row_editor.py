"""app/row_editor.py and the table around it: what is typed goes into the row that is seen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.document_model import Column, DocumentModel, RowRole
from app.document_view import DocumentView
from app.row_checks import RowChecks
from app.row_deeds import RowDeeds
from app.row_editor import RowEditor
from app.shortcuts import Shortcuts
from app.tag_filter import Tag
from app.theme import Theme
from app.utf16 import Places
from tests.gui.fake_engine import sentence
from tests.gui.test_document import document, texts

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
EMOJI = "😀 Hi 👍🏽 you"


@pytest.fixture
def theme(qapp):
    theme = Theme(qapp, "light", qapp)
    yield theme
    qapp.setStyleSheet("")


@pytest.fixture
def make(qtbot, theme):
    """A table of these texts, said by these speakers, and what keys do to it."""

    def make(*said, speakers=()):
        doc = document(*said, speakers=speakers)
        model = DocumentModel(doc, parent=doc)
        view = DocumentView(doc, model, Shortcuts({}, doc), theme)
        doc.setParent(view)
        qtbot.addWidget(view)
        view.resize(700, 400)
        view.show()
        qtbot.waitExposed(view)
        view.setFocus()
        return doc, view, RowDeeds(doc, view, RowChecks(doc, None, view), lambda: 0.0)

    return make


@pytest.fixture
def editor(qtbot, theme):
    editor = RowEditor(Shortcuts({}, theme), None)
    qtbot.addWidget(editor)
    return editor


@pytest.mark.parametrize("text", ["", "abc", "你好", EMOJI, "😀", "a😀b😀"])
def test_places_are_those_of_qt(text):
    places = Places(text)
    for at in range(len(text) + 1):
        n_qt = len(text[:at].encode("utf-16-le")) // 2
        assert places.to_qt(at) == n_qt
        assert places.from_qt(n_qt) == at
    if text == "😀":
        assert places.from_qt(1) == 0


def test_a_caret_behind_an_emoji_is_where_it_is_put(editor):
    editor.show_text(EMOJI)
    for at in range(len(EMOJI) + 1):
        editor.put_caret(at)
        assert editor.place == at
    editor.select(2, 4)
    assert editor.textCursor().selectedText() == "Hi"


def test_the_caret_counts_without_the_spaces_in_front(editor):
    editor.show_text("  😀 Hi ")
    editor.put_caret(4)
    assert editor.place == 2
    editor.put_caret(0)
    assert editor.place == 0
    editor.put_caret(99)
    assert editor.place == 4


def test_spaces_that_keep_words_together_stay(editor, qtbot):
    editor.show_text("Bonjour\u00a0!\u202f?\nLà")
    with qtbot.waitSignal(editor.typed) as typed:
        QTest.keyClicks(editor, "x")
    assert typed.args == ["Bonjour\u00a0!\u202f?\nLàx"]


def test_a_row_is_split_behind_an_emoji(make):
    doc, view, deeds = make(EMOJI)
    view.edit_row(0, 5)
    deeds.split()
    assert texts(doc) == ["😀 Hi", "👍🏽 you"]


def test_what_stands_out_in_a_row_is_what_is_meant(make):
    doc, view, _deeds = make("😀 Jon")
    view._rows.play(0, (2, 5))
    index = view.model().index(0, 2)
    (heard,) = view.itemDelegate()._formats(index)
    assert (heard.start, heard.length) == (3, 3)
    doc.rewrite(0, "😀 Anna and Jon")  # until it is known which word is heard now
    assert index.data(RowRole.WORD) is None


def test_an_editor_whose_row_goes_is_gone(make):
    doc, view, _deeds = make("a", "b")
    view.edit_row(1)
    changes = []
    view.editing_changed.connect(changes.append)
    doc.exchange(0, 2, doc.segments[:1])
    assert view.editor is None
    assert changes == [False]
    view.edit_row(0)
    assert view.editor is not None


def test_typing_goes_on_in_the_row_it_began_in(make):
    doc, view, _deeds = make("a", "b", "c")
    view.edit_row(1)
    doc.exchange(0, 1, ())
    QTest.keyClicks(view.editor, "x")
    assert texts(doc) == ["bx", "c"]
    view.select(1)
    assert view.editor is None
    assert texts(doc) == ["bx", "c"]


def test_rows_that_come_below_leave_the_editor_alone(make):
    doc, view, _deeds = make("a")
    view.edit_row(0)
    QTest.keyClicks(view.editor, "x")
    doc.extend(document("b", "c").segments)
    QTest.keyClicks(view.editor, "y")
    assert texts(doc) == ["axy", "b", "c"]
    doc.steps.undo()
    assert texts(doc) == ["a", "b", "c"]


def test_what_an_input_method_composes_is_typed_when_it_is_done(make):
    doc, view, _deeds = make("我")
    view.edit_row(0)
    QApplication.sendEvent(view.editor, QInputMethodEvent("men", []))
    assert texts(doc) == ["我"]
    done = QInputMethodEvent()
    done.setCommitString("们")
    QApplication.sendEvent(view.editor, done)
    assert texts(doc) == ["我们"]


def test_a_text_of_both_directions_is_typed_and_split(make):
    doc, view, deeds = make("שלום 123 world")
    view.edit_row(0, 8)
    QTest.keyClicks(view.editor, "4")
    deeds.split()
    assert texts(doc) == ["שלום 1234", "world"]


def test_a_very_long_text_is_typed_into(make):
    doc, view, _deeds = make("word " * 4000 + "end")
    view.edit_row(0)
    QTest.keyClicks(view.editor, "s")
    assert doc.segments[0].text.endswith("ends")


def test_a_new_row_is_seen_although_others_are_filtered(make, qtbot):
    doc, view, deeds = make("a", "b", speakers=["A", "B"])
    view.filter.choose({Tag("speaker", "B")})
    view.select(1)
    doc.set_speaker([0], None)
    with qtbot.waitSignal(view.unfiltered):
        view.filter.choose({Tag("speaker", "B")})
        view.select(1)
        view.reveal(0)
    assert view.row == 0
    assert view.filter.chosen == frozenset()
    view.filter.choose({Tag("speaker", "B")})
    view.select(1)
    deeds.insert(0)  # it is nobody's, as the row before it
    assert (view.row, view.editor is not None) == (1, True)


def test_steps_go_over_rows_that_are_filtered(make):
    _doc, view, deeds = make("a", "b", "c", speakers=["A", "B", "A"])
    view.filter.choose({Tag("speaker", "A")})
    view.select(0)
    deeds.step(1)
    assert view.row == 2
    deeds.step(1)
    assert view.row == 2


def click(view, row, modifier=Qt.KeyboardModifier.NoModifier):
    """Click a row's text."""
    place = view.visualRect(view.model().index(row, Column.TEXT)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def test_rows_apart_are_not_merged(make, qtbot):
    doc, view, deeds = make("a", "b", "c")
    click(view, 0)
    click(view, 2, Qt.KeyboardModifier.ControlModifier)
    assert view.rows == [0, 2]
    with qtbot.waitSignal(deeds.said):
        deeds.merge()
    assert texts(doc) == ["a", "b", "c"]
    click(view, 0)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyRelease(view, Qt.Key.Key_Shift)  # or later tests find it held
    assert view.rows == [0, 1]
    deeds.merge()
    assert texts(doc) == ["a b", "c"]


def test_a_time_that_is_left_as_it_is_shown_stays(make):
    doc, view, _deeds = make("a")
    doc.set_times(0, 0.04, 1.6)
    index = view.model().index(0, 0)
    assert view.model().setData(index, index.data(), Qt.ItemDataRole.EditRole)
    assert doc.segments[0].start == 0.04


def test_times_of_rows_that_overlap_change_by_themselves(make):
    doc, _view, _deeds = make("a", "b", "c")
    doc.exchange(0, 2, [sentence(0.0, "a"), sentence(1.0, "b")])  # two seconds each
    doc.set_times(1, 1.0, 2.5)
    assert (doc.segments[1].start, doc.segments[1].end) == (1.0, 2.5)
    doc.set_times(0, 0.5, 2.0)
    assert (doc.segments[0].start, doc.segments[0].end) == (0.5, 2.0)


@pytest.mark.parametrize("way", ["down", "up"])
def test_a_row_that_is_gone_to_is_in_sight_whole_though_rows_before_it_grow(make, way):
    _doc, view, _deeds = make(*["many words " * 40] * 60)
    row = 40
    if way == "up":
        view.select(59)
    view.select(row)
    view.viewport().repaint()
    box = view.visualRect(view.model().index(row, Column.TEXT))
    assert box.height() > 3 * view.fontMetrics().height()
    assert view.viewport().rect().contains(box)
