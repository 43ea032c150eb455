"""From what was typed to sources: files, folders, lists, addresses and standard input."""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.addresses import file_name, is_address
from app.input_errors import InputError, LineRefused, TextUnreadable
from app.input_words import in_words
from app.lists import LIST_SUFFIX, Entry, Repeat, beside, place_of, read_entries
from app.media import find_media
from app.outputs import new_folder, safe_stem
from app.sources import Source
from app.terminal import complain

_STDIN_NAME = "stdin"


@dataclass(slots=True)
class Inputs:
    """Collects sources and says what is wrong with what was typed.

    Attributes:
        output: the folder for all results; None chooses one for each source.
        spool: a folder for standard input.
        list_folder: the folder for the results of lists, None while there is none.
        n_bad: how many inputs were not what they should be.
    """

    output: Path | None
    spool: Path
    list_folder: Path | None = None
    n_bad: int = 0
    _keys: set[str] = field(default_factory=set)
    _listed: dict[str, str] = field(default_factory=dict)

    def collect(self, inputs: Sequence[str]) -> list[Source]:
        """Return the sources meant, in order; what a list does not name comes once.

        Raises:
            OSError: the folder for a list's results cannot be made.
        """
        typed = list(dict.fromkeys(inputs))
        found = [source for name in typed for source in self._sources(name)]
        unique = [source for source in found if source.is_listed or self._is_new(source)]
        n_again = len(inputs) - len(typed) + len(found) - len(unique)
        if n_again:
            complain(None, f"{n_again} given more than once; each file is done once.")
        return unique

    def _sources(self, name: str) -> Iterator[Source]:
        path = Path(name)
        if name == "-":
            yield self._source(_spooled(self.spool), Path.cwd())
        elif is_address(name):
            path = Path(file_name(name))
            yield Source(path.stem, path, self.output or Path.cwd(), safe_stem(path.stem), name)
        elif path.suffix.lower() == LIST_SUFFIX and not os.path.isdir(path):  # noqa: PTH112
            yield from self._listed_in(path)
        else:
            yield from self._found_in(path)

    def _found_in(self, path: Path) -> Iterator[Source]:
        files = list(find_media([path]))
        if not files:
            self._complain(str(path), "There is no audio or video in this folder.")
        for file in files:
            yield self._source(file, file.parent)

    def _source(self, file: Path, folder: Path) -> Source:
        return Source(file.stem, file, self.output or folder, file.stem)

    def _listed_in(self, file: Path) -> Iterator[Source]:
        try:
            entries = read_entries(file, lambda repeat: self._say_repeat(file, repeat))
        except TextUnreadable as error:
            self._complain(str(file), in_words(error))
            return
        if self.list_folder is None:
            self.list_folder = self.output or new_folder(file.parent, f"{file.stem}-results")
        for entry in entries:
            elsewhere = self._listed.setdefault(entry.id, f"{file}, line {entry.line}")
            if elsewhere == f"{file}, line {entry.line}":
                yield _listed(file, entry, self.list_folder)
            else:
                self._complain(
                    f"{file}, line {entry.line}", f"{entry.id} is in {elsewhere} as well."
                )

    def _say_repeat(self, file: Path, repeat: Repeat) -> None:
        first, again = repeat.first, repeat.again
        self._complain(
            str(file),
            f"{first.id} is in line {first.line} ({first.rest}) and in line {again.line} "
            f"({again.rest}); the first is taken.",
        )

    def _is_new(self, source: Source) -> bool:
        key = source.address or os.path.realpath(source.path)
        is_new = key not in self._keys
        self._keys.add(key)
        return is_new

    def _complain(self, place: str, text: str) -> None:
        complain(place, text)
        self.n_bad += 1


def _listed(file: Path, entry: Entry, folder: Path) -> Source:
    path, address = Path(entry.rest), None
    refused: InputError | None = None
    try:
        place = place_of(entry)
    except LineRefused as error:
        refused = error
    else:
        if is_address(place):
            path, address = Path(file_name(place)), place
        else:
            path = beside(file, place)
    return Source(entry.id, path, folder, safe_stem(entry.id), address, refused, is_listed=True)


def _spooled(spool: Path) -> Path:
    """Standard input as a file, so that memory stays small and the engine can seek."""
    file = spool / f"{_STDIN_NAME}.pcm"
    with file.open("wb") as out:
        shutil.copyfileobj(sys.stdin.buffer, out)
    return file
