"""Watches folders on a thread of its own, and says which files have come whole.

The system says when something happens in a folder; then, and now and then in any case, the folder
is looked into. So nothing is missed where the system says nothing: on network drives, where other
computers write, and where it has no more watches to give.
"""

import logging
import queue
import threading
import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import psutil
from PySide6.QtCore import QObject, Signal
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from app.taken import Taken
from app.watched_folder import STILL, WatchedFolder

log = logging.getLogger(__name__)

# Seconds between two looks:
_SETTLING = 0.5  # while a file may still grow
_POLLED = 5.0  # where the system tells nothing, or the folder is gone
_CALM = 30.0  # otherwise

_PATIENCE = 2.0  # seconds that a drive which does not answer may hold up the end

_REMOTE = frozenset("nfs nfs4 cifs smb smb2 smb3 smbfs afpfs webdav davfs 9p fuse.sshfs".split())


@dataclass(frozen=True, slots=True)
class _Watch:
    """Watch these folders and no others; of those in `taking`, take what is there already."""

    folders: tuple[Path, ...]
    taking: frozenset[Path]


@dataclass(frozen=True, slots=True)
class _Confirm:
    """These files of a folder are in the queue."""

    folder: Path
    files: list[Path]


@dataclass(frozen=True, slots=True)
class _Stir:
    """Something happened in a folder."""


@dataclass(frozen=True, slots=True)
class _Close:
    """No more work."""


_Message = _Watch | _Confirm | _Stir | _Close


@dataclass(slots=True)
class _Place:
    """A watched folder and how it is doing. `number` is the file system's of what is watched."""

    folder: WatchedFolder
    takes_present: bool
    watch: ObservedWatch | None = None
    number: int = 0
    problem: OSError | None = None
    is_begun: bool = False


class Watching(QObject):
    """What the window has of it. Signals come on the thread of this object.

    Signals:
        came: a folder, and the list of files in it that have come whole.
        lost: a folder that cannot be read, and the OSError.
        found: a folder that can be read again.
    """

    came = Signal(object, object)
    lost = Signal(object, object)
    found = Signal(object)

    def __init__(
        self,
        place: Path,
        parent: QObject | None = None,
        *,
        now: Callable[[], float] = time.monotonic,
        still: float = STILL,
    ) -> None:
        """Make it; the first folder starts it.

        Args:
            place: the file that remembers what was taken.
            now, still: as in WatchedFolder.
        """
        super().__init__(parent)
        self._inbox: queue.SimpleQueue[_Message] = queue.SimpleQueue()
        self._watcher = _Watcher(self, self._inbox, place, now, still)
        self._thread = threading.Thread(target=self._watcher.run, name="watching", daemon=True)

    def watch(self, folders: Iterable[Path], taking: Collection[Path] = ()) -> None:
        """Watch these folders from now on.

        Args:
            taking: those whose files count as new though they are there already.
        """
        chosen = tuple(folders)
        if self._thread.ident is None:
            if not chosen:
                return
            self._thread.start()
        self._inbox.put(_Watch(chosen, frozenset(taking)))

    def confirm(self, folder: Path, files: list[Path]) -> None:
        """These files are in the queue, and are never to come again."""
        self._inbox.put(_Confirm(folder, files))

    def close(self) -> None:
        """Watch nothing more."""
        if self._thread.is_alive():
            self._inbox.put(_Close())
            self._thread.join(_PATIENCE)


class _Watcher(FileSystemEventHandler):
    """The thread's side."""

    def __init__(
        self,
        told: Watching,
        inbox: "queue.SimpleQueue[_Message]",
        place: Path,
        now: Callable[[], float],
        still: float,
    ) -> None:
        self._told = told
        self._inbox = inbox
        self._place = place
        self._now = now
        self._still = still
        self._places: dict[Path, _Place] = {}
        self._observer: BaseObserver | None = None

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called on the observer's thread; reading a folder is an event, too, and none of ours."""
        if event.event_type not in {"opened", "closed_no_write"}:
            self._inbox.put(_Stir())

    def run(self) -> None:
        """Look when there is reason to, until closed."""
        self._taken = Taken(self._place)
        message: _Message | None = None
        while not isinstance(message, _Close):
            message = self._next()
            self._obey(message)
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()

    def _next(self) -> _Message:
        """The next message; what only says that something happened is taken together.

        A file that is written stirs a thousand times a second.
        """
        message: _Message = _Stir()
        try:
            message = self._inbox.get(timeout=self._patience)
            end = time.monotonic() + self._pace
            while isinstance(message, _Stir) and (left := end - time.monotonic()) > 0:
                message = self._inbox.get(timeout=left)
        except queue.Empty:
            pass
        return message

    @property
    def _pace(self) -> float:
        return min(_SETTLING, self._still)

    @property
    def _patience(self) -> float:
        places = self._places.values()
        if any(place.folder.is_settling for place in places):
            return self._pace
        is_polled = any(place.watch is None for place in places)
        return _POLLED if is_polled else _CALM

    def _obey(self, message: _Message) -> None:
        match message:
            case _Watch():
                self._set(message)
            case _Confirm(folder, files):
                if folder in self._places:
                    self._places[folder].folder.confirm(files)
        for place in self._places.values():
            self._look(place)
        self._save()

    def _set(self, message: _Watch) -> None:
        for folder in self._places.keys() - set(message.folders):
            self._unschedule(self._places.pop(folder))
        self._taken.keep_only(set(message.folders))
        for folder in message.folders:
            if folder not in self._places:
                watched = WatchedFolder(folder, self._taken, self._now, self._still)
                self._places[folder] = _Place(watched, folder in message.taking)

    def _look(self, place: _Place) -> None:
        watched = place.folder
        try:
            if not place.is_begun:
                watched.begin(takes_present=place.takes_present)
                place.is_begun = True
            self._attend(place)
            watched.scan()
        except OSError as error:
            self._lose(place, error)
            return
        if place.problem is not None:
            place.problem = None
            self._told.found.emit(watched.folder)
        if files := watched.settled():
            self._told.came.emit(watched.folder, files)

    def _lose(self, place: _Place, error: OSError) -> None:
        self._unschedule(place)
        if place.problem is None:
            log.warning("the watched folder %s cannot be read: %s", place.folder.folder, error)
            self._told.lost.emit(place.folder.folder, error)
        place.problem = error

    def _attend(self, place: _Place) -> None:
        """Have the system watch what now is the folder: it may have been made anew."""
        number = place.folder.folder.stat().st_ino
        if number != place.number:
            self._unschedule(place)
        if place.watch is None:
            place.watch = self._schedule(place.folder.folder)
            place.number = number

    def _schedule(self, folder: Path) -> ObservedWatch | None:
        """Have the system say what happens there; None where it cannot, or may know too little."""
        if _is_remote(folder):
            return None
        if self._observer is None:
            self._observer = Observer()
            self._observer.daemon = True
            self._observer.start()
        try:
            return self._observer.schedule(self, str(folder))
        except OSError as error:  # no more watches
            log.info("%s is looked into every few seconds: %s", folder, error)
            return None

    def _unschedule(self, place: _Place) -> None:
        watch, place.watch = place.watch, None
        if watch is not None and self._observer is not None:
            try:
                self._observer.unschedule(watch)
            except (KeyError, OSError) as error:  # the folder went, and its watch with it
                log.debug("no longer watched: %r", error)

    def _save(self) -> None:
        try:
            self._taken.save()
        except OSError as error:
            log.error("what was taken is not remembered: %s", error)  # noqa: TRY400 - no bug


def _is_remote(folder: Path) -> bool:
    """Whether another computer may write there without this one being told."""
    resolved = folder.resolve()
    parts = psutil.disk_partitions(all=True)
    over = [part for part in parts if resolved.is_relative_to(part.mountpoint)]
    nearest = max(over, key=lambda part: len(part.mountpoint), default=None)
    if nearest is None:
        return resolved.drive.startswith("\\\\")
    return nearest.fstype.lower() in _REMOTE or "remote" in nearest.opts.split(",")
