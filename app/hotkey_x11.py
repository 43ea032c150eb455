"""The keyboard of an X server, for the hot key: seen in every program, and kept from them.

The server's RECORD extension tells of keys. A hot key that is no modifier is grabbed as well, so
that the program in front does not act on it each time it repeats itself.
"""

import logging
import threading
from collections import Counter
from collections.abc import Callable
from typing import Any

from Xlib import XK, X, display, error
from Xlib.ext import record, xtest
from Xlib.protocol import rq

from app.hotkey import HotKey

log = logging.getLogger(__name__)

_NAMES = """
Control_L ctrl_l Control_R ctrl_r Shift_L shift_l Shift_R shift_r Alt_L alt_l Alt_R alt_r
Meta_L alt_l Meta_R alt_r Super_L cmd_l Super_R cmd_r ISO_Level3_Shift alt_gr Mode_switch alt_gr
Insert insert Menu menu Pause pause Print print_screen Scroll_Lock scroll_lock Caps_Lock caps_lock
Num_Lock num_lock Home home End end Prior page_up Next page_down Up up Down down Left left
Right right Delete delete BackSpace backspace Return enter Tab tab space space Escape esc
""".split()
_FUNCTION_KEYS = {f"F{n}": f"f{n}" for n in range(1, 25)}
_BY_KEYSYM = {
    XK.string_to_keysym(name): key
    for name, key in [*zip(_NAMES[::2], _NAMES[1::2], strict=True), *_FUNCTION_KEYS.items()]
}
_MASKS = {
    "ctrl": X.ControlMask,
    "shift": X.ShiftMask,
    "alt": X.Mod1Mask,
    "cmd": X.Mod4Mask,
}
_LOCKS = (0, X.LockMask, X.Mod2Mask, X.LockMask | X.Mod2Mask)  # Caps Lock, Num Lock
_LATIN_1 = 0x100
_UNICODE = 0x0100_0000  # keysyms of other characters are their code points from here on

Heard = Callable[[str, bool], None]


class HotKeyTaken(Exception):  # noqa: N818 - a fact
    """Another program has the key already."""


class XKeyboard:
    """Follows the keys of a server until it is closed."""

    def __init__(self, hot_key: HotKey, heard: Heard, lost: Callable[[], None]) -> None:
        """Begin.

        Args:
            heard: called on a thread of its own with a key's name, and whether it goes down.
            lost: called there when the server says no more.

        Raises:
            HotKeyTaken: another program grabs the key.
            OSError, error.DisplayError: there is no server, or it has no such extension.
            LookupError: the keyboard has no such key.
        """
        self._heard, self._lost = heard, lost
        self._control = display.Display()
        if not self._control.has_extension("RECORD"):
            self._control.close()
            raise OSError("RECORD")
        self._codes: list[tuple[int, int]] = []  # what is grabbed: codes and masks
        self._skipped: Counter[int] = Counter()  # events of our own that are to come
        self._is_closed = False
        self._source = display.Display()
        try:
            self._grab(hot_key)
            self._context = self._control.record_create_context(
                0, [record.AllClients], [_KEYS_ONLY]
            )
            self._control.sync()
        except BaseException:
            self._control.close()
            self._source.close()
            raise
        self._thread = threading.Thread(target=self._listen, name="hot-key", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Let go of the key, and end."""
        self._is_closed = True
        try:
            self._release()
            self._control.record_disable_context(self._context)
            self._control.sync()
            self._thread.join(1.0)
            self._control.record_free_context(self._context)
            self._control.close()
        except (error.ConnectionClosedError, OSError):
            log.info("the X server is gone")

    def again(self) -> None:
        """Let the program in front have a key that was kept from it; called by `heard`."""
        for code in {code for code, _masks in self._codes}:
            self._skipped[code] += 2
            self._release()
            xtest.fake_input(self._control, X.KeyPress, code)
            xtest.fake_input(self._control, X.KeyRelease, code)
            self._control.sync()
            self._take()

    def _listen(self) -> None:
        try:
            self._source.record_enable_context(self._context, self._on_reply)
            self._source.close()
        except (error.ConnectionClosedError, OSError) as problem:
            log.warning("the X server says no more: %s", problem)
        if not self._is_closed:
            self._lost()

    def _on_reply(self, reply: Any) -> None:  # noqa: ANN401 - a library without types
        if reply.category != record.FromServer or reply.client_swapped:
            return
        data = reply.data
        while data:
            event, data = rq.EventField(None).parse_binary_value(
                data, self._source.display, None, None
            )
            if event.type in {X.KeyPress, X.KeyRelease}:
                self._on_key(event.detail, is_down=event.type == X.KeyPress)

    def _on_key(self, code: int, *, is_down: bool) -> None:
        while self._control.pending_events():  # what is grabbed comes here, too
            event = self._control.next_event()
            if event.type == X.MappingNotify:
                self._control.refresh_keyboard_mapping(event)
        if self._skipped[code]:
            self._skipped[code] -= 1
            return
        name = _name(self._control.keycode_to_keysym(code, 0)) or f"#{code}"
        self._heard(name, is_down)

    def _grab(self, hot_key: HotKey) -> None:
        code = self._code(hot_key)
        if hot_key.is_modifier:
            return  # it is to work as one
        mask = sum(_MASKS[name] for name in hot_key.modifiers)
        self._codes = [(code, mask | locks) for locks in _LOCKS]
        if not self._take():
            raise HotKeyTaken(str(hot_key))

    def _code(self, hot_key: HotKey) -> int:
        """The code of a key.

        Raises:
            LookupError: there is none.
        """
        keymap = self._control.get_keyboard_mapping(
            self._control.display.info.min_keycode,
            self._control.display.info.max_keycode - self._control.display.info.min_keycode + 1,
        )
        for place, keysyms in enumerate(keymap):
            if keysyms and hot_key.fits(_name(keysyms[0])):
                return int(self._control.display.info.min_keycode + place)
        raise LookupError(str(hot_key))

    def _take(self) -> bool:
        root = self._control.screen().root
        refused = error.CatchError(error.BadAccess)
        for code, masks in self._codes:
            root.grab_key(code, masks, True, X.GrabModeAsync, X.GrabModeAsync, onerror=refused)  # noqa: FBT003 - as Xlib has it
        self._control.sync()
        return refused.get_error() is None

    def _release(self) -> None:
        root = self._control.screen().root
        for code, masks in self._codes:
            root.ungrab_key(code, masks)
        self._control.sync()


_KEYS_ONLY = {
    "core_requests": (0, 0),
    "core_replies": (0, 0),
    "ext_requests": (0, 0, 0, 0),
    "ext_replies": (0, 0, 0, 0),
    "delivered_events": (0, 0),
    "device_events": (X.KeyPress, X.KeyRelease),
    "errors": (0, 0),
    "client_started": False,
    "client_died": False,
}


def _name(keysym: int) -> str:
    """What a key is called; empty where it has no name here."""
    if keysym in _BY_KEYSYM:
        return _BY_KEYSYM[keysym]
    if 0 < keysym < _LATIN_1:
        return chr(keysym).lower()
    return chr(keysym - _UNICODE).lower() if keysym > _UNICODE else ""
