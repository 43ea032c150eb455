"""Brings dictated texts where the cursor is, in order, and their recordings out of the way.

A recording is deleted when its text was delivered, and not before.
"""

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from app.dictation_choices import DictationChoices
from app.dictation_take import Take, gap_between, text_of
from app.typing_into import Outcome, TypingInto

log = logging.getLogger(__name__)

_SILENT = 0.03  # of full scale; whoever was louder may have said something
_GOES_ON = timedelta(seconds=60)  # what is dictated within it goes on where the last one ended


@dataclass(frozen=True, slots=True)
class _Placed:
    """What was placed last: its end, where, and when."""

    end: str
    window: int
    when: datetime


class Delivery(QObject):
    """Has the texts that are to be placed.

    Signals:
        ended: an Outcome, and whether the recording is in the library now.
        nothing: there was no text, and no fault either; whether the recording is in the library.
    """

    ended = Signal(object, bool)
    nothing = Signal(bool)

    def __init__(
        self, typing: TypingInto, keep: Callable[[Take], None], parent: QObject | None = None
    ) -> None:
        """Take what places a text, and what takes a recording into the library."""
        super().__init__(parent)
        self.choices = DictationChoices()
        self._typing = typing
        self._keep = keep
        self._waiting: deque[tuple[Take, str]] = deque()
        self._placing: Take | None = None
        self._placed: _Placed | None = None
        typing.ended.connect(self._on_placed)

    @property
    def is_busy(self) -> bool:
        """Whether a text is still to be placed."""
        return self._placing is not None or bool(self._waiting)

    def deliver(self, take: Take) -> None:
        """Place what was understood, when those before it are placed."""
        choices = self.choices
        text = text_of(
            take.segments, has_commands=choices.has_commands, drops_stop=choices.drops_stop
        )
        if text:
            self._waiting.append((take, text))
            self._place_next()
        else:
            is_silent = take.peak < _SILENT and take.error is None
            is_kept = self._put_away(take, is_delivered=is_silent)
            if take.error is None and not take.is_cut:
                self.nothing.emit(is_kept)

    def close(self) -> None:
        """Take into the library what was not placed."""
        if self._placing is not None:
            self._put_away(self._placing, is_delivered=False)
        for take, _text in self._waiting:
            self._put_away(take, is_delivered=False)
        self._placing = None
        self._waiting.clear()

    def _place_next(self) -> None:
        if self._placing is not None or not self._waiting:
            return
        take, text = self._waiting.popleft()
        self._placing = take
        before = self._placed
        if before is not None and before.window == take.window and _now() - before.when < _GOES_ON:
            text = gap_between(before.end, text) + text
        self._typing.place(text, self.choices.placing, take.window)

    def _on_placed(self, outcome: Outcome) -> None:
        take, self._placing = self._placing, None
        if take is None:
            return
        self._placed = None if outcome.reason else _Placed(outcome.text[-1:], take.window, _now())
        is_kept = self._put_away(take, is_delivered=outcome.is_delivered and take.error is None)
        self.ended.emit(outcome, is_kept)
        self._place_next()

    def _put_away(self, take: Take, *, is_delivered: bool) -> bool:
        """Delete the recording, or take it into the library; whether it is there now."""
        take.claim.release()
        if not take.path.exists():
            return False
        if is_delivered and not (self.choices.keeps and take.segments):
            try:
                take.path.unlink()
            except OSError as error:
                log.warning("a recording was not deleted: %s", error)
            return False
        self._keep(take)
        return True


def _now() -> datetime:
    return datetime.now().astimezone()
