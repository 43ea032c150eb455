"""One watched folder: which files came, and which of them have stopped growing."""

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.media import MEDIA_SUFFIXES
from app.taken import Facts, Taken

STILL = 2.0  # seconds without a change, after which a file has come whole
_LOCKED = 60.0  # seconds for which one that cannot be opened is left to whoever writes it
_TEMPORARY = ("~", ".")  # how names begin that are nobody's yet
_UNFINISHED = (".part", ".crdownload", ".tmp", ".download", ".!qB")  # beside a file, or behind it


@dataclass(slots=True)
class _Growing:
    """A file that came: what it was when last seen to change, and when that was."""

    facts: Facts
    since: float


class WatchedFolder:
    """Looks into a folder when told to; knows nothing of threads. Subfolders are left alone."""

    def __init__(
        self, folder: Path, taken: Taken, now: Callable[[], float], still: float = STILL
    ) -> None:
        """Make it.

        Args:
            now: seconds of a clock that never jumps.
            still: seconds without a change, after which a file has come whole.
        """
        self.folder = folder
        self._still = still
        self._taken = taken
        self._now = now
        self._growing: dict[str, _Growing] = {}
        self._handed: dict[str, Facts] = {}

    @property
    def is_settling(self) -> bool:
        """Whether a file came that may still grow."""
        return bool(self._growing)

    def begin(self, *, takes_present: bool) -> None:
        """Look for the first time: what is there already counts as taken, unless it is wanted.

        Raises:
            OSError: the folder cannot be read.
        """
        if not self._taken.knows(self.folder):
            self._taken.add(self.folder, {} if takes_present else self._look())

    def scan(self) -> None:
        """Find what came since.

        Raises:
            OSError: the folder cannot be read.
        """
        found = self._look()
        self._taken.prune(self.folder, found)
        self._handed = {name: facts for name, facts in self._handed.items() if name in found}
        self._growing = {name: each for name, each in self._growing.items() if name in found}
        for name, facts in found.items():
            if self._handed.get(name) != facts and not self._taken.has(self.folder, name, facts):
                self._see(name, facts)

    def settled(self) -> list[Path]:
        """Files that had come whole by the last scan. Each is told once."""
        now = self._now()
        ready = [
            name
            for name, each in self._growing.items()
            if now - each.since >= self._still and self._is_whole(name, now - each.since)
        ]
        for name in ready:
            self._handed[name] = self._growing.pop(name).facts
        return [self.folder / name for name in ready]

    def confirm(self, files: list[Path]) -> None:
        """These are in the queue: they are not to be told again, after a restart either."""
        handed = {file.name: self._handed[file.name] for file in files if file.name in self._handed}
        self._taken.add(self.folder, handed)

    def _see(self, name: str, facts: Facts) -> None:
        growing = self._growing.get(name)
        if growing is None or growing.facts != facts:
            self._growing[name] = _Growing(facts, self._now())

    def _look(self) -> dict[str, Facts]:
        """The media in the folder; what is still being fetched under its name is left out."""
        with os.scandir(self.folder) as entries:
            every = {entry.name: entry for entry in entries}
        found = {}
        for name, entry in every.items():
            if not _is_meant(name) or any(name + each in every for each in _UNFINISHED):
                continue
            try:
                status = entry.stat()
            except OSError:
                continue  # it went meanwhile, or is a link to nowhere
            if stat.S_ISREG(status.st_mode) and status.st_size:
                found[name] = (status.st_size, status.st_mtime_ns)
        return found

    def _is_whole(self, name: str, still: float) -> bool:
        """Whether it can be read; a system may lock it for whoever still writes it."""
        try:
            with (self.folder / name).open("rb"):
                return True
        except OSError:
            return still >= _LOCKED  # then its job says why it cannot be read


def _is_meant(name: str) -> bool:
    return Path(name).suffix.lower() in MEDIA_SUFFIXES and not name.startswith(_TEMPORARY)
