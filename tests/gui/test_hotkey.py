"""The hot key and the text it brings, on a real X server: keys, focus, clipboards."""

import gc
import json
import sys
import threading
import time

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from app import hotkey_platform, hotkey_watch, typing_into
from app.hotkey import HotKey
from app.hotkey_field import HotKeyField
from app.hotkey_watch import HotKeyUnheard, HotKeyWatch, open_keyboard
from app.hotkey_words import as_shortcut, shown

thorough = pytest.mark.thorough
F9, RIGHT_CTRL, LEFT_CTRL, LEFT_ALT, LETTER_D, LETTER_C = 75, 105, 37, 64, 40, 54  # codes
TEXT = "Good morning. 你好，世界。😀"


class Desk:
    """A dictating program and another one on the same screen."""

    def __init__(self, server, toolkit="qt", text=TEXT, **choices):
        self.server = server
        self.other = server.run("-m", "tests.gui.typed_into", toolkit)
        self.other.wait_told(["focus"])
        self.ours = server.run("-m", "tests.gui.dictating", json.dumps(choices), text)
        self.ours.wait_told(["begun"])

    def down(self, *codes):
        """Hold keys for longer than by accident."""
        self.server.down(*codes)
        self.ours.wait(lambda told: told[-1] == ["long enough"])

    def hold(self, *codes):
        """The same, and let them go."""
        self.down(*codes)
        self.server.up(*reversed(codes))

    def wait_text(self, text):
        self.other.wait(lambda told: ["text", text] in told)

    def wait_ready(self):
        self.ours.wait(lambda told: told[-1] == ["state", "READY"])

    @property
    def n_keys(self):
        return sum(told[0] == "key" for told in self.other.told)


@pytest.mark.thorough
def test_what_is_said_while_the_key_is_held_stands_in_another_program(x_server):
    x_server.copy(b"what was there")
    desk = Desk(x_server, key="f9")
    desk.hold(F9)
    desk.wait_text(TEXT)
    desk.wait_ready()
    assert x_server.pasted() == b"what was there"
    keys = [told[1] for told in desk.other.told if told[0] == "key"]
    assert Qt.Key.Key_F9 not in keys  # though it repeated itself


@thorough
@pytest.mark.parametrize("placing", ["ctrl-v", "shift-insert", "ctrl-shift-v", "type"])
@pytest.mark.parametrize("toolkit", ["qt", "tk"])
def test_each_way_of_placing_in_two_toolkits(x_server, toolkit, placing):
    if (toolkit, placing) == ("tk", "ctrl-shift-v"):
        pytest.skip("Tk's text fields do not know that key")
    desk = Desk(x_server, toolkit, key="f9", placing=placing)
    desk.hold(F9)
    desk.wait_text(TEXT)
    desk.wait_ready()


@thorough
@pytest.mark.parametrize(
    ("key", "codes"),
    [("ctrl_r", (RIGHT_CTRL,)), ("ctrl+alt+d", (LEFT_CTRL, LEFT_ALT, LETTER_D))],
)
def test_keys_with_modifiers_do_not_spoil_what_is_pasted(x_server, key, codes):
    desk = Desk(x_server, key=key)
    desk.hold(*codes)
    desk.wait_text(TEXT)


@thorough
def test_modifiers_held_on_after_the_end_are_lifted(x_server):
    desk = Desk(x_server, key="ctrl+alt+d")
    desk.down(LEFT_CTRL, LEFT_ALT, LETTER_D)
    x_server.up(LETTER_D)
    desk.wait_text(TEXT)
    x_server.up(LEFT_ALT, LEFT_CTRL)


@thorough
def test_a_tap_of_the_key_reaches_the_other_program(x_server):
    desk = Desk(x_server, key="f9")
    x_server.down(F9)
    x_server.up(F9)
    desk.other.wait_told(["key", int(Qt.Key.Key_F9)])
    desk.wait_ready()
    desk.hold(F9)  # and it is heard after that
    desk.wait_text(TEXT)


@thorough
def test_the_modifier_still_works_as_one(x_server):
    desk = Desk(x_server, key="ctrl_r")
    x_server.keys("type", "abc")
    desk.wait_text("abc")
    x_server.down(RIGHT_CTRL, 38)  # Ctrl+A
    x_server.up(38, RIGHT_CTRL)
    desk.wait_ready()
    x_server.keys("type", "x")
    desk.wait_text("x")
    assert ["text", TEXT] not in desk.other.told


@thorough
def test_pressed_twice_in_toggle_mode(x_server):
    desk = Desk(x_server, key="f9", mode="toggle")
    x_server.keys("key", str(F9))
    desk.ours.wait(lambda told: told[-1] == ["state", "LISTENING"])
    x_server.keys("key", str(F9))
    desk.wait_text(TEXT)


@thorough
def test_a_key_that_was_held_at_the_start_begins_nothing(x_server):
    x_server.down(F9)
    desk = Desk(x_server, key="f9")
    assert ["state", "LISTENING"] not in desk.ours.told
    x_server.up(F9)
    desk.hold(F9)
    desk.wait_text(TEXT)


@thorough
def test_a_key_that_another_program_has_is_told(x_server):
    first = x_server.run("-m", "tests.gui.dictating", '{"key": "f9"}', TEXT)
    first.wait_told(["begun"])
    second = x_server.run("-m", "tests.gui.dictating", '{"key": "f9"}', TEXT)
    second.wait(lambda told: [each for each in told if each[0] == "trouble"])
    assert ["trouble", "Another program has this key already. Choose another one."] in second.told


@thorough
def test_a_picture_on_the_clipboard_is_there_again(x_server):
    picture = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40
    x_server.copy(picture, "image/png")
    desk = Desk(x_server, key="f9")
    desk.hold(F9)
    desk.wait_text(TEXT)
    desk.wait_ready()
    assert x_server.pasted("image/png") == picture


@thorough
def test_a_huge_clipboard_is_left_alone_and_the_text_typed(x_server):
    x_server.copy(b"x" * 40_000_000)
    desk = Desk(x_server, key="f9")
    desk.hold(F9)
    desk.wait_text(TEXT)
    desk.wait_ready()
    assert len(x_server.pasted()) == 40_000_000


@thorough
def test_an_owner_of_the_clipboard_that_hangs_costs_no_time(x_server):
    owner = x_server.copy(b"what was there")
    desk = Desk(x_server, key="f9")
    owner.send_signal(19)  # SIGSTOP
    desk.hold(F9)
    began = time.monotonic()
    desk.wait_text(TEXT)
    assert time.monotonic() - began < 4
    owner.send_signal(18)
    desk.wait_ready()
    assert x_server.pasted() == b"what was there"


@thorough
def test_a_window_that_is_closed_meanwhile(x_server):
    desk = Desk(x_server, key="f9")
    elsewhere = x_server.run("-m", "tests.gui.typed_into", "qt")
    elsewhere.wait_told(["focus"])
    desk.down(F9)
    elsewhere.end()
    x_server.up(F9)
    desk.ours.wait(lambda told: [each for each in told if each[0] == "said"])
    assert x_server.pasted().decode() == TEXT
    assert ["text", TEXT] not in desk.other.told
    assert ["kept", 1] in desk.ours.told


@thorough
def test_a_locked_screen_is_given_no_text(x_server):
    desk = Desk(x_server, key="ctrl_r")
    desk.down(RIGHT_CTRL)
    locker = x_server.run("-c", LOCKER)
    locker.wait_told("locked")
    x_server.up(RIGHT_CTRL)
    desk.ours.wait(lambda told: [each for each in told if each[0] == "said"])
    said = [each[1] for each in desk.ours.told if each[0] == "said"]
    assert said[0].startswith("The screen was locked, so the text is on the clipboard.")


@thorough
def test_no_speech_writes_nothing(x_server):
    desk = Desk(x_server, key="f9", text="")
    desk.hold(F9)
    desk.wait_ready()
    assert not [told for told in desk.other.told if told[0] in {"text", "key"}]
    assert not [told for told in desk.ours.told if told[0] in {"said", "kept"}]


LOCKER = """
import json, time
from Xlib import X, display
d = display.Display()
while d.screen().root.grab_keyboard(False, X.GrabModeAsync, X.GrabModeAsync, 0) != X.GrabSuccess:
    pass
d.sync()
print(json.dumps("locked"), flush=True)
time.sleep(60)
"""


@pytest.fixture
def field(qtbot):
    field = HotKeyField()
    qtbot.addWidget(field)
    field.show_key(HotKey("f9"))
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    field.setFocus()
    return field


def press(field, key, modifiers=Qt.KeyboardModifier.NoModifier, native=0):
    """Let a key go down and up, as X tells of it."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, modifiers, 0, native, 0)
        field.event(event)


@pytest.mark.parametrize(
    ("key", "modifiers", "native", "expected"),
    [
        ("F9", "No", 0, "f9"),
        ("Control", "No", 0xFFE4, "ctrl_r"),
        ("Control", "No", 0xFFE3, "ctrl_l"),
        ("Control", "No", 0, "ctrl"),
        ("AltGr", "No", 0xFE03, "alt_gr"),
        ("Super_R", "No", 0xFFEC, "cmd_r"),
        ("D", "Control", 0, "ctrl+d"),
        ("Space", "Alt", 0, "alt+space"),
        ("Tab", "Control", 0, "ctrl+tab"),
        ("ScrollLock", "No", 0, "scroll_lock"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="codes are X's")
def test_a_key_is_chosen_by_pressing_it(field, qtbot, key, modifiers, native, expected):
    chosen, waiting = [], []
    field.chosen.connect(chosen.append)
    field.waiting.connect(waiting.append)
    field.click()
    assert field.text() == "Press the key…"
    held = getattr(Qt.KeyboardModifier, f"{modifiers}Modifier")
    press(field, getattr(Qt.Key, f"Key_{key}"), held, native)
    assert [str(each) for each in chosen] == [expected]
    assert waiting == [True, False]


def test_esc_and_leaving_change_nothing(field, qtbot):
    chosen = []
    field.chosen.connect(chosen.append)
    for leave in (lambda: press(field, Qt.Key.Key_Escape), field.clearFocus):
        field.setFocus()
        field.click()
        leave()
        assert field.text() == "F9"
    press(field, Qt.Key.Key_F8)  # it does not wait any more
    assert chosen == []


@pytest.mark.skipif(sys.platform == "darwin", reason="Macs have signs for them")
def test_keys_are_called_as_they_are_labelled():
    assert shown(HotKey("ctrl_r")) == "Right Ctrl"
    assert shown(HotKey("d", frozenset({"alt", "ctrl"}))) == "Ctrl+Alt+D"
    assert shown(HotKey("scroll_lock")) == "Scroll Lock"
    assert shown(HotKey("alt_gr")) == "AltGr"
    assert as_shortcut(HotKey("d", frozenset({"alt", "ctrl"}))) == "Ctrl+Alt+D"
    assert as_shortcut(HotKey("page_up")) == "PgUp"
    assert as_shortcut(HotKey("ctrl_r")) == ""


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {"DISPLAY": ":0"}, "x11"),
        ("linux", {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ("linux", {"DISPLAY": ":0", "XDG_SESSION_TYPE": "wayland"}, "wayland"),
        ("linux", {}, "none"),
        ("win32", {}, "windows"),
        ("darwin", {}, "macos"),
    ],
)
def test_the_kind_of_desktop_is_known(monkeypatch, platform, variables, expected):
    monkeypatch.setattr("sys.platform", platform)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert hotkey_platform.desktop() == expected


@pytest.mark.parametrize(("kind", "reason"), [("wayland", "wayland"), ("none", "no-screen")])
def test_where_no_key_can_be_heard_the_reason_is_told(monkeypatch, kind, reason):
    monkeypatch.setattr(hotkey_watch, "desktop", lambda: kind)
    monkeypatch.setattr(typing_into, "desktop", lambda: kind)
    with pytest.raises(HotKeyUnheard) as error:
        HotKeyWatch().start(HotKey("f9"), "hold")
    assert error.value.reason == reason
    assert typing_into.open_hand() is None


@pytest.mark.parametrize(
    ("kind", "package"), [("x11", "python-xlib"), ("windows", "pynput"), ("macos", "pynput")]
)
def test_a_missing_package_is_a_reason(monkeypatch, kind, package):
    monkeypatch.setattr(hotkey_watch, "desktop", lambda: kind)
    monkeypatch.setattr(typing_into, "desktop", lambda: kind)
    for name in ("Xlib", "Xlib.error", "pynput", "app.hotkey_x11", "app.hotkey_pynput"):
        monkeypatch.setitem(sys.modules, name, None)
    for name in ("app.typing_into_x11", "app.typing_into_pynput"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(HotKeyUnheard) as error:
        open_keyboard(HotKey("f9"), lambda *_: None, lambda: None)
    assert (error.value.reason, error.value.detail) == ("package", package)
    assert typing_into.open_hand() is None


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")  # Xlib's own sockets
def test_a_server_that_is_not_there_is_a_reason(monkeypatch):
    pytest.importorskip("Xlib")
    monkeypatch.setattr(hotkey_watch, "desktop", lambda: "x11")
    monkeypatch.setattr(typing_into, "desktop", lambda: "x11")
    monkeypatch.setenv("DISPLAY", ":9997")
    with pytest.raises(HotKeyUnheard) as error:
        open_keyboard(HotKey("f9"), lambda *_: None, lambda: None)
    assert error.value.reason == "no-screen"
    assert typing_into.open_hand() is None
    del error
    gc.collect()


def test_an_x_server_that_goes_away_is_told_and_takes_nothing_with_it(x_server, monkeypatch):
    from app.hotkey_x11 import XKeyboard  # noqa: PLC0415 - only where there is an X server
    from app.typing_into_x11 import XHand  # noqa: PLC0415 - likewise

    monkeypatch.setenv("DISPLAY", x_server.environment["DISPLAY"])
    lost = threading.Event()
    keyboard = XKeyboard(HotKey("f9"), lambda _name, _is_down: None, lost.set)
    hand = XHand()
    x_server.end()
    assert lost.wait(10)
    assert hand.window() == 0
    keyboard.close()
    hand.close()
