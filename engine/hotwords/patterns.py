"""Regular expressions of rules, compiled if that is not dangerous."""

import re
from math import prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

_LONGEST = 1_000  # characters
_MOST_TIMES = 10_000  # that something is repeated, all in all: each takes memory

_DIGITS = 9  # of a number, which are enough to know that it is too large
_COUNTS = re.compile(r"\{(\d*,?\d*)\}")


class PatternError(ValueError):
    """It is no regular expression, or one that would take all memory."""


def compiled(pattern: str) -> "regex.Pattern[str]":
    """Compile a rule's regular expression.

    Raises:
        PatternError: there is none that could be used.
    """
    import regex  # noqa: PLC0415 - few lists need it

    if len(pattern) > _LONGEST or _n_times(pattern) > _MOST_TIMES:
        raise PatternError(pattern)
    try:
        return regex.compile(pattern)
    except (regex.error, OverflowError, RecursionError, ValueError) as error:
        raise PatternError(pattern) from error


def _n_times(pattern: str) -> int:
    """How often something is repeated at most, if all of it is nested."""
    counts = (found.split(",") for found in _COUNTS.findall(pattern))
    return prod(max(int(number[:_DIGITS] or 1) for number in each) or 1 for each in counts)
