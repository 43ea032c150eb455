"""What lists of hotwords may be called: names of files on every system, no two alike."""

import itertools
import re
import unicodedata
from collections.abc import Collection

from app.outputs import safe_stem

_MOST_CHARS = 60  # fits beside its check mark
_MOST_BYTES = 180  # and leaves room for endings where a name may have 255
_USUAL = "hotwords"
_DIGITS = re.compile(r"(\d+)")


def safe_name(text: str) -> str:
    """A name that every file system takes, as like `text` as can be."""
    stem = " ".join(unicodedata.normalize("NFC", text).split())
    stem = _cut(safe_stem(stem.encode("utf-8", "replace").decode()))
    return stem if stem.strip("_") else _USUAL


def free_name(text: str, others: Collection[str]) -> str:
    """A safe name, with a number where it is taken; capitals make no difference."""
    name = safe_name(text)
    taken = {folded(each) for each in others}
    names = (name if n == 1 else f"{name} ({n})" for n in itertools.count(1))
    return next(each for each in names if folded(each) not in taken)


def is_name(text: str) -> bool:
    """Whether a file of a folder can be called that, as it is: no way out of the folder."""
    return text not in {"", ".", ".."} and not any(c in "/\\\0" for c in text)


def folded(name: str) -> str:
    """The same for names that are one file on one system or another."""
    return unicodedata.normalize("NFC", name).casefold()


def as_people_sort(name: str) -> tuple[list[tuple[int, int, str]], str]:
    """A key that takes numbers by their value and capitals as small letters."""
    parts = _DIGITS.split(folded(name))
    keys = [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part]
    return keys, name


def _cut(stem: str) -> str:
    stem = stem[:_MOST_CHARS]
    while len(stem.encode()) > _MOST_BYTES:
        stem = stem[:-1]
    return stem.strip(". ")
