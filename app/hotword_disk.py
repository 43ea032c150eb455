"""The lists on disk, as the page reads and writes them: off the GUI thread, nobody's words lost."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.hotword_lines import both, faithful, texts_of
from app.hotword_lists import HotwordLists, ListChanged
from app.input_errors import TextUnreadable
from engine import Entry, Line, ListText, read_list

_MOST_TRIES = 5  # while somebody else writes the same list again and again


@dataclass(frozen=True, slots=True)
class Kept:
    """What a list says on disk now.

    Attributes:
        merged: its lines, where somebody else had changed it meanwhile.
        n_added: how many of our lines that has at its end.
    """

    texts: tuple[str, ...]
    merged: tuple[Line, ...] | None = None
    n_added: int = 0


@dataclass(frozen=True, slots=True)
class Count:
    """How many entries a list has, and how many of them are searched for; or why nobody knows."""

    n: int = 0
    n_found: int | None = None
    trouble: Exception | None = None


class HotwordDisk:
    """Used on one thread, not that of the window."""

    def __init__(self, folder: Path) -> None:
        self.lists = HotwordLists(folder)
        self._known: dict[str, tuple[str, ...]] = {}  # what we last saw in a file

    def read(self, name: str) -> ListText | TextUnreadable:
        """A list, or why it cannot be read."""
        try:
            text = self.lists.read(name)
        except TextUnreadable as error:
            return error
        self._known[name] = texts_of(text.lines)
        return text

    def keep(
        self, name: str, base: tuple[str, ...], ours: tuple[Line, ...]
    ) -> Kept | TextUnreadable:
        """Write what was `base` and is `ours` now.

        Raises:
            OSError: it cannot be written.
        """
        try:
            return self._keep(name, base, ours)
        except TextUnreadable as error:
            return error

    def rename(self, old: str, new: str) -> str:
        """Call a list something else, and say what it is called now.

        Raises:
            TextUnreadable, OSError: it cannot be.
        """
        name = self.lists.rename(old, new)
        if old in self._known:
            self._known[name] = self._known.pop(old)
        return name

    def bring(self, paths: Sequence[Path]) -> tuple[list[str], list[tuple[Path, Exception]]]:
        """Make lists of files: what they are called, and which files are none, and why."""
        names: list[str] = []
        refused: list[tuple[Path, Exception]] = []
        for path in paths:
            try:
                names.append(self.lists.import_file(path))
            except (OSError, TextUnreadable) as error:
                refused.append((path, error))
        return names, refused

    def export(self, name: str, path: Path) -> TextUnreadable | None:
        """Write a list to a text or, by its suffix, CSV file.

        Raises:
            OSError: it cannot be written.
        """
        try:
            self.lists.export(name, path)
        except TextUnreadable as error:
            return error
        return None

    def count(self, names: Sequence[str], passes: Callable[[Entry], bool] | None) -> list[Count]:
        """How many entries each list has, and how many pass."""
        return [self._count(name, passes) for name in names]

    def _keep(self, name: str, base: tuple[str, ...], ours: tuple[Line, ...]) -> Kept:
        texts = faithful(ours)
        if self._known.get(name) == base and self._write(name, texts):
            return Kept(texts)
        for _ in range(_MOST_TRIES):
            try:
                theirs = texts_of(self.lists.read(name).lines)
            except TextUnreadable as error:
                if error.reason != "missing":
                    raise
                if self._write(name, texts):  # removed meanwhile: who types into it wants it
                    return Kept(texts)
                continue
            merged, n_added = both(base, ours, theirs)
            lines = read_list("".join(f"{text}\n" for text in merged)).lines
            if self._write(name, faithful(lines)):
                return Kept(self._known[name], lines, n_added)
        raise TextUnreadable(name, "unreadable")

    def _write(self, name: str, texts: tuple[str, ...]) -> bool:
        """Write a list, unless somebody else changed it."""
        try:
            self.lists.write(name, texts)
        except ListChanged:
            return False
        self._known[name] = texts
        return True

    def _count(self, name: str, passes: Callable[[Entry], bool] | None) -> Count:
        resolved = self.lists.resolve([name])
        for _name, error in resolved.unreadable:
            return Count(trouble=error)
        own = resolved.hotwords
        entries: list[Entry] = [*own.words, *own.rules, *own.denied]
        return Count(len(entries), None if passes is None else sum(map(passes, entries)))
