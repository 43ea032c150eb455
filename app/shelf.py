"""What the models page shows: every model, where it is, and the folder that holds them.

Free of Qt; looking touches the disk, so it is done off the GUI thread.
"""

import os
import shutil
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.models_place import is_there
from engine import MODELS, Model, Place, Store, look_up, removable, usual_folder


@dataclass(frozen=True, slots=True)
class Item:
    """One model.

    Attributes:
        name: of the catalogue, or the path of a folder that it does not know.
        model: None for such a folder.
        place: where it is; None where it is not on this computer.
        comes_along: whether it came with the program, and is put in place when first used.
        unfinished: bytes that a download which broke off has brought.
        size: bytes on the disk, or what the catalogue says.
        is_removable: whether it lies in the models folder, and would not come back by itself.
    """

    name: str
    model: Model | None
    place: Place | None
    comes_along: bool = False
    unfinished: int = 0
    size: int = 0
    is_removable: bool = False

    @property
    def is_recognizer(self) -> bool:
        """Whether files can be transcribed with it; of a folder that is assumed."""
        return self.model is None or self.model.capabilities.task == "recognize"

    def is_model(self, chosen: str) -> bool:
        """Whether it is the model that was chosen, by name or by its folder."""
        if self.model is None and self.place is not None:
            return chosen == str(self.place.directory)
        return chosen == self.name

    @property
    def is_ready(self) -> bool:
        """Whether it can be used now."""
        return self.place is not None or self.comes_along


@dataclass(frozen=True, slots=True)
class Shelf:
    """All models, and the folder that they are kept in.

    Attributes:
        is_there: whether it can be seen; False of one on a disk that was taken out.
        free: bytes on its disk; None where the disk does not tell.
        used: bytes of the models in it.
    """

    folder: Path
    is_there: bool
    free: int | None
    used: int
    items: tuple[Item, ...]


def look(folders: Sequence[str] = (), store: Store | None = None) -> Shelf:
    """See which models there are, also in folders that were chosen by hand."""
    store = store or Store()
    items = [_item(model, store) for model in MODELS]
    items += [_stray(path, is_ours=True) for path in store.others()]
    ours = {item.place.directory for item in items if item.place is not None}
    own = [path for path in map(Path, folders) if path not in ours and is_there(path)]
    items += [_stray(path, is_ours=False) for path in own]
    used = sum(i.size for i in items if i.place and i.place.directory.parent == store.folder)
    is_seen = store.folder == usual_folder() or is_there(store.folder)
    return Shelf(store.folder, is_seen, _free(store.folder), used, tuple(items))


def missing_with(name: str, ready: Collection[str]) -> tuple[str, ...]:
    """A model, and behind it what it wants beside it and is not here."""
    model = look_up(name)
    needs = () if model is None else model.needs
    return (name, *(need for need in needs if need not in ready))


def size_of(folder: Path) -> int:
    """Bytes of all files in a folder, links followed."""
    total = 0
    for root, _folders, names in os.walk(folder):
        for name in names:
            try:
                total += (Path(root) / name).stat().st_size
            except OSError:  # gone meanwhile
                continue
    return total


def _item(model: Model, store: Store) -> Item:
    place = store.place(model)
    comes_along = store.comes_along(model)
    return Item(
        name=model.name,
        model=model,
        place=place,
        comes_along=comes_along,
        unfinished=store.unfinished(model),
        size=model.size if place is None else size_of(place.directory),
        is_removable=bool(removable(model.name, store)) and place is not None and not comes_along,
    )


def _stray(path: Path, *, is_ours: bool) -> Item:
    name = path.name if is_ours else str(path)
    place = Place(path, "folder")
    return Item(name, None, place, size=size_of(path), is_removable=is_ours)


def _free(folder: Path) -> int | None:
    """Room on the disk of a folder, which need not be there yet."""
    for path in (folder, *folder.parents):
        try:
            return shutil.disk_usage(path).free
        except FileNotFoundError:
            continue
        except OSError:
            return None
    return None
