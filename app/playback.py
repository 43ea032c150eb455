"""What a player plays with, in milliseconds: Qt's, or silence where that cannot be loaded."""

import logging
import re
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.playback_faults import PlayerMissing

log = logging.getLogger(__name__)

_LIBRARY = re.compile(r"lib[\w+.-]+?\.so(?:\.\d+)*|[\w+.-]+\.(?:dll|dylib)", re.IGNORECASE)


class Playback(QObject):
    """Plays one file at a time. This base plays nothing.

    Signals:
        loaded: the file can be played.
        reported: where playing is, in ms, every 50 to 100 ms.
        measured: the length, in ms.
        ended: the end was reached; it has stopped.
        video_found: whether there are pictures.
        frame_arrived: a picture, a QVideoFrame.
        faulted: a Fault. NoSoundDevice keeps nothing from playing.
        vanished: the file is not there.
    """

    loaded = Signal()
    reported = Signal(int)
    measured = Signal(int)
    ended = Signal()
    video_found = Signal(bool)
    frame_arrived = Signal(object)
    faulted = Signal(object)
    vanished = Signal()

    def load(self, path: Path) -> None:
        """Open a file; `loaded`, `faulted` or `vanished` follows."""

    def play(self) -> None:
        """Go on."""

    def pause(self) -> None:
        """Stand still."""

    def seek(self, position_ms: int) -> None:
        """Go to a place; before `loaded` it is not asked."""

    def set_rate(self, rate: float) -> None:
        """Play this many times as fast, at the same pitch."""

    def set_volume(self, volume: float) -> None:
        """Play as loud as 0 to 1, as it is felt."""

    def set_muted(self, *, is_muted: bool) -> None:
        """Be silent, or no longer."""

    def close(self) -> None:
        """Let go of the file."""


class SilentPlayback(Playback):
    """Stands in for Qt's where that is not to be had, and says what is missing."""

    def __init__(self, fault: PlayerMissing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fault = fault

    def load(self, path: Path) -> None:  # noqa: ARG002 - nothing is played
        """Say why nothing will be heard."""
        self.faulted.emit(self._fault)


def open_playback(parent: QObject | None = None) -> Playback:
    """Qt's player, loaded now and not with the window; silence where a library is missing."""
    try:
        from app.qt_playback import QtPlayback, is_available  # noqa: PLC0415 - takes 0.2 s
    except ImportError as error:
        log.warning("there is no player: %s", error)
        found = _LIBRARY.search(str(error))
        return SilentPlayback(PlayerMissing(found[0] if found else ""), parent)
    if not is_available():
        log.warning("there is no player: Qt finds no plug-in that plays")
        return SilentPlayback(PlayerMissing(""), parent)
    return QtPlayback(parent)
