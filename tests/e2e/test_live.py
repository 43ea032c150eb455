"""`shengwen live` hears what real clips say into a real sound server."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import jiwer
import numpy as np
import pysubs2
import pytest
import soundfile

from app.segment_text import read_segment
from engine import FOLDER_VARIABLE, Store, decoded_seconds
from engine.child import LIVE_NICE
from tests.e2e.live_program import LiveProgram, has, loud_span
from tests.e2e.words import normalized
from tests.terminal import Terminal

_FOX = "the quick brown fox jumps over the lazy dog"
_COUNTING = "one two three four five six seven eight nine ten"
_EDGE = 0.6  # seconds that times of text may be off those of the sound


@pytest.mark.parametrize(
    ("clip", "words"),
    [
        ("hello_world", "hello world"),
        pytest.param("counting", _COUNTING, marks=pytest.mark.thorough),
    ],
)
def test_the_right_words_come_out_with_their_times(
    live, sound_server, clips, tmp_path, clip, words
):
    sound = clips / "en" / f"{clip}.wav"
    out = tmp_path / "out"
    with live("--format", "srt,txt", "--output", out) as program:
        program.wait_for("recording")
        assert sound_server.say(sound).wait() == 0
        program.wait_for("started")  # from then on the worker has its priority
        own = program.process.nice()
        assert sorted(each.nice() - own for each in program.workers) == [0, LIVE_NICE]
        assert program.stop() == 0, program.errors
    assert normalized(program.text) == words
    assert normalized((out / "talk.txt").read_text("utf-8")) == words
    cues = list(pysubs2.load(str(out / "talk.srt")))
    assert normalized(" ".join(cue.plaintext for cue in cues)) == words
    start, end = loud_span(program.recording)
    assert end - start == pytest.approx(loud_span(sound)[1], abs=0.3)
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
    try:
        terminal.read_until("Recording to")
        voice = sound_server.say(breath)
        rows = terminal.read_until("▆")
        assert re.match(r"0:\d\d ▆", rows[-1])
        voice.wait()
        os.killpg(program.pid, signal.SIGINT)
        rows = terminal.read_all()
        assert program.wait() == 0
    finally:
        program.kill()
        program.wait()
        terminal.close()
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
