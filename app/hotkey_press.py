"""From keys that go down and up to the hot key's beginnings and ends; knows no system."""

from enum import Enum, auto
from typing import Literal

from app.hotkey import HotKey, modifiers_in

SHORTEST = 0.3  # seconds; who holds the key for less wants no dictation
SETTLING = 1.0  # what is held at the start repeats itself within this time
_FORGOTTEN = 2.0  # a key that is down and has not repeated for so long may have gone up unseen
_LOST = 20.0  # one that is held with the hot key has gone up unseen by then


class Press(Enum):
    """What the hot key did.

    Attributes:
        BEGAN: speech begins.
        ENDED: speech is over.
        DROPPED: it was no dictation: too short, or other keys were pressed with it.
        TOGGLED: speech begins, or is over if it has begun.
    """

    BEGAN = auto()
    ENDED = auto()
    DROPPED = auto()
    TOGGLED = auto()


class HotKeyPress:
    """Follows the keys of the keyboard for one hot key.

    Seconds are of any clock that only goes forward.
    """

    def __init__(self, hot_key: HotKey, mode: Literal["hold", "toggle"], now: float) -> None:
        self._hot_key = hot_key
        self._mode = mode
        self._start = now
        self._held: dict[str, float] = {}  # keys that are down, and when they were told so last
        self._began: float | None = None  # since when the hot key is down

    @property
    def is_down(self) -> bool:
        """Whether the hot key is held."""
        return self._began is not None

    def pressed(self, name: str, now: float) -> Press | None:
        """A key goes down, or repeats itself."""
        is_ours = self._hot_key.fits(name)
        before = self._held.get(name)
        self._held[name] = now
        if before is None and is_ours and now - self._start < SETTLING:
            return None  # it was held while the program started
        if before is not None and not (is_ours and now - before > _FORGOTTEN):
            return None
        if is_ours:
            return self._down(name, now, is_unseen=before is not None)
        return self._other(now)

    def released(self, name: str, now: float) -> Press | None:
        """A key goes up."""
        if self._held.pop(name, None) is None or self._began is None:
            return None
        if not self._hot_key.fits(name) and modifiers_in(self._held) >= self._hot_key.modifiers:
            return None
        return self._up(now)

    def _down(self, name: str, now: float, *, is_unseen: bool) -> Press | None:
        if is_unseen and self._began is not None and self._mode == "hold":
            self._began = now  # goes on, as it may have been held all the time
            return None
        others = {
            other for other, told in self._held.items() if other != name and now - told < _LOST
        }
        fits = modifiers_in(others) == self._hot_key.modifiers
        if not fits or (self._hot_key.is_modifier and others):
            return None
        self._began = now
        if self._mode == "hold":
            return Press.BEGAN
        return None if self._hot_key.is_modifier else Press.TOGGLED

    def _other(self, now: float) -> Press | None:
        """Another key goes down: with a modifier it is a command to the program in front."""
        began = self._began
        if began is None or not self._hot_key.is_modifier:
            return None
        if self._mode == "toggle":
            self._began = None
        elif now - began < SHORTEST:
            self._began = None
            return Press.DROPPED
        return None

    def _up(self, now: float) -> Press | None:
        assert self._began is not None
        length = now - self._began
        self._began = None
        if self._mode == "hold":
            return Press.DROPPED if length < SHORTEST else Press.ENDED
        return Press.TOGGLED if self._hot_key.is_modifier else None
