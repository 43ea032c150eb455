"""`shengwen live` hears what real clips say into a real sound server."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import jiwer
import numpy as np
import pysubs2
import pytest
import soundfile

from app.segment_text import read_segment
from engine import FOLDER_VARIABLE, Store, decoded_seconds
from tests.e2e.live_program import LiveProgram
from tests.e2e.test_transcribe import normalized
from tests.terminal import Terminal

Live = Callable[..., LiveProgram]

_FOX = "the quick brown fox jumps over the lazy dog"
_COUNTING = "one two three four five six seven eight nine ten"
_EDGE = 0.6  # seconds that times of text may be off those of the sound


@pytest.fixture
def live(sound_server, tmp_path) -> Live:
    """Start it, in a folder of its own, ready to hear."""

    def start(*arguments: object, **environment: str) -> LiveProgram:
        return LiveProgram(tmp_path, "--language", "en", *arguments, **environment)

    return start


@pytest.fixture(scope="session")
def breath(tmp_path_factory, clips) -> Path:
    """Six seconds of speech without a pause: time enough for something to happen in it."""
    parts = []
    for name in ("quick_brown_fox", "counting"):
        samples, rate = soundfile.read(clips / "en" / f"{name}.wav", dtype="float32")
        loud = np.flatnonzero(np.abs(samples) > 0.05 * np.abs(samples).max())
        parts.append(samples[loud[0] : loud[-1]])
    path = tmp_path_factory.mktemp("breath") / "breath.wav"
    soundfile.write(path, np.concatenate(parts), rate)
    return path


def has(word: str) -> Callable[[dict[str, str]], bool]:
    """Whether a text that came says it."""
    return lambda event: word in normalized(event["text"])


def loud_span(path: Path) -> tuple[float, float]:
    """Seconds from which to which a recording is no silence."""
    samples, rate = soundfile.read(path, dtype="float32")
    loud = np.flatnonzero(np.abs(samples) > 0.02)
    return loud[0] / rate, loud[-1] / rate


def test_the_right_words_come_out_with_their_times(live, sound_server, clips, tmp_path):
    out = tmp_path / "out"
    with live("--format", "srt,txt", "--output", out) as program:
        program.wait_for("recording")
        assert sound_server.say(clips / "en" / "counting.wav").wait() == 0
        assert program.stop() == 0, program.errors
    assert normalized(program.text) == _COUNTING
    assert normalized((out / "talk.txt").read_text("utf-8")) == _COUNTING
    cues = list(pysubs2.load(str(out / "talk.srt")))
    assert normalized(" ".join(cue.plaintext for cue in cues)) == _COUNTING
    start, end = loud_span(program.recording)
    assert end - start == pytest.approx(loud_span(clips / "en" / "counting.wav")[1], abs=0.3)
    assert cues[0].start / 1000 == pytest.approx(start, abs=_EDGE)
    assert cues[-1].end / 1000 == pytest.approx(end, abs=2 * _EDGE)
    assert program.named("written")[0]["paths"] == [str(out / f"talk.{s}") for s in ("srt", "txt")]
    assert sorted(path.name for path in out.iterdir()) == ["talk.srt", "talk.txt"]


@pytest.mark.thorough
def test_partial_text_comes_while_somebody_speaks(live, sound_server, breath):
    with live() as program:
        program.wait_for("started")
        voice = sound_server.say(breath)
        first = program.wait_for("partial", has("quick"))
        assert voice.poll() is None, "it came after the clip"
        voice.wait()
        assert program.stop() == 0
    assert program.events.index(first) < program.events.index(program.named("segment_ready")[0])


@pytest.mark.thorough
def test_chinese_is_as_right_as_it_is_of_a_file(live, sound_server, clips, shengwen, tmp_path):
    clip = clips / "zh" / "pangrama.wav"
    said = re.sub(r"\W", "", clip.with_suffix(".txt").read_text("utf-8"))
    with live("--language", "zh") as program:
        program.wait_for("recording")
        sound_server.say(clip).wait()
        assert program.stop() == 0
    shengwen("transcribe", clip, "--language", "zh", "--format", "txt", "--output", ".")
    as_file = re.sub(r"\W", "", (tmp_path / "pangrama.txt").read_text("utf-8"))
    heard = re.sub(r"\W", "", program.text)
    assert heard.startswith("天地")
    assert jiwer.cer(said, heard) <= jiwer.cer(said, as_file) + 1 / len(said)


@pytest.mark.thorough
def test_what_is_said_before_the_model_is_loaded_is_heard(live, sound_server, clips):
    with live() as program:
        program.wait_for("recording")
        sound_server.say(clips / "en" / "hello_world.wav").wait()
        assert program.stop() == 0
    assert normalized(program.text) == "hello world"


@pytest.mark.thorough
def test_what_the_computer_plays_is_heard(live, sound_server, clips):
    with live("--system") as program:
        program.wait_for("recording")
        sound_server.say(clips / "en" / "hello_world.wav", sink="spk").wait()
        assert program.stop() == 0
    assert normalized(program.text) == "hello world"


@pytest.mark.thorough
@pytest.mark.parametrize("rate", [8000, 44_100])
def test_sources_of_any_rate_are_heard(live, sound_server, clips, rate):
    samples, clip_rate = soundfile.read(clips / "en" / "counting.wav", dtype="float32")
    times = np.arange(0, len(samples), clip_rate / rate)
    resampled = np.interp(times, np.arange(len(samples)), 32_767 * samples).astype(np.int16)
    pipe = sound_server.plug("odd", rate)
    with live("--source", "odd") as program:
        program.wait_for("listening")
        pipe.say(resampled)
        pipe.say(np.zeros(rate, np.int16))
        assert program.stop() == 0
    assert jiwer.wer(_COUNTING, normalized(program.text)) <= 0.1
    assert soundfile.info(program.recording).samplerate == rate


def test_sources_are_listed(shengwen, sound_server):
    sound_server.plug_microphone("headset")
    done = shengwen("live", "--list")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert sum("headset" in line for line in lines) == 1
    assert any(line.startswith("*") and "microphone" in line for line in lines)
    assert any("system" in line and "Speakers" in line for line in lines)


@pytest.mark.thorough
def test_a_killed_program_leaves_all_but_the_last_second(live, sound_server, long_recording):
    with live() as program:
        program.wait_for("started")
        sound_server.say(long_recording)
        program.record_until(5.0)
        program.kill()
        recorded = program.elapsed
    assert decoded_seconds(program.recording) >= recorded - 1.0
    start, end = loud_span(program.recording)
    assert end > recorded - 3.0 > start


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
def test_two_sessions_at_once_hear_the_same(live, sound_server, clips, tmp_path):
    folders = [tmp_path / name for name in "ab"]
    for folder in folders:
        folder.mkdir()
    with (
        LiveProgram(folders[0], "--language", "en") as one,
        LiveProgram(folders[1], "--language", "en") as other,
    ):
        for program in (one, other):
            program.wait_for("recording")
        sound_server.say(clips / "en" / "hello_world.wav").wait()
        for program in (one, other):
            assert program.stop() == 0, program.errors
            assert normalized(program.text) == "hello world"


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
        sound_server.say(clips / "en" / "hello_world.wav").wait()
        program.interrupt()
        assert program.end() == 1
    text = program.recording.with_suffix(".txt").read_text("utf-8")
    assert normalized(text) == "hello world"
    assert loud_span(program.recording)[1] > 1.0
    assert any("Recording goes on" in line for line in program.errors)


@pytest.mark.thorough
def test_a_terminal_shows_it_and_the_library_has_it(sound_server, breath, tmp_path, monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv(FOLDER_VARIABLE, str(Store().folder))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    terminal = Terminal(100)
    program = subprocess.Popen(
        [sys.executable, "-m", "app", "live", "--language", "en"],
        stdin=subprocess.DEVNULL,
        stdout=terminal.out,
        stderr=terminal.out,
        cwd=tmp_path,
        start_new_session=True,
    )
    terminal.read_until("Recording to")
    voice = sound_server.say(breath)
    rows = terminal.read_until("quick")
    assert "quick" in rows[-1]
    assert re.match(r"0:\d\d [▁▂▃▄▅▆▇█] ", rows[-1])
    voice.wait()
    os.killpg(program.pid, signal.SIGINT)
    rows = terminal.read_all()
    terminal.close()
    assert program.wait() == 0
    assert rows[0] == "shengwen: Listening to Microphone. Ctrl+C ends it."
    times, texts = zip(*(row.split("  ") for row in rows if row.startswith("0:")), strict=True)
    assert normalized(" ".join(texts)) == f"{_FOX} {_COUNTING}"
    assert list(times) == sorted(times)
    assert not [row for row in rows if "▁" in row]
    with closing(sqlite3.connect(tmp_path / "data" / "shengwen" / "library.db")) as library:
        [(entry, media, is_complete)] = library.execute(
            "SELECT id, media, is_complete FROM entries WHERE kind = 'recording'"
        ).fetchall()
        found = [body for (body,) in library.execute("SELECT body FROM segments ORDER BY n")]
    assert entry
    assert is_complete
    assert normalized(" ".join(read_segment(body).text for body in found)).startswith(_FOX)
    assert decoded_seconds(Path(media)) > 5.0


@pytest.mark.thorough
def test_it_ends_by_itself_and_leaves_the_text_alone(sound_server, clips, tmp_path):
    """As `shengwen live --for 4 --no-keep --output out | cat` does."""
    out = tmp_path / "out"
    command = [sys.executable, "-m", "app", "live", "--for", "4", "--no-keep", "--output", out]
    program = subprocess.Popen(
        [*map(str, command), "--language", "en"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"TMPDIR": str(tmp_path)},
    )
    assert program.stderr is not None
    assert b"Listening to" in program.stderr.readline()
    sound_server.say(clips / "en" / "hello_world.wav").wait()
    shown, _errors = program.communicate(timeout=60)
    assert program.returncode == 0
    assert re.fullmatch(rb"0:0\d  Hello,? world[.!]?\n", shown, re.IGNORECASE)
    assert [path.suffix for path in out.iterdir()] == [".srt"]
    assert not list(tmp_path.glob("*.flac"))


def test_without_a_sound_server_it_says_so_and_leaves_nothing(shengwen, tmp_path, monkeypatch):
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")
    done = shengwen("live", "--record", tmp_path / "talk.flac")
    assert done.returncode == 1
    assert "microphone" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.glob("*.flac"))


@pytest.mark.thorough
def test_a_source_that_is_not_there_is_named(shengwen, sound_server):
    done = shengwen("live", "--source", "piano")
    assert done.returncode == 1
    assert "“piano”" in done.stderr
    assert "“Microphone”" in done.stderr


@pytest.mark.thorough
def test_wrong_usage_is_said_before_anything_is_recorded(shengwen, sound_server, tmp_path):
    for arguments in (["--for", "soon"], ["--record", "a.mp3"], ["--channel", "9"]):
        done = shengwen("live", *arguments)
        assert done.returncode == 2, done.stderr
    assert shengwen("live", "--model", "nobody").returncode == 1
    assert not list(tmp_path.iterdir())
