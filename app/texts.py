"""Text files as people have them: in UTF-8, UTF-16 with its mark, or else GB18030."""

import codecs
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from app.input_errors import TextUnreadable

_HEAD_BYTES = 1 << 16  # a recording that is taken for a text is found out by these
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_TIME = r"(?:\d+:)?\d+:\d\d[.,]\d{3}"
_TIMES = re.compile(rf"\s*{_TIME}\s+-->\s+{_TIME}")
_MARKUP = re.compile(
    r"</?(?:[bisuvc]|font|lang|ruby|rt)(?:[.\s][^<>\n]*)?>|\{\\[^{}\n]*\}|<[\d:.]+>"
)
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_text(file: Path) -> str:
    """Read all of a text file.

    Raises:
        TextUnreadable: it cannot be read, or is no text.
    """
    text = decoded(file, _data(file))
    if _CONTROLS.search(text):
        raise TextUnreadable(str(file), "binary")
    return text


def decoded(file: Path, data: bytes) -> str:
    """The characters of `data`, which `file` holds.

    Raises:
        TextUnreadable: they are in none of the encodings.
    """
    try:
        return data.decode("utf-16" if data.startswith(_UTF16_MARKS) else "utf-8-sig")
    except UnicodeDecodeError:
        try:
            return data.decode("gb18030")
        except UnicodeDecodeError:
            raise TextUnreadable(str(file), "binary") from None


def without_times(text: str) -> str:
    """The words of subtitles, SRT or WebVTT; any other text as it is."""
    lines = text.splitlines()
    times = [i for i, line in enumerate(lines) if _TIMES.match(line)]
    if not times:
        return text
    left_out = {*times, *(i - 1 for i in times if _is_name(lines[max(i - 2, 0) : i]))}
    if lines[0].startswith("WEBVTT"):
        left_out.add(0)
    return "\n".join(_MARKUP.sub("", line) for i, line in enumerate(lines) if i not in left_out)


def _is_name(before: Sequence[str]) -> bool:
    """Whether the last line, which times follow, is the number or the name of a cue."""
    return before != [] and (before[-1].strip().isdigit() or not "".join(before[:-1]).strip())


def _data(file: Path) -> bytes:
    with opened(file) as source:
        head = source.read(_HEAD_BYTES)
        if b"\0" in head and not head.startswith(_UTF16_MARKS):
            raise TextUnreadable(str(file), "binary")
        return head + source.read()


@contextmanager
def opened(file: Path) -> Iterator[BinaryIO]:
    """Open a file to be read.

    Raises:
        TextUnreadable: it cannot be read.
    """
    try:
        with file.open("rb") as source:
            yield source
    except FileNotFoundError:
        raise TextUnreadable(str(file), "missing") from None
    except PermissionError:
        raise TextUnreadable(str(file), "permission") from None
    except IsADirectoryError:
        raise TextUnreadable(str(file), "folder") from None
    except OSError:
        raise TextUnreadable(str(file), "unreadable") from None
