"""Puts a text where the cursor is, in whatever program has it, by the clipboard or by keys."""

import logging
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from app.background import Background, Problem
from app.dictation_choices import Placing
from app.hotkey_platform import desktop
from app.typing_into_clipboard import MOST_BYTES, LentClipboard, put

log = logging.getLogger(__name__)

_UP_WITHIN = 1.5  # seconds in which the user lets go of the keys
_TICK = 0.02
_NOTICED_MS = 80  # in which those look at the clipboard who look at each change of it
_WATCH_MS = 40
_TAKEN_MS = 350  # after a program took the text for the first time
_NOT_TAKEN_MS = 2500
_COMMAND = "cmd" if sys.platform == "darwin" else "ctrl"
_PASTE: dict[Placing, tuple[str, ...]] = {
    "ctrl-v": (_COMMAND, "v"),
    "shift-insert": ("shift", "insert"),
    "ctrl-shift-v": ("ctrl", "shift", "v"),
}


class Hand(Protocol):
    """Presses keys for other programs."""

    def close(self) -> None:
        """Leave the keyboard alone."""

    def window(self) -> int:
        """The window in front, as a number; 0 where nobody knows."""

    def is_there(self, window: int) -> bool:
        """Whether a window still is to be seen."""

    def is_locked(self) -> bool:
        """Whether the screen is locked, or the keyboard another program's."""

    def clipboard_size(self) -> int | None:
        """How many bytes the clipboard has, at least; None where its owner does not answer."""

    def held(self) -> bool:
        """Whether a modifier is down that would change what is typed."""

    def lift(self) -> None:
        """Let modifiers go up that are down."""

    def press(self, *keys: str) -> None:
        """Press keys together, as "ctrl", "v"."""

    def type(self, text: str) -> None:
        """Write a text key by key."""


def open_hand() -> Hand | None:
    """What presses keys on this system; None where nothing can."""
    kind = desktop()
    try:
        if kind == "x11":
            from app.typing_into_x11 import XHand  # noqa: PLC0415 - only where there is a server

            return XHand()
        if kind in {"windows", "macos"}:
            from app.typing_into_pynput import PynputHand  # noqa: PLC0415 - only on these

            return PynputHand()
    except (ImportError, OSError) as error:
        log.warning("no keys can be pressed: %s", error)
    return None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a text.

    Attributes:
        reason: why it is on the clipboard: "chosen", "no-hand", "own-window", "locked", "gone",
            "failed" or "not-taken"; empty where it was placed.
    """

    text: str
    reason: str = ""

    @property
    def is_delivered(self) -> bool:
        """Whether the text is where the user expects it."""
        return self.reason in {"", "chosen", "no-hand"}


class TypingInto(QObject):
    """Places one text at a time.

    Signals:
        ended: an Outcome.
    """

    ended = Signal(object)

    def __init__(
        self,
        is_key_down: Callable[[], bool],
        parent: QObject | None = None,
        open_hand: Callable[[], Hand | None] = open_hand,
    ) -> None:
        """Take what says whether the hot key is still held."""
        super().__init__(parent)
        self._is_key_down = is_key_down
        self._open_hand = open_hand
        self._hand: Hand | None = None
        self._is_opened = False
        self._lent: LentClipboard | None = None
        self._outcome = Outcome("")
        self._waited_ms = 0
        self._apart = Background(self)
        self._watching = QTimer(self, interval=_WATCH_MS)
        self._watching.timeout.connect(self._watch)

    def close(self) -> None:
        """Give back the clipboard, and let go of the keyboard."""
        self._give_back()
        self._apart.finish()
        if self._hand is not None:
            self._hand.close()
        self._hand, self._is_opened = None, False

    def window(self) -> int:
        """The window in front now, as a number; 0 where nobody knows, or it is one of ours."""
        hand = self._own_hand()
        return 0 if hand is None or _is_ours() else hand.window()

    def place(self, text: str, how: Placing, window: int) -> None:
        """Put the text where the cursor is; `window` is the one that it was meant for, or 0."""
        self._outcome = Outcome(text)
        hand = self._own_hand()
        if _is_ours():
            self._put_into_own()
        elif how == "clipboard" or hand is None:
            self._end("chosen" if how == "clipboard" else "no-hand")
        else:
            self._apart.run(
                partial(self._wait_for_hand, hand, window), partial(self._on_free, hand, how)
            )

    def _own_hand(self) -> Hand | None:
        if not self._is_opened:
            self._hand, self._is_opened = self._open_hand(), True
        return self._hand

    def _put_into_own(self) -> None:
        field = QApplication.focusWidget()
        if field is None or not _is_field(field):
            self._end("own-window")
            return
        event = QInputMethodEvent()
        event.setCommitString(self._outcome.text)
        QApplication.sendEvent(field, event)
        self._end("")

    def _wait_for_hand(self, hand: Hand, window: int) -> str:
        """Wait until no key is held; tell why the text cannot be placed, or how; on a thread."""
        until = time.monotonic() + _UP_WITHIN
        while (hand.held() or self._is_key_down()) and time.monotonic() < until:
            time.sleep(_TICK)
        if hand.held():
            hand.lift()
        if window and not hand.is_there(window):
            return "gone"
        if hand.is_locked():
            return "locked"
        size = hand.clipboard_size()
        return "type" if size is None or size > MOST_BYTES else ""

    def _on_free(self, hand: Hand, how: Placing, found: str | Problem) -> None:
        if isinstance(found, Problem):
            self._end("failed")
        elif found in {"gone", "locked"}:
            self._end(found)
        elif how == "type" or found == "type" or not self._lend(how):
            self._apart.run(partial(hand.type, self._outcome.text), self._on_typed)
        else:
            QTimer.singleShot(_NOTICED_MS, self, partial(self._paste, hand, how))

    def _lend(self, how: Placing) -> bool:
        """Have the text on the clipboard; False where what is there could not be put back."""
        lent = LentClipboard(self._outcome.text, with_selection=how == "shift-insert")
        self._lent = lent if lent.is_lent else None
        return lent.is_lent

    def _on_typed(self, done: Problem | None) -> None:
        self._end("failed" if isinstance(done, Problem) else "")

    def _paste(self, hand: Hand, how: Placing) -> None:
        if self._lent is None:
            return
        self._lent.n_taken = 0
        self._apart.run(partial(hand.press, *_PASTE[how]), self._on_pressed)

    def _on_pressed(self, done: Problem | None) -> None:
        if isinstance(done, Problem):
            self._give_back()
            self._end("failed")
        else:
            self._waited_ms = 0
            self._watching.start()

    def _watch(self) -> None:
        """Give the clipboard back when the program has taken the text."""
        lent = self._lent
        self._waited_ms += _WATCH_MS
        if lent is None:
            self._watching.stop()
        elif lent.n_taken:
            self._watching.stop()
            QTimer.singleShot(_TAKEN_MS, self, self._on_taken)
        elif self._waited_ms >= _NOT_TAKEN_MS:
            self._watching.stop()
            self._lent = None
            self._end("not-taken")

    def _on_taken(self) -> None:
        self._give_back()
        self._end("")

    def _give_back(self) -> None:
        self._watching.stop()
        if self._lent is not None:
            self._lent.give_back()
        self._lent = None

    def _end(self, reason: str) -> None:
        text = self._outcome.text if not reason else self._outcome.text.lstrip(" ")
        outcome = Outcome(text, reason)
        if reason:
            put(text)
        self.ended.emit(outcome)


def _is_ours() -> bool:
    """Whether one of this program's windows is in front."""
    window = QApplication.activeWindow()
    unfocused = Qt.WindowType.WindowDoesNotAcceptFocus
    return window is not None and not window.windowFlags() & unfocused


def _is_field(widget: QWidget) -> bool:
    """Whether it is a field in which one writes."""
    return (
        isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit)
        and widget.isEnabled()
        and not widget.isReadOnly()
    )
