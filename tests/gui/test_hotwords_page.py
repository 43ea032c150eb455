"""The page of hotwords, by mouse and keyboard, with real files."""

import json
import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QInputDialog, QLineEdit

from app import hotword_checks
from app.hotword_cells import Column
from app.hotword_errands import HotwordErrands
from app.hotword_lists import HotwordLists
from app.hotword_lists_model import ListColumn
from app.hotword_shelf import HotwordShelf
from app.hotword_table_model import HotwordRole
from app.settings import Settings
from app.shortcuts import Shortcuts
from app.theme import Theme
from engine import Fit, Hotword, HotwordRemark

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
NAMES = "# who\n## B\n邓郁松 2 | 邓玉松 # boss\n李雷\n\n## C\n上海 ~~~ 商海\nfoo => bar\n"


class Page:
    """What a test's user has before them."""

    def __init__(self, errands, page, folder, qtbot) -> None:
        self.errands = errands
        self.page = page
        self.folder = folder
        self.qtbot = qtbot
        self.said = []
        errands.said.connect(self.said.append)

    def wait(self, is_so) -> None:
        self.qtbot.waitUntil(lambda: bool(is_so()), timeout=20_000)

    @property
    def words(self):
        model = self.page.model
        return [model.index(row, 0).data() for row in range(len(model.lines))]

    def cell(self, row, column):
        return self.page.model.index(row, column).data()

    def text(self, name="names"):
        return (self.folder / f"{name}.txt").read_text(encoding="utf-8")

    def settle(self) -> None:
        """Wait until all is on disk, and looked through."""
        sheet = self.page.model.sheet
        self.wait(lambda: sheet is None or (sheet.is_loaded and not sheet.is_dirty))
        self.wait(lambda: not self.page.checks._soon.isActive())
        self.page.checks.finish()

    def shows(self, *words) -> None:
        self.wait(lambda: self.words == list(words))

    def set(self, row, column, text) -> None:
        model = self.page.model
        model.setData(model.index(row, column), text)
        self.settle()

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.page.window().focusWidget(), key, modifier)
        QTest.keyRelease(self.page, Key.Key_Control)  # or later tests find it held

    def select(self, *rows) -> None:
        table, flag = self.page.table, QItemSelectionModel.SelectionFlag
        table.setFocus()
        table.select(rows[0])
        for row in rows:
            index = self.page.model.index(row, 0)
            table.selectionModel().select(index, flag.Select | flag.Rows)


@pytest.fixture
def folder(tmp_path):
    there = tmp_path / "hotwords"
    there.mkdir()
    return there


@pytest.fixture
def names(folder):
    (folder / "names.txt").write_text(NAMES, encoding="utf-8")


@pytest.fixture
def make(qapp, qtbot, folder, tmp_path, monkeypatch):
    monkeypatch.setattr(hotword_checks, "check_entries", lambda _entries: [])
    monkeypatch.setattr(hotword_checks, "fit_of", lambda _model, _words: Fit(takes=False))
    made = []

    def build():
        theme = Theme(qapp, "light", qapp)
        state = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
        shelf = HotwordShelf(HotwordLists(folder), qapp)
        errands = HotwordErrands(shelf, Settings(), qapp)
        page = errands.make_page(theme, Shortcuts({}), state)
        page.checks._soon.setInterval(0)
        page._soon.setInterval(0)
        qtbot.addWidget(page)
        page.resize(1040, 700)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        desk = Page(errands, page, folder, qtbot)
        made.append(desk)
        desk.settle()
        page.setFocus()
        return desk

    yield build
    for desk in made:
        desk.errands.close()
        desk.page.hide()
        desk.errands.shelf.deleteLater()
        desk.errands.deleteLater()
    qapp.setStyleSheet("")


@pytest.fixture
def page(names, make):
    return make()


@pytest.mark.thorough
def test_a_list_is_shown_with_all_that_it_says(page):
    page.shows("邓郁松", "李雷", "上海", "foo → bar")
    row = [page.cell(0, column) for column in Column]
    assert row == ["邓郁松", "2", "邓玉松", "", "B", "boss", ""]
    assert page.cell(2, Column.DENIED) == "商海"
    spoken = page.page.model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "rule" in spoken


def test_what_is_typed_is_in_the_file_and_everything_else_stays_as_it_was(page):
    page.set(1, Column.ALIASES, "李磊, 里雷")
    assert page.text() == NAMES.replace("李雷\n", "李雷 | 李磊 | 里雷\n")
    page.set(1, Column.WEIGHT, "3")
    page.press(Key.Key_Z, Ctrl)
    page.press(Key.Key_Z, Ctrl)
    page.settle()
    assert page.text() == NAMES
    page.page.actions_menu.redo.trigger()
    page.settle()
    assert "李磊" in page.text()


def test_words_are_typed_one_after_the_other(page):
    page.page.table.setFocus()
    page.press(Key.Key_Return, Ctrl)
    for word in ("丁丁", "戊戊 3"):
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        editor.setText(word)
        page.press(Key.Key_Return)
    page.settle()
    assert page.words[-2:] == ["丁丁", "戊戊"]
    assert page.text() == f"{NAMES}丁丁\n戊戊\t3\n"
    assert page.cell(4, Column.GROUP) == "C"
    page.press(Key.Key_Return)  # nothing typed: nothing added
    page.settle()
    assert len(page.words) == 6


@pytest.mark.thorough
def test_enter_ends_an_edit_one_row_further(page):
    page.select(0)
    page.press(Key.Key_Return)
    QApplication.focusWidget().setText("邓育松")
    page.press(Key.Key_Return)
    page.settle()
    assert page.words[0] == "邓育松"
    assert page.page.table.currentIndex().row() == 1
    assert "邓育松\t2 | 邓玉松 # boss" in page.text()


@pytest.mark.thorough
def test_rows_are_copied_cut_pasted_and_deleted(page):
    page.select(0, 2)
    page.press(Key.Key_X, Ctrl)
    page.shows("李雷", "foo → bar")
    assert QApplication.clipboard().text() == "邓郁松 2 | 邓玉松 # boss\n上海 ~~~ 商海\n"
    page.press(Key.Key_V, Ctrl)
    page.shows("李雷", "foo → bar", "邓郁松", "上海")
    page.select(0)
    page.press(Key.Key_Delete)
    page.shows("foo → bar", "邓郁松", "上海")
    for _ in range(3):
        page.press(Key.Key_Z, Ctrl)
    page.settle()
    assert page.text() == NAMES


@pytest.mark.thorough
def test_cells_of_a_spreadsheet_become_rows(page):
    QApplication.clipboard().setText("王五\t2\t王武, 王舞\t亡五\t上海人\r\n赵六\t\t\t\t\r\n")
    page.page.table.setFocus()
    page.press(Key.Key_V, Ctrl)
    page.settle()
    assert page.text() == f"{NAMES}王五\t2 | 王武 | 王舞 ~~~ 亡五 # 上海人\n赵六\n"


@pytest.mark.thorough
def test_a_row_goes_to_another_group_and_groups_narrow(page, monkeypatch):
    page.set(0, Column.GROUP, "C")
    assert (
        page.text()
        == "# who\n## B\n李雷\n\n## C\n上海 ~~~ 商海\nfoo => bar\n邓郁松\t2 | 邓玉松 # boss\n"
    )
    group = page.page.bar.group
    group.setCurrentIndex(group.findData("B"))
    group.activated.emit(1)
    page.shows("李雷")
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_args: ("New", True))
    page.select(0)
    page.page.actions_menu.group.trigger()
    page.settle()
    assert page.text().endswith("\n\n## New\n李雷\n")


@pytest.mark.thorough
def test_columns_sort_what_is_seen_and_not_the_file(page):
    page.page.table.sortByColumn(Column.WEIGHT, Qt.SortOrder.DescendingOrder)
    assert page.words[0] == "邓郁松"
    page.page.table.sortByColumn(Column.WORD, Qt.SortOrder.AscendingOrder)
    page.shows("foo → bar", "上海", "李雷", "邓郁松")
    page.set(2, Column.NOTE, "n")
    assert page.text() == NAMES.replace("李雷\n", "李雷 # n\n")


@pytest.mark.thorough
def test_a_bad_weight_is_refused_in_words(page):
    page.set(0, Column.WEIGHT, "heavy")
    assert "number above 0" in page.page.pane.problem.text()
    assert page.cell(0, Column.WEIGHT) == "2"


@pytest.mark.thorough
def test_what_cannot_be_understood_stays_and_says_why(page):
    page.set(1, Column.WORD, "a => b => c")
    assert page.words[1] == "a => b => c"
    page.select(1)
    assert "two lines" in page.page.pane.problem.text()
    assert page.page.model.index(1, 0).data(HotwordRole.PROBLEMS)
    page.set(1, Column.WORD, "李雷")
    assert page.text() == NAMES


def test_problems_are_marked_gone_to_and_shown_alone(page, monkeypatch):
    remark = HotwordRemark(1, "contained", "李雷雷")
    monkeypatch.setattr(hotword_checks, "check_entries", lambda _entries: [remark])
    fit = Fit(takes=True, unwritable=frozenset({"上海"}))
    monkeypatch.setattr(hotword_checks, "fit_of", lambda _model, _words: fit)
    page.page.checks.ask()
    page.wait(lambda: page.page.model.n_problems == 2)
    assert "listens for these words" in page.page.pane._fit.text()
    page.select(0)
    page.press(Key.Key_F8)
    assert page.page.pane.problem.text().startswith("Contained in 李雷雷")
    page.press(Key.Key_F8)
    assert "cannot write this" in page.page.pane.problem.text()
    page.press(Key.Key_F8)
    assert page.page.table.currentIndex().row() == 1
    page.page.bar.problems.click()
    page.shows("李雷", "上海")


@pytest.mark.thorough
def test_lists_are_checked_with_space_and_counted(page):
    lists = page.page.lists
    page.wait(lambda: lists.model.index(0, ListColumn.COUNT).data() == "4")
    chosen = []
    page.errands.chosen.connect(chosen.append)
    lists.table.setFocus()
    page.press(Key.Key_Space)
    assert chosen[-1].hotword_lists == ("names",)
    page.press(Key.Key_Space)
    assert chosen[-1].hotword_lists == ()


@pytest.mark.thorough
def test_all_lists_are_searched_at_once(page):
    (page.folder / "other.txt").write_text("李磊\n王五\n", encoding="utf-8")
    page.errands.shelf.look()
    page.press(Key.Key_F, Ctrl)
    page.page.bar.search.setText("李")
    page.shows("李雷")
    counts = page.page.lists.model
    page.wait(lambda: counts.index(1, ListColumn.COUNT).data() == "1 of 2")
    assert counts.index(0, ListColumn.COUNT).data() == "1 of 4"
    page.press(Key.Key_Escape)
    page.wait(lambda: len(page.words) == 4)


@pytest.mark.thorough
def test_a_list_is_renamed_in_place_and_stays_checked(page):
    page.errands._desk.use("names", is_used=True)
    page.page.lists.table.setFocus()
    page.press(Key.Key_F2)
    QApplication.focusWidget().setText("人名")
    page.press(Key.Key_Return)
    page.wait(lambda: page.page.current_list() == "人名")
    assert page.errands._desk.settings.hotword_lists == ("人名",)
    page.set(0, Column.WEIGHT, "5")
    assert page.text("人名").startswith("# who\n## B\n邓郁松\t5")
    assert not (page.folder / "names.txt").exists()


@pytest.mark.thorough
def test_a_deleted_list_comes_back_checked(page):
    page.errands._desk.use("names", is_used=True)
    page.page.lists.table.setFocus()
    page.press(Key.Key_Delete)
    assert page.page.empty.isVisible()
    assert page.errands._desk.settings.hotword_lists == ()
    page.said[-1].press()
    page.shows("邓郁松", "李雷", "上海", "foo → bar")
    assert page.errands._desk.settings.hotword_lists == ("names",)


@pytest.mark.thorough
def test_a_list_is_duplicated_exported_and_imported(page, tmp_path, monkeypatch):
    page.page.lists.duplicate.trigger()
    page.wait(lambda: page.page.current_list() == "names (2)")
    assert page.text("names (2)") == NAMES
    target = tmp_path / "out.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), "Table (*.csv)"))
    page.page.lists.export.trigger()
    page.wait(target.exists)
    (tmp_path / "bad.txt").write_bytes(b"\0\1")
    files = ([str(target), str(tmp_path / "bad.txt")], "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a: files)
    page.page.lists.bring.trigger()
    page.wait(lambda: page.page.current_list() == "out")
    page.shows("邓郁松", "李雷", "上海", "foo → bar")
    assert any("“bad.txt” was not imported" in notice.text for notice in page.said)


@pytest.mark.thorough
def test_the_language_of_a_list_is_its_first_line(page):
    page.page.pane._language.choose("zh")
    page.page.pane._on_language_chosen()
    page.settle()
    assert page.text() == f"# language: zh\n{NAMES}"
    assert page.page.model.lines[0].entry.language == "zh"
    page.press(Key.Key_Z, Ctrl)
    page.settle()
    assert page.text() == NAMES


def test_what_another_program_writes_is_shown_and_kept_with_what_is_typed(page):
    path = page.folder / "names.txt"
    path.write_text(f"{NAMES}周五\n", encoding="utf-8")
    page.errands.shelf.look()
    page.wait(lambda: "周五" in page.words)
    path.write_text(f"{NAMES}周五\n郑六\n", encoding="utf-8")
    page.set(0, Column.WEIGHT, "7")
    page.wait(lambda: "郑六" in page.words)
    assert "郑六" in page.text()
    assert "邓郁松\t7" in page.text()
    assert any("changed elsewhere" in notice.text for notice in page.said)


@pytest.mark.thorough
def test_a_list_that_cannot_be_read_says_why(page):
    (page.folder / "names.txt").write_bytes(b"\0\1\2\0")
    page.errands.shelf.look()
    page.wait(lambda: "no text file" in page.page.pane.problem.text())
    assert page.page.model.rowCount() == 0
    page.wait(lambda: page.page.lists.model.index(0, ListColumn.COUNT).data() == "⚠")


@pytest.mark.thorough
def test_a_list_that_cannot_be_written_keeps_what_was_typed(page, monkeypatch):
    def refuse(*_args):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(HotwordLists, "write", refuse)
        model = page.page.model
        model.setData(model.index(0, Column.WEIGHT), "9")
        page.wait(lambda: page.said)
    assert "cannot be saved" in page.said[-1].text
    assert page.cell(0, Column.WEIGHT) == "9"
    page.said[-1].press()
    page.settle()
    assert "邓郁松\t9" in page.text()


@pytest.mark.thorough
def test_words_are_added_and_those_that_are_there_are_told(page):
    changed = []
    page.page.list_changed.connect(changed.append)
    page.errands.add_words([Hotword("李雷", aliases=("李磊",)), Hotword("王五")], "names")
    page.settle()
    assert "李雷 | 李磊" in page.text()
    assert page.text().endswith("王五\n")
    assert "others were there already" in page.said[-1].text
    page.wait(lambda: changed)
    page.said[-1].press()
    page.settle()
    assert page.text() == NAMES
    page.errands.add_words([Hotword("新词")], "brand new")
    page.wait(lambda: (page.folder / "brand new.txt").exists() and "新词" in page.text("brand new"))


@pytest.mark.thorough
def test_an_empty_page_teaches_and_begins(make):
    page = make()
    assert page.page.empty.isVisible()
    page.page.empty.example.click()
    page.wait(lambda: "邓郁松" in page.words)
    assert page.errands._desk.settings.hotword_lists == ("Example",)


@pytest.mark.thorough
def test_when_words_were_last_heard_is_shown(folder, names, make):
    hits = {"邓郁松": ["2020-03-05T10:00:00+00:00", 12]}
    (folder / "hits.json").write_text(json.dumps(hits))
    page = make()
    assert "2020" in page.page.model.index(0, Column.HIT).data() or page.cell(0, Column.HIT)
    tip = page.page.model.index(0, Column.HIT).data(Qt.ItemDataRole.ToolTipRole)
    assert "12" in tip
    assert page.cell(1, Column.HIT) == ""


@pytest.mark.thorough
def test_a_hundred_thousand_rows_stay_fluid(folder, make):
    words = "".join(f"w{n}x\n" for n in range(100_000))
    (folder / "names.txt").write_text(words, encoding="utf-8")
    page = make()
    page.wait(lambda: len(page.page.model.lines) == 100_000)
    began = time.perf_counter()
    page.page.model.setData(page.page.model.index(50_000, Column.WEIGHT), "2")
    assert time.perf_counter() - began < 1
    page.wait(lambda: not page.page.model.sheet.is_dirty)
    page.page.table.selectAll()
    page.page.actions_menu.delete.trigger()
    page.wait(lambda: not page.page.model.lines)
    page.page.actions_menu.undo.trigger()
    page.wait(lambda: len(page.page.model.lines) == 100_000)
    page.settle()
    assert page.text() == words.replace("w50000x\n", "w50000x\t2\n")


@pytest.mark.thorough
def test_everything_is_named_and_large_enough(page):
    for button in page.page.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.accessibleName(), button
            assert button.height() >= 28, button.accessibleName()


@pytest.mark.thorough
def test_another_model_is_asked_anew(page, monkeypatch):
    asked = []
    fit = Fit(takes=True)
    monkeypatch.setattr(
        hotword_checks, "fit_of", lambda model, words: asked.append((model, len(words))) or fit
    )
    page.errands.adopt(replace(page.errands._desk.settings, model="sensevoice-small"))
    page.wait(lambda: asked)
    assert asked == [("sensevoice-small", 3)]


@pytest.mark.thorough
def test_tab_goes_from_the_search_over_the_lists_to_the_words(page):
    bar, lists, pane = page.page.bar, page.page.lists, page.page.pane
    order = [bar.search, lists.new, lists._more, lists.table, pane._language, bar.group]
    order[0].setFocus()
    for widget in [*order[1:], page.page.table]:
        page.press(Key.Key_Tab)
        assert QApplication.focusWidget() is widget


@pytest.mark.thorough
def test_the_window_has_the_page_and_a_text_dropped_there_is_a_list(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(hotword_checks, "check_entries", lambda _entries: [])
    monkeypatch.setattr(hotword_checks, "fit_of", lambda _model, _words: Fit(takes=False))
    QTest.keyClick(desk.window, Key.Key_4, Ctrl)
    QTest.keyRelease(desk.window, Key.Key_Control)
    assert desk.window.place == "hotwords"
    path = tmp_path / "people.txt"
    path.write_text("邓郁松\n", encoding="utf-8")
    desk.drag(path)
    assert "Import" in desk.window._overlay.text
    desk.drop(path)
    page = desk.app.words.page
    desk.wait(lambda: page.current_list() == "people")
    assert desk.app.settings.now.hotword_lists == ("people",)
    assert "imported" in desk.say()
    desk.choose_setting(font_percent=120)  # the window is filled anew
    desk.wait(lambda: desk.app.words.page is not page)
    desk.wait(lambda: desk.app.words.page.model.lines)


@pytest.mark.thorough
def test_a_line_without_end_emoji_and_other_directions_are_shown_and_kept(folder, make):
    text = "x" * 10_000_000 + "\n👩‍🚀 火箭\nשלום\nb\x07ell\n"
    (folder / "names.txt").write_text(text, encoding="utf-8")
    page = make()
    assert len(page.words[0]) == 1_000
    assert not page.page.model.flags(page.page.model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert page.words[1:] == ["👩‍🚀 火箭", "שלום", "b␇ell"]
    page.page.table.grab()
    page.set(2, Column.NOTE, "hello")
    assert page.text() == text.replace("שלום", "שלום # hello")


@pytest.mark.thorough
def test_what_is_in_another_checked_list_too_is_told(page, monkeypatch):
    asked = []
    monkeypatch.setattr(
        hotword_checks, "check_entries", lambda entries: asked.append(entries) or []
    )
    (page.folder / "other.txt").write_text("李雷\n王五\n", encoding="utf-8")
    page.errands.shelf.look()
    page.errands._desk.use("other", is_used=True)
    page.page.checks.ask()
    page.wait(lambda: asked and len(asked[-1]) == 6)
    remark = HotwordRemark(3, "duplicate", "李雷")
    monkeypatch.setattr(hotword_checks, "check_entries", lambda _entries: [remark])
    page.page.checks.ask()
    page.wait(lambda: page.page.checks.problems(page.page.model.lines[1]))


def _type(page, row, column, text):
    """Begin to type into a cell, and go on with something else."""
    page.select(row)
    page.page.table.select(row, column)
    page.press(Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.setText(text)
    return editor


def test_what_is_being_typed_outlives_what_comes_meanwhile(page):
    _type(page, 1, Column.ALIASES, "李磊, 里")
    page.page.checks.changed.emit()  # other problems are told
    assert QApplication.focusWidget().text() == "李磊, 里"
    (page.folder / "names.txt").write_text(f"# new\n{NAMES}外来\n", encoding="utf-8")
    page.errands.shelf.look()
    page.wait(lambda: "外来" in page.words)
    assert QApplication.focusWidget().text() == "李磊, 里"
    page.press(Key.Key_Return)
    page.settle()
    assert "李雷 | 李磊 | 里\n" in page.text()


@pytest.mark.thorough
@pytest.mark.parametrize("leave", ["close", "hide", "other list", "removed elsewhere"])
def test_what_is_being_typed_is_kept_as_one_leaves(page, leave):
    (page.folder / "zz.txt").write_text("甲乙丙\n", encoding="utf-8")
    page.errands.shelf.look()
    _type(page, 4, Column.WORD, "丁丁丁")
    if leave == "close":
        page.errands.close()
    elif leave == "hide":
        page.page.hide()
    elif leave == "other list":
        page.page.show_list("zz")
    else:
        (page.folder / "names.txt").unlink()
        page.errands.shelf.look()
    page.wait(lambda: (page.folder / "names.txt").exists() and "丁丁丁" in page.text())
    assert page.text() == f"{NAMES}丁丁丁\n"
    assert (page.folder / "zz.txt").read_text(encoding="utf-8") == "甲乙丙\n"


@pytest.mark.thorough
def test_a_new_list_is_named_and_words_follow(page):
    page.page.lists.new.click()
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.setText("Te")
    page.page._count()
    page.errands._desk.background.finish()
    assert editor.text() == "Te"
    page.press(Key.Key_Return)
    page.wait(page.page.table.hasFocus)
    assert page.page.current_list() == "Te"
    page.page.lists.rename()
    QApplication.focusWidget().setText("Tee")
    page.press(Key.Key_Return)
    page.wait(page.page.lists.table.hasFocus)


@pytest.mark.thorough
def test_files_that_are_no_lists_are_told_beside_those_that_are(page, tmp_path):
    (tmp_path / "good.txt").write_text("甲乙丙\n", encoding="utf-8")
    page.errands.take([tmp_path / "gone.txt", tmp_path / "good.txt"])
    page.wait(lambda: page.said)
    assert ["gone.txt" in each.text and "good" in each.text for each in page.said] == [True]


@pytest.mark.thorough
def test_another_model_is_not_spoken_of_as_the_one_before(page, monkeypatch):
    monkeypatch.setattr(hotword_checks, "fit_of", lambda _model, _words: Fit(takes=True))
    page.page.checks.ask()
    page.settle()
    assert "Whisper" in page.page.checks.told
    page.errands.adopt(replace(Settings(), model="sense-voice-small"))
    assert not page.page.checks.told
    page.settle()
    assert "SenseVoice" in page.page.checks.told


@pytest.mark.thorough
def test_a_folder_that_cannot_be_is_told(page, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.mkdir", refuse)
    page.page.lists.folder.trigger()
    assert "Permission denied" in page.said[-1].text


@pytest.mark.thorough
def test_what_was_pasted_last_stays_in_sight(page):
    page.page.resize(700, 560)
    QApplication.clipboard().setText("\n".join(f"生词{n}" for n in range(60)))
    page.page.table.setFocus()
    page.press(Key.Key_V, Ctrl)
    page.settle()
    page.page.pane.problem.say("one\ntwo\nthree")
    table = page.page.table
    page.wait(lambda: table.visualRect(table.currentIndex()).bottom() < table.viewport().height())


@pytest.mark.thorough
def test_tab_leads_from_the_words_to_what_they_do_and_out_of_the_page(desk):
    (desk.app.words.shelf.lists.folder).mkdir(parents=True)
    (desk.app.words.shelf.lists.folder / "a.txt").write_text("邓郁松\n", encoding="utf-8")
    desk.app.words.shelf.look()
    desk.window.show_page("hotwords")
    page = desk.app.words.page
    desk.window.activateWindow()
    page.table.setFocus()
    desk.wait(page.table.hasFocus)
    QTest.keyClick(page.table, Key.Key_Tab)
    first = QApplication.focusWidget()
    assert page.splitter.widget(1).isAncestorOf(first)
    QTest.keyClick(first, Key.Key_Tab)
    assert desk.window.sidebar.isAncestorOf(QApplication.focusWidget())
