"""How much is on an X server's clipboard, asked before Qt waits for all of it."""

import select
import time
from typing import Any

from Xlib import X, display

_ATOM_BITS = 32
_PATIENCE = 0.4  # seconds that the clipboard's owner has for an answer


def clipboard_size() -> int | None:
    """How many bytes the clipboard has, at least; None where its owner does not answer."""
    inbox = display.Display()  # so that no answer waits among other events
    try:
        return _Asking(inbox).size()
    finally:
        inbox.close()


class _Asking:
    """Asks the clipboard's owner for what it has, and takes no more than the beginning."""

    def __init__(self, inbox: Any) -> None:  # noqa: ANN401 - a library without types
        self._inbox = inbox
        self._window = inbox.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)

    def size(self) -> int | None:
        if self._inbox.get_selection_owner(self._atom("CLIPBOARD")) == X.NONE:
            return 0
        found = self._ask("TARGETS")
        if found is None:
            return None
        targets = {int(each) for each in found.value} if found.format == _ATOM_BITS else set()
        for target in ("image/png", "UTF8_STRING"):
            if self._atom(target) in targets:
                return self._size_of(target)
        return 0

    def _size_of(self, target: str) -> int | None:
        found = self._ask(target)
        if found is None:
            return None
        if found.property_type == self._atom("INCR"):  # it comes in pieces; this says how much
            return int(found.value[0])
        return int(len(found.value) * found.format // 8)

    def _ask(self, target: str) -> Any:  # noqa: ANN401 - a library without types
        place = self._atom("SHENGWEN_CLIPBOARD")
        self._window.convert_selection(
            self._atom("CLIPBOARD"), self._atom(target), place, X.CurrentTime
        )
        self._inbox.flush()
        until = time.monotonic() + _PATIENCE
        while (left := until - time.monotonic()) > 0:
            if not self._inbox.pending_events():
                select.select([self._inbox.fileno()], [], [], left)
                continue
            event = self._inbox.next_event()
            if event.type == X.SelectionNotify:
                if event.property == X.NONE:
                    return None
                return self._window.get_full_property(place, X.AnyPropertyType)
        return None

    def _atom(self, name: str) -> int:
        return int(self._inbox.intern_atom(name))
