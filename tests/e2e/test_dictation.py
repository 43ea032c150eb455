"""Dictation as a user has it: a real key, a real microphone, the starter model, another program."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import psutil
import pytest
import soundfile

from engine import FOLDER_VARIABLE, Store

pytestmark = pytest.mark.thorough

RIGHT_CTRL = 105


class Desk:
    """The window, another program, and somebody who speaks."""

    def __init__(self, x_server, sound_server, home: Path, **settings):
        self.x, self.sound, self.home = x_server, sound_server, home
        folders = {"DATA": "data", "CONFIG": "config", "STATE": "state", "CACHE": "cache"}
        x_server.environment |= {f"XDG_{k}_HOME": str(home / v) for k, v in folders.items()}
        x_server.environment |= sound_server.environment
        x_server.environment[FOLDER_VARIABLE] = str(Store().folder)
        stored = {"interface": "en", "theme": "light", "is_welcomed": True} | settings
        stored["dictation"] = {"is_on": True} | settings.get("dictation", {})
        file = home / "config" / "shengwen" / "settings.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(stored), "utf-8")
        self.start()
        self.other = x_server.run("-m", "tests.gui.typed_into", "qt")
        self.other.wait_told(["focus"])

    def start(self):
        self.window = self.x.run("-m", "tests.e2e.dictating")
        self.window.wait_told(["begun"])

    def wait_ready(self):
        """Wait until a dictation is over."""
        self.window.wait(lambda told: told[-1] == ["state", "READY"] and told.count(told[-1]) > 1)

    @property
    def recordings(self):
        return sorted((self.home / "data" / "shengwen" / "dictations").glob("*.flac"))

    def dictate(self, recording):
        """Hold the key while a recording is played into the microphone."""
        self.x.down(RIGHT_CTRL)
        self.window.wait_told(["report", "Recording"])
        self.sound.say(recording).wait()
        self.x.up(RIGHT_CTRL)

    def text(self, until):
        """What the other program has, once that is so."""

        def is_so(told):
            return told and told[-1][0] == "text" and until(told[-1][1])

        self.other.wait(is_so)
        return self.other.told[-1][1]


@pytest.fixture
def make_desk(x_server, sound_server, tmp_path):
    return lambda **settings: Desk(x_server, sound_server, tmp_path, **settings)


@pytest.mark.parametrize(
    ("clip", "placing", "begin"),
    [("en/hello_world", "ctrl-v", "hello world"), ("zh/nihao_shijie", "type", "你好")],
)
def test_what_is_spoken_while_the_key_is_held_stands_in_the_other_program(
    make_desk, clips, clip, placing, begin
):
    desk = make_desk(live_language=clip[:2], dictation={"placing": placing})
    desk.dictate(clips / f"{clip}.wav")
    desk.wait_ready()
    understood = [told[1] for told in desk.window.told if told[0] == "understood"][-1]
    assert desk.text(lambda text: text == understood).lower().startswith(begin)
    assert desk.recordings == []


def test_a_worker_that_is_killed_in_mid_dictation_costs_no_word(make_desk, clips):
    desk = make_desk(live_language="en")
    desk.x.down(RIGHT_CTRL)
    desk.window.wait_told(["report", "Recording"])
    desk.sound.say(clips / "en" / "quick_brown_fox.wav").wait()
    desk.window.wait_told(["started"])
    for child in psutil.Process(desk.window.process.pid).children(recursive=True):
        if any("spawn_main" in part for part in child.cmdline()) and is_worker(child):
            child.kill()
    desk.x.up(RIGHT_CTRL)
    desk.text(lambda text: "fox" in text.lower() and "dog" in text.lower())
    desk.wait_ready()
    assert desk.recordings == []


def test_a_program_that_is_killed_in_mid_dictation_leaves_its_recording(make_desk, clips):
    desk = make_desk(live_language="en")
    desk.x.down(RIGHT_CTRL)
    desk.window.wait_told(["report", "Recording"])
    desk.sound.say(clips / "en" / "quick_brown_fox.wav").wait()
    desk.window.process.kill()
    desk.x.up(RIGHT_CTRL)
    [recording] = desk.recordings
    desk.start()
    desk.window.wait(lambda told: any(each[0] == "library" for each in told))
    assert soundfile.info(recording).duration > 1.5
    with closing(sqlite3.connect(desk.home / "data" / "shengwen" / "library.db")) as database:
        rows = database.execute("SELECT count(*) FROM sessions WHERE is_open = 0").fetchall()
    assert rows == [(1,)]


def is_worker(process):
    """Whether it recognizes: only these have a model in memory."""
    return any("onnx" in each.path or "ctranslate2" in each.path for each in process.memory_maps())
