"""Whatever goes wrong in a session of `shengwen live`: what was said is there afterwards."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from engine import (
    Engine,
    Event,
    Finished,
    Options,
    Partial,
    Progress,
    SegmentReady,
    Started,
    decoded_seconds,
)
from tests.e2e.live_program import has, loud_span
from tests.e2e.words import normalized

_FOX = "the quick brown fox jumps over the lazy dog"
_COUNTING = "one two three four five six seven eight nine ten"
_EDGE = 0.6  # seconds that times of text may be off those of the sound


@pytest.fixture
def disk(tmp_path) -> Iterator[Path]:
    """A small disk of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(command, check=False).returncode:
        pytest.skip("no disk can be mounted")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(file: Path) -> None:
    """Take all the room that is left."""
    with suppress(OSError), file.open("wb", buffering=0) as out:
        while True:
            out.write(bytes(4096))


@pytest.mark.thorough
def test_a_killed_program_leaves_all_but_the_last_second(live, sound_server, long_recording):
    with live() as program:
        program.wait_for("started")
        sound_server.say(long_recording)
        program.record_until(5.0)
        program.kill()
        recorded = program.elapsed
    assert decoded_seconds(program.recording) >= recorded - 1.0
    assert loud_span(program.recording)[1] > recorded - 3.0


@pytest.mark.thorough
def test_a_power_cut_leaves_all_but_the_last_second(live, sound_server, long_recording, shengwen):
    with live() as program:
        program.wait_for("recording")
        sound_server.say(long_recording)
        program.record_until(5.0)
        program.kill_all()
        recorded = program.elapsed
    assert decoded_seconds(program.recording) >= recorded - 1.0
    done = shengwen("transcribe", program.recording, "--language", "en", "--format", "txt")
    assert done.returncode == 0, done.stderr
    assert "quick brown fox" in program.recording.with_suffix(".txt").read_text("utf-8").lower()


@pytest.mark.thorough
def test_text_so_far_is_on_disk_when_it_is_killed(live, sound_server, long_recording, tmp_path):
    with live("--format", "txt") as program:
        program.wait_for("recording")
        sound_server.say(long_recording)
        program.hear("lazy dog")
        program.record_until(program.elapsed + 8.0)
        program.kill_all()
    text = (tmp_path / "talk.incomplete.txt").read_text("utf-8")
    assert "lazy dog" in text.lower()


@pytest.mark.thorough
def test_a_worker_killed_in_mid_sentence_costs_no_word(live, sound_server, breath):
    with live() as program:
        program.wait_for("started")
        voice = sound_server.say(breath)
        program.wait_for("partial", has("quick"))
        program.worker.kill()
        voice.wait()
        program.wait_for("restarted")
        assert program.stop() == 0, program.errors
    assert normalized(program.text) == f"{_FOX} {_COUNTING}"
    assert loud_span(program.recording)[1] > 5.0


@pytest.mark.thorough
def test_a_microphone_unplugged_in_mid_word_is_taken_up_again(live, sound_server, clips, breath):
    sound_server.plug_microphone("headset")
    with live("--source", "headset") as program:
        program.wait_for("started")
        voice = sound_server.say(breath)
        program.wait_for("partial", has("quick"))
        sound_server.unplug("headset")
        program.wait_for("source_lost", lambda event: event["is_awaited"])
        voice.wait()
        sound_server.plug_microphone("headset")
        program.wait_for("source_back")
        sound_server.say(clips / "en" / "hello_world.wav").wait()
        assert program.stop() == 0, program.errors
    words = normalized(program.text)
    assert words.startswith("the quick")
    assert words.endswith("hello world")
    assert any("once the source is back" in line for line in program.errors)


@pytest.mark.thorough
def test_a_source_that_is_not_waited_for_ends_with_all_that_was_said(live, sound_server, clips):
    sound_server.plug_microphone("headset")
    with live("--source", "headset", "--no-wait", "--format", "txt") as program:
        program.wait_for("recording")
        sound_server.say(clips / "en" / "hello_world.wav").wait()
        sound_server.unplug("headset")
        assert program.end() == 1
    assert normalized(program.text) == "hello world"
    text = program.recording.with_suffix(".txt").read_text("utf-8")
    assert normalized(text) == "hello world"


@pytest.mark.thorough
def test_a_sound_server_that_starts_anew_is_taken_up_again(live, sound_server, clips):
    with live() as program:
        program.wait_for("recording")
        sound_server.say(clips / "en" / "hello_world.wav").wait()
        sound_server.restart()
        program.wait_for("source_back")
        sound_server.say(clips / "en" / "quick_brown_fox.wav").wait()
        assert program.stop() == 0, program.errors
    words = normalized(program.text)
    assert words.startswith("hello world")
    assert words.endswith("lazy dog")


@pytest.mark.thorough
def test_a_recorder_that_is_killed_leaves_all_that_was_said(live, sound_server, clips):
    with live("--format", "txt") as program:
        program.wait_for("started")
        sound_server.say(clips / "en" / "hello_world.wav").wait()
        program.hear("hello")
        program.recorder.kill()
        assert program.end() == 1
    assert normalized(program.recording.with_suffix(".txt").read_text("utf-8")) == "hello world"
    assert loud_span(program.recording)[1] > 1.0
    assert not any("Traceback" in line for line in program.errors)


@pytest.mark.thorough
def test_a_second_ctrl_c_waits_for_nothing_and_keeps_what_there_is(
    live, sound_server, long_recording, tmp_path
):
    with live("--format", "txt") as program:
        program.wait_for("recording")
        sound_server.say(long_recording)
        program.hear("lazy dog")
        program.interrupt()
        program.wait_for("ending")
        program.interrupt()
        assert program.end() == 130
        recorded = program.elapsed
    assert decoded_seconds(program.recording) >= recorded - 0.5
    assert "lazy dog" in (tmp_path / "talk.incomplete.txt").read_text("utf-8").lower()
    assert any("shengwen transcribe" in line for line in program.errors)


@pytest.mark.thorough
def test_a_terminal_that_is_closed_ends_it_in_order(live, sound_server, clips):
    with live("--format", "txt") as program:
        program.wait_for("recording")
        sound_server.say(clips / "en" / "hello_world.wav").wait()
        program.send_all(signal.SIGHUP)
        assert program.end() == 0
    assert normalized(program.recording.with_suffix(".txt").read_text("utf-8")) == "hello world"


@pytest.mark.thorough
def test_a_computer_that_slept_goes_on_when_it_wakes(live, sound_server, clips):
    with live() as program:
        program.wait_for("started")
        sound_server.say(clips / "en" / "hello_world.wav").wait()
        program.hear("hello")
        program.send_all(signal.SIGSTOP)
        for _ in range(2):  # longer than a source may be silent
            sound_server.say(clips / "en" / "counting.wav").wait()
        program.send_all(signal.SIGCONT)
        program.record_until(program.elapsed + 0.5)
        sound_server.say(clips / "en" / "quick_brown_fox.wav").wait()
        assert program.stop() == bool(program.named("missed")), program.errors
    words = normalized(program.text)
    assert words.startswith("hello world")
    assert words.endswith(_FOX)


@pytest.mark.thorough
def test_a_disk_that_is_full_for_a_while_costs_no_sound(live, sound_server, long_recording, disk):
    ballast = disk / "ballast"
    with live("--record", disk / "talk.flac") as program:
        program.wait_for("recording")
        sound_server.say(long_recording)
        program.record_until(2.0)
        fill(ballast)
        program.wait_for("kept_in_memory", lambda event: event["seconds"] > 1)
        ballast.unlink()
        program.wait_for("kept_in_memory", lambda event: event["seconds"] == 0)
        program.record_until(program.elapsed + 1.0)
        assert program.stop() == 0, program.errors
    recorded = program.named("recorded")[0]
    assert decoded_seconds(disk / "talk.flac") == pytest.approx(recorded["duration"], abs=0.01)
    assert any("wait in memory" in line for line in program.errors)


@pytest.mark.thorough
def test_a_disk_that_stays_full_sends_the_recording_elsewhere(
    live, sound_server, long_recording, disk, tmp_path
):
    with live("--record", disk / "talk.flac", HOME=str(tmp_path)) as program:
        program.wait_for("recording")
        sound_server.say(long_recording)
        program.record_until(2.0)
        fill(disk / "ballast")
        program.wait_for("kept_in_memory", lambda event: event["seconds"] > 1)
        assert program.stop() == 0, program.errors
    recorded = program.named("recorded")[0]
    assert Path(recorded["path"]).parent == tmp_path
    assert decoded_seconds(Path(recorded["path"])) == pytest.approx(recorded["duration"], abs=0.01)
    assert any(recorded["path"] in line for line in program.errors)


@pytest.mark.thorough
def test_a_program_that_stands_still_for_a_while_loses_nothing(live, sound_server, clips):
    with live() as program:
        program.wait_for("started")
        program.send(signal.SIGSTOP)
        sound_server.say(clips / "en" / "counting.wav").wait()
        program.send(signal.SIGCONT)
        assert program.stop() == 0
    assert normalized(program.text) == _COUNTING


@pytest.mark.thorough
def test_a_reader_that_goes_away_costs_no_sound(live, sound_server, clips):
    with live("--format", "txt") as program:
        program.wait_for("recording")
        program.stop_reading()
        clip = clips / "en" / "hello_world.wav"
        sound_server.say(clip).wait()
        program.interrupt()
        assert program.end() == 1
    text = program.recording.with_suffix(".txt").read_text("utf-8")
    assert normalized(text) == "hello world"
    (start, end), (said, fell_silent) = loud_span(program.recording), loud_span(clip)
    assert end - start == pytest.approx(fell_silent - said, abs=0.1)
    assert any("Recording goes on" in line for line in program.errors)


@pytest.mark.thorough
def test_without_a_sound_server_it_says_so_and_leaves_nothing(shengwen, tmp_path, monkeypatch):
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")
    done = shengwen("live", "--record", tmp_path / "talk.flac")
    assert done.returncode == 1
    assert "microphone" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.glob("*.flac"))


@pytest.mark.thorough
def test_without_portaudio_it_says_what_installs_it(shengwen, tmp_path, monkeypatch):
    (tmp_path / "sounddevice.py").write_text("raise OSError('PortAudio library not found')")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}:{os.environ.get('PYTHONPATH', '')}")
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")
    done = shengwen("live", "--record", tmp_path / "talk.flac")
    assert done.returncode == 1
    assert "libportaudio2" in done.stderr
    assert not list(tmp_path.glob("*.flac"))


@pytest.mark.thorough
def test_an_hour_of_silence_is_no_text_and_takes_no_memory():
    heard: list[Event] = []
    changed = threading.Condition()

    def hear(event: Event) -> None:
        with changed:
            heard.append(event)
            changed.notify_all()

    def wait_for(kind: type, done: float = 0.0) -> None:
        with changed:
            assert changed.wait_for(
                lambda: any(
                    isinstance(event, kind) and getattr(event, "done", done) >= done
                    for event in heard
                ),
                60,
            )

    engine = Engine(hear)
    job = engine.listen(Options(languages=("en",)))
    wait_for(Started)
    worker = psutil.Process(engine.live_pids[0])
    sizes = []
    for minute in range(60):
        engine.feed(job, bytes(60 * 32_000))
        wait_for(Progress, 60.0 * minute)
        sizes.append(worker.memory_info().rss)
    engine.finish(job)
    wait_for(Finished)
    engine.close()
    assert not [event for event in heard if isinstance(event, SegmentReady | Partial)]
    assert isinstance(heard[-1], Finished)
    assert heard[-1].duration == pytest.approx(3600.0)
    assert sizes[-1] - sizes[5] < 30e6
