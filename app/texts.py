"""Text files as people have them: in UTF-8, UTF-16 with its mark, or else GB18030."""

import codecs
import re
from pathlib import Path

from app.input_errors import TextUnreadable

_HEAD_BYTES = 1 << 16  # a recording that is taken for a text is found out by these
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_text(file: Path) -> str:
    """Read all of a text file.

    Raises:
        TextUnreadable: it cannot be read, or is no text.
    """
    data = _data(file)
    try:
        text = data.decode("utf-16" if data.startswith(_UTF16_MARKS) else "utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError:
            raise TextUnreadable(str(file), "binary") from None
    if _CONTROLS.search(text):
        raise TextUnreadable(str(file), "binary")
    return text


def _data(file: Path) -> bytes:
    try:
        with file.open("rb") as source:
            head = source.read(_HEAD_BYTES)
            if b"\0" in head and not head.startswith(_UTF16_MARKS):
                raise TextUnreadable(str(file), "binary")
            return head + source.read()
    except FileNotFoundError:
        raise TextUnreadable(str(file), "missing") from None
    except PermissionError:
        raise TextUnreadable(str(file), "permission") from None
    except IsADirectoryError:
        raise TextUnreadable(str(file), "folder") from None
    except OSError:
        raise TextUnreadable(str(file), "unreadable") from None
