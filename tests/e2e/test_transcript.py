"""The whole way on real speech: a drop becomes a text, is corrected, exported, and heard."""

import time
from pathlib import Path

import docx
import numpy as np
import pysubs2
import pytest
import soundfile
import webvtt
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QMenu,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from app.document_model import Column, RowRole
from app.export_dialog import ExportDialog
from app.job import State
from app.row_editor import RowEditor
from app.transcript_page import TranscriptPage
from tests.e2e.conftest import PATIENCE_MS, wait_state
from tests.gui.conftest import Desk

Key, Ctrl, Shift = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Left = Qt.MouseButton.LeftButton
NEAR = 0.15  # seconds in which the right word stands out after a seek
FIRST, SECOND = "The swift brown cat jumps over the", "idle dog."
WORDS = {"quick": "swift", "fox": "cat", "lazy": "idle"}
OFFERED = ("SRT", "WebVTT", "ASS", "Word (DOCX)")
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def talk(clips, tmp_path) -> Path:
    """Two sentences with a pause between them."""
    parts = []
    for name in ("quick_brown_fox", "hello_world"):
        samples, rate = soundfile.read(clips / "en" / f"{name}.wav", dtype="float32")
        parts += [samples, np.zeros(rate * 3 // 2, np.float32)]
    path = tmp_path / "talk.wav"
    soundfile.write(path, np.concatenate(parts), rate)
    return path


@pytest.fixture
def shown(desk: Desk, talk: Path) -> Desk:
    """The window after the drop: recognized, written, and the row of the file is selected."""
    desk.drop(talk)
    wait_state(desk, 0, State.DONE)
    desk.qtbot.waitUntil(lambda: bool(desk.jobs[0].written), timeout=PATIENCE_MS)
    return desk


def texts(page: TranscriptPage) -> list[str]:
    return [segment.text for segment in page.document.segments]


def dialog(kind: type[QWidget] = ExportDialog) -> QWidget:
    """The dialog that is open."""
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def named(parent: QWidget, name: str) -> QAbstractButton:
    """What a person would look for by its words."""
    buttons = parent.findChildren(QAbstractButton)
    found = [w for w in buttons if name in {w.text(), w.accessibleName()}]
    return next(w for w in found if w.isVisible())


def click(widget: QWidget, at: QPoint | None = None) -> None:
    QTest.mouseClick(widget, Left, pos=widget.rect().center() if at is None else at)


def tick(box: QCheckBox) -> None:
    """Click on the square of a check box."""
    option = QStyleOptionButton()
    box.initStyleOption(option)
    square = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)
    click(box, square.center())


def choose(menu: QMenu, *names: str) -> None:
    """Click through a menu and those below it."""
    for name in names:
        action = next(each for each in menu.actions() if each.text() == name)
        where = menu.actionGeometry(action).center()
        QTest.mouseMove(menu, where - QPoint(8, 0))
        QTest.mouseMove(menu, where)
        click(menu, where)
        menu = action.menu() or menu


def place_of(page: TranscriptPage, editor: RowEditor, at: int) -> QPoint:
    """Where a character of the text that is typed is on the table."""
    cursor = QTextCursor(editor.document())
    cursor.setPosition(at)
    return editor.viewport().mapTo(page.view.viewport(), editor.cursorRect(cursor).center())


def correct_by_mouse(page: TranscriptPage, word: str, other: str) -> None:
    """Double-click into the row, double-click on the word, type, click on another row."""
    view = page.view
    box = view.visualRect(view.model().index(0, Column.TEXT))
    QTest.mouseDClick(view.viewport(), Left, pos=box.topLeft() + QPoint(30, 14))
    editor = view.editor
    assert editor is not None
    at = editor.text.index(word) + 1
    where = editor.viewport().mapFrom(view.viewport(), place_of(page, editor, at))
    QTest.mouseDClick(editor.viewport(), Left, pos=where)
    assert editor.textCursor().selectedText() == word
    QTest.keyClicks(editor, other)
    below = view.visualRect(view.model().index(1, Column.TEXT))
    QTest.mouseClick(view.viewport(), Left, pos=below.topLeft() + QPoint(30, 14))


def split_by_mouse(page: TranscriptPage, before: str) -> None:
    """Double-click into the row, click before the word, choose Split from the menu."""
    view = page.view
    box = view.visualRect(view.model().index(0, Column.TEXT))
    QTest.mouseDClick(view.viewport(), Left, pos=box.topLeft() + QPoint(30, 14))
    editor = view.editor
    assert editor is not None
    where = place_of(page, editor, editor.text.index(before))
    click(editor.viewport(), editor.viewport().mapFrom(view.viewport(), where))
    click(named(page.header, "More actions"))
    choose(QApplication.activePopupWidget(), "Edit", "Split at the cursor")


def written(desk: Desk, folder: Path) -> dict[str, Path]:
    """What was exported, by its ending."""
    desk.qtbot.waitUntil(lambda: "Exported" in desk.say(), timeout=PATIENCE_MS)
    first = folder / "talk.srt"  # written when it was recognized
    return {path.suffix: path for path in folder.glob("talk*.*") if path != first}


def check_files(files: dict[str, Path], shengwen) -> None:
    """Other programs' readers find the corrected words in all of them."""
    said = f"{FIRST} {SECOND} Hello world."
    for suffix in (".srt", ".ass"):
        cues = [event.plaintext.replace("\n", " ") for event in pysubs2.load(str(files[suffix]))]
        assert " ".join(cues) == said
    captions = [caption.text.replace("\n", " ") for caption in webvtt.read(str(files[".vtt"]))]
    assert " ".join(captions) == said
    table = docx.Document(str(files[".docx"])).tables[0]
    cells = {cell.text for row in table.rows for cell in row.cells}
    assert {FIRST, SECOND, "Hello world."} <= cells
    done = shengwen("check", files[".srt"], "--profile", "netflix-en")
    assert done.returncode == 0, done.stdout


def opened(shown: Desk) -> TranscriptPage:
    """The page, once it is read."""
    shown.qtbot.waitUntil(lambda: shown.window.transcript is not None, timeout=PATIENCE_MS)
    assert shown.window.transcript is not None
    return shown.window.transcript


@pytest.mark.thorough
def test_it_is_corrected_and_exported_by_mouse(shown, talk, shengwen):
    table = shown.window.files.table
    first = table.visualRect(table.model().index(0, 1)).center()
    click(table.viewport(), first)
    QTest.mouseDClick(table.viewport(), Left, pos=first)
    page = opened(shown)
    for word, other in WORDS.items():
        correct_by_mouse(page, word, other)
    assert texts(page) == [f"{FIRST} {SECOND}", "Hello world."]
    click(named(page.header, "Undo: Edit text"))
    assert texts(page)[0] == f"{FIRST} {SECOND}".replace("idle", "lazy")
    click(named(page.header, "Redo: Edit text"))
    split_by_mouse(page, "idle")
    assert texts(page) == [FIRST, SECOND, "Hello world."]
    click(named(page.header, "Export"))
    asked = dialog()
    for name in OFFERED[1:]:
        tick(named(asked, name))
    click(named(asked, "Export"))
    check_files(written(shown, talk.parent), shengwen)


def press(key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def correct_by_keyboard(page: TranscriptPage, word: str, other: str) -> None:
    """Enter the row, go to the word, type over it, Enter, and back up."""
    press(Key.Key_Return)
    press(Key.Key_Home)
    for _ in range(page.view.editor.text.index(word)):
        press(Key.Key_Right)
    for _ in word:
        press(Key.Key_Right, Shift)
    QTest.keyClicks(QApplication.focusWidget(), other)
    press(Key.Key_Return)
    press(Key.Key_Up)


def test_it_is_corrected_and_exported_by_keyboard_alone(shown, talk, shengwen):
    shown.window.activateWindow()
    shown.qtbot.waitUntil(shown.window.isActiveWindow, timeout=PATIENCE_MS)
    shown.window.files.table.setFocus()
    press(Key.Key_Return)
    page = opened(shown)
    for word, other in WORDS.items():
        correct_by_keyboard(page, word, other)
    press(Key.Key_Z, Ctrl)
    assert texts(page)[0] == f"{FIRST} {SECOND}".replace("idle", "lazy")
    press(Key.Key_Y, Ctrl)
    press(Key.Key_Return)
    press(Key.Key_Home)
    for _ in f"{FIRST} ":
        press(Key.Key_Right)
    press(Key.Key_Return, Ctrl)
    assert texts(page) == [FIRST, SECOND, "Hello world."]
    assert page.view.rows == [1]  # alone, though Ctrl is held
    press(Key.Key_E, Ctrl)
    asked = dialog()
    shown.qtbot.waitUntil(asked.isActiveWindow, timeout=PATIENCE_MS)
    wanted = set(OFFERED[1:])
    for _ in asked.findChildren(QCheckBox):
        focused = QApplication.focusWidget()
        if isinstance(focused, QCheckBox) and focused.text() in wanted:
            wanted.remove(focused.text())
            press(Key.Key_Space)
        press(Key.Key_Tab)
    assert not wanted
    press(Key.Key_Return)
    assert not asked.isVisible()
    check_files(written(shown, talk.parent), shengwen)


@pytest.mark.thorough
def test_the_word_that_is_heard_stands_out_right_after_a_seek(shown, talk):
    shown.app.transcripts.open_job(shown.jobs[0])
    page = opened(shown)
    player, model = page.listening.player, page.view.model()
    player.play()
    shown.qtbot.waitUntil(lambda: player.position > 0, timeout=PATIENCE_MS)
    segment = page.document.segments[0]
    for token in (segment.tokens[3], segment.tokens[7], segment.tokens[1]):
        word = token.text.strip(" .")
        began = time.monotonic()
        page.view.time_clicked.emit((token.start + token.end) / 2)
        shown.qtbot.waitUntil(lambda word=word: marked(model, 0) == word, timeout=1000)
        assert time.monotonic() - began < NEAR
    following = segment.tokens[2].text.strip()
    shown.qtbot.waitUntil(lambda: marked(model, 0) == following, timeout=PATIENCE_MS)
    late = player._playback._player.position() / 1000 - segment.tokens[2].start
    assert abs(late) < NEAR


def marked(model, row: int) -> str:
    """The word of a row that stands out."""
    index = model.index(row, Column.TEXT)
    span = index.data(RowRole.WORD)
    return "" if span is None else index.data()[slice(*span)].strip(" .")


@pytest.mark.thorough
def test_words_that_were_moved_find_the_sound_again(shown):
    """What is typed anew and shifted gets the times at which it is said."""
    shown.app.transcripts.open_job(shown.jobs[0])
    page = opened(shown)
    before = page.document.segments[0]
    page.document.shift([0], 0.4)
    page.view.select(0)
    QTest.keyClick(page.view, Key.Key_A, Ctrl | Shift)
    waiting = page.document.steps.count()
    shown.qtbot.waitUntil(lambda: page.document.steps.count() > waiting, timeout=PATIENCE_MS)
    found = page.document.segments[0]
    assert found.text == before.text
    off = [abs(new.start - old.start) for new, old in zip(found.tokens, before.tokens, strict=True)]
    assert max(off) < NEAR
    assert "times of the sound" in shown.say()
