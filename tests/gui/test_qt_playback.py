"""Qt's own player, with real files, off screen and without sound."""

import subprocess
import sys
import time
from bisect import bisect_left
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame

from app.playback_faults import NoSoundDevice, Unplayable
from app.player import Player
from app.qt_playback import QtPlayback
from tests.gui.media_files import write_media

PATIENCE_MS = 20_000
NEAR = 0.15  # seconds


class _NoDevice:
    def isNull(self) -> bool:  # noqa: N802 - Qt's name
        return True


@pytest.fixture
def player(qapp, monkeypatch):
    """A player that nobody hears, whatever the computer has."""
    monkeypatch.setattr("app.qt_playback.QMediaDevices.defaultAudioOutput", _NoDevice)
    player = Player(None, QtPlayback())
    player._playback.setParent(player)
    yield player
    player.close()
    player.deleteLater()


def _media(player: Player) -> QMediaPlayer:
    return player._playback._player


def _load(qtbot, player: Player, path: Path) -> None:
    with qtbot.waitSignal(player._playback.loaded, timeout=PATIENCE_MS):
        player.load(path)


class _Watch:
    """What a player shows, and what Qt's says, each with when it was.

    Qt's says so every 50 ms only, and later on a busy computer; between two times it went on
    evenly. What the computer has time for a timer of the same pace tells.
    """

    def __init__(self, player: Player) -> None:
        self.shown: list[tuple[float, float]] = []
        self.told: list[tuple[float, float]] = []
        self.n_ticks = 0
        self._timer = QTimer(player, interval=16, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        player.moved.connect(self._show)
        _media(player).positionChanged.connect(self._tell)
        self._timer.start()

    def off(self) -> list[float]:
        """How far from the truth each of them was that was shown."""
        truths = [(self._truth(at), shown) for at, shown in self.shown]
        return [abs(shown - truth) for truth, shown in truths if truth is not None]

    def _truth(self, at: float) -> float | None:
        place = bisect_left(self.told, (at, 0.0))
        if not 0 < place < len(self.told):
            return None
        (before, low), (after, high) = self.told[place - 1 : place + 1]
        return low + (high - low) * (at - before) / (after - before)

    def _tick(self) -> None:
        self.n_ticks += 1

    def _show(self, seconds: float) -> None:
        self.shown.append((time.monotonic(), seconds))

    def _tell(self, position_ms: int) -> None:
        self.told.append((time.monotonic(), position_ms / 1000))


@pytest.mark.parametrize("rate", [1.0, 2.0])
def test_it_is_where_qts_player_is_also_right_after_a_seek(qtbot, player, tmp_path, rate):
    player.set_rate(rate)
    _load(qtbot, player, write_media(tmp_path / "talk.mp4", picture_from=0.0))
    player.play()
    qtbot.waitUntil(lambda: player.position > 0.4, timeout=PATIENCE_MS)
    watch = _Watch(player)
    player.seek(2.0)
    qtbot.waitUntil(lambda: player.position > 2.6, timeout=PATIENCE_MS)
    watch._timer.stop()
    seen = [seconds for _, seconds in watch.shown]
    assert seen[0] == 2.0
    assert seen == sorted(seen)
    off = sorted(watch.off())
    assert len(off) > 0.7 * len(seen)
    # A computer that is busy may hold single steps up.
    assert off[len(off) * 9 // 10] < NEAR * rate
    assert len(seen) > 0.8 * watch.n_ticks


@pytest.mark.parametrize("suffix", ["mp4", "mkv"])
@pytest.mark.parametrize(
    ("picture_from", "zero"), [(0.0, 0.0), (None, 1.5)], ids=["late sound", "all late"]
)
def test_its_zero_is_the_files(qtbot, player, tmp_path, suffix, picture_from, zero):
    """The sound's pitch at a position says which time of the recording it is."""
    path = tmp_path / f"late.{suffix}"
    _load(qtbot, player, write_media(path, 3.5, sound_from=1.5, picture_from=picture_from))
    heard: list[tuple[float, float]] = []
    tap = player._playback._unheard
    tap.audioBufferReceived.connect(lambda buffer: heard.append(_told(buffer)))
    player.seek(1.7 - zero)
    player.play()
    qtbot.waitUntil(lambda: len(heard) > 20, timeout=PATIENCE_MS)
    for position, said in heard[2:]:
        assert said - position == pytest.approx(zero, abs=NEAR)
    if zero == 0:
        assert player.duration == pytest.approx(3.5, abs=0.1)


def _told(buffer) -> tuple[float, float]:
    """(where Qt places the buffer, which time its pitch tells), of its middle."""
    samples = memoryview(bytes(buffer.constData())).cast(
        "h" if buffer.format().bytesPerSample() == 2 else "f"
    )
    seconds = buffer.duration() / 1e6
    crossings = sum((a < 0) != (b < 0) for a, b in pairwise(samples))
    return buffer.startTime() / 1e6 + seconds / 2, (crossings / 2 / seconds - 200) / 200


def test_pictures_arrive_also_after_the_end(qtbot, player, tmp_path):
    frames: list[QVideoFrame] = []
    player.frame_arrived.connect(frames.append)
    with qtbot.waitSignal(player.has_video_changed, timeout=PATIENCE_MS):
        player.load(write_media(tmp_path / "talk.mp4", 1.0, picture_from=0.0))
    qtbot.waitUntil(lambda: any(frame.isValid() for frame in frames), timeout=PATIENCE_MS)
    player.seek(0.8)
    with qtbot.waitSignal(player._playback.ended, timeout=PATIENCE_MS):
        player.play()
    assert player.position == player.duration
    assert not player.is_playing
    frames.clear()
    player.seek(0.2)
    qtbot.waitUntil(lambda: any(frame.isValid() for frame in frames), timeout=PATIENCE_MS)
    player.play()
    qtbot.waitUntil(lambda: player.position > 0.4, timeout=PATIENCE_MS)


def test_the_same_file_can_be_opened_again_and_another_after_it(qtbot, player, tmp_path):
    path = write_media(tmp_path / "talk.wav", 1.0)
    _load(qtbot, player, path)
    player.play()
    _load(qtbot, player, path)
    assert not player.is_playing
    assert player.position == 0.0
    _load(qtbot, player, write_media(tmp_path / "other.wav", 2.0))
    assert player.duration == 2.0


def test_a_loop_at_the_end_of_the_file_goes_round(qtbot, player, tmp_path):
    _load(qtbot, player, write_media(tmp_path / "talk.mp4", 1.0, picture_from=0.0))
    player.set_loop((0.6, 1.2))
    player.seek(0.7)
    shown: list[float] = []
    player.moved.connect(shown.append)
    with qtbot.waitSignal(player._playback.ended, timeout=PATIENCE_MS):
        player.play()
    assert player.is_playing
    assert next(now for before, now in pairwise(shown) if now < before) == pytest.approx(0.6)
    qtbot.waitUntil(lambda: _media(player).position() > 650, timeout=PATIENCE_MS)
    assert player.position < 1.0


def test_many_seeks_at_once_end_at_the_last(qtbot, player, tmp_path):
    _load(qtbot, player, write_media(tmp_path / "talk.mkv"))
    for i in range(100):
        player.seek(0.03 * i)
    qtbot.waitUntil(lambda: _media(player).position() == 2970, timeout=PATIENCE_MS)
    assert player.position == pytest.approx(2.97)


def test_what_is_no_recording_is_refused(qtbot, player, tmp_path):
    path = tmp_path / "talk.mp4"
    path.write_bytes(b"no film" * 100)
    with qtbot.waitSignal(player.faulted, timeout=PATIENCE_MS) as refused:
        player.load(path)
    fault = refused.args[0]
    assert isinstance(fault, Unplayable)
    assert (fault.path, fault.reason) == (path, "format")
    assert not player.is_playing


def test_a_file_that_is_gone_is_missed_and_found_again(qtbot, player, tmp_path):
    path = tmp_path / "talk.wav"
    with qtbot.waitSignal(player.missing, timeout=PATIENCE_MS) as missed:
        player.load(path)
    assert missed.args == [path]
    write_media(path, 1.0)
    with qtbot.waitSignal(player._playback.loaded, timeout=PATIENCE_MS):
        player.play()
    qtbot.waitUntil(lambda: player.position > 0.2, timeout=PATIENCE_MS)


def test_a_file_that_goes_while_it_plays_is_played_to_its_end(qtbot, player, tmp_path):
    path = write_media(tmp_path / "talk.wav", 1.0)
    _load(qtbot, player, path)
    ends: list[float] = []
    player._playback.ended.connect(lambda: ends.append(player.position))
    player.play()
    qtbot.waitUntil(lambda: player.position > 0.1, timeout=PATIENCE_MS)
    path.unlink()
    player.set_rate(2.0)
    qtbot.waitUntil(lambda: bool(ends), timeout=PATIENCE_MS)


def test_without_a_loudspeaker_it_says_so_and_runs(qtbot, player, tmp_path):
    with qtbot.waitSignal(player.faulted, timeout=PATIENCE_MS) as said:
        player.load(write_media(tmp_path / "talk.wav", 2.0))
    assert said.args == [NoSoundDevice()]
    player.play()
    qtbot.waitUntil(lambda: player.position > 0.3, timeout=PATIENCE_MS)


def test_the_terminal_is_left_alone(tmp_path):
    path = write_media(tmp_path / "talk.mp4", 1.0, picture_from=0.0)
    code = f"""if True:
        from pathlib import Path
        from PySide6.QtWidgets import QApplication
        from app.player import Player
        app = QApplication([])
        player = Player(app)
        player.moved.connect(lambda at: at > 0.2 and app.quit())
        player.load(Path({str(path)!r}))
        player.play()
        app.exec()
        player.close()
    """
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, timeout=60, capture_output=True, text=True
    )
    assert (done.stdout, done.stderr) == ("", "")


def test_a_path_of_any_letters_is_a_local_file(qtbot, player, tmp_path):
    path = write_media(tmp_path / "100% #1? 会议 ;a.wav", 1.0)
    _load(qtbot, player, path)
    assert _media(player).source() == QUrl.fromLocalFile(str(path))
