"""The export dialog: it fits, it shows what comes out, and the window does not wait for it."""

import threading
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QWidget,
)

from app.export_choices import ExportChoices
from app.export_dialog import ExportDialog
from app.messages import Messages
from app.theme import Theme
from engine import FORMATS, Segment, Tags, Token, Transcript, render

SMALLEST = QSize(900, 600)
USUAL = ExportChoices()
HEARD = tuple(
    Segment((Token(f"Number {n}.", float(n), n + 0.9),), f"Number {n}.", Tags("en"))
    for n in range(60)
)
TALK = Transcript("talk.wav", 60.0, "", datetime(2026, 1, 1, tzinfo=UTC), HEARD)


@pytest.fixture
def show(qapp, qtbot, tmp_path):
    owner = QObject()
    theme = Theme(qapp, "light", owner)
    windows = []

    def make(choices=USUAL):
        window = QWidget()
        windows.append(window)
        window.resize(SMALLEST)
        qtbot.addWidget(window)
        window.show()
        media = tmp_path / "talk.wav"
        dialog = ExportDialog(TALK, media, choices, 2, theme, Messages(), window)
        dialog.show()
        return dialog

    yield make
    qapp.setStyleSheet("")


@pytest.fixture
def large_letters(qapp):
    usual = qapp.font()
    font = qapp.font()
    font.setPixelSize(20)
    qapp.setFont(font)
    yield
    qapp.setFont(usual)


def named(dialog, kind, name):
    found = dialog.findChildren(kind)
    return next(each for each in found if name in {each.accessibleName(), each.property("text")})


def preview(dialog):
    return named(dialog, QPlainTextEdit, "Preview").toPlainText()


def is_fitting(dialog):
    left = dialog.findChild(QScrollArea)
    inside = left.widget()
    return (
        dialog.width() < SMALLEST.width()
        and dialog.height() < SMALLEST.height()
        and inside.width() >= inside.minimumSizeHint().width()
        and left.viewport().width() >= inside.width()
    )


def test_it_fits_the_smallest_window_with_every_format(show, qtbot):
    dialog = show(ExportChoices(formats=tuple(FORMATS)))
    qtbot.waitUntil(lambda: is_fitting(dialog))


@pytest.mark.usefixtures("large_letters")
def test_it_fits_with_letters_half_as_large_again(show, qtbot):
    dialog = show()
    for box in dialog.findChildren(QCheckBox):
        box.setChecked(True)
    qtbot.waitUntil(lambda: is_fitting(dialog))


def test_the_preview_is_what_is_written(show, qtbot):
    dialog = show(ExportChoices(formats=("srt", "docx", "vtt")))
    expected = render(TALK, "srt")
    qtbot.waitUntil(lambda: preview(dialog) != "")
    assert preview(dialog).split("\n\n")[:39] == expected.split("\n\n")[:39]
    assert "Number 39." in preview(dialog)
    assert "Number 40." not in preview(dialog)
    tabs = named(dialog, QTabBar, "Preview of")
    tabs.setCurrentIndex(2)
    assert preview(dialog) == "A table of times, speakers and text."
    tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: preview(dialog).startswith("WEBVTT"))
    named(dialog, QCheckBox, "WebVTT").click()
    qtbot.waitUntil(lambda: preview(dialog).startswith("1\n"))


def test_the_window_does_not_wait_for_the_preview(show, qtbot, monkeypatch):
    threads, may_go = [], threading.Event()

    def slow(transcript, name, *others, **options):
        threads.append(threading.current_thread())
        may_go.wait(5)
        return f"as {name}"

    monkeypatch.setattr("app.export_preview.render", slow)
    dialog = show(ExportChoices(formats=("srt", "vtt")))
    qtbot.waitUntil(lambda: threads != [])
    named(dialog, QTabBar, "Preview of").setCurrentIndex(1)
    assert preview(dialog) == ""
    shown = []
    named(dialog, QPlainTextEdit, "Preview").textChanged.connect(
        lambda: shown.append(preview(dialog))
    )
    may_go.set()
    qtbot.waitUntil(lambda: shown != [])
    assert shown == ["as vtt"]  # what was asked for before is nobody's any more
    assert threading.main_thread() not in threads


def test_it_can_be_closed_while_the_preview_is_made(show, qtbot, monkeypatch):
    began, may_go = threading.Event(), threading.Event()

    def slow(*_all, **_options):
        began.set()
        may_go.wait(5)
        return ""

    monkeypatch.setattr("app.export_preview.render", slow)
    dialog = show()
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    qtbot.waitUntil(began.is_set)
    may_go.set()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()


def test_without_a_format_there_is_nothing_to_export(show, qtbot):
    dialog = show()
    named(dialog, QCheckBox, "SRT").click()
    assert not named(dialog, QAbstractButton, "Export").isEnabled()
    qtbot.waitUntil(lambda: preview(dialog) == "Choose a format.")


def test_it_offers_what_the_formats_can_use(show):
    dialog = show()
    plain, font = named(dialog, QComboBox, "Plain text"), named(dialog, QComboBox, "Font")
    assert not plain.isEnabled()
    assert not font.isVisible()
    named(dialog, QCheckBox, "TXT").click()
    named(dialog, QCheckBox, "ASS").click()
    assert plain.isEnabled()
    assert font.isVisible()


def test_every_choice_comes_out_as_it_went_in(show):
    rates = ExportChoices(formats=("ass", "srt"), folder="/out", pattern="{date}", profile="rows")
    dialog = show(rates)
    assert dialog.choices == ExportChoices(
        formats=("srt", "ass"), folder="/out", pattern="{date}", profile="rows"
    )


def test_faults_are_said_while_they_are_counted(show):
    dialog = show()
    assert "2 row(s) break a rule" in said(dialog)
    dialog.tell_faults(0)
    assert "No row breaks a rule." in said(dialog)


def said(dialog):
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_enter_exports_wherever_one_is(show, qtbot):
    dialog = show(ExportChoices(formats=("ass",)))
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    named(dialog, QComboBox, "Place").setFocus()
    with qtbot.waitSignal(dialog.asked):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)


def test_tab_goes_as_the_eye_does(show, qtbot):
    dialog = show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.focusNextChild()
    passed = []
    for _ in range(40):
        focused = QApplication.focusWidget()
        name = focused.accessibleName() or focused.property("text")
        if name in passed:
            break
        passed.append(name)
        dialog.focusNextChild()
    wanted = ["WebVTT", "FCPXML", "Rules", "Windows line ends", "Preview of", "File name", "Export"]
    places = [passed.index(name) if name in passed else passed for name in wanted]
    assert places == sorted(places)
