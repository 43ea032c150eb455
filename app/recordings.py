"""Where recordings are kept: their folder, names that are free, how much more has room.

Functions of the disk: they are called off the GUI thread.
"""

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from app.keeper import Claim, place_of
from app.outputs import check_writable, safe_stem
from app.recordings_folder import usual_folder

SUFFIX = ".flac"
_BEGUN = re.compile(r"\d{4}-\d\d-\d\d \d\d-\d\d")  # when it began, in any language's name
_BYTES = 2  # of a sample; FLAC takes about half of it, and no more with loud noise


@dataclass(frozen=True, slots=True)
class Room:
    """A place for a recording that is to begin.

    Attributes:
        claim: the right to write there; whoever has it records, or mends what was recorded.
        seconds_free: how much sound the disk takes at the worst.
        refused: the folder that was chosen, where it cannot be used.
    """

    path: Path
    claim: Claim
    seconds_free: float
    refused: OSError | None = None


def folder_of(chosen: str) -> Path:
    """Where they are kept, for what the settings say."""
    return Path(chosen) if chosen else usual_folder()


def claim(path: Path) -> Claim:
    """Ask for the right to write a recording, or to mend it; `is_ours` says whether it is free."""
    return Claim(place_of("recording", os.path.realpath(path)))


def make_room(folder: Path, title: str, rate: int) -> Room:
    """Find a place for a recording; where the folder cannot be used, it is in the usual one.

    Raises:
        OSError: nothing can be written in either.
    """
    try:
        return _room(folder, title, rate)
    except OSError as error:
        if folder == usual_folder():
            raise
        room = _room(usual_folder(), title, rate)
        return Room(room.path, room.claim, room.seconds_free, error)


def recordings_in(folder: Path) -> list[Path]:
    """What was recorded there, by the names that recordings get: other sound may lie beside it."""
    try:
        found = [each for each in folder.iterdir() if each.suffix.lower() == SUFFIX]
    except OSError:
        return []  # nothing was ever recorded there, or its drive is away
    return sorted(each for each in found if _BEGUN.search(each.stem))


def _room(folder: Path, title: str, rate: int) -> Room:
    folder.mkdir(parents=True, exist_ok=True)
    check_writable(folder)
    free = shutil.disk_usage(folder).free / (rate * _BYTES)
    stem, n = safe_stem(title.replace(":", "-")), 1  # as in a time of day
    while True:
        path = folder / f"{stem}{f' ({n})' if n > 1 else ''}{SUFFIX}"
        if not path.exists():
            ours = claim(path)
            if ours.is_ours:
                return Room(path, ours, free)
        n += 1
