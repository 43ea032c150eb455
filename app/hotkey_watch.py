"""Listens for the hot key in every program, on systems that let it be heard."""

import logging
import time
from collections.abc import Callable
from typing import Literal, Protocol

from PySide6.QtCore import QObject, Signal

from app.hotkey import HotKey
from app.hotkey_platform import desktop
from app.hotkey_press import HotKeyPress, Press

log = logging.getLogger(__name__)

Mode = Literal["hold", "toggle"]


class Keyboard(Protocol):
    """Follows the keys of the system on a thread of its own."""

    def close(self) -> None:
        """Hear no more."""

    def again(self) -> None:
        """Let the program in front have the hot key that was kept from it."""


class HotKeyUnheard(Exception):  # noqa: N818 - a fact
    """No key is heard: "wayland", "no-screen", "package", "taken", "missing" or "permission"."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


Open = Callable[[HotKey, Callable[[str, bool], None], Callable[[], None]], Keyboard]


def open_keyboard(
    hot_key: HotKey, heard: Callable[[str, bool], None], lost: Callable[[], None]
) -> Keyboard:
    """Follow the keys of this system.

    Raises:
        HotKeyUnheard: that cannot be.
    """
    kind = desktop()
    if kind == "wayland":
        raise HotKeyUnheard("wayland")
    if kind == "none":
        raise HotKeyUnheard("no-screen")
    return _open_x(hot_key, heard, lost) if kind == "x11" else _open_pynput(heard)


def _open_x(
    hot_key: HotKey, heard: Callable[[str, bool], None], lost: Callable[[], None]
) -> Keyboard:
    try:
        from Xlib.error import DisplayError  # noqa: PLC0415 - only where there is an X server

        from app.hotkey_x11 import HotKeyTaken, XKeyboard  # noqa: PLC0415 - likewise
    except ImportError as error:
        raise HotKeyUnheard("package", "python-xlib") from error
    try:
        return XKeyboard(hot_key, heard, lost)
    except HotKeyTaken as error:
        raise HotKeyUnheard("taken") from error
    except LookupError as error:
        raise HotKeyUnheard("missing") from error
    except (OSError, DisplayError) as error:
        log.warning("the X server cannot be asked for keys: %s", error)
        raise HotKeyUnheard("no-screen") from error


def _open_pynput(heard: Callable[[str, bool], None]) -> Keyboard:
    try:
        from app.hotkey_pynput import PynputKeyboard  # noqa: PLC0415 - only on these systems
    except ImportError as error:
        raise HotKeyUnheard("package", "pynput") from error
    keyboard = PynputKeyboard(heard)
    if keyboard.is_kept_out:
        keyboard.close()
        raise HotKeyUnheard("permission")
    return keyboard


class HotKeyWatch(QObject):
    """Says what the hot key does; its signals come to the thread of who hears them.

    Signals:
        pressed: a Press.
        lost: keys are heard no more.
    """

    pressed = Signal(object)
    lost = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        open_keyboard: Open = open_keyboard,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._open = open_keyboard
        self._clock = clock
        self._keyboard: Keyboard | None = None
        self._press: HotKeyPress | None = None

    @property
    def is_down(self) -> bool:
        """Whether the hot key is held."""
        return self._press is not None and self._press.is_down

    def start(self, hot_key: HotKey, mode: Mode) -> None:
        """Listen for this key, and for no other.

        Raises:
            HotKeyUnheard: it cannot be heard.
        """
        self.stop()
        self._press = HotKeyPress(hot_key, mode, self._clock())
        self._keyboard = self._open(hot_key, self._on_key, self.lost.emit)

    def stop(self) -> None:
        """Listen no more."""
        if self._keyboard is not None:
            self._keyboard.close()
        self._keyboard = self._press = None

    def _on_key(self, name: str, is_down: bool) -> None:  # noqa: FBT001 - what a keyboard tells
        """Take what a key does; called on the keyboard's thread."""
        press, keyboard = self._press, self._keyboard
        if press is None:
            return
        now = self._clock()
        did = press.pressed(name, now) if is_down else press.released(name, now)
        if did is Press.DROPPED and keyboard is not None:
            keyboard.again()
        if did is not None:
            self.pressed.emit(did)
