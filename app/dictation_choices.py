"""What was chosen for dictation into other programs, and how that is kept in the settings."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Literal

from app.hotkey import HotKey, hot_key_from

Placing = Literal["ctrl-v", "shift-insert", "ctrl-shift-v", "type", "clipboard"]
PLACINGS: tuple[Placing, ...] = ("ctrl-v", "shift-insert", "ctrl-shift-v", "type", "clipboard")
USUAL_KEY = "ctrl_r"


@dataclass(frozen=True, slots=True)
class DictationChoices:
    """Every choice, with its default.

    Attributes:
        is_on: whether the hot key is listened for.
        mode: whether the key is held while one speaks, or pressed at the start and at the end.
        key: the hot key, as app.hotkey writes it.
        placing: how the text comes into the other program.
        hears_ahead: whether the microphone is open all the time, so that no syllable is missed.
        is_warm: whether the model is in memory before the first word.
        has_commands: whether "new line" and their like are obeyed.
        drops_stop: whether the full stop at the end is left out.
        keeps: whether recordings are kept in the library when the text was delivered.
        stays: whether the program goes on in the notification area when its window is closed.
    """

    is_on: bool = False
    mode: Literal["hold", "toggle"] = "hold"
    key: str = USUAL_KEY
    placing: Placing = "ctrl-v"
    hears_ahead: bool = False
    is_warm: bool = True
    has_commands: bool = False
    drops_stop: bool = False
    keeps: bool = False
    stays: bool = False

    @property
    def hot_key(self) -> HotKey:
        """The key that is listened for."""
        return hot_key_from(self.key) or HotKey(USUAL_KEY)


def stored(choices: DictationChoices) -> dict[str, object]:
    """Choices as the settings keep them: what is not the default."""
    usual = asdict(DictationChoices())
    return {name: value for name, value in asdict(choices).items() if value != usual[name]}


def choices_from(kept: Mapping[str, object]) -> DictationChoices:
    """Choices from the settings; what makes no sense there takes its default."""
    good = {
        name: kept[name]
        for name, is_good in _ALLOWED.items()
        if name in kept and is_good(kept[name])
    }
    return DictationChoices(**good)  # type: ignore[arg-type]  # each was checked


def _is_bool(value: object) -> bool:
    return isinstance(value, bool)


_ALLOWED: Mapping[str, Callable[[object], bool]] = {
    "is_on": _is_bool,
    "mode": ("hold", "toggle").__contains__,
    "key": lambda value: isinstance(value, str) and hot_key_from(value) is not None,
    "placing": PLACINGS.__contains__,
    "hears_ahead": _is_bool,
    "is_warm": _is_bool,
    "has_commands": _is_bool,
    "drops_stop": _is_bool,
    "keeps": _is_bool,
    "stays": _is_bool,
}
