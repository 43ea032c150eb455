"""The panel of `shengwen doctor`: findings as they come, buttons that mend, a report."""

import json
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from app.doctor_dialog import DoctorDialog
from app.doctor_run import DoctorRun
from app.findings import Finding
from app.own_process import own_command
from engine import ModelCorrupt

PATIENCE_MS = 10_000
FOUND = (
    Finding("memory", "ok", "ok", {"total": 8_000_000_000, "free": 4_000_000_000}),
    Finding("graphics", "none", "skipped"),
    Finding("microphones", "no-portaudio", "failed", command="sudo apt-get install libportaudio2"),
    Finding("level", "unasked", "skipped", action="measure-microphone:"),
    Finding(
        "model-load",
        "error",
        "failed",
        {"model": "ct-punc"},
        "",
        "get-model:ct-punc",
        ModelCorrupt("ct-punc", "a tensor is missing"),
    ),
)

Play = Callable[..., list[tuple[str, ...]]]


@pytest.fixture
def play(monkeypatch) -> Play:
    """Let the other process say what a test scripts; returns what it was asked."""

    def script(*found: Finding, more: str = "", code: int = 0) -> list[tuple[str, ...]]:
        asked: list[tuple[str, ...]] = []
        lines = "".join(json.dumps(finding.as_json()) + "\n" for finding in found) + more
        program = f"import sys; sys.stdout.write({lines!r}); sys.stdout.flush(); "

        def command(*arguments: str) -> list[str]:
            asked.append(arguments)
            end = f"sys.exit({code})" if code >= 0 else "sys.stdin.read()"
            return [sys.executable, "-c", program + end]

        monkeypatch.setattr("app.doctor_run.own_command", command)
        return asked

    return script


@pytest.fixture
def dialog(desk) -> Iterator[DoctorDialog]:
    made = DoctorDialog(desk.app.theme, desk.window)
    made.open()
    yield made
    made.reject()


def texts(dialog: DoctorDialog) -> list[str]:
    return [label.text() for label in dialog.rows.findChildren(QLabel) if label.text()]


def button(dialog: DoctorDialog, name: str) -> QPushButton:
    (found,) = [b for b in dialog.findChildren(QPushButton) if b.accessibleName() == name]
    return found


def check(desk, dialog: DoctorDialog, n: int) -> None:
    dialog.start()
    desk.wait(lambda: len(dialog.findings) == n and "Checking" not in dialog.text)


def test_what_is_found_is_listed_with_words_and_signs(desk, dialog, play):
    asked = play(*FOUND, code=1)
    check(desk, dialog, 5)
    assert asked == [("doctor", "--json", "--only", "computer,window,sound,files,models")]
    assert dialog.text == (
        "2 things do not work. This computer does not have: an NVIDIA graphics card."
    )
    shown = texts(dialog)
    assert shown[:3] == ["Memory", "Works", "8.0 GB, of which 4.0 GB are free"]
    assert "The model in ct-punc cannot be used: a tensor is missing. " in " ".join(shown)


def test_a_command_is_copied(desk, dialog, play):
    play(FOUND[2])
    check(desk, dialog, 1)
    dialog.action_requested.connect(desk.app.help.mending.mend)
    button(dialog, "Copy the command: Microphones").click()
    assert QGuiApplication.clipboard().text() == "sudo apt-get install libportaudio2"
    assert dialog.isVisible()
    assert "Copied" in desk.say()


@pytest.mark.thorough
def test_a_model_is_got_elsewhere(desk, dialog, play):
    play(FOUND[4])
    check(desk, dialog, 1)
    dialog.action_requested.connect(desk.app.help.mending.mend)
    with desk.qtbot.waitSignal(desk.app.help.mending.model_wanted) as wanted:
        button(dialog, "Get it: ct-punc: loads").click()
    assert wanted.args == ["ct-punc"]
    assert not dialog.isVisible()


def test_the_microphone_is_listened_to_when_that_is_asked(desk, dialog, play):
    play(*FOUND)
    check(desk, dialog, 5)
    asked = play(Finding("level", "ok", "ok", {"rms": 0.1, "peak": 0.2}))
    button(dialog, "Listen: Microphone level").click()
    desk.wait(lambda: dialog.findings[-1].state == "ok" and "Checking" not in dialog.text)
    assert asked == [("doctor", "--json", "--only", "microphone")]
    assert len(dialog.findings) == 5
    desk.wait(lambda: texts(dialog).count("Microphone level") == 1)


def test_what_a_library_prints_is_no_finding(desk, dialog, play):
    play(FOUND[0], more="ALSA lib: no card\n[1]\n{}\n")
    check(desk, dialog, 1)
    assert dialog.text == "Everything that is here works."


def test_a_check_that_breaks_off_says_so(desk, dialog, play):
    play(FOUND[0], code=3)
    check(desk, dialog, 1)
    assert "broke off" in dialog.text


def test_a_program_that_cannot_be_started_says_so(desk, dialog, monkeypatch):
    monkeypatch.setattr("app.doctor_run.own_command", lambda *_: ["/no/such/program", "x"])
    check(desk, dialog, 0)
    assert "broke off" in dialog.text


def test_closing_ends_the_check(desk, dialog, play):
    play(FOUND[0], code=-1)
    dialog.start()
    desk.wait(lambda: dialog.findings)
    run = dialog.findChild(DoctorRun)
    assert run.is_running
    dialog.reject()
    assert not run.is_running


def test_it_can_be_done_again_and_copied_for_others(desk, dialog, play):
    play(FOUND[0])
    check(desk, dialog, 1)
    play(*FOUND)
    button(dialog, "Check again").click()
    desk.wait(lambda: len(dialog.findings) == 5 and "Checking" not in dialog.text)
    desk.wait(lambda: texts(dialog).count("Memory") == 1)
    button(dialog, "Copy").click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "ok       Memory: 8.0 GB, of which 4.0 GB are free"
    assert lines[-1].startswith("2 things do not work.")


def test_a_report_is_saved(desk, dialog, play, tmp_path):
    play(*FOUND)
    check(desk, dialog, 5)
    dialog.report_requested.connect(
        lambda found: desk.app.help.reporter.save(tmp_path / "report.txt", found)
    )
    button(dialog, "Save a report…").click()
    desk.wait(lambda: "report.txt" in desk.say())
    assert "ModelCorrupt" in (tmp_path / "report.txt").read_text("utf-8")


def test_a_report_that_cannot_be_saved_says_why(desk, tmp_path):
    desk.app.help.reporter.save(tmp_path / "gone" / "report.txt")
    desk.wait(lambda: "cannot be written" in desk.say())


def test_the_program_starts_itself_wherever_it_lies(tmp_path):
    import subprocess  # noqa: PLC0415 - for this test alone

    done = subprocess.run(
        own_command("doctor", "--only", "nonsense"), cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 2
    assert b"nonsense" in done.stderr
