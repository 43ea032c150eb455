"""Presses keys for the program in front on an X server, whatever its layout has."""

import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

from Xlib import XK, X, display, error
from Xlib.ext import xtest

from app.typing_into_x11_clipboard import clipboard_size

_KEYSYMS = {
    "ctrl": "Control_L",
    "shift": "Shift_L",
    "alt": "Alt_L",
    "cmd": "Super_L",
    "insert": "Insert",
    "\n": "Return",
    "\t": "Tab",
}
_MODIFIERS = (
    *("Control_L", "Control_R", "Shift_L", "Shift_R", "Alt_L", "Alt_R"),
    *("Super_L", "Super_R", "Meta_L", "Meta_R", "ISO_Level3_Shift"),
)
_UNICODE = 0x0100_0000
_LATIN_1 = range(0x20, 0x100)
_HEED = 0.12  # seconds in which programs heed that keys write other characters


class XHand:
    """Types into whatever has the focus. Calls block while it types; for one thread at a time."""

    def __init__(self) -> None:
        """Reach the server.

        Raises:
            OSError: there is none, or it lets nobody press keys.
        """
        try:
            self._display = display.Display()
        except error.DisplayError as problem:
            raise OSError(str(problem)) from problem
        if not self._display.has_extension("XTEST"):
            raise OSError("XTEST")
        self._root = self._display.screen().root

    def close(self) -> None:
        """Leave the server."""
        with suppress(error.ConnectionClosedError):
            self._display.close()

    def window(self) -> int:
        """The window in front, as a number; 0 where nobody knows."""
        try:
            return self._front()
        except error.ConnectionClosedError:  # the text itself will tell; what is said is recorded
            return 0

    def is_there(self, window: int) -> bool:
        """Whether a window still is to be seen."""
        try:
            attributes = self._display.create_resource_object("window", window).get_attributes()
        except error.XError:
            return False
        return bool(attributes.map_state == X.IsViewable)

    def is_locked(self) -> bool:
        """Whether another program keeps the keyboard to itself, as one that locks the screen."""
        answer = self._root.grab_keyboard(
            False,  # noqa: FBT003 - as Xlib has it
            X.GrabModeAsync,
            X.GrabModeAsync,
            X.CurrentTime,
        )
        if answer == X.GrabSuccess:
            self._display.ungrab_keyboard(X.CurrentTime)
            self._display.sync()
        return bool(answer == X.AlreadyGrabbed)

    def clipboard_size(self) -> int | None:
        """How many bytes the clipboard has, at least; None where its owner does not answer."""
        return clipboard_size()

    def held(self) -> bool:
        """Whether a modifier is down that would change what is typed."""
        return bool(self._held_codes())

    def lift(self) -> None:
        """Let modifiers go up that are down, as far as programs can tell."""
        for code in self._held_codes():
            xtest.fake_input(self._display, X.KeyRelease, code)
        self._display.sync()

    def press(self, *keys: str) -> None:
        """Press keys together, as "ctrl", "v".

        Raises:
            LookupError: the keyboard has no such key.
        """
        codes = [self._code(key) for key in keys]
        for code in codes:
            xtest.fake_input(self._display, X.KeyPress, code)
        for code in reversed(codes):
            xtest.fake_input(self._display, X.KeyRelease, code)
        self._display.sync()

    def type(self, text: str) -> None:
        """Write a text key by key; keys that write nothing are lent to its characters.

        Raises:
            LookupError: the keyboard has no key to lend.
        """
        spare = self._spare_codes()
        if not spare:
            raise LookupError("spare")
        try:
            for part in _parts(text, len(spare)):
                self._type_part(part, spare)
        finally:
            for code in spare:
                self._display.change_keyboard_mapping(code, [(0,) * self._width])
            self._display.sync()

    def _front(self) -> int:
        found = self._root.get_full_property(self._atom("_NET_ACTIVE_WINDOW"), X.AnyPropertyType)
        if found is not None and len(found.value):
            return int(found.value[0])
        focus = self._display.get_input_focus().focus
        return int(getattr(focus, "id", 0))

    def _type_part(self, part: str, spare: Sequence[int]) -> None:
        lent = dict(zip(dict.fromkeys(part), spare, strict=False))
        for each, code in lent.items():
            self._display.change_keyboard_mapping(code, [(_keysym(each),) * self._width])
        self._display.sync()
        time.sleep(_HEED)
        for each in part:
            xtest.fake_input(self._display, X.KeyPress, lent[each])
            xtest.fake_input(self._display, X.KeyRelease, lent[each])
        self._display.sync()
        time.sleep(_HEED)

    @property
    def _width(self) -> int:
        return max(2, len(self._keymap()[0]))

    def _keymap(self) -> Any:  # noqa: ANN401 - a library without types
        info = self._display.display.info
        return self._display.get_keyboard_mapping(
            info.min_keycode, info.max_keycode - info.min_keycode + 1
        )

    def _spare_codes(self) -> list[int]:
        first = self._display.display.info.min_keycode
        return [first + place for place, keys in enumerate(self._keymap()) if not any(keys)]

    def _held_codes(self) -> list[int]:
        keys = self._display.query_keymap()
        found = []
        for name in _MODIFIERS:
            code = self._display.keysym_to_keycode(XK.string_to_keysym(name))
            if code and keys[code // 8] & (1 << code % 8):
                found.append(code)
        return found

    def _code(self, key: str) -> int:
        keysym = XK.string_to_keysym(_KEYSYMS.get(key, key)) or _keysym(key)
        code = self._display.keysym_to_keycode(keysym)
        if not code:
            raise LookupError(key)
        return int(code)

    def _atom(self, name: str) -> int:
        return int(self._display.intern_atom(name))


def _parts(text: str, n_spare: int) -> Iterable[str]:
    """The text in pieces that have no more characters of different kinds than that."""
    part, kinds = "", set[str]()
    for each in text:
        if each not in kinds and len(kinds) == n_spare:
            yield part
            part, kinds = "", set()
        part += each
        kinds.add(each)
    if part:
        yield part


def _keysym(character: str) -> int:
    if character in _KEYSYMS:
        return int(XK.string_to_keysym(_KEYSYMS[character]))
    point = ord(character)
    return point if point in _LATIN_1 else _UNICODE + point
