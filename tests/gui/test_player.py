"""The player's rules, on a clock that the tests move."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.messages import Messages
from app.playback import SilentPlayback, open_playback
from app.playback_faults import NoSoundDevice, PlayerMissing, Unplayable
from app.player import Player
from app.playhead import Playhead
from tests.gui.fake_playback import FakeClock, FakePlayback


class Desk:
    """A player, what it plays with, and what it said."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.playback = FakePlayback()
        self.player = Player(None, self.playback, self.clock)
        self.moved: list[float] = []
        self.played: list[bool] = []
        self.missing: list[Path] = []
        self.faults: list[object] = []
        self.player.moved.connect(self.moved.append)
        self.player.playing_changed.connect(self.played.append)
        self.player.missing.connect(self.missing.append)
        self.player.faulted.connect(self.faults.append)

    @property
    def asked(self) -> list[tuple[object, ...]]:
        return self.playback.asked

    def open(self) -> None:
        self.player.load(Path("talk.mp4"))
        self.playback.open()
        self.asked.clear()

    def run(self, seconds: float) -> None:
        """Let the sound come from where the player is, for so long, with a report each 50 ms."""
        at = round(1000 * self.player.position)
        for i in range(1, round(seconds * 20) + 1):
            self.clock.seconds += 0.05
            if self.player.is_playing:
                self.playback.reported.emit(at + round(50 * i * self.player.rate))
                self.player.advance()


@pytest.fixture
def desk(qapp):
    desk = Desk()
    yield desk
    desk.player.deleteLater()


def test_it_plays_and_says_where_it_is(desk):
    desk.open()
    desk.player.play()
    desk.run(2.0)
    assert desk.asked == [("play",)]
    assert desk.played == [True]
    assert desk.player.position == pytest.approx(2.0, abs=0.01)
    assert desk.moved == sorted(desk.moved)


def test_a_file_may_be_played_and_sought_before_it_is_open(desk):
    desk.player.load(Path("talk.mp4"), 3.0)
    desk.player.play()
    desk.player.seek(7.0)
    assert desk.asked == [("load", Path("talk.mp4"))]
    desk.playback.open()
    assert desk.asked[1:] == [("seek", 7000), ("play",)]
    assert desk.played == [True]


def test_a_pause_is_followed_by_the_last_two_seconds_again(desk):
    desk.open()
    desk.player.play()
    desk.run(5.0)
    desk.player.toggle()
    assert desk.player.position == pytest.approx(5.0, abs=0.01)
    desk.player.toggle()
    assert desk.player.position == pytest.approx(3.0, abs=0.01)
    assert desk.asked[-2:] == [("seek", 3000), ("play",)]


def test_after_a_seek_it_goes_on_from_there(desk):
    desk.open()
    desk.player.play()
    desk.run(5.0)
    desk.player.pause()
    desk.player.seek(20.0)
    desk.player.play()
    assert desk.player.position == 20.0


def test_near_the_beginning_it_backs_up_to_the_beginning(desk):
    desk.open()
    desk.player.play()
    desk.run(1.0)
    desk.player.pause()
    desk.player.play()
    assert desk.player.position == 0.0


def test_seeks_stay_in_the_file(desk):
    desk.open()
    desk.player.skip(-5)
    assert desk.player.position == 0.0
    desk.player.seek(1000)
    assert desk.player.position == 60.0


def test_a_range_is_played_once(desk):
    desk.open()
    desk.player.play_range(10.0, 12.0)
    desk.run(3.0)
    assert desk.played == [True, False]
    assert desk.player.position == 12.0
    assert desk.asked == [("seek", 10_000), ("play",), ("pause",), ("seek", 12_000)]
    desk.player.play()
    assert desk.player.position == 12.0  # it stopped by itself: nothing to hear again


def test_who_seeks_in_a_range_plays_on(desk):
    desk.open()
    desk.player.play_range(10.0, 12.0)
    desk.player.skip(5.0)
    desk.run(3.0)
    assert desk.played == [True]


def test_a_loop_goes_round_until_it_is_let_go(desk):
    desk.open()
    desk.player.seek(10.0)
    desk.player.set_loop((10.0, 11.0))
    desk.player.play()
    desk.run(1.05)
    assert desk.asked[-1] == ("seek", 10_000)
    desk.run(0.5)
    assert desk.player.position == pytest.approx(10.5, abs=0.1)
    desk.player.set_loop(None)
    desk.run(1.0)
    assert desk.player.position == pytest.approx(11.5, abs=0.1)


def test_a_loop_to_the_end_of_the_file_goes_round_too(desk):
    desk.open()
    desk.player.seek(58.0)
    desk.player.set_loop((58.0, 60.2))
    desk.player.play()
    desk.run(1.9)
    desk.playback.ended.emit()
    assert desk.player.is_playing
    assert desk.asked[-2:] == [("seek", 58_000), ("play",)]


def test_who_goes_past_a_loop_is_left_alone(desk):
    desk.open()
    desk.player.set_loop((10.0, 11.0))
    desk.player.seek(20.0)
    desk.player.play()
    desk.run(1.0)
    assert desk.player.position == pytest.approx(21.0, abs=0.1)


def test_at_the_end_it_stops_and_then_starts_over(desk):
    desk.open()
    desk.player.seek(59.0)
    desk.player.play()
    desk.run(0.9)
    desk.playback.ended.emit()
    assert desk.played == [True, False]
    assert desk.player.position == 60.0
    desk.player.play()
    assert desk.player.position == 0.0


def test_the_speed_is_followed(desk):
    desk.open()
    desk.player.set_rate(2.0)
    desk.player.play()
    desk.run(1.0)
    assert desk.player.position == pytest.approx(2.0, abs=0.02)
    desk.player.set_rate(9.0)
    assert desk.player.rate == 2.0
    assert desk.asked == [("rate", 2.0), ("play",)]


def test_volume_and_silence_are_passed_on(desk):
    desk.player.set_volume(1.7)
    desk.player.set_volume(0.25)
    desk.player.set_muted(is_muted=True)
    assert desk.asked == [("volume", 0.25), ("muted", True)]


def test_a_length_that_cannot_be_is_cut_to_what_can_be_counted(desk):
    """As a damaged transcript may claim; Qt takes 64 bits of milliseconds."""
    desk.player.load(Path("talk.mp4"))
    desk.player.seek(1e300)
    desk.player.expect(1e300)
    assert desk.player.duration == 1e7
    desk.playback.loaded.emit()
    desk.player.seek(1e300)
    assert desk.asked[-1] == ("seek", 10**10)


def test_a_pause_for_a_moment_repeats_nothing(desk):
    desk.player.load(Path("talk.mp4"))
    desk.playback.open()
    desk.player.seek(10.0)
    desk.player.play()
    desk.player.pause()
    desk.player.play()
    assert desk.player.position == 8.0
    desk.player.interrupt()
    desk.player.play()
    assert desk.player.position == 8.0


def test_a_file_that_is_gone_is_asked_for_and_looked_for_again(desk):
    desk.player.load(Path("talk.mp4"))
    desk.playback.vanished.emit()
    assert desk.missing == [Path("talk.mp4")]
    desk.player.expect(30.0)
    desk.player.seek(12.0)
    desk.player.play()
    assert desk.asked == [("load", Path("talk.mp4"))] * 2
    desk.playback.vanished.emit()
    assert desk.missing == [Path("talk.mp4")] * 2
    assert desk.played == [True, False]
    desk.player.load(Path("moved.mp4"), desk.player.position)
    desk.playback.open()
    assert desk.player.position == 12.0


def test_a_fault_stops_it_but_a_missing_loudspeaker_does_not(desk):
    desk.open()
    desk.player.play()
    desk.playback.faulted.emit(NoSoundDevice())
    assert desk.player.is_playing
    desk.playback.faulted.emit(Unplayable(Path("talk.mp4"), "format"))
    assert not desk.player.is_playing
    assert len(desk.faults) == 2


class TestPlayhead:
    def test_it_waits_for_the_sound_after_a_jump(self):
        clock = FakeClock()
        head = Playhead(clock)
        head.run()
        head.jump(30.0)
        head.report(4.2)  # from before the jump
        clock.seconds += 0.2
        assert head.seconds == 30.0
        head.report(30.05)
        clock.seconds += 0.03
        assert head.seconds == pytest.approx(30.08)

    def test_a_jump_that_lands_elsewhere_is_believed_after_a_second(self):
        clock = FakeClock()
        head = Playhead(clock)
        head.run()
        head.jump(30.0)
        clock.seconds += 1.1
        head.report(26.0)
        assert head.seconds == 26.0

    def test_jitter_never_turns_it_back(self):
        clock = FakeClock()
        head = Playhead(clock)
        head.run()
        head.report(0.01)
        seen = []
        for i in range(1, 400):
            clock.seconds += 0.016
            if i % 3 == 0:
                head.report(0.01 + 0.016 * i + (-0.05 if i % 2 else 0.03))
            seen.append(head.seconds)
        assert seen == sorted(seen)
        assert all(abs(at - 0.01 - 0.016 * (i + 1)) < 0.06 for i, at in enumerate(seen))

    def test_it_stands_when_nothing_is_heard_of_the_player(self):
        clock = FakeClock()
        head = Playhead(clock)
        head.run()
        head.report(1.0 / 4)
        clock.seconds += 60.0
        assert head.seconds == 0.75

    def test_a_real_step_back_is_followed(self):
        clock = FakeClock()
        head = Playhead(clock)
        head.run()
        head.report(0.4)
        clock.seconds += 0.4
        assert head.seconds == pytest.approx(0.8)
        head.report(0.1)
        assert head.seconds == pytest.approx(0.1)


def test_without_qts_player_it_says_what_is_missing(monkeypatch, qapp):
    class Broken:
        def find_spec(self, name, path=None, target=None):
            if name == "app.qt_playback":
                raise ImportError("libpulse.so.0: cannot open shared object file: No such file")

    monkeypatch.delitem(sys.modules, "app.qt_playback", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])
    monkeypatch.setattr(sys, "platform", "linux")
    playback = open_playback()
    assert isinstance(playback, SilentPlayback)
    player = Player(None, playback)
    faults: list[PlayerMissing] = []
    player.faulted.connect(faults.append)
    player.load(Path("talk.mp4"))
    player.expect(30.0)
    player.seek(12.0)
    assert player.position == 12.0
    player.play()
    assert not player.is_playing
    assert faults == [PlayerMissing("libpulse.so.0")] * 2
    assert str(Messages().playback(faults[0])) == (
        "Playback is off: libpulse.so.0 is missing. Install it: sudo apt-get install libpulse0"
    )


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (NoSoundDevice(), "No loudspeaker"),
        (PlayerMissing(""), "libpulse0 libxrandr2 libxext6"),
        (Unplayable(Path("a"), "format"), "format is unknown"),
        (Unplayable(Path("a"), "permission"), "permission"),
        (Unplayable(Path("a"), "other", "Broken pipe"), "Broken pipe"),
    ],
)
def test_every_fault_has_its_words(fault, words, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    assert words in str(Messages().playback(fault))


@pytest.mark.thorough
def test_the_window_starts_without_the_player():
    parts = "main_window player player_bar video_pane word_finder application".split()
    code = f"import sys, {', '.join(f'app.{part}' for part in parts)}\n"
    code += "assert 'PySide6.QtMultimedia' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
