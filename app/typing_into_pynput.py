"""Presses keys for the program in front on Windows and macOS, by pynput."""

import ctypes
from collections.abc import Callable
from typing import Any

from pynput import keyboard
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

_MODIFIERS = ("ctrl_l", "ctrl_r", "shift_l", "shift_r", "alt_l", "alt_r", "cmd_l", "cmd_r")


class PynputHand:
    """Types into whatever has the focus."""

    def __init__(self) -> None:
        self._controller = keyboard.Controller()

    def close(self) -> None:
        """Leave the keyboard alone."""

    def window(self) -> int:
        """The window in front, as a number; 0 where nobody knows."""
        return _windows(lambda user: user.GetForegroundWindow(), 0)

    def is_there(self, window: int) -> bool:
        """Whether a window still is to be seen."""
        return bool(_windows(lambda user: user.IsWindow(window), 1))

    def is_locked(self) -> bool:
        """Whether nothing is in front, as where the screen is locked."""
        return not _windows(lambda user: user.GetForegroundWindow(), 1)

    def clipboard_size(self) -> int | None:
        """What the clipboard has lies in the system's memory here, and is had at once."""
        return 0

    def held(self) -> bool:
        """Whether a modifier is down that would change what is typed."""
        keys = Qt.KeyboardModifier
        held = QGuiApplication.queryKeyboardModifiers() & ~keys.KeypadModifier
        return held != keys.NoModifier

    def lift(self) -> None:
        """Let modifiers go up, as far as programs can tell."""
        for name in _MODIFIERS:
            self._controller.release(keyboard.Key[name])

    def press(self, *keys: str) -> None:
        """Press keys together, as "ctrl", "v"."""
        found = [keyboard.Key[key] if key in keyboard.Key.__members__ else key for key in keys]
        *held, last = found
        with self._controller.pressed(*held):
            self._controller.tap(last)

    def type(self, text: str) -> None:
        """Write a text key by key."""
        self._controller.type(text)


def _windows(ask: Callable[[Any], int], otherwise: int) -> int:
    """What Windows answers; other systems are not asked."""
    library = getattr(ctypes, "windll", None)
    return otherwise if library is None else int(ask(library.user32))
