"""A button that shows the hot key, and takes another one by its being pressed."""

import sys

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.hotkey import NAMED, HotKey
from app.hotkey_words import shown

_Key = Qt.Key
_NAMES = {
    _Key.Key_Insert: "insert",
    _Key.Key_Menu: "menu",
    _Key.Key_Pause: "pause",
    _Key.Key_Print: "print_screen",
    _Key.Key_ScrollLock: "scroll_lock",
    _Key.Key_CapsLock: "caps_lock",
    _Key.Key_NumLock: "num_lock",
    _Key.Key_Home: "home",
    _Key.Key_End: "end",
    _Key.Key_PageUp: "page_up",
    _Key.Key_PageDown: "page_down",
    _Key.Key_Up: "up",
    _Key.Key_Down: "down",
    _Key.Key_Left: "left",
    _Key.Key_Right: "right",
    _Key.Key_Delete: "delete",
    _Key.Key_Backspace: "backspace",
    _Key.Key_Return: "enter",
    _Key.Key_Enter: "enter",
    _Key.Key_Tab: "tab",
    _Key.Key_Backtab: "tab",
    _Key.Key_Space: "space",
}
_IS_MAC = sys.platform == "darwin"
_CONTROL, _META = ("cmd", "ctrl") if _IS_MAC else ("ctrl", "cmd")  # as Qt calls them
_MODIFIERS = {
    _Key.Key_Control: _CONTROL,
    _Key.Key_Meta: _META,
    _Key.Key_Super_L: "cmd_l",
    _Key.Key_Super_R: "cmd_r",
    _Key.Key_Alt: "alt",
    _Key.Key_Shift: "shift",
    _Key.Key_AltGr: "alt_gr",
}
# What the systems call the keys of the right: keysyms, scan codes, virtual keys.
_RIGHT_X11 = {0xFFE2, 0xFFE4, 0xFFE8, 0xFFEA, 0xFFEC}
_RIGHT_WINDOWS = {0x11D, 0x138, 0x36, 0x136, 0x15C}
_RIGHT_MACOS = {0x36, 0x3C, 0x3D, 0x3E}


class HotKeyField(QPushButton):
    """Shows a key. Pressed, it waits for another; Esc and leaving it change nothing.

    Signals:
        chosen: a HotKey.
        waiting: whether it waits for a key; the present one must not be acted upon then.
    """

    chosen = Signal(object)
    waiting = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hot_key = HotKey("")
        self._is_waiting = False
        self._alone: HotKey | None = None  # a modifier that is down, and no other key yet
        self.clicked.connect(self._begin)

    def show_key(self, hot_key: HotKey) -> None:
        """Show this one."""
        self._hot_key = hot_key
        self._end()

    def event(self, event: QEvent) -> bool:
        """Let no shortcut and no change of the focus take the key that is waited for."""
        if self._is_waiting and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if self._is_waiting and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                self._on_press(event)
                return True
            if event.type() == QEvent.Type.KeyRelease:
                self._on_release()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Give up."""
        super().focusOutEvent(event)
        if self._is_waiting:
            self._end()

    def _begin(self) -> None:
        self._is_waiting, self._alone = True, None
        self.setText(self.tr("Press the key…"))
        self.waiting.emit(True)  # noqa: FBT003 - a signal's argument

    def _end(self) -> None:
        was_waiting, self._is_waiting = self._is_waiting, False
        self.setText(shown(self._hot_key) if self._hot_key.key else "")
        if was_waiting:
            self.waiting.emit(False)  # noqa: FBT003 - a signal's argument

    def _on_press(self, event: QKeyEvent) -> None:
        hot_key = hot_key_of(event)
        if event.key() == _Key.Key_Escape and not event.modifiers():
            self._end()
        elif hot_key is not None and hot_key.is_modifier:
            self._alone = hot_key
        elif hot_key is not None:
            self._choose(hot_key)

    def _on_release(self) -> None:
        if self._alone is not None:
            self._choose(self._alone)

    def _choose(self, hot_key: HotKey) -> None:
        self._end()
        self.chosen.emit(hot_key)


def hot_key_of(event: QKeyEvent) -> HotKey | None:
    """The key that an event tells of, with what is held; None where it has no name."""
    key = Qt.Key(event.key())
    if key in _MODIFIERS:
        return HotKey(_with_side(_MODIFIERS[key], event))
    if _Key.Key_F1 <= key <= _Key.Key_F24:
        name = f"f{key - _Key.Key_F1 + 1}"
    elif key in _NAMES:
        name = _NAMES[key]
    elif _Key.Key_Space < key < _Key.Key_Escape:  # those that write something
        name = chr(key).lower()
    else:
        return None
    return HotKey(name, _held(event.modifiers()))


def _with_side(name: str, event: QKeyEvent) -> str:
    if f"{name}_r" not in NAMED:
        return name
    if sys.platform == "win32":
        code, right = event.nativeScanCode(), _RIGHT_WINDOWS
    else:
        code, right = event.nativeVirtualKey(), _RIGHT_MACOS if _IS_MAC else _RIGHT_X11
    if not code:
        return name  # nobody knows; either will do
    return f"{name}_r" if code in right else f"{name}_l"


def _held(modifiers: Qt.KeyboardModifier) -> frozenset[str]:
    kinds = Qt.KeyboardModifier
    names = {
        kinds.ControlModifier: _CONTROL,
        kinds.MetaModifier: _META,
        kinds.AltModifier: "alt",
        kinds.ShiftModifier: "shift",
    }
    return frozenset(name for kind, name in names.items() if modifiers & kind)
