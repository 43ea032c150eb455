"""`shengwen export`, as a user types it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import cli
from app.messages import Messages
from engine import READABLE, TranscriptUnreadable, encode, read_transcript
from tests.unit.test_messages import reasons

SRT = (
    "1\n00:00:01,000 --> 00:00:02,500\nHello\nthere.\n\n"
    "2\n00:00:02,500 --> 00:00:04,000\nAll of it, as it was.\n\n"
)


@pytest.fixture
def shengwen(monkeypatch):
    monkeypatch.setattr("app.cli_export.start_logging", lambda: None)

    def run(*arguments: object):
        return CliRunner().invoke(cli, ["export", *map(str, arguments)])

    return run


@pytest.fixture
def srt(tmp_path) -> Path:
    path = tmp_path / "talk.zh.srt"
    path.write_text(SRT, "utf-8")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_subtitles_keep_their_cues(shengwen, srt, tmp_path):
    done = shengwen(srt, "--format", "vtt,srt,docx,textgrid")
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines() == [
        str(tmp_path / f"talk.zh{suffix}") for suffix in (".vtt", " (2).srt", ".docx", ".TextGrid")
    ]
    assert done.stderr == ""
    assert (tmp_path / "talk.zh (2).srt").read_text("utf-8") == SRT
    assert "Hello\nthere." in (tmp_path / "talk.zh.vtt").read_text("utf-8")


def test_a_profile_cuts_them_anew(shengwen, srt, tmp_path):
    done = shengwen(srt, "--format", "vtt", "--profile", "netflix-en")
    assert done.exit_code == 0
    assert "\nHello there.\n" in (tmp_path / "talk.zh.vtt").read_text("utf-8")


def test_a_transcript_is_cut_by_its_language_or_left_in_rows(shengwen, srt, tmp_path):
    transcript = read_transcript(SRT.encode(), "talk.srt").transcript
    (tmp_path / "talk.json").write_bytes(encode(transcript, "json"))
    assert shengwen(tmp_path / "talk.json", "--output", tmp_path / "a" / "b").exit_code == 0
    assert "Hello there." in (tmp_path / "a" / "b" / "talk.srt").read_text("utf-8")
    rows = shengwen(tmp_path / "talk.json", "--profile", "rows", "--output", tmp_path / "c")
    assert rows.exit_code == 0
    assert (tmp_path / "c" / "talk.srt").read_text("utf-8") == SRT


def test_options_reach_the_file(shengwen, srt, tmp_path):
    done = shengwen(
        srt, "--format", "ass", "--bom", "--crlf", "--fps", "25", "--karaoke", "--speakers",
        "--tags", "emoji", "--font", "Noto Sans", "--colour", "FFCC00", "--position", "top",
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    data = (tmp_path / "talk.zh.ass").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf[Script Info]\r\n")
    assert rb"{\k" in data
    assert b"Default,Noto Sans,60,&H0000CCFF," in data


def test_one_bad_file_never_stops_the_others(shengwen, srt, tmp_path):
    (tmp_path / "bad.json").write_text('{"format": "shengwen-transcript", "version": 9}')
    (tmp_path / "sound.srt").write_bytes(b"RIFF\0\0\0\0WAVE" * 9)
    (tmp_path / "folder.srt").mkdir()
    bad = [tmp_path / name for name in ("bad.json", "sound.srt", "folder.srt", "missing.srt")]
    done = shengwen(*bad, srt, "--format", "txt")
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [str(tmp_path / "talk.zh.txt")]
    lines = done.stderr.splitlines()
    assert len(lines) == 4
    assert "version 9" in lines[0]
    assert all(str(path) in line for path, line in zip(bad, lines, strict=True))


def test_what_was_mended_is_said(shengwen, srt, tmp_path):
    srt.write_text(SRT.replace("2\n00:00:02,500", "7\n00:00:02,000") + "3\n0:9,0 --> 0:9,5\n\n")
    done = shengwen(srt, "--format", "vtt")
    assert done.exit_code == 0
    assert "Cues without text, left out: 1 (the first: cue 3)." in done.stderr
    assert "overlap" in done.stderr
    quiet = shengwen(srt, "--format", "vtt", "--quiet")
    assert (quiet.exit_code, quiet.output) == (0, "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--format", "doc"],
        ["--profile", "imax"],
        ["--colour", "red"],
        ["--fps", "0"],
        ["--tags", "some"],
    ],
)
def test_wrong_usage(shengwen, srt, tmp_path, arguments):
    assert shengwen(srt, *arguments).exit_code == 2
    assert names(tmp_path) == ["talk.zh.srt"]


def test_a_folder_that_is_read_only_is_named(shengwen, srt, tmp_path, monkeypatch):
    def refuse(**_names: object) -> None:
        raise PermissionError(13, "Permission denied", "/a/temporary/file")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    done = shengwen(srt, "--format", "vtt")
    assert done.exit_code == 1
    assert f"{tmp_path} cannot be written: Permission denied" in done.stderr


def test_a_file_in_the_place_of_the_folder_is_named(shengwen, srt):
    done = shengwen(srt, "--format", "vtt", "--output", srt)
    assert done.exit_code == 1
    assert "cannot be written" in done.stderr


def test_a_full_disk_leaves_nothing_behind(shengwen, srt, tmp_path, monkeypatch):
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    done = shengwen(srt, "--format", "vtt,docx")
    assert done.exit_code == 1
    assert "No space left" in done.stderr
    assert names(tmp_path) == ["talk.zh.srt"]


@pytest.mark.parametrize("suffix", READABLE)
def test_every_format_that_is_read_is_written_again(shengwen, tmp_path, suffix):
    transcript = read_transcript(SRT.encode(), "talk.srt").transcript
    data = encode(transcript, suffix[1:].replace("ssa", "ass"), as_rows=True)
    (tmp_path / f"talk{suffix}").write_bytes(data)
    done = shengwen(tmp_path / f"talk{suffix}", "--profile", "rows", "--output", tmp_path / "out")
    assert done.exit_code == 0
    assert (tmp_path / "out" / "talk.srt").read_text("utf-8") == SRT


@pytest.mark.parametrize("reason", reasons(TranscriptUnreadable))
def test_every_reason_has_words(reason):
    text = str(Messages().error(TranscriptUnreadable("a.json", reason, "x")))
    assert text.endswith(".")
    assert "%" not in text


def test_json_is_what_other_programs_get(shengwen, srt, tmp_path):
    assert shengwen(srt, "--format", "json").exit_code == 0
    document = json.loads((tmp_path / "talk.zh.json").read_text("utf-8"))
    assert document["segments"][0]["text"] == "Hello\nthere."
