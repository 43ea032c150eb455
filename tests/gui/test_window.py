"""The window as a whole: words, keys, looks, closing."""

import gc
import os
import sys
from functools import partialmethod
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QMessageBox,
    QPushButton,
    QWidget,
)

from app import file_errands
from app.database import Database
from app.job import State
from app.job_model import Column
from app.theme import DARK, LIGHT
from engine import Failed, Progress, SegmentReady, WorkerDied
from tests.gui.conftest import Desk
from tests.gui.fake_engine import sentence

# The platform without a screen says so of dialogs and menus.
_OFFSCREEN = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
_REPORTING = QAbstractItemModelTester.FailureReportingMode.Fatal


def test_an_empty_page_teaches(desk: Desk) -> None:
    page = desk.window.files
    buttons = [b for b in page.findChildren(QPushButton) if b.isVisible()]
    assert [b.text() for b in buttons] == ["Add", "Add files…"]
    assert not page.table.isVisible()


def test_the_minimum_size_cuts_nothing_off(desk: Desk, media: Path) -> None:
    desk.submit(media / "a.wav")
    desk.window.resize(900, 600)
    assert desk.window.size().width() == 900
    assert desk.window.size().height() == 600
    toolbar = desk.window.files.toolbar
    for child in toolbar.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if child.isVisible():
            assert child.width() >= child.minimumSizeHint().width()
            assert toolbar.rect().contains(child.geometry())


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_interactive_widget_has_a_name(desk: Desk, media: Path, language: str) -> None:
    desk.choose_setting(interface=language)
    desk.wait(desk.window.isVisible)
    desk.submit(media / "a.wav")
    desk.play(Failed(1, WorkerDied(1)))
    desk.wait_state(0, State.FAILED)
    kinds = (QAbstractButton, QComboBox, QAbstractItemView)
    nameless = [
        widget
        for widget in desk.window.findChildren(QWidget)
        if isinstance(widget, kinds)
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.accessibleName()
        and not widget.isHidden()
    ]
    assert [f"{type(w).__name__} {w.objectName()}" for w in nameless] == []


def test_tables_tell_screen_readers_row_column_and_state(desk: Desk, media: Path) -> None:
    desk.submit(media / "a.wav")
    desk.play(Failed(1, WorkerDied(1)))
    desk.wait_state(0, State.FAILED)
    status = desk.app.jobs.index(0, Column.STATUS).data(Qt.ItemDataRole.AccessibleTextRole)
    assert status == "Status: Failed: Recognition stopped unexpectedly."
    length = desk.app.jobs.index(0, Column.LENGTH).data(Qt.ItemDataRole.AccessibleTextRole)
    assert length == "Length: unknown"


def test_tab_follows_the_eye(desk: Desk, media: Path, text: tuple) -> None:
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(*text)
    page = desk.window.files
    desk.wait(page.text.view.isVisible)
    first = page.toolbar._run
    walk, widget = [], first
    while not walk or widget is not first:
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            walk.append(widget)
        widget = widget.nextInFocusChain()
    names = [widget.accessibleName() for widget in walk if widget.accessibleName()]
    assert names == [
        "Pause the queue",
        "When everything is done: Nothing",
        "Model",
        "Spoken language",
        "Hotwords: no list",
        "What is written",
        "Add",
        "Add files…",
        "Files",
        "Open the transcript",
        "Copy the text",
        "Open folder",
        "More actions",
        "Text of the selected file",
        "Files",
    ]


def test_the_models_are_sound(desk: Desk, media: Path, text: tuple) -> None:
    models: list[QAbstractItemModel] = [
        desk.app.jobs,
        desk.window.files.table.model(),
        desk.window.files.text.view.model(),
    ]
    testers = [QAbstractItemModelTester(model, _REPORTING) for model in models]
    desk.submit(media / "a.wav", media / "b.mp3")
    desk.begin()
    desk.play(*text)
    desk.wait(lambda: models[2].rowCount() == 2)
    desk.choose(1)
    desk.window.files.actions_menu.remove.trigger()
    assert models[1].rowCount() == 1
    assert len(testers) == 3


def test_live_text_is_followed_until_the_user_scrolls(desk: Desk, media: Path) -> None:
    view = desk.window.files.text.view
    bar = view.verticalScrollBar()
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(*(SegmentReady(1, sentence(i * 2.0, f"Sentence {i}.")) for i in range(200)))
    desk.wait(lambda: view.model().rowCount() == 200 and bar.value() == bar.maximum() > 0)
    desk.play(SegmentReady(1, sentence(400.0, "One more.")))
    desk.wait(lambda: view.model().rowCount() == 201 and bar.value() == bar.maximum())
    bar.triggerAction(bar.SliderAction.SliderToMinimum)
    assert not view.is_following
    desk.play(SegmentReady(1, sentence(402.0, "And another.")))
    desk.wait(lambda: view.model().rowCount() == 202)
    assert bar.value() == 0
    assert view._jump.isVisible()
    desk.qtbot.mouseClick(view._jump, Qt.MouseButton.LeftButton)
    desk.wait(lambda: bar.value() == bar.maximum())
    assert not view._jump.isVisible()


@pytest.mark.thorough
def test_twenty_thousand_sentences_are_shown_at_once(desk: Desk, media: Path) -> None:
    view = desk.window.files.text.view
    desk.submit(media / "a.wav")
    desk.begin()
    desk.wait(lambda: desk.jobs[0].state is State.TRANSCRIBING)
    for i in range(20_000):
        desk.jobs[0].add(sentence(i * 2.0, f"Sentence {i}, as long as they usually are.", "en"))
    desk.app.jobs.touch(desk.jobs[0])
    desk.wait(lambda: view.model().rowCount() == 20_000)
    bar = view.verticalScrollBar()
    desk.wait(lambda: bar.value() == bar.maximum())
    assert len(view._fitted) < 300
    desk.app.runner.cancel(desk.jobs)


def test_copy_takes_the_whole_text(desk: Desk, media: Path, text: tuple, qapp: object) -> None:
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(*text)
    card = desk.window.files.text
    desk.wait(card._copy.isEnabled)
    desk.qtbot.mouseClick(card._copy, Qt.MouseButton.LeftButton)
    assert qapp.clipboard().text() == "Good morning.\n大家早上好。"


def test_enter_on_a_row_without_text_opens_its_folder(
    desk: Desk, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(file_errands.QDesktopServices, "openUrl", opened.append)
    desk.submit(media / "a.wav")
    desk.begin()
    desk.finish(1)
    desk.wait_state(0, State.DONE)
    desk.choose(0)
    QTest.keyClick(desk.window.files.table, Qt.Key.Key_Return)
    assert [url.toLocalFile() for url in opened] == [str(media)]


@_OFFSCREEN
def test_the_dots_of_a_row_open_its_menu(desk: Desk, media: Path) -> None:
    desk.submit(media / "a.wav", media / "b.mp3")
    table, menu = desk.window.files.table, desk.window.files.actions_menu
    dots = table.visualRect(table.model().index(1, Column.MORE)).center()
    desk.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=dots)
    assert menu.isVisible()
    assert [job.path.name for job in table.selected()] == ["b.mp3"]
    menu.hide()


def test_the_wheel_over_a_choice_changes_nothing(desk: Desk) -> None:
    language = desk.window.files.toolbar._language
    before = language.currentIndex()
    where, none = QPointF(5, 5), Qt.MouseButton.NoButton
    wheel = QWheelEvent(
        where,
        language.mapToGlobal(where),
        QPoint(),
        QPoint(0, -120),
        none,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's signature
    )
    QApplication.sendEvent(language, wheel)
    assert language.currentIndex() == before


def test_the_line_below_tells_what_is_to_go(desk: Desk, media: Path) -> None:
    assert not desk.window.status.isVisible()
    desk.submit(media / "a.wav", media / "b.mp3")
    desk.wait(lambda: desk.say() == "2 files to go")
    clock = [1000.0]
    desk.app.jobs.now = lambda: clock[0]
    desk.begin(duration=4000.0)
    desk.jobs[1].duration = 1000.0
    clock[0] += 10.0
    desk.play(Progress(1, 200.0, 4000.0))
    desk.wait(lambda: desk.say() == "2 files to go · about 4 min")
    assert desk.cell(0, Column.SPEED) == "20\N{MULTIPLICATION SIGN}"


def test_the_language_changes_at_once_and_jobs_live_on(desk: Desk, media: Path) -> None:
    desk.submit(media / "a.wav")
    desk.choose_setting(interface="zh_CN")
    desk.wait(lambda: desk.window.files.toolbar._add.text() == "添加")
    assert desk.cell(0, Column.STATUS) == "等待中"
    desk.choose_setting(interface="en")
    desk.wait(lambda: desk.cell(0, Column.STATUS) == "Waiting")


@pytest.mark.thorough
def test_changing_the_language_often_is_safe(desk: Desk) -> None:
    """QObjects on buttons and actions, for their icons, once crashed Shiboken here."""
    for language, word in (("zh_CN", "文件"), ("en", "Files")) * 4:
        desk.choose_setting(interface=language)
        desk.wait(lambda word=word: desk.window.sidebar._entries["files"].accessibleName() == word)
        gc.collect()


def test_the_theme_changes_at_once_and_is_remembered(desk: Desk, config: Path) -> None:
    desk.choose_setting(theme="dark")
    assert desk.app.theme.tokens == DARK
    assert desk.window.palette().window().color().name() == DARK.bg.lower()
    assert '"theme": "dark"' in (config / "settings.json").read_text(encoding="utf-8")
    desk.choose_setting(theme="light")
    assert desk.app.theme.tokens == LIGHT


def test_closing_with_nothing_to_lose_asks_nothing(desk: Desk) -> None:
    assert desk.window.close()
    assert not desk.window.isVisible()


@pytest.fixture
def unkept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that cannot be written, and nobody who waits for it at the end."""
    Path(os.environ["XDG_DATA_HOME"], "shengwen").touch()
    monkeypatch.setattr(Database, "close", partialmethod(Database.close, 0.01))


def test_closing_asks_nothing_as_nothing_is_lost(desk: Desk, media: Path, text: tuple) -> None:
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(*text)
    desk.wait(lambda: len(desk.jobs[0].segments) == 2)
    assert desk.window.close()
    desk.app.close()
    assert not (media / "a.incomplete.srt").exists()


@_OFFSCREEN
def test_closing_asks_once_and_saves_the_text_so_far(
    unkept: None, desk: Desk, media: Path, text: tuple
) -> None:
    desk.wait(lambda: not desk.app.shelves.is_kept())
    desk.submit(media / "a.wav", media / "b.mp3")
    desk.begin()
    desk.play(*text)
    desk.wait(lambda: len(desk.jobs[0].segments) == 2)
    assert not desk.window.close()
    assert not desk.window.close()
    (box,) = desk.window.findChildren(QMessageBox)
    assert box.text() == "2 files are not finished."
    assert box.informativeText() == "The text so far will be saved beside them."
    buttons = {button.text(): button for button in box.buttons()}
    assert set(buttons) == {"Keep working", "Quit"}
    desk.qtbot.mouseClick(buttons["Quit"], Qt.MouseButton.LeftButton)
    desk.wait(lambda: not desk.window.isVisible())
    desk.app.close()
    assert desk.engine.is_closed
    assert (media / "a.incomplete.srt").exists()


@_OFFSCREEN
def test_keep_working_keeps_the_window(unkept: None, desk: Desk, media: Path) -> None:
    desk.wait(lambda: not desk.app.shelves.is_kept())
    desk.submit(media / "a.wav")
    desk.window.close()
    (box,) = desk.window.findChildren(QMessageBox)
    desk.qtbot.mouseClick(box.defaultButton(), Qt.MouseButton.LeftButton)
    desk.wait(lambda: not desk.window.findChildren(QMessageBox))
    assert desk.window.isVisible()
    assert desk.engine.cancelled == []


def test_where_the_window_was_is_remembered(desk: Desk) -> None:
    desk.window.resize(1000, 700)
    desk.window.close()
    desk.window.resize(1000, 640)
    desk.window._restore_place()
    assert desk.window.size().height() == 700


def test_a_bug_is_told_in_a_line(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    error = RuntimeError("x")
    desk.app.report(RuntimeError, error, None)
    assert desk.say().startswith("Something went wrong inside the program")
    assert "RuntimeError" in caplog.text


def test_qt_calls_leave_the_reference_count_of_none(desk: Desk) -> None:
    """PySide6 6.12 drops one reference a call on Python 3.11, and the program aborts."""
    before = sys.getrefcount(None)
    for _ in range(1000):
        desk.window.update()
    assert sys.getrefcount(None) > before - 500
