"""The models folder to another place: copied and compared first, and only then removed.

A model is whole in the old place until it is whole in the new one. What was stopped or broke off
is gone on with, file by file.
"""

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

from engine.errors import DiskFull, FolderUnusable
from engine.models.catalog import look_up
from engine.models.hooks import Hooks, Stopped
from engine.models.lock import locked
from engine.models.manifest import hash_file
from engine.models.removal import remove_folder
from engine.models.space import demand_space, is_full
from engine.models.store import PARTIAL, Store

_MOVING = f".moving{PARTIAL}"
_PASSING = (_MOVING, f".import{PARTIAL}", f".removed{PARTIAL}")  # of work that was killed
_PIECE_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Copied:
    """What became of the models of a folder.

    Attributes:
        moved: folders that are in the new place as well, byte for byte.
        kept: folders that stay, as the new place has others of their name.
    """

    moved: tuple[str, ...]
    kept: tuple[str, ...] = ()


def copy_models(target: Path, store: Store, hooks: Hooks) -> Copied | None:
    """Copy every model, and every unfinished download, from the models folder to `target`.

    Returns:
        None where it was cancelled; what was copied is kept for the next time.

    Raises:
        FolderUnusable: models cannot be kept there.
        DiskFull: no room there.
        OSError: it cannot be read here or written there.
    """
    check_folder(target, store)
    try:
        target.mkdir(parents=True, exist_ok=True)
        return _copied(target, store, hooks)
    except Stopped:
        return None
    except OSError as error:
        if is_full(error):
            raise DiskFull(str(target)) from error
        raise


def drop_models(names: Iterable[str], old: Path, new: Path) -> None:
    """Remove from the old place what `copy_models` has moved; what the new one lacks stays.

    Raises:
        OSError: something cannot be removed, as where it is in use.
    """
    for name in names:
        here, there = old / name, new / name
        if there.is_dir() and here.is_dir() and not _is_one(here, there):
            remove_folder(here)


def check_folder(target: Path, store: Store) -> None:
    """See whether models can be kept in a folder.

    Raises:
        FolderUnusable: they cannot.
    """
    here, there = store.folder.resolve(), target.resolve()
    if here == there or _is_one(here, there):
        raise FolderUnusable(str(target), "same")
    if there.is_relative_to(here):
        raise FolderUnusable(str(target), "inside")
    if target.exists() and not target.is_dir():
        raise FolderUnusable(str(target), "file")
    standing = next((path for path in (there, *there.parents) if path.is_dir()), None)
    if standing is None or not os.access(standing, os.W_OK | os.X_OK):
        raise FolderUnusable(str(target), "read-only")


def _is_one(here: Path, there: Path) -> bool:
    """Whether two names lead to one folder, as where upper case is lower case; a link is apart."""
    return not here.is_symlink() and here.exists() and there.exists() and here.samefile(there)


def _copied(target: Path, store: Store, hooks: Hooks) -> Copied:
    folders = list(_folders(store.folder))
    files = {folder: _files(folder) for folder in folders}
    sizes = {folder: sum(path.stat().st_size for path in files[folder]) for folder in folders}
    kept = [folder for folder in folders if _is_another(target / folder.name, folder, files)]
    fresh = [folder for folder in folders if not (target / folder.name).exists()]
    progress = _Progress(hooks, sum(sizes[folder] for folder in fresh))
    demand_space(target, progress.total - sum(_present(target, folder) for folder in fresh))
    for folder in fresh:
        known = look_up(folder.name.removesuffix(PARTIAL))
        with nullcontext() if known is None else locked(store.folder, known, hooks):
            _copy_folder(folder, target, files[folder], progress)
    moved = tuple(folder.name for folder in folders if folder not in kept)
    return Copied(moved, tuple(folder.name for folder in kept))


def _folders(place: Path) -> Iterator[Path]:
    try:
        entries = sorted(place.iterdir())
    except FileNotFoundError:  # nothing was ever kept there
        return
    for path in entries:
        if path.is_dir() and not path.name.startswith(".") and not path.name.endswith(_PASSING):
            yield path


def _files(folder: Path) -> list[Path]:
    if folder.is_symlink():
        return []
    found = (Path(root) / name for root, _folders, names in os.walk(folder) for name in names)
    return sorted(path for path in found if path.is_file())


def _is_another(there: Path, folder: Path, files: dict[Path, list[Path]]) -> bool:
    """Whether something else has the name there already."""
    if not there.is_dir():
        return there.exists()
    if folder.is_symlink():
        return there.resolve() != folder.resolve()
    return not all(_is_same(path, there / path.relative_to(folder)) for path in files[folder])


def _is_same(one: Path, other: Path, check: Callable[[int], None] = lambda _n: None) -> bool:
    if not other.is_file() or one.stat().st_size != other.stat().st_size:
        return False
    return hash_file(one, check) == hash_file(other, check)


def _present(target: Path, folder: Path) -> int:
    return sum(path.stat().st_size for path in _files(target / f"{folder.name}{_MOVING}"))


def _copy_folder(folder: Path, target: Path, files: list[Path], progress: "_Progress") -> None:
    if folder.is_symlink():
        (target / folder.name).symlink_to(folder.resolve(), target_is_directory=True)
        return
    moving = target / f"{folder.name}{_MOVING}"
    moving.mkdir(exist_ok=True)
    for path in files:
        there = moving / path.relative_to(folder)
        there.parent.mkdir(parents=True, exist_ok=True)
        if not _is_same(path, there, progress.check):
            _copy_file(path, there, progress)
        else:
            progress.advance(path.stat().st_size)
    moving.rename(target / folder.name)


def _copy_file(path: Path, there: Path, progress: "_Progress") -> None:
    """Copy a file and compare what is on the disk then."""
    digest = hashlib.sha256()
    with path.open("rb") as source, there.open("wb") as out:
        while piece := source.read(_PIECE_BYTES):
            digest.update(piece)
            out.write(piece)
            progress.advance(len(piece))
        out.flush()
        os.fsync(out.fileno())
    with suppress(OSError):  # not every file system keeps times
        shutil.copystat(path, there)
    if hash_file(there, progress.check) != digest.hexdigest():
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(there))


class _Progress:
    """Adds up bytes, and asks whether to go on."""

    def __init__(self, hooks: Hooks, total: int) -> None:
        self._hooks = hooks
        self._done = 0
        self.total = total

    def advance(self, n_bytes: int) -> None:
        self._done += n_bytes
        self._hooks.on_progress("", self._done, self.total)
        self._hooks.check()

    def check(self, _n_bytes: int) -> None:
        self._hooks.check()
