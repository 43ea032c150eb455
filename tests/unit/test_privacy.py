"""app/privacy.py and app/doctor_report.py: a report says nothing about anybody."""

import getpass
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import cli
from app.crashes import crash_folder
from app.doctor_report import report_lines, save_report
from app.findings import Finding
from app.logs import log_files
from app.privacy import public_faults, public_log, public_path
from engine import ModelCorrupt

HEAD = "2026-11-22 08:00:01,123 4711 WARNING app.runner: "
SECRETS = ("Zhang", "张伟", "secret", "salary", "Talk", "hunter2", "滨海")


@pytest.fixture(autouse=True)
def _own_home(tmp_path, monkeypatch) -> None:
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("HOME", "/home/张伟")
    monkeypatch.setattr(getpass, "getuser", lambda: "张伟")
    monkeypatch.setattr("app.cli_doctor.start_logging", lambda: None)


def public(message: str) -> str:
    (line,) = public_log([HEAD + message])
    assert line.startswith(HEAD)
    return line.removeprefix(HEAD)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("whisper-base on cpu in 0.3 s", "whisper-base on cpu in 0.3 s"),
        ("job 3 failed: UnreadableAudio", "job 3 failed: UnreadableAudio"),
        (
            "/media/张伟/My Talk is secret: one.wav failed: UnreadableAudio('/media/x', 'damaged')",
            "… UnreadableAudio",
        ),
        (r"C:\Users\Zhang\Talk.mp4 failed: OutOfMemory('cuda:0')", "… OutOfMemory"),
        (r"\\server\Zhang\Talk.mp4 cannot be opened: PermissionError(13)", "… PermissionError"),
        ("the text of ~/Talk.srt was not written", "the text of …"),
        ("Talk.wav is damaged", "….wav is damaged"),
        ("the subtitle rules “Zhang's salary” are left out", "the subtitle rules … are left out"),
        ("https://zhang:hunter2@proxy.example/x?y=secret refused", "… refused"),
        ("滨海 was said here", "… was said here"),
        ("an open quote 'Talk about salary", "an open quote …"),
    ],
)
def test_a_record_keeps_what_is_ours(message, said):
    assert public(message) == said


def test_a_traceback_keeps_its_places_and_loses_its_words():
    lines = [
        HEAD + "unexpected",
        "Traceback (most recent call last):",
        '  File "/home/张伟/src/app/runner.py", line 20, in on_event',
        "    self._end(job, event)",
        "    ^^^^^^^^^^^^^^^^^^^^^",
        "ValueError: 'Talk' is no salary",
        "我想问我在滨海新区有房",
        "    indented, and no code: secret",
        "",
        HEAD + "job 1 took 2.0 s",
    ]
    assert list(public_log(lines)) == [
        HEAD + "unexpected",
        "Traceback (most recent call last)",
        '  File "app/runner.py", line 20, in on_event',
        "    self._end(job, event)",
        "…",
        "ValueError",
        "…",
        "…",
        "",
        HEAD + "job 1 took 2.0 s",
    ]


def test_faults_keep_where_they_were():
    lines = [
        "Fatal Python error: Segmentation fault",
        "",
        "Current thread 0x00007f (most recent call first):",
        '  File "/home/张伟/lib/av/container.py", line 5 in decode',
    ]
    said = list(public_faults(lines))
    assert said == [*lines[:3], '  File "av/container.py", line 5 in decode']


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/home/张伟/.local/share/shengwen", "~/.local/share/shengwen"),
        ("/home/张伟", "~"),
        ("/home/张伟er/x", "/home/张伟er/x"),
        ("/media/张伟/usb/models", "/media/…/usb/models"),
        ("/opt/models", "/opt/models"),
        ("/mnt/张伟/张伟的模型", "/mnt/…/张伟的模型"),
    ],
)
def test_a_path_loses_whose_it_is(path, said):
    assert public_path(path) == said


def fill(tmp_path: Path) -> None:
    """Everything that a user has, full of secrets."""
    settings = tmp_path / "config" / "shengwen" / "settings.json"
    settings.parent.mkdir(parents=True)
    chosen = {
        "theme": "dark",
        "model": "/home/张伟/Zhang model",
        "model_folders": ["/home/张伟/Zhang model"],
        "proxy": "http://Zhang:hunter2@proxy.secret:8080",
        "mirror": "https://mirror.secret",
        "ca_bundle": "/home/张伟/salary.pem",
        "watches": [{"folder": "/home/张伟/Talk"}],
        "speeds": {"/home/张伟/Zhang model cpu": 3.0},
        "profiles": {"Zhang": {"columns": 3}},
        "export": {"font": "secret"},
        "hotword_lists": ["Zhang's salary", "滨海"],
    }
    lists = tmp_path / "data" / "shengwen" / "hotwords"
    lists.mkdir(parents=True)
    for name in chosen["hotword_lists"]:
        (lists / f"{name}.txt").write_text("张伟 | Zhang ~~~ Talk\nsecret => salary\n", "utf-8")
    settings.write_text(json.dumps(chosen), "utf-8")
    log = log_files()[0]
    log.parent.mkdir(parents=True)
    lines = [f"{HEAD}line {n}" for n in range(300)]
    lines += [f"{HEAD}/home/张伟/Talk about salary.wav failed: NoSpeech('滨海', 2.0)"]
    log.write_text("\n".join(lines) + "\n", "utf-8")
    crash_folder().mkdir(parents=True)
    crash = crash_folder() / "crash-20260101-000000-worker-1.txt"
    crash.write_text('Fatal Python error: Aborted\n\n  File "/home/张伟/x/y.py", line 1 in f\n')


def test_a_report_holds_facts_and_no_secrets(tmp_path):
    fill(tmp_path)
    found = [
        Finding("folder", "ok", "ok", {"name": "data", "path": "/home/张伟/d", "free": 10**9}),
        Finding("qt", "broken", "failed", {"detail": "no key in /home/张伟/secret of Zhang"}),
        Finding("microphones", "ok", "ok", {"names": "Zhang's phone, Built in"}),
        Finding("model-load", "error", "failed", error=ModelCorrupt("/home/张伟/Zhang", "secret")),
    ]
    text = "\n".join(report_lines(found))
    assert [secret for secret in SECRETS if secret in text] == []
    for fact in (
        "Data folder: ~/d, 1.0 GB are free",
        "Qt does not start: no key in …",
        "Microphones: 2",
        'theme = "dark"',
        "proxy was chosen",
        "watches was chosen, 1",
        "hotword_lists was chosen, 2",
        "Fatal Python error: Aborted",
        "… NoSpeech",
        "ModelCorrupt",
        "line 299",
    ):
        assert fact in text
    assert "line 100\n" not in text  # two hundred lines, no more


def test_a_report_is_made_of_nothing_and_over_several_files(tmp_path):
    assert "The last 200 lines of the log" in list(report_lines(()))
    newest, older = log_files()[:2]
    newest.parent.mkdir(parents=True)
    newest.write_text(f"{HEAD}new\n")
    older.write_text("".join(f"{HEAD}old {n}\n" for n in range(400)))
    lines = list(report_lines(()))
    assert lines[-1] == f"{HEAD}new"
    assert lines[-2] == f"{HEAD}old 399"
    save_report(tmp_path / "report.txt", ())
    assert (tmp_path / "report.txt").read_text("utf-8").splitlines()[1:] == lines[1:]


def test_the_command_writes_one(tmp_path):
    fill(tmp_path)
    file = tmp_path / "report.txt"
    done = CliRunner().invoke(cli, ["doctor", "--only", "files", "--report", str(file)])
    assert "Log folder" in done.stdout
    text = file.read_text("utf-8")
    assert [secret for secret in SECRETS if secret in text] == []
    assert "Crash reports" in text


def test_a_report_that_cannot_be_written_is_an_error(tmp_path):
    file = tmp_path / "gone" / "report.txt"
    done = CliRunner().invoke(cli, ["doctor", "--only", "files", "--report", str(file)])
    assert done.exit_code == 1
    assert "No such file" in done.stderr
