"""Dictation into other programs, with a recorder, an engine, a keyboard and a hand of our own."""

import logging
import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QObject
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QLineEdit, QListWidget, QVBoxLayout, QWidget

from app.dictation import Dictation
from app.dictation_choices import DictationChoices, stored
from app.dictation_overlay import DictationOverlay
from app.dictation_state import DictationState
from app.hotkey_watch import HotKeyUnheard, HotKeyWatch
from app.hotword_lists import Resolved
from app.messages import Messages
from app.settings import Settings
from app.theme import Theme
from app.typing_into import TypingInto
from engine import (
    DiskFull,
    Failed,
    Finished,
    Level,
    Listening,
    MicrophoneUnusable,
    ModelMissing,
    Partial,
    PortAudioMissing,
    Preparing,
    Recorded,
    Restarted,
    SegmentReady,
    SourceLost,
    Started,
    WorkerDied,
    as_hotwords,
)
from tests.gui.fake_dictation import (
    SOURCE,
    FakeHand,
    FakeKeyboard,
    FakeListeningEngine,
    FakeRecorder,
    Program,
)
from tests.gui.fake_engine import sentence

PATIENCE_MS = 30_000
ON = DictationChoices(is_on=True)


class Setting:
    """Somebody who dictates."""

    def __init__(self, qapp, qtbot, tmp_path):
        self.qtbot = qtbot
        self.folder = tmp_path / "dictations"
        self.owner = QObject()
        self.now = 100.0
        self.recorders, self.kept, self.said, self.told = [], [], [], []
        self.keyboard = FakeKeyboard()
        self.program = Program()
        self.hand = FakeHand(self.program)
        watch = HotKeyWatch(self.owner, self.keyboard.open, lambda: self.now)
        self.typing = TypingInto(lambda: watch.is_down, self.owner, lambda: self.hand)
        self.dictation = Dictation(
            self._make_recorder,
            self.folder,
            self.kept.append,
            Theme(qapp, "light", self.owner),
            Messages(),
            self.owner,
            watch,
            self.typing,
        )
        self.dictation.said.connect(lambda notice: self.said.append(notice.text))
        self.dictation.told.connect(self.told.append)
        self.engine = FakeListeningEngine(self.dictation.on_event)
        self.settings = Settings()

    def _make_recorder(self, listener):
        self.recorders.append(FakeRecorder(listener))
        return self.recorders[-1]

    @property
    def recorder(self):
        return self.recorders[-1]

    @property
    def shown(self):
        overlay = self.dictation._overlay
        return overlay.text if overlay is not None and overlay.isVisible() else ""

    def choose(self, **values):
        choices = replace(ON, **values)
        self.settings = replace(self.settings, dictation=stored(choices))
        self.dictation.adopt(self.settings)
        self.now += 2

    def down(self, name="ctrl_r"):
        self.keyboard.heard(name, is_down=True)
        self.qtbot.wait(0)

    def up(self, name="ctrl_r", after=2.0):
        self.now += after
        self.keyboard.heard(name, is_down=False)
        self.qtbot.wait(0)

    def wait(self, is_so):
        self.qtbot.waitUntil(lambda: bool(is_so()), timeout=PATIENCE_MS)

    def wait_state(self, state):
        self.wait(lambda: self.dictation.state is state)

    def dictate(self, *texts, job=None):
        """Hold the key, say something, let it go, and have it understood."""
        self.down()
        self.wait_state(DictationState.LISTENING)
        self.recorder.speak()
        self.up()
        self.understand(*texts, job=job)

    def understand(self, *texts, job=None):
        job = job or len(self.engine.jobs)
        self.wait(lambda: job in self.engine.finished)
        self.engine.play(*(SegmentReady(job, sentence(n, t)) for n, t in enumerate(texts)))
        self.engine.play(Finished(job, 1.0))

    def files(self):
        return sorted(path.name for path in self.folder.glob("*.flac"))


@pytest.fixture
def at(qapp, qtbot, tmp_path, monkeypatch):
    for name, ms in (("NOTICED", 0), ("WATCH", 5), ("TAKEN", 5), ("NOT_TAKEN", 200)):
        monkeypatch.setattr(f"app.typing_into._{name}_MS", ms)
    monkeypatch.setattr("app.typing_into._UP_WITHIN", 0.05)
    setting = Setting(qapp, qtbot, tmp_path)
    setting.dictation.start(setting.engine)
    setting.choose()
    QGuiApplication.clipboard().setText("what was there")
    yield setting
    setting.dictation.close()
    qapp.setStyleSheet("")


def test_what_is_said_while_the_key_is_held_is_written(at):
    at.dictate("Good morning.")
    at.wait_state(DictationState.READY)
    assert at.program.text == "Good morning."
    assert at.hand.keys == [("ctrl", "v")]
    assert at.engine.fed == {1: 1600}
    assert at.shown == "Good morning."
    assert (at.said, at.told, at.kept) == ([], [], [])


def test_the_recording_goes_when_the_text_was_written_and_not_before(at):
    at.program.takes = False
    at.dictate("Good morning.")
    at.wait(lambda: at.hand.keys)
    assert len(at.files()) == 1
    at.program.takes = True
    at.program.press()
    at.wait_state(DictationState.READY)
    assert at.files() == []


def test_the_clipboard_has_what_it_had(at):
    data = QMimeData()
    data.setText("rich")
    data.setHtml("<b>rich</b>")
    data.setData("application/x-own", QByteArray(b"\0\1"))
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    data.setImageData(image)
    QGuiApplication.clipboard().setMimeData(data)
    at.dictate("Good morning.")
    at.wait_state(DictationState.READY)
    there = QGuiApplication.clipboard().mimeData()
    assert (there.text(), there.html()) == ("rich", "<b>rich</b>")
    assert there.data("application/x-own").data() == b"\0\1"
    assert QImage(there.imageData()).pixelColor(1, 1) == QColor("red")


def test_an_empty_clipboard_is_empty_again(at):
    QGuiApplication.clipboard().clear()
    at.dictate("Good morning.")
    at.wait_state(DictationState.READY)
    assert at.program.text == "Good morning."
    assert QGuiApplication.clipboard().text() == ""


@pytest.mark.parametrize("size", [None, 500_000_000])
def test_where_the_clipboard_cannot_be_kept_the_text_is_typed(at, size):
    at.hand.size = size
    at.dictate("Good morning.")
    at.wait_state(DictationState.READY)
    assert at.hand.keys == ["typed"]
    assert QGuiApplication.clipboard().text() == "what was there"


def test_a_clipboard_that_is_too_much_to_copy_stays_and_the_text_is_typed(at, monkeypatch):
    monkeypatch.setattr("app.typing_into_clipboard.MOST_BYTES", 5)
    at.dictate("Good morning.")
    at.wait_state(DictationState.READY)
    assert at.hand.keys == ["typed"]
    assert at.program.text == "Good morning."
    assert QGuiApplication.clipboard().text() == "what was there"


def test_neither_what_is_dictated_nor_any_key_is_logged(at, caplog):
    caplog.set_level(logging.DEBUG)
    at.dictate("Confidential.")
    at.wait_state(DictationState.READY)
    at.program.takes = False
    at.down("q")
    at.up("q")
    at.dictate("Confidential.")
    at.wait(lambda: at.told)
    assert "onfidential" not in caplog.text
    assert "'q'" not in caplog.text


@pytest.mark.parametrize(
    ("placing", "keys"),
    [
        ("shift-insert", ("shift", "insert")),
        ("ctrl-shift-v", ("ctrl", "shift", "v")),
        ("type", "typed"),
    ],
)
def test_the_text_is_placed_as_was_chosen(at, placing, keys):
    at.choose(placing=placing)
    at.dictate("你好，世界。😀")
    at.wait_state(DictationState.READY)
    assert at.hand.keys == [keys]
    assert at.program.text == "你好，世界。😀"


def test_on_the_clipboard_only_is_delivered(at):
    at.choose(placing="clipboard")
    at.dictate("Good morning.")
    at.wait_state(DictationState.READY)
    assert QGuiApplication.clipboard().text() == "Good morning."
    assert (at.hand.keys, at.files(), at.kept) == ([], [], [])
    assert at.said == ["Good morning."]


def test_a_short_press_is_no_dictation_and_the_key_does_its_usual_thing(at):
    at.choose(key="f9")
    at.down("f9")
    at.wait_state(DictationState.LISTENING)
    at.recorder.speak()
    at.up("f9", after=0.2)
    at.wait_state(DictationState.READY)
    at.wait(lambda: at.files() == [])
    assert at.engine.cancelled == [1]
    assert (at.shown, at.keyboard.n_again) == ("", 1)


def test_other_keys_with_the_modifier_are_no_dictation(at):
    at.down()
    at.down("c")
    at.up("c", after=0.1)
    at.up(after=0.1)
    at.wait(lambda: at.files() == [])
    assert at.dictation.state is DictationState.READY
    assert at.engine.cancelled == [1]


def test_it_listens_for_the_lists_that_are_chosen(at):
    at.dictation._resolve = lambda names: Resolved(as_hotwords(names))
    at.settings = replace(at.settings, hotword_lists=("声文",))
    at.choose()
    at.dictate("你好")
    assert at.engine.jobs[-1].hotwords.spoken == ("声文",)


def test_pressed_twice_it_begins_and_ends(at):
    at.choose(mode="toggle", key="f9")
    at.down("f9")
    at.up("f9", after=0.1)
    at.wait_state(DictationState.LISTENING)
    at.wait(lambda: at.shown == "Listening…")
    at.recorder.speak()
    at.down("f9")
    at.up("f9", after=0.1)
    at.understand("Good morning.")
    at.wait_state(DictationState.READY)
    assert at.program.text == "Good morning."


def test_what_is_understood_so_far_is_shown_near_the_bottom_of_the_screen(at):
    at.down()
    at.wait(lambda: at.shown == "Listening…")
    overlay = at.dictation._overlay
    room = overlay.screen().availableGeometry()
    assert room.contains(overlay.geometry())
    assert overlay.geometry().center().y() > room.center().y() * 1.5
    at.engine.play(Preparing(1, "Whisper base", first_time=False))
    assert at.shown == "Listening… The model is being loaded."
    at.engine.play(Started(1, "Whisper base", "cpu", None), Partial(1, "Good mor", 0.0))
    assert at.shown == "Good mor"
    at.engine.play(SegmentReady(1, sentence(0, "Good morning.")), Partial(1, "", 0.0))
    at.engine.play(Partial(1, "And", 2.0))
    assert at.shown == "Good morning. And"
    at.recorder.report(Level(0.1, 0.5, is_clipped=False, elapsed=1.0))
    at.wait(lambda: overlay._level._shown == 0.5)
    at.up()
    at.wait_state(DictationState.RECOGNIZING)
    assert at.shown == "Good morning. And"


def test_who_says_nothing_is_told_quietly(at):
    at.dictate()
    at.wait_state(DictationState.READY)
    assert at.shown == "Nothing was understood, so nothing was written."
    assert (at.program.text, at.said, at.files(), at.kept) == ("", [], [], [])


def test_dictations_one_after_another_stand_as_their_script_is_written(at):
    at.dictate("Good morning")
    at.dictate("everybody.")
    at.dictate("你好。")
    at.dictate("大家好。")
    at.wait_state(DictationState.READY)
    assert at.program.text == "Good morning everybody.你好。大家好。"
    at.hand.front = 8
    at.hand.windows = {8}
    at.dictate("Elsewhere.")
    at.wait_state(DictationState.READY)
    assert at.program.text.endswith("大家好。Elsewhere.")


def test_commands_and_the_last_stop_are_as_was_chosen(at):
    at.choose(has_commands=True, drops_stop=True)
    at.dictate("Good morning, new line, everybody.")
    at.wait_state(DictationState.READY)
    assert at.program.text == "Good morning\neverybody"
    at.program.text = ""
    at.dictate("等一下……")
    at.wait_state(DictationState.READY)
    assert at.program.text == "等一下……"


def test_the_next_one_may_begin_while_the_last_is_understood_and_order_is_kept(at):
    at.down()
    at.recorder.speak()
    at.up()
    at.wait(lambda: at.engine.finished == [1])
    at.down()
    at.recorder.speak()
    at.up()
    at.understand("Second.", job=2)
    assert at.dictation.state is DictationState.RECOGNIZING
    at.understand("First.", job=1)
    at.wait_state(DictationState.READY)
    assert at.program.text == "First. Second."
    assert at.files() == []


def test_two_presses_while_the_first_recording_is_being_closed(at):
    at.dictate("Warm.")
    at.wait_state(DictationState.READY)
    at.recorder.is_slow = True
    at.down()
    at.recorder.speak()
    at.up()
    at.down()
    at.up(after=0.5)
    assert at.recorder.calls[-2:] == ["record", "stop"]
    at.recorder.end()
    at.wait(lambda: at.recorder.calls[-1] == "stop" and at.recorder.calls.count("record") == 3)
    assert at.recorder.whole[-1]  # what was said meanwhile is in the recorder's memory
    at.recorder.speak()
    at.recorder.end()
    at.understand("First.", job=2)
    at.understand("Second.", job=3)
    at.wait_state(DictationState.READY)
    assert at.program.text == "Warm. First. Second."


def test_a_recording_does_not_begin_with_the_end_of_the_one_before(at):
    at.dictate("One.")
    at.down()
    assert at.recorder.whole == [True, False]


def test_let_go_before_the_source_was_open(at):
    at.down()
    at.recorder.is_slow = True
    at.up()
    at.dictation._ear._closing.setInterval(50)
    at.dictation._ear._closing.start()
    at.wait(lambda: at.engine.finished == [1])  # the recorder never answered
    at.engine.play(Finished(1, 0.0))
    at.wait_state(DictationState.READY)
    assert at.program.text == ""


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (MicrophoneUnusable("", "no such device"), "The microphone cannot be used"),
        (PortAudioMissing("no library"), "Nothing can be recorded"),
    ],
)
def test_without_a_microphone_it_is_said_at_once(at, error, text):
    at.recorder.error = error
    at.down()
    at.wait(lambda: at.said)
    assert at.said[0].startswith(text)
    assert at.shown.startswith(text)
    at.wait_state(DictationState.READY)
    assert (at.files(), at.kept) == ([], [])
    at.up()
    at.recorder.error = None
    at.dictate("Good morning.")
    at.wait_state(DictationState.READY)
    assert at.program.text == "Good morning."


def test_a_microphone_that_is_unplugged_ends_it_with_what_was_said(at):
    at.down()
    at.recorder.speak()
    at.recorder.report(SourceLost("Microphone", is_awaited=False))
    at.recorder.end()
    at.understand("Good morn")
    at.wait_state(DictationState.READY)
    assert at.program.text == "Good morn"
    assert at.said == ["The microphone was lost; what was said until then counts."]
    at.up()
    assert at.dictation.state is DictationState.READY


def test_a_recorder_that_dies_leaves_what_it_had(at):
    at.down()
    at.recorder.speak()
    path = at.recorder.path
    at.recorder.report(Recorded(path, 0.1, MicrophoneUnusable("", "ended")))
    at.understand("Good morn")
    at.wait_state(DictationState.READY)
    assert at.program.text == "Good morn"
    assert [take.path for take in at.kept] == [path]


def test_a_missing_model_loses_no_recording(at):
    at.down()
    at.recorder.speak()
    at.engine.play(Failed(1, ModelMissing("sense-voice-small")))
    assert at.dictation.state is DictationState.LISTENING  # every word is on disk
    at.recorder.speak()
    at.up()
    at.wait_state(DictationState.READY)
    assert [take.path.name for take in at.kept] == at.files()
    assert at.said[0].endswith("The recording is in the library.")
    assert at.told == at.said


def test_a_worker_that_was_killed_and_replaced_is_no_fault(at):
    at.down()
    at.recorder.speak()
    at.engine.play(Restarted(1, -9))
    at.up()
    at.understand("Good morning.")
    at.wait_state(DictationState.READY)
    assert at.program.text == "Good morning."


def test_what_was_understood_before_a_failure_is_written_and_the_recording_kept(at):
    at.down()
    at.recorder.speak()
    at.engine.play(SegmentReady(1, sentence(0, "Good morning.")))
    at.up()
    at.wait(lambda: at.engine.finished)
    at.engine.play(Failed(1, WorkerDied(-9)))
    at.wait_state(DictationState.READY)
    assert at.program.text == "Good morning."
    assert len(at.kept) == 1
    assert len(at.said) == 1


def test_recordings_are_kept_where_that_is_chosen(at):
    at.choose(keeps=True)
    at.dictate("Good morning.")
    at.wait_state(DictationState.READY)
    assert [take.path.name for take in at.kept] == at.files()
    at.dictate()
    at.wait_state(DictationState.READY)
    assert len(at.kept) == 1  # there is nothing in a silent one


def test_a_text_that_no_program_takes_is_on_the_clipboard(at):
    at.program.takes = False
    at.dictate("Good morning.")
    at.wait_state(DictationState.READY)
    assert QGuiApplication.clipboard().text() == "Good morning."
    expected = (
        "No program took the text, so it is on the clipboard. The recording is in the library."
    )
    assert at.said == at.told == [expected]
    assert len(at.kept) == 1


@pytest.mark.parametrize(
    ("state", "text"),
    [
        ({"windows": set()}, "The window that the text was meant for is gone"),
        ({"locked": True}, "The screen was locked"),
        ({"fault": LookupError("v")}, "The text could not be typed"),
    ],
)
def test_what_cannot_be_placed_is_on_the_clipboard(at, caplog, state, text):
    at.down()
    at.recorder.speak()
    for name, value in state.items():
        setattr(at.hand, name, value)
    at.up()
    at.understand("Good morning.")
    at.wait_state(DictationState.READY)
    assert QGuiApplication.clipboard().text() == "Good morning."
    assert at.said[0].startswith(text)
    assert (at.program.text, len(at.kept)) == ("", 1)


def test_keys_that_are_still_held_are_waited_for_and_then_lifted(at, monkeypatch):
    monkeypatch.setattr("app.typing_into._UP_WITHIN", 10)
    at.hand.n_held = 3
    at.dictate("One.")
    at.wait_state(DictationState.READY)
    assert at.hand.n_lifted == 0
    monkeypatch.setattr("app.typing_into._UP_WITHIN", 0.05)
    at.hand.n_held = 10_000
    at.dictate("Two.")
    at.wait_state(DictationState.READY)
    assert at.hand.n_lifted == 1


def test_in_our_own_window_the_text_goes_into_the_field_that_has_the_focus(at, qtbot, monkeypatch):
    monkeypatch.setattr(DictationOverlay, "show", lambda _: None)  # without a screen it is active
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    field, names = QLineEdit("Dear all, "), QListWidget()
    names.addItems(["Good", "Morning"])
    column.addWidget(field)
    column.addWidget(names)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    def dictate(text):
        at.down()
        at.recorder.speak()
        at.up()
        at.understand(text)
        at.wait_state(DictationState.READY)

    field.setFocus()
    field.deselect()
    dictate("good morning.")
    assert field.text() == "Dear all, good morning."
    assert at.hand.keys == []
    names.setFocus()
    dictate("Good morning.")
    assert QGuiApplication.clipboard().text() == "Good morning."
    assert at.said[0].startswith("No text field was chosen, so the text is on the clipboard.")


def test_switched_off_nothing_is_listened_for(at):
    at.choose(is_on=False)
    assert at.keyboard.is_closed
    assert at.dictation.state is DictationState.OFF
    at.dictation.toggle()  # the menu's
    at.wait_state(DictationState.LISTENING)
    at.recorder.speak()
    at.dictation.toggle()
    at.understand("Good morning.")
    at.wait_state(DictationState.OFF)
    assert at.program.text == "Good morning."


def test_the_model_is_warmed_only_where_that_is_wished(qapp, qtbot, tmp_path):
    setting = Setting(qapp, qtbot, tmp_path)
    setting.dictation.start(setting.engine)
    assert (setting.engine.warmed, setting.recorders) == ([], [])
    setting.choose(is_warm=False)
    assert setting.engine.warmed == []
    setting.choose(is_on=False)
    setting.choose(is_warm=True)
    assert len(setting.engine.warmed) == 1
    setting.choose(drops_stop=True)
    assert len(setting.engine.warmed) == 1
    setting.settings = replace(setting.settings, live_language="en")
    setting.choose()
    assert [options.languages for options in setting.engine.warmed] == [(), ("en",)]
    setting.dictation._warming.timeout.emit()
    assert len(setting.engine.warmed) == 3  # the engine lets go of what nobody wants
    setting.choose(is_on=False)
    setting.dictation._warming.timeout.emit()
    assert len(setting.engine.warmed) == 3
    assert setting.recorder.calls == []  # nothing is listened to
    setting.dictation.close()
    qapp.setStyleSheet("")


def test_before_the_engine_is_there_it_is_said(qapp, qtbot, tmp_path):
    setting = Setting(qapp, qtbot, tmp_path)
    setting.choose()
    setting.down()
    setting.wait(lambda: setting.said)
    assert setting.said == ["The program is still starting; dictate again in a moment."]
    setting.dictation.close()
    qapp.setStyleSheet("")


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        ("wayland", "On Wayland no program hears keys"),
        ("taken", "Another program has this key already."),
        ("missing", "This keyboard has no such key."),
        ("permission", "macOS has to allow it: System Settings"),
        ("no-screen", "Keys of other programs cannot be heard here."),
    ],
)
def test_a_key_that_cannot_be_heard_is_told_and_the_menu_works(at, reason, text):
    heard = []
    at.dictation.trouble_changed.connect(heard.append)
    at.keyboard.refused = HotKeyUnheard(reason)
    at.choose(key="f8")
    assert heard[-1].startswith(text)
    at.dictation.toggle()
    at.wait_state(DictationState.LISTENING)
    at.dictation.toggle()
    at.understand("Good morning.")
    at.wait_state(DictationState.READY)
    assert at.program.text == "Good morning."
    at.keyboard.refused = None
    at.choose(key="f7")
    assert heard[-1] == ""
    assert not at.keyboard.is_closed


def test_a_missing_package_is_named_with_its_command(at):
    at.keyboard.refused = HotKeyUnheard("package", "python-xlib")
    at.choose(key="f8")
    assert "“python-xlib”" in at.dictation.trouble
    assert "install python-xlib" in at.dictation.trouble


def test_where_no_keys_can_be_pressed_the_text_is_on_the_clipboard(at):
    at.hand = None
    at.dictate("Good morning.")
    at.wait_state(DictationState.READY)
    assert QGuiApplication.clipboard().text() == "Good morning."
    assert (at.said, at.files()) == (["Good morning."], [])


def test_keys_that_are_heard_no_more_are_told(at):
    at.keyboard.lost()
    at.wait(lambda: at.dictation.trouble)
    assert at.dictation.trouble.startswith("Keys are heard no more.")


@pytest.mark.parametrize(
    "lose_the_key",
    [
        lambda at: at.keyboard.lost(),
        lambda at: at.dictation.ignore_key(is_ignored=True),
        lambda at: at.choose(key="f9"),
        lambda at: at.choose(mode="toggle"),
        lambda at: at.choose(is_on=False),
    ],
)
def test_a_key_whose_end_nobody_will_hear_ends_the_dictation_that_it_began(at, lose_the_key):
    at.down()
    at.wait_state(DictationState.LISTENING)
    at.recorder.speak()
    lose_the_key(at)
    at.understand("Good morning.")
    at.wait(lambda: at.program.text == "Good morning.")
    at.wait(lambda: not at.dictation.state.is_at_work)
    assert at.files() == []


def test_a_folder_that_cannot_be_used_is_told(at, monkeypatch):
    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.dictation_ear.make_room", refuse)
    at.down()
    at.wait(lambda: at.said)
    assert at.dictation.state is DictationState.READY
    assert at.engine.jobs == []


def test_a_full_disk_loses_no_words(at):
    at.down()
    at.recorder.speak()
    at.recorder.report(Recorded(at.recorder.path, 0.1, DiskFull("/dictations")))
    at.understand("Good morning.")
    at.wait_state(DictationState.READY)
    assert at.program.text == "Good morning."


def test_the_longest_dictation_ends_by_itself(at):
    at.down()
    at.wait_state(DictationState.LISTENING)
    at.dictation._too_long.timeout.emit()
    at.understand("Good morning.")
    at.wait_state(DictationState.READY)
    assert at.program.text == "Good morning."


def test_while_the_microphone_is_being_opened_nobody_is_asked_to_speak(at):
    at.recorder.is_slow = True
    at.down()
    at.wait(lambda: at.shown == "Opening the microphone…")
    at.recorder.begin()
    at.recorder.report(Listening(SOURCE))
    at.wait(lambda: at.shown == "Listening…")
    at.recorder.is_slow = False
    at.up()
    at.understand("Good morning.")
    at.wait_state(DictationState.READY)


def test_the_microphone_stays_open_where_that_is_chosen(at):
    at.choose(hears_ahead=True)
    at.wait(lambda: at.dictation._ear.is_open)
    at.dictate("One.")
    at.wait_state(DictationState.READY)
    at.dictation._ear._resting.timeout.emit()
    assert at.recorder.calls == ["listen  None", "record", "stop"]
    assert at.recorder.whole == [True]  # the syllable before the key counts
    at.choose(hears_ahead=False)
    at.dictation._ear._resting.timeout.emit()
    assert at.recorder.calls[-1] == "rest"


def test_a_recording_that_was_not_silent_is_kept_though_nothing_was_understood(at):
    at.down()
    at.recorder.report(Level(0.1, 0.5, is_clipped=False, elapsed=1.0))
    at.wait(lambda: at.dictation._ear.current.peak == 0.5)
    at.recorder.speak()
    at.up()
    at.understand()
    at.wait_state(DictationState.READY)
    assert len(at.kept) == 1
    assert at.shown.endswith("The recording is in the library.")


def test_the_microphone_is_let_go_soon(at):
    at.dictate("Good morning.")
    at.wait_state(DictationState.READY)
    assert "rest" not in at.recorder.calls
    at.dictation._ear._resting.timeout.emit()
    assert at.recorder.calls[-1] == "rest"


def test_closing_in_the_middle_keeps_what_was_not_written(at):
    at.program.takes = False
    at.dictate("Good morning.")
    at.wait(lambda: at.hand.keys)
    at.dictation.close()
    assert len(at.kept) == 1
    assert len(at.files()) == 1
    assert QGuiApplication.clipboard().text() == "what was there"


def test_while_another_key_is_chosen_the_old_one_does_nothing(at):
    at.dictation.ignore_key(is_ignored=True)
    assert at.keyboard.is_closed
    at.dictation.ignore_key(is_ignored=False)
    assert not at.keyboard.is_closed


def test_a_dictation_costs_little_time(at):
    at.hand.front = 7
    began = time.monotonic()
    at.dictate("Good morning.")
    at.wait(lambda: at.program.text)
    assert time.monotonic() - began < 2.0
