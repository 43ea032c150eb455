"""The window's lists of hotwords: says when one came, went or changed, whoever did it."""

import logging
from collections.abc import Iterable

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from app.hotword_lists import HotwordLists, Resolved

log = logging.getLogger(__name__)

_SETTLING = 100  # milliseconds: what one saving of an editor stirs is looked at once
_POLLED = 3_000  # milliseconds between two looks where the system tells nothing
_MOST_WATCHED = 500  # files; with more of them every look is one at all


class HotwordShelf(QObject):
    """A folder of lists that is watched.

    Signals:
        changed: what there is, or what a list says, may be something else now.
    """

    changed = Signal()

    def __init__(self, lists: HotwordLists, parent: QObject) -> None:
        super().__init__(parent)
        self.lists = lists
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._stir)
        self._watcher.fileChanged.connect(self._stir)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLING)
        self._settling.timeout.connect(self.look)
        self._poll = QTimer(self, interval=_POLLED)
        self._poll.timeout.connect(self.look)
        self._watch()
        self._stamps = lists.stamps()

    def names(self) -> list[str]:
        """Every list, as people sort them."""
        return self.lists.names()

    def resolve(self, names: Iterable[str]) -> Resolved:
        """What some lists say together."""
        return self.lists.resolve(names)

    def look(self) -> None:
        """See what is there now; `changed` is emitted where it is something else."""
        self._watch()  # first, so that what changes while we look is told again
        stamps = self.lists.stamps()
        is_changed, self._stamps = stamps != self._stamps, stamps
        if is_changed:
            self.changed.emit()

    def _stir(self, path: str) -> None:
        log.debug("something happened at %s", path)
        self._settling.start()

    def _watch(self) -> None:
        """Have the system watch what there is now: each may have been made anew under its name.

        A folder that is not there yet is seen to come in the one above it.
        """
        if watched := [*self._watcher.directories(), *self._watcher.files()]:
            self._watcher.removePaths(watched)
        folder = self.lists.folder
        above = next((each for each in folder.parents if each.is_dir()), folder.parent)
        wanted, names = [str(above)], self.names()
        if folder.is_dir():
            files = (str(self.lists.path(name)) for name in names[:_MOST_WATCHED])
            wanted += [str(folder), *files]
        failed = self._watcher.addPaths(wanted)
        if failed or len(names) > _MOST_WATCHED:
            self._poll.start()
        else:
            self._poll.stop()
