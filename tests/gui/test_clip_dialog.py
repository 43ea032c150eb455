"""Exporting a part of the sound."""

import threading
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton

import app.clips
from app.clip_dialog import ClipDialog
from app.clip_fields import Choice, Recording
from app.clips import Clip, Clips
from app.messages import Messages
from app.theme import Theme
from engine import EndsBefore

PATIENCE_MS = 5000


@pytest.fixture
def talk(tmp_path) -> Path:
    """Five seconds of noise."""
    noise = np.random.default_rng(1).integers(-9000, 9000, 5 * 16_000, np.int16)
    path = tmp_path / "talk.wav"
    soundfile.write(path, noise, 16_000)
    return path


@pytest.fixture
def show(qapp, qtbot, talk):
    owner = QObject()
    theme = Theme(qapp, "light", owner)

    def make(path=talk, duration=5.0, **choice):
        dialog = ClipDialog(
            Recording(path, duration), Choice(**{"span": (1.0, 3.5), **choice}), theme, Messages()
        )
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    yield make
    qapp.setStyleSheet("")


def named(dialog, kind, name):
    return next(each for each in dialog.findChildren(kind) if each.accessibleName() == name)


def write_in(qtbot, dialog, name, text):
    field = named(dialog, QLineEdit, name)
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.keyClicks(field, text)


def export(dialog):
    named(dialog, QPushButton, "Export").click()


def problem(dialog):
    return next(label.text() for label in dialog.findChildren(QLabel, "problem"))


def test_the_selection_is_written_beside_its_source(show, qtbot, talk):
    dialog = show()
    with qtbot.waitSignal(dialog.written, timeout=PATIENCE_MS) as caught:
        export(dialog)
    assert caught.args == [talk.parent / "talk 0-01.wav"]
    clip, _ = soundfile.read(caught.args[0], dtype="int16")
    whole, _ = soundfile.read(talk, dtype="int16")
    assert np.array_equal(clip, whole[16_000:56_000])
    assert dialog.result() == ClipDialog.DialogCode.Accepted


def test_the_keyboard_alone_exports(show, qtbot, talk):
    dialog = show()
    write_in(qtbot, dialog, "From", "0:02")
    write_in(qtbot, dialog, "To", "2,5")
    write_in(qtbot, dialog, "Name", "a/b.wav")
    with qtbot.waitSignal(dialog.written, timeout=PATIENCE_MS) as caught:
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert caught.args == [talk.parent / "a_b.wav"]
    assert soundfile.info(caught.args[0]).duration == 0.5


def test_what_is_there_already_stays(show, qtbot, talk):
    (talk.parent / "talk 0-01.wav").write_bytes(b"precious")
    dialog = show()
    with qtbot.waitSignal(dialog.written, timeout=PATIENCE_MS) as caught:
        export(dialog)
    assert caught.args == [talk.parent / "talk 0-01 (2).wav"]
    assert (talk.parent / "talk 0-01.wav").read_bytes() == b"precious"


@pytest.mark.parametrize(("clip_format", "kind"), [("flac", "FLAC"), ("mp3", "MP3")])
def test_other_formats_can_be_chosen(show, qtbot, clip_format, kind):
    dialog = show()
    combo = named(dialog, QComboBox, "Format")
    combo.setCurrentIndex(combo.findData(clip_format))
    assert dialog.fields.format == clip_format
    with qtbot.waitSignal(dialog.written, timeout=PATIENCE_MS) as caught:
        export(dialog)
    assert caught.args[0].suffix == f".{clip_format}"
    assert kind in soundfile.info(caught.args[0]).format


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("From", "soon", "“soon” is no time"),
        ("To", "", "“” is no time"),
        ("To", "0:01", "The end is not after the beginning."),
        ("Name", "  ", "It needs a name."),
        ("Name", ".wav", "It needs a name."),
    ],
)
def test_what_is_wrong_is_said_in_place(show, qtbot, field, text, words):
    dialog = show()
    write_in(qtbot, dialog, field, text)
    assert problem(dialog).startswith(words)
    assert not named(dialog, QPushButton, "Export").isEnabled()
    write_in(qtbot, dialog, field, {"From": "1", "To": "3", "Name": "clip"}[field])
    assert problem(dialog) == ""
    assert named(dialog, QPushButton, "Export").isEnabled()


def test_a_beginning_behind_the_end_is_said(show, qtbot):
    dialog = show(span=(7.0, 9.0))
    assert problem(dialog).startswith("The recording ends before 0:07.")
    unknown = show(duration=None, span=(7.0, 9.0))
    export(unknown)
    qtbot.waitUntil(lambda: problem(unknown).startswith("The recording ends before 0:07."))


def test_a_folder_that_cannot_be_written_to_is_said(show, qtbot, tmp_path):
    dialog = show()
    dialog.fields.choose_folder(tmp_path / "gone")
    export(dialog)
    qtbot.waitUntil(lambda: problem(dialog) != "", timeout=PATIENCE_MS)
    assert "gone cannot be written: No such file or directory." in problem(dialog)
    assert dialog.isVisible()
    assert named(dialog, QPushButton, "Export").isEnabled()


def test_a_source_that_is_gone_is_said(show, qtbot, talk):
    dialog = show()
    talk.unlink()
    export(dialog)
    qtbot.waitUntil(
        lambda: problem(dialog).startswith("The file is not there."), timeout=PATIENCE_MS
    )
    assert list(talk.parent.iterdir()) == []


def test_formats_that_cannot_be_written_are_named(show):
    dialog = show(formats=("wav", "flac"), format="mp3")
    shown = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert "MP3 cannot be written here, as FFmpeg came without it." in shown
    assert dialog.fields.format == "wav"


@pytest.fixture
def held(monkeypatch):
    """A clip that is being written until it is stopped."""
    began = threading.Event()

    def write(_source, _span, _target, *, told, is_stopped, **_options):
        told(1.25)
        began.set()
        is_stopped.__self__.wait(PATIENCE_MS / 1000)
        return not is_stopped()

    monkeypatch.setattr(app.clips, "write_clip", write)
    return began


def test_escape_stops_the_writing_and_then_closes(show, qtbot, talk, held):
    dialog = show()
    export(dialog)
    assert held.wait(5)
    qtbot.waitUntil(lambda: dialog._progress.value() == 500)
    assert not dialog.fields.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: problem(dialog) == "Nothing was written.", timeout=PATIENCE_MS)
    assert dialog.isVisible()
    assert [path.name for path in talk.parent.iterdir()] == ["talk.wav"]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_closing_the_window_stops_the_writing_first(show, qtbot, held):
    dialog = show()
    export(dialog)
    assert held.wait(5)
    dialog.close()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: problem(dialog) == "Nothing was written.", timeout=PATIENCE_MS)


def test_a_clip_ends_exactly_once(qapp, qtbot, talk):
    owner = QObject()
    clips = Clips(owner)
    ends = []
    clips.written.connect(ends.append)
    clips.failed.connect(ends.append)
    clips.write(Clip(talk, (1.0, 2.0), talk.parent, "one", "wav"))
    clips.write(Clip(talk, (9.0, 10.0), talk.parent, "two", "wav"))
    qtbot.waitUntil(lambda: len(ends) == 2, timeout=PATIENCE_MS)
    assert ends[0] == talk.parent / "one.wav"
    assert isinstance(ends[1], EndsBefore)
    assert sorted(path.name for path in talk.parent.iterdir()) == ["one.wav", "talk.wav"]
