"""Model folders on the user's disk: what to call them side by side, and which are gone."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from app.job_words import model_title, shown_name
from app.models_place import is_there


def titles(folders: Sequence[str], taken: Iterable[str] = ()) -> list[str]:
    """The folders' names; where those are the same, or taken, with the folders around them."""
    names = [model_title(folder) for folder in folders]
    shared = {*taken, *(name for name in names if names.count(name) > 1)}
    result = []
    for folder, name in zip(folders, names, strict=True):
        namesakes = [Path(each) for each in folders if model_title(each) == name]
        around = f" ({shown_name(_around(Path(folder), namesakes))})" if name in shared else ""
        result.append(name + around)
    return result


def gone(folders: Iterable[str]) -> set[str]:
    """Those that are not there; a lost network drive can take seconds to say so."""
    return {folder for folder in folders if not is_there(Path(folder))}


def _around(folder: Path, namesakes: Sequence[Path]) -> str:
    """As many of the parents as it takes to tell namesakes apart, one at least."""
    parents = folder.parts[:-1]
    for n in range(1, len(parents)):
        if len({each.parts[-1 - n : -1] for each in namesakes}) == len(namesakes):
            return str(Path(*parents[-n:]))
    return str(folder.parent)
