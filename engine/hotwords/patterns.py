"""A rule's regular expression, where it is one and needs no more than it may."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

_LONGEST = 1_000  # characters
_MOST_STEPS = 20_000  # of a pattern whose counted repeats are written out, as they are in memory
_LONGEST_TRY = 1.0  # seconds
_PIECE = re.compile(
    r"(?P<open>\()|(?P<close>\))|(?P<either>\|)|\{(?P<least>\d*)(?:,(?P<most>\d*))?\}"
    r"|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.",
    re.DOTALL,
)


class PatternError(ValueError):
    """It is no regular expression, or one that would take all memory."""


def compiled(pattern: str) -> "regex.Pattern[str]":
    """Compile a rule's regular expression.

    Raises:
        PatternError: there is none that could be used.
    """
    import regex  # noqa: PLC0415 - few lists hold one, and the port loads none

    if len(pattern) > _LONGEST or _steps(pattern) > _MOST_STEPS:
        raise PatternError(pattern)
    try:
        return regex.compile(pattern)
    except (regex.error, OverflowError, RecursionError, ValueError) as error:
        raise PatternError(pattern) from error


def is_usable(pattern: str, right: str) -> bool:
    """Whether `pattern` is a regular expression, and `right` names only groups that it has."""
    import regex  # noqa: PLC0415 - as above

    try:
        compiled(pattern)
        # With an alternative that matches, its groups are looked up; a comment ends at the line's.
        regex.sub(f"{pattern}\n|", right, "", timeout=_LONGEST_TRY)
    except (regex.error, IndexError, OverflowError, RecursionError, ValueError):
        return False
    except (TimeoutError, MemoryError):  # of one that holds itself, as (?R)+
        return False
    return True


def _steps(pattern: str) -> int:
    """About how many steps a pattern has with its counted repeats written out."""
    outer: list[int] = []
    total = last = 0
    for piece in _PIECE.finditer(pattern):
        if piece["open"]:
            outer.append(total)
            total = last = 0
        elif piece["close"] and outer:
            last = max(total, 1)
            total = outer.pop() + last
        elif piece["least"] is not None:
            times = max(int(count[:9] or 0) for count in (piece["least"], piece["most"] or "0"))
            total += last * max(times - 1, 0)
            last *= max(times, 1)
        else:
            last = 1
            total += last
    return total + sum(outer)
