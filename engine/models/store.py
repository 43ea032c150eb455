"""Where a model's files are on this computer: named by directory, kept by us, or in a hub's cache.

Nothing here opens a socket; what a hub's own program downloaded is used in place, never changed.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import platformdirs

from engine.errors import ModelCorrupt, ModelMissing
from engine.models import starter
from engine.models.caches import cached
from engine.models.catalog import WHISPER_BASE, Model, folder_names, look_up

_SETTINGS_FILES = ("config.yaml", "configuration.json")
_STAMPED = ("model.bin", "model.pt", "model_quant.onnx", "model.onnx", "config.yaml")
PARTIAL = ".partial"  # what the folder of an unfinished download ends in
FOLDER_VARIABLE = "SHENGWEN_MODELS"  # names the models folder; child processes inherit it


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


@dataclass(frozen=True, slots=True)
class Place:
    """Where a model of the catalogue is: in the models folder, or in a hub's cache."""

    directory: Path
    where: Literal["folder", "cache"]


def usual_folder() -> Path:
    """Where models are kept unless something else was chosen."""
    return platformdirs.user_data_path("shengwen") / "models"


class Store:
    """The models folder and what it can be filled from."""

    def __init__(self, folder: Path | None = None) -> None:
        """Use `folder`; by default the one that SHENGWEN_MODELS names, or the usual one."""
        named = os.environ.get(FOLDER_VARIABLE)
        self.folder = folder or (Path(named).expanduser().absolute() if named else usual_folder())

    def is_in_place(self, model: str) -> bool:
        """Whether `find` has nothing to prepare."""
        return model != WHISPER_BASE.name or starter.is_complete(self.folder / model)

    def has(self, name: str) -> bool:
        """Whether a model of that name is on this computer."""
        model = look_up(name)
        return self.keeps(name) or (model is not None and self.place(model) is not None)

    @staticmethod
    def is_name(model: str) -> bool:
        """Whether it can be a name: one part, and none of the ways up."""
        return Path(model).name == model and model not in ("", ".", "..")

    def keeps(self, name: str) -> bool:
        """Whether a model of that very name lies in the models folder."""
        try:
            return self.is_name(name) and (self.folder / name).is_dir()
        except (OSError, ValueError):  # no name a folder can have
            return False

    def place(self, model: Model) -> Place | None:
        """Where a model of the catalogue is; None where it is not on this computer."""
        for name in folder_names(model):
            if _holds(self.folder / name, model):
                return Place(self.folder / name, "folder")
        return next((Place(path, "cache") for path in cached(model) if _holds(path, model)), None)

    def unfinished(self, model: Model) -> int:
        """Bytes that a download which broke off has brought so far."""
        try:
            files = list((self.folder / f"{model.name}{PARTIAL}").iterdir())
            return sum(path.stat().st_size for path in files)
        except OSError:
            return 0

    def comes_along(self, model: Model) -> bool:
        """Whether `find` can put a model together from installed packages."""
        return model == WHISPER_BASE and starter.is_installed()

    def others(self) -> Iterator[Path]:
        """Models in the models folder that the catalogue does not know."""
        try:
            folders = sorted(path for path in self.folder.iterdir() if path.is_dir())
        except OSError:
            return
        for path in folders:
            known = look_up(path.name)
            if path.name.endswith(PARTIAL) or (known and path.name in folder_names(known)):
                continue
            if any((path / name).is_file() for name in ("model.bin", *_SETTINGS_FILES)):
                yield path

    def stamp(self, model: str) -> tuple[int, ...]:
        """What changes when the files of a model are replaced."""
        try:
            folder = self._directory(model)
            files = [folder / name for name in _STAMPED]
            return tuple(file.stat().st_mtime_ns for file in files if file.is_file())
        except (OSError, ModelMissing):  # gone, or no name a folder can have
            return ()

    def find(self, model: str) -> Found:
        """Find a model by name or directory, preparing its files where that is needed.

        Raises:
            ModelMissing: there is no such model here.
            ModelCorrupt: there is one, and its files are not what they should be.
            DiskFull: no room to put it in place.
        """
        if model == WHISPER_BASE.name:
            directory = self.folder / model
            if not starter.is_complete(directory):
                starter.assemble(directory)
            return Found(model, directory, kind=None, is_ours=True)
        directory = self._directory(model)
        known = look_up(model)
        is_place = known is not None and directory == _directory_of(self.place(known))
        name = known.name if known is not None and is_place else directory.resolve().name
        is_ours = directory.parent == self.folder
        if (directory / "model.bin").is_file():
            return Found(name, directory, kind=None, is_ours=is_ours)
        if not any((directory / file).is_file() for file in _SETTINGS_FILES):
            raise ModelCorrupt(model, f"there is neither model.bin nor {_SETTINGS_FILES[0]} in it")
        from engine.models.config import read_config  # noqa: PLC0415 - the port reads no YAML

        return Found(name, directory, read_config(directory).kind, is_ours)

    def discard(self, found: Found) -> bool:
        """Throw away what was prepared here, so that the next `find` prepares it anew.

        Returns:
            Whether it was; what others put in place is theirs.
        """
        if found.directory != self.folder / WHISPER_BASE.name:
            return False
        shutil.rmtree(found.directory, ignore_errors=True)
        return True

    def _directory(self, model: str) -> Path:
        """The directory that is meant: a name of ours before one of the catalogue's, then a path.

        A hub's id looks like a path, so where there is such a directory that is meant.
        """
        if self.keeps(model):
            return self.folder / model
        known = look_up(model)
        place = self.place(known) if known is not None else None
        if place is not None and (self.is_name(model) or not _is_directory(model)):
            return place.directory
        if not _is_directory(model):
            raise ModelMissing(model)
        return Path(model).expanduser()


def _is_directory(model: str) -> bool:
    try:
        return Path(model).expanduser().is_dir()
    except (OSError, RuntimeError, ValueError):  # no name a folder can have
        return False


def _directory_of(place: Place | None) -> Path | None:
    return None if place is None else place.directory


def _holds(directory: Path, model: Model) -> bool:
    """Whether a directory holds all that the model cannot do without."""
    try:
        return all((directory / name).is_file() for name in model.required)
    except OSError:
        return False
