"""Keys as text, the way Qt writes them on every system: "Ctrl+Return"."""

from enum import Enum, auto

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

_Key = Qt.Key
_Modifier = Qt.KeyboardModifier
_Standard = QKeySequence.StandardKey
_NATIVE = QKeySequence.SequenceFormat.NativeText

_MODIFIERS = (_Key.Key_Control, _Key.Key_Shift, _Key.Key_Alt, _Key.Key_Meta, _Key.Key_AltGr)
_MOVING = (
    *(_Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down),
    *(_Key.Key_Home, _Key.Key_End, _Key.Key_PageUp, _Key.Key_PageDown),
)
_DELETING = (_Key.Key_Backspace, _Key.Key_Delete)
_FOCUS = (_Key.Key_Tab, _Key.Key_Backtab)
_AFTER_CHARACTERS = 0x0100_0000  # keys that write nothing are from here on
_OF_TEXT = (_Standard.Copy, _Standard.Cut, _Standard.Paste, _Standard.SelectAll)
_ARROWS = {
    _Key.Key_Left: "←",
    _Key.Key_Right: "→",
    _Key.Key_Up: "↑",
    _Key.Key_Down: "↓",
}


class Role(Enum):
    """What a key is needed for already.

    Attributes:
        NONE: it is no key that can be pressed by itself.
        FOCUS: to go from field to field.
        TYPING: to write, or to change what is written.
        ENTER: to end what is written, or a line of it.
        MOVING: to go from row to row.
        FREE: for nothing.
    """

    NONE = auto()
    FOCUS = auto()
    TYPING = auto()
    ENTER = auto()
    MOVING = auto()
    FREE = auto()


def plain(sequence: QKeySequence | QKeyCombination | str) -> str:
    """One key with what is held, as text; the number pad's Enter is Enter. Empty if it is none."""
    sequence = QKeySequence(sequence)
    if sequence.count() != 1:
        return ""
    pressed = _first(sequence)
    modifiers = pressed.keyboardModifiers() & ~_Modifier.KeypadModifier
    code = _Key.Key_Return if pressed.key() == _Key.Key_Enter else pressed.key()
    return QKeySequence(QKeyCombination(modifiers, code)).toString()


def variants(key: str) -> list[QKeySequence]:
    """What Qt has to look for: on the number pad, Enter is a key of its own."""
    pressed = _first(QKeySequence(key))
    if pressed.key() != _Key.Key_Return:
        return [QKeySequence(key)]
    pad = QKeyCombination(pressed.keyboardModifiers(), _Key.Key_Enter)
    return [QKeySequence(key), QKeySequence(pad)]


def native(key: str) -> str:
    """A key as this system writes it, in its language; Return is what keyboards call Enter."""
    return QKeySequence(key).toString(_NATIVE).replace("Return", "Enter")


def caps(key: str) -> list[str]:
    """What stands on the keys to be pressed together."""
    code = _first(QKeySequence(key)).key()
    last = native(QKeySequence(code).toString())
    held = native(key).removesuffix(last)
    names = held.rstrip("+").split("+") if "+" in held else list(held)  # Macs have one sign each
    return [*names, _ARROWS.get(code, last)]


def role(key: str) -> Role:
    """What a key is needed for already."""
    if not key:
        return Role.NONE
    pressed = _first(QKeySequence(key))
    code = pressed.key()
    is_bare = not pressed.keyboardModifiers() & ~_Modifier.ShiftModifier
    if code in _MODIFIERS or code == _Key.Key_unknown:
        return Role.NONE
    if code in _FOCUS:
        return Role.FOCUS
    if code == _Key.Key_Return and is_bare:
        return Role.ENTER
    if code in _MOVING and is_bare:
        return Role.MOVING
    is_writing = is_bare and (code < _AFTER_CHARACTERS or code in _DELETING)
    return Role.TYPING if is_writing or _changes_text(key) else Role.FREE


def _changes_text(key: str) -> bool:
    return any(QKeySequence(key) in QKeySequence.keyBindings(standard) for standard in _OF_TEXT)


def _first(sequence: QKeySequence) -> QKeyCombination:
    return sequence[0]  # type: ignore[no-any-return, index] # PySide's types do not know of it
