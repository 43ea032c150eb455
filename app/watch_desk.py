"""The watched folders at work: what comes into them goes into the queue."""

from collections.abc import Collection, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.job import Job
from app.job_options import options_from
from app.job_words import shown_name
from app.notice import Notice
from app.runner import Runner
from app.settings import FORMATS_OF, Settings
from app.watches import Watch
from app.watching import Watching


class WatchDesk(QObject):
    """Knows the watches and how they are doing.

    Signals:
        changed: a folder went or came back.
        said: a Notice.
    """

    changed = Signal()
    said = Signal(object)

    def __init__(self, place: Path, runner: Runner, settings: Settings, parent: QObject) -> None:
        """Make it.

        Args:
            place: the file that remembers what was taken.
        """
        super().__init__(parent)
        self._runner = runner
        self._settings = settings
        self._watches: dict[Path, Watch] = {}
        self._problems: dict[Path, OSError] = {}
        self.watching = Watching(place, self)
        self.watching.came.connect(self._on_came)
        self.watching.lost.connect(self._on_lost)
        self.watching.found.connect(self._on_found)

    @property
    def watches(self) -> list[Watch]:
        """All of them, on or off."""
        return list(self._watches.values())

    def problem(self, folder: Path) -> str:
        """Why a folder cannot be read now; empty if it can."""
        error = self._problems.get(folder)
        if error is None:
            return ""
        if isinstance(error, FileNotFoundError):
            return self.tr("It is not there. It is watched again as soon as it is back.")
        text = self.tr("It cannot be read: %1. It is tried again every few seconds.")
        return text.replace("%1", error.strerror or type(error).__name__)

    def adopt(self, settings: Settings) -> None:
        """Go by these settings in what a watch leaves open."""
        self._settings = settings

    def watch(self, watches: Iterable[Watch], taking: Collection[Path] = ()) -> None:
        """Watch these folders and no others.

        Args:
            taking: of those that are new, the ones whose files are wanted.
        """
        self._watches = {watch.folder: watch for watch in watches}
        active = [watch.folder for watch in self.watches if watch.is_on]
        self._problems = {f: each for f, each in self._problems.items() if f in active}
        self.watching.watch(active, taking)

    def close(self) -> None:
        """Watch nothing more."""
        self.watching.close()

    def _on_came(self, folder: Path, files: list[Path]) -> None:
        watch = self._watches.get(folder)
        if watch is None or not watch.is_on:
            return
        changed = self._runner.renew(files)
        fresh = [file for file in files if file not in changed]
        self._runner.take([_job(file, watch, self._settings) for file in fresh])
        self.watching.confirm(folder, files)

    def _on_lost(self, folder: Path, error: OSError) -> None:
        self._problems[folder] = error
        text = self.tr("Watched folder “%1”: %2")
        text = text.replace("%1", shown_name(folder.name or str(folder)))
        self.said.emit(Notice(text.replace("%2", self.problem(folder))))
        self.changed.emit()

    def _on_found(self, folder: Path) -> None:
        if self._problems.pop(folder, None) is not None:
            text = self.tr("The folder “%1” is watched again.")
            self.said.emit(Notice(text.replace("%1", shown_name(folder.name or str(folder)))))
            self.changed.emit()


def _job(file: Path, watch: Watch, settings: Settings) -> Job:
    return Job(
        file,
        options_from(watch.over(settings)),
        FORMATS_OF[watch.outcome],
        has_own_options=True,
        output=watch.output,
        archive=watch.done,
    )
