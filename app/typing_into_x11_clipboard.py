"""How much is on an X server's clipboard, asked before Qt waits for all of it."""

import logging
import select
import threading
import time
from collections.abc import Iterator
from typing import Any

from Xlib import X, display, error

log = logging.getLogger(__name__)

_ATOM_BITS = 32
_PATIENCE = 0.4  # seconds that the clipboard's owner has for an answer
_LATE = 60.0  # after which it is no longer waited for


def clipboard_size() -> int | None:
    """How many bytes the clipboard has, at least; None where its owner does not say, or not soon.

    What the owner has begun to hand over is taken on another thread: some owners hang, or die, of
    who asks and is gone.
    """
    asking = _Asking()
    size = asking.size()
    if asking.is_over:
        asking.close()
    else:
        threading.Thread(target=asking.finish, name="clipboard", daemon=True).start()
    return size


class _Asking:
    def __init__(self) -> None:
        self.is_over = True  # whether no answer is to come any more
        self._inbox = display.Display()  # of its own, so that no answer waits among other events
        self._window = self._inbox.screen().root.create_window(
            0, 0, 1, 1, 0, X.CopyFromParent, event_mask=X.PropertyChangeMask
        )
        self._place = self._atom("SHENGWEN_CLIPBOARD")

    def close(self) -> None:
        self._inbox.close()

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

    def finish(self) -> None:
        """Take what still comes, and drop it; on a thread of its own."""
        try:
            for event in self._events(_LATE):
                is_late = event.type == X.SelectionNotify
                is_piece = event.type == X.PropertyNotify and event.state == X.PropertyNewValue
                if (is_late and not self._is_in_pieces()) or (is_piece and not self._take_piece()):
                    break
            self.close()
        except (error.ConnectionClosedError, OSError):
            log.info("the X server is gone")

    def _size_of(self, target: str) -> int | None:
        found = self._ask(target)
        if found is None:
            return None
        if found.property_type == self._atom("INCR"):  # it comes in pieces; this may say how much
            self.is_over = False
            self._window.delete_property(self._place)
            self._inbox.flush()
            return int(found.value[0]) if len(found.value) else None
        return int(len(found.value) * found.format // 8)

    def _ask(self, target: str) -> Any:  # noqa: ANN401 - a library without types
        self._window.convert_selection(
            self._atom("CLIPBOARD"), self._atom(target), self._place, X.CurrentTime
        )
        for event in self._events(_PATIENCE):
            if event.type == X.SelectionNotify:
                if event.property == X.NONE:
                    return None
                return self._window.get_full_property(self._place, X.AnyPropertyType)
        self.is_over = False
        return None

    def _is_in_pieces(self) -> bool:
        """Take a late answer; whether more of it comes."""
        found = self._window.get_property(self._place, X.AnyPropertyType, 0, 0)
        self._window.delete_property(self._place)
        return found is not None and found.property_type == self._atom("INCR")

    def _take_piece(self) -> bool:
        """Make room for the next piece; whether there is one."""
        found = self._window.get_property(self._place, X.AnyPropertyType, 0, 0)
        self._window.delete_property(self._place)
        return found is None or bool(found.bytes_after)

    def _events(self, seconds: float) -> Iterator[Any]:
        """What comes within this time."""
        self._inbox.flush()
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if self._inbox.pending_events():
                yield self._inbox.next_event()
                self._inbox.flush()
            else:
                select.select([self._inbox.fileno()], [], [], left)

    def _atom(self, name: str) -> int:
        return int(self._inbox.intern_atom(name))
