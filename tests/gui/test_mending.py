"""What a failed job offers, and what the window does about it; crashes and their reports."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from app.crashes import crash_folder
from app.job import State
from app.mending_words import MendingWords
from engine import Failed, InternalError, NoSpeech, OutOfMemory, PackageMissing, WorkerDied


@pytest.fixture
def opened(monkeypatch) -> list[QUrl]:
    found: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(url) or True)
    return found


def fail(desk, media, error) -> None:
    desk.submit(media / "a.wav")
    desk.play(Failed(1, error))
    desk.wait_state(0, State.FAILED)
    desk.choose(0)


def shown(desk) -> dict[str, QPushButton]:
    card = desk.window.files.text
    return {b.text(): b for b in card._reason.findChildren(QPushButton) if b.isVisible()}


def test_a_reason_offers_what_mends_it(desk, media, monkeypatch):
    popped = []
    monkeypatch.setattr("app.model_combo.ModelCombo.showPopup", lambda *_: popped.append("model"))
    fail(desk, media, NoSpeech("a.wav", 5.0))
    desk.wait(lambda: "Choose a model" in shown(desk))
    buttons = shown(desk)
    assert list(buttons) == ["Choose a model", "Retry"]
    buttons["Choose a model"].click()
    assert popped == ["model"]


def test_a_reason_without_a_deed_offers_to_try_again(desk, media):
    fail(desk, media, OutOfMemory("cpu"))
    desk.wait(lambda: shown(desk))
    assert list(shown(desk)) == ["Retry"]


def test_a_package_is_installed_by_a_command(desk, media):
    fail(desk, media, PackageMissing("torch"))
    desk.wait(lambda: "Copy the command" in shown(desk))
    shown(desk)["Copy the command"].click()
    assert desk.app.window.status.text.startswith("Copied")


@pytest.mark.parametrize(
    ("platform", "place"), [("win32", "ms-settings:privacy-microphone"), ("darwin", "x-apple.")]
)
def test_the_microphone_is_allowed_in_the_systems_settings(
    desk, opened, monkeypatch, platform, place
):
    monkeypatch.setattr("app.mending.sys.platform", platform)
    desk.app.help.mending.mend("allow-microphone:")
    assert opened[0].toString().startswith(place)


@pytest.mark.parametrize("error", [WorkerDied(-11), InternalError("Traceback")])
def test_what_is_our_fault_offers_a_report(desk, media, error, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "app.reporter.QFileDialog.getSaveFileName",
        lambda *arguments: asked.append(arguments[2]) or ("", ""),
    )
    fail(desk, media, error)
    desk.wait(lambda: "Save a report…" in shown(desk))
    shown(desk)["Save a report…"].click()
    assert asked[0].endswith("shengwen-report.txt")


def test_a_folder_is_opened_or_the_nearest_one_above(desk, opened, tmp_path):
    desk.app.help.mending.mend(f"open-folder:{tmp_path}/gone/deeper")
    assert [url.toLocalFile() for url in opened] == [str(tmp_path)]


def test_what_it_does_not_know_does_nothing(desk):
    desk.app.help.mending.mend("measure-microphone:")
    assert desk.say() == ""


def test_the_doctor_can_be_asked(desk, monkeypatch):
    asked = []
    monkeypatch.setattr("app.doctor_run.DoctorRun.start", lambda *_: asked.append("start"))
    desk.app.help.mending.mend("doctor:")
    assert asked == ["start"]


def test_a_crash_of_the_last_run_is_offered(desk, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    crash_folder().mkdir(parents=True)
    gone = 2**22 + 1  # no process has this number
    left = crash_folder() / f"running-window-{gone}.txt"
    left.write_text("Fatal Python error: Segmentation fault\n")
    desk.app.help.crashes.look()
    desk.wait(lambda: "ended unexpectedly last time" in desk.say())
    (kept,) = crash_folder().iterdir()
    assert kept.name.startswith("crash-")


def test_a_run_that_ended_as_it_should_offers_nothing(desk, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    desk.app.help.crashes.look()
    desk.app.help.crashes._disk.finish()
    assert desk.say() == ""


def test_every_action_has_its_words(qapp):
    words = MendingWords()
    assert words.button("get-model:fsmn-vad") == "Get it"
    assert words.button("") == ""
