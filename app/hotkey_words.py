"""What a hot key is called on the keys themselves."""

import sys

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.hotkey import MODIFIERS, HotKey

_ON_MACS = {"ctrl": "⌃", "alt": "⌥", "shift": "⇧", "cmd": "⌘"}
_SUPER = {"win32": "Win", "darwin": "⌘"}.get(sys.platform, "Super")
_HELD = {"ctrl": "Ctrl", "alt": "Alt", "shift": "Shift", "cmd": _SUPER, "alt_gr": "AltGr"}
_SIDES = {
    "l": QT_TRANSLATE_NOOP("HotKeyWords", "Left %1"),
    "r": QT_TRANSLATE_NOOP("HotKeyWords", "Right %1"),
}
_NAMES = {
    "pause": QT_TRANSLATE_NOOP("HotKeyWords", "Pause"),
    "insert": QT_TRANSLATE_NOOP("HotKeyWords", "Insert"),
    "menu": QT_TRANSLATE_NOOP("HotKeyWords", "Menu key"),
    "print_screen": QT_TRANSLATE_NOOP("HotKeyWords", "Print Screen"),
    "scroll_lock": QT_TRANSLATE_NOOP("HotKeyWords", "Scroll Lock"),
    "space": QT_TRANSLATE_NOOP("HotKeyWords", "Space"),
}


def shown(hot_key: HotKey) -> str:
    """The key with what is held, as "Ctrl+Alt+D"."""
    if sys.platform == "darwin":
        held = "".join(_ON_MACS[name] for name in MODIFIERS if name in hot_key.modifiers)
        return held + _cap(hot_key.key)
    held = [_HELD[name] for name in MODIFIERS if name in hot_key.modifiers]
    return "+".join((*held, _cap(hot_key.key)))


def as_shortcut(hot_key: HotKey) -> str:
    """The key as Qt writes it, to be compared with the window's own; a modifier alone is none."""
    if hot_key.is_modifier:
        return ""
    held = {"ctrl": "Ctrl", "alt": "Alt", "shift": "Shift", "cmd": "Meta"}
    if sys.platform == "darwin":  # where Qt calls these two the other way round
        held |= {"ctrl": "Meta", "cmd": "Ctrl"}
    names = [held[name] for name in ("ctrl", "alt", "shift", "cmd") if name in hot_key.modifiers]
    last = {"page_up": "PgUp", "page_down": "PgDown", "insert": "Ins", "delete": "Del"}
    return "+".join((*names, last.get(hot_key.key, hot_key.key.replace("_", "").capitalize())))


def _cap(key: str) -> str:
    if key in _HELD:
        return _HELD[key]
    name, _, side = key.rpartition("_")
    if name in _HELD and side in _SIDES:
        return _tr(str(_SIDES[side])).replace("%1", _HELD[name])
    return _tr(str(_NAMES[key])) if key in _NAMES else key.replace("_", " ").title()


def _tr(text: str) -> str:
    return QCoreApplication.translate("HotKeyWords", text)
