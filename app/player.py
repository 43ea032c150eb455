"""The player of a transcript: plays, seeks, loops, and says 60 times a second where it is."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.playback import Playback, open_playback
from app.playback_faults import Fault, NoSoundDevice
from app.playhead import Playhead

RATES = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
BACK_UP = 2.0  # seconds to hear again after a pause
_FRAME_MS = 16
_SHORTEST_LOOP = 0.3  # seconds; what is shorter would be nothing but seeking
_LOOP_SLACK = 0.3  # seconds by which a loop may end after the file, or just before
_LONGEST = 1e7  # seconds; what claims more is wrong, and its milliseconds cannot be counted
_AT_END = 0.05  # seconds before the end from which playing starts over


class Player(QObject):
    """Times are seconds on the transcript's clock, which is the file's own.

    Signals:
        moved: where playing is, in seconds: while it goes on, and after every seek.
        playing_changed: whether it plays.
        duration_changed: the length in seconds, once it is known.
        has_video_changed: whether there are pictures.
        frame_arrived: a picture for VideoPane.show_frame.
        rate_changed, volume_changed: a number. muted_changed: whether it is silent.
        missing: the Path of a file that is not there (any more).
        faulted: a Fault, for Messages.playback.
    """

    moved = Signal(float)
    playing_changed = Signal(bool)
    duration_changed = Signal(float)
    has_video_changed = Signal(bool)
    frame_arrived = Signal(object)
    rate_changed = Signal(float)
    volume_changed = Signal(float)
    muted_changed = Signal(bool)
    missing = Signal(object)
    faulted = Signal(object)

    def __init__(
        self,
        parent: QObject | None = None,
        playback: Playback | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Play with `playback`, or with Qt's player, which is loaded now."""
        super().__init__(parent)
        self._playback = playback or open_playback(self)
        self._head = Playhead(clock)
        self._path: Path | None = None
        self._is_loading = self._is_loaded = False
        self._is_playing = self._is_wanted = self._told_playing = False
        self._backs_up = False
        self._duration = 0.0
        self._rate, self._volume, self._is_muted = 1.0, 1.0, False
        self._loop: tuple[float, float] | None = None
        self._stop_at: float | None = None
        self._seen = 0.0
        self._timer = QTimer(self, interval=_FRAME_MS, timerType=Qt.TimerType.PreciseTimer)
        self._connect()

    @property
    def path(self) -> Path | None:
        """What is loaded or being loaded."""
        return self._path

    @property
    def position(self) -> float:
        """Where playing is, in seconds."""
        here = self._head.seconds
        return min(here, self._duration) if self._duration else here

    @property
    def duration(self) -> float:
        """The length in seconds; 0 while it is unknown."""
        return self._duration

    @property
    def is_playing(self) -> bool:
        """Whether it plays, or will as soon as the file is open."""
        return self._is_playing or self._is_wanted

    @property
    def rate(self) -> float:
        """How many times as fast as it was spoken."""
        return self._rate

    @property
    def volume(self) -> float:
        """From 0 to 1."""
        return self._volume

    @property
    def is_muted(self) -> bool:
        """Whether it is silent."""
        return self._is_muted

    @property
    def loop(self) -> tuple[float, float] | None:
        """What is played again and again."""
        return self._loop

    def load(self, path: Path, at: float = 0.0) -> None:
        """Open a file and stand still at a place in it."""
        self._halt()
        self._path = path
        self._loop = self._stop_at = None
        self._backs_up = False
        self._duration = 0.0
        self._place(at)
        self._tell(at)
        self._open()

    def close(self) -> None:
        """Stop, and let go of the file."""
        self._halt()
        self._path = None
        self._is_loading = self._is_loaded = False
        self._playback.close()

    def expect(self, duration: float) -> None:
        """Take this length until the file says its own, which it cannot where it is missing."""
        if not self._duration:
            self._on_measured(round(1000 * min(duration, _LONGEST)))

    def play(self) -> None:
        """Go on: after a pause from a little before, at the end from the beginning."""
        if not self._is_loaded:
            self._want()
            return
        if self._is_playing:
            return
        here = self.position
        if self._duration and here >= self._duration - _AT_END:
            self._go(0.0)
        elif self._backs_up:
            floor = self._loop[0] if self._loop and here >= self._loop[0] else 0.0
            self._go(max(here - BACK_UP, floor))
        self._start()

    def pause(self) -> None:
        """Stand still; going on will repeat the last two seconds."""
        self._backs_up = self._backs_up or self._is_playing
        self._halt()

    def interrupt(self) -> None:
        """Stand still for a moment; going on will repeat nothing."""
        self._halt()

    def toggle(self) -> None:
        """Play, or pause."""
        if self.is_playing:
            self.pause()
        else:
            self.play()

    def seek(self, seconds: float) -> None:
        """Go there, playing or not."""
        self._backs_up = False
        self._stop_at = None
        self._go(seconds)

    def skip(self, seconds: float) -> None:
        """Go so much on, or back."""
        self.seek(self.position + seconds)

    def play_range(self, start: float, end: float) -> None:
        """Play from here to there, once."""
        self.seek(start)
        self._stop_at = max(end, start + _SHORTEST_LOOP)
        if self._is_loaded:
            self._start()
        else:
            self._want()

    def set_loop(self, span: tuple[float, float] | None) -> None:
        """Play this again and again once its end is reached; None goes on."""
        self._loop = span and (span[0], max(span[1], span[0] + _SHORTEST_LOOP))

    def set_rate(self, rate: float) -> None:
        """Play this many times as fast."""
        rate = min(max(rate, RATES[0]), RATES[-1])
        if rate == self._rate:
            return
        self._rate = rate
        self._head.set_rate(rate)
        self._playback.set_rate(rate)
        self.rate_changed.emit(rate)

    def set_volume(self, volume: float) -> None:
        """Play as loud as 0 to 1."""
        volume = min(max(volume, 0.0), 1.0)
        if volume == self._volume:
            return
        self._volume = volume
        self._playback.set_volume(volume)
        self.volume_changed.emit(volume)

    def set_muted(self, *, is_muted: bool) -> None:
        """Be silent, or no longer."""
        if is_muted == self._is_muted:
            return
        self._is_muted = is_muted
        self._playback.set_muted(is_muted=is_muted)
        self.muted_changed.emit(is_muted)

    def advance(self) -> None:
        """Say where playing is, and stop or go back where that was asked; the timer calls this."""
        before, here = self._seen, self.position
        if self._stop_at is not None and here >= self._stop_at:
            end = self._stop_at
            self._stop_at = None
            self._halt()
            self._go(end)
            return
        if self._loop and before < self._loop[1] <= here:
            self._go(self._loop[0])
            return
        self._tell(here)

    def _connect(self) -> None:
        self._timer.timeout.connect(self.advance)
        playback = self._playback
        playback.loaded.connect(self._on_loaded)
        playback.reported.connect(self._on_reported)
        playback.measured.connect(self._on_measured)
        playback.ended.connect(self._on_ended)
        playback.vanished.connect(self._on_vanished)
        playback.faulted.connect(self._on_faulted)
        playback.video_found.connect(self.has_video_changed)
        playback.frame_arrived.connect(self.frame_arrived)

    def _open(self) -> None:
        assert self._path is not None
        self._is_loaded, self._is_loading = False, True
        self._playback.load(self._path)

    def _want(self) -> None:
        """Play as soon as the file is open; it may be there again since it was last looked for."""
        if self._path is None:
            return
        self._is_wanted = True
        if not self._is_loading:
            self._open()
        self._tell_playing()

    def _start(self) -> None:
        self._is_wanted = self._backs_up = False
        if not self._is_playing:
            self._is_playing = True
            self._head.run()
            self._timer.start()
            self._playback.play()
        self._tell_playing()

    def _tell_playing(self) -> None:
        if self.is_playing != self._told_playing:
            self._told_playing = self.is_playing
            self.playing_changed.emit(self._told_playing)

    def _halt(self) -> None:
        if self._is_playing:
            self._playback.pause()
        self._is_playing = self._is_wanted = False
        self._timer.stop()
        self._head.halt()
        self._tell_playing()

    def _go(self, seconds: float) -> None:
        self._place(seconds)
        if self._is_loaded:
            self._playback.seek(round(1000 * self.position))
        self._tell(self.position)

    def _place(self, seconds: float) -> None:
        most = self._duration or _LONGEST
        self._head.jump(max(0.0, min(seconds, most)))

    def _tell(self, here: float) -> None:
        self._seen = here
        self.moved.emit(here)

    def _on_loaded(self) -> None:
        self._is_loading, self._is_loaded = False, True
        if self.position:
            self._go(self.position)
        if self._is_wanted:
            self._start()

    def _on_reported(self, position_ms: int) -> None:
        if self._is_playing:
            self._head.report(position_ms / 1000)

    def _on_measured(self, duration_ms: int) -> None:
        if duration_ms > 0 and duration_ms / 1000 != self._duration:
            self._duration = duration_ms / 1000
            self.duration_changed.emit(self._duration)

    def _on_ended(self) -> None:
        if self._loop and self._is_playing and self._loop[1] >= self._duration - _LOOP_SLACK:
            self._is_playing = False
            self._go(self._loop[0])
            self._start()
            return
        self._stop_at = None
        self._backs_up = False
        self._is_playing = False  # by itself: to pause it now would rewind it
        self._halt()
        self._place(self._duration or self.position)
        self._tell(self.position)

    def _on_vanished(self) -> None:
        self._give_up()
        self.missing.emit(self._path)

    def _on_faulted(self, fault: Fault) -> None:
        if not isinstance(fault, NoSoundDevice):
            self._give_up()
        self.faulted.emit(fault)

    def _give_up(self) -> None:
        self._is_loading = self._is_loaded = False
        self._halt()
