"""Bytes of a subtitle file → text: UTF-8, UTF-16, or else GB18030 or Windows-1252."""

import codecs
import re

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HEAD_BYTES = 1 << 12
_FEW = 0.1  # of what is not ASCII: with no more of it broken, a text is still UTF-8
_ASCII_SHARE = 0.15  # of the characters of subtitles: their times and line breaks
_CUT_OFF = "unexpected end of data"  # Python's words for a file that ends inside a character
_LINE_ENDS = re.compile(r"\r\n?")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
_BROKEN = "\N{REPLACEMENT CHARACTER}"


def decode(data: bytes) -> tuple[str, int]:
    """The text, with bare line feeds, and how many of its characters are broken.

    Raises:
        ValueError: it is no text.
    """
    encoding = _utf16(data)
    if encoding is None and b"\0" in data[:_HEAD_BYTES]:
        raise ValueError(data[:_HEAD_BYTES])
    text = _LINE_ENDS.sub("\n", _decoded(data, encoding)).removeprefix("\ufeff")
    return _CONTROLS.sub(" ", text), text.count(_BROKEN)


def _utf16(data: bytes) -> str | None:
    """Which UTF-16 it is, told by its mark, or by the zeros of its ASCII characters."""
    if data.startswith(_UTF16_MARKS):
        return "utf-16"
    head = data[:_HEAD_BYTES]
    n_even, n_odd = head[::2].count(0), head[1::2].count(0)
    enough = _ASCII_SHARE * len(head) / 2
    if n_odd > enough and not n_even:
        return "utf-16-le"
    return "utf-16-be" if n_even > enough and not n_odd else None


def _decoded(data: bytes, encoding: str | None) -> str:
    try:
        return data.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        is_cut_off = error.reason == _CUT_OFF
    text = data.decode(encoding or "utf-8", "replace")
    n_broken = text.count(_BROKEN)
    n_whole = sum(character > "\x7f" for character in text) - n_broken
    if encoding or is_cut_off or n_broken <= _FEW * n_whole:
        return text
    return data.decode("gb18030" if _is_in_pairs(data) else "cp1252", "replace")


def _is_in_pairs(data: bytes) -> bool:
    """Whether bytes beyond ASCII stand together, as those of Chinese do, and not those of é."""
    lengths = [len(found) for found in _BEYOND_ASCII.findall(data)]
    return lengths.count(1) <= sum(lengths) / 2
