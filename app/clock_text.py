"""Times as people type them → seconds: 1:02:03.5, 02:03, 63,5."""

import re

_PARTS = re.compile(r"(?:(?:(\d+)[:：])?(\d+)[:：])?(\d+(?:[.,]\d*)?)", re.ASCII)


def parsed_clock(text: str) -> float | None:
    """Seconds; None where it is no time."""
    found = _PARTS.fullmatch(text.strip())
    if found is None:
        return None
    hours, minutes, seconds = found.groups(default="0")
    return 3600 * int(hours) + 60 * int(minutes) + float(seconds.replace(",", "."))
