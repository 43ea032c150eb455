"""A key that works in every program: its name, and why some keys cannot be one.

Keys are called as pynput calls them, on every system: "f9", "ctrl_r", "d".
"""

from collections.abc import Iterable
from dataclasses import dataclass

MODIFIERS = ("ctrl", "alt", "shift", "cmd")
SIDES = {
    **{f"{name}{side}": name for name in MODIFIERS for side in ("", "_l", "_r")},
    "alt_gr": "alt",
}
_FUNCTION_KEYS = tuple(f"f{n}" for n in range(1, 25))
_OTHER = (
    *("insert", "menu", "pause", "print_screen", "scroll_lock", "caps_lock", "num_lock"),
    *("home", "end", "page_up", "page_down", "up", "down", "left", "right"),
    *("delete", "backspace", "enter", "tab", "space", "esc"),
)
NAMED = (*SIDES, *_FUNCTION_KEYS, *_OTHER)

# These work by themselves in a way that nobody wants to do without.
_NEEDED = frozenset(_OTHER) - {"insert", "menu", "pause", "print_screen", "scroll_lock"}
_EDITING = frozenset("acvxzysnopfqw")  # what every program does with Ctrl


@dataclass(frozen=True, slots=True)
class HotKey:
    """One key, and what is held with it; `key` may be a modifier of one side, held by itself."""

    key: str
    modifiers: frozenset[str] = frozenset()

    @property
    def is_modifier(self) -> bool:
        """Whether it is a modifier alone."""
        return self.key in SIDES

    def __str__(self) -> str:
        held = [name for name in MODIFIERS if name in self.modifiers]
        return "+".join((*held, self.key))

    def fits(self, name: str) -> bool:
        """Whether a key of this name is it; a modifier without a side is either."""
        return name == self.key or (self.key in MODIFIERS and SIDES.get(name) == self.key)


def hot_key_from(text: str) -> HotKey | None:
    """The key that a text names; None where it names none."""
    *held, key = text.split("+") if not text.endswith("+") else [*text[:-2].split("+"), "+"]
    modifiers = frozenset(filter(None, held))
    is_key = key in NAMED or (len(key) == 1 and key.isprintable() and key == key.lower())
    if not is_key or not modifiers <= set(MODIFIERS) or (key in SIDES and modifiers):
        return None
    return HotKey(key, modifiers)


def refusal(hot_key: HotKey) -> str:
    """Why a key cannot be one: "typing", "needed" or "editing"; empty where it can."""
    held = hot_key.modifiers - {"shift"}
    if len(hot_key.key) == 1 and not held:
        return "typing"
    if hot_key.key in _NEEDED and not held:
        return "needed"
    if hot_key.key in _EDITING and hot_key.modifiers in ({"ctrl"}, {"cmd"}):
        return "editing"
    return ""


def modifiers_in(names: Iterable[str]) -> frozenset[str]:
    """What is held among keys, whatever the side."""
    return frozenset(SIDES[name] for name in names if name in SIDES)
