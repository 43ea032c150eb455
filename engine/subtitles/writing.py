"""What the writers share: text that cannot break a file, and clocks."""

import re
from html import escape

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_UNWRITABLE = re.compile(r"[\ud800-\udfff]")  # lone surrogates: UTF-8 has no place for them
_NO_XML = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def on_one_line(text: str) -> str:
    """The text without control characters, line breaks and needless space."""
    return " ".join(_CONTROLS.sub(" ", text).split())


def lines_of(text: str) -> list[str]:
    """The same a line, without lines that show nothing."""
    return [line for line in map(on_one_line, text.split("\n")) if line]


def writable(text: str) -> str:
    """The text as UTF-8 can write it."""
    return _UNWRITABLE.sub(_REPLACEMENT, text)


def in_xml(text: str) -> str:
    """The text of a line as an element or an attribute of XML holds it."""
    return escape(_NO_XML.sub(_REPLACEMENT, text))


def clock(time_ms: int, decimal_mark: str = ".") -> str:
    """A time as 00:00:01.500."""
    seconds, ms = divmod(time_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}{decimal_mark}{ms:03d}"


def to_ms_precision(seconds: float) -> float:
    """Seconds as files have them."""
    return round(seconds, 3)
