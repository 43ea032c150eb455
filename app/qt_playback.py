"""Plays with Qt's QMediaPlayer; QtMultimedia is loaded here and in `qt_devices`.

Its position 0 is where the file's first stream begins, as for the engine, however late the sound
starts; tests/gui/test_qt_playback.py holds it to that.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from PySide6.QtCore import (
    QLoggingCategory,
    QMessageLogContext,
    QObject,
    QSize,
    QTimer,
    QtMsgType,
    QUrl,
    qInstallMessageHandler,
)

from app.playback import Playback
from app.playback_faults import NoSoundDevice, Unplayable

# FFmpeg describes every file and PipeWire is missed aloud; QT_LOGGING_RULES still brings it back.
QLoggingCategory.setFilterRules("qt.multimedia.*=false")

from PySide6.QtMultimedia import (  # noqa: E402 - speaks while it is loaded
    QAudioBufferOutput,
    QAudioOutput,
    QMediaDevices,
    QMediaPlayer,
    QVideoFrame,
    QVideoFrameFormat,
    QVideoSink,
)

log = logging.getLogger(__name__)

_SEEK_MS = 40  # between two seeks: each one restarts the decoders
_LOUDNESS = 3  # what is felt to be half as loud has an eighth of the amplitude


def is_available() -> bool:
    """Whether Qt finds what decodes for it."""
    with quiet():
        return bool(QMediaPlayer().isAvailable())


class QtPlayback(Playback):
    """A QMediaPlayer with what it speaks and shows through."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = Path()
        self._is_loaded = False
        self._is_heard = False
        with quiet():
            self._devices = QMediaDevices(self)
            self._output = QAudioOutput(self)
            self._player = QMediaPlayer(self)
        self._unheard = QAudioBufferOutput(self)
        self._sink = QVideoSink(self)
        self._player.setVideoSink(self._sink)
        self._next_ms: int | None = None
        self._resting = QTimer(self, singleShot=True, interval=_SEEK_MS)
        self._connect()

    def load(self, path: Path) -> None:
        """Open a file."""
        self._path = path
        self._is_loaded = False
        self._next_ms = None
        self.close()  # the same file once more would not be opened
        if not path.exists():
            self.vanished.emit()
            return
        self._take_device()
        self._player.setSource(QUrl.fromLocalFile(os.path.abspath(path)))  # noqa: PTH100 - links stay

    def play(self) -> None:
        """Go on."""
        self._player.play()

    def pause(self) -> None:
        """Stand still."""
        self._player.pause()

    def seek(self, position_ms: int) -> None:
        """Go to a place, or to a later wish if many come at once."""
        self._next_ms = position_ms
        if not self._resting.isActive():
            self._seek()

    def set_rate(self, rate: float) -> None:
        """Play this many times as fast; Qt keeps the pitch from 6.10 on."""
        self._player.setPlaybackRate(rate)

    def set_volume(self, volume: float) -> None:
        """Play as loud as 0 to 1, as it is felt."""
        self._output.setVolume(volume**_LOUDNESS)

    def set_muted(self, *, is_muted: bool) -> None:
        """Be silent, or no longer."""
        self._output.setMuted(is_muted)

    def close(self) -> None:
        """Let go of the file."""
        self._player.stop()
        self._player.setSource(QUrl())

    def _connect(self) -> None:
        self._player.mediaStatusChanged.connect(self._on_status)
        self._player.positionChanged.connect(self._on_position)
        self._player.durationChanged.connect(self._on_duration)
        self._player.hasVideoChanged.connect(self._on_video)
        self._player.errorOccurred.connect(self._on_error)
        self._sink.videoFrameChanged.connect(self._on_frame)
        self._devices.audioOutputsChanged.connect(self._take_device)
        self._resting.timeout.connect(self._seek)

    def _take_device(self) -> None:
        """Speak through what the system speaks through now.

        Without a device the sound goes where nobody hears it: with nowhere to go, Qt's player would
        not come to an end, and with a QAudioOutput it would complain each time it starts.
        """
        device = QMediaDevices.defaultAudioOutput()
        self._is_heard = not device.isNull()
        if self._is_heard:
            self._output.setDevice(device)
            self._player.setAudioBufferOutput(None)  # type: ignore[arg-type]  # none is allowed
            self._player.setAudioOutput(self._output)
        else:
            self._player.setAudioOutput(None)  # type: ignore[arg-type]
            self._player.setAudioBufferOutput(self._unheard)

    def _seek(self) -> None:
        if self._next_ms is None:
            return
        position_ms, self._next_ms = self._next_ms, None
        self._resting.start()
        if self._player.playbackState() is QMediaPlayer.PlaybackState.StoppedState:
            self._player.pause()  # after the end: only what is paused shows its picture
        self._player.setPosition(position_ms)

    def _on_status(self, status: QMediaPlayer.MediaStatus) -> None:
        if status is QMediaPlayer.MediaStatus.LoadedMedia and not self._is_loaded:
            self._is_loaded = True
            self._player.pause()  # shows the first picture
            self.loaded.emit()
            if not self._is_heard:
                self.faulted.emit(NoSoundDevice())
        elif status is QMediaPlayer.MediaStatus.EndOfMedia:
            self.ended.emit()

    def _on_position(self, position_ms: int) -> None:
        self.reported.emit(position_ms)

    def _on_duration(self, duration_ms: int) -> None:
        self.measured.emit(duration_ms)

    def _on_video(self, has_video: bool) -> None:  # noqa: FBT001 - a signal's argument
        if has_video:
            _look_for_graphics()
        self.video_found.emit(has_video)

    def _on_frame(self, frame: QVideoFrame) -> None:
        """Qt decodes on another thread; this runs on the window's, as it belongs to an object."""
        self.frame_arrived.emit(frame)

    def _on_error(self, error: QMediaPlayer.Error, detail: str) -> None:
        log.warning("the player refuses the file: %s", detail)
        self._is_loaded = False
        if not self._path.exists():
            self.vanished.emit()
            return
        self.faulted.emit(Unplayable(self._path, self._reason(error), detail))

    def _reason(self, error: QMediaPlayer.Error) -> Literal["format", "permission", "other"]:
        if not os.access(self._path, os.R_OK):
            return "permission"
        return "format" if error is QMediaPlayer.Error.FormatError else "other"


def _look_for_graphics() -> None:
    """Convert a first frame: Qt looks for a graphics card then, and complains where there is none.

    It does so once in a thread, and pictures are painted on this one.
    """
    with quiet():
        kind = QVideoFrameFormat(QSize(2, 2), QVideoFrameFormat.PixelFormat.Format_YUV420P)
        QVideoFrame(kind).toImage()


@contextmanager
def quiet() -> Iterator[None]:
    """Keep off the terminal what Qt says of sound servers that it does not find, in no category."""
    before = qInstallMessageHandler(_note)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _note(_type: QtMsgType, _context: QMessageLogContext, message: str | None) -> None:
    log.info("Qt: %s", message)
