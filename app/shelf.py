"""What the models page shows: every model, where it is, and the folder that holds them.

Free of Qt; looking touches the disk, so it is done off the GUI thread.
"""

import os
import shutil
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine import MODELS, Model, Place, Store, look_up, removable

_COMFORTABLE_BYTES = 4_000_000_000  # memory of a computer that runs SenseVoice beside all else
_SENSE_VOICE, _VAD, _PUNCTUATION = "sense-voice-small", "fsmn-vad", "ct-punc-c"


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
        is_removable: whether it lies in the models folder.
    """

    name: str
    model: Model | None
    place: Place | None
    comes_along: bool = False
    unfinished: int = 0
    size: int = 0
    is_removable: bool = False

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
        free: bytes on its disk; None where the disk does not tell.
        used: bytes of the models in it.
    """

    folder: Path
    free: int | None
    used: int
    items: tuple[Item, ...]


def look(folders: Sequence[str] = (), store: Store | None = None) -> Shelf:
    """See which models there are, also in folders that were chosen by hand."""
    store = store or Store()
    items = [_item(model, store) for model in MODELS]
    items += [_stray(path, is_ours=True) for path in store.others()]
    ours = {item.place.directory for item in items if item.place is not None}
    own = [path for path in map(Path, folders) if path not in ours and path.is_dir()]
    items += [_stray(path, is_ours=False) for path in own]
    used = sum(item.size for item in items if item.is_removable)
    return Shelf(store.folder, _free(store.folder), used, tuple(items))


def recommended(language: str, memory: int) -> tuple[str, ...]:
    """Which models suit a computer and what is likely spoken before it.

    Args:
        language: of the system, as "zh".
        memory: bytes in all.
    """
    sense_voice = look_up(_SENSE_VOICE)
    assert sense_voice is not None
    if language not in sense_voice.languages or memory < _COMFORTABLE_BYTES:
        return (_VAD,)
    beside = (_PUNCTUATION,) if language == "zh" else ()
    return (_SENSE_VOICE, _VAD, *beside)


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
    return Item(
        name=model.name,
        model=model,
        place=place,
        comes_along=store.comes_along(model),
        unfinished=store.unfinished(model),
        size=model.size if place is None else size_of(place.directory),
        is_removable=place is not None and bool(removable(model.name, store)),
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
