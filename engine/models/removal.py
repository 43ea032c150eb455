"""A model out of the models folder; what lies elsewhere is not ours to remove."""

import shutil
from pathlib import Path

from engine.errors import ModelMissing
from engine.models.catalog import look_up
from engine.models.store import PARTIAL, Store


def removable(name: str, store: Store) -> list[Path]:
    """What `remove` would remove: the model's folder, and what an unfinished download left."""
    model = look_up(name)
    if not store.keeps(name) and model is not None:
        name = model.name
    if not store.is_name(name):
        return []
    folders = [store.folder / name, store.folder / f"{name}{PARTIAL}"]
    return [path for path in folders if path.is_dir()]


def remove(name: str, store: Store) -> None:
    """Remove a model from the models folder; it is gone at once or not at all.

    Raises:
        ModelMissing: there is none of that name.
        OSError: it cannot be removed, as where it is in use on Windows.
    """
    folders = removable(name, store)
    if not folders:
        raise ModelMissing(name)
    for folder in folders:
        if folder.is_symlink():
            folder.unlink()  # what it points to is the user's
            continue
        going = folder.with_name(f"{folder.name}.removed{PARTIAL}")
        shutil.rmtree(going, ignore_errors=True)
        folder.rename(going)
        shutil.rmtree(going)
