"""Times as people type them → seconds: 1:02:03.5, 02:03, 63,5; and back."""

import re

_PARTS = re.compile(r"(?:(?:(\d+)[:：])?(\d+)[:：])?(\d+(?:[.,]\d*)?)", re.ASCII)


def parsed_clock(text: str) -> float | None:
    """Seconds; None where it is no time."""
    found = _PARTS.fullmatch(text.strip())
    if found is None:
        return None
    hours, minutes, seconds = found.groups(default="0")
    return 3600 * int(hours) + 60 * int(minutes) + float(seconds.replace(",", "."))


def typed_clock(seconds: float) -> str:
    """Seconds as one would type them, to the millisecond: 1:02:03.500, 2:03.500."""
    minutes, thousandths = divmod(round(max(seconds, 0.0) * 1000), 60_000)
    hours, minutes = divmod(minutes, 60)
    rest = f"{thousandths // 1000:02}.{thousandths % 1000:03}"
    return f"{hours}:{minutes:02}:{rest}" if hours else f"{minutes}:{rest}"
