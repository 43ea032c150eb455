"""The window with the real engine on real speech: a drop becomes subtitles."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing

import jiwer
import psutil
import pysubs2
import pytest
import soundfile

from app.application import data_folder
from app.job import RUNNING, State
from app.segment_text import read_segment
from app.settings import Settings, with_model
from app.watches import Watch
from engine import WorkerDied, changes_in
from tests.e2e.conftest import PATIENCE_MS, wait_state
from tests.parity import cases


def test_a_drop_writes_what_the_command_line_writes(desk, shengwen, clips, tmp_path):
    by_drop, by_command = tmp_path / "会议 drop", tmp_path / "command"
    for folder in (by_drop, by_command):
        folder.mkdir()
        for clip in ("en/quick_brown_fox.wav", "zh/nihao_shijie.wav"):
            shutil.copy(clips / clip, folder)
    desk.drop(by_drop)
    wait_state(desk, 1, State.DONE)
    assert shengwen("transcribe", by_command).returncode == 0
    for name in ("quick_brown_fox.srt", "nihao_shijie.srt"):
        assert (by_drop / name).read_text("utf-8") == (by_command / name).read_text("utf-8")
    (cue,) = pysubs2.load(str(by_drop / "quick_brown_fox.srt"))
    said = "the quick brown fox jumps over the lazy dog."
    assert jiwer.wer(said, cue.plaintext.replace("\n", " ").lower()) <= 0.25


@pytest.mark.thorough
def test_a_models_folder_chosen_in_the_window_gives_text_with_tags(
    desk, engines, models, clips, tmp_path
):
    soundfile.write(tmp_path / "talk.wav", cases.talk(clips), cases.RATE)
    folder = str(models["sense-voice"])
    desk.app.choosing.choose_for_files(with_model(desk.app.settings.now, folder))
    assert desk.window.files.toolbar._model.currentData() == folder
    desk.drop(tmp_path / "talk.wav")
    wait_state(desk, 0, State.DONE, State.FAILED)
    assert desk.jobs[0].error is None
    assert {segment.tags.emotion for segment in desk.jobs[0].segments} - {None}
    assert (tmp_path / "talk.srt").exists()


@pytest.mark.thorough
def test_a_list_that_is_chosen_puts_its_words_into_the_text(desk, engines, clips, tmp_path):
    lists = desk.app.hotwords.lists
    lists.folder.mkdir(parents=True)
    (lists.folder / "动物.txt").write_text("lazy => tired\n狐狸\n", "utf-8")
    desk.app.hotwords.look()
    desk.window.files.toolbar._hotwords._actions["动物"].trigger()
    shutil.copy(clips / "en/quick_brown_fox.wav", tmp_path)
    desk.drop(tmp_path / "quick_brown_fox.wav")
    wait_state(desk, 0, State.DONE, State.NOTED, State.FAILED)
    assert "tired dog" in (tmp_path / "quick_brown_fox.srt").read_text("utf-8")
    [found] = [each for segment in desk.jobs[0].segments for each in changes_in(segment)]
    assert (found.change.heard, found.change.word, found.change.way) == ("lazy", "tired", "rule")
    desk.app.shelves.close()
    with closing(sqlite3.connect(data_folder() / "library.db")) as library:
        rows = [read_segment(body) for [body] in library.execute("SELECT body FROM segments")]
    assert rows == desk.jobs[0].segments


@pytest.mark.thorough
def test_a_killed_worker_is_a_failed_row_and_the_next_file_works(
    desk, engines, clips, long_recording, tmp_path
):
    shutil.copy(long_recording, tmp_path / "talk.wav")
    shutil.copy(clips / "en" / "hello_world.wav", tmp_path / "next.wav")
    desk.drop(tmp_path / "talk.wav", tmp_path / "next.wav")
    desk.qtbot.waitUntil(lambda: any(job.segments for job in desk.jobs), timeout=PATIENCE_MS)
    os.kill(engines[0].worker_pids[0], signal.SIGKILL)
    wait_state(desk, 0, State.FAILED)
    wait_state(desk, 1, State.DONE)
    assert isinstance(desk.jobs[0].error, WorkerDied)
    assert (tmp_path / "next.srt").exists()
    desk.qtbot.waitUntil((tmp_path / "talk.incomplete.srt").exists, timeout=PATIENCE_MS)


def test_rows_say_what_is_wrong_with_bad_files(desk, tmp_path, write_media):
    (tmp_path / "empty.wav").touch()
    (tmp_path / "text.mp3").write_text("no sound at all " * 100)
    write_media(tmp_path / "mute.mp4", None, with_video=True)
    names = ["missing.wav", "empty.wav", "text.mp3", "mute.mp4"]
    desk.drop(*(tmp_path / name for name in names))
    wait_state(desk, 3, State.FAILED)
    assert [job.state for job in desk.jobs] == [State.FAILED] * 4
    assert [type(job.error).__name__ for job in desk.jobs] == [
        "UnreadableAudio",
        "UnreadableAudio",
        "UnreadableAudio",
        "NoAudioTrack",
    ]


@pytest.mark.thorough
def test_closing_keeps_the_text_so_far(desk, long_recording, tmp_path):
    """In the library, whence the next start takes it."""
    source = tmp_path / "talk.wav"
    shutil.copy(long_recording, source)
    desk.drop(source)
    desk.qtbot.waitUntil(lambda: any(job.segments for job in desk.jobs), timeout=PATIENCE_MS)
    desk.app.close()
    with closing(sqlite3.connect(data_folder() / "library.db")) as library:
        (state,) = library.execute("SELECT state FROM jobs").fetchone()
        rows = library.execute("SELECT body FROM segments ORDER BY n").fetchall()
    assert state == "INTERRUPTED"
    assert [read_segment(body) for [body] in rows] == desk.jobs[0].segments
    assert rows
    assert [path.name for path in tmp_path.glob("talk.*")] == ["talk.wav"]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize(
    "number", [pytest.param(signal.SIGINT, marks=pytest.mark.thorough), signal.SIGTERM]
)
def test_a_signal_ends_the_window_in_order(number):
    code = "import sys; from app.program import run\nprint('up', flush=True); sys.exit(run(['x']))"
    running = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    program = psutil.Process(running.pid)
    assert running.stdout is not None
    assert running.stdout.readline() == "up\n"
    while not program.children():
        os.sched_yield()
    os.kill(running.pid, number)
    _, errors = running.communicate(timeout=30)
    assert running.returncode == 0
    assert "Traceback" not in errors


@pytest.mark.thorough
def test_what_comes_into_a_watched_folder_is_put_away_with_its_subtitles(desk, clips, tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    desk.app.files.change_watches([Watch(folder, Settings().model, moves_source=True)], set())
    for name in ("quick_brown_fox", "hello_world"):
        shutil.copy(clips / "en" / f"{name}.wav", folder)
    desk.qtbot.waitUntil(
        lambda: len(desk.jobs) == 2 and all(job.moved for job in desk.jobs), timeout=PATIENCE_MS
    )
    assert [path.name for path in folder.iterdir()] == ["done"]
    assert sorted(path.name for path in (folder / "done").iterdir()) == [
        "hello_world.srt",
        "hello_world.wav",
        "quick_brown_fox.srt",
        "quick_brown_fox.wav",
    ]


@pytest.mark.thorough
def test_the_queue_pauses_in_a_file_and_goes_on_to_the_same_text(
    desk, engines, long_recording, tmp_path
):
    for name in ("whole.wav", "paused.wav"):
        shutil.copy(long_recording, tmp_path / name)
    desk.drop(tmp_path / "whole.wav")
    wait_state(desk, 0, State.DONE)
    desk.drop(tmp_path / "paused.wav")
    desk.qtbot.waitUntil(lambda: len(desk.jobs) == 2, timeout=PATIENCE_MS)
    paused = desk.jobs[1]
    desk.qtbot.waitUntil(lambda: bool(paused.segments), timeout=PATIENCE_MS)
    desk.app.runner.pausing.pause_all()
    wait_state(desk, 1, State.PAUSED)
    assert 0 < len(paused.segments) < len(desk.jobs[0].segments)
    desk.app.runner.pausing.start_all()
    wait_state(desk, 1, State.DONE)
    assert paused.segments == desk.jobs[0].segments


@pytest.mark.thorough
def test_two_files_are_transcribed_at_once(desk, engines, clips, tmp_path):
    for n in range(4):
        shutil.copy(clips / "en" / "counting.wav", tmp_path / f"{n}.wav")
    desk.app.runner.change(Settings(files_at_once=2))
    running = []
    desk.app.jobs.refreshed.connect(
        lambda _jobs: running.append(sum(job.state in RUNNING for job in desk.jobs))
    )
    desk.drop(*(tmp_path / f"{n}.wav" for n in range(4)))
    for n in range(4):
        wait_state(desk, n, State.DONE)
    assert max(running) == 2
    assert len({(tmp_path / f"{n}.srt").read_text("utf-8") for n in range(4)}) == 1
