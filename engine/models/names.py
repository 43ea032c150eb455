"""File names from a hub or a pack, which are anybody's: only such that stay in their folder."""

import re
from pathlib import PurePosixPath, PureWindowsPath

_MOST_CHARS = 200
# Neither Windows has them, nor any text that can be written down: lone surrogates.
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\\ud800-\udfff]')
# Devices on Windows, in every folder and with every extension.
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"]
)


def is_safe(name: str) -> bool:
    """Whether it names a file below a folder, the same one on every system."""
    if len(name) > _MOST_CHARS or _FORBIDDEN.search(name) or PureWindowsPath(name).anchor:
        return False
    return bool(name) and all(map(_is_safe_part, name.split("/")))


def _is_safe_part(part: str) -> bool:
    if part in ("", ".", "..") or part != part.strip() or part.endswith("."):
        return False
    return part.partition(".")[0].strip().lower() not in _DEVICES


def are_distinct(names: list[str]) -> bool:
    """Whether each is a file of its own, also where case does not count and a file is no folder."""
    folded = {name.casefold() for name in names}
    folders = {
        str(folder) for name in folded for folder in PurePosixPath(name).parents if folder.name
    }
    return len(folded) == len(names) and folded.isdisjoint(folders)
