"""How captions look and where they stand, and how that is kept in the settings."""

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields

SIZES = (12, 120)  # pixels
LINES = (1, 6)
OPACITIES = (0, 100)  # percent
WIDTHS = (240, 10_000)  # pixels
_PLACES = (-100_000, 100_000)
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class CaptionStyle:
    """Every choice, with its default.

    Attributes:
        family: of the letters; empty is the program's own.
        size: of the letters, in pixels.
        text, ground: colours, as #RRGGBB.
        opacity: of the ground, in percent.
        lines: how many are shown.
        passes_clicks: whether clicks go to what lies below.
        width: in pixels.
        screen: the name of the one on which it stands; None before it was shown.
        left, top: where on that screen.
    """

    family: str = ""
    size: int = 28
    text: str = "#FFFFFF"
    ground: str = "#000000"
    opacity: int = 75
    lines: int = 2
    passes_clicks: bool = False
    width: int = 900
    screen: str | None = None
    left: int = 0
    top: int = 0


def style_from(stored: Mapping[str, object]) -> CaptionStyle:
    """What was kept; what makes no sense there takes its default."""
    known = {each.name for each in fields(CaptionStyle)}
    good = {
        name: value for name, value in stored.items() if name in known and _ALLOWED[name](value)
    }
    return CaptionStyle(**good)  # type: ignore[arg-type] # each was looked at


def stored_style(style: CaptionStyle) -> dict[str, object]:
    """What differs from the default, as it goes into the settings."""
    usual = asdict(CaptionStyle())
    return {name: value for name, value in asdict(style).items() if value != usual[name]}


def within(value: int, limits: tuple[int, int]) -> int:
    """The nearest that is allowed."""
    return min(max(value, limits[0]), limits[1])


def _between(limits: tuple[int, int]) -> Callable[[object], bool]:
    return lambda value: type(value) is int and limits[0] <= value <= limits[1]


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_colour(value: object) -> bool:
    return isinstance(value, str) and _COLOUR.fullmatch(value) is not None


_ALLOWED: dict[str, Callable[[object], bool]] = {
    "family": _is_text,
    "size": _between(SIZES),
    "text": _is_colour,
    "ground": _is_colour,
    "opacity": _between(OPACITIES),
    "lines": _between(LINES),
    "passes_clicks": lambda value: isinstance(value, bool),
    "width": _between(WIDTHS),
    "screen": _is_text,
    "left": _between(_PLACES),
    "top": _between(_PLACES),
}
