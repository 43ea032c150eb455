"""What can keep a recording from being heard, as facts; `app/messages.py` has the sentences."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class PlayerMissing:
    """Qt's player cannot be loaded; `library` is the file it lacks, empty where it does not say."""

    library: str


@dataclass(frozen=True, slots=True)
class NoSoundDevice:
    """There is nothing to hear with; playing goes on by the clock."""


@dataclass(frozen=True, slots=True)
class Unplayable:
    """Qt's player refuses a file that is there; `detail` is what it says."""

    path: Path
    reason: Literal["format", "permission", "other"]
    detail: str = ""


Fault = PlayerMissing | NoSoundDevice | Unplayable
