"""The user's lists of hotwords: a folder of text files, one a list, that any editor may change."""

import logging
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from app.hotword_files import list_bytes, read_any, read_list_file, write_any
from app.hotword_names import as_people_sort, folded, free_name, is_name
from app.input_errors import TextUnreadable
from app.outputs import replace_file
from engine import HotwordList, ListText, joined_lists

log = logging.getLogger(__name__)

_SUFFIX = ".txt"
_REMOVED = ".removed"
_REMEMBERED = 30 * 86_400.0  # seconds for which a removed list can be put back

_Stamp = tuple[int, int, int]  # when it was changed, its size, and which file it is


class ListChanged(Exception):  # noqa: N818 - a fact
    """A list that somebody else changed since it was read; `is_gone`: or removed."""

    def __init__(self, name: str, *, is_gone: bool) -> None:
        super().__init__(name, is_gone)
        self.name = name
        self.is_gone = is_gone


@dataclass(frozen=True, slots=True)
class Resolved:
    """What lists say together.

    Attributes:
        missing: names of those that are not there.
        unreadable: names of those that cannot be read, and why.
    """

    hotwords: HotwordList
    missing: tuple[str, ...] = ()
    unreadable: tuple[tuple[str, Exception], ...] = ()


def lists_folder() -> Path:
    """The folder of lists among the program's data."""
    return platformdirs.user_data_path("shengwen") / "hotwords"


class HotwordLists:
    """The lists in a folder. A list's name is its file's, without the suffix."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or lists_folder()
        self._seen: dict[str, _Stamp | None] = {}  # as they were when last read or written
        self._read: dict[str, tuple[_Stamp, ListText]] = {}
        self._joined: tuple[tuple[ListText, ...], HotwordList] = ((), HotwordList())

    def names(self) -> list[str]:
        """Every list, also such that cannot be read."""
        return sorted({Path(name).stem for name in self._files()}, key=as_people_sort)

    def stamps(self) -> dict[str, _Stamp | None]:
        """Every list, and what changes with it; None for one that cannot be looked at."""
        return {name: self._stamp(name) for name in self.names()}

    def path(self, name: str) -> Path:
        """Where a list is, or would be.

        Raises:
            TextUnreadable: no list can have this name.
        """
        if not is_name(name):
            raise TextUnreadable(name, "missing")
        usual = self.folder / f"{name}{_SUFFIX}"
        if os.path.lexists(usual):
            return usual
        same = [each for each in self._files() if Path(each).stem == name]
        return self.folder / same[0] if same else usual

    def read(self, name: str) -> ListText:
        """What a list says.

        Raises:
            TextUnreadable, OSError: it cannot be read. TooLarge is one of these.
        """
        self._seen.pop(name, None)
        stamp, text = self._look(name)
        self._seen[name] = stamp
        return text

    def write(self, name: str, lines: Iterable[str]) -> None:
        """Let a list that was read, or is new, say this.

        Raises:
            ListChanged: somebody else changed it since it was read; reading it again lifts that.
            TooLarge: it could not be read any more.
            OSError: it cannot be written; what was there stays.
        """
        path = self.path(name)
        data = list_bytes(path, lines)
        stamp = self._stamp(name)
        if stamp != self._seen.get(name):
            raise ListChanged(name, is_gone=stamp is None)
        self.folder.mkdir(parents=True, exist_ok=True)
        replace_file(path, data)
        self._seen[name] = self._stamp(name)

    def create(self, name: str) -> str:
        """Make an empty list that is called like that, or as near as can be.

        Raises:
            OSError: it cannot be made.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        while True:
            free = free_name(name, self.names())
            with suppress(FileExistsError):
                (self.folder / f"{free}{_SUFFIX}").touch(exist_ok=False)
                self._seen[free] = self._stamp(free)
                return free

    def rename(self, old: str, new: str) -> str:
        """Call a list something else, or as near as can be, and say what.

        Raises:
            OSError: it cannot be renamed.
        """
        path = self.path(old)
        name = free_name(new, [each for each in self.names() if folded(each) != folded(old)])
        if name != old:
            path.rename(self.folder / f"{name}{_SUFFIX}")
            self._seen[name] = self._stamp(name)
            self._seen.pop(old, None)
        return name

    def remove(self, name: str) -> Path:
        """Put a list aside and say where; it can be put back for a month.

        Raises:
            OSError: it cannot be moved.
        """
        path, aside = self.path(name), self.folder / _REMOVED
        aside.mkdir(parents=True, exist_ok=True)
        _sweep(aside)
        place = Path(tempfile.mkdtemp(dir=aside)) / f"{name}{_SUFFIX}"
        try:
            path.rename(place)
        except OSError:
            place.parent.rmdir()
            raise
        self._seen.pop(name, None)
        return place

    def put_back(self, removed: Path) -> str:
        """Put back what `remove` put there, and say what it is called now.

        Raises:
            OSError: it cannot be moved; it stays where it is.
        """
        name = free_name(removed.stem, self.names())
        removed.rename(self.folder / f"{name}{_SUFFIX}")
        with suppress(OSError):
            removed.parent.rmdir()
        self._seen[name] = self._stamp(name)
        return name

    def resolve(self, names: Iterable[str]) -> Resolved:
        """What some lists say together; read again only where they changed."""
        texts: list[ListText] = []
        missing: list[str] = []
        unreadable: list[tuple[str, Exception]] = []
        for name in dict.fromkeys(names):
            try:
                texts.append(self._look(name)[1])
            except TextUnreadable as error:
                if error.reason == "missing":
                    missing.append(name)
                else:
                    unreadable.append((name, error))
            except OSError as error:
                unreadable.append((name, error))
        return Resolved(self._join(tuple(texts)), tuple(missing), tuple(unreadable))

    def import_file(self, path: Path) -> str:
        """Make a list of a text or CSV file, and say what it is called.

        Raises:
            TextUnreadable: the file cannot be read.
            OSError: the list cannot be written.
        """
        lines = read_any(path)
        name = self.create(path.stem)
        try:
            self.write(name, lines)
        except BaseException:
            self.path(name).unlink(missing_ok=True)
            raise
        return name

    def export(self, name: str, path: Path) -> None:
        """Write a list to a text or, by its suffix, CSV file; one that is there is replaced.

        Raises:
            TextUnreadable: the list cannot be read.
            OSError: the file cannot be written; what was there stays.
        """
        write_any(path, self._look(name)[1])

    def _files(self) -> list[str]:
        """The names of files that are lists, wherever links among them lead."""
        try:
            every = [path.name for path in self.folder.iterdir()]
        except OSError:
            return []
        return sorted(
            name
            for name in every
            if name.lower().endswith(_SUFFIX) and not name.startswith(".") and name[: -len(_SUFFIX)]
        )

    def _stamp(self, name: str) -> _Stamp | None:
        try:
            status = self.path(name).stat()
        except (OSError, TextUnreadable):
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino

    def _look(self, name: str) -> tuple[_Stamp | None, ListText]:
        """A list as it is, and the stamp that it has at least since then."""
        stamp = self._stamp(name)
        kept = self._read.get(name)
        if kept is not None and kept[0] == stamp:
            return kept
        path = self.path(name)
        if stamp is not None and not stat.S_ISREG(path.stat().st_mode):
            raise TextUnreadable(str(path), "folder" if path.is_dir() else "unreadable")
        text = read_list_file(path)
        if stamp is not None:
            self._read[name] = (stamp, text)
        return stamp, text

    def _join(self, texts: tuple[ListText, ...]) -> HotwordList:
        """All of them as one; for the same lists the same object, as large ones compare slowly."""
        before, joined = self._joined
        if len(before) != len(texts) or any(a is not b for a, b in zip(before, texts, strict=True)):
            joined = joined_lists(text.hotwords for text in texts)
            self._joined = (texts, joined)
        return joined


def _sweep(aside: Path) -> None:
    """Forget what was removed long ago."""
    for place in aside.iterdir():
        with suppress(OSError):
            if time.time() - place.stat().st_mtime > _REMEMBERED:
                log.info("a list that was removed a month ago is deleted")
                shutil.rmtree(place)
