"""From what was dropped to files whose folders can be written to, off the GUI thread."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.background import Background, Problem
from app.checkpoint_store import Stamp, stamp_of
from app.job import Job
from app.media import find_media
from app.outputs import check_writable

_Facts = tuple[dict[Path, OSError], dict[Path, Stamp]]


class Intake(QObject):
    """Looks at the disk, in the order it was asked.

    Signals:
        found: the paths given, and the files meant by them.
        checked: a list of Job, the OSError of every folder that cannot be written to, and the
            Stamp of every file that is there.
    """

    found = Signal(object, object)
    checked = Signal(object, object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._disk = Background(self)

    def look(self, paths: Sequence[Path]) -> None:
        """Find the files meant by files and folders."""
        self._disk.run(lambda: list(find_media(paths)), partial(self._on_found, list(paths)))

    def check(self, jobs: Sequence[Job]) -> None:
        """Find out whether the text of these jobs can be written, and what their files are."""
        paths, folders = [job.path for job in jobs], {job.folder for job in jobs}
        self._disk.run(partial(_facts, paths, folders), partial(self._on_checked, list(jobs)))

    def _on_found(self, given: list[Path], files: list[Path] | Problem) -> None:
        self.found.emit(given, [] if isinstance(files, Problem) else files)

    def _on_checked(self, jobs: list[Job], facts: _Facts | Problem) -> None:
        self.checked.emit(jobs, *(({}, {}) if isinstance(facts, Problem) else facts))


def _facts(paths: Sequence[Path], folders: set[Path]) -> _Facts:
    stamps = {path: stamp for path in paths if (stamp := stamp_of(path)) is not None}
    return _unwritable(folders), stamps


def _unwritable(folders: set[Path]) -> dict[Path, OSError]:
    errors = {}
    for folder in folders:
        try:
            check_writable(folder)
        except FileNotFoundError:
            continue  # it is made, or the file is missing with it, which the engine says
        except OSError as error:
            errors[folder] = OSError(error.errno, error.strerror, str(folder))
    return errors
