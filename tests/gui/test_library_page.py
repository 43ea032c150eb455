"""The library's page, by mouse and keyboard, with a real library."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QSettings, Qt
from PySide6.QtTest import QTest

from app import library_entries as entries
from app import library_index as index
from app.database_bridge import DatabaseBridge
from app.library import Library
from app.library_entries import Draft
from app.library_model import Column, EntryRole, Filter
from app.library_page import LibraryPage
from app.shortcuts import Shortcuts
from app.theme import Theme
from tests.gui.fake_engine import sentence

NOW = datetime.now().astimezone()
Key = Qt.Key
TEXTS = {
    "会议.mp4": ("我们在上海开会。", "下次在北京。"),
    "Interview.wav": ("We meet at the café.", "Every meeting is short."),
    "字幕.srt": ("海上升明月", "天涯共此时"),
}


@pytest.fixture
def bridge(qapp, tmp_path):
    bridge = DatabaseBridge(tmp_path / "library.db")
    bridge.database.start()
    yield bridge
    bridge.database.close()
    bridge.deliver()


@pytest.fixture
def library(bridge, qtbot, tmp_path):
    library = Library(bridge.database, tmp_path / "transcripts")
    for n, (title, texts) in enumerate(TEXTS.items()):
        library.run(partial(_fill, n=n, title=title, texts=texts))
    yield library
    library.finish()


def _fill(connection, n, title, texts):
    kind = "text" if title.endswith("srt") else "file"
    made = NOW - timedelta(days=10 * n)
    draft = Draft(kind, title, Path("/media") / title, made, "", 60.0 * (n + 1), 1_000_000 * n)
    entry = entries.add(connection, draft)
    entries.append_segments(connection, entry, 0, [sentence(i, t) for i, t in enumerate(texts)])
    entries.finish(connection, entry, duration=60.0 * (n + 1), is_complete=True)
    index.index_recognized(connection, [entry])


class Page:
    """The page, as who sits before it sees it."""

    def __init__(self, page: LibraryPage, qtbot) -> None:
        self.page = page
        self.qtbot = qtbot

    @property
    def titles(self) -> list[str]:
        return [entry.title for entry in self.page.model.entries]

    def wait(self, is_so: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(is_so()), timeout=5_000)

    def shows(self, *titles: str) -> None:
        self.wait(lambda: self.titles == list(titles))

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        widget = self.page.window().focusWidget()
        QTest.keyClick(widget, key, modifier)
        QTest.keyRelease(widget, Key.Key_Control)  # or later tests find it held

    def choose(self, title: str) -> None:
        self.page.table.selectRow(self.titles.index(title))
        self.page.table.setFocus()

    def search(self, text: str) -> None:
        self.page.bar.search.setText(text)
        self.wait(lambda: self.page.search.query == text)


@pytest.fixture
def page(qapp, qtbot, library, tmp_path):
    theme = Theme(qapp, "light", qapp)
    state = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
    made = LibraryPage(library, Shortcuts({}), theme, state)
    qtbot.addWidget(made)
    made.resize(1040, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    desk = Page(made, qtbot)
    desk.shows(*TEXTS)
    made.table.setFocus()
    yield desk
    made.hide()
    qapp.setStyleSheet("")


def test_the_newest_is_first_and_columns_sort(page):
    page.page.table.sortByColumn(Column.LENGTH, Qt.SortOrder.DescendingOrder)
    page.shows(*reversed(TEXTS))
    page.page.table.sortByColumn(Column.TITLE, Qt.SortOrder.AscendingOrder)
    page.shows("Interview.wav", "会议.mp4", "字幕.srt")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("上海", "会议.mp4"),
        ("開會", "会议.mp4"),
        ("meet cafe", "Interview.wav"),
        ("海上", "字幕.srt"),
    ],
)
def test_typing_finds_words_in_texts_and_marks_them(page, query, found):
    page.search(query)
    page.shows(found)
    row = page.page.model.index(0, Column.TITLE)
    page.wait(lambda: row.data(EntryRole.EXCERPT))
    excerpt = row.data(EntryRole.EXCERPT)
    assert excerpt.hits
    page.wait(page.page.preview.text.extraSelections)
    marks = [each.cursor.selectedText() for each in page.page.preview.text.extraSelections()]
    assert marks
    assert all(mark in page.page.preview.text.toPlainText() for mark in marks)


def test_what_finds_nothing_says_so_and_shows_all_again(page):
    page.search("zzz")
    page.shows()
    assert page.page.empty.isVisible()
    assert "zzz" in page.page.empty.text
    page.page.empty._button.click()
    page.shows(*TEXTS)
    assert page.page.table.isVisible()


def test_escape_and_arrows_leave_the_search(page):
    page.press(Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.page.bar.search.hasFocus()
    QTest.keyClicks(page.page.bar.search, "meeting")
    page.shows("Interview.wav")
    page.press(Key.Key_Down)
    assert page.page.table.hasFocus()
    page.press(Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    page.press(Key.Key_Escape)
    page.shows(*TEXTS)


def test_what_is_deleted_comes_back_with_its_selection(page):
    page.choose("Interview.wav")
    page.press(Key.Key_Delete)
    page.shows("会议.mp4", "字幕.srt")
    assert [each.title for each in page.page.table.selected] == ["字幕.srt"]
    page.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    page.shows(*TEXTS)


def test_several_are_deleted_at_once(page):
    said = []
    page.page.said.connect(said.append)
    page.page.table.selectAll()
    page.page.actions_menu.delete.trigger()
    page.shows()
    assert page.page.empty.isVisible()
    [notice] = said
    notice.press()
    page.shows(*TEXTS)


def test_what_is_selected_stays_so_and_is_told_once_when_entries_change(page):
    told = []
    table, model = page.page.table, page.page.model
    table.selectAll()
    table.entries_selected.connect(told.append)
    model.update([model.entries[0].id], [model.entries[0]])
    assert [[each.title for each in entries] for entries in told] == [list(TEXTS)]
    table.selectRow(1)
    flag = table.selectionModel().SelectionFlag
    table.selectionModel().select(model.index(0, 0), flag.ClearAndSelect | flag.Rows)
    table.selectionModel().select(model.index(2, 0), flag.Select | flag.Rows)
    chosen = [each.title for each in table.selected]
    told.clear()
    model.update([model.entries[1].id], [model.entries[1]])
    assert [[each.title for each in entries] for entries in told] == [chosen]


def test_a_title_is_typed_in_place_and_found_at_once(page, library):
    page.choose("Interview.wav")
    page.press(Key.Key_F2)
    editor = page.page.window().focusWidget()
    QTest.keyClicks(editor, "Plan ")
    library.changed.emit(set())  # what comes meanwhile waits
    library.changed.emit({1})
    page.page._refresh()
    QTest.keyClicks(editor, "B")
    QTest.keyClick(editor, Key.Key_Return)
    page.shows("会议.mp4", "Plan B", "字幕.srt")
    page.search("plan")
    page.shows("Plan B")
    page.page.actions_menu.undo.trigger()
    page.shows()
    page.page.bar.clear()
    page.shows(*TEXTS)


def test_tags_and_notes_are_kept_found_and_chosen(page):
    page.choose("会议.mp4")
    page.page.preview.tags.setText("work， 上海 , work")
    page.page.preview.tags.editingFinished.emit()
    page.wait(lambda: page.page.model.tags == ["work", "上海"])
    page.page.preview.notes.setPlainText("ask Zhang")
    page.page.preview.hand_over()
    page.search("zhang")
    page.shows("会议.mp4")
    page.page.bar.clear()
    page.shows(*TEXTS)
    page.page.bar._tag.choose("work")
    page.page.bar.narrowed.emit()
    page.shows("会议.mp4")


def test_what_is_typed_on_while_notes_are_written_stays_and_is_told_once(page):
    page.choose("会议.mp4")
    [entry] = page.page.table.selected
    preview = page.page.preview
    told = []
    preview.notes_typed.connect(lambda _entry, notes: told.append(notes))
    preview.tags_typed.connect(lambda _entry, tags: told.append(tags))
    preview.notes.setPlainText("ask")
    preview.hand_over()
    preview.hand_over()
    preview.notes.setPlainText("ask Zhang")
    preview.tags.setText("wo")
    preview.show_entry(replace(entry, notes="ask"))
    preview.show_entry(replace(entry, notes="as"))
    assert preview.notes.toPlainText() == "ask Zhang"
    assert preview.tags.text() == "wo"
    preview.hand_over()
    assert told == ["ask", ("wo",), "ask Zhang"]
    preview.show_entry(entry)
    assert (preview.notes.toPlainText(), preview.tags.text()) == ("", "")


def test_kinds_and_dates_narrow(page):
    page.page.model.narrow(Filter(kind="text"))
    page.shows("字幕.srt")
    page.page.model.narrow(Filter(days=0))
    page.shows("会议.mp4")
    page.page.model.narrow(Filter(days=15))
    page.shows("会议.mp4", "Interview.wav")


def test_enter_opens_and_the_preview_reads(page, qtbot):
    page.choose("Interview.wav")
    page.wait(lambda: "We meet" in page.page.preview.text.toPlainText())
    with qtbot.waitSignal(page.page.entry_opened) as opened:
        page.press(Key.Key_Return)
    assert opened.args[0].title == "Interview.wav"


def test_several_selected_rows_are_counted(page):
    flag = QItemSelectionModel.SelectionFlag
    model = page.page.table.selectionModel()
    for row in (0, 2):
        model.select(page.page.model.index(row, 0), flag.Select | flag.Rows)
    assert len(page.page.table.selected) == 2
    assert not page.page.preview.open.isEnabled()
    assert not page.page.actions_menu.open.isEnabled()
    assert page.page.actions_menu.delete.isEnabled()


def test_every_row_speaks(page):
    model = page.page.model
    spoken = [model.index(0, c).data(Qt.ItemDataRole.AccessibleTextRole) for c in Column]
    assert spoken[Column.TITLE] == "Title: 会议.mp4"
    assert all(spoken)


def test_a_library_in_trouble_shows_what_it_has_once_it_is_mended(page, library):
    page.page._on_loaded(None)
    library.changed.emit(set())
    page.shows(*TEXTS)
