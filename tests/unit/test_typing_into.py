"""Keys on Windows and macOS, with a pynput that only writes down what it is told."""

import enum
import importlib
import sys
from contextlib import contextmanager
from types import ModuleType

import pytest


class KeyCode:
    def __init__(self, char=None, vk=None):
        self.char, self.vk = char, vk


class Key(enum.Enum):
    ctrl = 1
    ctrl_l = 2
    ctrl_r = 3
    shift = 4
    shift_l = 5
    shift_r = 6
    alt_l = 7
    alt_r = 8
    cmd = 9
    cmd_l = 10
    cmd_r = 11
    insert = 12
    f9 = 13
    media_next = 14


class Listener:
    is_trusted = True

    def __init__(self, on_press, on_release):
        self.on_press, self.on_release = on_press, on_release
        self.IS_TRUSTED = Listener.is_trusted
        self.is_running = False

    def start(self):
        self.is_running = True

    def wait(self):
        assert self.is_running

    def stop(self):
        self.is_running = False

    def canonical(self, key):
        return KeyCode(key.char and key.char.lower(), key.vk)


class Controller:
    def __init__(self):
        self.did = []

    def release(self, key):
        self.did.append(("release", key))

    def tap(self, key):
        self.did.append(("tap", key))

    def type(self, text):
        self.did.append(("type", text))

    @contextmanager
    def pressed(self, *keys):
        self.did.append(("down", keys))
        yield
        self.did.append(("up", keys))


@pytest.fixture
def pynput(monkeypatch):
    keyboard = ModuleType("pynput.keyboard")
    keyboard.Key, keyboard.KeyCode = Key, KeyCode
    keyboard.Listener, keyboard.Controller = Listener, Controller
    package = ModuleType("pynput")
    package.keyboard = keyboard
    monkeypatch.setitem(sys.modules, "pynput", package)
    monkeypatch.setitem(sys.modules, "pynput.keyboard", keyboard)
    for name in ("app.hotkey_pynput", "app.typing_into_pynput"):
        monkeypatch.delitem(sys.modules, name, raising=False)


def test_keys_are_called_by_their_names(pynput):
    module = importlib.import_module("app.hotkey_pynput")
    heard = []
    keyboard = module.PynputKeyboard(lambda name, is_down: heard.append((name, is_down)))
    listener = keyboard._listener
    for key in (Key.f9, Key.ctrl_r, KeyCode("D"), Key.media_next, KeyCode(vk=255), None):
        listener.on_press(key)
    listener.on_release(Key.f9)
    names = ["f9", "ctrl_r", "d", "#media_next", "#255", "#"]
    assert heard == [*((name, True) for name in names), ("f9", False)]
    assert not keyboard.is_kept_out
    keyboard.close()
    assert not listener.is_running


def test_a_mac_that_does_not_allow_it_is_noticed(pynput, monkeypatch):
    monkeypatch.setattr(Listener, "is_trusted", False)
    monkeypatch.setattr("app.hotkey_watch.desktop", lambda: "macos")
    watch = importlib.import_module("app.hotkey_watch")
    with pytest.raises(watch.HotKeyUnheard) as error:
        watch.open_keyboard(None, lambda *_: None, lambda: None)
    assert error.value.reason == "permission"


def test_keys_are_pressed_together_and_text_is_typed(pynput):
    hand = importlib.import_module("app.typing_into_pynput").PynputHand()
    hand.press("cmd", "v")
    hand.press("shift", "insert")
    hand.type("你好")
    did = hand._controller.did
    assert did[:3] == [("down", (Key.cmd,)), ("tap", "v"), ("up", (Key.cmd,))]
    assert did[4] == ("tap", Key.insert)
    assert did[-1] == ("type", "你好")
    hand.lift()
    assert ("release", Key.ctrl_r) in did
    assert (hand.window(), hand.is_there(5), hand.is_locked()) == (0, True, False)
