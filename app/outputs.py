"""Transcripts → files beside the source: never over an existing one, never half-written."""

import errno
import itertools
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from engine import FORMATS, Encoder, FormatOptions, Profile, Transcript

_LONGEST_NAME = 255  # bytes that common file systems take
_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')  # for names on one system or another
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)  # Windows's own


class GrowingFile:
    """A new file that is called "stem.incomplete" while it grows and "stem" once it is whole.

    What was written is on disk at once, so that a run that is killed keeps it.
    """

    def __init__(self, folder: Path, stem: str, suffix: str = "") -> None:
        """Begin it.

        Raises:
            OSError: it cannot be made.
        """
        self._name = (folder, stem, suffix)
        for name in _names(f"{stem}.incomplete", suffix):
            with suppress(FileExistsError):
                # A file name may hold bytes that are no text.
                self._file = (folder / name).open(
                    "x", encoding="utf-8", errors="backslashreplace", newline=""
                )
                break

    def write(self, text: str) -> None:
        """Append.

        Raises:
            OSError: the disk is full; the next write tries again.
        """
        self._file.write(text)
        self._file.flush()

    def finish(self) -> Path:
        """Give it its name, and return that.

        Raises:
            OSError: the disk is full; it stays what it is.
        """
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        unfinished = Path(self._file.name)
        target = _give_name(unfinished, *self._name)
        unfinished.unlink(missing_ok=True)
        return target

    def close(self) -> None:
        """Leave it as it is."""
        with suppress(OSError):
            self._file.close()


def write_outputs(  # noqa: PLR0913 - three say what, the others how
    transcript: Transcript,
    source: Path,
    formats: Sequence[str],
    *,
    folder: Path | None = None,
    stem: str | None = None,
    profile: Profile | None = None,
    options: FormatOptions = FormatOptions(),
    as_rows: bool = False,
    is_partial: bool = False,
    is_again: bool = False,
) -> list[Path]:
    """Write the transcript of `source` once per format and return where.

    Args:
        formats: names of `engine.FORMATS`.
        folder: where to, by default beside the source.
        stem: what to call them, by default as the source.
        profile: subtitle rules; None goes by the language.
        options: what else was chosen about the files.
        as_rows: one cue a sentence, as it is; no profile counts.
        is_partial: the transcript ends before the source does; the names say so.
        is_again: it may have been written already; a file with the very same content stays.

    Raises:
        OSError: a file cannot be written; nothing of it is left behind.
    """
    name = (stem or source.stem) + (".incomplete" if is_partial else "")
    encoder = Encoder(transcript, profile, options, as_rows=as_rows)
    return [
        write_new(
            folder or source.parent,
            name,
            FORMATS[fmt].suffix,
            encoder.data(fmt),
            is_again=is_again,
        )
        for fmt in formats
    ]


def write_new(
    folder: Path, stem: str, suffix: str, content: bytes, *, is_again: bool = False
) -> Path:
    """Write a new file "stem.suffix", or "stem (2).suffix" where that exists.

    Args:
        is_again: one of these that has the very same content is that file already.

    Raises:
        OSError: the file cannot be written; nothing of it is left behind.
    """
    with _unfinished(folder, content) as file:
        return _give_name(file, folder, stem, suffix, content if is_again else None)


def move_new(file: Path, folder: Path) -> Path:
    """Move a file into a folder, which is made, as "talk.mp4", or "talk (2).mp4" where that exists.

    Raises:
        OSError: it cannot be moved; it stays where it is.
    """
    folder.mkdir(exist_ok=True)
    target = _give_name(file, folder, file.stem, file.suffix)
    try:
        file.unlink(missing_ok=True)
    except OSError:
        target.unlink()
        raise
    return target


def replace_file(path: Path, content: bytes) -> None:
    """Write a file in the place of one that is there, whole or not at all.

    A link stays one: what it points to is written. A file that is read-only is left alone.

    Raises:
        OSError: it cannot be written; the old one stays.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    with _unfinished(target.parent, content) as file:
        with suppress(OSError):
            file.chmod(target.stat().st_mode & 0o777)
        file.replace(target)


@contextmanager
def _unfinished(folder: Path, content: bytes) -> Iterator[Path]:
    """A file that is whole on disk and has no name yet; without one it goes."""
    descriptor, name = tempfile.mkstemp(prefix=".shengwen-", suffix=".tmp", dir=folder)
    unfinished = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.chmod(0o666 & ~_umask())  # mkstemp's are for their owner alone
        yield unfinished
    finally:
        unfinished.unlink(missing_ok=True)


def make_new(folder: Path, stem: str, suffix: str, make: Callable[[Path], bool]) -> Path | None:
    """As write_new; `make` fills the file, and says whether it is to stay.

    Raises:
        OSError: the file cannot be written; nothing of it is left behind.
    """
    with _unfinished(folder, b"") as file:
        return _give_name(file, folder, stem, suffix) if make(file) else None


def check_writable(folder: Path) -> None:
    """Try to make a file in `folder`.

    Raises:
        OSError: it cannot be done.
    """
    descriptor, name = tempfile.mkstemp(prefix=".shengwen-", suffix=".tmp", dir=folder)
    os.close(descriptor)
    Path(name).unlink()


def new_folder(parent: Path, name: str) -> Path:
    """Make a folder that was not there: "name", or "name (2)" where that exists.

    Raises:
        OSError: it cannot be made.
    """
    for each in _names(name, ""):
        with suppress(FileExistsError):
            (parent / each).mkdir()
            return parent / each
    raise AssertionError  # the names never end


def safe_stem(text: str) -> str:
    """A stem that every file system takes, as like `text` as can be."""
    stem = _UNFIT.sub("_", text).strip(". ") or "_"
    return f"_{stem}" if _DEVICES.match(stem) else stem


def _give_name(
    unfinished: Path, folder: Path, stem: str, suffix: str, same: bytes | None = None
) -> Path:
    for name in _names(stem, suffix):
        target = folder / name
        if same is not None and _holds(target, same):
            return target
        try:
            os.link(unfinished, target)  # unlike a rename, it never replaces
        except FileExistsError:
            continue
        except OSError:  # a file system without hard links
            if target.exists():
                continue
            unfinished.rename(target)
        return target
    raise AssertionError  # the names never end


def _holds(file: Path, content: bytes) -> bool:
    try:
        return file.stat().st_size == len(content) and file.read_bytes() == content
    except OSError:
        return False


def _names(stem: str, suffix: str) -> Iterator[str]:
    """Yield "talk.srt", "talk (2).srt", …, each cut to what a file system takes."""
    for n in itertools.count(1):
        ending = suffix if n == 1 else f" ({n}){suffix}"
        room = _LONGEST_NAME - len(os.fsencode(ending))
        kept = stem
        while len(os.fsencode(kept)) > room:
            kept = kept[:-1]
        yield kept + ending


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
