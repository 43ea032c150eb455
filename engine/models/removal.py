"""A model out of the models folder; what lies elsewhere is not ours to remove."""

import shutil
from collections.abc import Callable
from contextlib import nullcontext, suppress
from pathlib import Path

from engine.errors import ModelMissing
from engine.models.catalog import folder_names, look_up
from engine.models.hooks import Hooks, Stopped
from engine.models.lock import locked
from engine.models.store import PARTIAL, Store


def removable(name: str, store: Store) -> list[Path]:
    """What `remove` would remove: the model's folder, and what an unfinished download left."""
    model = look_up(name)
    names = [name] if store.keeps(name) or model is None else folder_names(model)
    folders = [
        store.folder / f"{each}{ending}"
        for each in names
        if store.is_name(each)
        for ending in ("", PARTIAL)
    ]
    try:
        return [path for path in folders if path.is_dir()]
    except OSError:  # a place that may not be looked at
        return []


def remove(name: str, store: Store, on_waiting: Callable[[], None] = lambda: None) -> None:
    """Remove a model from the models folder; it is gone at once or not at all.

    Waits for another process that is downloading it, and says so by `on_waiting`.

    Raises:
        ModelMissing: there is none of that name.
        OSError: it cannot be removed, as where it is in use on Windows.
    """
    if not removable(name, store):
        raise ModelMissing(name)
    model = look_up(name)
    hooks = Hooks(on_waiting=on_waiting)
    with nullcontext() if model is None else locked(store.folder, model, hooks):
        for folder in removable(name, store):
            remove_folder(folder)


def discard_unfinished(name: str, store: Store) -> None:
    """Throw away what a download that was given up has brought, unless another goes on with it.

    Raises:
        OSError: it cannot be removed.
    """
    model = look_up(name)
    if model is None:
        return
    at_once = Hooks(is_cancelled=lambda: True)
    with suppress(Stopped), locked(store.folder, model, at_once):
        partial = store.folder / f"{model.name}{PARTIAL}"
        if partial.is_dir():
            shutil.rmtree(partial)


def remove_folder(folder: Path) -> None:
    """Remove a folder; it is gone at once or not at all, and of a link only the link."""
    if folder.is_symlink():
        folder.unlink()  # what it points to is the user's
        return
    going = folder.with_name(f"{folder.name}.removed{PARTIAL}")
    shutil.rmtree(going, ignore_errors=True)
    folder.rename(going)
    shutil.rmtree(going)
