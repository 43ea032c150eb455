"""Dictation as a user has it: a real key, a real microphone, the starter model, another program."""

import json
import re
from pathlib import Path

import pytest

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

    @property
    def recordings(self):
        return sorted((self.home / "data" / "shengwen" / "dictations").glob("*.flac"))

    def dictate(self, recording):
        """Hold the key while a recording is played into the microphone."""
        self.x.down(RIGHT_CTRL)
        self.window.wait(lambda told: ["report", "Recording"] in told[-20:])
        self.sound.say(recording).wait()
        self.x.up(RIGHT_CTRL)

    def text(self, until):
        """What the other program has, once that is so."""

        def is_so(told):
            return told and told[-1][0] == "text" and until(told[-1][1])

        try:
            self.other.wait(is_so)
        except AssertionError as error:
            raise AssertionError(self.window.told) from error
        return self.other.told[-1][1]


def words(text):
    return re.findall(r"\w+", text.lower())


@pytest.fixture
def make_desk(x_server, sound_server, tmp_path):
    return lambda **settings: Desk(x_server, sound_server, tmp_path, **settings)


def test_what_is_spoken_while_the_key_is_held_stands_in_the_other_program(make_desk, clips):
    make_desk_ = make_desk(live_language="en")
    make_desk_.dictate(clips / "en" / "hello_world.wav")
    expected = words((clips / "en" / "hello_world.txt").read_text("utf-8"))
    text = make_desk_.text(lambda text: len(words(text)) >= len(expected))
    assert words(text) == expected
    make_desk_.window.wait(lambda told: told[-1] == ["state", "READY"])
    assert make_desk_.recordings == []
