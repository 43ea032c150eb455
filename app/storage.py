"""Where the program keeps what, how much that is, and how the cache is cleared. Free of Qt."""

import logging
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from engine import Store

log = logging.getLogger(__name__)

_UNFINISHED = (".part", ".tmp")  # somebody is writing it
# What we make in the cache: the folder itself may hold other things, the library among them, where
# the system or the user has one folder for everything.
_CACHED = ("graphs", "media", "peaks")


@dataclass(frozen=True, slots=True)
class Folders:
    """All of them, as full paths."""

    data: Path
    models: Path
    cache: Path
    log: Path
    settings: Path


def folders_of(config: Path) -> Folders:
    """Where everything is now, with settings in `config`."""
    return Folders(
        data=platformdirs.user_data_path("shengwen"),
        models=Store().folder,
        cache=platformdirs.user_cache_path("shengwen", appauthor=False),
        log=platformdirs.user_log_path("shengwen"),
        settings=config,
    )


def sizes_of(folders: Folders) -> dict[str, int]:
    """Bytes in each of them by name; models within the data are told once."""
    return {
        "data": sum(_sizes(folders.data, left_out=folders.models)),
        "models": sum(_sizes(folders.models)),
        "cache": sum(size for part in _cached(folders.cache) for size in _sizes(part)),
        "log": sum(_sizes(folders.log)),
        "settings": sum(_sizes(folders.settings)),
    }


def clear(cache: Path) -> int:
    """Remove what we made in the cache; return the bytes that stay, as somebody uses them."""
    for part in _cached(cache):
        for path in list(_files(part)):
            if path.suffix not in _UNFINISHED:
                with suppress(OSError):
                    path.unlink()
    left = sum(size for part in _cached(cache) for size in _sizes(part))
    log.info("the cache was cleared; %d bytes stay", left)
    return left


def _cached(cache: Path) -> Iterator[Path]:
    """The folders in the cache that are ours; what a link leads to is not."""
    return (cache / name for name in _CACHED if not (cache / name).is_symlink())


def _files(folder: Path, left_out: Path | None = None) -> Iterator[Path]:
    """Every file below a folder; links are not followed."""
    for parent, names, files in os.walk(folder):
        here = Path(parent)
        names[:] = [name for name in names if here / name != left_out]
        yield from (here / name for name in files)


def _sizes(folder: Path, left_out: Path | None = None) -> Iterator[int]:
    for path in _files(folder, left_out):
        with suppress(OSError):
            yield path.lstat().st_size
