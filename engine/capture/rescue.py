"""What becomes of a recording whose folder takes no more: another folder keeps it."""

import contextlib
import io
import itertools
import logging
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from engine.capture.mending import mend_recording, sound_place
from engine.capture.patient_file import PatientFile
from engine.errors import UnreadableAudio

log = logging.getLogger(__name__)

_COUNTS = slice(22, 42)  # of samples, less four bits before them, and their checksum


@dataclass(frozen=True, slots=True)
class Rescued:
    """Where it is; not whole where only what had waited in memory could be brought there."""

    path: Path
    is_whole: bool


def rescue(file: PatientFile, folders: Sequence[Path]) -> Rescued | None:
    """Bring a FLAC file that its folder refuses into the first of `folders` that takes it.

    None where none does: then what is in its place becomes a file that can be played.
    """
    for folder in folders:
        path = _free(folder, file.path.name)
        if _wrote_whole(file, path):
            with contextlib.suppress(OSError):
                if file.is_there:
                    file.path.unlink()
            return Rescued(path, is_whole=True)
    for folder in folders:
        path = _free(folder, file.path.name)
        if not _is_readable(file.path) and _wrote_rest(file, path):
            return Rescued(path, is_whole=False)
    with contextlib.suppress(UnreadableAudio):
        mend_recording(file.path)
    return None


def _wrote_whole(file: PatientFile, path: Path) -> bool:
    def write(target: BinaryIO) -> None:
        if file.is_there:
            with file.path.open("rb") as written:
                shutil.copyfileobj(written, target)
        for place, data in file.waiting:
            target.seek(place)
            target.write(data)

    return _wrote(path, write)


def _wrote_rest(file: PatientFile, path: Path) -> bool:
    """Write what waits, with the file's head before it: its frames stand for themselves."""
    head = bytearray(file.head[: sound_place(io.BytesIO(file.head))])
    frames = []
    for place, data in file.waiting:
        if place < len(head):  # what the encoder wrote at the end into its beginning
            head[place : place + len(data)] = data
        else:
            frames.append(data)
    head[_COUNTS] = bytes(_COUNTS.stop - _COUNTS.start)  # they are of the whole
    if not frames or not _wrote(path, lambda target: target.writelines([bytes(head), *frames])):
        return False
    with contextlib.suppress(UnreadableAudio):
        mend_recording(path)
    return True


def _wrote(path: Path, write: Callable[[BinaryIO], None]) -> bool:
    try:
        with path.open("xb") as target:
            write(target)
            target.flush()
            os.fsync(target.fileno())
    except OSError as error:
        log.info("no room in %s: %s", path.parent, error)
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
        return False
    return True


def _is_readable(path: Path) -> bool:
    try:
        path.open("rb").close()
    except OSError:
        return False
    return True


def _free(folder: Path, name: str) -> Path:
    """A path in that folder where nothing is yet."""
    wanted = folder / name
    others = (wanted.with_stem(f"{wanted.stem} ({n})") for n in itertools.count(2))
    return next(path for path in itertools.chain([wanted], others) if not path.exists())
