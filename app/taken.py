"""Which files of watched folders were taken, so that each is taken once, over restarts, too."""

import json
import logging
from collections.abc import Collection
from pathlib import Path

from app.outputs import replace_file

log = logging.getLogger(__name__)

_MOST = 5_000  # files remembered of a folder, besides those that are still in it

Facts = tuple[int, int]  # size, and time of the last change in nanoseconds


class Taken:
    """A JSON file: folders, and of each the names and facts of the files taken there."""

    def __init__(self, place: Path) -> None:
        """Read it; what cannot be read is forgotten, and told in the log."""
        self._place = place
        self._folders: dict[str, dict[str, Facts]] = {}
        self._is_changed = False
        self._read()

    def knows(self, folder: Path) -> bool:
        """Whether the folder has been looked at before."""
        return str(folder) in self._folders

    def has(self, folder: Path, name: str, facts: Facts) -> bool:
        """Whether this file was taken as it is now."""
        return self._folders.get(str(folder), {}).get(name) == facts

    def add(self, folder: Path, files: dict[str, Facts]) -> None:
        """Remember files, perhaps none, and with them the folder."""
        known = self._folders.setdefault(str(folder), {})
        for name, facts in files.items():
            known.pop(name, None)
            known[name] = facts
        self._is_changed = True

    def prune(self, folder: Path, present: Collection[str]) -> None:
        """Forget the oldest of very many files that are no longer there.

        Of few, none: a drive that was taken out looks like an empty folder.
        """
        known = self._folders.get(str(folder), {})
        gone = [name for name in known if name not in present]
        for name in gone[: max(0, len(gone) - _MOST)]:
            del known[name]
            self._is_changed = True

    def keep_only(self, folders: set[Path]) -> None:
        """Forget folders that are no longer watched."""
        for folder in self._folders.keys() - {str(each) for each in folders}:
            del self._folders[folder]
            self._is_changed = True

    def save(self) -> None:
        """Write what changed.

        Raises:
            OSError: it cannot be written.
        """
        if self._is_changed:
            self._place.parent.mkdir(parents=True, exist_ok=True)
            replace_file(self._place, json.dumps(self._folders).encode())
            self._is_changed = False

    def _read(self) -> None:
        try:
            found = json.loads(self._place.read_text(encoding="utf-8"))
            self._folders = {
                str(folder): {
                    str(name): (int(size), int(changed)) for name, (size, changed) in files.items()
                }
                for folder, files in found.items()
            }
        except FileNotFoundError:
            return
        except (OSError, ValueError, TypeError, AttributeError, RecursionError) as error:
            log.warning("%s cannot be read: %s", self._place, error)
